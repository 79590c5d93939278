//! Whether two texts are the same script: the same tree, apart from brackets and places, and the
//! same comments.

use std::mem::discriminant;

use super::Refused;
use crate::ast::{Node, NodeId};
use crate::parse::{Options, Parsed};
use crate::tree::Tree;

/// Refuses an outcome that is not the same script as its source.
pub(super) fn check(source: &Parsed<'_>, out: &str, reading: Options) -> Result<(), Refused> {
    let again = reading.parse(out);
    let different = |what: &str| Err(Refused::Unsafe(what.to_owned()));
    if !again.is_valid() {
        let first = again.diagnostics.first().map_or("", |found| found.code.name);
        return different(&format!("it has the error `{first}`"));
    }
    if let Some(id) = first_difference(source.tree(), again.tree()) {
        let offset = source.ast.span(id).start;
        return different(&format!("what stands at byte {offset} is something else"));
    }
    if !has_same_comments(source, &again) {
        return different("a comment is lost");
    }
    Ok(())
}

/// The first node of `left` that is not the same in `right`.
fn first_difference(left: Tree<'_>, right: Tree<'_>) -> Option<NodeId> {
    let mut pairs = Vec::new();
    let mut children = (Vec::new(), Vec::new());
    let (ours, theirs) = (left.roots(), right.roots());
    if ours.len() != theirs.len() {
        return ours.get(theirs.len()).or(ours.last()).copied();
    }
    pairs.extend(ours.iter().copied().zip(theirs.iter().copied()).rev());
    while let Some((a, b)) = pairs.pop() {
        let (a, b) = (left.ast.peel(a), right.ast.peel(b));
        children.0.clear();
        children.1.clear();
        left.ast.each_child(a, |child| children.0.push(child));
        right.ast.each_child(b, |child| children.1.push(child));
        if children.0.len() != children.1.len() || !is_same_node((left, a), (right, b)) {
            return Some(a);
        }
        pairs.extend(children.0.iter().copied().zip(children.1.iter().copied()));
    }
    None
}

/// Whether two nodes are the same apart from their children.
fn is_same_node((left, a): (Tree<'_>, NodeId), (right, b): (Tree<'_>, NodeId)) -> bool {
    match (left.node(a), right.node(b)) {
        (Node::Ident, Node::Ident) | (Node::Name, Node::Name) => left.name(a) == right.name(b),
        (Node::Num, Node::Num) => left.number(a).to_bits() == right.number(b).to_bits(),
        (Node::Str, Node::Str) | (Node::TemplateText, Node::TemplateText) => {
            left.string(a) == right.string(b)
        }
        (Node::Bool(a), Node::Bool(b)) => a == b,
        (Node::Define { kind: a, .. }, Node::Define { kind: b, .. }) => a == b,
        (Node::Assign { op: a, .. }, Node::Assign { op: b, .. }) => a == b,
        (Node::Binary { op: a, .. }, Node::Binary { op: b, .. }) => a == b,
        (Node::Unary { op: a, .. }, Node::Unary { op: b, .. }) => a == b,
        (Node::Param { optional: a, .. }, Node::Param { optional: b, .. }) => a == b,
        (a, b) => discriminant(&a) == discriminant(&b),
    }
}

fn has_same_comments(left: &Parsed<'_>, right: &Parsed<'_>) -> bool {
    let text = |parsed: &Parsed<'_>, index: usize| {
        let comment = parsed.trivia.comments.get(index)?;
        let text = parsed.text.get(comment.span.range())?;
        Some(text.trim_end_matches([' ', '\t']).to_owned())
    };
    let count = left.trivia.comments.len();
    count == right.trivia.comments.len()
        && (0..count).all(|index| text(left, index) == text(right, index))
}

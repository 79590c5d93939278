//! Our own tree, a node to a line: `Binary Add 0..5`, with what is below it further in.

use std::fmt::Write as _;

use aizome_aiscript_syntax::{Node, NodeId, Tree};

/// The most that a line quotes of the script, in characters.
const QUOTED: usize = 60;

/// The whole tree. It has a stack of its own, so that deep trees need none.
pub(crate) fn print(tree: Tree<'_>) -> String {
    let mut out = String::new();
    let mut open: Vec<(usize, NodeId)> = tree.roots().iter().rev().map(|&id| (0, id)).collect();
    while let Some((depth, id)) = open.pop() {
        line(&mut out, tree, depth, id);
        let children = open.len();
        tree.ast.each_child(id, |child| open.push((depth + 1, child)));
        open[children..].reverse();
    }
    out
}

fn line(out: &mut String, tree: Tree<'_>, depth: usize, id: NodeId) {
    let (node, span) = (tree.node(id), tree.span(id));
    let written =
        write!(out, "{:1$}{2} {3}..{4}", "", depth * 2, label(node), span.start, span.end);
    written.expect("a string takes everything");
    if is_leaf(node) {
        let source = tree.source(id);
        let quoted: String = source.chars().take(QUOTED).collect();
        let more = if quoted.len() < source.len() { "…" } else { "" };
        write!(out, " {quoted:?}{more}").expect("a string takes everything");
    }
    out.push('\n');
}

/// The kind of a node, and what it has besides nodes.
fn label(node: Node) -> String {
    let whole = format!("{node:?}");
    let kind = whole.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match node {
        Node::Define { kind: define, .. } => format!("{kind} {define:?}"),
        Node::Assign { op, .. } => format!("{kind} {op:?}"),
        Node::Binary { op, .. } => format!("{kind} {op:?}"),
        Node::Unary { op, .. } => format!("{kind} {op:?}"),
        Node::Bool(value) => format!("{kind} {value}"),
        Node::Param { optional: true, .. } => format!("{kind} optional"),
        Node::Case { pattern: None, .. } => format!("{kind} default"),
        _ => kind.to_owned(),
    }
}

/// Whether the text of a node says more than its kind.
fn is_leaf(node: Node) -> bool {
    matches!(node, Node::Ident | Node::Name | Node::Num | Node::Str | Node::TemplateText)
}

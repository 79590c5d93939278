//! Texts that are not what they look like.

use aizome_aiscript_syntax::{BinaryOp, Node, NodeId};
use aizome_source::{Diagnostic, Span};

use crate::{Script, codes};

/// Looks at every string, and at what is compared with names of types.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let tree = script.tree;
    for id in tree.ast.ids() {
        match tree.node(id) {
            Node::Str | Node::TemplateText => escapes(script, id, found),
            Node::Binary { op: BinaryOp::Eq | BinaryOp::NotEq, left, right } => {
                found.extend(compared_type(script, left, right));
                found.extend(compared_type(script, right, left));
            }
            Node::Match { subject, cases } if is_type(script, subject) => {
                for &case in tree.list(cases) {
                    if let Node::Case { pattern: Some(pattern), .. } = tree.node(case) {
                        found.extend(type_name(script, pattern));
                    }
                }
            }
            _ => {}
        }
    }
}

/// Backslashes before letters that mean more elsewhere.
fn escapes(script: &Script<'_>, id: NodeId, found: &mut Vec<Diagnostic>) {
    let source = script.tree.source(id);
    let start = script.span(id).start;
    let mut from = 0;
    while let Some(at) = next_backslash(source, from) {
        let letter = source[at + 1..].chars().next();
        from = at + 1 + letter.map_or(0, char::len_utf8);
        if let Some(letter @ ('n' | 'r' | 't')) = letter {
            let at = start + u32::try_from(at).unwrap_or(u32::MAX);
            let escape = format!("\\{letter}");
            let found_here = codes::escape_is_a_letter(Span::new(at, at + 2), &escape, letter);
            // Once for each string is enough.
            return found.push(found_here);
        }
    }
}

fn next_backslash(source: &str, from: usize) -> Option<usize> {
    source.get(from..)?.find('\\').map(|at| from + at)
}

/// `Core:type(a) == "number"`
fn compared_type(script: &Script<'_>, asked: NodeId, name: NodeId) -> Option<Diagnostic> {
    if is_type(script, asked) { type_name(script, name) } else { None }
}

fn is_type(script: &Script<'_>, id: NodeId) -> bool {
    let Node::Call { target, .. } = script.tree.node(script.tree.ast.peel(id)) else {
        return false;
    };
    script.global(target) == Some("Core:type")
}

fn type_name(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let id = script.tree.ast.peel(id);
    if script.tree.node(id) != Node::Str {
        return None;
    }
    let name = script.tree.string(id);
    let types = ["null", "bool", "num", "str", "arr", "obj", "fn", "error"];
    if types.contains(&name.as_ref()) {
        return None;
    }
    Some(codes::unknown_type_name(script.span(id), name.as_ref()))
}

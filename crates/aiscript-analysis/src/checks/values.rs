//! Values that nobody gets: statements that only calculate.

use aizome_aiscript_syntax::{Node, NodeId};
use aizome_source::{Diagnostic, Localized};

use crate::{Script, codes};

/// Looks at all but the last statement of every block.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    if script.is_broken() {
        return;
    }
    let tree = script.tree;
    let mut look_at = |statements: &[NodeId]| {
        found.extend(statements.iter().filter_map(|&id| unused(script, id)));
    };
    look_at(all_but_last(tree.roots()));
    for id in tree.ast.ids() {
        match tree.node(id) {
            Node::Block { statements } => look_at(all_but_last(tree.list(statements))),
            // The value of the body of a loop goes nowhere.
            Node::Loop { body }
            | Node::While { body, .. }
            | Node::DoWhile { body, .. }
            | Node::For { body, .. }
            | Node::Times { body, .. }
            | Node::Each { body, .. } => {
                if let Node::Block { statements } = tree.node(body) {
                    look_at(tree.list(statements).last().map_or(&[], std::slice::from_ref));
                }
            }
            _ => {}
        }
    }
}

fn all_but_last(statements: &[NodeId]) -> &[NodeId] {
    statements.split_last().map_or(&[], |(_, rest)| rest)
}

fn unused(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let what = pure(script, id)?;
    Some(codes::unused_value(script.span(id), &what))
}

/// What an expression makes, if it does nothing else.
fn pure(script: &Script<'_>, id: NodeId) -> Option<Localized> {
    let (en, ja) = match script.tree.node(script.tree.ast.peel(id)) {
        Node::Ident => ("this variable", "この変数"),
        Node::Exists { .. } => ("this answer", "この結果"),
        Node::Num | Node::Str | Node::Bool(_) | Node::Null => ("this value", "この値"),
        Node::Template { .. } => ("this text", "この文字列"),
        Node::Array { .. } => ("this array", "この配列"),
        Node::Object { .. } => ("this object", "このオブジェクト"),
        Node::Fn(_) => ("this function", "この関数"),
        Node::Unary { .. } | Node::Binary { .. } => ("this result", "この計算結果"),
        Node::Prop { .. } | Node::Index { .. } => ("what is read here", "ここで読んだ値"),
        _ => return None,
    };
    is_pure(script, id).then(|| Localized::new(en, ja))
}

/// Whether an expression calls nothing, and has no statements in it.
fn is_pure(script: &Script<'_>, id: NodeId) -> bool {
    let mut rest = vec![id];
    while let Some(id) = rest.pop() {
        match script.tree.node(id) {
            Node::Fn(_) => {}
            Node::Call { .. }
            | Node::Eval { .. }
            | Node::If { .. }
            | Node::Match { .. }
            | Node::Labelled { .. }
            | Node::Error { .. } => return false,
            _ => script.tree.ast.each_child(id, |child| rest.push(child)),
        }
    }
    true
}

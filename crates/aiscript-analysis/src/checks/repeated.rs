//! Keys, cases and conditions that stand twice.

use aizome_aiscript_syntax::{Node, NodeId};
use aizome_source::{Diagnostic, Span};
use rustc_hash::FxHashMap;

use crate::{Script, codes};

/// Looks at every object, `match` and `if`.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let tree = script.tree;
    // From 1.3 on the parser says it of keys itself, as an error.
    let says_keys = !script.is_broken();
    for id in tree.ast.ids() {
        match tree.node(id) {
            Node::Object { entries } if says_keys => keys(script, tree.list(entries), found),
            Node::Match { cases, .. } => cases_of(script, tree.list(cases), found),
            Node::If { branches, .. } => conditions(script, tree.list(branches), found),
            _ => {}
        }
    }
}

fn keys(script: &Script<'_>, entries: &[NodeId], found: &mut Vec<Diagnostic>) {
    let mut last = FxHashMap::default();
    for &entry in entries.iter().rev() {
        let Node::Entry { key, .. } = script.tree.node(entry) else { continue };
        let at = script.span(key);
        let key = script.tree.key(key);
        match last.get(&key) {
            Some(&last) => found.push(codes::repeated_key(at, key.as_ref(), last)),
            None => {
                last.insert(key, at);
            }
        }
    }
}

fn cases_of(script: &Script<'_>, cases: &[NodeId], found: &mut Vec<Diagnostic>) {
    let mut first: FxHashMap<&str, Span> = FxHashMap::default();
    for &case in cases {
        let Node::Case { pattern: Some(pattern), .. } = script.tree.node(case) else { continue };
        let pattern = script.tree.ast.peel(pattern);
        let is_value =
            matches!(script.tree.node(pattern), Node::Num | Node::Str | Node::Bool(_) | Node::Null);
        let at = script.span(pattern);
        if !is_value {
            continue;
        }
        match first.get(script.tree.source(pattern)) {
            Some(&first) => found.push(codes::repeated_case(at, first)),
            None => {
                first.insert(script.tree.source(pattern), at);
            }
        }
    }
}

fn conditions(script: &Script<'_>, branches: &[NodeId], found: &mut Vec<Diagnostic>) {
    let mut first: FxHashMap<&str, Span> = FxHashMap::default();
    if branches.len() < 2 {
        return;
    }
    for &branch in branches {
        let Node::Branch { condition, .. } = script.tree.node(branch) else { continue };
        let condition = script.tree.ast.peel(condition);
        let at = script.span(condition);
        if at.len() > LONGEST_CONDITION {
            continue;
        }
        match first.get(script.tree.source(condition)) {
            Some(&first) if is_steady(script, condition) => {
                found.push(codes::repeated_condition(at, first));
            }
            _ => {
                first.insert(script.tree.source(condition), at);
            }
        }
    }
}

/// How many bytes a condition may have to be compared: conditions can stand in conditions, each
/// compared with all in it.
const LONGEST_CONDITION: u32 = 512;

/// Whether an expression has the same value each time: it calls nothing.
fn is_steady(script: &Script<'_>, id: NodeId) -> bool {
    let mut rest = vec![id];
    while let Some(id) = rest.pop() {
        match script.tree.node(id) {
            Node::Call { .. } | Node::Eval { .. } | Node::If { .. } | Node::Match { .. } => {
                return false;
            }
            Node::Binary { .. }
                if script.scopes.reference_of(id).is_some() && script.global(id).is_none() =>
            {
                return false;
            }
            _ => script.tree.ast.each_child(id, |child| rest.push(child)),
        }
    }
    true
}

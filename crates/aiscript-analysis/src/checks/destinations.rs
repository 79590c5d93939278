//! Destinations that are no names, and names that cannot be where they are.

use aizome_aiscript_syntax::scopes::{BindingKind, Place, ScopeKind};
use aizome_aiscript_syntax::{AssignOp, Define, Node, NodeId};
use aizome_source::{Diagnostic, Span};

use crate::{Script, codes};

/// Looks at every destination.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    for bad in script.scopes.bad_destinations() {
        let at = script.span(bad.node);
        found.push(match bad.place {
            Place::Definition => codes::bad_pattern(at),
            Place::Assignment => codes::bad_assignment(at),
        });
    }
    for (_, binding) in script.scopes.bindings() {
        let name = script.scopes.name(binding.name);
        let kind = name.rsplit_once(':').map(|(_, last)| last);
        if binding.kind != BindingKind::Outside && kind.is_some_and(is_type) {
            found.push(codes::type_in_pattern(script.span(binding.node), name));
        }
    }
    for id in script.tree.ast.ids() {
        found.extend(calculated(script, id));
    }
    for (_, scope) in script.scopes.scopes() {
        if let (ScopeKind::Namespace, Some(node)) = (scope.kind, scope.node) {
            members(script, node, found);
        }
    }
}

fn is_type(word: &str) -> bool {
    matches!(
        word,
        "null" | "bool" | "num" | "str" | "arr" | "obj" | "any" | "never" | "void" | "error"
    )
}

/// `[a, b] += 1`
fn calculated(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let tree = script.tree;
    let Node::Assign { op: AssignOp::Add | AssignOp::Sub, dest, .. } = tree.node(id) else {
        return None;
    };
    let is_pattern =
        matches!(tree.node(tree.ast.peel(dest)), Node::Array { .. } | Node::Object { .. });
    is_pattern.then(|| codes::calculated_pattern(tree.span(dest)))
}

/// What cannot be a member of a namespace.
fn members(script: &Script<'_>, namespace: NodeId, found: &mut Vec<Diagnostic>) {
    let tree = script.tree;
    let Node::Namespace { members, .. } = tree.node(namespace) else { return };
    for &member in tree.list(members) {
        let definition = match tree.node(member) {
            Node::Attributed { target, .. } => target,
            _ => member,
        };
        let Node::Define { kind, dest, .. } = tree.node(definition) else { continue };
        let at = tree.span(dest);
        if !matches!(tree.node(tree.ast.peel(dest)), Node::Ident | Node::Error { .. }) {
            found.push(codes::pattern_in_namespace(at));
        } else if kind == Define::Var {
            let name = tree.name(tree.ast.peel(dest));
            let whole = Span::new(tree.span(definition).start, at.end);
            found.push(codes::variable_in_namespace(whole, name.as_ref()));
        }
    }
}

//! Where the reference goes when it visits a tree, and in which order: the first thing found wrong
//! is the one it throws.
//!
//! Not quite the order of the text: what is assigned comes before its place, and of a doubled key
//! only the last value is seen. Patterns (what `let`, `each` and parameters bind) and the values of
//! attributes and metadata are not visited at all.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::ast::{List, Node, NodeId};
use crate::tree::Tree;

/// Adds what is visited below a node to a stack, so that it comes off in order.
///
/// A stack and no recursion: trees are deep where they are hostile. What could not be read is
/// passed over, because whatever is wrong there follows from that.
pub(super) fn push_children<Step>(
    tree: Tree<'_>,
    id: NodeId,
    stack: &mut Vec<Step>,
    step: impl Fn(NodeId) -> Step,
) {
    let bottom = stack.len();
    children(tree, id, |child| stack.push(step(child)));
    stack[bottom..].reverse();
}

/// The label that counts, and what it is on. Of several labels on one thing the reference keeps the
/// first, and brackets between them mean nothing to it.
pub(super) fn labelled(tree: Tree<'_>, mut id: NodeId) -> (Option<NodeId>, NodeId) {
    let mut first = None;
    loop {
        match tree.node(id) {
            Node::Labelled { label, target } => {
                first = first.or(Some(label));
                id = target;
            }
            Node::Paren { inner } => id = inner,
            _ => return (first, id),
        }
    }
}

/// Calls `visit` with what is visited below a node, in order.
pub(super) fn children(tree: Tree<'_>, id: NodeId, mut visit: impl FnMut(NodeId)) {
    let mut all = |list: List| tree.list(list).iter().copied().for_each(&mut visit);
    match tree.node(id) {
        Node::Error { .. }
        | Node::Meta { .. }
        | Node::Attribute { .. }
        | Node::Continue { .. }
        | Node::Ident
        | Node::Name
        | Node::Num
        | Node::Str
        | Node::TemplateText
        | Node::Bool(_)
        | Node::Null => {}
        Node::Namespace { members: list, .. }
        | Node::Block { statements: list }
        | Node::Template { parts: list }
        | Node::Array { items: list }
        | Node::UnionType { members: list } => all(list),
        Node::Object { entries } if may_double(tree, entries) => {
            tree.entries(entries).into_iter().for_each(|(_, value)| visit(value));
        }
        Node::Object { entries: list } => all(list),
        Node::If { branches, otherwise } => {
            all(branches);
            otherwise.into_iter().for_each(visit);
        }
        Node::Match { subject: first, cases: rest } | Node::Call { target: first, args: rest } => {
            visit(first);
            tree.list(rest).iter().copied().for_each(visit);
        }
        Node::Fn(function) => {
            let parts = tree.ast.function(function);
            all(parts.params);
            parts.result.into_iter().chain([parts.body]).for_each(visit);
        }
        Node::FnType(ty) => {
            let parts = tree.ast.function_type(ty);
            all(parts.params);
            visit(parts.result);
        }
        Node::Attributed { target: one, .. }
        | Node::Labelled { target: one, .. }
        | Node::Out { value: one }
        | Node::Return { value: one }
        | Node::Loop { body: one }
        | Node::Eval { body: one }
        | Node::Unary { operand: one, .. }
        | Node::Prop { target: one, .. }
        | Node::Paren { inner: one }
        | Node::Exists { name: one }
        | Node::Entry { value: one, .. } => visit(one),
        Node::Each { items: one, body: two, .. }
        | Node::For { range: one, body: two }
        | Node::Times { count: one, body: two }
        | Node::While { condition: one, body: two }
        | Node::DoWhile { body: one, condition: two, .. }
        | Node::Assign { value: one, dest: two, .. }
        | Node::Branch { condition: one, body: two }
        | Node::Binary { left: one, right: two, .. }
        | Node::Index { target: one, index: two } => [one, two].into_iter().for_each(visit),
        Node::Define { ty: maybe, value: one, .. }
        | Node::Range { from: maybe, to: one, .. }
        | Node::Case { pattern: maybe, body: one } => {
            maybe.into_iter().chain([one]).for_each(visit);
        }
        Node::Param { default, ty, .. } => default.into_iter().chain(ty).for_each(visit),
        Node::Break { value: maybe, .. } | Node::NamedType { inner: maybe, .. } => {
            maybe.into_iter().for_each(visit);
        }
    }
}

/// Whether an object may have a key twice. To find out for sure takes a table, which hardly any
/// object needs.
fn may_double(tree: Tree<'_>, entries: List) -> bool {
    let mut seen = [0_u64; 4];
    tree.list(entries).iter().any(|&entry| {
        let Node::Entry { key, .. } = tree.node(entry) else { return false };
        let hash = FxBuildHasher.hash_one(&*tree.key(key));
        let (word, bit) = (hash as usize / 64 % 4, 1 << (hash % 64));
        let is_seen = seen[word] & bit != 0;
        seen[word] |= bit;
        is_seen
    })
}

//! Which brackets stay: those that the language or the eye needs.
//!
//! Brackets around an operand stay as they were written, even where precedence would do: whoever
//! wrote them wanted them seen. Brackets around something that nothing could pull apart go.

use aizome_source::Span;

use super::printer::Printer;
use crate::ast::{BinaryOp, Node, NodeId, UnaryOp};
use crate::tree::Tree;

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Between separators: all of a value.
    Whole,
    /// At the end of a statement, after which an `else` may follow.
    Tail,
    /// Beside an operator.
    Operand,
    /// Before `(`, `[` or `.`.
    Target,
    /// Before the `{` of a body.
    Condition,
    /// As a statement.
    Statement,
    /// As a body without braces: what stands before it could go on with it.
    Body,
}

impl Printer<'_> {
    /// Whether `inner`, which has brackets in the source, keeps them: where they are needed, and
    /// where a comment stands directly inside.
    pub(super) fn keeps_brackets(&self, outer: NodeId, inner: NodeId, place: Place) -> bool {
        let (outer, start) = (self.tree.span(outer), self.tree.span(inner).start);
        place.needs_brackets(self.tree, inner)
            || self.has_comment(Span::new(outer.start, start))
            || self.has_comment(Span::new(self.code_end(inner), outer.end))
    }

    /// Whether the text of an expression will start with a bracket.
    pub(super) fn starts_with_bracket(&self, mut id: NodeId, mut place: Place) -> bool {
        loop {
            match self.tree.node(id) {
                Node::Paren { .. } => {
                    let inner = self.tree.ast.peel(id);
                    if self.keeps_brackets(id, inner, place) {
                        return true;
                    }
                    id = inner;
                }
                Node::Binary { left, .. } => (id, place) = (left, Place::Operand),
                Node::Call { target, .. }
                | Node::Index { target, .. }
                | Node::Prop { target, .. } => {
                    (id, place) = (target, Place::Target);
                }
                // A number gets brackets before a dot.
                Node::Num => return place == Place::Target,
                _ => return false,
            }
        }
    }
}

impl Place {
    /// Whether an expression that has brackets in the source needs them here.
    fn needs_brackets(self, tree: Tree<'_>, inner: NodeId) -> bool {
        match self {
            Self::Whole => false,
            Self::Tail => takes_else(tree, inner),
            Self::Operand => !is_tight(tree.node(inner)),
            Self::Target => {
                matches!(tree.node(inner), Node::Num | Node::Bool(_) | Node::Null)
                    || !is_tight(tree.node(inner))
            }
            Self::Condition | Self::Statement => !is_plain(tree, inner),
            Self::Body => {
                let first = tree.node(first(tree, inner));
                let is_sign =
                    matches!(first, Node::Unary { op: UnaryOp::Plus | UnaryOp::Minus, .. });
                is_sign || !is_plain(tree, inner)
            }
        }
    }
}

/// How strongly an operator binds.
pub(super) fn power(op: BinaryOp) -> u8 {
    match op {
        BinaryOp::Pow => 7,
        BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem => 6,
        BinaryOp::Add | BinaryOp::Sub => 5,
        BinaryOp::Lt | BinaryOp::LtEq | BinaryOp::Gt | BinaryOp::GtEq => 4,
        BinaryOp::Eq | BinaryOp::NotEq => 3,
        BinaryOp::And => 2,
        BinaryOp::Or => 1,
    }
}

/// Whether nothing beside an expression can take a part of it.
fn is_tight(node: Node) -> bool {
    matches!(
        node,
        Node::Ident
            | Node::Call { .. }
            | Node::Index { .. }
            | Node::Prop { .. }
            | Node::Num
            | Node::Str
            | Node::Bool(_)
            | Node::Null
            | Node::Template { .. }
            | Node::Array { .. }
    )
}

/// Whether an expression neither starts nor ends with words or braces, which could be taken for
/// what stands around it.
fn is_plain(tree: Tree<'_>, id: NodeId) -> bool {
    let is_wordy = |id| {
        matches!(
            tree.node(id),
            Node::Object { .. }
                | Node::Fn(_)
                | Node::If { .. }
                | Node::Match { .. }
                | Node::Eval { .. }
                | Node::Labelled { .. }
        )
    };
    !is_wordy(first(tree, id)) && !is_wordy(last(tree, id))
}

/// Whether an `else` behind a statement or expression would belong to an `if` in it.
pub(super) fn takes_else(tree: Tree<'_>, mut id: NodeId) -> bool {
    loop {
        id = match tree.node(id) {
            Node::If { otherwise: None, .. } => return true,
            Node::If { otherwise: Some(next), .. }
            | Node::Paren { inner: next }
            | Node::Binary { right: next, .. }
            | Node::Unary { operand: next, .. }
            | Node::Labelled { target: next, .. }
            | Node::Out { value: next }
            | Node::Return { value: next }
            | Node::Assign { value: next, .. }
            | Node::Define { value: next, .. }
            | Node::Break { value: Some(next), .. }
            | Node::Each { body: next, .. }
            | Node::For { body: next, .. }
            | Node::Times { body: next, .. }
            | Node::While { body: next, .. }
            | Node::DoWhile { condition: next, .. } => next,
            _ => return false,
        };
    }
}

/// The part with which an expression starts.
fn first(tree: Tree<'_>, mut id: NodeId) -> NodeId {
    loop {
        id = match tree.node(id) {
            Node::Binary { left: next, .. }
            | Node::Call { target: next, .. }
            | Node::Index { target: next, .. }
            | Node::Prop { target: next, .. } => next,
            _ => return id,
        };
    }
}

/// The part with which an expression ends.
fn last(tree: Tree<'_>, mut id: NodeId) -> NodeId {
    loop {
        id = match tree.node(id) {
            Node::Binary { right: next, .. } | Node::Unary { operand: next, .. } => next,
            _ => return id,
        };
    }
}

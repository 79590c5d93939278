//! What an expression evidently is, by its form alone: a text in quotes is a text. Names and calls
//! can be anything.

use aizome_aiscript_syntax::{BinaryOp, Node, NodeId, UnaryOp};
use aizome_source::Localized;

use crate::Script;

/// What an expression evidently is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Num,
    Str,
    Array,
    Object,
    Function,
}

impl Kind {
    /// The words for it.
    pub(crate) fn words(self) -> Localized {
        let (en, ja) = match self {
            Self::Null => ("`null`", "`null`"),
            Self::Bool => ("`true` or `false`", "真偽値"),
            Self::Num => ("a number", "数"),
            Self::Str => ("a string", "文字列"),
            Self::Array => ("an array", "配列"),
            Self::Object => ("an object", "オブジェクト"),
            Self::Function => ("a function", "関数"),
        };
        Localized::new(en, ja)
    }
}

impl Script<'_> {
    /// What an expression evidently is.
    pub(crate) fn evident(&self, id: NodeId) -> Option<Kind> {
        Some(match self.tree.node(self.tree.ast.peel(id)) {
            Node::Null => Kind::Null,
            Node::Bool(_) | Node::Exists { .. } => Kind::Bool,
            Node::Num => Kind::Num,
            Node::Str | Node::Template { .. } => Kind::Str,
            Node::Array { .. } => Kind::Array,
            Node::Object { .. } => Kind::Object,
            Node::Fn(_) => Kind::Function,
            Node::Unary { op: UnaryOp::Plus | UnaryOp::Minus, .. } => Kind::Num,
            Node::Unary { op: UnaryOp::Not, .. } => Kind::Bool,
            Node::Binary { op: BinaryOp::And | BinaryOp::Or, .. } => Kind::Bool,
            Node::Binary { op, .. } => {
                self.global(self.tree.ast.peel(id))?;
                if is_comparison(op) { Kind::Bool } else { Kind::Num }
            }
            _ => return None,
        })
    }
}

/// Whether an operator answers with `true` or `false`.
pub(crate) fn is_comparison(op: BinaryOp) -> bool {
    use BinaryOp::{Eq, Gt, GtEq, Lt, LtEq, NotEq};
    matches!(op, Lt | LtEq | Gt | GtEq | Eq | NotEq)
}

/// How an operator is written.
pub(crate) fn symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Pow => "^",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Lt => "<",
        BinaryOp::LtEq => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::GtEq => ">=",
        BinaryOp::Eq => "==",
        BinaryOp::NotEq => "!=",
        BinaryOp::And => "&&",
        BinaryOp::Or => "||",
    }
}

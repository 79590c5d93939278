//! Expressions: operators by binding power (Pratt parsing), and what they bind.
//!
//! The powers are those of the reference: an operator goes on with what is left of it if its left
//! power is at least the least power asked for; a higher left power than right power makes it bind
//! to the right.

use aizome_source::Span;

use super::hint::{self, Expected};
use super::list::ListKind;
use super::parser::Parser;
use crate::ast::{BinaryOp, List, Node, NodeId, UnaryOp};
use crate::token::TokenKind;

/// The power with which a sign or `!` binds what follows.
const PREFIX: u8 = 14;
/// The left power of `.`, which only `(` and `[` exceed. No operator asks for more.
const PROPERTY: u8 = 18;

/// What an operator makes, and how it binds to its left and to its right.
fn infix(kind: TokenKind) -> Option<(BinaryOp, u8, u8)> {
    Some(match kind {
        TokenKind::Hat => (BinaryOp::Pow, 17, 16),
        TokenKind::Asterisk => (BinaryOp::Mul, 12, 13),
        TokenKind::Slash => (BinaryOp::Div, 12, 13),
        TokenKind::Percent => (BinaryOp::Rem, 12, 13),
        TokenKind::Plus => (BinaryOp::Add, 10, 11),
        TokenKind::Minus => (BinaryOp::Sub, 10, 11),
        TokenKind::Lt => (BinaryOp::Lt, 8, 9),
        TokenKind::LtEq => (BinaryOp::LtEq, 8, 9),
        TokenKind::Gt => (BinaryOp::Gt, 8, 9),
        TokenKind::GtEq => (BinaryOp::GtEq, 8, 9),
        TokenKind::Eq2 => (BinaryOp::Eq, 6, 7),
        TokenKind::NotEq => (BinaryOp::NotEq, 6, 7),
        TokenKind::And2 => (BinaryOp::And, 4, 5),
        TokenKind::Or2 => (BinaryOp::Or, 2, 3),
        _ => return None,
    })
}

impl Parser<'_> {
    /// Any expression.
    pub(super) fn expression(&mut self) -> NodeId {
        self.bound(0)
    }

    /// What binds at least with the power `least`.
    fn bound(&mut self, least: u8) -> NodeId {
        self.nested(|p| {
            let start = p.start();
            let mut left = match p.kind() {
                TokenKind::Plus => p.unary(UnaryOp::Plus),
                TokenKind::Minus => p.unary(UnaryOp::Minus),
                TokenKind::Not => p.unary(UnaryOp::Not),
                _ => p.atom(),
            };
            loop {
                p.continuation();
                let Some(more) = p.extended(left, start, least) else { return left };
                left = more;
                if !p.grow() {
                    p.too_deep();
                    return left;
                }
            }
        })
    }

    /// `left` with the operator that follows, if one does that binds strongly enough.
    fn extended(&mut self, left: NodeId, start: u32, least: u8) -> Option<NodeId> {
        match self.kind() {
            TokenKind::OpenParen if !self.token().spaced => Some(self.call(left, start)),
            TokenKind::OpenBracket if !self.token().spaced => Some(self.index(left, start)),
            TokenKind::Dot if PROPERTY >= least => Some(self.property(left, start)),
            kind => {
                let (op, left_power, right_power) = infix(kind)?;
                (left_power >= least).then(|| self.binary(op, right_power, left, start))
            }
        }
    }

    fn unary(&mut self, op: UnaryOp) -> NodeId {
        let start = self.start();
        self.bump();
        self.continuation();
        let operand = self.bound(PREFIX);
        let span = Span::new(start, self.last_end());
        let end = self.ast.location(self.ast.peel(operand)).end;
        self.add(Node::Unary { op, operand }, span, Span::new(start, end))
    }

    fn binary(&mut self, op: BinaryOp, power: u8, left: NodeId, start: u32) -> NodeId {
        let anchor = self.start();
        self.bump();
        self.continuation();
        let right = self.bound(power);
        self.node_at(Node::Binary { op, left, right }, start, anchor)
    }

    /// `\` at the end of a line: the expression goes on.
    fn continuation(&mut self) {
        if self.is(TokenKind::BackSlash) {
            self.bump();
            self.expect(TokenKind::NewLine);
            self.forget_continuation();
        }
    }

    /// `a.b`, `a."b"`
    fn property(&mut self, target: NodeId, start: u32) -> NodeId {
        let anchor = self.start();
        self.bump();
        self.continuation();
        let name = self.key(&Expected::Property);
        self.node_at(Node::Prop { target, name }, start, anchor)
    }

    /// The name of a property or entry: any word, or a string.
    pub(super) fn key(&mut self, expected: &Expected) -> NodeId {
        match self.kind() {
            TokenKind::Identifier => self.leaf(Node::Name),
            TokenKind::StringLiteral => self.leaf(Node::Str),
            kind if kind.keyword().is_some() => self.leaf(Node::Name),
            _ => {
                self.unexpected(expected);
                // `a.0` is surely meant to be an element.
                if self.is(TokenKind::NumberLiteral) {
                    self.leaf(Node::Name)
                } else {
                    self.missing()
                }
            }
        }
    }

    /// `a(b, c)`
    fn call(&mut self, target: NodeId, start: u32) -> NodeId {
        let anchor = self.start();
        let opened = self.open(TokenKind::OpenParen);
        let args = self.elements(ListKind::Args, Self::expression);
        self.close(TokenKind::CloseParen, opened);
        self.node_at(Node::Call { target, args }, start, anchor)
    }

    /// `a[b]`
    fn index(&mut self, target: NodeId, start: u32) -> NodeId {
        let anchor = self.start();
        let opened = self.open(TokenKind::OpenBracket);
        let index = self.expression();
        self.close(TokenKind::CloseBracket, opened);
        self.node_at(Node::Index { target, index }, start, anchor)
    }

    /// What operators bind.
    fn atom(&mut self) -> NodeId {
        match self.kind() {
            TokenKind::Identifier => self.reference(),
            TokenKind::NumberLiteral => self.leaf(Node::Num),
            TokenKind::StringLiteral => self.leaf(Node::Str),
            TokenKind::TrueKeyword => self.leaf(Node::Bool(true)),
            TokenKind::FalseKeyword => self.leaf(Node::Bool(false)),
            TokenKind::NullKeyword => self.leaf(Node::Null),
            TokenKind::Template => self.template(),
            TokenKind::OpenParen => self.paren(Self::expression),
            TokenKind::OpenBracket => self.array(Self::expression),
            TokenKind::OpenBrace => self.object(Self::entry),
            TokenKind::At => self.function_expression(),
            TokenKind::IfKeyword => self.if_(),
            TokenKind::MatchKeyword => self.match_(),
            TokenKind::EvalKeyword => self.eval(),
            TokenKind::ExistsKeyword => self.exists(),
            TokenKind::Sharp => self.labelled_expression(),
            _ => self.no_expression(),
        }
    }

    /// Nothing that has a value is here. What is left of an operator of another language is taken,
    /// and lines that go on with the one before are read together.
    #[cold]
    fn no_expression(&mut self) -> NodeId {
        let is_first = !self.is_reported();
        self.unexpected(&Expected::Expression);
        let rest = hint::rest_of_operator(self);
        if self.is(TokenKind::Error) {
            return self.leaf(Node::Error { parts: List::default() });
        } else if is_first && rest.is_some() {
            self.skip_to(rest);
            return self.bound(PREFIX);
        }
        if is_first && hint::is_continued(self) {
            self.bump();
            self.mark_reported();
            return self.bound(PREFIX);
        }
        let mut left = self.missing();
        if is_first && hint::is_leading(self) {
            left = self.lines_from(left);
        }
        left
    }

    /// Reads lines that begin with an operator, after that was reported.
    #[cold]
    pub(super) fn lines_that_go_on(&mut self) {
        if hint::is_else_if(self) {
            self.bump();
            self.mark_reported();
        } else if self.is(TokenKind::NewLine) && hint::is_infix(self.peek(1)) {
            self.bump();
            let left = self.missing();
            self.lines_from(left);
        }
    }

    fn lines_from(&mut self, mut left: NodeId) -> NodeId {
        let start = self.start();
        loop {
            while let Some(more) = self.extended(left, start, 0) {
                left = more;
                if !self.grow() {
                    return left;
                }
            }
            if !self.is(TokenKind::NewLine) || !hint::is_infix(self.peek(1)) {
                return left;
            }
            hint::cure_line_end(self);
            self.bump();
        }
    }

    /// `(a)`
    pub(super) fn paren(&mut self, read: fn(&mut Self) -> NodeId) -> NodeId {
        let start = self.start();
        let opened = self.open(TokenKind::OpenParen);
        let mut inner = read(self);
        if self.is(TokenKind::Eq) {
            inner = self.assignment_in_paren(inner);
        }
        self.close(TokenKind::CloseParen, opened);
        self.node(Node::Paren { inner }, start)
    }

    /// `(a = b)`: surely a comparison. It is read as one, after it was reported.
    #[cold]
    fn assignment_in_paren(&mut self, left: NodeId) -> NodeId {
        self.unexpected(&Expected::Token(TokenKind::CloseParen));
        let start = self.span(left).start;
        self.binary(BinaryOp::Eq, 7, left, start)
    }

    /// `a`, `A:b:c`
    pub(super) fn reference(&mut self) -> NodeId {
        let start = self.start();
        if !self.is(TokenKind::Identifier) {
            return self.identifier();
        }
        self.bump();
        while self.is(TokenKind::Colon) {
            self.no_space_in_name();
            self.bump();
            self.no_space_in_name();
            if !self.expect_name_part() {
                break;
            }
        }
        self.node(Node::Ident, start)
    }

    fn expect_name_part(&mut self) -> bool {
        let there = self.take(TokenKind::Identifier);
        if !there {
            self.unexpected(&Expected::NamePart);
        }
        there
    }

    fn no_space_in_name(&mut self) {
        if self.token().spaced {
            let found = hint::space_in_name(self);
            self.report(found, "Cannot use spaces in a reference.");
        }
    }

    /// `#name: if a {}`
    fn labelled_expression(&mut self) -> NodeId {
        let start = self.start();
        let label = self.label();
        self.expect(TokenKind::Colon);
        let target = self.expression();
        let node = self.ast.node(self.labelled_node(target));
        let can = matches!(
            node,
            Node::If { .. } | Node::Match { .. } | Node::Eval { .. } | Node::Error { .. }
        );
        if !can {
            let text = "cannot use label for expression other than eval / if / match";
            self.misplaced_label(label, target, text);
        }
        self.node(Node::Labelled { label, target }, start)
    }
}

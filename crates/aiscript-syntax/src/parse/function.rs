//! Functions, their parameters, and types.

use super::hint::Expected;
use super::list::ListKind;
use super::parser::Parser;
use crate::ast::{Function, FunctionType, List, Node, NodeId};
use crate::token::TokenKind;
use crate::validate::{is_type, takes_inner};

impl Parser<'_> {
    /// `@(a) { b }`
    pub(super) fn function_expression(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        self.function_from(start)
    }

    /// The rest of a function that began at `start`: `<T>(a): num { b }`.
    pub(super) fn function_from(&mut self, start: u32) -> NodeId {
        let around = self.around;
        self.around.is_loop = false;
        let type_params = self.optional_type_params();
        let opened = self.open(TokenKind::OpenParen);
        let params =
            if opened { self.elements(ListKind::Params, Self::param) } else { List::default() };
        self.close(TokenKind::CloseParen, opened);
        let result = self.optional_type();
        self.around.is_function = true;
        let body = self.block();
        self.around = around;
        let function = self.function(Function { type_params, params, result, body });
        self.node(function, start)
    }

    /// `a`, `a?`, `a = 1`, each with maybe a type.
    fn param(&mut self) -> NodeId {
        let start = self.start();
        let dest = self.dest();
        let optional = self.take(TokenKind::Question);
        let default = (!optional && self.take(TokenKind::Eq)).then(|| self.expression());
        let ty = self.optional_type();
        self.node(Node::Param { dest, optional, default, ty }, start)
    }

    /// `: num`
    pub(super) fn optional_type(&mut self) -> Option<NodeId> {
        self.take(TokenKind::Colon).then(|| self.ty())
    }

    /// `<T, U>`
    fn optional_type_params(&mut self) -> List {
        if !self.take(TokenKind::Lt) {
            return List::default();
        }
        let mark = self.mark();
        self.take(TokenKind::NewLine);
        loop {
            let name = self.name();
            self.element(name);
            if !self.line_or_comma() || self.is(TokenKind::Gt) || self.is_end() {
                break;
            }
        }
        let params = self.list_since(mark);
        self.expect(TokenKind::Gt);
        self.suspects.types |= params.len() > 1;
        params
    }

    /// `num`, `num | str`
    fn ty(&mut self) -> NodeId {
        self.nested(|p| {
            let start = p.start();
            let mark = p.mark();
            let first = p.single_type();
            if !p.is(TokenKind::Or) {
                return first;
            }
            p.element(first);
            while p.take(TokenKind::Or) {
                let member = p.single_type();
                p.element(member);
            }
            let members = p.list_since(mark);
            p.node(Node::UnionType { members }, start)
        })
    }

    fn single_type(&mut self) -> NodeId {
        match self.kind() {
            TokenKind::At => self.fn_type(),
            TokenKind::Identifier | TokenKind::NullKeyword => self.named_type(),
            _ => {
                self.unexpected(&Expected::Type);
                let is_word = self.kind().keyword().is_some();
                if is_word { self.leaf(Node::Name) } else { self.missing() }
            }
        }
    }

    /// `@<T>(T) => T`
    fn fn_type(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let type_params = self.optional_type_params();
        let opened = self.open(TokenKind::OpenParen);
        let params =
            if opened { self.elements(ListKind::TypeArgs, Self::ty) } else { List::default() };
        self.close(TokenKind::CloseParen, opened);
        let result = if self.expect(TokenKind::Arrow) { self.ty() } else { self.missing() };
        let ty = self.function_type(FunctionType { type_params, params, result });
        self.node(ty, start)
    }

    /// `num`, `arr<num>`
    fn named_type(&mut self) -> NodeId {
        let start = self.start();
        let token = self.token();
        let name = self.leaf(Node::Name);
        let word = self.source(token);
        self.suspects.types |= !is_type(word) || self.is(TokenKind::Lt) && !takes_inner(word);
        let inner = self.take(TokenKind::Lt).then(|| {
            let inner = self.ty();
            self.expect(TokenKind::Gt);
            inner
        });
        self.node(Node::NamedType { name, inner }, start)
    }
}

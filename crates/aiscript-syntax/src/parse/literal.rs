//! Literals with parts: templates, arrays, objects; and the literals that alone may stand in
//! metadata, attributes and AiSON.

use aizome_source::Span;
use std::collections::HashMap;

use super::Version;
use super::hint::Expected;
use super::list::ListKind;
use super::parser::Parser;
use crate::ast::{List, Node, NodeId};
use crate::codes;
use crate::token::TokenKind;
use crate::tree::Tree;

impl Parser<'_> {
    /// `` `text{a}text` ``
    pub(super) fn template(&mut self) -> NodeId {
        let start = self.start();
        let mark = self.mark();
        // The reference starts a text where what is before it ends: at the backtick, at the brace.
        let mut text_start = start;
        self.bump();
        loop {
            match self.kind() {
                TokenKind::TemplateText => self.template_text(text_start),
                TokenKind::HoleStart => text_start = self.hole(),
                _ => break,
            }
        }
        let parts = self.list_since(mark);
        self.expect(TokenKind::TemplateEnd);
        self.node(Node::Template { parts }, start)
    }

    fn template_text(&mut self, start: u32) {
        let token = self.token();
        self.bump();
        let end = match self.kind() {
            TokenKind::HoleStart => self.token().end,
            _ => self.tokens.get(self.at + 1).map_or(token.end, |after| after.start),
        };
        let span = Span::new(token.start, token.end);
        let text = self.add(Node::TemplateText, span, Span::new(start, end));
        self.element(text);
    }

    /// `{a}`; where its closing brace stands.
    fn hole(&mut self) -> u32 {
        self.bump();
        self.take(TokenKind::NewLine);
        let value = self.expression();
        self.element(value);
        self.take(TokenKind::NewLine);
        if !self.is(TokenKind::HoleEnd) {
            self.unexpected(&Expected::HoleEnd);
        }
        while !self.is(TokenKind::HoleEnd) && !self.is(TokenKind::Eof) {
            self.skip_one();
        }
        let end = self.start();
        self.take(TokenKind::HoleEnd);
        end
    }

    /// `[a, b]`
    pub(super) fn array(&mut self, read: fn(&mut Self) -> NodeId) -> NodeId {
        let start = self.start();
        let opened = self.open(TokenKind::OpenBracket);
        let items = self.elements(ListKind::Array, read);
        self.close(TokenKind::CloseBracket, opened);
        self.node(Node::Array { items }, start)
    }

    /// `{ a: b }`
    pub(super) fn object(&mut self, read: fn(&mut Self) -> NodeId) -> NodeId {
        let start = self.start();
        let opened = self.open(TokenKind::OpenBrace);
        let found = self.findings.diagnostics.len();
        let entries = self.elements(ListKind::Object, read);
        self.close(TokenKind::CloseBrace, opened);
        if self.options.version >= Version::V1_3 && self.findings.diagnostics.len() == found {
            self.no_duplicate_keys(entries);
        }
        self.node(Node::Object { entries }, start)
    }

    /// `a: b`, and from 1.3 on `a` alone.
    pub(super) fn entry(&mut self) -> NodeId {
        let start = self.start();
        let is_name = self.is(TokenKind::Identifier);
        if is_name && self.options.version >= Version::V1_3 && self.peek(1) != TokenKind::Colon {
            let key = self.leaf(Node::Name);
            let value = self.add(Node::Ident, self.span(key), self.ast.location(key));
            return self.node(Node::Entry { key, value }, start);
        }
        self.entry_of(start, Self::expression)
    }

    fn literal_entry(&mut self) -> NodeId {
        self.entry_of(self.start(), Self::literal_only)
    }

    fn entry_of(&mut self, start: u32, read: fn(&mut Self) -> NodeId) -> NodeId {
        let key = self.key(&Expected::Key);
        let value = if self.expect(TokenKind::Colon) { read(self) } else { self.missing() };
        self.node(Node::Entry { key, value }, start)
    }

    /// From 1.3 on a doubled key is an error. (Not inlined: it would widen a frame that nests.)
    #[inline(never)]
    fn no_duplicate_keys(&mut self, entries: List) {
        let tree = Tree::new(&self.ast, self.text);
        let mut first: HashMap<_, Span> = HashMap::new();
        for &entry in tree.list(entries) {
            let Node::Entry { key, .. } = tree.node(entry) else { continue };
            let (name, span) = (tree.key(key), tree.span(key));
            if let Some(&first) = first.get(&name) {
                let found = codes::duplicate_key(span, &name, first);
                self.findings.error(found, format!("Key {name} is duplicated."), span.start);
            } else {
                first.insert(name, span);
            }
        }
    }

    /// A literal made of nothing but literals. Signs do not count: `-1` is none.
    pub(super) fn literal_only(&mut self) -> NodeId {
        self.nested(|p| match p.kind() {
            TokenKind::NumberLiteral => p.leaf(Node::Num),
            TokenKind::StringLiteral => p.leaf(Node::Str),
            TokenKind::TrueKeyword => p.leaf(Node::Bool(true)),
            TokenKind::FalseKeyword => p.leaf(Node::Bool(false)),
            TokenKind::NullKeyword => p.leaf(Node::Null),
            TokenKind::OpenParen => p.paren(Self::literal_only),
            TokenKind::OpenBracket => p.array(Self::literal_only),
            TokenKind::OpenBrace => p.object(Self::literal_entry),
            _ => p.no_literal(),
        })
    }

    /// An expression where a literal has to be: it is read, after it was reported.
    #[cold]
    fn no_literal(&mut self) -> NodeId {
        self.unexpected(&Expected::Literal);
        if super::list::starts_expression(self.kind()) { self.expression() } else { self.missing() }
    }
}

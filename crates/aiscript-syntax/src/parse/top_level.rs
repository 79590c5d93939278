//! Namespaces and metadata, which stand outside of everything.

use aizome_source::Span;

use super::list::ListKind;
use super::parser::Parser;
use crate::ast::{List, Node, NodeId};
use crate::codes;
use crate::token::TokenKind;

impl Parser<'_> {
    /// The whole script.
    pub(super) fn top_level(&mut self) -> List {
        self.elements(ListKind::TopLevel, Self::top_level_item)
    }

    fn top_level_item(&mut self) -> NodeId {
        match self.kind() {
            TokenKind::Colon2 => self.namespace(),
            TokenKind::Sharp3 => self.meta(),
            _ => self.statement(),
        }
    }

    /// `:: Name { … }`
    fn namespace(&mut self) -> NodeId {
        self.nested(|p| {
            let start = p.start();
            p.bump();
            let name = p.name();
            let opened = p.open(TokenKind::OpenBrace);
            let members = p.elements(ListKind::Namespace, Self::member);
            p.close(TokenKind::CloseBrace, opened);
            p.node(Node::Namespace { name, members }, start)
        })
    }

    /// A definition or namespace in a namespace.
    fn member(&mut self) -> NodeId {
        match self.kind() {
            TokenKind::VarKeyword | TokenKind::LetKeyword => self.variable_definition(),
            TokenKind::At => self.function_definition(),
            TokenKind::Colon2 => self.namespace(),
            TokenKind::OpenSharpBracket => self.attributed(),
            _ => self.no_member(),
        }
    }

    /// What is no member is read as a statement, so that only its first word is complained about.
    /// The reference takes nothing and then misses a separator.
    #[cold]
    fn no_member(&mut self) -> NodeId {
        let found = codes::namespace_member(Span::new(self.start(), self.token().end));
        self.report(found, "Multiple statements cannot be placed on a single line.");
        self.statement()
    }

    /// `### Name { … }`
    fn meta(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let name = self.is(TokenKind::Identifier).then(|| self.leaf(Node::Name));
        let value = self.literal_only();
        let location = Span::new(start, self.ast.location(self.ast.peel(value)).end);
        let span = Span::new(start, self.last_end());
        self.add(Node::Meta { name, value }, span, location)
    }

    /// A script that is one literal: AiSON. The reference looks for its end only where a line ends.
    pub(super) fn aison(&mut self) -> Option<NodeId> {
        self.new_lines();
        if self.is_end() {
            let found = codes::aison_empty(Span::new(self.start(), self.start()));
            self.report(found, "AiSON requires at least one top-level expression.");
            return None;
        }
        let value = self.literal_only();
        let mut ended = self.is_end();
        while matches!(self.kind(), TokenKind::NewLine | TokenKind::SemiColon) {
            ended = true;
            self.bump();
        }
        if !ended {
            let found = super::hint::separator(self, ListKind::TopLevel);
            self.report(found, "Multiple statements cannot be placed on a single line.");
        } else if !self.is_end() {
            let found = codes::aison_many(Span::new(self.start(), self.token().end));
            self.report(found, "AiSON only supports one top-level expression.");
        }
        Some(value)
    }
}

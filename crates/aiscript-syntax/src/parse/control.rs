//! `if`, `match`, `eval`, `exists`: expressions with words.

use aizome_source::Span;

use super::hint::{self, Expected};
use super::list::starts_expression;
use super::parser::{Parser, Progress};
use crate::ast::{Node, NodeId};
use crate::token::TokenKind;

impl Parser<'_> {
    /// `if a {} elif b {} else {}`; only before `elif` and `else` a line may end.
    pub(super) fn if_(&mut self) -> NodeId {
        let start = self.start();
        let mark = self.mark();
        loop {
            let branch = self.branch();
            self.element(branch);
            self.line_before_else();
            if !self.is(TokenKind::ElifKeyword) {
                break;
            }
        }
        let branches = self.list_since(mark);
        let otherwise = self.take(TokenKind::ElseKeyword).then(|| self.body());
        self.node(Node::If { branches, otherwise }, start)
    }

    /// `if a {}`, `elif a {}`
    fn branch(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let condition = self.condition();
        let body = self.body();
        self.node(Node::Branch { condition, body }, start)
    }

    fn line_before_else(&mut self) {
        if self.is(TokenKind::NewLine)
            && matches!(self.look_ahead(), TokenKind::ElifKeyword | TokenKind::ElseKeyword)
        {
            self.bump();
        }
    }

    /// `match a { case 1 => b, default => c }`
    pub(super) fn match_(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let subject = self.expression();
        let opened = self.open(TokenKind::OpenBrace);
        let mark = self.mark();
        if opened {
            self.take(TokenKind::NewLine);
            self.cases();
        }
        let cases = self.list_since(mark);
        self.close(TokenKind::CloseBrace, opened);
        self.node(Node::Match { subject, cases }, start)
    }

    /// Cases up to the closing brace.
    fn cases(&mut self) {
        let mut is_separated = true;
        let mut is_over = false;
        let mut first_without_word = None;
        let mut progress = Progress::default();
        while !self.is(TokenKind::CloseBrace) && !self.is_end() && progress.is_made(self) {
            let is_case = matches!(self.kind(), TokenKind::CaseKeyword | TokenKind::DefaultKeyword);
            if !is_case || is_over {
                self.no_case(&mut first_without_word);
            } else if !is_separated && !self.is_reported() {
                let found = hint::case_separator(self);
                self.report(found, "separator expected");
            }
            if !is_case && !self.can_be_case() {
                self.skip_case();
                continue;
            }
            is_over |= self.is(TokenKind::DefaultKeyword);
            let case = self.case();
            self.element(case);
            is_separated = self.line_or_comma();
        }
        if self.is_end() {
            self.unexpected(&Expected::Case);
        }
    }

    /// Reports what is no case. Cases that lack their word are reported once for a `match`, with a
    /// cure for all of them.
    #[cold]
    fn no_case(&mut self, first: &mut Option<usize>) {
        if self.is_reported() {
            return;
        }
        let found = hint::unexpected(self, &Expected::Case);
        if !self.is_repeated(&found, *first) {
            *first = Some(self.findings.diagnostics.len());
            self.report_unexpected(found);
        }
    }

    /// Whether this may be a case that lacks its word, as in old scripts: `1 => a`, `* => b`.
    fn can_be_case(&self) -> bool {
        starts_expression(self.kind()) || self.is(TokenKind::Asterisk)
    }

    /// `case a => b`, `default => b`
    fn case(&mut self) -> NodeId {
        let start = self.start();
        let pattern = match self.kind() {
            TokenKind::DefaultKeyword | TokenKind::Asterisk => {
                self.bump();
                None
            }
            _ => {
                self.take(TokenKind::CaseKeyword);
                Some(self.expression())
            }
        };
        let body = if self.arrow() { self.body() } else { self.missing() };
        self.node(Node::Case { pattern, body }, start)
    }

    /// The arrow after a pattern, also where something stands before it or in its place, after that
    /// was reported.
    fn arrow(&mut self) -> bool {
        if self.expect(TokenKind::Arrow) {
            return true;
        }
        let arrow = hint::arrow_ahead(self);
        self.skip_to(arrow);
        self.take(TokenKind::Arrow) || self.take(TokenKind::Colon) || self.take(TokenKind::Eq)
    }

    /// Skips what is no case, up to the next line, case or the end.
    #[cold]
    fn skip_case(&mut self) {
        let start = self.start();
        while !self.is_end()
            && !matches!(
                self.kind(),
                TokenKind::CloseBrace
                    | TokenKind::NewLine
                    | TokenKind::CaseKeyword
                    | TokenKind::DefaultKeyword
            )
        {
            self.skip_one();
        }
        let span = Span::new(start, self.last_end());
        let error = self.add(Node::Error { parts: crate::ast::List::default() }, span, span);
        self.element(error);
        self.take(TokenKind::NewLine);
    }

    /// `eval { a; b }`
    pub(super) fn eval(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let body = self.block();
        self.node(Node::Eval { body }, start)
    }

    /// `exists a`
    pub(super) fn exists(&mut self) -> NodeId {
        let start = self.start();
        self.bump();
        let name = self.reference();
        self.node(Node::Exists { name }, start)
    }
}

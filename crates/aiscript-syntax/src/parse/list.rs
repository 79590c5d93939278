//! Everything that repeats: elements, what stands between them, what ends them, and how to go on
//! after something that is no element.
//!
//! The reference separates lists in slightly different ways, and which line breaks it takes is part
//! of the language. So each kind of list says in one place what it takes.

use aizome_source::Span;

use super::hint::{self, Expected};
use super::parser::{Parser, Progress};
use crate::ast::{List, Node, NodeId};
use crate::token::TokenKind;

/// The lists of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListKind {
    /// The script itself.
    TopLevel,
    /// `{ a; b }`
    Block,
    /// `:: N { let a = 1 }`
    Namespace,
    /// `(a, b)` after a function
    Args,
    /// `(a, b)` of a function
    Params,
    /// `[a, b]`
    Array,
    /// `{ a: 1, b: 2 }`
    Object,
    /// `(num, str)` of a function type
    TypeArgs,
}

impl ListKind {
    /// What ends the list.
    pub(super) fn end(self) -> TokenKind {
        match self {
            Self::TopLevel => TokenKind::Eof,
            Self::Block | Self::Namespace | Self::Object => TokenKind::CloseBrace,
            Self::Args | Self::Params | Self::TypeArgs => TokenKind::CloseParen,
            Self::Array => TokenKind::CloseBracket,
        }
    }

    /// Whether its elements are statements.
    fn is_of_statements(self) -> bool {
        matches!(self, Self::TopLevel | Self::Block | Self::Namespace)
    }

    /// Whether an element can start with this token.
    fn starts_with(self, kind: TokenKind) -> bool {
        match self {
            Self::TopLevel => {
                matches!(kind, TokenKind::Colon2 | TokenKind::Sharp3) || starts_statement(kind)
            }
            Self::Block => starts_statement(kind),
            Self::Namespace => starts_member(kind),
            Self::Args | Self::Array | Self::Params => starts_expression(kind),
            Self::Object => matches!(kind, TokenKind::Identifier | TokenKind::StringLiteral),
            Self::TypeArgs => {
                matches!(kind, TokenKind::Identifier | TokenKind::At | TokenKind::NullKeyword)
            }
        }
    }
}

/// Whether a definition or namespace can start with this token.
pub(super) fn starts_member(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::VarKeyword | T::LetKeyword | T::At | T::Colon2 | T::OpenSharpBracket)
}

/// Whether a statement can start with this token.
pub(super) fn starts_statement(kind: TokenKind) -> bool {
    starts_only_statement(kind) || starts_expression(kind)
}

/// Whether a statement can start with this token that is no expression.
pub(super) fn starts_only_statement(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::VarKeyword
            | T::LetKeyword
            | T::Out
            | T::ReturnKeyword
            | T::OpenSharpBracket
            | T::EachKeyword
            | T::ForKeyword
            | T::LoopKeyword
            | T::DoKeyword
            | T::WhileKeyword
            | T::BreakKeyword
            | T::ContinueKeyword
    )
}

/// Whether an expression can start with this token.
pub(super) fn starts_expression(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Identifier
            | T::NumberLiteral
            | T::StringLiteral
            | T::Template
            | T::TrueKeyword
            | T::FalseKeyword
            | T::NullKeyword
            | T::IfKeyword
            | T::MatchKeyword
            | T::EvalKeyword
            | T::ExistsKeyword
            | T::At
            | T::Sharp
            | T::OpenParen
            | T::OpenBracket
            | T::OpenBrace
            | T::Plus
            | T::Minus
            | T::Not
    )
}

/// Where a list goes on after something that cannot be read.
enum Resume {
    /// An element can be read here.
    Element,
    /// The list ends here, or something around it goes on.
    End,
}

impl Parser<'_> {
    /// Elements up to the end of the list; the end itself is not taken.
    pub(super) fn elements(&mut self, kind: ListKind, read: fn(&mut Self) -> NodeId) -> List {
        let mark = self.mark();
        self.leading_lines(kind);
        let mut progress = Progress::default();
        let mut repeated = None;
        while !self.is(kind.end()) && !self.is_end() && progress.is_made(self) {
            let before = self.at;
            let element = read(self);
            self.element(element);
            if !self.separator(kind, before, &mut repeated) {
                break;
            }
        }
        self.expect_no_end(kind);
        self.list_since(mark)
    }

    /// The reference meets the end of the script where it wants an element or the end of the list.
    fn expect_no_end(&mut self, kind: ListKind) {
        if self.is_end() && kind != ListKind::TopLevel {
            self.unexpected(&Expected::Element(kind));
        }
    }

    fn leading_lines(&mut self, kind: ListKind) {
        match kind {
            ListKind::Args | ListKind::Params => {
                self.take(TokenKind::NewLine);
            }
            ListKind::TypeArgs => {}
            // Here alone the reference lets a leading `;` pass.
            ListKind::Namespace => {
                self.take_separator(kind);
            }
            _ => self.new_lines(),
        }
    }

    /// What has to stand after an element: a separator or the end. If neither is there, goes to
    /// where the list can go on; whether it can. The finding that is `repeated` in this list is
    /// reported once.
    fn separator(&mut self, kind: ListKind, before: usize, repeated: &mut Option<usize>) -> bool {
        if self.is(kind.end()) {
            return true;
        } else if self.take_separator(kind) {
            if kind.is_of_statements() {
                *repeated = None;
            }
            return true;
        }
        if self.is_end() {
            self.expect_no_end(kind);
            return false;
        }
        let was_reported = self.is_reported();
        let is_all = !was_reported && self.missing_separator(kind, repeated);
        if kind.is_of_statements()
            && !was_reported
            && let Some(meant) = self.foreign_definition(before)
        {
            self.replace_element(meant);
            return self.separator(kind, before, repeated);
        }
        if !kind.is_of_statements() && self.take(TokenKind::SemiColon) {
            self.new_lines();
            return true;
        }
        // An element that was read well and is followed by another: only the separator is missing.
        if self.at > before && is_all && kind.starts_with(self.kind()) {
            return true;
        }
        match self.recover(kind, before) {
            Resume::Element => true,
            Resume::End => {
                self.mark_reported();
                false
            }
        }
    }

    fn take_separator(&mut self, kind: ListKind) -> bool {
        match (kind, self.kind()) {
            (ListKind::TopLevel | ListKind::Block | ListKind::Namespace, _) => {
                let mut taken = false;
                while matches!(self.kind(), TokenKind::NewLine | TokenKind::SemiColon) {
                    self.bump();
                    taken = true;
                }
                taken
            }
            (ListKind::Array | ListKind::Object, TokenKind::NewLine | TokenKind::Comma) => {
                self.bump();
                self.new_lines();
                true
            }
            (ListKind::Args | ListKind::Params, TokenKind::NewLine | TokenKind::Comma) => {
                self.line_or_comma()
            }
            (ListKind::TypeArgs, TokenKind::Comma) => {
                self.bump();
                // Here alone the last comma needs something after it.
                if self.is(TokenKind::CloseParen) {
                    self.unexpected(&Expected::Type);
                }
                true
            }
            _ => false,
        }
    }

    /// A line break, or a comma with maybe a line break; whether one was there.
    pub(super) fn line_or_comma(&mut self) -> bool {
        if self.take(TokenKind::NewLine) {
            return true;
        }
        let there = self.take(TokenKind::Comma);
        if there {
            self.take(TokenKind::NewLine);
        }
        there
    }

    /// Reports what stands where a separator had to be; whether nothing else is wrong with it.
    #[cold]
    fn missing_separator(&mut self, kind: ListKind, repeated: &mut Option<usize>) -> bool {
        let found = hint::separator(self, kind);
        // What follows a statement and begins with a brace is rather a block than an object.
        let is_block = kind.is_of_statements() && self.is(TokenKind::OpenBrace);
        let is_all = hint::is_about_separators(&found) && !is_block;
        if self.is_repeated(&found, *repeated) {
            return is_all;
        }
        *repeated = Some(self.findings.diagnostics.len());
        let text = if kind.is_of_statements() {
            "Multiple statements cannot be placed on a single line."
        } else {
            "separator expected"
        };
        self.report(found, text);
        is_all
    }

    /// Skips what belongs to no element: brackets as wholes, up to a separator, the end, or the
    /// start of something else.
    #[cold]
    fn recover(&mut self, kind: ListKind, before: usize) -> Resume {
        let start = self.start();
        let resume = loop {
            if self.is_end() || self.is(kind.end()) || self.is_stop(kind) {
                break Resume::End;
            }
            let is_new = self.at > before && self.is_at_line_start();
            let is_statement = self.at > before && starts_only_statement(self.kind());
            if kind.is_of_statements() && (is_statement || is_new && kind.starts_with(self.kind()))
            {
                break Resume::Element;
            }
            if self.take_separator(kind) {
                break Resume::Element;
            }
            self.skip_one();
        };
        self.skipped_since(start);
        resume
    }

    /// Keeps what was skipped as an element, so that the tree says that something was there.
    fn skipped_since(&mut self, start: u32) {
        let mut last = self.at;
        while last > 0 && self.tokens[last - 1].kind == TokenKind::NewLine {
            last -= 1;
        }
        let end = last.checked_sub(1).map_or(0, |last| self.tokens[last].end);
        if end > start {
            let span = Span::new(start, end);
            let error = self.add(Node::Error { parts: List::default() }, span, span);
            self.element(error);
        }
    }

    /// Whether what is here cannot belong to the list: a closing bracket of something around it,
    /// or, in a list of something else, a statement on a new line.
    fn is_stop(&self, kind: ListKind) -> bool {
        match self.kind() {
            TokenKind::CloseBrace | TokenKind::CloseParen | TokenKind::CloseBracket => {
                self.closes_outer()
            }
            TokenKind::TemplateText | TokenKind::TemplateEnd => true,
            TokenKind::NewLine => !kind.is_of_statements() && starts_only_statement(self.peek(1)),
            here => {
                !kind.is_of_statements() && self.is_at_line_start() && starts_only_statement(here)
            }
        }
    }

    fn is_at_line_start(&self) -> bool {
        self.at.checked_sub(1).is_none_or(|last| self.tokens[last].kind == TokenKind::NewLine)
    }

    /// Whether the closing bracket here belongs to a bracket that is open.
    pub(super) fn closes_outer(&self) -> bool {
        let opening = match self.kind() {
            TokenKind::CloseBrace => TokenKind::OpenBrace,
            TokenKind::CloseParen => TokenKind::OpenParen,
            _ => TokenKind::OpenBracket,
        };
        self.open.iter().rev().take(64).any(|open| open.kind == opening)
    }

    /// Goes on at a token further on, if one is given.
    pub(super) fn skip_to(&mut self, token: Option<usize>) {
        while token.is_some_and(|token| self.at < token) && !self.is(TokenKind::Eof) {
            self.bump();
        }
    }

    /// Skips a token, or a bracket with all it holds.
    pub(super) fn skip_one(&mut self) {
        if opens(self.kind()) { self.skip_nested() } else { self.bump() }
    }

    /// Skips up to where the brackets that open here are closed; at least one token, unless the end
    /// of something around is here.
    pub(super) fn skip_nested(&mut self) {
        let mut depth = 0_u32;
        let mut progress = Progress::default();
        while progress.is_made(self) {
            let kind = self.kind();
            if kind == TokenKind::Eof || closes(kind) && depth == 0 {
                return;
            }
            if opens(kind) {
                depth += 1;
            } else if closes(kind) {
                depth -= 1;
            }
            self.bump();
            if depth == 0 {
                return;
            }
        }
    }
}

/// Whether something is open after this token until another closes it.
fn opens(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::OpenBrace
            | T::OpenParen
            | T::OpenBracket
            | T::OpenSharpBracket
            | T::Template
            | T::HoleStart
    )
}

/// Whether this token closes something.
fn closes(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::CloseBrace | T::CloseParen | T::CloseBracket | T::TemplateEnd | T::HoleEnd)
}

//! Looking around the token at which something went wrong.
//!
//! A guess looks at a few tokens only ([`FAR`] at most), so that a script of nothing but mistakes
//! is still read in linear time.

use aizome_source::Span;

use crate::parse::parser::Parser;
use crate::token::{Token, TokenKind};

/// How many tokens away a guess looks at most.
pub(super) const FAR: usize = 64;

impl<'s> Parser<'s> {
    /// A token before the current one; 1 is the last that was taken.
    pub(super) fn before(&self, distance: usize) -> Option<Token> {
        self.tokens.get(self.at.checked_sub(distance)?).copied()
    }

    /// The kind of [`Parser::before`]; before the first token all is as after an end.
    pub(super) fn kind_before(&self, distance: usize) -> TokenKind {
        self.before(distance).map_or(TokenKind::Eof, |token| token.kind)
    }

    /// A token after the current one, which is 0.
    pub(super) fn after(&self, distance: usize) -> Option<Token> {
        self.tokens.get(self.at + distance).copied()
    }

    /// What a token is made of.
    pub(in crate::parse) fn source(&self, token: Token) -> &'s str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The name before the current token; empty if there is something else.
    pub(super) fn word_before(&self, distance: usize) -> &'s str {
        self.before(distance).map_or("", |token| self.word(token))
    }

    /// The name that a token is; empty if it is something else.
    pub(super) fn word(&self, token: Token) -> &'s str {
        if token.kind == TokenKind::Identifier { self.source(token) } else { "" }
    }

    /// The current token's place.
    pub(super) fn here(&self) -> Span {
        span(self.token())
    }

    /// Whether the current token follows the one before without anything between them.
    pub(super) fn is_glued(&self) -> bool {
        self.before(1).is_some_and(|last| last.end == self.token().start)
    }

    /// Whether a statement had to start at the current token.
    pub(super) fn is_at_statement(&self) -> bool {
        let in_block = self.open.last().is_none_or(|open| open.kind == TokenKind::OpenBrace);
        match self.kind_before(1) {
            TokenKind::Eof | TokenKind::SemiColon => true,
            TokenKind::OpenBrace => in_block,
            TokenKind::NewLine => in_block && self.kind_before(2) != TokenKind::Eq,
            _ => false,
        }
    }

    /// The tokens of the line before the current one, last first, with their index.
    pub(super) fn line_before(&self) -> impl Iterator<Item = (usize, Token)> {
        let tokens = self.tokens.get(..self.at).unwrap_or(&[]).iter().copied().enumerate().rev();
        tokens.take(FAR).take_while(|(_, token)| !ends_line(token.kind))
    }

    /// The first token of the line on which the current one stands, if that is not far.
    pub(super) fn line_start(&self) -> Option<Token> {
        self.line_before().last().map(|(_, token)| token)
    }

    /// The index of the bracket that the closing one at `close` belongs to.
    pub(super) fn opening(&self, close: usize) -> Option<usize> {
        let mut depth = 0_u32;
        let tokens = self.tokens.get(..=close)?.iter().enumerate().rev().take(FAR);
        for (index, token) in tokens {
            if closes(token.kind) {
                depth += 1;
            } else if opens(token.kind) {
                depth -= 1;
                if depth == 0 {
                    return Some(index);
                }
            }
        }
        None
    }

    /// The index of the bracket that closes the one open at token `inside`, on the same line.
    pub(super) fn closing(&self, inside: usize) -> Option<usize> {
        let mut depth = 0_u32;
        for (index, token) in self.tokens.iter().enumerate().skip(inside).take(FAR) {
            if ends_line(token.kind) {
                return None;
            } else if opens(token.kind) {
                depth += 1;
            } else if closes(token.kind) {
                if depth == 0 {
                    return Some(index);
                }
                depth -= 1;
            }
        }
        None
    }

    /// The index of the token before which the header of a loop ends: its `)`, or the body.
    pub(super) fn header_end(&self) -> Option<usize> {
        let mut depth = 0_u32;
        for (index, token) in self.tokens.iter().enumerate().skip(self.at).take(FAR) {
            match token.kind {
                TokenKind::CloseParen | TokenKind::OpenBrace if depth == 0 => return Some(index),
                TokenKind::NewLine | TokenKind::Eof => return None,
                kind if opens(kind) => depth += 1,
                kind if closes(kind) => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        None
    }

    /// The index of the token before which an element ends that starts at token `start`: a comma, a
    /// line's end or a closing bracket that does not belong to it.
    pub(super) fn element_end(&self, start: usize) -> Option<usize> {
        let mut depth = 0_u32;
        for (index, token) in self.tokens.iter().enumerate().skip(start).take(FAR) {
            let is_end = ends_line(token.kind) || token.kind == TokenKind::Comma;
            if depth == 0 && (is_end || closes(token.kind)) {
                return Some(index);
            } else if opens(token.kind) {
                depth += 1;
            } else if closes(token.kind) {
                depth -= 1;
            }
        }
        None
    }
}

/// The place of a token.
pub(super) fn span(token: Token) -> Span {
    Span::new(token.start, token.end)
}

/// Whether a value can end with this token.
pub(super) fn ends_value(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Identifier
            | T::NumberLiteral
            | T::StringLiteral
            | T::TemplateEnd
            | T::TrueKeyword
            | T::FalseKeyword
            | T::NullKeyword
            | T::CloseParen
            | T::CloseBracket
            | T::CloseBrace
    )
}

/// Whether this token can only stand after a value, as an operator with another value to follow.
pub(in crate::parse) fn is_infix(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Dot
            | T::Hat
            | T::Asterisk
            | T::Slash
            | T::Percent
            | T::Lt
            | T::LtEq
            | T::Gt
            | T::GtEq
            | T::Eq2
            | T::NotEq
            | T::And2
            | T::Or2
    )
}

fn opens(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::OpenParen | T::OpenBracket | T::OpenBrace | T::OpenSharpBracket)
}

fn closes(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::CloseParen | T::CloseBracket | T::CloseBrace)
}

fn ends_line(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::NewLine | T::SemiColon | T::Eof | T::HoleStart | T::HoleEnd)
}

//! Brackets: not closed, not opened, closed by another one, apart from what they belong to.

use aizome_source::{Diagnostic, Localized, Span};

use super::around::{ends_value, span};
use super::cure::{Cure, space};
use super::words;
use crate::codes;
use crate::parse::list::{ListKind, starts_only_statement};
use crate::parse::parser::Parser;
use crate::token::{Token, TokenKind};

/// `f (x)`, `a [0]`: the space makes it something new.
pub(super) fn spaced(p: &Parser<'_>, kind: ListKind) -> Option<Diagnostic> {
    let (last, token) = (p.before(1)?, p.token());
    let is_bracket = match token.kind {
        TokenKind::OpenParen => ends_value(last.kind),
        // `[[1] [2]]` and `[a [0]]` rather lack a comma.
        TokenKind::OpenBracket => !matches!(kind, ListKind::Array) && ends_value(last.kind),
        _ => false,
    };
    (is_bracket && token.spaced).then(|| space_before(p, last, token))
}

/// `if f (x) {`: at the brace, as `(x)` was read as the body.
pub(super) fn spaced_in_header(p: &Parser<'_>) -> Option<Diagnostic> {
    if !p.is(TokenKind::OpenBrace) || p.kind_before(1) != TokenKind::CloseParen {
        return None;
    }
    let open = p.opening(p.at - 1)?;
    let token = *p.tokens.get(open)?;
    let last = *p.tokens.get(open.checked_sub(1)?)?;
    let is_call = token.kind == TokenKind::OpenParen && last.kind == TokenKind::Identifier;
    let in_header = p.line_start().is_some_and(|first| first.start < last.start);
    (is_call && in_header && token.spaced).then(|| space_before(p, last, token))
}

fn space_before(p: &Parser<'_>, last: Token, token: Token) -> Diagnostic {
    let between = Span::new(last.end, token.start);
    let found = codes::space_before_bracket(span(token), words::symbol(token.kind));
    let is_blank = p.text.get(between.range()).is_some_and(|text| text.trim().is_empty());
    if is_blank { found.remove(between, &space()) } else { found }
}

/// `greet(name) {` without the `@` of a function.
pub(super) fn function_without_at(p: &Parser<'_>) -> Option<Diagnostic> {
    if !p.is(TokenKind::OpenBrace) || p.kind_before(1) != TokenKind::CloseParen {
        return None;
    }
    let open = p.opening(p.at - 1)?;
    let first = p.line_start()?;
    let name = open.checked_sub(1).and_then(|index| p.tokens.get(index)).copied();
    let start = match name {
        Some(name) if name.start == first.start && name.kind == TokenKind::Identifier => name,
        Some(name)
            if matches!(name.kind, TokenKind::Eq | TokenKind::Comma | TokenKind::OpenParen) =>
        {
            *p.tokens.get(open)?
        }
        _ => return None,
    };
    let found = codes::statements_on_one_line(p.here(), &words::found(p));
    let found = found.advice("a function begins with `@`", "関数は `@` で始めてください");
    Some(found.insert(start.start, "@"))
}

/// A closing bracket where another one, or none, is open.
pub(super) fn stray(p: &Parser<'_>) -> Option<Diagnostic> {
    let opening = match p.kind() {
        TokenKind::CloseParen => TokenKind::OpenParen,
        TokenKind::CloseBracket => TokenKind::OpenBracket,
        TokenKind::CloseBrace => TokenKind::OpenBrace,
        _ => return None,
    };
    let innermost = p.open.last().map(|open| open.kind);
    if innermost == Some(opening) {
        return None;
    }
    if p.open.iter().rev().take(64).any(|open| open.kind == opening) {
        return p.open.last().map(|&open| not_closed(p, open));
    }
    let Some(&open) = p.open.last() else {
        return Some(codes::unopened(p.here(), p.source(p.token())));
    };
    let right = words::symbol(closing(open.kind));
    let (expected, found) = (words::quoted(right), words::found(p));
    let found = codes::unexpected_token(p.here(), &expected, &found);
    Some(found.label(span(open), words::opened_here()))
}

/// Something that cannot stand between the brackets of a list, so that these were surely to be
/// closed before.
pub(super) fn left_open(p: &Parser<'_>) -> Option<Diagnostic> {
    let open = p.open.last().filter(|open| open.kind != TokenKind::OpenBrace)?;
    let is_new = p.kind_before(1) == TokenKind::NewLine && starts_only_statement(p.kind());
    let is_block = p.is(TokenKind::OpenBrace)
        && p.after(1).is_some_and(|next| next.kind == TokenKind::NewLine)
        && ends_value(p.kind_before(1));
    (is_new || is_block).then(|| not_closed(p, *open))
}

/// The bracket is not closed before the current token.
pub(super) fn not_closed(p: &Parser<'_>, open: Token) -> Diagnostic {
    not_closed_at(if p.is_end() { Span::new(p.start(), p.start()) } else { p.here() }, open)
}

/// The bracket is not closed before a place.
pub(super) fn not_closed_at(at: Span, open: Token) -> Diagnostic {
    let right = words::symbol(closing(open.kind));
    codes::unclosed_bracket(at, words::symbol(open.kind), span(open))
        .advice(format!("close it with `{right}`"), format!("`{right}` で閉じてください"))
}

/// At the end of the script: the bracket that seems to lack its closing one.
pub(super) fn unclosed(p: &Parser<'_>) -> Option<Diagnostic> {
    let &open = p.open.last().filter(|_| p.is_end())?;
    let open = p.is(TokenKind::Eof).then(|| misindented(p)).flatten().unwrap_or(open);
    Some(not_closed(p, open))
}

/// The expected closing bracket is not here.
pub(super) fn unclosed_before(p: &Parser<'_>, kind: TokenKind) -> Option<Diagnostic> {
    let &open = p.open.last().filter(|open| closing(open.kind) == kind)?;
    let expected = words::quoted(words::symbol(kind));
    let found = match p.kind() {
        TokenKind::Eof => return Some(not_closed(p, open)),
        TokenKind::NewLine => codes::line_break(line_end(p), &expected),
        _ => codes::unexpected_token(p.here(), &expected, &words::found(p)),
    };
    Some(found.label(span(open), words::opened_here()))
}

/// The first character of a line break, where a finding about it is shown.
pub(super) fn line_end(p: &Parser<'_>) -> Span {
    Span::new(p.start(), p.start() + 1)
}

/// An opening brace whose line is further to the right than that of the brace that closes it: the
/// one that closes it was meant for another, and its own is missing.
fn misindented(p: &Parser<'_>) -> Option<Token> {
    let mut open: Vec<(Token, u32)> = Vec::new();
    let (mut indent, mut is_first) = (0, true);
    for &token in &p.tokens {
        if is_first && token.kind != TokenKind::NewLine {
            indent = indentation(p.text, token.start);
        }
        is_first = token.kind == TokenKind::NewLine;
        match token.kind {
            TokenKind::OpenBrace => open.push((token, indent)),
            TokenKind::CloseBrace => {
                let (opening, depth) = open.pop()?;
                let closes_line = starts_line(p.text, token.start);
                if closes_line && depth > indent {
                    return Some(opening);
                }
            }
            _ => {}
        }
    }
    None
}

fn starts_line(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize).unwrap_or("");
    before.trim_end_matches([' ', '\t']).ends_with('\n')
}

/// How many spaces and tabs stand before the first character of a line.
fn indentation(text: &str, offset: u32) -> u32 {
    let before = text.get(..offset as usize).unwrap_or("");
    let spaces = before.bytes().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    Span::of(0..spaces).end
}

/// What closes an opening bracket.
pub(super) fn closing(kind: TokenKind) -> TokenKind {
    match kind {
        TokenKind::OpenParen => TokenKind::CloseParen,
        TokenKind::OpenBrace => TokenKind::CloseBrace,
        TokenKind::HoleStart => TokenKind::HoleEnd,
        _ => TokenKind::CloseBracket,
    }
}

/// `(a ;`: the remark at the bracket that is open.
pub(super) fn inside(p: &Parser<'_>) -> Option<(Span, Localized)> {
    p.open.last().map(|&open| (span(open), words::opened_here()))
}

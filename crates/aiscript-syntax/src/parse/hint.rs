//! What people usually mean when they write what cannot be read.
//!
//! The parser knows what had to be here and what is. This turns it into the finding that helps
//! most: the usual mistakes have codes of their own, the rest is said as expected and found. A
//! guess may look around, but only so far ([`around`]), and it may show another place than the one
//! where the reference stops: `if a and b {` is refused at `b`, what is wrong is `and`.

mod around;
mod brackets;
mod cure;
mod definitions;
mod flaws;
mod foreign;
mod labels;
mod lines;
mod literals;
mod loops;
mod mend;
mod numbers;
mod operators;
mod recovery;
mod statements;
mod words;

use aizome_source::Diagnostic;

use self::around::ends_value;
use self::cure::Cure;
use super::list::{ListKind, starts_expression, starts_only_statement};
use super::parser::Parser;
use crate::codes;
use crate::token::TokenKind;

pub(super) use self::around::is_infix;
pub(super) use self::flaws::flaw;
pub(super) use self::labels::{space_in_label, space_in_name};
pub(super) use self::loops::{comma, is_in};
pub(super) use self::mend::mend;
pub(super) use self::operators::{is_leading, rest as rest_of_operator};
pub(super) use self::recovery::{
    arrow_ahead, brace_ahead, can_have_label, closing_ahead, cure_line_end, is_about_jumps,
    is_about_separators, is_continued, is_else_if, is_vague, unsettles_nesting,
};

/// What had to be where something else is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// This token.
    Token(TokenKind),
    /// A name to bind or to call something by.
    Name,
    /// The next name of `A:b`.
    NamePart,
    /// A value.
    Expression,
    /// The value after `return`.
    Result,
    /// A literal without signs and names.
    Literal,
    /// The name of a property, after a dot.
    Property,
    /// The key of an entry.
    Key,
    /// A type.
    Type,
    /// The body of `if`.
    Body,
    /// A case of `match`, or its end.
    Case,
    /// The end of a hole in a template.
    HoleEnd,
    /// An element of a list, or its end.
    Element(ListKind),
}

/// The current token is not what has to be here.
pub(super) fn unexpected(p: &Parser<'_>, expected: &Expected) -> Diagnostic {
    let first = match expected {
        Expected::Token(TokenKind::Colon) => labels::after_label(p),
        Expected::Body if is_else_if(p) => Some(statements::else_if(p)),
        _ => None,
    };
    first
        .or_else(|| usual(p, Some(expected)))
        .or_else(|| special(p, expected))
        .unwrap_or_else(|| plain(p, expected))
}

/// Two elements of a list without a separator between them; or two statements on one line.
pub(super) fn separator(p: &Parser<'_>, kind: ListKind) -> Diagnostic {
    let found = usual(p, None)
        .or_else(|| brackets::spaced(p, kind))
        .or_else(|| brackets::spaced_in_header(p))
        .or_else(|| operators::ternary(p));
    match kind {
        ListKind::TopLevel | ListKind::Block | ListKind::Namespace => found
            .or_else(|| statements::statement(p))
            .unwrap_or_else(|| statements::next_statement(p)),
        _ => found.or_else(|| element(p, kind)).unwrap_or_else(|| next_element(p)),
    }
}

/// Two cases without a separator.
pub(super) fn case_separator(p: &Parser<'_>) -> Diagnostic {
    next_element(p)
}

/// What is recognised wherever it stands.
fn usual(p: &Parser<'_>, expected: Option<&Expected>) -> Option<Diagnostic> {
    lines::swallowed(p)
        .or_else(|| operators::foreign(p))
        .or_else(|| operators::arrow(p, expected))
        .or_else(|| numbers::foreign(p))
        .or_else(|| foreign::word(p))
}

/// What is recognised by what had to be here.
fn special(p: &Parser<'_>, expected: &Expected) -> Option<Diagnostic> {
    match expected {
        Expected::Token(TokenKind::Eq) => definitions::definition(p),
        Expected::Token(TokenKind::Colon) => literals::colon_of_entry(p),
        Expected::Token(TokenKind::Arrow) => literals::arrow_of_case(p),
        Expected::Token(TokenKind::OpenBrace) => assignment(p)
            .or_else(|| brackets::spaced_in_header(p))
            .or_else(|| definitions::before_body(p)),
        Expected::Token(TokenKind::LetKeyword) => definitions::without_let(p),
        Expected::Token(TokenKind::NewLine) => definitions::without_line_break(p),
        Expected::Token(TokenKind::OpenParen) => definitions::name_in_function(p),
        Expected::Token(kind @ (TokenKind::CloseParen | TokenKind::CloseBracket)) => assignment(p)
            .or_else(|| operators::ternary(p))
            .or_else(|| brackets::stray(p))
            .or_else(|| brackets::unclosed_before(p, *kind)),
        Expected::Name => definitions::name(p),
        Expected::NamePart => lines::colon_for_body(p),
        Expected::Result => definitions::result(p).or_else(|| value(p)),
        Expected::Expression => value(p),
        Expected::Literal => Some(literals::no_literal(p)),
        Expected::Property => numbers::index(p),
        Expected::Key => literals::key(p).or_else(|| brackets::stray(p)),
        Expected::Type => definitions::type_(p),
        Expected::Body => assignment(p),
        Expected::Case => {
            literals::case(p).or_else(|| brackets::stray(p)).or_else(|| brackets::unclosed(p))
        }
        Expected::HoleEnd => operators::ternary(p),
        Expected::Element(_) => brackets::unclosed(p),
        Expected::Token(_) => None,
    }
}

/// Expected and found.
fn plain(p: &Parser<'_>, expected: &Expected) -> Diagnostic {
    match p.kind() {
        TokenKind::Eof => codes::unexpected_end(p.here(), &words::expected(p, expected)),
        TokenKind::NewLine => lines::line_break(p, expected),
        _ => codes::unexpected_token(p.here(), &words::expected(p, expected), &words::found(p)),
    }
}

/// `=` where a comparison was meant.
fn assignment(p: &Parser<'_>) -> Option<Diagnostic> {
    let at = p.here();
    p.is(TokenKind::Eq).then(|| codes::assignment_in_expression(at).write(at, "=="))
}

/// No value, or no statement.
fn value(p: &Parser<'_>) -> Option<Diagnostic> {
    match p.kind() {
        TokenKind::Eq => assignment(p),
        TokenKind::ElseKeyword | TokenKind::ElifKeyword => {
            let word = p.kind().keyword().unwrap_or("else");
            Some(statements::else_without_if(p, codes::else_without_if(p.here(), word)))
        }
        TokenKind::SemiColon
            if !is_operator(p.kind_before(1)) && !statements::is_before_value(p.kind_before(1)) =>
        {
            Some(statements::stray_semicolon(p))
        }
        TokenKind::Dot => numbers::without_whole(p).or_else(|| operators::leading(p)),
        TokenKind::HoleEnd => literals::empty_hole(p),
        TokenKind::Colon => lines::colon_for_body(p),
        TokenKind::Comma => lines::leading_comma(p),
        TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseBrace => {
            brackets::stray(p)
        }
        kind if starts_only_statement(kind) => {
            brackets::left_open(p).or_else(|| Some(statements::statement_as_value(p)))
        }
        _ => operators::leading(p),
    }
}

/// Whether a value has to follow this token on the same line, unless a `\` ends it.
fn is_operator(kind: TokenKind) -> bool {
    is_infix(kind) || matches!(kind, TokenKind::Plus | TokenKind::Minus | TokenKind::Not)
}

/// What can follow an element by mistake.
fn element(p: &Parser<'_>, kind: ListKind) -> Option<Diagnostic> {
    let at = p.here();
    match p.kind() {
        TokenKind::SemiColon => Some(codes::stray_semicolon(at).write(at, ",")),
        TokenKind::Eq if kind == ListKind::Params => {
            let found = codes::missing_separator(at, &words::found(p));
            Some(found.advice(
                "a default value stands before the type: `a = 1: num`",
                "既定値は型より前に書いてください: `a = 1: num`",
            ))
        }
        TokenKind::Question if kind == ListKind::Params => {
            let found = codes::missing_separator(at, &words::found(p));
            Some(found.advice(
                "`?` stands before the type: `a?: num`",
                "`?` は型より前に書いてください: `a?: num`",
            ))
        }
        TokenKind::Eq => Some(codes::assignment_in_expression(at).write(at, "==")),
        TokenKind::OpenBrace => brackets::left_open(p).or_else(|| brackets::function_without_at(p)),
        TokenKind::NewLine if kind == ListKind::TypeArgs => {
            Some(lines::line_break(p, &Expected::Token(TokenKind::CloseParen)))
        }
        _ => brackets::stray(p),
    }
}

/// A second element without a separator.
fn next_element(p: &Parser<'_>) -> Diagnostic {
    let found = codes::missing_separator(p.here(), &words::found(p));
    let found = match brackets::inside(p) {
        Some((open, remark)) if !starts_expression(p.kind()) => found.label(open, remark),
        _ => found,
    };
    let found = lines::quote_in_string(p, found);
    let is_element = starts_expression(p.kind()) || p.kind().keyword().is_some();
    if is_element && ends_value(p.kind_before(1)) && found.help.is_none() {
        return found.insert(p.last_end(), ",");
    }
    found
}

//! Statements that do not end, begin in the middle of something, or stand where a value has to be.

use aizome_source::{Diagnostic, Span};

use super::around::span;
use super::cure::Cure;
use super::{Expected, brace_ahead, brackets, lines, words};
use crate::codes;
use crate::parse::list::starts_only_statement;
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// `else` and `if` on two lines.
pub(super) fn else_if(p: &Parser<'_>) -> Diagnostic {
    let start = p.before(1).map_or(p.start(), |word| word.start);
    let at = Span::new(start, p.after(1).map_or(p.start(), |word| word.end));
    codes::else_if(at).write(at, "elif")
}

/// `;` where a statement or a body has to begin: without it, and without a line break, the body
/// follows.
pub(super) fn stray_semicolon(p: &Parser<'_>) -> Diagnostic {
    let found = codes::stray_semicolon(p.here());
    let brace = brace_ahead(p).and_then(|brace| p.tokens.get(brace));
    match brace.filter(|_| p.kind_before(1) == TokenKind::CloseParen) {
        Some(brace) => found.edits("{", vec![(Span::new(p.start(), brace.start), " ".to_owned())]),
        None => found.remove(p.here(), &words::quoted(";")),
    }
}

pub(super) fn is_before_value(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Eq | TokenKind::Out | TokenKind::OpenParen | TokenKind::OpenBracket)
}

/// `;` between the body of an `if` and its `else`.
pub(super) fn else_without_if(p: &Parser<'_>, found: Diagnostic) -> Diagnostic {
    let semicolon = (1..=2)
        .filter_map(|distance| p.before(distance))
        .find(|token| token.kind == TokenKind::SemiColon);
    let Some(semicolon) = semicolon else { return found };
    found
        .advice("remove the `;` before it", "その前の `;` を消してください")
        .remove(span(semicolon), &words::quoted(";"))
}

/// `let a = loop {}`
pub(super) fn statement_as_value(p: &Parser<'_>) -> Diagnostic {
    let (expected, found) = (words::expected(p, &Expected::Expression), words::found(p));
    let word = p.source(p.token());
    let plain = codes::unexpected_token(p.here(), &expected, &found);
    if p.kind_before(1) == TokenKind::NewLine {
        return plain;
    }
    plain.advice(
        format!("`{word}` begins a statement, which has no value; `eval {{ … }}` makes one of it"),
        format!(
            "`{word}` で始まる文は値になりません。値にするには `eval {{ … }}` で囲んでください"
        ),
    )
}

/// What can follow a statement on its line by mistake.
pub(super) fn statement(p: &Parser<'_>) -> Option<Diagnostic> {
    let at = p.here();
    match p.kind() {
        TokenKind::Eq => Some(second_assignment(p)),
        TokenKind::ElseKeyword | TokenKind::ElifKeyword => {
            Some(codes::else_without_if(at, p.kind().keyword().unwrap_or("else")))
        }
        TokenKind::OpenBrace => else_with_condition(p).or_else(|| brackets::function_without_at(p)),
        _ => brackets::stray(p),
    }
}

/// `a = b = c`; but in `<: a = b` a comparison was meant.
fn second_assignment(p: &Parser<'_>) -> Diagnostic {
    let found = codes::assignment_in_expression(p.here());
    let is_assignment = p.line_before().any(|(_, token)| token.kind == TokenKind::Eq);
    if is_assignment {
        return found.advice("assign one after the other", "代入は1つずつ書いてください");
    }
    found.write(p.here(), "==")
}

/// `else a == 1 {`: found at the brace.
fn else_with_condition(p: &Parser<'_>) -> Option<Diagnostic> {
    let (_, word) = p.line_before().find(|(_, token)| {
        matches!(token.kind, TokenKind::ElseKeyword | TokenKind::OpenBrace | TokenKind::CloseBrace)
    })?;
    let is_else = word.kind == TokenKind::ElseKeyword;
    is_else.then(|| codes::else_if(span(word)).write(span(word), "elif"))
}

/// A second statement on a line.
pub(super) fn next_statement(p: &Parser<'_>) -> Diagnostic {
    let found = codes::statements_on_one_line(p.here(), &words::found(p));
    let (last, before) = (p.before(1), p.kind_before(2));
    let Some(last) = last else { return found };
    let begins = matches!(
        before,
        TokenKind::Eof | TokenKind::NewLine | TokenKind::SemiColon | TokenKind::OpenBrace
    );
    match p.kind() {
        TokenKind::StringLiteral
        | TokenKind::Template
        | TokenKind::NumberLiteral
        | TokenKind::Identifier
            if begins && last.kind == TokenKind::Identifier =>
        {
            call_without_brackets(p, found)
        }
        TokenKind::Identifier
            if matches!(last.kind, TokenKind::BreakKeyword | TokenKind::ContinueKeyword) =>
        {
            let name = p.word(p.token());
            found
                .advice(
                    format!("a label is `#{name}`"),
                    format!("ラベルは `#{name}` と書いてください"),
                )
                .insert(p.start(), "#")
        }
        _ if last.kind == TokenKind::BreakKeyword => found.advice(
            "only a `break` with a label can have a value: `break #name 1`",
            "値を付けられるのはラベルがあるときだけです: `break #name 1`",
        ),
        TokenKind::Comma => found.advice(
            "put every definition on a line of its own",
            "定義は1行に1つずつ書いてください",
        ),
        kind if starts_only_statement(kind) && p.token().spaced => found.insert(last.end, ";"),
        _ => lines::quote_in_string(p, found),
    }
}

/// `print "x"`
fn call_without_brackets(p: &Parser<'_>, found: Diagnostic) -> Diagnostic {
    let name = words::shortened(p.word_before(1));
    let found = found.advice(
        format!("a call needs brackets: `{name}(…)`"),
        format!("呼び出しには括弧が必要です: `{name}(…)`"),
    );
    let ends = |kind| matches!(kind, TokenKind::NewLine | TokenKind::Eof | TokenKind::SemiColon);
    let is_short = !p.is(TokenKind::Template) && p.after(1).is_some_and(|next| ends(next.kind));
    if !is_short {
        return found;
    }
    let token = p.token();
    let edits = vec![
        (Span::new(p.last_end(), token.start), "(".to_owned()),
        (Span::new(token.end, token.end), ")".to_owned()),
    ];
    found.edits(&format!("{name}(…)"), edits)
}

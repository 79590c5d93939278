//! Numbers as other languages write them, which AiScript reads as a number and a name.

use aizome_source::{Diagnostic, Span};

use super::around::span;
use super::cure::Cure;
use super::words;
use crate::codes;
use crate::parse::parser::Parser;
use crate::token::{Token, TokenKind};

/// The greatest whole number below which all are exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// `1e3`, `0x10`, `1_000`, `10n`, and names that begin with a digit.
pub(super) fn foreign(p: &Parser<'_>) -> Option<Diagnostic> {
    let number = p.before(1).filter(|last| last.kind == TokenKind::NumberLiteral)?;
    if !p.is_glued() || !(p.is(TokenKind::Identifier) || p.kind().keyword().is_some()) {
        return None;
    }
    let at = Span::new(number.start, end(p));
    let source = p.text.get(at.range()).unwrap_or("");
    if matches!(p.kind_before(2), TokenKind::LetKeyword | TokenKind::VarKeyword | TokenKind::At) {
        let expected = words::expected(p, &super::Expected::Name);
        let found = codes::unexpected_token(at, &expected, &words::quoted(source));
        return Some(
            found.advice("a name begins with a letter or `_`", "名前は英字か `_` で始めてください"),
        );
    }
    let found = codes::foreign_number(at, &words::shortened(source));
    Some(match value(source) {
        Some(value) => found
            .advice(format!("write `{value}`"), format!("`{value}` と書いてください"))
            .write(at, &value),
        None => found,
    })
}

/// The end of the number whose second token is the current one: `1e-3` has four.
fn end(p: &Parser<'_>) -> u32 {
    let word = p.token();
    let source = p.source(word);
    let glued = |first: Token, next: Token| (first.end == next.start).then_some(next);
    if matches!(source, "e" | "E")
        && let Some(sign) = p.after(1).and_then(|sign| glued(word, sign))
        && matches!(sign.kind, TokenKind::Plus | TokenKind::Minus)
        && let Some(digits) = p.after(2).and_then(|digits| glued(sign, digits))
        && digits.kind == TokenKind::NumberLiteral
    {
        return digits.end;
    }
    word.end
}

/// The number as AiScript writes it.
fn value(source: &str) -> Option<String> {
    let plain = source.replace('_', "").to_ascii_lowercase();
    let radix = |digits: Option<&str>, radix| {
        digits
            .and_then(|digits| u64::from_str_radix(digits, radix).ok())
            .map(|value| value.to_string())
    };
    if let Some(whole) = radix(plain.strip_prefix("0x"), 16)
        .or_else(|| radix(plain.strip_prefix("0b"), 2))
        .or_else(|| radix(plain.strip_prefix("0o"), 8))
    {
        return Some(whole);
    }
    let suffixed = plain.trim_end_matches(['n', 'f', 'd', 'l', 'u']);
    let digits = if plain.len() - suffixed.len() == 1 { suffixed } else { plain.as_str() };
    if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Some(digits.to_owned());
    }
    let value: f64 = digits.parse().ok().filter(|value: &f64| value.abs() < EXACT)?;
    let written = value.to_string();
    (written.len() < 24 && value.is_finite()).then_some(written)
}

/// `.5`
pub(super) fn without_whole(p: &Parser<'_>) -> Option<Diagnostic> {
    let digits = p.after(1).filter(|next| next.kind == TokenKind::NumberLiteral)?;
    if !p.is(TokenKind::Dot) || digits.start != p.token().end {
        return None;
    }
    let at = Span::new(p.start(), digits.end);
    let source = p.text.get(at.range()).unwrap_or("");
    let found = codes::foreign_number(at, source);
    Some(
        found
            .advice(format!("write `0{source}`"), format!("`0{source}` と書いてください"))
            .insert(at.start, "0"),
    )
}

/// `a.0`: an element by its number.
pub(super) fn index(p: &Parser<'_>) -> Option<Diagnostic> {
    let (dot, number) = (p.before(1)?, p.token());
    if number.kind != TokenKind::NumberLiteral || dot.kind != TokenKind::Dot {
        return None;
    }
    let expected = words::expected(p, &super::Expected::Property);
    let found = codes::unexpected_token(span(number), &expected, &words::found(p));
    Some(index_cure(found, Span::new(dot.start, number.end), p.source(number)))
}

/// What to do about `.0`.
pub(super) fn index_cure(found: Diagnostic, at: Span, number: &str) -> Diagnostic {
    let right = format!("[{number}]");
    let found = found.advice(
        format!("an element of an array is `{right}`"),
        format!("配列の要素は `{right}` のように書いてください"),
    );
    if number.contains('.') { found } else { found.write(at, &right) }
}

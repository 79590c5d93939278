//! Headers of loops as other languages write them: `for (let i = 0; i < 10; i++)`,
//! `each let a in b`.

use aizome_source::{Diagnostic, Span};

use super::around::span;
use super::cure::Cure;
use super::{usual, words};
use crate::codes;
use crate::parse::list::starts_expression;
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// Whether the current token is the word of `let a in b` or `let a of b`.
pub(in crate::parse) fn is_in(p: &Parser<'_>) -> bool {
    matches!(p.word(p.token()), "in" | "of")
}

/// The header of a loop without its comma.
pub(in crate::parse) fn comma(p: &Parser<'_>) -> Diagnostic {
    match p.kind() {
        TokenKind::SemiColon => counting(p),
        _ if is_in(p) => walking(p),
        _ => usual(p, None).unwrap_or_else(|| without_comma(p)),
    }
}

/// Where nothing but a comma may stand.
fn without_comma(p: &Parser<'_>) -> Diagnostic {
    let found = codes::unexpected_token(p.here(), &words::quoted(","), &words::found(p));
    if starts_expression(p.kind()) { found.insert(p.last_end(), ",") } else { found }
}

/// `for (let i = 0; i < 10; i++)`: up to the end of the header.
fn counting(p: &Parser<'_>) -> Diagnostic {
    let end = p.header_end().and_then(|end| p.tokens.get(end.checked_sub(1)?));
    let at = Span::new(p.start(), end.map_or(p.token().end, |last| last.end));
    let found = codes::counting_for(at);
    match count(p, at) {
        Some(count) => found.write(at, &format!(", {count}")),
        None => found,
    }
}

/// `each let a in b`, `for (let a of b)`
fn walking(p: &Parser<'_>) -> Diagnostic {
    let word = p.token();
    let name = words::shortened(p.word_before(1));
    let mut edits = vec![(Span::new(p.last_end(), word.end), ",".to_owned())];
    let keyword = p.line_before().find(|(_, token)| token.kind == TokenKind::ForKeyword);
    edits.extend(keyword.map(|(_, keyword)| (span(keyword), "each".to_owned())));
    codes::foreign_word(span(word), p.word(word))
        .advice(
            format!("write `each let {name}, …`"),
            format!("`each let {name}, …` のように書いてください"),
        )
        .edits(&format!("each let {name}, …"), edits)
}

/// How often `let i = 0; i < count; i++` goes round.
fn count(p: &Parser<'_>, at: Span) -> Option<String> {
    let from = p.before(1).filter(|_| p.kind_before(2) == TokenKind::Eq)?;
    let (less, limit, end) = (p.after(2)?, p.after(3)?, p.after(4)?);
    let step = p.text.get(end.end as usize..at.end as usize)?.trim();
    let is_step = ["++", "+= 1", "+=1"].iter().any(|sign| step.ends_with(sign));
    if end.kind != TokenKind::SemiColon || !is_step {
        return None;
    }
    let (from, limit) = (p.source(from), p.source(limit));
    let more = match less.kind {
        TokenKind::Lt => 0,
        TokenKind::LtEq => 1,
        _ => return None,
    };
    if let (Ok(from), Ok(limit)) = (from.parse::<u32>(), limit.parse::<u32>()) {
        return Some((limit + more).checked_sub(from)?.to_string());
    }
    let is_name = p.after(3).is_some_and(|limit| limit.kind == TokenKind::Identifier);
    (from == "0" && more == 0 && is_name).then(|| limit.to_owned())
}

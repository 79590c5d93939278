//! `#` and `:`: labels that are comments, names that are apart.

use aizome_source::{Diagnostic, Span};

use super::around::span;
use super::cure::{Cure, space};
use super::{can_have_label, literals, words};
use crate::codes;
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// A space beside the `:` of a name.
pub(in crate::parse) fn space_in_name(p: &Parser<'_>) -> Diagnostic {
    let between = Span::new(p.last_end(), p.start());
    let found = codes::space_in_name(between);
    // The colon is the current token, or the one before.
    let colon = usize::from(!p.is(TokenKind::Colon));
    if let Some(found) = literals::colon_after_name(p, colon) {
        return found;
    }
    let next = p.after(1 - colon).map_or(TokenKind::Eof, |next| next.kind);
    if next == TokenKind::Identifier { found.remove(between, &space()) } else { found }
}

/// A space between `#` and a label: a comment was meant if no colon follows.
pub(in crate::parse) fn space_in_label(p: &Parser<'_>) -> Diagnostic {
    let between = Span::new(p.last_end(), p.start());
    let found = codes::space_in_label(between);
    let is_label = p.after(1).is_some_and(|next| next.kind == TokenKind::Colon);
    if is_label && p.is(TokenKind::Identifier) {
        found.remove(between, &space())
    } else {
        comment(p, found)
    }
}

fn comment(p: &Parser<'_>, found: Diagnostic) -> Diagnostic {
    let sharp = p.line_before().find(|(_, token)| token.kind == TokenKind::Sharp);
    let found = found.advice("a comment begins with `//`", "コメントは `//` で始めてください");
    match sharp {
        Some((_, sharp)) => found.write(span(sharp), "//"),
        None => found,
    }
}

/// `# comment`, `#label loop {}`
pub(super) fn after_label(p: &Parser<'_>) -> Option<Diagnostic> {
    let (name, sharp) = (p.before(1)?, p.before(2)?);
    if name.kind != TokenKind::Identifier || sharp.kind != TokenKind::Sharp {
        return None;
    }
    let found = codes::unexpected_token(p.here(), &words::quoted(":"), &words::found(p));
    let is_target = can_have_label(p);
    Some(if is_target { found.insert(name.end, ":") } else { comment(p, found) })
}

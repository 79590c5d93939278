//! What the parser asks to go on well after a mistake: how sure a finding is, and what stands
//! further on.

use aizome_source::{Diagnostic, Edit, Span};

use super::around::FAR;
use super::{brackets, is_operator};
use crate::parse::list::{starts_expression, starts_only_statement};
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// Whether a finding is about nothing but a missing separator, so that what follows can be read as
/// it is.
pub(in crate::parse) fn is_about_separators(found: &Diagnostic) -> bool {
    let is_plain = matches!(found.code.name, "statements_on_one_line" | "missing_separator");
    is_plain && found.help.is_none()
}

/// The index of the bracket on this line that closes the innermost open one.
pub(in crate::parse) fn closing_ahead(p: &Parser<'_>) -> Option<usize> {
    let kind = p.open.last().map(|open| brackets::closing(open.kind))?;
    p.closing(p.at).filter(|&index| p.tokens.get(index).is_some_and(|token| token.kind == kind))
}

/// Whether a finding says little more than that something is out of place: after another one on its
/// line it is noise.
pub(in crate::parse) fn is_vague(found: &Diagnostic) -> bool {
    matches!(
        found.code.name,
        "unexpected_token"
            | "unexpected_end"
            | "missing_separator"
            | "statements_on_one_line"
            | "line_break"
            | "unopened"
    )
}

/// Whether after a finding it is not sure what is inside of what.
pub(in crate::parse) fn unsettles_nesting(found: &Diagnostic) -> bool {
    matches!(found.code.name, "unclosed_bracket" | "function_keyword" | "foreign_word")
}

/// Whether a finding depends on what is around it.
pub(in crate::parse) fn is_about_jumps(found: &Diagnostic) -> bool {
    matches!(
        found.code.name,
        "return_outside_function"
            | "unknown_label"
            | "break_outside_loop"
            | "continue_outside_loop"
            | "jump_in_header"
            | "value_for_loop"
            | "continue_of_expression"
    )
}

/// The index of the next arrow on this line.
pub(in crate::parse) fn arrow_ahead(p: &Parser<'_>) -> Option<usize> {
    let mut line = (p.at..).zip(p.tokens.iter().skip(p.at).take(FAR));
    line.find(|(_, token)| matches!(token.kind, TokenKind::Arrow | TokenKind::NewLine))
        .filter(|(_, token)| token.kind == TokenKind::Arrow)
        .map(|(index, _)| index)
}

/// The index of the brace that follows the `;` here.
pub(in crate::parse) fn brace_ahead(p: &Parser<'_>) -> Option<usize> {
    let next = (1..=2).find(|&distance| p.peek(distance) != TokenKind::NewLine)?;
    (p.peek(next) == TokenKind::OpenBrace).then_some(p.at + next)
}

/// Whether something can begin here that a label belongs to.
pub(in crate::parse) fn can_have_label(p: &Parser<'_>) -> bool {
    starts_only_statement(p.kind())
        || matches!(
            p.kind(),
            TokenKind::IfKeyword | TokenKind::MatchKeyword | TokenKind::EvalKeyword
        )
}

/// Extends the cure of the last finding, that a line goes on without a `\`, to the line that ends
/// here.
pub(in crate::parse) fn cure_line_end(p: &mut Parser<'_>) {
    let end = p.last_end();
    if let Some(fix) = p.findings.diagnostics.last_mut().and_then(|last| last.fix.as_mut()) {
        fix.edits.push(Edit { span: Span::new(end, end), text: " \\".to_owned() });
    }
}

/// Whether a line ends between `else` and `if`.
pub(in crate::parse) fn is_else_if(p: &Parser<'_>) -> bool {
    p.is(TokenKind::NewLine)
        && p.kind_before(1) == TokenKind::ElseKeyword
        && p.peek(1) == TokenKind::IfKeyword
}

/// Whether a line ends after an operator, and the next one goes on.
pub(in crate::parse) fn is_continued(p: &Parser<'_>) -> bool {
    p.is(TokenKind::NewLine)
        && is_operator(p.kind_before(1))
        && p.after(1).is_some_and(|next| starts_expression(next.kind))
}

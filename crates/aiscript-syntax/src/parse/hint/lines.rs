//! Lines that end too early, and strings that do not end with their line.

use aizome_source::{Diagnostic, Localized, Span};

use super::around::{ends_value, is_infix, span};
use super::brackets::line_end;
use super::cure::Cure;
use super::{Expected, is_operator, words};
use crate::codes;
use crate::parse::list::starts_expression;
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// A string before the current token that goes over several lines: its closing quote was surely
/// forgotten, and the quote that closed it was to open another one.
pub(super) fn swallowed(p: &Parser<'_>) -> Option<Diagnostic> {
    let string = p.before(1).filter(|last| last.kind == TokenKind::StringLiteral)?;
    let source = p.source(string);
    let first = source.find('\n')?;
    if matches!(p.kind(), TokenKind::NewLine | TokenKind::Eof) {
        return None;
    }
    let line = source.get(..first).unwrap_or(source).trim_end();
    let at = Span::new(string.start, string.start + Span::of(0..line.len()).end);
    let closing = Span::new(string.end - 1, string.end);
    let remark = Localized::new("the string goes on up to here", "文字列がここまで続いています");
    Some(codes::unterminated_string(at, source.get(..1).unwrap_or("\"")).label(closing, remark))
}

/// `"say "hi""`: a quote within a string.
pub(super) fn quote_in_string(p: &Parser<'_>, found: Diagnostic) -> Diagnostic {
    let Some(string) = p.before(1).filter(|last| last.kind == TokenKind::StringLiteral) else {
        return found;
    };
    let is_text = matches!(p.kind(), TokenKind::Identifier | TokenKind::StringLiteral);
    if !p.is_glued() || !is_text {
        return found;
    }
    let quote = p.source(string).get(..1).unwrap_or("\"");
    found.advice(
        format!("inside of the string write `\\{quote}`"),
        format!("文字列の中では `\\{quote}` と書いてください"),
    )
}

/// Something had to follow on this line.
pub(super) fn line_break(p: &Parser<'_>, expected: &Expected) -> Diagnostic {
    let found = codes::line_break(line_end(p), &words::expected(p, expected));
    let next = p.after(1).map_or(TokenKind::Eof, |next| next.kind);
    let is_operand = is_operator(p.kind_before(1));
    if is_operand && !starts_expression(next) {
        return found;
    } else if is_operand || is_infix(next) {
        let end = p.before(1).map_or(p.start(), |last| last.end);
        return found
            .advice(
                "to continue on the next line, end this one with ` \\`",
                "次の行に続けるには、行の終わりに ` \\` を書いてください",
            )
            .insert(end, " \\");
    }
    let found = found.advice("continue on the same line", "改行せずに続けてください");
    let is_blank = p.source(p.token()).trim().is_empty();
    if is_blank && next == TokenKind::OpenBrace { found.join(p.here()) } else { found }
}

/// `let a` and nothing more.
pub(super) fn without_value(p: &Parser<'_>) -> Option<Diagnostic> {
    let (name, word) = (p.before(1)?, p.kind_before(2));
    let is_definition = name.kind == TokenKind::Identifier
        && matches!(word, TokenKind::LetKeyword | TokenKind::VarKeyword);
    let expected = words::quoted("=");
    let found = match p.kind() {
        _ if !is_definition => return None,
        TokenKind::NewLine => codes::line_break(line_end(p), &expected),
        TokenKind::SemiColon | TokenKind::CloseBrace => {
            codes::unexpected_token(p.here(), &expected, &words::found(p))
        }
        TokenKind::Eof => codes::unexpected_end(p.here(), &expected),
        _ => return None,
    };
    let word = word.keyword().unwrap_or("let");
    Some(
        found
            .advice(
                format!("`{word}` needs a value, such as `null`"),
                format!("`{word}` には必ず値が必要です。まだないときは `null` にしてください"),
            )
            .insert(name.end, " = null"),
    )
}

/// A line that begins with a comma, after a line break that separates already.
pub(super) fn leading_comma(p: &Parser<'_>) -> Option<Diagnostic> {
    let is_leading = p.kind_before(1) == TokenKind::NewLine && ends_value(p.kind_before(2));
    is_leading.then(|| {
        let (expected, found) = (words::expected(p, &Expected::Expression), words::found(p));
        codes::unexpected_token(p.here(), &expected, &found)
            .advice("the line break separates already", "改行だけで区切りになります")
            .remove(p.here(), &found)
    })
}

/// `if a:` as in Python; where `a` is a name, the colon made it the beginning of a longer one.
pub(super) fn colon_for_body(p: &Parser<'_>) -> Option<Diagnostic> {
    let colon = [Some(p.token()), p.before(1)]
        .into_iter()
        .flatten()
        .find(|token| token.kind == TokenKind::Colon)?;
    let is_header = matches!(
        p.line_start()?.kind,
        TokenKind::IfKeyword
            | TokenKind::ElifKeyword
            | TokenKind::ElseKeyword
            | TokenKind::WhileKeyword
            | TokenKind::ForKeyword
            | TokenKind::EachKeyword
    );
    is_header.then(|| {
        let (expected, found) = (words::expected(p, &Expected::Body), words::token(p, colon));
        codes::unexpected_token(span(colon), &expected, &found)
            .advice("put the body in `{ … }`", "本体は `{ … }` で囲んでください")
    })
}

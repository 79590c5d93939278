//! Operators of other languages, which AiScript reads as several of its own and then misses a value
//! between.

use aizome_source::{Diagnostic, Span};

use super::around::{ends_value, is_infix, span};
use super::cure::Cure;
use super::{Expected, words};
use crate::codes;
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// What an operator is to people.
#[derive(Clone, Copy)]
enum Meaning {
    /// A comparison that is written otherwise.
    Comparison(&'static str),
    /// Something that is written otherwise.
    Symbol(&'static str),
    Power,
    /// `*=`
    Compound,
    /// `??`
    Null,
    /// `++`
    Step,
    /// `|`
    Bits(&'static str),
    /// `<<`
    Shift,
    /// `...`
    Spread,
}

/// The operators, longer ones first.
const OPERATORS: &[(&str, Meaning)] = &[
    ("===", Meaning::Comparison("==")),
    ("!==", Meaning::Comparison("!=")),
    ("**=", Meaning::Compound),
    ("||=", Meaning::Compound),
    ("&&=", Meaning::Compound),
    ("??=", Meaning::Null),
    (">>>", Meaning::Shift),
    ("...", Meaning::Spread),
    ("<>", Meaning::Comparison("!=")),
    ("=<", Meaning::Comparison("<=")),
    ("**", Meaning::Power),
    ("*=", Meaning::Compound),
    ("/=", Meaning::Compound),
    ("%=", Meaning::Compound),
    ("^=", Meaning::Compound),
    ("??", Meaning::Null),
    ("?.", Meaning::Null),
    ("++", Meaning::Step),
    ("--", Meaning::Step),
    ("<<", Meaning::Shift),
    (">>", Meaning::Shift),
    ("->", Meaning::Symbol("=>")),
    (":=", Meaning::Symbol("=")),
    ("::", Meaning::Symbol(":")),
    ("..", Meaning::Spread),
    ("|", Meaning::Bits("||")),
];

/// A foreign operator at the current token.
struct Foreign {
    meaning: Meaning,
    span: Span,
    /// The index of its first token.
    first: usize,
    /// The index after its last token.
    end: usize,
}

/// An operator of another language at the current token, or, for `++` and `--`, right before it.
pub(super) fn foreign(p: &Parser<'_>) -> Option<Diagnostic> {
    if is_print(p) {
        return Some(print(p));
    }
    let found = at(p)?;
    let op = p.text.get(found.span.range()).unwrap_or("");
    let at = found.span;
    Some(match found.meaning {
        Meaning::Comparison(right) => codes::strict_equality(at, op, right).write(at, right),
        Meaning::Power => codes::power_operator(at).write(at, "^"),
        Meaning::Null => codes::optional_chaining(at, op),
        Meaning::Bits(right) => codes::bitwise_operator(at, op, right).write(at, right),
        Meaning::Shift => codes::foreign_word(at, op),
        Meaning::Spread => codes::foreign_word(at, op).advice(
            "join arrays with `a.concat(b)`",
            "配列をつなげるには `a.concat(b)` を使ってください",
        ),
        Meaning::Symbol(right) => {
            codes::unexpected_token(at, &words::quoted(right), &words::quoted(op)).write(at, right)
        }
        Meaning::Step => step(p, &found, op),
        Meaning::Compound => compound(p, &found, op),
    })
}

/// The index of the token after a foreign operator in which the current token stands and after
/// which the parser can go on.
pub(in crate::parse) fn rest(p: &Parser<'_>) -> Option<usize> {
    if is_print(p) {
        let is_typo = p.after(1).is_some_and(|next| next.start == p.token().end);
        return Some(p.at + 1 + usize::from(is_typo));
    }
    match at(p)? {
        Foreign {
            end, meaning: Meaning::Comparison(_) | Meaning::Power | Meaning::Spread, ..
        } => Some(end),
        _ => None,
    }
}

fn at(p: &Parser<'_>) -> Option<Foreign> {
    for len in (1..=3).rev() {
        for first in p.at.saturating_sub(len)..=p.at {
            let end = first + len;
            let Some(tokens) = p.tokens.get(first..end) else { continue };
            let (Some(start), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            if tokens.windows(2).any(|pair| pair[0].end != pair[1].start) {
                continue;
            }
            let span = Span::new(start.start, last.end);
            let source = p.text.get(span.range()).unwrap_or("");
            let Some(&(_, meaning)) = OPERATORS.iter().find(|(op, _)| *op == source) else {
                continue;
            };
            let is_near = (end > p.at) != matches!(meaning, Meaning::Step);
            if is_near && !is_ours(p, source, first) {
                return Some(Foreign { meaning, span, first, end });
            }
        }
    }
    None
}

/// Whether a statement begins with `<`: `<< "hi"`, `<; "hi"`, `< "hi"`, and `<：` with a full-width
/// colon.
fn is_print(p: &Parser<'_>) -> bool {
    p.is(TokenKind::Lt) && p.is_at_statement() && !is_leading(p)
}

fn print(p: &Parser<'_>) -> Diagnostic {
    let sign = p.after(1).filter(|next| {
        let is_sign = matches!(
            next.kind,
            TokenKind::Lt
                | TokenKind::SemiColon
                | TokenKind::Colon
                | TokenKind::Comma
                | TokenKind::Minus
        );
        is_sign && next.start == p.token().end
    });
    let at = Span::new(p.start(), sign.unwrap_or(p.token()).end);
    let source = p.text.get(at.range()).unwrap_or("<");
    if !source.is_ascii() {
        return codes::full_width(at, source, "<:").write(at, "<:");
    }
    codes::unexpected_token(at, &words::expected(p, &Expected::Expression), &words::quoted(source))
        .advice("to print write `<:`", "表示するには `<:` を使ってください")
        .write(at, "<:")
}

/// Whether this is no operator but something of the language in a wrong place: `@f<>()`, `:: A`.
fn is_ours(p: &Parser<'_>, source: &str, first: usize) -> bool {
    let before = |distance: usize| first.checked_sub(distance).and_then(|at| p.tokens.get(at));
    match source {
        "<>" => (1..=2).filter_map(before).any(|token| token.kind == TokenKind::At),
        "::" => !before(1).is_some_and(|token| {
            token.kind == TokenKind::Identifier && token.end == p.tokens[first].start
        }),
        _ => false,
    }
}

/// `i++`: safe to cure where it is a statement of its own.
fn step(p: &Parser<'_>, found: &Foreign, op: &str) -> Diagnostic {
    let right = if op == "++" { "+= 1" } else { "-= 1" };
    let diagnostic = codes::step_operator(found.span, op);
    let is_statement = matches!(
        p.kind(),
        TokenKind::NewLine | TokenKind::SemiColon | TokenKind::CloseBrace | TokenKind::Eof
    );
    if !is_statement {
        return diagnostic;
    }
    let space = if p.tokens[found.first].spaced { "" } else { " " };
    diagnostic
        .advice(format!("write `{right}`"), format!("`{right}` を使ってください"))
        .write(found.span, &format!("{space}{right}"))
}

/// `a *= b`: safe to cure if both are single words.
fn compound(p: &Parser<'_>, found: &Foreign, op: &str) -> Diagnostic {
    let diagnostic = codes::compound_assignment(found.span, op);
    let (Some(dest), Some(value), Some(end)) = (
        found.first.checked_sub(1).and_then(|index| p.tokens.get(index)),
        p.tokens.get(found.end),
        p.tokens.get(found.end + 1),
    ) else {
        return diagnostic;
    };
    let is_short = matches!(value.kind, TokenKind::Identifier | TokenKind::NumberLiteral)
        && matches!(end.kind, TokenKind::NewLine | TokenKind::SemiColon | TokenKind::Eof);
    let name = p.word(*dest);
    let single = op.trim_end_matches('=');
    if name.is_empty() || !is_short {
        return diagnostic;
    }
    let single = if single == "**" { "^" } else { single };
    let right = format!("= {name} {single}");
    diagnostic
        .advice(
            format!("write `{name} {right} …`"),
            format!("`{name} {right} …` のように書いてください"),
        )
        .write(found.span, &right)
}

/// `a ? b : c`
pub(super) fn ternary(p: &Parser<'_>) -> Option<Diagnostic> {
    let mut rest = p.tokens.iter().skip(p.at + 1).take(32);
    let is_choice = p.kind() == TokenKind::Question
        && rest
            .by_ref()
            .take_while(|token| token.kind != TokenKind::NewLine)
            .any(|token| token.kind == TokenKind::Colon);
    is_choice.then(|| codes::ternary(p.here()))
}

/// `x => x`, `(x) => x`, `() => x`, `(x, y) => x`; and `a => b` in a condition, which should be
/// `>=`.
pub(super) fn arrow(p: &Parser<'_>, expected: Option<&Expected>) -> Option<Diagnostic> {
    if p.is(TokenKind::Arrow) && expected != Some(&Expected::Token(TokenKind::Arrow)) {
        // `1 => "one" * => "many"`, a `match` of older versions.
        if let Some(star) = p.before(1).filter(|last| last.kind == TokenKind::Asterisk) {
            return Some(codes::case_without_word(span(star)).write(span(star), ", default"));
        }
        let in_condition = p.line_before().any(|(_, token)| {
            matches!(
                token.kind,
                TokenKind::IfKeyword | TokenKind::ElifKeyword | TokenKind::WhileKeyword
            )
        });
        if in_condition {
            let at = p.here();
            return Some(codes::strict_equality(at, "=>", ">=").write(at, ">="));
        }
        return Some(arrow_function(p, params_before(p)?, p.at));
    }
    // Within the brackets of what turns out to be parameters.
    if !matches!(p.kind(), TokenKind::CloseParen | TokenKind::Comma) {
        return None;
    }
    let close = p.closing(p.at)?;
    let arrow = p.tokens.get(close + 1)?;
    (arrow.kind == TokenKind::Arrow)
        .then_some(())
        .and_then(|()| Some(arrow_function(p, p.opening(close)?, close + 1)))
}

/// The index of the token with which the parameters before an arrow begin.
fn params_before(p: &Parser<'_>) -> Option<usize> {
    match p.kind_before(1) {
        TokenKind::Identifier => Some(p.at - 1),
        TokenKind::CloseParen => p.opening(p.at - 1),
        _ => None,
    }
}

fn arrow_function(p: &Parser<'_>, first: usize, arrow: usize) -> Diagnostic {
    let (start, sign) = (p.tokens[first], p.tokens[arrow]);
    let found = codes::arrow_function(Span::new(start.start, sign.end));
    if first > 0 && p.tokens[first - 1].kind == TokenKind::At {
        return found;
    }
    let Some(edits) = function_edits(p, first, arrow) else { return found };
    found.edits("@(…) { … }", edits)
}

/// The edits that make an arrow function of one expression, or with a body in braces, one of
/// AiScript.
fn function_edits(p: &Parser<'_>, first: usize, arrow: usize) -> Option<Vec<(Span, String)>> {
    let (start, sign) = (*p.tokens.get(first)?, *p.tokens.get(arrow)?);
    let body = *p.tokens.get(arrow + 1)?;
    let at = |offset: u32| Span::new(offset, offset);
    let mut edits = vec![(at(start.start), "@".to_owned())];
    if start.kind == TokenKind::Identifier {
        edits = vec![(span(start), format!("@({})", p.source(start)))];
    }
    if body.kind == TokenKind::OpenBrace {
        edits.push((Span::new(sign.start, body.start), String::new()));
        return Some(edits);
    }
    let end = p.element_end(arrow + 1)?;
    let last = *p.tokens.get(end.checked_sub(1).filter(|&last| last > arrow)?)?;
    edits.push((span(sign), "{".to_owned()));
    edits.push((at(last.end), " }".to_owned()));
    Some(edits)
}

/// Whether this is a line that begins with an operator.
pub(in crate::parse) fn is_leading(p: &Parser<'_>) -> bool {
    is_infix(p.kind()) && p.kind_before(1) == TokenKind::NewLine && ends_value(p.kind_before(2))
}

/// A line that begins with an operator: it was to go on with the line before.
pub(super) fn leading(p: &Parser<'_>) -> Option<Diagnostic> {
    let last = p.before(2).filter(|_| is_leading(p))?;
    let expected = words::expected(p, &Expected::Expression);
    let found = codes::unexpected_token(p.here(), &expected, &words::found(p)).advice(
        "to continue the line before, end it with ` \\`",
        "前の行から続けるには、前の行の終わりに ` \\` を書いてください",
    );
    Some(found.insert(last.end, " \\"))
}

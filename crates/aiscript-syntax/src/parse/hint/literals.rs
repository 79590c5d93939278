//! Objects, templates and cases that are not quite written as they have to be.

use aizome_source::{Diagnostic, Span};

use super::around::span;
use super::cure::Cure;
use super::{Expected, arrow_ahead, brackets, words};
use crate::codes;
use crate::parse::list::{starts_expression, starts_only_statement};
use crate::parse::parser::Parser;
use crate::token::{Token, TokenKind};

/// No key of an object.
pub(super) fn key(p: &Parser<'_>) -> Option<Diagnostic> {
    let expected = words::expected(p, &Expected::Key);
    let plain = || codes::unexpected_token(p.here(), &expected, &words::found(p));
    match p.kind() {
        TokenKind::NumberLiteral => {
            let quoted = format!("\"{}\"", p.source(p.token()));
            Some(
                plain()
                    .advice(
                        "a key that is no name is written as a string",
                        "名前でないキーは文字列で書いてください",
                    )
                    .write(p.here(), &quoted),
            )
        }
        TokenKind::OpenBracket => Some(plain().advice(
            "set it afterwards: `obj[key] = value`",
            "後から `obj[key] = value` のように代入してください",
        )),
        _ => None,
    }
}

/// No literal where nothing else may be.
pub(super) fn no_literal(p: &Parser<'_>) -> Diagnostic {
    let found = codes::not_a_literal(p.here(), &words::found(p));
    match p.kind() {
        TokenKind::Minus | TokenKind::Plus => {
            found.advice("numbers cannot have a sign here", "ここでは数値に符号を付けられません")
        }
        _ => found,
    }
}

/// No colon after a key.
pub(super) fn colon_of_entry(p: &Parser<'_>) -> Option<Diagnostic> {
    let key = p.before(1)?;
    let brace = p.open.last().filter(|open| open.kind == TokenKind::OpenBrace)?;
    let plain = || codes::unexpected_token(p.here(), &words::quoted(":"), &words::found(p));
    match p.kind() {
        TokenKind::Eq | TokenKind::Arrow => Some(plain().write(p.here(), ":")),
        TokenKind::Comma | TokenKind::CloseBrace | TokenKind::NewLine
            if key.kind == TokenKind::Identifier =>
        {
            let right = format!("{0}: {0}", p.word(key));
            let found = plain().advice(
                format!("write `{right}`: the short form works from AiScript 1.3 on"),
                format!("`{right}` と書いてください（省略できるのは AiScript 1.3 からです）"),
            );
            Some(found.insert(key.end, &format!(": {}", p.word(key))))
        }
        TokenKind::OpenParen if key.kind == TokenKind::Identifier => {
            let name = p.word(key);
            let found = plain().advice(
                format!("a function in an object is `{name}: @(…) {{ … }}`"),
                format!("オブジェクトの関数は `{name}: @(…) {{ … }}` と書いてください"),
            );
            Some(found.insert(key.end, ": @"))
        }
        // `{ let a = 1 }`; further on, `let` rather begins a statement after an object that was not
        // closed.
        _ if key.kind.keyword().is_some() && is_first(p, *brace) => {
            Some(block(span(*brace), plain()))
        }
        _ if starts_only_statement(key.kind) => Some(brackets::not_closed_at(span(key), *brace)),
        _ => None,
    }
}

/// Whether the token before the current one is the first after a bracket.
fn is_first(p: &Parser<'_>, bracket: Token) -> bool {
    let before =
        p.before(2).filter(|token| token.kind != TokenKind::NewLine).or_else(|| p.before(3));
    before == Some(bracket)
}

/// A brace that begins an object where a block was meant.
fn block(brace: Span, found: Diagnostic) -> Diagnostic {
    found
        .advice(
            "this `{` begins an object; a block of its own is `eval { … }`",
            "この `{` はオブジェクトの始まりです。ブロックだけを書くには `eval { … }` を使ってください",
        )
        .insert(brace.start, "eval ")
}

/// No case where one has to be.
pub(super) fn case(p: &Parser<'_>) -> Option<Diagnostic> {
    let at = p.here();
    match p.kind() {
        TokenKind::Asterisk => Some(codes::case_without_word(at).write(at, "default")),
        TokenKind::Identifier if p.word(p.token()) == "_" => {
            Some(codes::case_without_word(at).write(at, "default"))
        }
        TokenKind::ElseKeyword => Some(codes::case_without_word(at).write(at, "default")),
        TokenKind::SemiColon => Some(codes::stray_semicolon(at).write(at, ",")),
        TokenKind::CaseKeyword | TokenKind::DefaultKeyword => {
            let (expected, found) = (words::quoted("}"), words::found(p));
            Some(
                codes::unexpected_token(at, &expected, &found)
                    .advice("`default` is the last of all", "`default` は最後に1つだけ書けます"),
            )
        }
        kind if starts_expression(kind) => {
            let found = codes::case_without_word(at);
            let has_arrow = arrow_ahead(p).is_some();
            Some(if has_arrow { found.insert(at.start, "case ") } else { found })
        }
        _ => None,
    }
}

/// No arrow after a pattern.
pub(super) fn arrow_of_case(p: &Parser<'_>) -> Option<Diagnostic> {
    let plain = || codes::unexpected_token(p.here(), &words::quoted("=>"), &words::found(p));
    match p.kind() {
        TokenKind::Colon | TokenKind::Eq => Some(plain().write(p.here(), "=>")),
        TokenKind::Comma => Some(
            plain()
                .advice("each value needs a `case` of its own", "値ごとに `case` を書いてください"),
        ),
        _ => None,
    }
}

/// An empty hole of a template.
pub(super) fn empty_hole(p: &Parser<'_>) -> Option<Diagnostic> {
    let open = p.before(1).filter(|last| last.kind == TokenKind::HoleStart)?;
    if !p.is(TokenKind::HoleEnd) {
        return None;
    }
    let at = Span::new(open.start, p.token().end);
    let expected = words::expected(p, &Expected::Expression);
    let found = codes::unexpected_token(at, &expected, &words::quoted("}"));
    Some(
        found.advice(
            "for a brace as text write `\\{`",
            "文字としての波括弧は `\\{` と書いてください",
        ),
    )
}

/// `a: b` where it is no name: a label, an argument by name, a body in the style of Python, a case
/// in that of C. The colon is so many tokens before the current one.
pub(super) fn colon_after_name(p: &Parser<'_>, colon: usize) -> Option<Diagnostic> {
    let at = p.at - colon;
    let (sign, name) = (*p.tokens.get(at)?, *p.tokens.get(at.checked_sub(1)?)?);
    let before = at.checked_sub(2).and_then(|index| p.tokens.get(index)).map(|token| token.kind);
    let next = p.tokens.get(at + 1).map_or(TokenKind::Eof, |next| next.kind);
    let first = p.line_start()?;
    let found = |right: &str| {
        codes::unexpected_token(span(sign), &words::quoted(right), &words::quoted(":"))
    };
    match (first.kind, before) {
        (TokenKind::CaseKeyword, _) => Some(found("=>").write(span(sign), "=>")),
        (_, Some(TokenKind::OpenParen | TokenKind::Comma))
            if p.open.last().is_some_and(|open| open.kind == TokenKind::OpenParen) =>
        {
            let at = Span::new(name.start, sign.end);
            let found = codes::unexpected_token(
                at,
                &words::expected(p, &Expected::Expression),
                &words::quoted(p.text.get(at.range())?),
            );
            Some(found.advice(
                "arguments have no names, only an order",
                "引数に名前は付けられません。順番どおりに値だけを書いてください",
            ))
        }
        _ if first.start == name.start && starts_loop(next) => {
            let label = p.word(name);
            let found = codes::space_in_name(Span::new(sign.end, p.start().max(sign.end)));
            Some(
                found
                    .advice(
                        format!("a label is `#{label}:`"),
                        format!("ラベルは `#{label}:` と書いてください"),
                    )
                    .insert(name.start, "#"),
            )
        }
        _ if first.start == name.start && next == TokenKind::Eq => {
            let at = Span::new(sign.start, p.tokens.get(at + 1)?.end);
            let found = codes::unexpected_token(at, &words::quoted("="), &words::quoted(":="));
            Some(found.write(at, "="))
        }
        _ => None,
    }
}

fn starts_loop(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::LoopKeyword | T::WhileKeyword | T::ForKeyword | T::EachKeyword | T::DoKeyword)
}

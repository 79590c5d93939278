//! Definitions, functions, types and attributes that are not quite written as they have to be.

use aizome_source::{Diagnostic, Localized, Span};

use super::around::span;
use super::cure::Cure;
use super::{Expected, lines, words};
use crate::codes;
use crate::parse::list::starts_expression;
use crate::parse::parser::Parser;
use crate::token::TokenKind;

/// `@f() a`
pub(super) fn before_body(p: &Parser<'_>) -> Option<Diagnostic> {
    let is_value = starts_expression(p.kind());
    let found = |kind| {
        codes::unexpected_token(p.here(), &words::quoted(words::symbol(kind)), &words::found(p))
    };
    (is_value && p.kind_before(1) == TokenKind::CloseParen).then(|| {
        found(TokenKind::OpenBrace).advice(
            "the body of a function stands in `{ … }`",
            "関数の本体は `{ … }` で囲んでください",
        )
    })
}

/// Something after an attribute or after `\` on the same line.
pub(super) fn without_line_break(p: &Parser<'_>) -> Option<Diagnostic> {
    let expected = words::expected(p, &Expected::Token(TokenKind::NewLine));
    let found = || codes::unexpected_token(p.here(), &expected, &words::found(p));
    match (p.kind_before(1), p.kind()) {
        (TokenKind::CloseBracket, TokenKind::Eof) => {
            let definition = Localized::new("a definition", "定義");
            Some(codes::unexpected_end(p.here(), &definition))
        }
        (TokenKind::CloseBracket, _) => Some(found().advice(
            "an attribute stands on the line before its definition",
            "属性は定義の前の行に書いてください",
        )),
        (TokenKind::BackSlash, TokenKind::Eof) => None,
        (TokenKind::BackSlash, _) => {
            Some(found().advice("a `\\` ends its line", "`\\` は行の終わりに書いてください"))
        }
        _ => None,
    }
}

/// `each a, b {}`
pub(super) fn without_let(p: &Parser<'_>) -> Option<Diagnostic> {
    let found = codes::unexpected_token(p.here(), &words::quoted("let"), &words::found(p));
    p.is(TokenKind::Identifier).then(|| {
        found
            .advice("write `each let …`", "`each let …` のように書いてください")
            .insert(p.start(), "let ")
    })
}

/// No value after `return`.
pub(super) fn result(p: &Parser<'_>) -> Option<Diagnostic> {
    let ends =
        matches!(p.kind(), TokenKind::NewLine | TokenKind::SemiColon | TokenKind::CloseBrace);
    let word = p.before(1)?;
    (ends || p.is(TokenKind::Eof))
        .then(|| codes::return_without_value(span(word)).insert(word.end, " null"))
}

/// No name.
pub(super) fn name(p: &Parser<'_>) -> Option<Diagnostic> {
    if let Some(word) = p.kind().keyword() {
        return Some(codes::keyword_as_name(p.here(), word));
    }
    let is_exists = p.is(TokenKind::OpenParen) && p.kind_before(1) == TokenKind::ExistsKeyword;
    is_exists.then(|| {
        let found = codes::unexpected_token(
            p.here(),
            &words::expected(p, &Expected::Name),
            &words::found(p),
        );
        found.advice(
            "write `exists a`, without brackets",
            "`exists a` のように括弧なしで書いてください",
        )
    })
}

/// Something else than `=` after `let a`.
pub(super) fn definition(p: &Parser<'_>) -> Option<Diagnostic> {
    let plain = || codes::unexpected_token(p.here(), &words::quoted("="), &words::found(p));
    let name = p.word_before(1);
    match p.kind() {
        TokenKind::Eq2 | TokenKind::Arrow | TokenKind::PlusEq => Some(plain().write(p.here(), "=")),
        TokenKind::Minus if !name.is_empty() && p.is_glued() => Some(plain().advice(
            "a name has no `-`, write `_`",
            "名前に `-` は使えません。`_` を使ってください",
        )),
        TokenKind::Dot => Some(plain().advice(
            "a property is set without `let`: `obj.key = value`",
            "プロパティへの代入に `let` は付けません: `obj.key = value`",
        )),
        TokenKind::OpenBracket if p.is_glued() => Some(
            plain()
                .advice("the type of an array is `arr<…>`", "配列の型は `arr<…>` と書いてください"),
        ),
        TokenKind::Question => Some(plain().advice(
            "the type of what may be missing is `… | null`",
            "ないかもしれない値の型は `… | null` と書いてください",
        )),
        TokenKind::Comma => Some(plain().advice(
            "every definition needs a `let` and a value of its own",
            "定義ごとに `let` と値を書いてください",
        )),
        _ => lines::without_value(p),
    }
}

/// `let f = @f() {}`, `@f {}`
pub(super) fn name_in_function(p: &Parser<'_>) -> Option<Diagnostic> {
    let plain = || codes::unexpected_token(p.here(), &words::quoted("("), &words::found(p));
    let last = p.before(1)?;
    match p.kind() {
        TokenKind::Identifier if last.kind == TokenKind::At => {
            let end = p.after(1).map_or(p.token().end, |next| next.start);
            let found = plain().advice(
                "a function that is a value has no name",
                "値としての関数に名前は付けられません",
            );
            Some(found.remove(Span::new(p.start(), end), &words::found(p)))
        }
        TokenKind::OpenBrace => Some(plain().insert(last.end, "()")),
        TokenKind::NewLine => None,
        _ => Some(plain()),
    }
}

/// No type.
pub(super) fn type_(p: &Parser<'_>) -> Option<Diagnostic> {
    let plain = || {
        let expected = words::expected(p, &Expected::Type);
        codes::unexpected_token(p.here(), &expected, &words::found(p))
    };
    match p.kind() {
        TokenKind::OpenBracket => Some(
            plain()
                .advice("the type of an array is `arr<…>`", "配列の型は `arr<…>` と書いてください"),
        ),
        TokenKind::OpenBrace => Some(plain().advice(
            "the type of an object is `obj<…>`",
            "オブジェクトの型は `obj<…>` と書いてください",
        )),
        _ => None,
    }
}

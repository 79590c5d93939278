//! The words for what was expected and what was found.
//!
//! In Japanese, words that end with a backtick end with a space, as in the messages of `codes`.

use aizome_source::Localized;

use super::Expected;
use crate::parse::list::ListKind;
use crate::parse::parser::Parser;
use crate::token::{Token, TokenKind};

/// How many characters of a token are shown at most.
const SHOWN: usize = 30;

/// What stands at the current token.
pub(super) fn found(p: &Parser<'_>) -> Localized {
    token(p, p.token())
}

/// A token that is there.
pub(super) fn token(p: &Parser<'_>, token: Token) -> Localized {
    match token.kind {
        TokenKind::NewLine => Localized::new("a line break", "改行"),
        TokenKind::Eof => Localized::new("the end of the script", "スクリプトの終わり"),
        TokenKind::StringLiteral => Localized::new("a string", "文字列"),
        TokenKind::Template => Localized::new("a template", "テンプレート"),
        TokenKind::TemplateText => Localized::new("text", "文字"),
        _ => quoted(p.source(token)),
    }
}

/// A piece of script.
pub(super) fn quoted(source: &str) -> Localized {
    let shown = shortened(source);
    Localized::new(format!("`{shown}`"), format!("`{shown}` "))
}

/// A piece of script, with `…` for what is too long to be shown.
pub(super) fn shortened(source: &str) -> String {
    match source.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &source[..end]),
        None => source.to_owned(),
    }
}

/// What had to be there.
pub(super) fn expected(p: &Parser<'_>, expected: &Expected) -> Localized {
    let (en, ja) = match expected {
        Expected::Token(TokenKind::NewLine) => ("a line break", "改行"),
        Expected::Token(kind) => return quoted(symbol(*kind)),
        Expected::Name => ("a name", "名前"),
        Expected::NamePart => ("a name after `:`", "`:` の後に名前"),
        Expected::Expression if p.is_at_statement() => ("a statement", "文"),
        Expected::Expression | Expected::Result => ("a value", "値"),
        Expected::Literal => ("a literal", "リテラル"),
        Expected::Property => ("the name of a property", "プロパティの名前"),
        Expected::Key => ("a key", "キー"),
        Expected::Type => ("a type", "型"),
        Expected::Body => ("a body", "本体"),
        Expected::Case => ("`case`, `default` or `}`", "`case` か `default` か `}` "),
        Expected::HoleEnd => ("`}`", "`}` "),
        Expected::Element(kind) => element(*kind),
    };
    Localized::new(en, ja)
}

fn element(kind: ListKind) -> (&'static str, &'static str) {
    match kind {
        ListKind::TopLevel => ("a statement", "文"),
        ListKind::Block => ("a statement or `}`", "文か `}` "),
        ListKind::Namespace => ("a definition or `}`", "定義か `}` "),
        ListKind::Args => ("an argument or `)`", "引数か `)` "),
        ListKind::Params => ("a parameter or `)`", "引数か `)` "),
        ListKind::Array => ("a value or `]`", "値か `]` "),
        ListKind::Object => ("a key or `}`", "キーか `}` "),
        ListKind::TypeArgs => ("a type or `)`", "型か `)` "),
    }
}

/// How a token is written that is always written the same.
pub(super) fn symbol(kind: TokenKind) -> &'static str {
    use TokenKind as T;
    match kind {
        T::OpenParen => "(",
        T::CloseParen => ")",
        T::OpenBracket => "[",
        T::OpenSharpBracket => "#[",
        T::CloseBracket => "]",
        T::OpenBrace | T::HoleStart => "{",
        T::CloseBrace | T::HoleEnd => "}",
        T::Template | T::TemplateEnd => "`",
        T::Eq => "=",
        T::Colon => ":",
        T::Comma => ",",
        T::Arrow => "=>",
        T::Gt => ">",
        T::Sharp => "#",
        kind => kind.keyword().unwrap_or("?"),
    }
}

/// The remark at an opening bracket.
pub(super) fn opened_here() -> Localized {
    Localized::new("opened here", "ここで開いています")
}

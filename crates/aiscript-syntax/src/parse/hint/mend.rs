//! Characters from elsewhere as what they look like, so that one `（` does not make all that follows
//! unreadable.
//!
//! The findings about them stay at the same step of reading: a character that is taken away is
//! reported at what follows it.

use super::flaws::look_alike;
use crate::lexer::{FlawKind, Tokens};
use crate::token::{Token, TokenKind};

/// Makes tokens that can be read of what begins no token.
pub(in crate::parse) fn mend(text: &str, tokens: &mut Tokens) {
    if tokens.flaws.iter().all(|flaw| flaw.kind != FlawKind::InvalidCharacter) {
        return;
    }
    let old = std::mem::take(&mut tokens.tokens);
    let mut new: Vec<Token> = Vec::with_capacity(old.len());
    // For each old token the index of the new one, and whether it is swallowed by the one before.
    let mut places = Vec::with_capacity(old.len());
    let mut at = 0;
    let mut is_after_space = false;
    while let Some(&token) = old.get(at) {
        let mut token = Token { spaced: token.spaced || is_after_space, ..token };
        let len =
            if token.kind == TokenKind::Error { meant(text, &old[at..], &mut token) } else { 1 };
        is_after_space = len == 0;
        places.push((new.len(), false));
        places.extend((1..len).map(|_| (new.len(), true)));
        if len > 0 {
            new.push(token);
        }
        at += len.max(1);
    }
    tokens.tokens = new;
    tokens.flaws.retain_mut(|flaw| {
        let Some(&(place, is_swallowed)) = places.get(flaw.token as usize) else { return true };
        flaw.token = u32::try_from(place).unwrap_or(u32::MAX);
        !(is_swallowed && flaw.kind == FlawKind::InvalidCharacter)
    });
}

/// What the tokens from a wrong one on are meant to be, put into `token`; of how many it is made,
/// none for a space.
fn meant(text: &str, old: &[Token], token: &mut Token) -> usize {
    let first = character(text, token.start);
    let Some(right) = look_alike(first) else {
        return if first.is_alphabetic() { word(old, token) } else { 1 };
    };
    match right.as_str() {
        "" | " " => 0,
        "\"" | "'" => quoted(text, old, token),
        right if right.starts_with(|c: char| c.is_ascii_alphabetic()) => word(old, token),
        right if right.starts_with(|c: char| c.is_ascii_digit()) => {
            let len = word(old, token);
            token.kind = TokenKind::Error;
            len
        }
        right => {
            token.kind = kind(right);
            1
        }
    }
}

fn character(text: &str, offset: u32) -> char {
    text.get(offset as usize..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
}

/// A word with letters that names cannot have is a name.
fn word(old: &[Token], token: &mut Token) -> usize {
    let is_part = |token: &Token| {
        matches!(token.kind, TokenKind::Error | TokenKind::Identifier | TokenKind::NumberLiteral)
    };
    let glued = old.windows(2).take_while(|pair| pair[0].end == pair[1].start && is_part(&pair[1]));
    let len = 1 + glued.count();
    token.kind = TokenKind::Identifier;
    token.end = old.get(len - 1).map_or(token.end, |last| last.end);
    len
}

/// `“text”` is a value of some kind.
fn quoted(text: &str, old: &[Token], token: &mut Token) -> usize {
    let is_quote = |token: &Token| {
        let right = look_alike(character(text, token.start));
        token.kind == TokenKind::Error && matches!(right.as_deref(), Some("\"" | "'"))
    };
    let line = old.iter().skip(1).take_while(|token| {
        !matches!(
            token.kind,
            TokenKind::NewLine | TokenKind::Eof | TokenKind::HoleEnd | TokenKind::TemplateEnd
        )
    });
    let Some(closing) = line.clone().position(is_quote) else { return 1 };
    token.end = old.get(closing + 1).map_or(token.end, |last| last.end);
    closing + 2
}

/// The token that is written so; the first if it is several.
fn kind(right: &str) -> TokenKind {
    use TokenKind as T;
    match right {
        "(" => T::OpenParen,
        ")" => T::CloseParen,
        "[" => T::OpenBracket,
        "]" => T::CloseBracket,
        "{" => T::OpenBrace,
        "}" => T::CloseBrace,
        "," => T::Comma,
        "." => T::Dot,
        ":" => T::Colon,
        ";" => T::SemiColon,
        "=" => T::Eq,
        "+" => T::Plus,
        "-" => T::Minus,
        "*" => T::Asterisk,
        "/" => T::Slash,
        "%" => T::Percent,
        "^" => T::Hat,
        "<" => T::Lt,
        ">" => T::Gt,
        "!" => T::Not,
        "?" => T::Question,
        "@" => T::At,
        "|" => T::Or,
        "&" => T::And2,
        "!=" => T::NotEq,
        "<=" => T::LtEq,
        ">=" => T::GtEq,
        "=>" => T::Arrow,
        _ => T::Error,
    }
}

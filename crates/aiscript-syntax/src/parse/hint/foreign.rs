//! Words that do something in other languages and are mere names in AiScript, so that what follows
//! them is out of place.

use aizome_source::{Diagnostic, Span};

use super::around::{ends_value, span};
use super::cure::Cure;
use crate::codes;
use crate::parse::parser::Parser;
use crate::token::{Token, TokenKind};

/// Words that begin a function.
const FUNCTIONS: &[&str] =
    &["function", "func", "fun", "fn", "def", "sub", "proc", "procedure", "lambda", "method"];

/// Words that begin a definition.
const DEFINITIONS: &[&str] = &[
    "const", "mut", "val", "auto", "local", "my", "dim", "static", "final", "global", "int",
    "float", "double", "string", "bool", "boolean", "char", "number", "str", "num", "arr", "obj",
    "any", "object", "list", "array",
];

/// Words between or before conditions, and the sign for them.
const OPERATORS: &[(&str, &str)] =
    &[("and", "&&"), ("or", "||"), ("not", "!"), ("is", "=="), ("mod", "%"), ("xor", "!=")];

/// Other words, and what to do instead.
const OTHERS: &[(&str, Advice)] = &[
    ("then", NO_THEN),
    ("in", EACH),
    ("of", EACH),
    ("foreach", EACH),
    ("switch", Advice("write `match`", "`match` を使ってください")),
    ("try", ERRORS),
    ("catch", ERRORS),
    ("throw", ERRORS),
    ("finally", ERRORS),
    ("class", CLASSES),
    ("struct", CLASSES),
    ("enum", CLASSES),
    ("interface", CLASSES),
    ("extends", CLASSES),
    ("new", CLASSES),
    ("import", MODULES),
    ("export", MODULES),
    ("from", MODULES),
    ("use", MODULES),
    ("using", MODULES),
    ("require", MODULES),
    ("async", WAITING),
    ("await", WAITING),
    ("until", Advice("write `while` with `!`", "`while` と `!` を使ってください")),
    ("unless", Advice("write `if` with `!`", "`if` と `!` を使ってください")),
    ("repeat", Advice("write `for 10 { … }`", "`for 10 { … }` のように書いてください")),
    ("echo", PRINT),
    ("puts", PRINT),
    ("typeof", Advice("write `Core:type(a)`", "`Core:type(a)` を使ってください")),
    ("delete", Advice("set it to `null`", "`null` を代入してください")),
    ("namespace", Advice("write `:: Name { … }`", "`:: 名前 { … }` と書いてください")),
    ("module", Advice("write `:: Name { … }`", "`:: 名前 { … }` と書いてください")),
];

/// What to do, in English and in Japanese.
#[derive(Clone, Copy)]
struct Advice(&'static str, &'static str);

const NO_THEN: Advice =
    Advice("the body follows the condition directly", "条件のすぐ後に本体を書いてください");
const EACH: Advice = Advice(
    "to walk over an array write `each let item, items { … }`",
    "配列の要素を順に使うには `each let item, items { … }` と書いてください",
);
const ERRORS: Advice = Advice(
    "there are no exceptions: look at what a function returns",
    "例外はありません。関数の返す値を調べてください",
);
const CLASSES: Advice = Advice(
    "use objects with functions: `{ name: \"Ai\", hi: @() { … } }`",
    "関数を持つオブジェクトを使ってください: `{ name: \"Ai\", hi: @() { … } }`",
);
const MODULES: Advice = Advice("a script is one file", "スクリプトは1つのファイルに書きます");
const WAITING: Advice =
    Advice("leave it out: calls wait by themselves", "消してください。呼び出しは自動で待たれます");
const PRINT: Advice = Advice("to print write `<:`", "表示するには `<:` を使ってください");

/// A foreign word at the current token, before it, or, at a brace, earlier on the line.
pub(super) fn word(p: &Parser<'_>) -> Option<Diagnostic> {
    let last = p.before(1)?;
    of_word(p, p.at - 1, last)
        .or_else(|| between(p))
        .or_else(|| function_without_name(p))
        .or_else(|| earlier(p))
}

/// A word, with what is wrong at the token after it.
fn of_word(p: &Parser<'_>, index: usize, token: Token) -> Option<Diagnostic> {
    let word = p.word(token);
    if word.is_empty() || p.tokens.get(index + 1).is_none_or(|next| !begins_operand(next.kind)) {
        return None;
    }
    let at = span(token);
    if FUNCTIONS.contains(&word) {
        return Some(function(p, index, word));
    }
    if let Some(found) = definition(p, index, word) {
        return Some(found);
    }
    if let Some(&(_, right)) = OPERATORS.iter().find(|(known, _)| *known == word) {
        return Some(operator(p, token, right));
    }
    if matches!(word, "elseif" | "elsif") {
        return Some(codes::else_if(at).write(at, "elif"));
    }
    let &(_, Advice(en, ja)) = OTHERS.iter().find(|(known, _)| *known == word)?;
    Some(codes::foreign_word(at, word).advice(en, ja))
}

/// Whether what a foreign word is about can begin so.
fn begins_operand(kind: TokenKind) -> bool {
    use TokenKind as T;
    let is_sign =
        matches!(kind, T::At | T::OpenBrace | T::OpenParen | T::OpenBracket | T::Not | T::Lt);
    is_sign
        || ends_value(kind) && kind != T::CloseBrace && kind != T::CloseParen
        || matches!(kind, T::Template | T::LetKeyword | T::VarKeyword | T::IfKeyword | T::Asterisk)
}

/// `function f(x)`, `function (x)`
fn function(p: &Parser<'_>, index: usize, word: &str) -> Diagnostic {
    let (token, next) = (p.tokens[index], p.tokens.get(index + 1).copied());
    let named = next.filter(|next| next.kind == TokenKind::Identifier);
    let open = index + 1 + usize::from(named.is_some());
    let has_body = p.closing(open + 1).is_some_and(|close| {
        let next = |index: usize| p.tokens.get(index).map(|token| token.kind);
        let after = next(close + 1).filter(|kind| *kind != TokenKind::NewLine);
        after.or_else(|| next(close + 2)) == Some(TokenKind::OpenBrace)
    });
    let end = named.map_or(token.end, |name| name.end);
    let mut found = codes::function_keyword(Span::new(token.start, end), word);
    if named.is_none() {
        found = found.advice("write `@(a, b) { … }`", "`@(a, b) { … }` のように書いてください");
    }
    match next {
        Some(next) if has_body => {
            let at = Span::new(token.start, next.start);
            found.edits("@", vec![(at, "@".to_owned())])
        }
        _ => found,
    }
}

/// `const a = 1`, `int a = 1`, `let mut a = 1`
fn definition(p: &Parser<'_>, index: usize, word: &str) -> Option<Diagnostic> {
    let name = p.tokens.get(index + 1)?;
    let sign = p.tokens.get(index + 2)?;
    let is_sure = matches!(word, "const" | "mut" | "val" | "auto" | "local" | "my" | "dim");
    let is_definition = matches!(sign.kind, TokenKind::Eq | TokenKind::Colon);
    let is_pattern = is_sure && matches!(name.kind, TokenKind::OpenBrace | TokenKind::OpenBracket);
    let is_name = name.kind == TokenKind::Identifier && (is_sure || is_definition);
    if !DEFINITIONS.contains(&word) || !(is_name || is_pattern) {
        return None;
    }
    let token = p.tokens[index];
    let keyword = index
        .checked_sub(1)
        .and_then(|before| p.tokens.get(before))
        .filter(|before| matches!(before.kind, TokenKind::LetKeyword | TokenKind::VarKeyword));
    let at = Span::new(keyword.map_or(token.start, |keyword| keyword.start), token.end);
    let right = if word == "mut" { "var" } else { "let" };
    let shown = p.text.get(at.range()).unwrap_or(word);
    Some(codes::foreign_definition(at, shown).write(at, right))
}

/// `a and b`, `not a`
fn operator(p: &Parser<'_>, token: Token, right: &str) -> Diagnostic {
    let at = span(token);
    let word = p.word(token);
    let found = codes::word_operator(at, word, right);
    if word == "not" {
        let rest = p.text.get(token.end as usize..).unwrap_or("");
        let spaces = rest.bytes().take_while(|byte| *byte == b' ').count();
        let end = token.end + Span::of(0..spaces).end;
        return found.edits(right, vec![(Span::new(token.start, end), right.to_owned())]);
    }
    found.write(at, right)
}

/// The current token is a word between two values: `(a and b)`, `(let x of xs)`.
fn between(p: &Parser<'_>) -> Option<Diagnostic> {
    let token = p.token();
    let word = p.word(token);
    if !ends_value(p.kind_before(1)) || p.is_glued() {
        return None;
    }
    if matches!(word, "elseif" | "elsif") {
        let at = p.here();
        return Some(codes::else_if(at).write(at, "elif"));
    }
    let is_between = OPERATORS.iter().any(|(known, _)| *known == word && word != "not")
        || matches!(word, "in" | "of" | "then");
    if is_between { of_word(p, p.at, token) } else { None }
}

/// `map(function(x) { … })`: found at the brace.
fn function_without_name(p: &Parser<'_>) -> Option<Diagnostic> {
    if p.kind_before(1) != TokenKind::CloseParen {
        return None;
    }
    let open = p.opening(p.at - 1)?;
    let index = open.checked_sub(1)?;
    let token = *p.tokens.get(index)?;
    let word = p.word(token);
    let is_function = p.is(TokenKind::OpenBrace) && FUNCTIONS.contains(&word);
    is_function.then(|| function(p, index, word))
}

/// `if a and b {`, `if not a {`: what is before the brace was read as a body.
fn earlier(p: &Parser<'_>) -> Option<Diagnostic> {
    if !p.is(TokenKind::OpenBrace) {
        return None;
    }
    let line: Vec<(usize, Token)> = p.line_before().collect();
    line.into_iter().rev().find_map(|(index, token)| {
        let word = p.word(token);
        let is_known = OPERATORS.iter().any(|(known, _)| *known == word)
            || matches!(word, "then" | "in" | "of" | "switch" | "unless" | "until" | "foreach");
        if is_known { of_word(p, index, token) } else { None }
    })
}

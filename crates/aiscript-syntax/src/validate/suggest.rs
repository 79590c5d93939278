//! What people mean by a type that does not exist.

use aizome_source::{Diagnostic, Edit, Fix, Localized, Span};

use super::types::{TYPES, is_type, takes_inner};
use crate::ast::{Node, NodeId};
use crate::codes;
use crate::tree::Tree;

/// What other languages call the types, in lower case.
const ELSEWHERE: &[(&str, &str)] = &[
    ("array", "arr"),
    ("boolean", "bool"),
    ("char", "str"),
    ("dict", "obj"),
    ("dictionary", "obj"),
    ("double", "num"),
    ("exception", "error"),
    ("f32", "num"),
    ("f64", "num"),
    ("float", "num"),
    ("hash", "obj"),
    ("i32", "num"),
    ("i64", "num"),
    ("int", "num"),
    ("integer", "num"),
    ("list", "arr"),
    ("map", "obj"),
    ("nil", "null"),
    ("none", "null"),
    ("number", "num"),
    ("object", "obj"),
    ("record", "obj"),
    ("string", "str"),
    ("text", "str"),
    ("tuple", "arr"),
    ("u32", "num"),
    ("u64", "num"),
    ("undefined", "null"),
    ("unit", "null"),
    ("unknown", "any"),
    ("vec", "arr"),
];

/// What other languages call the types of functions, which have no name here.
const FUNCTIONS: &[&str] = &["callable", "fn", "func", "function", "lambda"];

/// How many type parameters are compared with a name, so that many of both do not take forever.
pub(super) const MANY: usize = 64;

/// What is to be said about a named type that does not exist, where `declared` type parameters do.
pub(super) fn unknown_type<'n>(
    tree: Tree<'_>,
    id: NodeId,
    declared: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let whole = tree.span(id);
    let Node::NamedType { name, inner } = tree.node(id) else {
        return codes::unknown_type(whole, tree.source(id));
    };
    let (at, word) = (tree.span(name), tree.name(name));
    let declared: Vec<&str> = declared.take(MANY).collect();
    if inner.is_some() && (is_type(&word) || declared.contains(&&*word)) {
        return without_inner(whole, Span::new(at.end, whole.end), &word);
    }
    let found = codes::unknown_type(at, &word);
    match usual(&word.to_ascii_lowercase()) {
        Some(right) => renamed(found, right, inner),
        None => match guess(&word, &declared) {
            Some(help) => found.help(help),
            None => found,
        },
    }
}

/// What may help with a type of this name.
fn guess(word: &str, declared: &[&str]) -> Option<Localized> {
    let lower = word.to_ascii_lowercase();
    if FUNCTIONS.contains(&&*lower) {
        return Some(Localized::new(
            "the type of a function is written like `@(num) => str`",
            "関数の型は `@(num) => str` のように書きます",
        ));
    }
    if let Some(near) = near_type(word, declared).or_else(|| near_type(&lower, declared)) {
        return Some(did_you_mean(near));
    }
    is_like_a_parameter(word).then(|| {
        Localized::new(
            format!("a function declares its type parameters: `@<{word}>(…) {{ … }}`"),
            format!("型引数は `@<{word}>(…) {{ … }}` のように関数で宣言します"),
        )
    })
}

/// The type that is closest, also to what others call it.
fn near_type<'n>(name: &str, declared: &[&'n str]) -> Option<&'n str> {
    let elsewhere = ELSEWHERE.iter().map(|(other, _)| *other);
    let near = nearest(name, TYPES.iter().chain(declared).copied().chain(elsewhere))?;
    let usual = usual(near).filter(|_| !declared.contains(&near));
    Some(usual.unwrap_or(near))
}

/// The name that is closest, if one is close.
pub(super) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    // A comparison costs the product of the lengths.
    const LONG: usize = 24;
    if name.len() > LONG {
        return None;
    }
    let names = names.filter(|other| other.len() <= LONG);
    let (distance, near) = names.map(|other| (strsim::osa_distance(name, other), other)).min()?;
    (distance <= 2 && distance * 2 < near.len().max(3)).then_some(near)
}

pub(super) fn did_you_mean(name: &str) -> Localized {
    Localized::new(format!("did you mean `{name}`?"), format!("`{name}` ですか？"))
}

/// `num<str>`
fn without_inner(whole: Span, inner: Span, word: &str) -> Diagnostic {
    let help = Localized::new(
        format!("`{word}` takes no type of its own in `<>`"),
        format!("`{word}` には `<>` で型を付けられません"),
    );
    let title = Localized::new(format!("write `{word}`"), format!("`{word}` と書く"));
    let edits = vec![Edit { span: inner, text: String::new() }];
    codes::unknown_type(whole, &format!("{word}<…>")).help(help).fix(Fix { title, edits })
}

/// The type that is surely meant.
fn usual(lower: &str) -> Option<&'static str> {
    let elsewhere = ELSEWHERE.iter().find(|(name, _)| *name == lower).map(|&(_, right)| right);
    elsewhere.or_else(|| TYPES.iter().find(|name| **name == lower).copied())
}

fn renamed(found: Diagnostic, right: &str, inner: Option<NodeId>) -> Diagnostic {
    let at = found.span;
    let help = Localized::new(
        format!("AiScript calls it `{right}`"),
        format!("AiScript では `{right}` と書きます"),
    );
    let found = found.help(help);
    if inner.is_some() && !takes_inner(right) {
        return found;
    }
    let title = Localized::new(format!("write `{right}`"), format!("`{right}` と書く"));
    found.fix(Fix { title, edits: vec![Edit { span: at, text: right.to_owned() }] })
}

/// `T`, `T1`
fn is_like_a_parameter(word: &str) -> bool {
    let rest = word.trim_end_matches(|c: char| c.is_ascii_digit());
    rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_uppercase())
}

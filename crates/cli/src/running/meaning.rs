//! From the reference's sentences to codes: what an error means, in the words of this program.
//!
//! The library keeps the reference's sentences, for scripts' users know them; here they are read
//! again. What none of the patterns fits is told as it stands.

use aizome_aiscript_vm::{Class, Error};
use aizome_source::{Diagnostic, Localized, Span};

use super::codes;

/// What is said of timers that go on for ever where nobody waits for them.
pub(crate) const ENDLESS: &str = "timers that never end";

/// The finding that an error at a place is.
pub(crate) fn diagnose(error: &Error, at: Span) -> Diagnostic {
    let message = error.message();
    let known = match error.class() {
        Class::User => Some(codes::aborted(at, message)),
        Class::Host if message.ends_with("in sync mode.") => Some(codes::cannot_wait(at)),
        Class::Namespace => Some(codes::not_in_namespace(at)),
        Class::Limit => Some(codes::limit_reached(at, &limit(message))),
        Class::IndexOutOfRange => out_of_range(message, at),
        Class::Runtime => runtime(message, at),
        Class::Internal | Class::Host => None,
    };
    known.unwrap_or_else(|| codes::refused(at, message))
}

fn runtime(message: &str, at: Span) -> Option<Diagnostic> {
    if message == "max step exceeded" {
        return Some(codes::too_many_steps(at));
    }
    if message.starts_with("The left-hand side of an") {
        return Some(codes::no_place(at));
    }
    if message.starts_with("Test:") {
        return Some(codes::does_not_hold(at, message));
    }
    wrong_type(message, at).or_else(|| variable(message, at)).or_else(|| property(message, at))
}

/// `Expect number, but got str.`
fn wrong_type(message: &str, at: Span) -> Option<Diagnostic> {
    let (expected, found) = message.strip_prefix("Expect ")?.split_once(", but got ")?;
    let expected = type_named(expected);
    Some(match found.strip_suffix('.')? {
        "nothing" => codes::missing_argument(at, &expected),
        found => codes::wrong_type(at, &expected, &type_named(found)),
    })
}

fn variable(message: &str, at: Span) -> Option<Diagnostic> {
    if let Some(rest) = message.strip_prefix("No such variable '") {
        return Some(codes::no_such_variable(at, rest.split_once('\'')?.0));
    }
    if let Some(rest) = message.strip_prefix("Variable '") {
        return Some(codes::already_defined(at, rest.split_once('\'')?.0));
    }
    let name = message.strip_prefix("Cannot assign to an immutable variable ")?;
    Some(codes::not_mutable(at, name.strip_suffix('.')?))
}

/// `No such prop (foo) in arr.`, `Cannot read prop of null. (reading foo)`, `Cannot read prop (0)
/// of str.`
fn property(message: &str, at: Span) -> Option<Diagnostic> {
    let (name, found) = if let Some(rest) = message.strip_prefix("No such prop (") {
        rest.strip_suffix('.')?.rsplit_once(") in ")?
    } else if let Some(rest) = message.strip_prefix("Cannot read prop of ") {
        let (found, name) = rest.split_once(". (reading ")?;
        (name.strip_suffix(')')?, found)
    } else {
        let rest = message.strip_prefix("Cannot read prop (")?;
        rest.strip_suffix('.')?.rsplit_once(") of ")?
    };
    Some(codes::no_such_property(at, &type_named(found), name))
}

/// `Index out of range. index: 2 max: 1`
fn out_of_range(message: &str, at: Span) -> Option<Diagnostic> {
    let (index, max) = message.strip_prefix("Index out of range. index: ")?.split_once(" max: ")?;
    let count = max.parse::<i64>().ok()? + 1;
    Some(codes::no_such_element(at, index, &count.to_string()))
}

/// Which limit of the machine, or of this program, a sentence is about.
pub(super) fn limit(message: &str) -> Localized {
    let (en, ja) = match message {
        "out of memory" => ("too much memory", "メモリの使用量"),
        "too much output" => ("too much output", "出力の量"),
        "too many nested calls" => ("too many nested calls", "関数呼び出しの深さ"),
        "the script is too large to be compiled" => {
            ("the script is too large", "スクリプトの大きさ")
        }
        ENDLESS => (ENDLESS, "終わらないタイマー"),
        other => (other, other),
    };
    Localized::new(en, ja)
}

/// A type as sentences have it, from the name that the language or the reference has for it.
fn type_named(name: &str) -> Localized {
    let (en, ja) = match name {
        "null" => ("`null`", "`null`"),
        "bool" | "boolean" => ("a boolean (`bool`)", "真偽値 (`bool`)"),
        "num" | "number" => ("a number (`num`)", "数値 (`num`)"),
        "str" | "string" => ("a string (`str`)", "文字列 (`str`)"),
        "arr" | "array" => ("an array (`arr`)", "配列 (`arr`)"),
        "obj" | "object" => ("an object (`obj`)", "オブジェクト (`obj`)"),
        "fn" | "function" => ("a function (`fn`)", "関数 (`fn`)"),
        "error" => ("an error (`error`)", "エラー値 (`error`)"),
        "anything" => ("a value", "値"),
        other => return Localized::new(other, other),
    };
    Localized::new(en, ja)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(error: &Error, id: &str, words: &str) {
        let found = diagnose(error, Span::new(0, 0));
        assert_eq!((found.code.id, &*found.message.en), (id, words), "{error:?}");
    }

    #[test]
    fn sentences_of_the_reference_are_read() {
        for (sentence, id, words) in [
            (
                "Expect number, but got str.",
                "AIS0501",
                "expected a number (`num`), found a string (`str`)",
            ),
            (
                "Expect anything, but got nothing.",
                "AIS0502",
                "an argument is missing: expected a value",
            ),
            ("No such variable 'a' in scope '<root>'", "AIS0503", "there is no variable `a`"),
            (
                "Variable 'a:b' already exists in scope '<root>'",
                "AIS0504",
                "`a:b` is already defined in this scope",
            ),
            ("Cannot assign to an immutable variable a.", "AIS0505", "`a` cannot be changed"),
            ("No such prop (foo) in arr.", "AIS0507", "an array (`arr`) has no property `foo`"),
            ("Cannot read prop of null. (reading foo)", "AIS0507", "`null` has no property `foo`"),
            (
                "Cannot read prop () of x) of str.",
                "AIS0507",
                "a string (`str`) has no property `) of x`",
            ),
            ("max step exceeded", "AIS0512", "the script took more steps than it may"),
            (
                "Reduce of empty array without initial value",
                "AIS0514",
                "Reduce of empty array without initial value",
            ),
        ] {
            check(&Error::runtime(sentence), id, words);
        }
    }

    #[test]
    fn classes_have_codes() {
        let index = Error::new(Class::IndexOutOfRange, "Index out of range. index: 0.5 max: -1");
        check(
            &index,
            "AIS0506",
            "index 0.5 is out of range: the array has 0 elements, counted from 0",
        );
        check(&Error::new(Class::User, "tired"), "AIS0509", "the script gave up: tired");
        check(&Error::internal("URI malformed"), "AIS0514", "URI malformed");
        check(
            &Error::new(Class::Limit, ENDLESS),
            "AIS0513",
            "a limit is reached: timers that never end",
        );
    }
}

//! A value → AiSON, as the reference writes it and as it can be read again.

use std::fmt;

use aizome_source::Localized;
use logos::Logos;

use super::{Object, PROTO, Value};
use crate::parse::MAX_DEPTH;
use crate::token::TokenKind;

/// How AiSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Indent {
    /// In one line.
    #[default]
    None,
    /// A line for each element, with so many spaces for each level.
    Spaces(u16),
    /// A line for each element, with a tab for each level.
    Tabs,
}

/// Writes a value as `AiSON.stringify(value, null, indent)` of the reference does. Where JavaScript
/// gives a number as `indent`, that is so many spaces; without any, all is in one line.
///
/// Not all of that is AiSON: keys are never quoted, strings have the escapes of JSON, and numbers
/// can be negative, have an exponent or be `NaN`. Use [`to_text`] for what is to be read again.
///
/// ```
/// use aizome_aiscript_syntax::aison::{Value, reference_text};
///
/// let value: Value = serde_json::from_str(r#"{"a b":["\n",-1e-7]}"#)?;
/// assert_eq!(reference_text(&value, ""), r#"{a b: ["\n", -1e-7]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn reference_text(value: &Value, indent: &str) -> String {
    let mut out = Layout::new(indent.to_owned());
    write_reference(&mut out, value);
    out.text
}

/// Writes a value as AiSON that [`parse`](super::parse), and the reference too, reads as the same
/// value. (The sign of zero is lost, as it is in JSON.)
///
/// ```
/// use aizome_aiscript_syntax::aison::{self, Indent, Value, to_text};
///
/// let value: Value = serde_json::from_str(r#"{"a b":["\n",1e-7]}"#)?;
/// let text = to_text(&value, Indent::Spaces(2))?;
/// assert_eq!(text, "{\n  \"a b\": [\n    \"\n\",\n    0.0000001\n  ]\n}");
/// assert_eq!(aison::parse(&text)?, value);
///
/// let value: Value = serde_json::from_str(r#"{"a":[0,-1]}"#)?;
/// let error = to_text(&value, Indent::None).unwrap_err();
/// assert_eq!(error.to_string(), "AiSON has no numbers below zero, found -1 at `a[1]`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When AiSON has no text for something in the value; see [`UnwritableReason`].
pub fn to_text(value: &Value, indent: Indent) -> Result<String, Unwritable> {
    let mut out = Layout::new(match indent {
        Indent::None => String::new(),
        Indent::Spaces(count) => " ".repeat(count.into()),
        Indent::Tabs => "\t".to_owned(),
    });
    write_readable(&mut out, value)?;
    Ok(out.text)
}

/// Why, and where, a value cannot be written as AiSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Unwritable {
    /// Why not.
    pub reason: UnwritableReason,
    /// Where in the value, such as `a.b[1]`; empty for the value itself.
    pub path: String,
}

/// What AiSON has no text for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UnwritableReason {
    /// A number below zero: a literal has no sign.
    Negative(f64),
    /// An infinite number, or one that is none.
    NotFinite(f64),
    /// A string or key with a carriage return, which the language deletes everywhere.
    CarriageReturn,
    /// The key `__proto__`, which would be lost.
    Proto,
    /// More nesting than a parser takes; see [`MAX_DEPTH`].
    TooDeep,
}

impl Unwritable {
    /// The reason for people.
    #[must_use]
    pub fn message(&self) -> Localized {
        let (en, ja) = match self.reason {
            UnwritableReason::Negative(number) => (
                format!("AiSON has no numbers below zero, found {number}"),
                format!("AiSON に負の数 ({number}) は書けません"),
            ),
            UnwritableReason::NotFinite(number) => (
                format!("AiSON has only finite numbers, found {number}"),
                format!("AiSON に有限でない数 ({number}) は書けません"),
            ),
            UnwritableReason::CarriageReturn => (
                "AiSON has no text with carriage returns".to_owned(),
                "AiSON に復帰文字 (CR) を含む文字列は書けません".to_owned(),
            ),
            UnwritableReason::Proto => (
                format!("the key `{PROTO}` is lost when AiSON is read"),
                format!("キー `{PROTO}` は AiSON を読むときに失われます"),
            ),
            UnwritableReason::TooDeep => (
                format!("AiSON with more than {MAX_DEPTH} levels cannot be read"),
                format!("{MAX_DEPTH} 段より深い AiSON は読めません"),
            ),
        };
        if self.path.is_empty() {
            return Localized::new(en, ja);
        }
        Localized::new(format!("{en} at `{}`", self.path), format!("{ja}: `{}`", self.path))
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Unwritable {}

/// A text that grows, with its lines.
struct Layout {
    text: String,
    unit: String,
    depth: usize,
}

impl Layout {
    fn new(unit: String) -> Self {
        Self { text: String::new(), unit, depth: 0 }
    }

    fn begin(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.line();
    }

    /// Before every element but the first.
    fn separate(&mut self) {
        self.text.push_str(if self.unit.is_empty() { ", " } else { "," });
        self.line();
    }

    fn end(&mut self, bracket: char) {
        self.depth -= 1;
        self.line();
        self.text.push(bracket);
    }

    fn line(&mut self) {
        if !self.unit.is_empty() {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str(&self.unit);
            }
        }
    }
}

fn write_reference(out: &mut Layout, value: &Value) {
    match value {
        Value::Arr(items) if !items.is_empty() => {
            out.begin('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.separate();
                }
                write_reference(out, item);
            }
            out.end(']');
        }
        Value::Obj(object) if !object.is_empty() => {
            out.begin('{');
            for (at, (key, value)) in object.iter().enumerate() {
                if at > 0 {
                    out.separate();
                }
                out.text.push_str(key);
                out.text.push_str(": ");
                write_reference(out, value);
            }
            out.end('}');
        }
        Value::Num(number) if number.is_nan() => out.text.push_str("NaN"),
        Value::Num(number) if number.is_infinite() => {
            out.text.push_str(if *number > 0.0 { "Infinity" } else { "-Infinity" });
        }
        plain => out.text.push_str(&plain.to_json()),
    }
}

/// A failure on its way up, with the steps that lead down to it, the last one first.
struct Failed {
    reason: UnwritableReason,
    steps: Vec<String>,
}

impl Failed {
    fn at(mut self, step: String) -> Self {
        self.steps.push(step);
        self
    }
}

impl From<UnwritableReason> for Failed {
    fn from(reason: UnwritableReason) -> Self {
        Self { reason, steps: Vec::new() }
    }
}

impl From<Failed> for Unwritable {
    fn from(failed: Failed) -> Self {
        let path: String = failed.steps.into_iter().rev().collect();
        let path = path.strip_prefix('.').map(str::to_owned).unwrap_or(path);
        Self { reason: failed.reason, path }
    }
}

fn write_readable(out: &mut Layout, value: &Value) -> Result<(), Failed> {
    if out.depth >= MAX_DEPTH as usize {
        return Err(UnwritableReason::TooDeep.into());
    }
    match value {
        Value::Null => out.text.push_str("null"),
        Value::Bool(yes) => out.text.push_str(if *yes { "true" } else { "false" }),
        Value::Num(number) => write_number(&mut out.text, *number)?,
        Value::Str(text) => write_string(&mut out.text, text)?,
        Value::Arr(items) if items.is_empty() => out.text.push_str("[]"),
        Value::Arr(items) => write_array(out, items)?,
        Value::Obj(object) if object.is_empty() => out.text.push_str("{}"),
        Value::Obj(object) => write_object(out, object)?,
    }
    Ok(())
}

fn write_array(out: &mut Layout, items: &[Value]) -> Result<(), Failed> {
    out.begin('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.separate();
        }
        write_readable(out, item).map_err(|failed| failed.at(format!("[{at}]")))?;
    }
    out.end(']');
    Ok(())
}

fn write_object(out: &mut Layout, object: &Object) -> Result<(), Failed> {
    out.begin('{');
    for (at, (key, value)) in object.iter().enumerate() {
        if at > 0 {
            out.separate();
        }
        write_entry(out, key, value).map_err(|failed| failed.at(step(key)))?;
    }
    out.end('}');
    Ok(())
}

fn write_entry(out: &mut Layout, key: &str, value: &Value) -> Result<(), Failed> {
    if key == PROTO {
        return Err(UnwritableReason::Proto.into());
    }
    if is_name(key) {
        out.text.push_str(key);
    } else {
        write_string(&mut out.text, key)?;
    }
    out.text.push_str(": ");
    write_readable(out, value)
}

/// Whether a key needs no quotes. Keywords would need none either, but before AiScript 1.2 they
/// did.
fn is_name(key: &str) -> bool {
    let mut tokens = TokenKind::lexer(key);
    tokens.next() == Some(Ok(TokenKind::Identifier)) && tokens.slice() == key
}

/// Digits without an exponent, which Rust writes whatever the size: at most some 330 of them.
fn write_number(out: &mut String, number: f64) -> Result<(), UnwritableReason> {
    if !number.is_finite() {
        return Err(UnwritableReason::NotFinite(number));
    }
    if number < 0.0 {
        return Err(UnwritableReason::Negative(number));
    }
    out.push_str(&number.abs().to_string());
    Ok(())
}

fn write_string(out: &mut String, text: &str) -> Result<(), UnwritableReason> {
    if text.contains('\r') {
        return Err(UnwritableReason::CarriageReturn);
    }
    out.push('"');
    for piece in text.split_inclusive(['"', '\\']) {
        match piece.strip_suffix(['"', '\\']) {
            Some(before) => {
                out.push_str(before);
                out.push('\\');
                out.push_str(&piece[before.len()..]);
            }
            None => out.push_str(piece),
        }
    }
    out.push('"');
    Ok(())
}

/// How a path goes on with a key.
fn step(key: &str) -> String {
    if is_name(key) {
        format!(".{key}")
    } else {
        format!("[{}]", Value::Str(key.to_owned()).to_json())
    }
}

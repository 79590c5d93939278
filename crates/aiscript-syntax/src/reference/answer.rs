//! What the reference answers to a script, in one shape whether it takes the script or not.

use std::fmt::{self, Write as _};

use super::{AstJson, Locator, SyntaxError, SyntaxErrorClass, json};
use crate::parse::Parsed;

/// `{"ast":[…]}` or `{"error":{"class":…,"name":…,"message":…,"line":…,"column":…}}`, as JSON.
///
/// A `RangeError`, which JavaScript throws where a script nests too deeply, has no place: its
/// `line` and `column` are `null`.
///
/// ```
/// use aizome_aiscript_syntax::parse;
/// use aizome_aiscript_syntax::reference::Answer;
///
/// assert_eq!(Answer::new(&parse("")).to_string(), r#"{"ast":[]}"#);
/// assert_eq!(
///     Answer::new(&parse("let = 1")).to_string(),
///     r#"{"error":{"class":"AiScriptSyntaxError","name":"Syntax","message":"unexpected token: Eq (Line 1, Column 5)","line":1,"column":5}}"#,
/// );
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    parsed: &'a Parsed<'a>,
}

impl<'a> Answer<'a> {
    /// The answer to a script that was read.
    #[must_use]
    pub fn new(parsed: &'a Parsed<'a>) -> Self {
        Self { parsed }
    }
}

impl Answer<'_> {
    /// Adds the JSON to a text.
    pub fn write_to(&self, out: &mut String) {
        let locator = Locator::new(self.parsed.text);
        match &self.parsed.reference_error {
            None => {
                out.push_str(r#"{"ast":"#);
                AstJson::new(self.parsed.tree(), &locator).write_to(out);
                out.push('}');
            }
            Some(error) => write_error(out, error, &locator).expect("a string takes everything"),
        }
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write_to(&mut text);
        out.write_str(&text)
    }
}

fn write_error(out: &mut String, error: &SyntaxError, locator: &Locator<'_>) -> fmt::Result {
    let (class, name) = (error.class.name(), name(error.class));
    write!(out, r#"{{"error":{{"class":"{class}","name":"{name}","message":"#)?;
    json::write_string(out, &error.message(locator))?;
    let place = locator.place(error.offset);
    match error.class {
        SyntaxErrorClass::Range => out.write_str(r#","line":null,"column":null}}"#),
        SyntaxErrorClass::Syntax | SyntaxErrorClass::UnexpectedEof => {
            write!(out, r#","line":{},"column":{}}}}}"#, place.line, place.column)
        }
    }
}

/// The `name` of an error of a class.
fn name(class: SyntaxErrorClass) -> &'static str {
    match class {
        SyntaxErrorClass::Syntax | SyntaxErrorClass::UnexpectedEof => "Syntax",
        SyntaxErrorClass::Range => "RangeError",
    }
}

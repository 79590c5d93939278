//! The errors of the reference's parser.

use super::Locator;

/// The first thing that the reference finds wrong in a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its JavaScript class.
    pub class: SyntaxErrorClass,
    /// Its message without the place, such as `unexpected token: Eq`.
    pub text: String,
    /// Where, in bytes.
    pub offset: u32,
}

/// The classes of errors that the reference's parser throws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SyntaxErrorClass {
    /// `AiScriptSyntaxError`
    Syntax,
    /// `AiScriptUnexpectedEOFError`
    UnexpectedEof,
    /// `RangeError`, JavaScript's own: nested too deeply. It has no place.
    Range,
}

impl SyntaxErrorClass {
    /// The name of the class in JavaScript.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "AiScriptSyntaxError",
            Self::UnexpectedEof => "AiScriptUnexpectedEOFError",
            Self::Range => "RangeError",
        }
    }
}

impl SyntaxError {
    /// The message as hosts see it: `unexpected token: Eq (Line 1, Column 5)`.
    #[must_use]
    pub fn message(&self, locator: &Locator<'_>) -> String {
        if self.class == SyntaxErrorClass::Range {
            return self.text.clone();
        }
        let place = locator.place(self.offset);
        format!("{} (Line {}, Column {})", self.text, place.line, place.column)
    }
}

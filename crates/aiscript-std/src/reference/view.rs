//! Errors as the reference's hosts see them.

use std::fmt::Write as _;

use aizome_aiscript_syntax::reference::{Locator, Place, SyntaxError, SyntaxErrorClass};
use aizome_aiscript_vm::{ChunkPlace, Class, CompileError, Error, Machine};

use super::ErrorView;

impl ErrorView {
    /// An error of a run that could wait: it knows where it was, and who had called whom.
    #[must_use]
    pub fn of(error: &Error, machine: &Machine) -> Self {
        if error.class() == Class::Namespace {
            return Self::of_namespace(error, machine);
        }
        let mut places = Places { machine, script: None };
        let place = error.place().map(|place| places.find(place));
        let (class, name) = names(error.class());
        let mut message = error.message().to_owned();
        for frame in error.frames() {
            message.push_str("\n  at ");
            message.push_str(&frame.name);
            if let Some(place) = frame.place {
                push_place(&mut message, places.find(place));
            }
        }
        Self::new(class, name, message, place)
    }

    /// An error of a run that could not wait: it knows no place, and those of JavaScript itself are
    /// what they are.
    #[must_use]
    pub fn of_sync(error: &Error, machine: &Machine) -> Self {
        let message = error.message().to_owned();
        match error.class() {
            Class::Namespace => Self::of_namespace(error, machine),
            Class::Internal => {
                let class = of_javascript(&message);
                Self::new(class, class, message, None)
            }
            class => {
                let (class, name) = names(class);
                Self::new(class, name, message, None)
            }
        }
    }

    fn of_namespace(error: &Error, machine: &Machine) -> Self {
        let place = error.place().map(|place| Places { machine, script: None }.find(place));
        let (class, name) = names(error.class());
        let mut message = error.message().to_owned();
        if let Some(place) = place {
            push_place(&mut message, place);
        }
        Self::new(class, name, message, place)
    }

    /// Why a script was not run.
    #[must_use]
    pub fn of_compiling(error: &CompileError, text: &str) -> Self {
        match error {
            CompileError::Syntax { reference: Some(error), .. } => Self::of_syntax(error, text),
            // The reference has no such limits: it would find that it has too little memory.
            other => Self::new("RangeError", "RangeError", other.to_string(), None),
        }
    }

    /// Timers that would never end.
    pub(super) fn endless() -> Self {
        Self::new("Endless", "Error", "timers without end".to_owned(), None)
    }

    fn of_syntax(error: &SyntaxError, text: &str) -> Self {
        let locator = Locator::new(text);
        let message = error.message(&locator);
        let class = error.class.name();
        match error.class {
            SyntaxErrorClass::Range => Self::new(class, class, message, None),
            SyntaxErrorClass::Syntax | SyntaxErrorClass::UnexpectedEof => {
                Self::new(class, "Syntax", message, Some(locator.place(error.offset)))
            }
        }
    }

    fn new(class: &str, name: &str, message: String, place: Option<Place>) -> Self {
        let (line, column) = place.map(|place| (place.line, place.column)).unzip();
        Self { class: class.to_owned(), name: name.to_owned(), message, line, column }
    }
}

/// The class of an error in JavaScript, and its name.
fn names(class: Class) -> (&'static str, &'static str) {
    match class {
        // What our limits say has no class there.
        Class::Runtime | Class::Limit => ("AiScriptRuntimeError", "Runtime"),
        Class::IndexOutOfRange => ("AiScriptIndexOutOfRangeError", "Runtime"),
        Class::User => ("AiScriptUserError", ""),
        Class::Host => ("AiScriptHostsideError", "Host"),
        Class::Namespace => ("AiScriptNamespaceError", "Namespace"),
        Class::Internal => ("NonAiScriptError", "Internal"),
    }
}

/// The class of an error that JavaScript throws with this message.
fn of_javascript(message: &str) -> &'static str {
    if message.starts_with("Invalid ") || message.starts_with("Maximum call stack") {
        "RangeError"
    } else if message == "URI malformed" {
        "URIError"
    } else if message.starts_with("Cannot ") || message.contains(" is not ") {
        "TypeError"
    } else {
        "Error"
    }
}

fn push_place(text: &mut String, place: Place) {
    // A string takes everything.
    let _ = write!(text, " (Line {}, Column {})", place.line, place.column);
}

/// Finds lines and columns; an error is seldom in more than one script.
struct Places<'m> {
    machine: &'m Machine,
    script: Option<(u32, Locator<'m>)>,
}

impl Places<'_> {
    fn find(&mut self, place: ChunkPlace) -> Place {
        let known = self.script.take().filter(|(script, _)| *script == place.script);
        let text = self.machine.script_text(place.script);
        let (_, locator) =
            self.script.insert(known.unwrap_or_else(|| (place.script, Locator::new(text))));
        locator.place(place.offset)
    }
}

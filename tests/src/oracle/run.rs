//! What `@syuilo/aiscript` answers when it is asked to run a script, read and written.

use aizome_aiscript_std::reference::{Answer, Request, run};

use super::or_panic;

/// An answer of the reference, read.
///
/// # Panics
/// When it is none.
#[must_use]
pub fn read(answer: &str) -> Answer {
    serde_json::from_str(answer).unwrap_or_else(|e| panic!("{e} in the answer {answer}"))
}

/// Our answer as people read it; a panic is one, too.
#[must_use]
pub fn ours(request: &Request) -> String {
    or_panic(|| written(&run(request)))
}

/// An answer as people read it: a line for every value printed, one for the result, the error, the
/// steps. Recorded answers are in this form.
#[must_use]
pub fn written(answer: &Answer) -> String {
    let mut text: String = answer.out.iter().map(|value| format!("<: {value}\n")).collect();
    if let Some(result) = &answer.result {
        text.push_str(&format!("= {result}\n"));
    }
    if let Some(error) = &answer.error {
        let place = error.line.zip(error.column).map(|(line, column)| format!(" {line}:{column}"));
        let place = place.unwrap_or_default();
        text.push_str(&format!("! {} {}{place} {}\n", error.class, error.name, error.message));
    }
    if let Some(steps) = answer.steps {
        text.push_str(&format!("steps {steps}\n"));
    }
    text
}

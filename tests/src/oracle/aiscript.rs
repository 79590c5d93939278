//! What `@syuilo/aiscript` is asked, and what we answer.

use aizome_aiscript_syntax::parse;
use aizome_aiscript_syntax::reference::Answer;
use serde::Serialize;

/// The question what a script is: its AST, or the first error.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Script<'a> {
    /// The script.
    pub text: &'a str,
}

impl Script<'_> {
    /// Our answer, as JSON.
    #[must_use]
    pub fn our_answer(self) -> String {
        Answer::new(&parse(self.text)).to_string()
    }
}

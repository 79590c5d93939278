//! What the reference shows: its AST as JSON, its first error.
//!
//! Hosts match on these texts, so they are exactly those of npm `@syuilo/aiscript` 1.2.1. What
//! people read is in `codes`.

mod answer;
mod ast_json;
mod error;
pub(crate) mod json;
mod position;

pub use answer::Answer;
pub use ast_json::AstJson;
pub use error::{SyntaxError, SyntaxErrorClass};
pub use position::{Locator, Place};

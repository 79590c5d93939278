//! What is wrong or doubtful in an AiScript program before it runs, as far as no types are needed
//! to see it.
//!
//! [`analyse()`] reads a tree and its scopes, and the [`Globals`] of the place where the script
//! will run. An error is what surely fails when the script gets there, a warning what hardly is
//! meant, a note a matter of style. What is only likely wrong is not reported.
//!
//! ```
//! use aizome_aiscript_analysis::{Globals, analyse_text};
//!
//! let found = analyse_text("let a = 1\n<: b", &Globals::standard());
//! let names: Vec<_> = found.iter().map(|found| found.code.name).collect();
//! assert_eq!(names, ["unused_variable", "undefined_name"]);
//! ```
//!
//! A comment `// aizome-ignore AIS0217` silences findings of that code in its own line and in the
//! next; without a code it silences all.

mod analyse;
mod checks;
pub mod codes;
mod evident;
mod globals;
mod ignore;
mod script;

pub use analyse::{analyse, analyse_text};
pub use globals::{Arity, Global, Globals, Home};
pub use script::Script;

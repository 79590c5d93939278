//! The ground every other crate stands on: where something is in a text ([`Span`], [`LineIndex`]),
//! what is to be said about it ([`Diagnostic`]), and the one table form in which a crate lists all
//! it can say ([`diagnostics!`]).
//!
//! Three words are never mixed: an *offset* counts UTF-8 bytes, a *span* is a half-open range of
//! offsets, a *position* is a line and a column in UTF-16 units (what editors and JavaScript use).

mod code;
mod diagnostic;
mod edit;
mod language;
mod line_index;
#[cfg(feature = "render")]
mod render;
mod span;

pub use code::{Code, DocExample, Severity};
pub use diagnostic::{Diagnostic, DiagnosticView, Fix, Label};
pub use edit::{Edit, EditError, apply_edits};
pub use language::{Language, Localized, Speak};
pub use line_index::{LineIndex, Position};
#[cfg(feature = "render")]
pub use render::{Style, render};
pub use span::Span;

//! What is found wrong, for people and as the reference puts it.

use aizome_source::Diagnostic;

use crate::reference::{SyntaxError, SyntaxErrorClass};

/// How many findings are kept: a megabyte of noise would give a million.
const MAX_FINDINGS: usize = 1000;

/// Findings in the order in which they were made. The reference stops at its first error, so only
/// the first is kept.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) reference: Option<SyntaxError>,
}

impl Findings {
    /// Whether no more are kept: then there is no need to word them.
    pub(crate) fn is_full(&self) -> bool {
        self.diagnostics.len() >= MAX_FINDINGS
    }

    /// Adds what the reference reports too, with its words and the offset of its place.
    pub(crate) fn error(&mut self, found: Diagnostic, text: impl Into<String>, offset: u32) {
        self.add(found, SyntaxErrorClass::Syntax, text.into(), offset);
    }

    /// Adds what the reference reports as an unexpected end.
    pub(crate) fn unexpected_eof(&mut self, found: Diagnostic, offset: u32) {
        self.add(found, SyntaxErrorClass::UnexpectedEof, "unexpected EOF".to_owned(), offset);
    }

    /// Adds what the reference has no stack for.
    pub(crate) fn too_deep(&mut self, found: Diagnostic, offset: u32) {
        let text = "Maximum call stack size exceeded".to_owned();
        self.add(found, SyntaxErrorClass::Range, text, offset);
    }

    fn add(&mut self, found: Diagnostic, class: SyntaxErrorClass, text: String, offset: u32) {
        self.reference.get_or_insert(SyntaxError { class, text, offset });
        if !self.is_full() {
            self.diagnostics.push(found);
        }
    }
}

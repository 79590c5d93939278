//! Carriage returns that the language deletes: to it `le\rt` is `let`.
//!
//! Those that stand before a line break do no harm where they are. A text with any other is read
//! without these, and every place is mapped back afterwards. That is rare, so the way of all other
//! texts costs one search.

use std::borrow::Cow;

use aizome_source::{Edit, Span};
use memchr::memchr_iter;

use super::Parsed;
use crate::ast::Node;

/// A text without the carriage returns that would be in the way.
pub(super) struct Returns<'s> {
    clean: Cow<'s, str>,
    /// Offsets of those that were deleted, in the original.
    deleted: Vec<u32>,
}

impl<'s> Returns<'s> {
    pub(super) fn of(text: &'s str) -> Self {
        let bytes = text.as_bytes();
        let is_lone = |&at: &usize| bytes.get(at + 1) != Some(&b'\n');
        let lone: Vec<usize> = memchr_iter(b'\r', bytes).filter(is_lone).collect();
        if lone.is_empty() {
            return Self { clean: Cow::Borrowed(text), deleted: Vec::new() };
        }
        let mut clean = String::with_capacity(text.len());
        let mut rest = 0;
        for &at in &lone {
            clean.push_str(&text[rest..at]);
            rest = at + 1;
        }
        clean.push_str(&text[rest..]);
        let deleted = lone.into_iter().map(|at| Span::of(0..at).end).collect();
        Self { clean: Cow::Owned(clean), deleted }
    }

    pub(super) fn clean(&self) -> &str {
        &self.clean
    }

    /// Maps all places of what was read to the original text.
    pub(super) fn restore(&self, parsed: &mut Parsed<'_>) {
        if self.deleted.is_empty() {
            return;
        }
        for entry in &mut parsed.ast.entries {
            entry.span = self.span(entry.span);
            entry.location = self.span(entry.location);
            if let Node::DoWhile { at, .. } = &mut entry.node {
                *at = self.offset(*at);
            }
        }
        let comments = parsed.trivia.comments.iter_mut().map(|comment| &mut comment.span);
        let findings = parsed.diagnostics.iter_mut().flat_map(|found| {
            let edits = found.fix.iter_mut().flat_map(|fix| &mut fix.edits);
            let labels = found.labels.iter_mut().map(|label| &mut label.span);
            labels.chain(edits.map(|edit: &mut Edit| &mut edit.span)).chain([&mut found.span])
        });
        for span in comments.chain(findings) {
            *span = self.span(*span);
        }
        for gap in &mut parsed.trivia.gaps {
            *gap = self.offset(*gap);
        }
        if let Some(error) = &mut parsed.reference_error {
            error.offset = self.offset(error.offset);
        }
    }

    /// A span begins after what is deleted before it, and ends before what is deleted after it.
    fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.offset(span.end - 1) + 1)
    }

    /// The offset in the original of an offset in the clean text.
    fn offset(&self, offset: u32) -> u32 {
        // The n-th deleted return stands before the clean offset `deleted[n] - n`.
        let (mut low, mut high) = (0, self.deleted.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.deleted[middle] - Span::of(0..middle).end <= offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        offset + Span::of(0..low).end
    }
}

//! Finding one sequence in another in linear time, also where an attacker chose both.
//!
//! Bytes are searched by `memchr`; for anything else this is the algorithm of Knuth, Morris and
//! Pratt, which never looks at an element of the text again after it has been passed.

use std::borrow::Cow;

use aizome_aiscript_vm::Flat;
use memchr::memmem;

/// What is looked for, prepared.
#[derive(Debug)]
pub(super) struct Pattern<'a, T: Clone> {
    parts: Cow<'a, [T]>,
    /// After a mismatch at the n-th part: how many parts are still known to match.
    fallback: Vec<usize>,
}

impl<'a, T: PartialEq + Clone> Pattern<'a, T> {
    /// Prepares a search, in time linear in the length of the pattern.
    pub(super) fn new(parts: Cow<'a, [T]>) -> Self {
        let mut pattern = Self { fallback: vec![0; parts.len()], parts };
        let mut known = 0;
        for at in 1..pattern.parts.len() {
            known = pattern.advance(known, &pattern.parts[at]);
            pattern.fallback[at] = known;
        }
        pattern
    }

    /// The first place at or after `from` where the pattern, which is not empty, stands.
    pub(super) fn find(&self, text: &[T], from: usize) -> Option<usize> {
        let first = self.parts.first()?;
        let (mut at, mut known) = (from, 0);
        while at < text.len() {
            if known == 0 {
                at += text[at..].iter().position(|part| part == first)?;
            }
            known = self.advance(known, &text[at]);
            at += 1;
            if known == self.parts.len() {
                return Some(at - known);
            }
        }
        None
    }

    /// After how many elements of a text the pattern, which is not empty, begins.
    pub(super) fn position(&self, text: impl Iterator<Item = T>) -> Option<usize> {
        let mut known = 0;
        for (at, part) in text.enumerate() {
            known = self.advance(known, &part);
            if known == self.parts.len() {
                return Some(at + 1 - known);
            }
        }
        None
    }

    /// How many parts match up to the next element of the text, after so many before it.
    fn advance(&self, mut known: usize, next: &T) -> usize {
        while known > 0 && self.parts[known] != *next {
            known = self.fallback[known - 1];
        }
        known + usize::from(self.parts[known] == *next)
    }
}

/// A text that is looked for in others of a certain width.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one stands on the stack during a search")]
pub(super) enum Finder<'a> {
    Narrow(memmem::Finder<'a>),
    Wide(Pattern<'a, u16>),
    /// What is looked for has units that the text cannot have.
    Never,
}

impl<'a> Finder<'a> {
    /// Prepares the search of `wanted` in `text`.
    pub(super) fn new(text: &Flat, wanted: &'a Flat) -> Self {
        match (text, wanted) {
            (Flat::Narrow(_), Flat::Narrow(wanted)) => Self::Narrow(memmem::Finder::new(wanted)),
            (Flat::Narrow(_), Flat::Wide(_)) => Self::Never,
            (Flat::Wide(_), wanted) => Self::Wide(Pattern::new(wide(wanted))),
        }
    }

    /// The first place at or after `from`. The text must be the one that was given to `new`.
    pub(super) fn find(&self, text: &Flat, from: usize) -> Option<usize> {
        match (self, text) {
            (Self::Narrow(finder), Flat::Narrow(units)) => {
                finder.find(units.get(from..)?).map(|at| from + at)
            }
            (Self::Wide(pattern), Flat::Wide(units)) => pattern.find(units, from),
            _ => None,
        }
    }
}

/// The units, copied only if they are narrow.
pub(super) fn wide(text: &Flat) -> Cow<'_, [u16]> {
    match text {
        Flat::Narrow(units) => units.iter().map(|&unit| u16::from(unit)).collect(),
        Flat::Wide(units) => Cow::Borrowed(units),
    }
}

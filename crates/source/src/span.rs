//! A range of bytes in a source text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 byte offsets: `start` is inside, `end` is not.
///
/// Offsets are 32 bits wide: texts of 4 GiB and more are refused where they enter (see the
/// `parse` functions), and a node stays small.
///
/// ```
/// use aizome_source::Span;
///
/// let span = Span::new(3, 8);
/// assert_eq!(&"an example"[span.range()], "examp");
/// assert_eq!(span.len(), 5);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte, in bytes.
    pub start: u32,
    /// Offset after the last byte, in bytes.
    pub end: u32,
}

impl Span {
    /// The span of things that came from no source, such as a node made by a builder.
    pub const NONE: Self = Self { start: 0, end: 0 };

    /// The span from `start` to `end`, both in bytes.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same from `usize` offsets; offsets past 4 GiB stop at the last one that fits.
    #[must_use]
    pub fn of(range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(range.start), end: clamp(range.end) }
    }

    /// The span as a range to index a `str` with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

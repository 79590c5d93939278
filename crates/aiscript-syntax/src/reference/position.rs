//! Places as the reference counts them: lines and UTF-16 columns from 1, a line ends at `\n` only, and carriage returns do
//! not exist.

use aizome_source::{LineIndex, Span};
use memchr::memchr_iter;

/// A line and a column, both from 1, the column in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

/// From offsets to the reference's places in one text.
///
/// ```
/// use aizome_aiscript_syntax::reference::{Locator, Place};
///
/// let locator = Locator::new("'😀'\r\nb");
/// assert_eq!(locator.place(6), Place { line: 1, column: 5 });
/// assert_eq!(locator.place(8), Place { line: 2, column: 1 });
/// ```
#[derive(Debug, Clone)]
pub struct Locator<'a> {
    index: LineIndex,
    lines: Vec<u32>,
    returns: Vec<u32>,
    text: &'a str,
}

impl<'a> Locator<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let after = |at: usize| Span::of(0..at + 1).end;
        let lines = [0].into_iter().chain(memchr_iter(b'\n', text.as_bytes()).map(after)).collect();
        let returns = memchr_iter(b'\r', text.as_bytes()).map(after).collect();
        Self { index: LineIndex::new(text), lines, returns, text }
    }

    /// The place of an offset in bytes.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let units = self.index.utf16(offset)
            - self.index.utf16(start)
            - self.returns_between(start, offset);
        Place { line: Span::of(0..line).end, column: units + 1 }
    }

    /// The text that is asked about.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    fn returns_between(&self, start: u32, end: u32) -> u32 {
        let until = |offset| self.returns.partition_point(|&after| after <= offset);
        Span::of(until(start)..until(end)).len()
    }
}

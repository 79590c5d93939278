//! Places as the reference counts them: lines and UTF-16 columns from 1, a line ends at `\n` only,
//! and carriage returns do not exist.

use std::sync::OnceLock;

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
    text: &'a str,
    lines: Vec<Line>,
    /// What only odd characters need.
    odd: OnceLock<Odd>,
}

/// A line of the text.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: u32,
    /// Where its first character is that is not one byte and one column; before it columns are
    /// bytes.
    odd: u32,
}

/// How bytes and columns drift apart.
#[derive(Debug, Clone)]
struct Odd {
    index: LineIndex,
    /// Offsets after carriage returns.
    returns: Vec<u32>,
}

impl<'a> Locator<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr_iter(b'\n', bytes).chain([bytes.len()]);
        let mut start = 0;
        let line = |end: usize| {
            let line = &bytes[start..end];
            let is_odd = |byte: &u8| !byte.is_ascii() || *byte == b'\r';
            let odd = start + line.iter().position(is_odd).unwrap_or(line.len());
            let line = Line { start: offset(start), odd: offset(odd) };
            start = end + 1;
            line
        };
        Self { text, lines: ends.map(line).collect(), odd: OnceLock::new() }
    }

    /// The place of an offset in bytes.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        self.place_near(offset, &mut 0)
    }

    /// The same; `near` is the index of a line that may be the right one, and becomes that of the
    /// right one.
    #[inline]
    pub(crate) fn place_near(&self, at: u32, near: &mut usize) -> Place {
        let is_in = |index: usize| {
            self.lines.get(index).is_some_and(|line| line.start <= at)
                && self.lines.get(index + 1).is_none_or(|next| at < next.start)
        };
        if !is_in(*near) {
            let after = self.lines.partition_point(|line| line.start <= at);
            *near = after.saturating_sub(1);
        }
        let line = self.lines[*near];
        let column = if at <= line.odd { at - line.start } else { self.odd_column(line.start, at) };
        Place { line: offset(*near) + 1, column: column + 1 }
    }

    /// The text that is asked about.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    #[cold]
    fn odd_column(&self, start: u32, at: u32) -> u32 {
        let odd = self.odd.get_or_init(|| Odd::new(self.text));
        odd.index.utf16(at) - odd.index.utf16(start) - odd.returns_between(start, at)
    }
}

impl Odd {
    fn new(text: &str) -> Self {
        let returns = memchr_iter(b'\r', text.as_bytes()).map(|at| offset(at + 1)).collect();
        Self { index: LineIndex::new(text), returns }
    }

    fn returns_between(&self, start: u32, end: u32) -> u32 {
        let until = |offset| self.returns.partition_point(|&after| after <= offset);
        offset(until(end) - until(start))
    }
}

fn offset(index: usize) -> u32 {
    Span::of(0..index).end
}

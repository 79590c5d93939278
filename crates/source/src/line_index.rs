//! From byte offsets to lines and UTF-16 columns, and back.
//!
//! The index remembers where lines begin and, for each character outside ASCII, how far bytes and
//! UTF-16 units have drifted apart by then. Both questions are then one binary search, so asking
//! for every node of a long line stays cheap.

use serde::{Deserialize, Serialize};

/// A place in a text as editors count it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column in UTF-16 units, from 0.
    pub column: u32,
}

/// Where the lines of one text are. A line ends after `\r\n`, `\r` or `\n`, as in MFM and LSP.
///
/// ```
/// use aizome_source::{LineIndex, Position};
///
/// let index = LineIndex::new("藍\n😀b");
/// assert_eq!(index.position(8), Position { line: 1, column: 2 });
/// assert_eq!(index.offset(Position { line: 1, column: 2 }), 8);
/// ```
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    drifts: Vec<Drift>,
    len: u32,
}

/// A character outside ASCII: from `after` on, bytes exceed UTF-16 units by `total`.
#[derive(Debug, Clone, Copy)]
struct Drift {
    before: u32,
    after: u32,
    total: u32,
}

impl LineIndex {
    /// Reads `text` once. Only its first 4 GiB can be asked for.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let mut drifts = Vec::new();
        let mut total = 0;
        let bytes = text.as_bytes();
        for (at, c) in text.char_indices() {
            let after = at + c.len_utf8();
            if c == '\n' || (c == '\r' && bytes.get(after) != Some(&b'\n')) {
                starts.push(clamp(after));
            } else if !c.is_ascii() {
                total += clamp(c.len_utf8() - c.len_utf16());
                drifts.push(Drift { before: clamp(at), after: clamp(after), total });
            }
        }
        Self { starts, drifts, len: clamp(text.len()) }
    }

    /// How many lines there are; a text that ends in a newline has an empty last line.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        clamp(self.starts.len())
    }

    /// The position of a byte offset. An offset past the end is the end; one inside a character
    /// counts as the character's start.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts[line];
        let column = self.utf16(offset) - self.utf16(start);
        Position { line: clamp(line), column }
    }

    /// The byte offset of a position. A line past the last is the end of the text; a column past
    /// the end of its line is the start of the next; half a surrogate pair is its start.
    #[must_use]
    pub fn offset(&self, position: Position) -> u32 {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.len };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        let wanted = self.utf16(start).saturating_add(position.column);
        self.offset_of_utf16(wanted).clamp(start, end)
    }

    /// How many UTF-16 units come before a byte offset.
    #[must_use]
    pub fn utf16(&self, offset: u32) -> u32 {
        let passed = self.drifts.partition_point(|drift| drift.after <= offset);
        let inside = self.drifts.get(passed).map_or(offset, |next| offset.min(next.before));
        inside - self.drift(passed)
    }

    /// The byte offset at which `units` UTF-16 units have passed.
    #[must_use]
    pub fn offset_of_utf16(&self, units: u32) -> u32 {
        let passed = self.drifts.partition_point(|drift| drift.after - drift.total <= units);
        let plain = units.saturating_add(self.drift(passed)).min(self.len);
        self.drifts.get(passed).map_or(plain, |next| plain.min(next.before))
    }

    /// How far bytes are ahead after the first `passed` characters outside ASCII.
    fn drift(&self, passed: usize) -> u32 {
        passed.checked_sub(1).map_or(0, |last| self.drifts[last].total)
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character start converts there and back, and columns grow by UTF-16 units.
    #[track_caller]
    fn check(text: &str) {
        let index = LineIndex::new(text);
        let (mut units, mut line, mut column) = (0, 0, 0);
        for (at, c) in text.char_indices() {
            let at = clamp(at);
            assert_eq!(index.utf16(at), units, "{text:?} at {at}");
            assert_eq!(index.offset_of_utf16(units), at, "{text:?} unit {units}");
            assert_eq!(index.position(at), Position { line, column }, "{text:?} at {at}");
            assert_eq!(index.offset(Position { line, column }), at, "{text:?} {line}:{column}");
            for inside in 1..clamp(c.len_utf8()) {
                assert_eq!(index.utf16(at + inside), units, "{text:?} inside {at}");
            }
            units += clamp(c.len_utf16());
            column += clamp(c.len_utf16());
            let newline = c == '\n' || (c == '\r' && !text[at as usize + 1..].starts_with('\n'));
            if newline {
                line += 1;
                column = 0;
            }
        }
        assert_eq!(index.line_count(), line + 1);
    }

    #[test]
    fn bytes_and_units() {
        for text in ["", "a", "藍", "a藍b😀c\r\nd\re\n\n🇯🇵é", "\r\r\n", "😀😀"] {
            check(text);
        }
    }

    #[test]
    fn out_of_range_is_clamped() {
        let index = LineIndex::new("ab\n😀");
        assert_eq!(index.position(99), Position { line: 1, column: 2 });
        assert_eq!(index.offset(Position { line: 9, column: 0 }), 7);
        assert_eq!(index.offset(Position { line: 0, column: 9 }), 3);
        assert_eq!(index.offset(Position { line: 1, column: 1 }), 3, "half a pair is its start");
    }
}

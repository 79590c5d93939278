//! A part of a script, in bytes or in lines.

use std::str::FromStr;

use aizome_source::{LineIndex, Position, Span};
use clap::Args;

use crate::usage::Form;

/// Which part is formatted.
#[derive(Debug, Clone, Args)]
pub(super) struct PartArgs {
    /// Format only the statements that the bytes from START (from 0) to END touch
    #[arg(long, value_name = "START:END", conflicts_with = "lines")]
    range: Option<Bytes>,

    /// Format only the statements on the lines from FIRST (from 1) to LAST
    #[arg(long, value_name = "FIRST:LAST")]
    lines: Option<Lines>,
}

/// A part of a script.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Bytes(Bytes),
    Lines(Lines),
}

/// Offsets of bytes, half-open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes(Span);

/// Lines, from 1, with the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    first: u32,
    last: u32,
}

impl PartArgs {
    pub(super) fn part(&self) -> Option<Part> {
        self.range.map(Part::Bytes).or(self.lines.map(Part::Lines))
    }
}

impl Part {
    /// The part in bytes of a text; what reaches past its end stops there.
    pub(super) fn span(self, text: &str) -> Span {
        match self {
            Self::Bytes(Bytes(span)) => {
                let end = Span::of(0..text.len()).end;
                Span::new(span.start.min(end), span.end.min(end))
            }
            Self::Lines(Lines { first, last }) => {
                let index = LineIndex::new(text);
                let start = |line| index.offset(Position { line, column: 0 });
                let whole = Span::new(start(first - 1), start(last));
                // Beyond the line break the next line would be touched.
                let lines = text.get(whole.range()).unwrap_or_default();
                let content = lines.strip_suffix('\n').unwrap_or(lines).trim_end_matches('\r');
                Span::of(whole.range().start..whole.range().start + content.len())
            }
        }
    }
}

impl FromStr for Bytes {
    type Err = Form;

    fn from_str(word: &str) -> Result<Self, Form> {
        let (start, end) = pair(word).ok_or(Form("120:260"))?;
        Ok(Self(Span::new(start, end)))
    }
}

impl FromStr for Lines {
    type Err = Form;

    fn from_str(word: &str) -> Result<Self, Form> {
        let one = || word.parse().ok().map(|line| (line, line));
        let (first, last) = pair(word).or_else(one).ok_or(Form("3:7"))?;
        if first == 0 { Err(Form("3:7")) } else { Ok(Self { first, last }) }
    }
}

/// Two numbers in order.
fn pair(word: &str) -> Option<(u32, u32)> {
    let (start, end) = word.split_once(':')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start <= end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: Part, text: &str, expected: &str) {
        assert_eq!(text.get(part.span(text).range()), Some(expected));
    }

    #[test]
    fn lines_and_bytes_are_spans() {
        let lines = |word: &str| Part::Lines(word.parse().expect("it is a part"));
        let bytes = |word: &str| Part::Bytes(word.parse().expect("it is a part"));
        let text = "藍\r\nb\nc";
        check(lines("1"), text, "藍");
        check(lines("2:3"), text, "b\nc");
        check(lines("3:99"), text, "c");
        check(lines("7:9"), text, "");
        check(bytes("5:6"), text, "b");
        check(bytes("5:999"), text, "b\nc");
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for word in ["", "x", "1:", ":1", "2:1", "-1:2", "1:2:3", "99999999999:1"] {
            assert!(word.parse::<Bytes>().is_err(), "{word}");
            assert!(word.parse::<Lines>().is_err(), "{word}");
        }
        assert!("0:1".parse::<Lines>().is_err());
        assert!("0:1".parse::<Bytes>().is_ok());
    }
}

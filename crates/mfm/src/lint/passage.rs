//! A text node, and where each of its bytes stands in the source.
//!
//! In a quote the two differ: the marks that begin its lines are not part of the text. But each
//! line of the text still is the end of a line of the source, which is all one has to know.

use std::cell::Cell;

use aizome_source::Span;

use crate::{Kind, Node};

/// Where a node stands in the tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How many nodes it is in.
    pub(super) depth: u32,
    /// Whether blocks can stand here: at the top and directly in quotes.
    pub(super) blocks: Blocks,
    /// Whether links, mentions and hashtags can stand here: not in link labels.
    pub(super) label: Label,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blocks {
    Allowed,
    Refused,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Inside,
    Outside,
}

impl Place {
    pub(super) const TOP: Self = Self { depth: 0, blocks: Blocks::Allowed, label: Label::Outside };

    /// The place of the children of `node`, which stands here.
    pub(super) fn inside(self, node: &Node<'_>) -> Self {
        let blocks = match node.kind {
            Kind::Quote(_) => Blocks::Allowed,
            _ => Blocks::Refused,
        };
        let label = match node.kind {
            Kind::Link { .. } => Label::Inside,
            _ => self.label,
        };
        Self { depth: self.depth + 1, blocks, label }
    }
}

/// The text of a text node.
pub(super) struct Passage<'t> {
    pub(super) text: &'t str,
    pub(super) place: Place,
    source: &'t str,
    /// For each stretch of the text that stands in one piece: where it begins in the text and in
    /// the source.
    pieces: Vec<(usize, usize)>,
    /// From where a `</center>` was searched last, and where it was.
    center_closer: Cell<(usize, Option<usize>)>,
}

impl<'t> Passage<'t> {
    /// `None` when the text does not stand at `span`, as in trees that were not parsed from it.
    pub(super) fn new(source: &'t str, text: &'t str, span: Span, place: Place) -> Option<Self> {
        let written = source.get(span.range())?;
        let start = span.start as usize;
        let pieces = if written == text {
            vec![(0, start)]
        } else {
            quoted_pieces(written, text)?.map(|(at, inside)| (at, start + inside)).collect()
        };
        let center_closer = Cell::new((usize::MAX, None));
        Some(Self { text, place, source, pieces, center_closer })
    }

    /// Where byte `at` of the text stands in the source.
    pub(super) fn offset(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|&(start, _)| start <= at).saturating_sub(1);
        let (start, offset) = self.pieces.get(piece).copied().unwrap_or_default();
        offset + at.saturating_sub(start)
    }

    /// Where a stretch of the text stands in the source.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::of(self.offset(start)..self.offset(end))
    }

    /// The source from byte `at` of the text on, whatever nodes stand there.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.source.get(self.offset(at)..).unwrap_or_default()
    }

    /// The source before byte `at` of the text.
    pub(super) fn before(&self, at: usize) -> &'t str {
        self.source.get(..self.offset(at)).unwrap_or_default()
    }

    /// Whether byte `at` of the text begins a line of it. At the start of a quote's line only the
    /// quote's marks come before.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        let before = self.before(at);
        let line_start = match self.place.depth {
            0 => before,
            _ => before.trim_end_matches(is_quote_mark),
        };
        line_start.is_empty() || line_start.ends_with(['\n', '\r'])
    }

    /// The first `</center>` of the text from byte `from` on. It is remembered: a text can have as
    /// many openers as it likes.
    pub(super) fn center_closer(&self, from: usize) -> Option<usize> {
        let (searched_from, found) = self.center_closer.get();
        let known = searched_from <= from && found.is_none_or(|found| from <= found);
        if !known {
            let found = self.text[from..].find("</center>").map(|len| from + len);
            self.center_closer.set((from, found));
        }
        self.center_closer.get().1
    }

    /// Whether a letter or digit of English stands right before byte `at` of the text.
    pub(super) fn follows_alnum(&self, at: usize) -> bool {
        self.before(at).ends_with(|c: char| c.is_ascii_alphanumeric())
    }
}

fn is_quote_mark(c: char) -> bool {
    matches!(c, '>' | ' ' | '\t' | '\u{3000}')
}

/// Where the lines of `text` begin in it and in `written`, whose lines have marks in front.
fn quoted_pieces<'s>(
    written: &'s str,
    text: &'s str,
) -> Option<impl Iterator<Item = (usize, usize)> + 's> {
    let ends = line_ends(written);
    let fits = ends.len() == text.split('\n').count();
    let mut at = 0;
    let pieces = text.split('\n').zip(ends).map(move |(line, end)| {
        let start = at;
        at += line.len() + 1;
        (start, end.saturating_sub(line.len()))
    });
    fits.then_some(pieces)
}

/// Where the lines of a text end, newlines not included.
fn line_ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let newline = |&at: &usize| match bytes[at] {
        b'\n' => at == 0 || bytes[at - 1] != b'\r',
        byte => byte == b'\r',
    };
    (0..bytes.len()).filter(newline).chain([bytes.len()]).collect()
}

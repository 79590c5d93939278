//! Two texts → the edits that lead from one to the other, by lines, as an editor wants them:
//! cursors and folds elsewhere stay.
//!
//! Lines that occur once in both texts are taken to be the same line (patience diff), those around
//! them follow.

use aizome_source::{Edit, Span};
use rustc_hash::FxHashMap;

/// How often lines that occur once are looked for between others: a bound for hostile texts.
const ROUNDS: u32 = 8;

/// The edits from `old` to `new`, in order. `start` is where `old` begins in its source, in bytes.
pub(super) fn between(old: &str, new: &str, start: u32) -> Vec<Edit> {
    let mut diff = Diff { old: lines(old), new: lines(new), edits: Vec::new(), start };
    let whole = Piece { old: (0, diff.old.len()), new: (0, diff.new.len()), rounds: ROUNDS };
    let mut pieces = vec![whole];
    while let Some(piece) = pieces.pop() {
        diff.piece(piece, &mut pieces);
    }
    diff.edits
}

/// A line and its offset.
type Place<'a> = (u32, &'a str);

struct Diff<'a> {
    old: Vec<Place<'a>>,
    new: Vec<Place<'a>>,
    edits: Vec<Edit>,
    start: u32,
}

/// Lines of both texts, by index, that are yet to be compared.
#[derive(Clone, Copy)]
struct Piece {
    old: (usize, usize),
    new: (usize, usize),
    rounds: u32,
}

impl Diff<'_> {
    /// Compares a piece, or cuts it into smaller ones, of which the first is the next to be popped.
    fn piece(&mut self, piece: Piece, pieces: &mut Vec<Piece>) {
        let piece = self.without_same_ends(piece);
        let is_one_sided = piece.old.0 == piece.old.1 || piece.new.0 == piece.new.1;
        let anchors =
            if is_one_sided || piece.rounds == 0 { Vec::new() } else { self.anchors(piece) };
        if anchors.is_empty() {
            return self.replace(piece);
        }
        let rounds = piece.rounds - 1;
        let mut end = (piece.old.1, piece.new.1);
        for &(old, new) in anchors.iter().rev() {
            pieces.push(Piece { old: (old, end.0), new: (new, end.1), rounds });
            end = (old, new);
        }
        pieces.push(Piece { old: (piece.old.0, end.0), new: (piece.new.0, end.1), rounds });
    }

    fn without_same_ends(&self, mut piece: Piece) -> Piece {
        while piece.old.0 < piece.old.1
            && piece.new.0 < piece.new.1
            && self.old[piece.old.0].1 == self.new[piece.new.0].1
        {
            piece.old.0 += 1;
            piece.new.0 += 1;
        }
        while piece.old.0 < piece.old.1
            && piece.new.0 < piece.new.1
            && self.old[piece.old.1 - 1].1 == self.new[piece.new.1 - 1].1
        {
            piece.old.1 -= 1;
            piece.new.1 -= 1;
        }
        piece
    }

    /// The longest series of lines that occur once in each text, in the order of both.
    fn anchors(&self, piece: Piece) -> Vec<(usize, usize)> {
        let mut places: FxHashMap<&str, [Option<(usize, bool)>; 2]> = FxHashMap::default();
        let sides = [(&self.old, piece.old), (&self.new, piece.new)];
        for (side, (lines, range)) in sides.into_iter().enumerate() {
            for (index, (_, line)) in lines[range.0..range.1].iter().enumerate() {
                let place = &mut places.entry(line).or_default()[side];
                *place = Some((range.0 + index, place.is_none()));
            }
        }
        let mut pairs: Vec<(usize, usize)> = places
            .into_values()
            .filter_map(|place| match place {
                [Some((old, true)), Some((new, true))] => Some((old, new)),
                _ => None,
            })
            .collect();
        pairs.sort_unstable();
        rising(&pairs)
    }

    fn replace(&mut self, piece: Piece) {
        let (old_start, old) = joined(&self.old, piece.old);
        let (_, new) = joined(&self.new, piece.new);
        let same_before: usize = old
            .chars()
            .zip(new.chars())
            .take_while(|(a, b)| a == b)
            .map(|(c, _)| c.len_utf8())
            .sum();
        let (old, new) = (&old[same_before..], &new[same_before..]);
        let both = old.chars().rev().zip(new.chars().rev());
        let same_after: usize = both.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        let (old, new) = (&old[..old.len() - same_after], &new[..new.len() - same_after]);
        if old.is_empty() && new.is_empty() {
            return;
        }
        let start = (self.start + old_start) as usize + same_before;
        self.edits.push(Edit { span: Span::of(start..start + old.len()), text: new.to_owned() });
    }
}

fn lines(text: &str) -> Vec<Place<'_>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n');
    lines
        .map(|line| {
            let place = (start, line);
            start += u32::try_from(line.len()).unwrap_or(u32::MAX);
            place
        })
        .collect()
}

/// The text of some lines, and its offset.
fn joined(lines: &[Place<'_>], (start, end): (usize, usize)) -> (u32, String) {
    let after =
        lines.last().map_or(0, |&(at, line)| at + u32::try_from(line.len()).unwrap_or(u32::MAX));
    let offset = lines.get(start).map_or(after, |&(at, _)| at);
    (offset, lines[start..end].iter().map(|&(_, line)| line).collect())
}

/// The longest rising series of second numbers, of pairs that are sorted by the first.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, &(_, second)) in pairs.iter().enumerate() {
        let len = ends.partition_point(|&end| pairs[end].1 < second);
        before.push(len.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(len));
        if len == ends.len() {
            ends.push(index);
        } else {
            ends[len] = index;
        }
    }
    let mut series = Vec::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        series.push(pairs[index]);
        next = before[index];
    }
    series.reverse();
    series
}

#[cfg(test)]
mod tests {
    use aizome_source::apply_edits;

    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, count: usize) {
        let edits = between(old, new, 0);
        assert_eq!(apply_edits(old, &edits).as_deref(), Ok(new), "{old:?} → {new:?}");
        assert_eq!(edits.len(), count, "{edits:?}");
    }

    #[test]
    fn edits_touch_only_what_differs() {
        check("", "", 0);
        check("a\nb\n", "a\nb\n", 0);
        check("", "a\n", 1);
        check("a\n", "", 1);
        check("a\nb\nc\n", "a\nB\nc\n", 1);
        // The last two lines differ both, the last by its line break.
        check("a\nb\nc\nd\ne", "A\nb\nc\nD\ne\n", 2);
        check("x\nx\nb\nx\nx\n", "x\nb\nx\n", 2);
        check("藍\nb\n", "愛\nb\n", 1);
        check("a\r\nb\r\n", "a\r\n\tb\r\n", 1);
        check("a\nb\nc\n", "c\nb\na\n", 2);
    }
}

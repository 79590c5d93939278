//! What `len`, `pick`, `slice`, `index_of` and `to_arr` take for one character.
//!
//! It is less than a grapheme of Unicode: an old regular expression (`char-regex` 1.0.2, by way of
//! `stringz`) decides, and here it is written as a function that walks forward once. All that it
//! joins lies above Latin-1, so in narrow text a unit is a character.

use std::ops::Range;

use aizome_aiscript_vm::Flat;

use super::search::{Finder, Pattern, wide};

/// `to_arr`, and `split` without a separator: the characters as ranges of units without gaps.
#[derive(Debug, Clone)]
pub(crate) struct Chars<'a> {
    text: &'a Flat,
    at: usize,
}

impl<'a> Chars<'a> {
    /// From the beginning.
    pub(crate) fn of(text: &'a Flat) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Chars<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        self.at = match self.text {
            Flat::Narrow(_) => start + 1,
            Flat::Wide(units) => end_of_char(units, start),
        };
        Some(start..self.at)
    }
}

/// How many characters there are.
pub(crate) fn len(text: &Flat) -> usize {
    match text {
        Flat::Narrow(units) => units.len(),
        Flat::Wide(_) => Chars::of(text).count(),
    }
}

/// `pick`: where the character at an index lies. None for an index that is not whole.
pub(crate) fn nth(text: &Flat, index: f64) -> Option<Range<usize>> {
    let whole = index as usize;
    if whole as f64 != index {
        return None;
    }
    match text {
        Flat::Narrow(units) => (whole < units.len()).then_some(whole..whole + 1),
        Flat::Wide(units) if whole >= units.len() => None,
        Flat::Wide(_) => Chars::of(text).nth(whole),
    }
}

/// `slice`: where the characters from `begin` to before `end` lie. Indices below zero and NaN count
/// as zero, fractions are cut.
pub(crate) fn slice(text: &Flat, begin: f64, end: f64) -> Range<usize> {
    let (begin, end) = (begin as usize, end as usize);
    if end <= begin {
        return 0..0;
    }
    if let Flat::Narrow(units) = text {
        return begin.min(units.len())..end.min(units.len());
    }
    let mut starts = Chars::of(text).map(|char| char.start);
    let start = starts.nth(begin).unwrap_or(text.len());
    start..starts.nth(end - begin - 1).unwrap_or(text.len())
}

/// `index_of`: at which character `wanted` begins; -1 if nowhere.
///
/// All oddities are the reference's: `from` below zero counts from the end in *units*, a fraction
/// finds nothing until rounding has made it whole, an empty text is found wherever one looks.
pub(crate) fn index_of(text: &Flat, wanted: &Flat, from: Option<f64>) -> f64 {
    let from = from.map_or(0.0, |from| if from < 0.0 { text.len() as f64 + from } else { from });
    let from = if from.is_nan() { 0.0 } else { from };
    if text.is_empty() {
        return if wanted.is_empty() { 0.0 } else { -1.0 };
    }
    let count = len(text);
    if from >= count as f64 {
        return if wanted.is_empty() { count as f64 } else { -1.0 };
    }
    if wanted.is_empty() {
        return from;
    }
    let Some(first) = first_whole(from, count) else { return -1.0 };
    match find(text, wanted, first) {
        Some(found) if found as f64 == from => from,
        Some(found) => found as f64,
        None => -1.0,
    }
}

/// The first index that is not below zero when one is added to `from` again and again.
fn first_whole(from: f64, count: usize) -> Option<usize> {
    /// Below it adding one changes nothing.
    const UNMOVED: f64 = -9_007_199_254_740_992.0;
    if from < UNMOVED {
        return None;
    }
    let mut index = if from < 0.0 { from % 1.0 } else { from };
    while index < count as f64 {
        if index >= 0.0 && index.fract() == 0.0 {
            return Some(index as usize);
        }
        index += 1.0;
    }
    None
}

/// At which character, not before the `from`-th, the characters of `wanted` stand.
fn find(text: &Flat, wanted: &Flat, from: usize) -> Option<usize> {
    if let Flat::Narrow(_) = text {
        return Finder::new(text, wanted).find(text, from);
    }
    let (text, wanted) = (wide(text), wide(wanted));
    let pattern = Pattern::new(slices(&wanted).collect());
    pattern.position(slices(&text).skip(from)).map(|found| from + found)
}

/// The units of every character.
fn slices(mut rest: &[u16]) -> impl Iterator<Item = &[u16]> {
    std::iter::from_fn(move || {
        let end = if rest.is_empty() { return None } else { end_of_char(rest, 0) };
        let (char, after) = rest.split_at(end);
        rest = after;
        Some(char)
    })
}

const JOINER: u16 = 0x200d;

/// Where the character ends that begins at `start`, which lies within the text. It is always after
/// `start`.
fn end_of_char(units: &[u16], start: usize) -> usize {
    if units.iter().skip(start).take(2).all(|&unit| is_plain(unit)) {
        return start + 1;
    }
    if let Some(end) = opt_flag(units, start) {
        return end;
    }
    if is_tone(units, start) && is_tone(units, start + 2) {
        return start + 2;
    }
    let end = match opt_linked(units, start) {
        Some(end) if end == start + 1 => end + usize::from(is_mark(units, end)),
        Some(end) => end,
        None => start + 1,
    };
    sequence(units, end)
}

/// Whether a unit never joins with those around it. Most text is of such units.
fn is_plain(unit: u16) -> bool {
    matches!(unit, 0..0x0300 | 0x3000..0xd800)
}

/// What may follow a symbol: a choice of look, a mark or tone, and more symbols with a joiner.
fn sequence(units: &[u16], at: usize) -> usize {
    let mut at = decorations(units, at);
    while units.get(at) == Some(&JOINER)
        && let Some(end) = opt_linked(units, at + 1)
    {
        at = decorations(units, end);
    }
    at
}

/// One choice of look and one mark or tone, both optional.
fn decorations(units: &[u16], mut at: usize) -> usize {
    at += usize::from(matches!(units.get(at), Some(0xfe0e | 0xfe0f)));
    if is_tone(units, at) { at + 2 } else { at + usize::from(is_mark(units, at)) }
}

/// One unit that is no surrogate, two regional letters, or a pair.
fn opt_linked(units: &[u16], at: usize) -> Option<usize> {
    match units.get(at)? {
        0xd800..=0xdfff if is_region(units, at) && is_region(units, at + 2) => Some(at + 4),
        0xd800..=0xdbff => matches!(units.get(at + 1), Some(0xdc00..=0xdfff)).then_some(at + 2),
        0xdc00..=0xdfff => None,
        _ => Some(at + 1),
    }
}

/// Half a flag: a regional letter.
fn is_region(units: &[u16], at: usize) -> bool {
    matches!(units.get(at..), Some([0xd83c, 0xdde6..=0xddff, ..]))
}

/// A tone of skin.
fn is_tone(units: &[u16], at: usize) -> bool {
    matches!(units.get(at..), Some([0xd83c, 0xdffb..=0xdfff, ..]))
}

/// A combining mark.
fn is_mark(units: &[u16], at: usize) -> bool {
    matches!(
        units.get(at),
        Some(
            0x0300..=0x036f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe20..=0xfe2f,
        )
    )
}

/// A flag of England, Scotland or Wales; any mixture of their letters will do.
fn opt_flag(units: &[u16], start: usize) -> Option<usize> {
    const LENGTH: usize = 14;
    /// The low surrogates of `g`, `b`, `e|s|w`, `n|c|l`, `g|t|s` and the end, as tags.
    const LETTERS: [&[u16]; 6] = [
        &[0xdc67],
        &[0xdc62],
        &[0xdc65, 0xdc73, 0xdc77],
        &[0xdc6e, 0xdc63, 0xdc6c],
        &[0xdc67, 0xdc74, 0xdc73],
        &[0xdc7f],
    ];
    let flag: &[u16; LENGTH] = units.get(start..)?.first_chunk()?;
    let [0xd83c, 0xdff4, tags @ ..] = flag else { return None };
    let is_tag =
        |(tag, letters): (&[u16], &[u16])| matches!(tag, [0xdb40, low] if letters.contains(low));
    tags.chunks(2).zip(LETTERS).all(is_tag).then_some(start + LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithms::text::part;
    use crate::algorithms::vectors::{Value, check};

    #[test]
    fn characters_are_those_of_the_reference() {
        check(include_str!("vectors/chars.jsonl"), |name, arguments| {
            let text = arguments[0].text();
            let number = |at: usize| arguments[at].number();
            match name {
                "split" => Value::from_texts(Chars::of(text).map(|char| part(text, char))),
                "len" => Value::Number(len(text) as f64),
                "pick" => {
                    nth(text, number(1)).map_or(Value::Null, |char| Value::Text(part(text, char)))
                }
                "slice" => Value::Text(part(text, slice(text, number(1), number(2)))),
                "index_of" => {
                    let found = index_of(text, arguments[1].text(), arguments[2].opt_number());
                    Value::from_number(found)
                }
                _ => panic!("no such function"),
            }
        });
    }

    #[test]
    fn a_search_that_never_begins_ends() {
        let text = Flat::from("a");
        assert_eq!(index_of(&text, &text, Some(f64::NEG_INFINITY)), -1.0);
        assert_eq!(index_of(&text, &text, Some(-1e300)), -1.0);
        assert_eq!(index_of(&text, &text, Some(-1e15 - 0.5)), -1.0);
    }
}

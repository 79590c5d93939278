//! Strings as sequences of UTF-16 units: the functions that do not care what a character is.

use std::ops::Range;
use std::rc::Rc;

use aizome_aiscript_vm::Flat;

use super::buffer::{Buffer, TooLong};
use super::search::Finder;

/// The units in a range; none of those beyond the end.
pub(crate) fn part(text: &Flat, range: Range<usize>) -> Flat {
    if range == (0..text.len()) {
        return text.clone();
    }
    match text {
        Flat::Narrow(units) => Flat::Narrow(Rc::from(units.get(range).unwrap_or_default())),
        Flat::Wide(units) => Flat::from_units(units.get(range).unwrap_or_default()),
    }
}

/// `incl`: whether `wanted` stands in the text.
pub(crate) fn contains(text: &Flat, wanted: &Flat) -> bool {
    wanted.is_empty() || Finder::new(text, wanted).find(text, 0).is_some()
}

/// `split` at a separator: where the pieces lie. An empty separator splits between all units.
pub(crate) fn split<'a>(
    text: &'a Flat,
    separator: &'a Flat,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let finder = Finder::new(text, separator);
    let mut rest = (!text.is_empty() || !separator.is_empty()).then_some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        if separator.is_empty() {
            rest = (start + 1 < text.len()).then_some(start + 1);
            return Some(start..start + 1);
        }
        let end = finder.find(text, start);
        rest = end.map(|end| end + separator.len());
        Some(start..end.unwrap_or(text.len()))
    })
}

/// `replace`: the text with every `wanted` replaced.
///
/// # Errors
/// When more than `limit` units would be written.
pub(crate) fn replace(
    text: &Flat,
    wanted: &Flat,
    with: &Flat,
    limit: usize,
) -> Result<Flat, TooLong> {
    let mut written = Buffer::with_capacity(text.len());
    let mut length = 0_usize;
    for (index, piece) in split(text, wanted).enumerate() {
        let joint = if index == 0 { 0 } else { with.len() };
        length = length.saturating_add(joint + piece.len());
        if length > limit {
            return Err(TooLong);
        }
        if index > 0 {
            written.extend(with);
        }
        written.extend_part(text, piece);
    }
    Ok(written.finish())
}

/// `starts_with`: whether `prefix` stands at an index, which counts from the end if it is below
/// zero. Outside the text only an empty prefix stands.
pub(crate) fn starts_with(text: &Flat, prefix: &Flat, index: Option<f64>) -> bool {
    prefix.is_empty()
        || place(text, index.unwrap_or(0.0)).is_some_and(|at| stands(text, prefix, at))
}

/// `ends_with`: whether `suffix` ends before an index, which is read as in [`starts_with`].
pub(crate) fn ends_with(text: &Flat, suffix: &Flat, index: Option<f64>) -> bool {
    let place = |index| place(text, index);
    suffix.is_empty()
        || place(index.unwrap_or(text.len() as f64))
            .and_then(|end| end.checked_sub(suffix.len()))
            .is_some_and(|at| stands(text, suffix, at))
}

/// `trim`: where the text lies without white space around it.
pub(crate) fn trim(text: &Flat) -> Range<usize> {
    let Some(start) = text.units().position(|unit| !is_space(unit)) else { return 0..0 };
    let after = text.units().rev().position(|unit| !is_space(unit)).unwrap_or(0);
    start..text.len() - after
}

/// Where `pad_start` and `pad_end` write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Start,
    End,
}

/// `pad_start` and `pad_end`: the text with `filling`, again and again, until it has `width` units.
///
/// # Errors
/// When more than `limit` units would be written.
pub(crate) fn pad(
    text: &Flat,
    side: Side,
    width: f64,
    filling: &Flat,
    limit: usize,
) -> Result<Flat, TooLong> {
    let missing = (width as usize).saturating_sub(text.len());
    if missing == 0 || filling.is_empty() {
        return Ok(text.clone());
    }
    if width as usize > limit {
        return Err(TooLong);
    }
    let mut written = Buffer::with_capacity(text.len() + missing);
    if side == Side::End {
        written.extend(text);
    }
    written.extend_repeated(filling, missing);
    if side == Side::Start {
        written.extend(text);
    }
    Ok(written.finish())
}

/// What JavaScript takes for white space or the end of a line.
pub(crate) fn is_space(unit: u16) -> bool {
    matches!(
        unit,
        0x09..=0x0d
            | 0x20
            | 0xa0
            | 0x1680
            | 0x2000..=0x200a
            | 0x2028
            | 0x2029
            | 0x202f
            | 0x205f
            | 0x3000
            | 0xfeff
    )
}

/// The unit that an index given by a script means. Its fraction is cut.
fn place(text: &Flat, index: f64) -> Option<usize> {
    let length = text.len() as f64;
    if index < -length || index > length {
        return None;
    }
    Some(if index >= 0.0 { index } else { length + index } as usize)
}

/// Whether `wanted` stands at a place.
fn stands(text: &Flat, wanted: &Flat, at: usize) -> bool {
    let end = at + wanted.len();
    match (text, wanted) {
        (Flat::Narrow(text), Flat::Narrow(wanted)) => text.get(at..end) == Some(wanted),
        (Flat::Narrow(_), Flat::Wide(_)) => false,
        (Flat::Wide(text), Flat::Wide(wanted)) => text.get(at..end) == Some(wanted),
        (Flat::Wide(text), Flat::Narrow(wanted)) => text.get(at..end).is_some_and(|units| {
            units.iter().zip(wanted.iter()).all(|(&unit, &wanted)| unit == u16::from(wanted))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithms::buffer::MAX_LENGTH;
    use crate::algorithms::case::{lower, upper};
    use crate::algorithms::vectors::{Value, check};

    #[test]
    fn texts_are_those_of_javascript() {
        check(include_str!("vectors/text.jsonl"), |name, arguments| {
            let text = arguments[0].text();
            let other = |at: usize| arguments[at].text();
            let number = |at: usize| arguments[at].number();
            let padded = |side| Value::from_text(pad(text, side, number(1), other(2), MAX_LENGTH));
            match name {
                "replace" => Value::from_text(replace(text, other(1), other(2), MAX_LENGTH)),
                "split" => Value::from_texts(split(text, other(1)).map(|piece| part(text, piece))),
                "incl" => Value::Boolean(contains(text, other(1))),
                "starts_with" => {
                    Value::Boolean(starts_with(text, other(1), arguments[2].opt_number()))
                }
                "ends_with" => Value::Boolean(ends_with(text, other(1), arguments[2].opt_number())),
                "trim" => Value::Text(part(text, trim(text))),
                "pad_start" => padded(Side::Start),
                "pad_end" => padded(Side::End),
                "upper" => Value::from_text(upper(text, MAX_LENGTH)),
                "lower" => Value::from_text(lower(text, MAX_LENGTH)),
                _ => panic!("no such function"),
            }
        });
    }

    #[test]
    fn what_would_be_too_long_is_refused() {
        let (text, ten) = (Flat::from("aaa"), Flat::from("0123456789"));
        assert_eq!(replace(&text, &Flat::from("a"), &ten, 29), Err(TooLong));
        assert_eq!(pad(&text, Side::End, f64::INFINITY, &ten, 29), Err(TooLong));
        assert_eq!(upper(&Flat::from("ßßß"), 5), Err(TooLong));
    }
}

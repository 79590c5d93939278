//! Strings as numbers: UTF-16 units, code points and bytes of UTF-8.

use std::ops::Range;

use aizome_aiscript_vm::Flat;

use super::buffer::Buffer;

/// `charcode_at`: the unit at an index. The fraction of the index is cut, NaN counts as zero.
pub(crate) fn unit_at(text: &Flat, index: f64) -> Option<u16> {
    text.unit(index_of(index)?)
}

/// `codepoint_at`: the code point that begins at an index, which is read as in [`unit_at`]. A
/// surrogate that begins no pair is its own code point.
pub(crate) fn code_point_at(text: &Flat, index: f64) -> Option<u32> {
    let at = index_of(index)?;
    let first = text.unit(at)?;
    let pair = [first, text.unit(at + 1).unwrap_or(0)];
    let whole = char::decode_utf16(pair).next().and_then(Result::ok);
    Some(whole.map_or(u32::from(first), u32::from))
}

/// `to_unicode_arr`: where every code point lies.
pub(crate) fn code_point_ranges(text: &Flat) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    code_points(text).map(move |point| {
        let start = at;
        at += if point > 0xffff { 2 } else { 1 };
        start..at
    })
}

/// `to_unicode_codepoint_arr`: every code point, lone surrogates among them.
pub(crate) fn code_points(text: &Flat) -> impl Iterator<Item = u32> + '_ {
    char::decode_utf16(text.units())
        .map(|c| c.map_or_else(|lone| u32::from(lone.unpaired_surrogate()), u32::from))
}

/// `Str:from_codepoint`: adds what has a code point, which may be a surrogate. None if no code
/// point is that number; the reference then says `Invalid code point`.
pub(crate) fn push_code_point(code: f64, to: &mut Buffer) -> Option<()> {
    let point = code as u32;
    if f64::from(point) != code {
        return None;
    }
    match (char::from_u32(point), u16::try_from(point)) {
        (Some(c), _) => to.push_char(c),
        (None, Ok(surrogate)) => to.push(surrogate),
        (None, Err(_)) => return None,
    }
    Some(())
}

/// `to_utf8_byte_arr`: the text as UTF-8, with U+FFFD for lone surrogates.
pub(crate) fn to_utf8(text: &Flat) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in char::decode_utf16(text.units()) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    bytes
}

/// `Str:from_utf8_bytes`: reads UTF-8, with U+FFFD for what is none, and without one mark of byte
/// order at the beginning.
pub(crate) fn from_utf8(bytes: &[u8]) -> Flat {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Flat::from(&*String::from_utf8_lossy(bytes))
}

/// What remains of a number that is put into an array of bytes.
pub(crate) fn to_byte(number: f64) -> u8 {
    super::number::to_int32(number) as u8
}

/// An index as the functions of JavaScript read it; none if it is below zero.
fn index_of(index: f64) -> Option<usize> {
    (index.is_nan() || index > -1.0).then_some(index as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithms::text::part;
    use crate::algorithms::vectors::{Value, check};

    #[test]
    fn codes_are_those_of_javascript() {
        check(include_str!("vectors/codes.jsonl"), |name, arguments| {
            let text = || arguments[0].text();
            let number = |at: usize| arguments[at].number();
            let opt_code =
                |code: Option<u32>| code.map_or(Value::Null, |code| Value::Number(f64::from(code)));
            match name {
                "charcode_at" => opt_code(unit_at(text(), number(1)).map(u32::from)),
                "codepoint_at" => opt_code(code_point_at(text(), number(1))),
                "to_unicode_arr" => {
                    Value::from_texts(code_point_ranges(text()).map(|range| part(text(), range)))
                }
                "to_unicode_codepoint_arr" => {
                    Value::from_numbers(code_points(text()).map(f64::from))
                }
                "to_utf8_byte_arr" => {
                    Value::from_numbers(to_utf8(text()).into_iter().map(f64::from))
                }
                "from_utf8_bytes" => {
                    let bytes = arguments[0].array().iter().map(|byte| to_byte(byte.number()));
                    Value::Text(from_utf8(&bytes.collect::<Vec<_>>()))
                }
                "from_codepoint" => {
                    let mut written = Buffer::default();
                    push_code_point(number(0), &mut written)
                        .map_or(Value::Null, |()| Value::Text(written.finish()))
                }
                _ => panic!("no such function"),
            }
        });
    }
}

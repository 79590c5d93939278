//! Percent-encoding as JavaScript's `encodeURI` family does it.

use aizome_aiscript_vm::Flat;

use super::buffer::{Buffer, TooLong};

/// What is encoded: which characters stand for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A whole URI: what separates its parts stays.
    Full,
    /// A part of one.
    Component,
}

impl Scope {
    /// The characters that separate the parts of a URI.
    const SEPARATORS: &[u8] = b";/?:@&=+$,#";

    fn keeps(self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric()
            || b"-_.!~*'()".contains(&byte)
            || self == Self::Full && Self::SEPARATORS.contains(&byte)
    }

    /// Whether an encoded byte is left as it is when it is decoded.
    fn leaves_encoded(self, byte: u8) -> bool {
        self == Self::Full && Self::SEPARATORS.contains(&byte)
    }
}

/// Why a text cannot be encoded or decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UriError {
    /// A lone surrogate, or what is no UTF-8 when decoded: `URI malformed`.
    Malformed,
    /// More would be written than allowed.
    TooLong,
}

impl From<TooLong> for UriError {
    fn from(_: TooLong) -> Self {
        Self::TooLong
    }
}

/// `Uri:encode_full` and `Uri:encode_component`.
///
/// # Errors
/// When there is a lone surrogate, or more than `limit` units would be written.
pub(crate) fn encode(text: &Flat, scope: Scope, limit: usize) -> Result<Flat, UriError> {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut written = Vec::with_capacity(text.len());
    for c in char::decode_utf16(text.units()) {
        let c = c.map_err(|_| UriError::Malformed)?;
        for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
            if scope.keeps(byte) {
                written.push(byte);
            } else {
                let digit = |half: u8| HEX[usize::from(half & 15)];
                written.extend([b'%', digit(byte >> 4), digit(byte)]);
            }
        }
        if written.len() > limit {
            return Err(UriError::TooLong);
        }
    }
    Ok(Flat::Narrow(written.into()))
}

/// `Uri:decode_full` and `Uri:decode_component`.
///
/// # Errors
/// When a `%` is not followed by two digits, or the bytes are not UTF-8.
pub(crate) fn decode(text: &Flat, scope: Scope) -> Result<Flat, UriError> {
    let mut written = Buffer::with_capacity(text.len());
    let mut at = 0;
    while let Some(unit) = text.unit(at) {
        if unit != u16::from(b'%') {
            written.push(unit);
            at += 1;
            continue;
        }
        let (c, length) = character(text, at)?;
        if u8::try_from(c).is_ok_and(|byte| scope.leaves_encoded(byte)) {
            written.extend_part(text, at..at + length);
        } else {
            written.push_char(c);
        }
        at += length;
    }
    Ok(written.finish())
}

/// The encoded character at a place, and how many units encode it.
fn character(text: &Flat, at: usize) -> Result<(char, usize), UriError> {
    let first = byte(text, at).ok_or(UriError::Malformed)?;
    let count = match first.leading_ones() {
        0 => 1,
        ones => ones as usize,
    };
    let mut bytes = [first, 0, 0, 0];
    for (index, slot) in bytes.iter_mut().enumerate().take(count).skip(1) {
        *slot = byte(text, at + 3 * index).ok_or(UriError::Malformed)?;
    }
    let encoded = bytes.get(..count).and_then(|bytes| str::from_utf8(bytes).ok());
    let c = encoded.and_then(|text| text.chars().next()).ok_or(UriError::Malformed)?;
    Ok((c, 3 * count))
}

/// The byte that `%` and two digits encode.
fn byte(text: &Flat, at: usize) -> Option<u8> {
    let digit = |at| char::from_u32(text.unit(at)?.into())?.to_digit(16);
    let percent = text.unit(at)? == u16::from(b'%');
    let value = digit(at + 1)? << 4 | digit(at + 2)?;
    percent.then_some(value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithms::buffer::MAX_LENGTH;
    use crate::algorithms::vectors::{Value, check};

    #[test]
    fn uris_are_those_of_javascript() {
        check(include_str!("vectors/uri.jsonl"), |name, arguments| {
            let text = arguments[0].text();
            Value::from_text(match name {
                "encode_full" => encode(text, Scope::Full, MAX_LENGTH),
                "encode_component" => encode(text, Scope::Component, MAX_LENGTH),
                "decode_full" => decode(text, Scope::Full),
                "decode_component" => decode(text, Scope::Component),
                _ => panic!("no such function"),
            })
        });
    }
}

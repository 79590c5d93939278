//! Strings and numbers as `JSON.stringify` writes them.

use aizome_aiscript_vm::Flat;

use crate::algorithms::buffer::Buffer;
use crate::algorithms::number;

/// Adds a string in quotes. Surrogates without a partner are escaped, so that the result is always
/// well-formed.
pub(crate) fn push_quoted(text: &Flat, to: &mut Buffer) {
    to.push(u16::from(b'"'));
    match text {
        Flat::Narrow(units) => push_narrow(units, to),
        Flat::Wide(units) => push_wide(units, to),
    }
    to.push(u16::from(b'"'));
}

/// Adds a number; there is none in JSON for NaN and the infinite ones.
pub(crate) fn push_number(value: f64, to: &mut Buffer) {
    if value.is_finite() {
        number::push_number(value, to);
    } else {
        to.extend_narrow(b"null");
    }
}

fn push_narrow(mut rest: &[u8], to: &mut Buffer) {
    let is_special = |&unit: &u8| matches!(unit, b'"' | b'\\' | 0..0x20);
    while let Some(at) = rest.iter().position(is_special) {
        to.extend_narrow(&rest[..at]);
        push_escape(u16::from(rest[at]), to);
        rest = &rest[at + 1..];
    }
    to.extend_narrow(rest);
}

fn push_wide(mut rest: &[u16], to: &mut Buffer) {
    let is_special = |&unit: &u16| matches!(unit, 0x22 | 0x5c | 0..0x20 | 0xd800..=0xdfff);
    while let Some(at) = rest.iter().position(is_special) {
        to.extend_wide(&rest[..at]);
        rest = &rest[at..];
        let length = match rest {
            [0xd800..=0xdbff, 0xdc00..=0xdfff, ..] => {
                to.extend_wide(&rest[..2]);
                2
            }
            _ => {
                push_escape(rest[0], to);
                1
            }
        };
        rest = &rest[length..];
    }
    to.extend_wide(rest);
}

/// Adds the escape of a unit.
fn push_escape(unit: u16, to: &mut Buffer) {
    let short: &[u8] = match unit {
        0x22 => b"\\\"",
        0x5c => b"\\\\",
        8 => b"\\b",
        9 => b"\\t",
        10 => b"\\n",
        12 => b"\\f",
        13 => b"\\r",
        _ => return to.extend_narrow(format!("\\u{unit:04x}").as_bytes()),
    };
    to.extend_narrow(short);
}

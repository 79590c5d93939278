//! Strings of scripts as text that every reader of JSON takes.

use std::fmt::Write as _;

use aizome_aiscript_vm::Flat;

/// The text of a string. Lone surrogates, which no UTF-8 has, are written out: `\ud800`.
#[must_use]
pub fn visible(string: &Flat) -> String {
    let mut text = String::with_capacity(string.len());
    for unit in char::decode_utf16(string.units()) {
        match unit {
            Ok(c) => text.push(c),
            // A string takes everything.
            Err(lone) => drop(write!(text, "\\u{:x}", lone.unpaired_surrogate())),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_written_out() {
        let units = [0x61, 0xd83d, 0xde00, 0xde00, 0xe9, 0xd83d];
        assert_eq!(visible(&Flat::from_units(&units)), "a😀\\ude00é\\ud83d");
    }
}

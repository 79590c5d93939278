//! `upper` and `lower`: the full mappings of Unicode, for no language in particular.
//!
//! One character can become several, and a sigma at the end of a word has a small form of its own.
//! Surrogates without a partner stay as they are.

use std::rc::Rc;

use aizome_aiscript_vm::Flat;

use super::buffer::{Buffer, TooLong};

/// The text in capitals.
///
/// # Errors
/// When more than `limit` units would be written.
pub(crate) fn upper(text: &Flat, limit: usize) -> Result<Flat, TooLong> {
    match text {
        Flat::Narrow(units) if units.is_ascii() => {
            Ok(Flat::Narrow(Rc::from(units.to_ascii_uppercase())))
        }
        _ => mapped(text, limit, str::to_uppercase),
    }
}

/// The text in small letters.
///
/// # Errors
/// When more than `limit` units would be written.
pub(crate) fn lower(text: &Flat, limit: usize) -> Result<Flat, TooLong> {
    match text {
        Flat::Narrow(units) if units.is_ascii() => {
            Ok(Flat::Narrow(Rc::from(units.to_ascii_lowercase())))
        }
        _ => mapped(text, limit, str::to_lowercase),
    }
}

/// The text with every stretch between lone surrogates mapped on its own. A lone surrogate is no
/// letter, so that no rule of the mappings looks across it.
fn mapped(text: &Flat, limit: usize, map: fn(&str) -> String) -> Result<Flat, TooLong> {
    let mut written = Buffer::with_capacity(text.len());
    let mut stretch = String::new();
    for c in char::decode_utf16(text.units()) {
        match c {
            Ok(c) => stretch.push(c),
            Err(lone) => {
                write(&map(&stretch), &mut written);
                stretch.clear();
                written.push(lone.unpaired_surrogate());
            }
        }
    }
    write(&map(&stretch), &mut written);
    if written.len() > limit { Err(TooLong) } else { Ok(written.finish()) }
}

fn write(text: &str, to: &mut Buffer) {
    text.chars().for_each(|c| to.push_char(c));
}

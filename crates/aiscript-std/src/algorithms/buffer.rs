//! Text that is being written: one byte per unit as long as all of it fits.

use std::ops::Range;
use std::rc::Rc;

use aizome_aiscript_vm::Flat;

/// The greatest length of a string in the reference's engine, in units.
pub(crate) const MAX_LENGTH: usize = 0x1fff_ffe8;

/// A string would be longer than allowed; the reference says `Invalid string length`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong;

/// Units that are being collected.
#[derive(Debug)]
pub(crate) enum Buffer {
    /// All so far are below 256.
    Narrow(Vec<u8>),
    /// Some unit is not.
    Wide(Vec<u16>),
}

impl Default for Buffer {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Buffer {
    /// An empty one with room for so many units.
    pub(crate) fn with_capacity(units: usize) -> Self {
        Self::Narrow(Vec::with_capacity(units))
    }

    /// How many units there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Narrow(units) => units.len(),
            Self::Wide(units) => units.len(),
        }
    }

    /// Adds a unit.
    pub(crate) fn push(&mut self, unit: u16) {
        match (&mut *self, u8::try_from(unit)) {
            (Self::Narrow(units), Ok(narrow)) => units.push(narrow),
            (Self::Wide(units), _) => units.push(unit),
            (Self::Narrow(_), Err(_)) => self.widened().push(unit),
        }
    }

    /// Adds a character, in two units if it needs them.
    pub(crate) fn push_char(&mut self, c: char) {
        for &mut unit in c.encode_utf16(&mut [0; 2]) {
            self.push(unit);
        }
    }

    /// Adds units below 256.
    pub(crate) fn extend_narrow(&mut self, added: &[u8]) {
        match self {
            Self::Narrow(units) => units.extend_from_slice(added),
            Self::Wide(units) => units.extend(added.iter().map(|&unit| u16::from(unit))),
        }
    }

    /// Adds any units.
    pub(crate) fn extend_wide(&mut self, added: &[u16]) {
        match self {
            Self::Narrow(units) if added.iter().all(|&unit| unit < 0x100) => {
                units.extend(added.iter().map(|&unit| unit as u8));
            }
            Self::Narrow(_) => self.widened().extend_from_slice(added),
            Self::Wide(units) => units.extend_from_slice(added),
        }
    }

    /// Adds a text.
    pub(crate) fn extend(&mut self, text: &Flat) {
        self.extend_part(text, 0..text.len());
    }

    /// Adds a part of a text; the part beyond its end is left out.
    pub(crate) fn extend_part(&mut self, text: &Flat, part: Range<usize>) {
        match text {
            Flat::Narrow(units) => self.extend_narrow(units.get(part).unwrap_or_default()),
            Flat::Wide(units) => self.extend_wide(units.get(part).unwrap_or_default()),
        }
    }

    /// Adds a text again and again, until it has added so many units. The text must not be empty.
    pub(crate) fn extend_repeated(&mut self, text: &Flat, units: usize) {
        let start = self.len();
        self.extend_part(text, 0..units.min(text.len()));
        // What was written is written again: each time there is twice as much of it.
        while self.len() - start < units {
            let more = (self.len() - start).min(start + units - self.len());
            match self {
                Self::Narrow(written) => written.extend_from_within(start..start + more),
                Self::Wide(written) => written.extend_from_within(start..start + more),
            }
        }
    }

    /// What was collected.
    pub(crate) fn finish(self) -> Flat {
        match self {
            Self::Narrow(units) => Flat::Narrow(Rc::from(units)),
            Self::Wide(units) => Flat::Wide(Rc::from(units)),
        }
    }

    /// The wide form of the units, from now on.
    fn widened(&mut self) -> &mut Vec<u16> {
        if let Self::Narrow(units) = self {
            let mut wide = Vec::with_capacity(units.capacity());
            wide.extend(units.iter().map(|&unit| u16::from(unit)));
            *self = Self::Wide(wide);
        }
        match self {
            Self::Wide(units) => units,
            Self::Narrow(_) => unreachable!("it was made wide above"),
        }
    }
}

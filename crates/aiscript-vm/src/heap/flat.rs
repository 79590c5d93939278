//! The characters of a string: UTF-16 units as JavaScript has them, one byte each where all fit.

use std::rc::Rc;

/// Some UTF-16 units, lone surrogates too. The narrow form is used whenever it can be, so equal texts are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Flat {
    /// All units are below 256.
    Narrow(Rc<[u8]>),
    /// Some unit is not.
    Wide(Rc<[u16]>),
}

impl Default for Flat {
    fn default() -> Self {
        Self::Narrow(Rc::from([]))
    }
}

impl Flat {
    /// The units, as few bytes as they need.
    #[must_use]
    pub fn from_units(units: &[u16]) -> Self {
        if units.iter().all(|&unit| unit < 0x100) {
            Self::Narrow(units.iter().map(|&unit| unit as u8).collect())
        } else {
            Self::Wide(Rc::from(units))
        }
    }

    /// How many units.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Narrow(units) => units.len(),
            Self::Wide(units) => units.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The unit at an index.
    #[must_use]
    pub fn unit(&self, index: usize) -> Option<u16> {
        match self {
            Self::Narrow(units) => units.get(index).map(|&unit| u16::from(unit)),
            Self::Wide(units) => units.get(index).copied(),
        }
    }

    /// Every unit.
    pub fn units(&self) -> impl DoubleEndedIterator<Item = u16> + Clone + '_ {
        let (narrow, wide): (&[u8], &[u16]) = match self {
            Self::Narrow(units) => (units, &[]),
            Self::Wide(units) => (&[], units),
        };
        narrow.iter().map(|&unit| u16::from(unit)).chain(wide.iter().copied())
    }

    /// How many bytes of memory the units take.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Narrow(units) => units.len(),
            Self::Wide(units) => units.len() * 2,
        }
    }
}

impl From<&str> for Flat {
    fn from(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Narrow(Rc::from(text.as_bytes()));
        }
        Self::from_units(&text.encode_utf16().collect::<Vec<_>>())
    }
}

/// As people read it: a lone surrogate becomes U+FFFD.
impl std::fmt::Display for Flat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use std::fmt::Write as _;
        char::decode_utf16(self.units())
            .try_for_each(|c| f.write_char(c.unwrap_or(char::REPLACEMENT_CHARACTER)))
    }
}

//! Strings: flat, or two strings that were put together and will be copied when someone looks.
//!
//! `` s = `{s}x` `` in a loop would copy all of `s` each time. So a long string with something put to it only remembers its two halves,
//! and is made flat, once, when its units are asked for. Halves may nest as deep as a loop is long: flattening goes by a list of its own.

use super::Heap;
use super::flat::Flat;
use crate::value::Str;

/// Strings with fewer units are copied at once.
pub(crate) const ROPE_FROM: usize = 256;

/// What a place for strings holds.
#[derive(Debug)]
pub(crate) enum Text {
    /// The units themselves.
    Flat(Flat),
    /// Two strings one after the other, and how many units they have together; `wide` if one of them needs two bytes a unit.
    Rope { left: Str, right: Str, len: u32, wide: bool },
}

impl Default for Text {
    fn default() -> Self {
        Self::Flat(Flat::default())
    }
}

impl Text {
    /// How many bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Flat(flat) => flat.bytes(),
            Self::Rope { .. } => 0,
        }
    }
}

impl Heap {
    /// A new string.
    pub fn string(&mut self, text: impl Into<Flat>) -> Str {
        let flat = text.into();
        self.grow(STRING_BYTES + flat.bytes());
        Str(self.strings.add(Text::Flat(flat)))
    }

    /// How many UTF-16 units a string has.
    #[must_use]
    pub fn string_len(&self, string: Str) -> usize {
        match self.strings.get(string.0) {
            Text::Flat(flat) => flat.len(),
            Text::Rope { len, .. } => *len as usize,
        }
    }

    /// The units of a string.
    pub fn text(&mut self, string: Str) -> &Flat {
        if let Text::Rope { len, wide, .. } = *self.strings.get(string.0) {
            let flat = match self.reserve((len as usize) << u8::from(wide)) {
                Ok(()) => self.flattened(string, len as usize, wide),
                Err(_) => {
                    self.exhaust();
                    Flat::default()
                }
            };
            self.grow(flat.bytes());
            *self.strings.get_mut(string.0) = Text::Flat(flat);
        }
        match self.strings.get(string.0) {
            Text::Flat(flat) => flat,
            Text::Rope { .. } => unreachable!("it was made flat just now"),
        }
    }

    /// Two strings as one.
    pub fn concat(&mut self, left: Str, right: Str) -> Str {
        let (before, after) = (self.string_len(left), self.string_len(right));
        if before == 0 {
            return right;
        }
        if after == 0 {
            return left;
        }
        let wide = self.is_wide(left) || self.is_wide(right);
        let len = before + after;
        if len < ROPE_FROM {
            let mut builder = Builder::new(len, wide);
            builder.push(self.text(left));
            builder.push(self.text(right));
            return self.string(builder.finish());
        }
        self.grow(STRING_BYTES);
        let len = u32::try_from(len).expect("the limit of the heap is met before that");
        Str(self.strings.add(Text::Rope { left, right, len, wide }))
    }

    fn is_wide(&self, string: Str) -> bool {
        match self.strings.get(string.0) {
            Text::Flat(flat) => matches!(flat, Flat::Wide(_)),
            Text::Rope { wide, .. } => *wide,
        }
    }

    fn flattened(&self, string: Str, len: usize, wide: bool) -> Flat {
        let mut builder = Builder::new(len, wide);
        let mut rest = vec![string];
        while let Some(next) = rest.pop() {
            match self.strings.get(next.0) {
                Text::Flat(flat) => builder.push(flat),
                Text::Rope { left, right, .. } => rest.extend([*right, *left]),
            }
        }
        builder.finish()
    }
}

/// What a string costs beside its units.
pub(crate) const STRING_BYTES: usize = size_of::<Text>() + 1;

/// How many bytes a cleared [`Builder`] keeps at most.
const KEPT: usize = 4096;

/// A string that grows.
#[derive(Debug)]
pub enum Builder {
    /// All units are below 256.
    Narrow(Vec<u8>),
    /// Some unit is not.
    Wide(Vec<u16>),
}

impl Default for Builder {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Builder {
    /// With room for some units; `wide` if some of them will need two bytes.
    #[must_use]
    pub fn new(len: usize, wide: bool) -> Self {
        if wide {
            Self::Wide(Vec::with_capacity(len))
        } else {
            Self::Narrow(Vec::with_capacity(len))
        }
    }

    /// How many units it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Narrow(units) => units.len(),
            Self::Wide(units) => units.len(),
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends a string.
    pub fn push(&mut self, flat: &Flat) {
        match (&mut *self, flat) {
            (Self::Narrow(units), Flat::Narrow(more)) => units.extend_from_slice(more),
            (Self::Wide(units), Flat::Narrow(more)) => {
                units.extend(more.iter().map(|&unit| u16::from(unit)));
            }
            (Self::Wide(units), Flat::Wide(more)) => units.extend_from_slice(more),
            (Self::Narrow(_), Flat::Wide(more)) => self.widen().extend_from_slice(more),
        }
    }

    /// Appends text.
    pub fn push_str(&mut self, text: &str) {
        match self {
            Self::Narrow(units) if text.is_ascii() => units.extend_from_slice(text.as_bytes()),
            _ => text.encode_utf16().for_each(|unit| self.push_unit(unit)),
        }
    }

    /// Appends one unit.
    pub fn push_unit(&mut self, unit: u16) {
        match (&mut *self, u8::try_from(unit)) {
            (Self::Narrow(units), Ok(unit)) => units.push(unit),
            (Self::Narrow(_), Err(_)) => self.widen().push(unit),
            (Self::Wide(units), _) => units.push(unit),
        }
    }

    fn widen(&mut self) -> &mut Vec<u16> {
        if let Self::Narrow(units) = self {
            *self = Self::Wide(units.iter().map(|&unit| u16::from(unit)).collect());
        }
        match self {
            Self::Wide(units) => units,
            Self::Narrow(_) => unreachable!("it was made wide just now"),
        }
    }

    /// The string so far; it begins anew, with the memory that it has.
    pub(crate) fn take(&mut self) -> Flat {
        let flat = match self {
            Self::Narrow(units) => Flat::Narrow(units.as_slice().into()),
            Self::Wide(units) => Flat::from_units(units),
        };
        self.clear();
        flat
    }

    /// It begins anew; memory that few strings need is given back.
    pub(crate) fn clear(&mut self) {
        match self {
            Self::Narrow(units) if units.capacity() <= KEPT => units.clear(),
            Self::Narrow(_) | Self::Wide(_) => *self = Self::default(),
        }
    }

    /// The string.
    #[must_use]
    pub fn finish(self) -> Flat {
        match self {
            Self::Narrow(units) => Flat::Narrow(units.into()),
            // It was made wide for some unit, or because it would get one: look, for equal texts have
            // to be equal.
            Self::Wide(units) => Flat::from_units(&units),
        }
    }
}

//! JSON as JavaScript reads and writes it.
//!
//! Reading knows nothing of values: it tells a [`Build`] what it finds, inner things first, and
//! keeps what is open on a stack of its own, so that depth costs only memory.

mod read;
mod write;

use aizome_aiscript_vm::Flat;

pub(crate) use read::parse;
pub(crate) use write::{push_number, push_quoted};

/// The text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotJson;

/// The content of a string. Wide units may all be below 256.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Units<'a> {
    /// One byte each.
    Narrow(&'a [u8]),
    /// Two bytes each.
    Wide(&'a [u16]),
}

impl Units<'_> {
    /// The units in the form that they need.
    pub(crate) fn to_flat(self) -> Flat {
        match self {
            Self::Narrow(units) => Flat::Narrow(units.into()),
            Self::Wide(units) => Flat::from_units(units),
        }
    }
}

/// Makes values of what stands in a JSON text.
pub(crate) trait Build {
    /// Any value.
    type Value;
    /// The name of a member.
    type Key;

    /// `null`
    fn null(&mut self) -> Self::Value;
    /// `true`, `false`
    fn boolean(&mut self, value: bool) -> Self::Value;
    /// `-1.5e3`
    fn number(&mut self, value: f64) -> Self::Value;
    /// `"text"`
    fn string(&mut self, units: Units<'_>) -> Self::Value;
    /// `"name":`
    fn key(&mut self, units: Units<'_>) -> Self::Key;
    /// `[1, 2]`
    fn array(&mut self, elements: impl ExactSizeIterator<Item = Self::Value>) -> Self::Value;
    /// `{"a": 1}`: members whose names are array indices come first, in ascending order. A name may
    /// come several times: the first gives the place, the last gives the value.
    fn object(
        &mut self,
        members: impl ExactSizeIterator<Item = (Self::Key, Self::Value)>,
    ) -> Self::Value;
}

/// The number of a name that JavaScript treats as an index of an array: such names come first in an
/// object, in ascending order.
pub(crate) fn array_index(mut units: impl ExactSizeIterator<Item = u16>) -> Option<u32> {
    const LONGEST: usize = 10;
    let length = units.len();
    if length == 0 || length > LONGEST {
        return None;
    }
    let digit = |unit: u16| char::from_u32(unit.into())?.to_digit(10).map(u64::from);
    let first = digit(units.next()?)?;
    if first == 0 && length > 1 {
        return None;
    }
    let index = units.try_fold(first, |index, unit| Some(index * 10 + digit(unit)?))?;
    u32::try_from(index).ok().filter(|&index| index < u32::MAX)
}

#[cfg(test)]
mod tests;

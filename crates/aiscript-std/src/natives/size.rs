//! How large a result may be: first what the reference's engine refuses, then what the host does.
//!
//! A native asks before it makes something whose size a script chooses, so that no script can take
//! more memory than it was given, not even for a moment.

use aizome_aiscript_vm::{Error, Heap, Value};

use crate::algorithms::buffer::{MAX_LENGTH, TooLong};

/// The greatest length of an array in the reference's engine.
const MAX_ITEMS: usize = u32::MAX as usize;

/// Room for so many elements.
///
/// # Errors
/// `Invalid array length`, or if it is more memory than the script may use.
pub(crate) fn array(heap: &mut Heap, items: usize) -> Result<Vec<Value>, Error> {
    let too_long = || Error::internal("Invalid array length");
    if items > MAX_ITEMS {
        return Err(too_long());
    }
    heap.reserve(items.saturating_mul(size_of::<Value>()))?;
    let mut room = Vec::new();
    room.try_reserve_exact(items).map_err(|_| too_long())?;
    Ok(room)
}

/// Asks for so many units of text.
///
/// # Errors
/// `Invalid string length`, or if it is more memory than the script may use.
pub(crate) fn string(heap: &mut Heap, units: usize) -> Result<(), Error> {
    if units > MAX_LENGTH {
        return Err(TooLong.into());
    }
    heap.reserve(units.saturating_mul(size_of::<u16>()))
}

impl From<TooLong> for Error {
    fn from(_: TooLong) -> Self {
        Self::internal("Invalid string length")
    }
}

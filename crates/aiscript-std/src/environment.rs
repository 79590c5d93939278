//! What the library needs from outside: time, chance, a place for output. The host gives it.

use aizome_aiscript_vm::{Class, Context, Error, Heap, Value};
use jiff::tz::TimeZone;

/// What the natives of a machine get from the host.
///
/// Nothing of it happens by itself: a machine without an environment of its host prints nothing, its
/// clock stands still and its dice are always the same.
pub struct Environment {
    /// Milliseconds since 1970, for `Date:now` and all of `Date` that is asked about no other time.
    pub now: Clock,
    /// Fills bytes by chance, for `Math:rnd`, `Util:uuid` and random numbers without a seed.
    pub random: Chance,
    /// Gets what `print` is called with.
    pub out: Printer,
    /// How much may still be printed, in UTF-16 units of what a value is as text; nothing is no limit. A
    /// script that prints more is stopped.
    pub output_left: Option<usize>,
    /// Where the script is: for all of `Date` that tells or reads local time.
    pub time_zone: TimeZone,
    /// Which behaviour is wanted where versions differ.
    pub version: Version,
}

/// Tells the time.
pub type Clock = Box<dyn FnMut() -> f64>;

/// Fills bytes by chance.
pub type Chance = Box<dyn FnMut(&mut [u8])>;

/// Shows a value.
pub type Printer = Box<dyn FnMut(&mut Heap, Value)>;

/// A version of the language's library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Version {
    /// 1.2.1
    #[default]
    V1_2,
    /// 1.3.0, as far as it is known.
    V1_3,
}

impl Default for Environment {
    fn default() -> Self {
        Self {
            now: Box::new(|| 0.0),
            random: Box::new(|bytes| bytes.fill(0)),
            out: Box::new(|_, _| {}),
            output_left: None,
            time_zone: TimeZone::UTC,
            version: Version::default(),
        }
    }
}

impl Environment {
    /// Shows a value, if that much may be shown.
    ///
    /// # Errors
    /// If not; then nothing is shown.
    pub(crate) fn print(&mut self, heap: &mut Heap, value: Value) -> Result<(), Error> {
        if let Some(left) = &mut self.output_left {
            let len = heap.repr(value, false).len();
            *left =
                left.checked_sub(len).ok_or_else(|| Error::new(Class::Limit, "too much output"))?;
        }
        (self.out)(heap, value);
        Ok(())
    }
}

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let zone = self.time_zone.iana_name();
        f.debug_struct("Environment").field("time_zone", &zone).finish_non_exhaustive()
    }
}

/// The environment of the machine that runs a native.
///
/// # Errors
/// If the library was not installed with one.
pub(crate) fn environment<'a>(cx: &'a mut Context<'_>) -> Result<&'a mut Environment, Error> {
    cx.state().ok_or_else(|| Error::internal("the library has no environment"))
}

//! Watching a run: for profiles and coverage.

use std::any::Any;
use std::fmt;

use super::FiberId;

/// Sees what runs. A machine that nobody watches pays nothing for it.
pub trait Observer: Any + fmt::Debug {
    /// A function of a script begins, or the script itself, which is called `<root>`; `offset` is where
    /// its source begins, in bytes.
    fn enter(&mut self, fiber: FiberId, name: &str, script: u32, offset: u32);

    /// The function that began last in the fiber, and has not ended, ends.
    fn leave(&mut self, fiber: FiberId);

    /// A straight piece of code begins; for each step that it counts, where in the source, in bytes.
    /// If it fails in between, the rest was seen too early.
    fn block(&mut self, fiber: FiberId, script: u32, offsets: &mut dyn Iterator<Item = u32>);
}

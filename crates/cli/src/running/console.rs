//! Where `<:` goes: standard output, a line for each value, as the reference's console does it.
//!
//! Lines are gathered while the script runs, and written when it pauses or there are many.

use std::cell::RefCell;
use std::rc::Rc;

use aizome_aiscript_vm::{Heap, Value};

use super::simple;
use crate::outcome::Stop;
use crate::output::Output;
use crate::shown::harmless;

/// So many bytes are gathered.
const GATHERED: usize = 64 << 10;

/// A console; copies of it are the same.
#[derive(Debug, Clone)]
pub(crate) struct Console(Rc<RefCell<Lines>>);

#[derive(Debug)]
struct Lines {
    /// Where they go, until it is closed.
    output: Option<Output>,
    /// Whether a person sees them, whose terminal nothing may steer.
    person: bool,
    gathered: Vec<u8>,
    /// Why nothing can be written any more.
    stop: Option<Stop>,
}

impl Console {
    /// A console that writes to `output`.
    pub(crate) fn new(output: Output) -> Self {
        let person = output.is_terminal();
        let lines = Lines { output: Some(output), person, gathered: Vec::new(), stop: None };
        Self(Rc::new(RefCell::new(lines)))
    }

    /// Prints a value.
    pub(crate) fn print(&self, heap: &mut Heap, value: Value) {
        self.line(&simple(heap, value));
    }

    /// Prints a line.
    pub(crate) fn line(&self, line: &str) {
        let mut lines = self.0.borrow_mut();
        match lines.person {
            true => lines.gathered.extend_from_slice(harmless(line).as_bytes()),
            false => lines.gathered.extend_from_slice(line.as_bytes()),
        }
        lines.gathered.push(b'\n');
        if lines.gathered.len() >= GATHERED {
            lines.write();
        }
    }

    /// Writes what is ready, with colours or whatever is in it.
    pub(crate) fn write(&self, ready: &[u8]) {
        self.0.borrow_mut().gathered.extend_from_slice(ready);
    }

    /// Shows everything that was printed.
    ///
    /// # Errors
    /// If something that was printed could not be written.
    pub(crate) fn flush(&self) -> Result<(), Stop> {
        let mut lines = self.0.borrow_mut();
        lines.write();
        lines.stop.take().map_or(Ok(()), Err)
    }

    /// Shows everything, and closes the output: a file gets its name.
    ///
    /// # Errors
    /// If something could not be written.
    pub(crate) fn finish(&self) -> Result<(), Stop> {
        self.flush()?;
        let output = self.0.borrow_mut().output.take();
        output.map_or(Ok(()), Output::finish)
    }
}

impl Lines {
    fn write(&mut self) {
        if let Some(output) = &mut self.output
            && self.stop.is_none()
            && !self.gathered.is_empty()
        {
            self.stop = output.write(&self.gathered).err();
        }
        self.gathered.clear();
    }
}

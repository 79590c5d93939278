//! The machine as a host drives it: limits, fuel, requests, memory.
//!
//! What scripts *mean* is compared with the reference elsewhere (`aiscript_run`); here it is about what
//! the reference cannot do, or leaves to its host. Expectations are reasoned, and written beside.

mod embedding;
mod limits;
mod memory;
mod slices;
mod waiting;

use std::cell::RefCell;
use std::rc::Rc;

use aizome_aiscript_std::{Environment, install};
use aizome_aiscript_vm::{Error, FiberId, Limits, Machine, Script, Status, Value};

/// A machine with the library, and what it has printed.
struct Rig {
    machine: Machine,
    out: Rc<RefCell<Vec<String>>>,
}

impl Rig {
    fn new() -> Self {
        let mut machine = Machine::new();
        let out = Rc::new(RefCell::new(Vec::new()));
        let printed = Rc::clone(&out);
        let print = move |heap: &mut aizome_aiscript_vm::Heap, value| {
            printed.borrow_mut().push(heap.repr(value, true).to_string());
        };
        install(&mut machine, Environment { out: Box::new(print), ..Environment::default() });
        Self { machine, out }
    }

    fn limited(limits: Limits) -> Self {
        let mut rig = Self::new();
        rig.machine.set_limits(limits);
        rig
    }

    fn start(&mut self, text: &str) -> FiberId {
        let script = Script::compile(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let script = self.machine.load(&script);
        self.machine.start(script)
    }

    /// Runs a script that does not wait to its end.
    fn run(&mut self, text: &str) -> Result<Value, Error> {
        let fiber = self.start(text);
        let status = self.machine.run(u64::MAX);
        assert_eq!(status, Status::Done, "{text}");
        self.machine.outcome(fiber).unwrap_or_else(|| panic!("{text}: it has no outcome"))
    }

    /// The same; its value as text, or the message of its error.
    fn answer(&mut self, text: &str) -> String {
        match self.run(text) {
            Ok(value) => self.machine.repr(value).to_string(),
            Err(error) => format!("{:?}: {error}", error.class()),
        }
    }

    fn printed(&self) -> Vec<String> {
        self.out.borrow_mut().split_off(0)
    }
}

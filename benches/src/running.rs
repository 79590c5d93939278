//! Programs whose running is measured, each a work that scripts do.
//!
//! They are written in JavaScript and Lua, too, where the comparison with other engines reads them. All
//! print one checksum.

use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;
use std::time::{Duration, Instant};

use aizome_aiscript_std::{Environment, install};
use aizome_aiscript_vm::{Machine, Mode, Script, ScriptId, Value};

/// A program of `corpus/programs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program<'a> {
    /// Its name in reports, that of its file.
    pub name: &'a str,
    /// Its source in AiScript.
    pub source: &'a str,
}

impl Program<'static> {
    /// The program that does nothing, to measure what it takes to begin.
    pub const STARTUP: Self = Self::EVERY[Self::EVERY.len() - 1];

    /// All programs, in the order of reports; the last does nothing.
    pub const EVERY: &[Self] = &[
        program!("array_hof"),
        program!("array_push_index"),
        program!("brainfuck"),
        program!("closures"),
        program!("fib"),
        program!("json_roundtrip"),
        program!("life"),
        program!("mandelbrot"),
        program!("match_dispatch"),
        program!("nested_loops"),
        program!("nqueens"),
        program!("object_rw"),
        program!("sieve"),
        program!("sort_cmp"),
        program!("string_build"),
        program!("string_ops"),
        program!("while_sum"),
        program!("startup"),
    ];

    /// The program of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::EVERY.iter().find(|program| program.name == name).copied()
    }
}

impl Program<'_> {
    /// Reads and compiles it, for a machine of its own that has the standard library.
    ///
    /// # Errors
    /// If it is no script.
    pub fn load(self) -> Result<Loaded, Box<dyn Error>> {
        let printed = Rc::new(RefCell::new(None));
        let out = Rc::clone(&printed);
        let mut machine = Machine::new();
        machine.set_mode(Mode::Sync);
        let out = move |value: Value| *out.borrow_mut() = Some(value);
        let environment =
            Environment { out: Box::new(move |_, value| out(value)), ..Environment::default() };
        install(&mut machine, environment);
        let script = machine.load(&Script::compile(self.source)?);
        Ok(Loaded { machine, script, printed })
    }

    /// Runs it once, in a machine of its own.
    ///
    /// # Errors
    /// If it is no script, or fails.
    pub fn measure(self) -> Result<Run, Box<dyn Error>> {
        let begin = Instant::now();
        let mut loaded = self.load()?;
        let load = begin.elapsed();
        let begin = Instant::now();
        loaded.run()?;
        let run = begin.elapsed();
        Ok(Run { load, run, printed: loaded.printed(), steps: loaded.machine.steps() })
    }
}

/// A program in a machine that has not run it yet.
#[derive(Debug)]
pub struct Loaded {
    machine: Machine,
    script: ScriptId,
    printed: Rc<RefCell<Option<Value>>>,
}

impl Loaded {
    /// Runs it to its end.
    ///
    /// # Errors
    /// If it fails.
    pub fn run(&mut self) -> Result<(), Box<dyn Error>> {
        let fiber = self.machine.start(self.script);
        self.machine.run(u64::MAX);
        self.machine.outcome(fiber).ok_or("it has not ended")??;
        Ok(())
    }

    /// What it printed last, if it printed.
    pub fn printed(&mut self) -> Option<String> {
        let value = self.printed.take()?;
        Some(self.machine.repr(value).to_string())
    }

    /// How many bytes of memory its values take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.machine.heap().bytes()
    }
}

/// What came of running a program.
#[derive(Debug)]
pub struct Run {
    /// To make a machine, and to read and compile the program.
    pub load: Duration,
    /// To run it.
    pub run: Duration,
    /// The checksum.
    pub printed: Option<String>,
    /// Nodes that were evaluated, as the reference counts them.
    pub steps: u64,
}

/// A program by the name of its file.
macro_rules! program {
    ($name:literal) => {
        Program { name: $name, source: include_str!(concat!("../corpus/programs/", $name, ".is")) }
    };
}
use program;

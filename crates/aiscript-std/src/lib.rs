//! The standard library of AiScript, and what a host needs to run scripts with it.
//!
//! [`install()`] gives a machine the library, which takes time, chance and a place for output from an
//! [`Environment`]. A [`Driver`], or an [`AsyncDriver`], runs the machine and answers what scripts ask
//! for. [`mod@reference`] tells of a run what the reference tells.
//!
//! Every name of the library is a documented Rust function in one table: [`entries`] lists it, the
//! [`manual`] shows it, [`globals`] tells the analysis of it.
//!
//! ```
//! use aizome_aiscript_std::{Console, Driver, Environment, install};
//! use aizome_aiscript_vm::{Machine, Script};
//!
//! let mut machine = Machine::new();
//! install(&mut machine, Environment::default());
//! let script = machine.load(&Script::compile("[3, 1, 2].sort(Core:sub)")?);
//! let fiber = machine.start(script);
//! let sorted = Driver::new(Console::default()).finish(&mut machine, fiber)?;
//! assert_eq!(machine.from_value::<Vec<f64>>(sorted)?, [1.0, 2.0, 3.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// Natives.
mod algorithms;
mod environment;
mod natives;
mod table;

// The table, read.
mod declarations;
mod install;
pub mod manual;

// Hosts.
mod host;
pub mod reference;
pub mod test_library;
mod virtual_clock;

pub use declarations::{entries, globals};
pub use environment::{Chance, Clock, Environment, Printer, Version};
pub use host::{AsyncDriver, AsyncHost, Console, Driver, Host};
pub use install::install;
pub use table::{Entry, EntryKind, Param};
pub use virtual_clock::{Due, VirtualClock};

//! The standard library of AiScript, and what a host needs to run scripts with it.
//!
//! [`install()`] gives a machine the library; a [`Driver`] runs it and answers what scripts ask for.
//! Every name of the library is a documented Rust function in one table: [`entries`] lists it, the
//! [`manual`] shows it, [`globals`] tells the analysis of it.

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

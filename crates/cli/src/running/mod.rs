//! Scripts that run: what `run`, `repl`, `test` and `profile` share.

// A machine, and who serves it.
mod agenda;
mod asking;
mod clock;
mod console;
mod host;
mod machine;
mod program;
mod shown_value;
mod stage;

// What went wrong.
pub(crate) mod codes;
mod meaning;
mod report;

pub(crate) use asking::ask_on_terminal;
pub(crate) use clock::Clock;
pub(crate) use console::Console;
pub(crate) use host::{Ask, Ending, Event, Host};
pub(crate) use machine::{LanguageArgs, MachineArgs, ScriptArg};
pub(crate) use meaning::{ENDLESS, diagnose};
pub(crate) use program::{Broken, Program};
pub(crate) use report::{Named, report};
pub(crate) use shown_value::simple;
pub(crate) use stage::Stage;

//! Machines as the command line makes them: with the whole library, under the limits that were
//! asked for.

use std::path::PathBuf;

use aizome_aiscript_std::{Environment, Version as LibraryVersion};
use aizome_aiscript_syntax::Version;
use aizome_aiscript_vm::{Heap, Limits, Machine, ScriptOptions, Value};
use clap::Args;
use jiff::tz::TimeZone;

use super::{Clock, Program};
use crate::input::sources;
use crate::messages;
use crate::outcome::Failure;
use crate::scripts::config::LanguageVersion;
use crate::terminal::Terminal;
use crate::usage::Form;

/// How scripts are run.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct MachineArgs {
    /// Stop a script that takes more than N steps, as the reference counts them
    #[arg(long, value_name = "N")]
    pub(crate) max_steps: Option<u64>,

    /// Stop a script that needs more than BYTES of memory; K, M and G are understood
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    max_heap: Option<usize>,

    /// Stop a script that prints more than UNITS characters (UTF-16 units); K, M and G are understood
    #[arg(long, value_name = "UNITS", value_parser = bytes)]
    max_output: Option<usize>,

    #[command(flatten)]
    pub(crate) language: LanguageArgs,
}

/// What scripts are written in.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct LanguageArgs {
    /// The language version that scripts are written in
    #[arg(long, value_name = "VERSION", default_value = "1.2")]
    language_version: LanguageVersion,
}

/// The one script that a command is about.
#[derive(Debug, Clone, Args)]
pub(crate) struct ScriptArg {
    /// The script; `-` is standard input, and so is naming none
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl ScriptArg {
    /// Reads and compiles it; if it cannot be compiled, tells why.
    pub(crate) fn program(
        &self,
        language: LanguageArgs,
        terminal: &Terminal,
    ) -> Result<Option<Program>, Failure> {
        let source = match &*sources(self.file.as_slice())? {
            [source] => source.clone(),
            _ => return Err(messages::no_input()),
        };
        let text = source.read_whole()?;
        Ok(Program::compile(source.name(), &text, language)
            .map_err(|broken| broken.tell(terminal))
            .ok())
    }
}

impl LanguageArgs {
    /// How scripts are read.
    pub(crate) fn version(self) -> Version {
        Version::from(self.language_version)
    }

    /// How scripts are compiled.
    pub(crate) fn script_options(self) -> ScriptOptions {
        ScriptOptions { version: self.version(), ..ScriptOptions::default() }
    }
}

impl MachineArgs {
    /// A machine with the library.
    pub(crate) fn machine(&self, environment: Environment) -> Machine {
        let mut machine = Machine::new();
        machine.set_limits(self.limits());
        aizome_aiscript_std::install(&mut machine, environment);
        machine
    }

    fn limits(&self) -> Limits {
        let limits = Limits::default();
        Limits { steps: self.max_steps, heap: self.max_heap.unwrap_or(limits.heap), ..limits }
    }

    /// What the library gets of this computer; what is printed goes to `out`.
    pub(crate) fn environment(
        &self,
        clock: &Clock,
        out: impl FnMut(&mut Heap, Value) + 'static,
    ) -> Environment {
        let clock = clock.clone();
        Environment {
            now: Box::new(move || clock.now().floor()),
            random: Box::new(chance()),
            out: Box::new(out),
            output_left: self.max_output,
            time_zone: TimeZone::system(),
            version: match self.language.version() {
                Version::V1_2 => LibraryVersion::V1_2,
                Version::V1_3 => LibraryVersion::V1_3,
            },
        }
    }
}

/// Random bytes of the system, fetched a few pages at a time.
fn chance() -> impl FnMut(&mut [u8]) {
    let mut pool = vec![0; 4096];
    let mut used = pool.len();
    move |bytes| {
        for byte in bytes {
            if used == pool.len() {
                getrandom::fill(&mut pool).expect("every system that we know has random numbers");
                used = 0;
            }
            *byte = pool[used];
            used += 1;
        }
    }
}

/// `65536`, `64K`, `1G`
fn bytes(text: &str) -> Result<usize, Form> {
    let (digits, unit) = match text.find(|c: char| !c.is_ascii_digit()) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let power = match unit.to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        _ => return Err(Form("64M")),
    };
    let count: usize = digits.parse().map_err(|_| Form("64M"))?;
    count.checked_mul(1 << power).ok_or(Form("64M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        for (text, size) in [
            ("0", Some(0)),
            ("65536", Some(65_536)),
            ("64k", Some(65_536)),
            ("2MiB", Some(2 << 20)),
            ("1G", Some(1 << 30)),
            ("", None),
            ("M", None),
            ("-1", None),
            ("1.5M", None),
            ("99999999999999999999", None),
            ("99999999999G", None),
        ] {
            assert_eq!(bytes(text).ok(), size, "{text:?}");
        }
    }
}

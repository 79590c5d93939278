//! `aizome bytecode`: what the machine runs for a script.

use clap::Args;

use crate::outcome::{Outcome, Stop};
use crate::output::Output;
use crate::running::{LanguageArgs, ScriptArg};
use crate::shown::harmless;
use crate::terminal::Terminal;

/// Print the code that the machine runs for a script, beside the source
///
/// A script with a syntax error has none: what is wrong is shown on standard error, and the exit
/// code is 1.
#[derive(Debug, Args)]
pub(crate) struct Bytecode {
    #[command(flatten)]
    script: ScriptArg,

    #[command(flatten)]
    language: LanguageArgs,
}

impl Bytecode {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Some(program) = self.script.program(self.language, terminal)? else {
            return Ok(Outcome::Findings);
        };
        let mut output = Output::open(None)?;
        let listing = program.script.listing();
        let listing = if output.is_terminal() { harmless(&listing) } else { listing };
        output.write(listing.as_bytes())?;
        output.finish()?;
        Ok(Outcome::Clean)
    }
}

//! `aizome completions`.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Cli;
use crate::outcome::{Outcome, Stop};
use crate::output::Output;

/// Print completions for a shell
///
/// For example, for bash:
///
///     aizome completions bash > ~/.local/share/bash-completion/completions/aizome
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<Outcome, Stop> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "aizome", &mut script);
        let mut output = Output::open(None)?;
        output.write(&script)?;
        output.finish()?;
        Ok(Outcome::Clean)
    }
}

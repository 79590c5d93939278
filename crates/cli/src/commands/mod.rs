//! The commands, one file each: what they take, and which library function answers.

mod ast;
pub(crate) mod check;
mod completions;
mod explain;
pub(crate) mod fmt;
mod man;
mod mfm;
mod note;
mod rich;
mod utc_offset;

use clap::Subcommand;

use crate::outcome::{Outcome, Stop};
use crate::terminal::Terminal;

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Box<check::Check>),
    Fmt(Box<fmt::Fmt>),
    Ast(ast::Ast),
    /// Misskey's note markup: parse, render, check, convert
    #[command(subcommand)]
    Mfm(mfm::Command),
    /// Whole notes, as Misskey's API gives them
    #[command(subcommand)]
    Note(note::Command),
    Explain(explain::Explain),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    /// Does what was asked for.
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        match self {
            Self::Check(command) => command.run(terminal),
            Self::Fmt(command) => command.run(terminal),
            Self::Ast(command) => command.run(terminal),
            Self::Mfm(command) => command.run(terminal),
            Self::Note(command) => command.run(terminal),
            Self::Explain(command) => command.run(terminal),
            Self::Completions(command) => command.run(),
            Self::Man(command) => command.run(),
        }
    }
}

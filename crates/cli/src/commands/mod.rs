//! The commands, one file each: what they take, and which library function answers.

mod ast;
mod bytecode;
pub(crate) mod check;
mod completions;
mod doc;
mod explain;
pub(crate) mod fmt;
mod man;
mod mfm;
mod note;
mod profile;
mod repl;
mod rich;
mod run;
pub(crate) mod test;
mod utc_offset;

use clap::Subcommand;

use crate::outcome::{Outcome, Stop};
use crate::terminal::Terminal;

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Run(run::Run),
    Repl(repl::Repl),
    Test(test::Test),
    Check(Box<check::Check>),
    Fmt(Box<fmt::Fmt>),
    Ast(ast::Ast),
    Bytecode(bytecode::Bytecode),
    Profile(profile::Profile),
    Doc(doc::Doc),
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
            Self::Run(command) => command.run(terminal),
            Self::Repl(command) => command.run(terminal),
            Self::Test(command) => command.run(terminal),
            Self::Check(command) => command.run(terminal),
            Self::Fmt(command) => command.run(terminal),
            Self::Ast(command) => command.run(terminal),
            Self::Bytecode(command) => command.run(terminal),
            Self::Profile(command) => command.run(terminal),
            Self::Doc(command) => command.run(terminal),
            Self::Mfm(command) => command.run(terminal),
            Self::Note(command) => command.run(terminal),
            Self::Explain(command) => command.run(terminal),
            Self::Completions(command) => command.run(),
            Self::Man(command) => command.run(),
        }
    }
}

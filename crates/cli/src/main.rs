//! The command line: files and streams in, results out. It is the only crate that prints, and it
//! decides nothing about notes and scripts: each command reads its arguments, calls one function of
//! the libraries per text, and leaves reading, writing, streaming and telling to the modules below.

// What is asked for, and by whom.
mod commands;
mod terminal;
mod usage;

// Texts in, results out.
mod input;
mod json;
mod output;
mod shown;
mod stream;
mod texts;
mod workers;

// Scripts in files, and scripts that run.
mod codes;
mod running;
mod scripts;

// How it ends.
mod messages;
mod outcome;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use commands::Command;
use outcome::{Outcome, Stop};
use terminal::{Terminal, TerminalArgs};

/// Runs, checks and formats AiScript; turns Misskey notes into trees, HTML, text and back
#[derive(Debug, Parser)]
#[command(
    name = "aizome",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 all went well, 1 there are findings, bad lines or failures, 2 wrong usage \
                  or an unreadable input, 130 interrupted."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    terminal: TerminalArgs,
}

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&words) {
        Ok(cli) => cli,
        Err(error) => return usage::tell(&error, terminal::language_of(&words)),
    };
    let terminal = Terminal::new(cli.terminal);
    let outcome = match cli.command.run(&terminal) {
        Ok(outcome) => outcome,
        Err(Stop::ReaderGone) => Outcome::Clean,
        Err(Stop::Failure(failure)) => {
            terminal.tell(&failure);
            Outcome::Failed
        }
    };
    ExitCode::from(outcome as u8)
}

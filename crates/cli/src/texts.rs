//! Whole texts: each input is read, answered and written before the next one is touched.
//!
//! Several answers follow each other with a line break between them, as `cat` would show them; on a
//! terminal each gets a heading with its name.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::Args;

use crate::input::{Source, sources};
use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::Output;
use crate::shown::harmless;
use crate::stream::{self, Line, LineError};
use crate::terminal::Terminal;

/// Where a command reads and writes.
#[derive(Debug, Args)]
pub(crate) struct Io {
    /// Files to read; `-` is standard input, and so is naming none
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Write to FILE, which appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Stream: each input line is a JSON value and gives one JSON value on its own line
    #[arg(long)]
    pub(crate) jsonl: bool,
}

/// One input.
#[derive(Debug)]
pub(crate) struct Input {
    /// The name people know it by.
    pub(crate) name: String,
    /// The whole of it; a note comes without the line break that ends its last line.
    pub(crate) text: String,
}

/// How an input becomes a text.
type Read = fn(&Source) -> Result<String, Failure>;

impl Io {
    /// Whether a person sees the results appear.
    pub(crate) fn output_is_terminal(&self) -> bool {
        self.output.is_none() && io::stdout().is_terminal()
    }

    /// Answers every note by itself; `answer` appends what is to be printed for it.
    pub(crate) fn each(
        &self,
        terminal: &Terminal,
        answer: impl FnMut(&Input, &mut Vec<u8>, Look) -> Result<Outcome, Failure>,
    ) -> Result<Outcome, Stop> {
        self.each_read(terminal, Source::read_text, answer)
    }

    /// Answers every script by itself: all bytes of the input belong to it.
    pub(crate) fn each_script(
        &self,
        terminal: &Terminal,
        answer: impl FnMut(&Input, &mut Vec<u8>, Look) -> Result<Outcome, Failure>,
    ) -> Result<Outcome, Stop> {
        self.each_read(terminal, Source::read_whole, answer)
    }

    fn each_read(
        &self,
        terminal: &Terminal,
        read: Read,
        mut answer: impl FnMut(&Input, &mut Vec<u8>, Look) -> Result<Outcome, Failure>,
    ) -> Result<Outcome, Stop> {
        let sources = sources(&self.files)?;
        let mut output = Output::open(self.output.as_deref())?;
        let person = output.is_terminal();
        let look = Look { person, colors: terminal.colors(person) };
        let headed = person && sources.len() > 1;
        let mut outcome = Outcome::Clean;
        let mut answered = Vec::new();
        for source in &sources {
            answered.clear();
            match input(source, read).and_then(|input| answer(&input, &mut answered, look)) {
                Ok(one) => outcome = outcome.max(one),
                Err(failure) => {
                    terminal.tell(&failure);
                    outcome = Outcome::Failed;
                    continue;
                }
            }
            if headed && !answered.is_empty() {
                output.write(format!("==> {} <==\n", source.name()).as_bytes())?;
            }
            output.write(&answered)?;
        }
        close(output, outcome)
    }

    /// Answers all inputs together, or none of them if one cannot be read.
    pub(crate) fn all(
        &self,
        answer: impl FnOnce(&[Input], &mut Vec<u8>) -> Result<Outcome, Failure>,
    ) -> Result<Outcome, Stop> {
        let sources = sources(&self.files)?;
        let mut output = Output::open(self.output.as_deref())?;
        let inputs = sources
            .iter()
            .map(|source| input(source, Source::read_text))
            .collect::<Result<Vec<_>, _>>()?;
        let mut answered = Vec::new();
        let outcome = answer(&inputs, &mut answered)?;
        output.write(&answered)?;
        close(output, outcome)
    }

    /// The one input, where there cannot be several.
    pub(crate) fn one(&self) -> Result<Source, Failure> {
        match &*sources(&self.files)? {
            [source] => Ok(source.clone()),
            _ => Err(messages::one_script()),
        }
    }

    /// Where results go.
    pub(crate) fn open_output(&self) -> Result<Output, Failure> {
        Output::open(self.output.as_deref())
    }

    /// Answers every line of every input.
    pub(crate) fn stream(
        &self,
        terminal: &Terminal,
        answer: impl Fn(Line<'_>, &mut Vec<u8>) -> Result<Outcome, LineError> + Send + Sync + 'static,
    ) -> Result<Outcome, Stop> {
        let sources = sources(&self.files)?;
        let output = Output::open(self.output.as_deref())?;
        stream::run(sources, output, terminal, std::sync::Arc::new(answer))
    }
}

/// Who reads the results.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// A person at a terminal, not a program.
    pub(crate) person: bool,
    /// Whether they want colours.
    pub(crate) colors: bool,
}

/// A file gets its name unless an input is missing from it.
pub(crate) fn close(output: Output, outcome: Outcome) -> Result<Outcome, Stop> {
    if outcome != Outcome::Failed || !output.is_file() {
        output.finish()?;
    }
    Ok(outcome)
}

impl Look {
    /// Appends a text as lines; somebody else wrote it, so a terminal gets a harmless copy.
    pub(crate) fn put_lines(self, out: &mut Vec<u8>, text: &str) {
        if self.person { put_lines(out, &harmless(text)) } else { put_lines(out, text) }
    }
}

fn input(source: &Source, read: Read) -> Result<Input, Failure> {
    Ok(Input { name: source.name(), text: read(source)? })
}

/// Appends a text and the line break that ends it.
pub(crate) fn put_lines(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
    out.push(b'\n');
}

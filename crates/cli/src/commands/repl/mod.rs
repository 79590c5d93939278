//! `aizome repl`: a conversation with a machine.

mod colors;
mod complete;
mod history;
mod input;
mod meta;
mod session;

use std::cell::RefCell;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::rc::Rc;

use aizome_aiscript_syntax::Options;
use clap::Args;

use super::{ast, doc};
use crate::input::Source;
use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::Output;
use crate::running::{Console, MachineArgs};
use crate::scripts::Drawing;
use crate::shown::harmless;
use crate::terminal::Terminal;

use input::{Entry, Input};
use meta::{Meta, meta};
use session::{Answer, Session};

/// Try AiScript out, line by line
///
/// Each input is run at once, and sees the variables of those before; its value is shown. `:help`
/// lists what can be said besides code. From a pipe, lines are read and answered in the same way,
/// without prompts.
#[derive(Debug, Args)]
pub(crate) struct Repl {
    #[command(flatten)]
    machine: MachineArgs,

    /// Neither read nor write the file in which inputs are remembered:
    /// `$XDG_DATA_HOME/aizome/history`
    #[arg(long)]
    no_history: bool,
}

impl Repl {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let reading = Options { version: self.machine.language.version() };
        let output = Output::open(None)?;
        let is_person = io::stdin().is_terminal() && output.is_terminal();
        let colors = terminal.colors(output.is_terminal());
        let input = match is_person {
            true => Input::on_terminal(reading, colors, !self.no_history)?,
            false => Input::Pipe { options: reading },
        };
        let input = Rc::new(RefCell::new(input));
        let session = Session::new(&self.machine, Console::new(output), &input, colors);
        if is_person {
            terminal.remark(&messages::repl_greeting());
        }
        Talk { session, input, terminal, drawing: Drawing::on_stderr(terminal) }.run()
    }
}

/// A conversation.
struct Talk<'t> {
    session: Session,
    input: Rc<RefCell<Input>>,
    terminal: &'t Terminal,
    drawing: Drawing,
}

/// Whether the conversation goes on.
enum Next {
    Go(Outcome),
    Quit,
}

impl Talk<'_> {
    fn run(mut self) -> Result<Outcome, Stop> {
        let mut outcome = Outcome::Clean;
        loop {
            let entry = self.input.borrow_mut().next(|| self.session.names())?;
            let next = match entry {
                Entry::End => break,
                Entry::Cancelled => continue,
                Entry::Text(text) if text.trim().is_empty() => continue,
                Entry::Text(text) => match meta(&text) {
                    Some(meta) => self.obey(meta)?,
                    None => Next::Go(self.enter(&text)?),
                },
            };
            self.session.console().flush()?;
            match next {
                Next::Go(one) => outcome = outcome.max(one),
                Next::Quit => break,
            }
        }
        self.session.console().finish()?;
        // Somebody who sits there has seen the errors.
        Ok(if matches!(*self.input.borrow(), Input::Pipe { .. }) {
            outcome
        } else {
            Outcome::Clean
        })
    }

    fn enter(&mut self, text: &str) -> Result<Outcome, Stop> {
        let answer = self.session.enter(text, self.drawing)?;
        Ok(match answer {
            Answer::Value { shown, .. } => self.say(&shown),
            Answer::Nothing => Outcome::Clean,
            other => self.tell(&other),
        })
    }

    /// Shows a line of an answer.
    fn say(&self, line: &str) -> Outcome {
        self.session.console().write(line.as_bytes());
        self.session.console().write(b"\n");
        Outcome::Clean
    }

    /// Tells what went wrong.
    fn tell(&self, answer: &Answer) -> Outcome {
        match answer {
            Answer::Failed(drawn) => self.terminal.show(drawn),
            Answer::Interrupted => self.terminal.remark(&messages::interrupted()),
            Answer::Value { .. } | Answer::Nothing => return Outcome::Clean,
        }
        Outcome::Findings
    }

    fn complain(&self, failure: &Failure) -> Next {
        self.terminal.tell(failure);
        Next::Go(Outcome::Findings)
    }

    fn obey(&mut self, meta: Meta<'_>) -> Result<Next, Stop> {
        Ok(Next::Go(match meta {
            Meta::Quit => return Ok(Next::Quit),
            Meta::Help => self.say(&meta::help(self.terminal.language)),
            Meta::Doc(name) => match doc::text(name, self.terminal.language) {
                Ok(text) => self.say(text.trim_end()),
                Err(failure) => return Ok(self.complain(&failure)),
            },
            Meta::Type(code) => match self.session.enter(code, self.drawing)? {
                Answer::Value { ty, .. } => self.say(ty),
                Answer::Nothing => self.say("null"),
                failed => self.tell(&failed),
            },
            Meta::Ast(code) => {
                let code = self.code(code);
                let tree = ast::tree(self.session.reading().parse(&code).tree());
                self.say(harmless(&tree).trim_end())
            }
            Meta::Bytecode(code) => match self.session.listing(&self.code(code), self.drawing) {
                Ok(listing) => self.say(harmless(&listing).trim_end()),
                Err(drawn) => self.tell(&Answer::Failed(drawn)),
            },
            Meta::Vars => {
                for (name, value) in self.session.variables() {
                    self.say(&harmless(&format!("{name} = {value}")));
                }
                Outcome::Clean
            }
            Meta::Load(file) => return self.load(file),
            Meta::Unknown(word) => return Ok(self.complain(&messages::unknown_meta(word))),
        }))
    }

    fn code(&self, code: &str) -> Rc<str> {
        if code.is_empty() { self.session.last() } else { Rc::from(code) }
    }

    fn load(&mut self, file: &str) -> Result<Next, Stop> {
        let source = Source::File(PathBuf::from(file));
        let text = match source.read_whole() {
            Ok(text) => text,
            Err(failure) => return Ok(self.complain(&failure)),
        };
        let answer = self.session.run(source.name(), &text, self.drawing)?;
        Ok(Next::Go(match answer {
            Answer::Value { shown, .. } => self.say(&shown),
            other => self.tell(&other),
        }))
    }
}

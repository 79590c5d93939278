//! What a session is: one machine, in which each input is a script of its own that sees the
//! variables of those before.

use std::cell::RefCell;
use std::rc::Rc;

use aizome_aiscript_std::entries;
use aizome_aiscript_syntax::Options;
use aizome_aiscript_vm::{Kind, Machine, Script, ScriptOptions, Value, type_name};

use super::colors::colored;
use super::complete::Names;
use super::input::{Entry, Input};
use crate::outcome::Stop;
use crate::running::{
    Ask, Broken, Clock, Console, Ending, Event, Host, MachineArgs, Named, report,
};
use crate::scripts::Drawing;

/// A machine, and what was entered.
pub(super) struct Session {
    machine: Machine,
    host: Host,
    console: Console,
    options: ScriptOptions,
    /// Whether results are in colours.
    colors: bool,
    /// The scripts that the machine has.
    scripts: Vec<Named>,
    /// How many inputs there were.
    inputs: usize,
    /// What was entered last.
    last: Rc<str>,
    /// What a new machine has.
    library: Vec<String>,
}

/// How an input ended.
pub(super) enum Answer {
    /// It has run; its value as it is to be shown, and the type of that.
    Value { shown: String, ty: &'static str },
    /// It has run, without a value.
    Nothing,
    /// It failed, or is no script: what to show of that.
    Failed(Vec<u8>),
    /// It was stopped.
    Interrupted,
}

impl Session {
    /// A new session that prints to `console`, and asks where its inputs come from.
    pub(super) fn new(
        args: &MachineArgs,
        console: Console,
        input: &Rc<RefCell<Input>>,
        colors: bool,
    ) -> Self {
        let clock = Clock::Real;
        let printer = console.clone();
        let environment = args.environment(&clock, move |heap, value| {
            printer.line(&heap.repr(value, false).to_string());
        });
        let machine = args.machine(environment);
        let host = Host::new(clock)
            .asking(ask(Rc::clone(input)))
            .printing(console.clone())
            .interruptible();
        let options = ScriptOptions { shares_variables: true, ..args.language.script_options() };
        Self {
            machine,
            host,
            console,
            options,
            colors,
            scripts: Vec::new(),
            inputs: 0,
            last: Rc::from(""),
            library: entries().map(|entry| entry.name.to_owned()).collect(),
        }
    }

    /// How inputs are read.
    pub(super) fn reading(&self) -> Options {
        Options { version: self.options.version }
    }

    /// What was entered last.
    pub(super) fn last(&self) -> Rc<str> {
        Rc::clone(&self.last)
    }

    /// Runs an input.
    ///
    /// # Errors
    /// If what it prints cannot be written.
    pub(super) fn enter(&mut self, text: &str, drawing: Drawing) -> Result<Answer, Stop> {
        self.inputs += 1;
        self.last = Rc::from(text);
        self.run(format!("<{}>", self.inputs), text, drawing)
    }

    /// Runs a script that people know as `name`.
    ///
    /// # Errors
    /// If what it prints cannot be written.
    pub(super) fn run(
        &mut self,
        name: String,
        text: &str,
        drawing: Drawing,
    ) -> Result<Answer, Stop> {
        let named = Named { name, text: Rc::from(text) };
        let script = match Script::compile_with(text, self.options) {
            Ok(script) => script,
            Err(error) => return Ok(Answer::Failed(Broken { named, error }.drawn(drawing))),
        };
        let id = self.machine.load(&script);
        self.scripts.push(named);
        // The limit of steps is one of each input.
        self.machine.set_steps(0);
        let main = self.machine.start(id);
        let mut answer = Answer::Nothing;
        let colors = self.colors;
        let ending = self.host.run(&mut self.machine, main, |machine, value| {
            answer = value_of(machine, value, colors);
        })?;
        Ok(match ending {
            Ending::Done | Ending::Endless => answer,
            Ending::Interrupted => {
                self.machine.abort();
                Answer::Interrupted
            }
            Ending::Failed(error) => {
                self.machine.abort();
                let mut drawn = Vec::new();
                report(&mut drawn, &error, &self.scripts, drawing);
                Answer::Failed(drawn)
            }
        })
    }

    /// What the machine runs for some code; what is wrong with it otherwise.
    pub(super) fn listing(&self, code: &str, drawing: Drawing) -> Result<String, Vec<u8>> {
        let named = || Named { name: "<code>".to_owned(), text: Rc::from(code) };
        match Script::compile_with(code, self.options) {
            Ok(script) => Ok(script.listing()),
            Err(error) => Err(Broken { named: named(), error }.drawn(drawing)),
        }
    }

    /// The variables that inputs have made, by name, with their values.
    pub(super) fn variables(&mut self) -> Vec<(String, String)> {
        let mut found: Vec<(String, Value)> = self
            .machine
            .globals()
            .filter(|(name, _)| !self.library.iter().any(|known| known == name))
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        let heap = self.machine.heap_mut();
        found.into_iter().map(|(name, value)| (name, heap.repr(value, true).to_string())).collect()
    }

    /// Every name that can be completed.
    pub(super) fn names(&self) -> Names {
        let (members, library): (Vec<String>, Vec<String>) =
            self.library.iter().cloned().partition(|name| name.contains('.'));
        let members = members.iter().filter_map(|name| name.split_once('.'));
        let made = self.machine.globals().map(|(name, _)| name.to_owned());
        Names {
            global: library.into_iter().chain(made).collect(),
            members: members.map(|(_, name)| name.to_owned()).collect(),
        }
    }

    /// The console that everything is printed to.
    pub(super) fn console(&self) -> &Console {
        &self.console
    }
}

fn value_of(machine: &mut Machine, value: Value, colors: bool) -> Answer {
    if matches!(value.kind(), Kind::Null) {
        return Answer::Nothing;
    }
    let shown = machine.heap_mut().repr(value, true).to_string();
    let shown = if colors { colored(&shown) } else { shown };
    Answer::Value { shown, ty: type_name(value) }
}

/// Questions of scripts are answered where inputs come from.
fn ask(input: Rc<RefCell<Input>>) -> Ask {
    Box::new(move |prompt, events| {
        let event = match input.borrow_mut().ask(prompt) {
            Entry::Text(line) => Event::Line(Some(line)),
            Entry::Cancelled => Event::Interrupted,
            Entry::End => Event::Line(None),
        };
        // The other end is held by whoever asks.
        let _ = events.send(event);
    })
}

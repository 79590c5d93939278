//! `aizome run`: a script does what it says.

mod answer;
mod stream;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use aizome_aiscript_std::reference::{Answer, ErrorView, visible};
use aizome_aiscript_vm::Mode;
use clap::Args;

use crate::json::Layout;
use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::running::{Clock, Ending, Host, MachineArgs, Program, Stage, ask_on_terminal};
use crate::terminal::Terminal;
use crate::texts::Io;

use answer::{TimedAnswer, Times};

/// Run a script
///
/// Values that it prints (`<:`) come out as @syuilo/aiscript's own console shows them: strings in
/// quotes, `(null)`, `[1, 2]`, `obj<...>`. `readline` reads a line of standard input, and gives
/// null at its end. The run is over when nothing is left to wait for, or with the first error.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --json the result is one object: {\"out\": [REPR…], \"result\": REPR|null, \"error\": null|{\"class\", \
\"name\", \"message\", \"line\", \"column\"}, \"steps\", \"time\": {\"parse\", \"compile\", \"run\"}}; values are written \
as the reference's utils.reprValue(value, true) writes them, times are milliseconds.

With --jsonl each line is \"script\" or {\"src\", \"maxStep\"?, \"sync\"?} and gives such an object without \"time\". \
Timers and sleeps are run on a virtual clock there, so nobody waits for them; `readline` gives null.

Exits with 1 if the script failed, and with 130 if Ctrl-C stopped it.")]
pub(crate) struct Run {
    #[command(flatten)]
    io: Io,

    #[command(flatten)]
    machine: MachineArgs,

    /// Run without ever waiting, as the reference's `execSync`: what would wait is an error
    #[arg(long, conflicts_with = "jsonl")]
    sync: bool,

    /// Tell on standard error how long reading, compiling and running took, and how many steps
    #[arg(long, conflicts_with_all = ["jsonl", "json"])]
    time: bool,

    /// Print one JSON object with everything that came of it
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,
}

impl Run {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        if self.io.jsonl {
            let max_steps = self.machine.max_steps;
            return self.io.stream(terminal, move |line, out| stream::answer(line, max_steps, out));
        }
        let source = self.io.one()?;
        let text = source.read_whole()?;
        match Program::compile(source.name(), &text, self.machine.language) {
            Ok(program) if self.json => self.run_to_json(&program),
            Ok(program) => self.run_on_console(&program, terminal),
            Err(broken) if self.json => {
                let error = ErrorView::of_compiling(&broken.error, &text);
                let answer = Answer { error: Some(error), ..Answer::default() };
                self.print(&TimedAnswer { answer, time: None })?;
                Ok(Outcome::Findings)
            }
            Err(broken) => {
                broken.tell(terminal);
                Ok(Outcome::Findings)
            }
        }
    }

    fn run_on_console(&self, program: &Program, terminal: &Terminal) -> Result<Outcome, Stop> {
        let mut stage = Stage::on_console(&self.machine, self.io.open_output()?);
        stage.machine.set_mode(self.mode());
        let begun = Instant::now();
        let ending = stage.run(program)?;
        let times = [program.parsed_in, program.compiled_in, begun.elapsed()];
        let outcome = ending.tell(program, terminal);
        if self.time {
            terminal.remark(&messages::times(times, stage.machine.steps()));
        }
        Ok(outcome)
    }

    fn run_to_json(&self, program: &Program) -> Result<Outcome, Stop> {
        let clock = Clock::Real;
        let printed = Rc::new(RefCell::new(Vec::new()));
        let out = Rc::clone(&printed);
        let environment = self.machine.environment(&clock, move |heap, value| {
            out.borrow_mut().push(visible(&heap.repr(value, true)));
        });
        let mut machine = self.machine.machine(environment);
        machine.set_mode(self.mode());
        let mut host = Host::new(clock).asking(ask_on_terminal()).interruptible();
        let begun = Instant::now();
        let script = machine.load(&program.script);
        let main = machine.start(script);
        let mut result = None;
        let ending = host.run(&mut machine, main, |machine, value| {
            result = Some(visible(&machine.repr(value)));
        })?;
        let times = [program.parsed_in, program.compiled_in, begun.elapsed()];
        let error = match &ending {
            Ending::Failed(error) if self.sync => Some(ErrorView::of_sync(error, &machine)),
            Ending::Failed(error) => Some(ErrorView::of(error, &machine)),
            Ending::Done | Ending::Endless | Ending::Interrupted => None,
        };
        // Of an empty script the reference knows no result.
        let result = result.filter(|_| machine.steps() > 0);
        let steps = Some(machine.steps());
        let answer = Answer { out: printed.take(), result, error, steps };
        self.print(&TimedAnswer { answer, time: Some(Times::new(times)) })?;
        Ok(ending.outcome())
    }

    fn print(&self, answer: &TimedAnswer) -> Result<(), Stop> {
        let mut output = self.io.open_output()?;
        let mut json = Vec::new();
        Layout::Line.put(&mut json, answer);
        json.push(b'\n');
        output.write(&json)?;
        output.finish()
    }

    fn mode(&self) -> Mode {
        if self.sync { Mode::Sync } else { Mode::Waiting }
    }
}

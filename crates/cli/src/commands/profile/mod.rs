//! `aizome profile`: where the time and the steps of a script go.

mod folded;
mod recorder;
mod table;

use std::path::PathBuf;

use clap::Args;

use crate::outcome::{Outcome, Stop};
use crate::output::Output;
use crate::running::{MachineArgs, ScriptArg, Stage};
use crate::scripts::Drawing;
use crate::terminal::Terminal;

use recorder::Recorder;
use table::Tables;

/// Run a script, and tell where its time and steps go, by function and by line
///
/// What the script prints comes out as it runs; the tables follow on standard error. Time that
/// passes while the script waits is not counted, and being watched makes it slower: compare times
/// with each other only.
#[derive(Debug, Args)]
pub(crate) struct Profile {
    #[command(flatten)]
    script: ScriptArg,

    /// Write stacks to FILE in the folded form that viewers of flame graphs read: a line for each,
    /// with its nanoseconds
    #[arg(long, value_name = "FILE")]
    folded: Option<PathBuf>,

    /// Weigh folded stacks by steps instead, which are the same in each run
    #[arg(long, requires = "folded")]
    steps: bool,

    /// Show so many functions and lines
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,

    #[command(flatten)]
    machine: MachineArgs,
}

impl Profile {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Some(program) = self.script.program(self.machine.language, terminal)? else {
            return Ok(Outcome::Findings);
        };
        let mut stage = Stage::on_console(&self.machine, Output::open(None)?);
        stage.machine.set_observer(Box::new(Recorder::new(stage.host.waited())));
        let ending = stage.run(&program)?;
        let recorder = stage
            .machine
            .take_observer()
            .and_then(Recorder::of_observer)
            .expect("the observer of this machine was set above")
            .finished();
        let drawing = Drawing::on_stderr(terminal);
        let tables = Tables { recorder: &recorder, text: &program.named.text, top: self.top };
        terminal.show(tables.drawn(drawing).as_bytes());
        if let Some(path) = &self.folded {
            let mut output = Output::open(Some(path))?;
            output.write(folded::folded(&recorder, self.steps).as_bytes())?;
            output.finish()?;
        }
        Ok(ending.tell(&program, terminal))
    }
}

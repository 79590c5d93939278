//! A script on a console: it prints to an output, asks on the terminal, and Ctrl-C stops it.

use aizome_aiscript_vm::Machine;

use super::{Clock, Console, Ending, Host, MachineArgs, Program, ask_on_terminal, report};
use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::output::Output;
use crate::scripts::Drawing;
use crate::terminal::Terminal;

/// A machine, and all that it needs to run one script.
pub(crate) struct Stage {
    pub(crate) machine: Machine,
    pub(crate) host: Host,
    console: Console,
}

impl Stage {
    /// A machine that prints to `output`.
    pub(crate) fn on_console(args: &MachineArgs, output: Output) -> Self {
        let console = Console::new(output);
        let printer = console.clone();
        let clock = Clock::Real;
        let environment = args.environment(&clock, move |heap, value| printer.print(heap, value));
        let host =
            Host::new(clock).asking(ask_on_terminal()).printing(console.clone()).interruptible();
        Self { machine: args.machine(environment), host, console }
    }

    /// Runs a script until nothing is left to do.
    ///
    /// # Errors
    /// If something that was printed could not be written.
    pub(crate) fn run(&mut self, program: &Program) -> Result<Ending, Stop> {
        let script = self.machine.load(&program.script);
        let main = self.machine.start(script);
        let ending = self.host.run(&mut self.machine, main, |_, _| {})?;
        self.console.finish()?;
        Ok(ending)
    }
}

impl Ending {
    /// Tells how a script has ended, if there is anything to tell.
    pub(crate) fn tell(&self, program: &Program, terminal: &Terminal) -> Outcome {
        match self {
            Self::Interrupted => terminal.remark(&messages::interrupted()),
            Self::Failed(error) => {
                let mut drawn = Vec::new();
                let scripts = std::slice::from_ref(&program.named);
                report(&mut drawn, error, scripts, Drawing::on_stderr(terminal));
                terminal.show(&drawn);
            }
            Self::Done | Self::Endless => {}
        }
        self.outcome()
    }

    /// What the program ends with.
    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self::Done | Self::Endless => Outcome::Clean,
            Self::Failed(_) => Outcome::Findings,
            Self::Interrupted => Outcome::Interrupted,
        }
    }
}

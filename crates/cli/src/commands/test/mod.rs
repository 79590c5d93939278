//! `aizome test`: scripts that test scripts.
//!
//! | file | what it knows |
//! |---|---|
//! | `file` | the tests in a file, run one by one |
//! | `outcome` | how a test ended |
//! | `report` | what is told of it, to people and programs |
//! | `diff` | two values that should be one |
//! | `coverage` | which lines ran, as lcov |
//! | `watch` | again, whenever a file changes |

mod coverage;
mod diff;
mod file;
mod outcome;
mod report;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::Output;
use crate::running::MachineArgs;
use crate::scripts::{Drawing, Found, Place, find_in};
use crate::terminal::Terminal;
use crate::workers;

use file::{Plan, Tested};
pub(crate) use outcome::Tally;
use report::Reporter;

/// Run the tests in scripts
///
/// Tests are the functions marked `#[test]`, each run in a machine of its own after the script
/// around it; a file without any is one test itself. A test fails when something in it does:
/// `Test:eq(1 + 1, 2)` and the like (`aizome doc Test:eq`) are there for that. Sleeps and timers
/// run on a clock that keeps nobody waiting.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --json the report is one object: {\"files\": [{\"file\", \"broken\"?: \"why it is no script\", \"tests\": [{\"name\", \
\"status\": \"passed\"|\"failed\", \"ms\", \"steps\", \"out\": […], \"error\"?: {\"code\", \"message\", \"words\", \"line\"?, \
\"column\"?}, \"expected\"?, \"found\"?}]}], \"passed\", \"failed\", \"ms\"}.

Exits with 1 if a test failed, or a file is no script.")]
pub(crate) struct Test {
    /// Scripts, or folders whose `*.test.ais` and `*.test.is` files are meant [default: this
    /// folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Run only tests whose file or name has TEXT in it
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,

    /// Report as one JSON object
    #[arg(long, conflicts_with = "watch")]
    json: bool,

    /// Run the tests again whenever one of the files changes, until Ctrl-C
    #[arg(long)]
    watch: bool,

    /// Write which lines have run to FILE, in the form of lcov
    #[arg(long, value_name = "FILE")]
    coverage: Option<PathBuf>,

    /// Let sleeps and timers take their time
    #[arg(long)]
    real_time: bool,

    #[command(flatten)]
    machine: MachineArgs,
}

impl Test {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        if self.watch {
            return watch::watch(|| self.find(), |found| self.run_once(found, terminal), terminal);
        }
        let found = self.find()?;
        self.run_once(found, terminal)
    }

    fn find(&self) -> Result<Found, Failure> {
        let here = [PathBuf::from(".")];
        let paths = if self.paths.is_empty() { &here } else { &*self.paths };
        find_in(paths, is_test)
    }

    fn run_once(&self, found: Found, terminal: &Terminal) -> Result<Outcome, Stop> {
        for folder in &found.empty {
            terminal.warn(&messages::no_tests(&folder.display().to_string()));
        }
        let mut failures = found.failures;
        let mut output = Output::open(None)?;
        let colors = !self.json && terminal.colors(output.is_terminal());
        let mut reporter = Reporter::new(terminal.language, colors, self.json);
        let begun = Instant::now();
        let mut covered = Vec::new();
        let plan = Arc::new(self.plan(Drawing { language: terminal.language, colors }));
        for answer in workers::map(found.places, move |place: Place| plan.test(&place)) {
            match answer.flatten() {
                Ok(tested) => {
                    output.write(&reporter.file(&tested))?;
                    covered.push(tested);
                }
                Err(failure) => failures.push(failure),
            }
        }
        for failure in &failures {
            terminal.tell(failure);
        }
        output.write(&reporter.end(begun.elapsed()))?;
        output.finish()?;
        if let Some(path) = &self.coverage {
            self.write_coverage(path, &covered)?;
        }
        Ok(match reporter.tally() {
            _ if !failures.is_empty() => Outcome::Failed,
            Tally { failed: 0, broken: 0, .. } => Outcome::Clean,
            Tally { .. } => Outcome::Findings,
        })
    }

    fn plan(&self, drawing: Drawing) -> Plan {
        Plan {
            machine: self.machine,
            filter: self.filter.clone(),
            real_time: self.real_time,
            covers: self.coverage.is_some(),
            drawing,
        }
    }

    fn write_coverage(&self, path: &Path, tested: &[Tested]) -> Result<(), Stop> {
        let mut output = Output::open(Some(path))?;
        let mut records = tested.iter().filter_map(|tested| tested.coverage.as_ref());
        records.try_for_each(|record| output.write(record.as_bytes()))?;
        output.finish()
    }
}

/// Whether a file is one of tests by its name.
pub(crate) fn is_test(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".test.ais") || name.ends_with(".test.is")
}

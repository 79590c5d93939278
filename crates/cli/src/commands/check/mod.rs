//! `aizome check`: what is wrong with scripts, for people and for programs.

mod fix;
mod github;
mod report;
mod rules;
mod sarif;
mod tally;

use std::path::PathBuf;
use std::sync::Arc;

use aizome_source::Severity;
use clap::{Args, ValueEnum};

use crate::commands::test::is_test;
use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::{Output, replace};
use crate::scripts::config::{ConfigArgs, Configs};
use crate::scripts::{FindArgs, Found, Place};
use crate::terminal::Terminal;
use crate::texts::close;
use crate::workers;

use report::{Checked, Format, Reporter};
use rules::{Rules, RulesArgs};
pub(crate) use tally::Tally;

/// Report what is wrong with scripts: syntax, names, and what was hardly meant
///
/// A folder stands for the `*.ais` and `*.is` files in it, without what git ignores, what is hidden,
/// and `node_modules`. Settings come from the nearest `aizome.toml` upward from each script. `aizome
/// explain CODE` says more about each finding.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --json each script gives {\"file\", \"diagnostics\": [{\"code\", \"name\", \"severity\", \"message\", \
\"help\"?, \"span\": {\"start\", \"end\"}, \"start\": {\"line\", \"column\"}, \"end\", \"labels\"?, \"fix\"?: {\"title\", \
\"edits\": [{\"span\", \"text\"}]}}]}: spans in bytes, lines and UTF-16 columns from 0.

Codes in --select and --ignore are ids, names, or beginnings of ids such as AIS04. Syntax errors are \
always reported.

Exits with 1 if there are errors or warnings (see --fail-on).")]
pub(crate) struct Check {
    #[command(flatten)]
    find: FindArgs,

    /// How to report: drawn beside the source, as JSON, as one SARIF 2.1.0 document, or as
    /// commands that make GitHub annotate a change
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Write the report to FILE, which appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Apply the safe fixes, and report what is left; standard input comes out fixed, with the
    /// report on standard error
    #[arg(long)]
    fix: bool,

    /// The least that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    fail_on: FailOn,

    /// Say nothing but the report: no summary
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    rules: RulesArgs,
    #[command(flatten)]
    config: ConfigArgs,
}

/// A severity, as a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
}

/// What is done about findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// They are reported.
    Report,
    /// Those that can be are fixed, the others reported.
    Fix,
}

/// One script and how to check it.
struct Job {
    place: Place,
    rules: Arc<Rules>,
}

/// What a worker found out about one script.
struct Answer {
    reported: Vec<u8>,
    tally: Tally,
    /// What to say about its fixes.
    fixed: Option<(String, Vec<&'static str>)>,
    /// Standard input, fixed.
    fixed_stdin: Option<String>,
}

impl Check {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let found = self.find.find()?;
        let fixes_stdin = self.fix && found.places.iter().any(|place| place.file().is_none());
        if fixes_stdin && found.places.len() > 1 {
            return Err(messages::stdin_goes_alone().into());
        }
        let rules = self.rules.clone().checked()?;
        let mut configs = Configs::new(self.config.clone(), terminal);
        let mut jobs = Vec::with_capacity(found.places.len());
        for place in &found.places {
            let rules = Arc::new(
                rules.with(&*configs.of(&place.path)?, is_test(&place.path.to_string_lossy()))?,
            );
            jobs.push(Job { place: place.clone(), rules });
        }
        // Standard output is for the fixed script then.
        let output = match fixes_stdin && self.output.is_none() {
            true => None,
            false => Some(Output::open(self.output.as_deref())?),
        };
        Desk::new(&self, output, terminal).run(jobs, found)
    }
}

/// Where the answers of the workers come together.
struct Desk<'t> {
    /// Where the report goes, if not to standard error.
    output: Option<Output>,
    reporter: Reporter,
    mode: Mode,
    quiet: bool,
    fail_on: Severity,
    terminal: &'t Terminal,
}

impl<'t> Desk<'t> {
    fn new(check: &Check, output: Option<Output>, terminal: &'t Terminal) -> Self {
        let colors = match &output {
            Some(output) => terminal.colors(output.is_terminal()),
            None => terminal.colors_on_stderr(),
        };
        let format = if check.json { Format::Json } else { check.format };
        let reporter = Reporter { format, language: terminal.language, colors };
        let fail_on = match check.fail_on {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Note => Severity::Note,
        };
        let mode = if check.fix { Mode::Fix } else { Mode::Report };
        Self { output, reporter, mode, quiet: check.quiet, fail_on, terminal }
    }

    fn run(mut self, jobs: Vec<Job>, found: Found) -> Result<Outcome, Stop> {
        for folder in &found.empty {
            self.terminal.warn(&messages::no_scripts(&folder.display().to_string()));
        }
        let mut failures = Vec::new();
        for failure in found.failures {
            self.fail(failure, &mut failures);
        }
        self.write(&self.reporter.begin())?;
        let tally = self.answers(jobs, &mut failures)?;
        self.write(&self.reporter.end(&failures))?;
        let outcome = match tally.worst {
            _ if !failures.is_empty() => Outcome::Failed,
            Some(worst) if worst <= self.fail_on => Outcome::Findings,
            _ => Outcome::Clean,
        };
        if let Some(output) = self.output {
            close(output, outcome)?;
        }
        if !self.quiet && self.reporter.format == Format::Human {
            tally.tell(self.terminal, self.mode);
        }
        Ok(outcome)
    }

    fn answers(&mut self, jobs: Vec<Job>, failures: &mut Vec<Failure>) -> Result<Tally, Stop> {
        let (mode, reporter) = (self.mode, self.reporter);
        let mut answers = workers::map(jobs, move |job| job.answer(mode, reporter));
        let mut total = Tally::default();
        let mut parted = false;
        let told = answers.by_ref().try_for_each(|answer| match answer.flatten() {
            Ok(answer) => {
                total.add(&answer.tally);
                self.take(answer, &mut parted)
            }
            Err(failure) => {
                self.fail(failure, failures);
                Ok(())
            }
        });
        // Nobody reads the report any more, but what was to be fixed still is.
        if mode == Mode::Fix {
            answers.for_each(drop);
        }
        told.map(|()| total)
    }

    fn take(&mut self, answer: Answer, parted: &mut bool) -> Result<(), Stop> {
        if let Some((name, codes)) = &answer.fixed
            && !self.quiet
        {
            self.terminal.remark(&messages::fixed(name, codes));
        }
        if let Some(text) = &answer.fixed_stdin {
            let mut stdout = Output::open(None)?;
            stdout.write(text.as_bytes())?;
            stdout.finish()?;
        }
        if answer.reported.is_empty() {
            return Ok(());
        }
        if std::mem::replace(parted, true) {
            self.write(self.reporter.between())?;
        }
        self.write(&answer.reported)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        match &mut self.output {
            Some(output) => output.write(bytes),
            None => {
                self.terminal.show(bytes);
                Ok(())
            }
        }
    }

    fn fail(&self, failure: Failure, failures: &mut Vec<Failure>) {
        self.terminal.tell(&failure);
        failures.push(failure);
    }
}

impl Job {
    fn answer(self, mode: Mode, reporter: Reporter) -> Result<Answer, Failure> {
        let Self { place, rules } = self;
        let mut text = place.source.read_whole()?;
        let mut fixed = Vec::new();
        if mode == Mode::Fix {
            (text, fixed) = fix::fix(text, &rules);
            if let (Some(file), false) = (place.file(), fixed.is_empty()) {
                replace(file, &text)?;
            }
        }
        let found = rules.findings(&text);
        let tally = Tally::of(&found);
        let reported = reporter.script(&Checked { place: &place, text: &text, found: &found });
        let fixed_stdin = (mode == Mode::Fix && place.file().is_none()).then_some(text);
        let fixed = (!fixed.is_empty()).then_some((place.name, fixed));
        Ok(Answer { reported, tally, fixed, fixed_stdin })
    }
}

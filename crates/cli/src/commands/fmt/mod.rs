//! `aizome fmt`: scripts in their usual layout.

mod diff;
mod layout;
mod part;
mod tally;

use aizome_aiscript_syntax::Options;
use clap::Args;

use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::{Output, replace};
use crate::scripts::config::{ConfigArgs, Configs};
use crate::scripts::{Drawing, FindArgs, Found, Place, draw, shown_name};
use crate::terminal::Terminal;
use crate::texts::Look;
use crate::workers;

use layout::{Layout, LayoutArgs};
use part::{Part, PartArgs};
pub(crate) use tally::Tally;

/// Write scripts in their usual layout
///
/// Files are replaced, whole or not at all, and only if something changes; the names of those that
/// changed are printed. Standard input comes out formatted. Comments stay, line breaks stay of their
/// kind, and a script with a syntax error stays as it is.
#[derive(Debug, Args)]
#[command(after_long_help = "\
A folder stands for the *.ais and *.is files in it, without what git ignores, what is hidden, and \
node_modules.

Settings come from the table [fmt] of the nearest `aizome.toml` upward from each script: indent, \
width, quotes.

Exits with 1 if a script has a syntax error and, with --check or --diff, if anything would change.")]
pub(crate) struct Fmt {
    #[command(flatten)]
    find: FindArgs,

    /// Write nothing; print the names of the scripts that would change, and exit with 1 if there are
    /// any
    #[arg(long)]
    check: bool,

    /// Write nothing; print what would change as a unified diff, and exit with 1 if anything would
    #[arg(long)]
    diff: bool,

    /// Print no names and no summary
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    part: PartArgs,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    config: ConfigArgs,
}

/// What becomes of formatted scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Check,
    Diff,
}

/// What all scripts are treated alike in.
#[derive(Debug, Clone, Copy)]
struct Treatment {
    mode: Mode,
    part: Option<Part>,
    /// Who reads what is printed.
    look: Look,
    /// How findings are shown.
    told: Drawing,
    quiet: bool,
}

/// One script and how to lay it out.
struct Job {
    place: Place,
    options: Options,
    layout: Layout,
}

/// What became of one script.
#[derive(Debug, Default)]
struct Answer {
    printed: Vec<u8>,
    /// What is wrong with it, drawn.
    told: Vec<u8>,
    tally: Tally,
}

impl Fmt {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let found = self.find.find()?;
        let stdin = found.places.iter().any(|place| place.file().is_none());
        if stdin && found.places.len() > 1 {
            return Err(messages::stdin_goes_alone().into());
        }
        let part = self.part.part();
        if part.is_some() && found.places.len() != 1 {
            return Err(messages::part_of_one().into());
        }
        let mut configs = Configs::new(self.config.clone(), terminal);
        let mut jobs = Vec::with_capacity(found.places.len());
        for place in &found.places {
            let config = configs.of(&place.path)?;
            let options = Options { version: config.version() };
            jobs.push(Job { place: place.clone(), options, layout: self.layout.with(&config.fmt) });
        }
        let output = Output::open(None)?;
        let treatment = self.treatment(part, &output, terminal);
        let tally = answers(jobs, treatment, output, found, terminal)?;
        // Who gets a script back sees for themselves.
        let comes_back = stdin && treatment.mode == Mode::Write;
        if !self.quiet && !comes_back {
            tally.tell(treatment.mode, terminal);
        }
        Ok(tally.outcome(treatment.mode))
    }

    fn treatment(&self, part: Option<Part>, output: &Output, terminal: &Terminal) -> Treatment {
        let mode = match (self.check, self.diff) {
            (_, true) => Mode::Diff,
            (true, false) => Mode::Check,
            (false, false) => Mode::Write,
        };
        let person = output.is_terminal();
        let look = Look { person, colors: terminal.colors(person) };
        let told = Drawing { language: terminal.language, colors: terminal.colors_on_stderr() };
        Treatment { mode, part, look, told, quiet: self.quiet }
    }
}

/// Formats all scripts, prints what there is to print, and counts.
fn answers(
    jobs: Vec<Job>,
    treatment: Treatment,
    mut output: Output,
    found: Found,
    terminal: &Terminal,
) -> Result<Tally, Stop> {
    let mut tally = Tally::default();
    for folder in &found.empty {
        terminal.warn(&messages::no_scripts(&folder.display().to_string()));
    }
    for failure in found.failures {
        tally.fail(&failure, terminal);
    }
    let mut answers = workers::map(jobs, move |job: Job| job.answer(treatment));
    let printed = answers.by_ref().try_for_each(|answer| match answer.flatten() {
        Ok(answer) => {
            terminal.show(&answer.told);
            tally.add(answer.tally);
            output.write(&answer.printed)
        }
        Err(failure) => {
            tally.fail(&failure, terminal);
            Ok(())
        }
    });
    // When nobody reads the names any more, the rest is formatted all the same.
    answers.for_each(drop);
    printed?;
    output.finish()?;
    Ok(tally)
}

impl Job {
    fn answer(&self, treatment: Treatment) -> Result<Answer, Failure> {
        let text = self.place.source.read_whole()?;
        let parsed = self.options.parse(&text);
        if !parsed.is_valid() {
            let mut told = Vec::new();
            draw(&mut told, &self.place.name, &text, &parsed.diagnostics, treatment.told);
            return Ok(Answer { told, tally: Tally::broken(), ..Answer::default() });
        }
        let formatted = match treatment.part {
            None => self.layout.format(&parsed),
            Some(part) => self.layout.format_part(&parsed, part),
        };
        let formatted = formatted.map_err(|why| messages::unformattable(&self.place.name, &why))?;
        let changed = formatted != text;
        if let (Mode::Write, true, Some(file)) = (treatment.mode, changed, self.place.file()) {
            replace(file, &formatted)?;
        }
        let printed = self.printed(&text, formatted, treatment);
        Ok(Answer { printed, tally: Tally::of(changed), ..Answer::default() })
    }

    fn printed(&self, text: &str, formatted: String, treatment: Treatment) -> Vec<u8> {
        let name = &self.place.name;
        match treatment.mode {
            Mode::Write if self.place.file().is_none() => formatted.into_bytes(),
            _ if formatted == text => Vec::new(),
            Mode::Diff => diff::unified(name, text, &formatted, treatment.look).into_bytes(),
            Mode::Write | Mode::Check if treatment.quiet => Vec::new(),
            Mode::Write | Mode::Check if treatment.look.person => {
                format!("{}\n", shown_name(name)).into_bytes()
            }
            Mode::Write | Mode::Check => format!("{name}\n").into_bytes(),
        }
    }
}

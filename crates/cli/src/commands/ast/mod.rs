//! `aizome ast`: what a script is.

mod tree;

use std::borrow::Cow;

use aizome_aiscript_syntax::reference::{Answer, AstJson, Locator};
use aizome_aiscript_syntax::{Options, Parsed, Version};
use clap::Args;
use serde::Deserialize;

use crate::json::indented;
use crate::outcome::{Outcome, Stop};
use crate::scripts::config::LanguageVersion;
use crate::scripts::{Drawing, draw};
use crate::stream::{LineError, read};
use crate::terminal::Terminal;
use crate::texts::{Input, Io, Look};

pub(crate) use tree::print as tree;

/// Print the tree of a script as JSON, exactly as @syuilo/aiscript gives it
///
/// A script with a syntax error has none: what is wrong is shown on standard error, and the exit
/// code is 1.
#[derive(Debug, Args)]
#[command(after_long_help = "\
A JavaScript Map stands in the JSON as {\"$map\": [[key, node], …]}.

With --jsonl each line is \"script\" or {\"src\", \"languageVersion\"?} and gives {\"ast\": […]}, or {\"error\": \
{\"class\", \"name\", \"message\", \"line\", \"column\"}} with the error that the reference throws.")]
pub(crate) struct Ast {
    #[command(flatten)]
    io: Io,

    /// Print the JSON on one line
    #[arg(long, conflicts_with = "tree")]
    compact: bool,

    /// Leave out where each node stands
    #[arg(long, conflicts_with_all = ["jsonl", "tree"])]
    no_loc: bool,

    /// Print the tree that aizome itself works with, indented, with spans in bytes; there is one for
    /// any text
    #[arg(long, conflicts_with = "jsonl")]
    tree: bool,

    /// The language version that scripts are written in
    #[arg(long, value_name = "VERSION", default_value = "1.2")]
    language_version: LanguageVersion,
}

/// A line of a stream.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ScriptLine<'l> {
    #[serde(borrow)]
    src: Cow<'l, str>,
    #[serde(borrow)]
    language_version: Option<Cow<'l, str>>,
}

impl<'l> From<Cow<'l, str>> for ScriptLine<'l> {
    fn from(src: Cow<'l, str>) -> Self {
        Self { src, language_version: None }
    }
}

impl Ast {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let version = Version::from(self.language_version);
        if self.io.jsonl {
            return self.io.stream(terminal, move |line, out| {
                let line: ScriptLine<'_> = read(line)?;
                let parsed = line.parse(version)?;
                let mut answer = String::new();
                Answer::new(&parsed).write_to(&mut answer);
                out.extend_from_slice(answer.as_bytes());
                Ok(outcome(&parsed))
            });
        }
        self.io.each_script(terminal, |input, out, look| {
            let parsed = Options { version }.parse(&input.text);
            if self.tree || parsed.reference_error.is_none() {
                self.print(out, &parsed, look);
            }
            if parsed.reference_error.is_some() {
                tell(input, &parsed, terminal);
            }
            Ok(outcome(&parsed))
        })
    }

    fn print(&self, out: &mut Vec<u8>, parsed: &Parsed<'_>, look: Look) {
        if self.tree {
            return tree::print(parsed.tree()).lines().for_each(|line| look.put_lines(out, line));
        }
        let locator = Locator::new(parsed.text);
        let json = match self.no_loc {
            true => AstJson::without_loc(parsed.tree()).to_string(),
            false => AstJson::new(parsed.tree(), &locator).to_string(),
        };
        let json = if self.compact { json } else { indented(&json) };
        look.put_lines(out, &json);
    }
}

impl ScriptLine<'_> {
    fn parse(&self, version: Version) -> Result<Parsed<'_>, LineError> {
        let version = match self.language_version.as_deref() {
            None => version,
            Some("1.2") => Version::V1_2,
            Some("1.3") => Version::V1_3,
            Some(other) => {
                return Err(LineError::shape(
                    format!("unknown language version `{other}`, expected `1.2` or `1.3`"),
                    format!("`{other}` という言語バージョンはありません。`1.2` か `1.3` です"),
                ));
            }
        };
        Ok(Options { version }.parse(&self.src))
    }
}

/// Shows what is wrong with a script.
fn tell(input: &Input, parsed: &Parsed<'_>, terminal: &Terminal) {
    let drawing = Drawing { language: terminal.language, colors: terminal.colors_on_stderr() };
    let mut drawn = Vec::new();
    draw(&mut drawn, &input.name, parsed.text, &parsed.diagnostics, drawing);
    terminal.show(&drawn);
}

fn outcome(parsed: &Parsed<'_>) -> Outcome {
    if parsed.reference_error.is_none() { Outcome::Clean } else { Outcome::Findings }
}

//! `aizome doc`: the manual of the language's library.

use aizome_aiscript_std::{Entry, entries, manual, test_library};
use aizome_source::Language;
use clap::Args;
use strsim::damerau_levenshtein;

use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::Output;
use crate::terminal::{Terminal, styled};
use crate::texts::put_lines;

/// Read the manual of the standard library, or of some of its names
#[derive(Debug, Args)]
pub(crate) struct Doc {
    /// What to read about, such as `Arr:create`, `arr.push` or `push`; none gives the list of
    /// everything
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

impl Doc {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let mut output = Output::open(None)?;
        let mut told = Vec::new();
        if self.names.is_empty() {
            list(&mut told, terminal.language, terminal.colors(output.is_terminal()));
        }
        let mut outcome = Outcome::Clean;
        for name in &self.names {
            match text(name, terminal.language) {
                Ok(text) => {
                    if !told.is_empty() {
                        told.push(b'\n');
                    }
                    put_lines(&mut told, text.trim_end());
                }
                Err(failure) => {
                    terminal.tell(&failure);
                    outcome = Outcome::Failed;
                }
            }
        }
        output.write(&told)?;
        output.finish()?;
        Ok(outcome)
    }
}

/// Every name, with the first sentence about it.
fn list(out: &mut Vec<u8>, language: Language, colors: bool) {
    for entry in documented() {
        let description = entry.description(language);
        let end = match language {
            Language::English => description.find(". ").map_or(description.len(), |at| at + 1),
            Language::Japanese => {
                description.find('。').map_or(description.len(), |at| at + '。'.len_utf8())
            }
        };
        let sentence = description[..end].replace('\n', " ");
        let name = styled(&format!("{:<22}", entry.name), "36", colors);
        put_lines(out, format!("{name} {sentence}").trim_end());
    }
}

/// What the manual says of a name; of the last part of a name alone, what it says of all that end
/// so.
pub(crate) fn text(name: &str, language: Language) -> Result<String, Failure> {
    let wanted = name.strip_prefix('@').unwrap_or(name);
    let wanted = wanted.strip_prefix('.').unwrap_or(wanted);
    if let Some(text) = manual::entry(wanted, language) {
        return Ok(text);
    }
    let similar = manual::similar(wanted).into_iter();
    let found: Vec<String> = similar.filter_map(|name| manual::entry(name, language)).collect();
    match found.is_empty() {
        true => Err(messages::unknown_name(name, nearest(wanted))),
        false => Ok(found.join("\n")),
    }
}

/// Everything that the manual knows.
fn documented() -> impl Iterator<Item = &'static Entry> {
    entries().chain(test_library::entries())
}

/// The name that is most like a mistyped one, if any is.
fn nearest(name: &str) -> Option<&'static str> {
    let wanted = name.to_lowercase();
    let distance = |known: &str| {
        let known = known.to_lowercase();
        // Of a member, or a function in a namespace, people often know the last part only.
        let last = known.rsplit(['.', ':']).next().unwrap_or(&known);
        let by_last = 1 + damerau_levenshtein(last, &wanted);
        damerau_levenshtein(&known, &wanted).min(by_last)
    };
    let names = documented().map(|entry| (distance(entry.name), entry.name));
    let (distance, nearest) = names.min()?;
    (distance <= 1 + wanted.len() / 4).then_some(nearest)
}

//! `aizome explain`: the table of codes for reading.

use aizome_source::{Code, Language};
use clap::Args;

use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::output::Output;
use crate::terminal::{Terminal, styled};
use crate::texts::put_lines;

/// Explain a code that `lint` reports, or list all codes
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code, such as MFM0001, or its name, such as `unknown_function`
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

impl Explain {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let mut output = Output::open(None)?;
        let colors = terminal.colors(output.is_terminal());
        let mut told = Vec::new();
        if self.codes.is_empty() {
            list(&mut told, terminal.language, colors);
        }
        let mut outcome = Outcome::Clean;
        for wanted in &self.codes {
            match find(wanted) {
                Some(code) => put_lines(&mut told, code.explain(terminal.language).trim_end()),
                None => {
                    terminal.tell(&messages::unknown_code(wanted, nearest(wanted)));
                    outcome = Outcome::Failed;
                }
            }
        }
        output.write(&told)?;
        output.finish()?;
        Ok(outcome)
    }
}

/// Every code of every crate.
fn codes() -> impl Iterator<Item = &'static Code> {
    aizome_mfm::codes::CODES.iter().copied()
}

fn list(out: &mut Vec<u8>, language: Language, colors: bool) {
    for code in codes() {
        let id = styled(code.id, "36", colors);
        let severity = code.severity.label();
        put_lines(out, &format!("{id}  {}  {}", code.name, severity.get(language)));
    }
}

fn find(wanted: &str) -> Option<&'static Code> {
    codes().find(|code| code.id.eq_ignore_ascii_case(wanted) || code.name == wanted)
}

/// The code that differs least from a mistyped one, if that is by one letter or digit.
fn nearest(wanted: &str) -> Option<&'static str> {
    let wanted = wanted.to_ascii_uppercase();
    let close = |id: &str| {
        let differing = id.bytes().zip(wanted.bytes()).filter(|(a, b)| a != b).count();
        id.len() == wanted.len() && differing == 1
    };
    codes().map(|code| code.id).find(|id| close(id))
}

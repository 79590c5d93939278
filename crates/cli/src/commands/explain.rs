//! `aizome explain`: the table of codes for reading.

use aizome_source::Language;
use clap::Args;

use crate::codes;
use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::output::Output;
use crate::terminal::{Terminal, styled};
use crate::texts::put_lines;

/// Explain a code that `check` or `lint` reports, or list all codes
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code, such as AIS0101, or its name, such as `unexpected_token`
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
            match codes::find(wanted) {
                Some(code) => {
                    if !told.is_empty() {
                        told.push(b'\n');
                    }
                    put_lines(&mut told, code.explain(terminal.language).trim_end());
                }
                None => {
                    terminal.tell(&messages::unknown_code(wanted, codes::nearest(wanted)));
                    outcome = Outcome::Failed;
                }
            }
        }
        output.write(&told)?;
        output.finish()?;
        Ok(outcome)
    }
}

fn list(out: &mut Vec<u8>, language: Language, colors: bool) {
    for code in codes::all() {
        let id = styled(code.id, "36", colors);
        let severity = code.severity.label();
        put_lines(out, &format!("{id}  {}  {}", code.name, severity.get(language)));
    }
}

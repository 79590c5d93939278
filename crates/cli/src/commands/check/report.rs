//! Findings in the form that is asked for.

use aizome_source::{Diagnostic, DiagnosticView, Language, LineIndex};
use clap::ValueEnum;
use serde::Serialize;

use super::{github, sarif};
use crate::json::Layout;
use crate::outcome::Failure;
use crate::scripts::{Drawing, Place, draw};

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Drawn beside the source
    Human,
    /// One object for each script
    Json,
    /// One SARIF 2.1.0 document
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
}

/// How findings are told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reporter {
    pub(crate) format: Format,
    pub(crate) language: Language,
    pub(crate) colors: bool,
}

/// A checked script.
pub(crate) struct Checked<'c> {
    pub(crate) place: &'c Place,
    pub(crate) text: &'c str,
    pub(crate) found: &'c [Diagnostic],
}

impl Reporter {
    /// What comes before the first script.
    pub(crate) fn begin(self) -> Vec<u8> {
        match self.format {
            Format::Sarif => sarif::begin(self.language),
            _ => Vec::new(),
        }
    }

    /// The findings in one script.
    pub(crate) fn script(self, checked: &Checked<'_>) -> Vec<u8> {
        let Self { format, language, colors } = self;
        let mut out = Vec::new();
        match format {
            Format::Human => {
                let drawing = Drawing { language, colors };
                draw(&mut out, &checked.place.name, checked.text, checked.found, drawing);
            }
            Format::Json => {
                Layout::Pretty.put(&mut out, &Findings::new(checked, language));
                out.push(b'\n');
            }
            Format::Sarif => sarif::script(&mut out, checked, language),
            Format::Github => github::script(&mut out, checked, language),
        }
        out
    }

    /// What comes between two scripts that have something to report.
    pub(crate) fn between(self) -> &'static [u8] {
        match self.format {
            Format::Sarif => b",\n",
            _ => b"",
        }
    }

    /// What comes after the last script.
    pub(crate) fn end(self, failures: &[Failure]) -> Vec<u8> {
        match self.format {
            Format::Sarif => sarif::end(failures, self.language),
            _ => Vec::new(),
        }
    }
}

/// The findings in one script, as `mfm lint --json` gives those in a note.
#[derive(Debug, Serialize)]
struct Findings<'d> {
    file: &'d str,
    diagnostics: Vec<DiagnosticView<'d>>,
}

impl<'d> Findings<'d> {
    fn new(checked: &Checked<'d>, language: Language) -> Self {
        let index = LineIndex::new(checked.text);
        let found = checked.found.iter();
        let diagnostics = found.map(|finding| finding.view(&index, language)).collect();
        Self { file: &checked.place.name, diagnostics }
    }
}

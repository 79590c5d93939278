//! `aizome mfm lint`.

use std::borrow::Cow;

use aizome_mfm::LintOptions;
use aizome_source::{Diagnostic, DiagnosticView, Language, LineIndex, Style, render};
use clap::Args;
use serde::{Deserialize, Serialize};

use crate::commands::rich::DialectName;
use crate::json::{Layout, put_json};
use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::shown::harmless;
use crate::stream::read;
use crate::terminal::Terminal;
use crate::texts::{Input, Io, Look};

/// Report what will not look as it was surely meant
///
/// There is no wrong MFM: what is no construct is text. The findings are about functions nobody
/// knows, arguments that have no effect, marks that are never closed and the like. `aizome explain
/// CODE` says more about each.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --json each input gives {\"file\", \"diagnostics\": [{\"code\", \"name\", \"severity\", \"message\", \
\"help\"?, \"span\": {\"start\", \"end\"}, \"start\": {\"line\", \"column\"}, \"end\", \"labels\"?, \"fix\"?: {\"title\", \
\"edits\": [{\"span\", \"text\"}]}}]}: spans in bytes, lines and UTF-16 columns from 0.

With --jsonl each line is \"text\" or {\"text\", \"nestLimit\"?, \"dialect\"?} and gives {\"diagnostics\"}.

Exits with 1 if anything is found.")]
pub(crate) struct Lint {
    #[command(flatten)]
    io: Io,

    /// Print JSON, one object for each input
    #[arg(long)]
    json: bool,

    /// Whose functions are known
    #[arg(long, value_name = "NAME", default_value = "misskey")]
    dialect: DialectName,

    /// How many levels of nodes there may be; more than 256 counts as 256
    #[arg(long, value_name = "N", default_value_t = 20)]
    nest_limit: u32,
}

/// A line of a stream.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LintLine<'l> {
    #[serde(borrow)]
    text: Cow<'l, str>,
    nest_limit: Option<u32>,
    dialect: Option<DialectName>,
}

impl<'l> From<Cow<'l, str>> for LintLine<'l> {
    fn from(text: Cow<'l, str>) -> Self {
        Self { text, nest_limit: None, dialect: None }
    }
}

/// The findings in one text.
#[derive(Debug, Serialize)]
struct Findings<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'d str>,
    diagnostics: Vec<DiagnosticView<'d>>,
}

impl Lint {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let options = LintOptions { dialect: self.dialect.into(), nest_limit: self.nest_limit };
        let Self { io, json, .. } = self;
        let language = terminal.language;
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let line: LintLine<'_> = read(line)?;
                let found = line.lint(options);
                put_json(out, &Findings::new(None, &line.text, &found, language));
                Ok(outcome(&found))
            });
        }
        let mut total = 0;
        let ended = io.each(terminal, |input, out, look| {
            let found = aizome_mfm::lint(&input.text, options);
            total += found.len();
            if json {
                let name = Some(&*input.name);
                Layout::Pretty.put(out, &Findings::new(name, &input.text, &found, language));
                out.push(b'\n');
            } else {
                draw(out, input, &found, language, look);
            }
            Ok(outcome(&found))
        })?;
        if total > 0 && !json {
            terminal.remark(&messages::findings(total));
        }
        Ok(ended)
    }
}

impl LintLine<'_> {
    fn lint(&self, options: LintOptions) -> Vec<Diagnostic> {
        let options = LintOptions {
            dialect: self.dialect.map_or(options.dialect, Into::into),
            nest_limit: self.nest_limit.unwrap_or(options.nest_limit),
        };
        aizome_mfm::lint(&self.text, options)
    }
}

impl<'d> Findings<'d> {
    fn new(file: Option<&'d str>, text: &str, found: &'d [Diagnostic], language: Language) -> Self {
        let index = LineIndex::new(text);
        let diagnostics = found.iter().map(|finding| finding.view(&index, language)).collect();
        Self { file, diagnostics }
    }
}

fn draw(out: &mut Vec<u8>, input: &Input, found: &[Diagnostic], language: Language, look: Look) {
    let style = Style { language, color: look.colors };
    // The source is quoted, and somebody else may have written it.
    let text = harmless(&input.text);
    for finding in found {
        out.extend_from_slice(render(finding, &input.name, &text, style).as_bytes());
    }
}

const fn outcome(found: &[Diagnostic]) -> Outcome {
    if found.is_empty() { Outcome::Clean } else { Outcome::Findings }
}

//! Findings beside their source, for people.
//!
//! Each drawing reads the whole text, and a line is drawn whole. So a script with very many
//! findings, or with a line that no screen holds, gets lines of the form `FILE:LINE:COLUMN: …`
//! instead: nothing is left untold, and the time stays in proportion to the text.

use aizome_source::{Diagnostic, Language, LineIndex, Localized, Position, Span, Style, render};

use crate::shown::harmless;
use crate::terminal::{Terminal, styled};

/// How many bytes drawings of one script may read together.
const READ: usize = 64 << 20;

/// The longest line that is drawn, in UTF-16 units.
const WIDEST: u32 = 2_000;

/// How findings are drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drawing {
    /// The language of the words.
    pub(crate) language: Language,
    /// Whether a terminal with colours shows them.
    pub(crate) colors: bool,
}

impl Drawing {
    /// How findings are drawn on standard error.
    pub(crate) fn on_stderr(terminal: &Terminal) -> Self {
        Self { language: terminal.language, colors: terminal.colors_on_stderr() }
    }
}

/// Appends every finding in `text`, which people know as `name`.
pub(crate) fn draw(
    out: &mut Vec<u8>,
    name: &str,
    text: &str,
    found: &[Diagnostic],
    drawing: Drawing,
) {
    if found.is_empty() {
        return;
    }
    // Somebody else may have written the script, and its messages quote it.
    let (name, text) = (shown_name(name), harmless(text));
    let index = LineIndex::new(&text);
    let style = Style { language: drawing.language, color: drawing.colors };
    let drawn = (READ / text.len().max(1)).max(1);
    for (number, finding) in found.iter().enumerate() {
        let finding = quoted_harmlessly(finding);
        let shown = if number < drawn && fits(&finding, &index) {
            render(&finding, &name, &text, style)
        } else {
            line(&finding, &name, &index, drawing)
        };
        out.extend_from_slice(shown.as_bytes());
    }
}

/// The name of a file on a terminal: what would steer it is replaced, line breaks too.
pub(crate) fn shown_name(name: &str) -> String {
    harmless(name).replace(['\n', '\r', '\t'], "?")
}

fn quoted_harmlessly(finding: &Diagnostic) -> Diagnostic {
    let words = |said: &Localized| Localized::new(harmless(&said.en), harmless(&said.ja));
    let mut shown = finding.clone();
    shown.message = words(&finding.message);
    shown.help = finding.help.as_ref().map(words);
    for label in &mut shown.labels {
        label.message = words(&label.message);
    }
    shown
}

/// Whether every line that a drawing shows is short enough.
fn fits(finding: &Diagnostic, index: &LineIndex) -> bool {
    let ends = |span: Span| [span.start, span.end];
    let labels = finding.labels.iter().map(|label| label.span);
    labels.chain([finding.span]).flat_map(ends).all(|offset| {
        let line = index.position(offset).line;
        width(line, index) <= WIDEST
    })
}

fn width(line: u32, index: &LineIndex) -> u32 {
    let start = index.offset(Position { line, column: 0 });
    let end = index.offset(Position { line: line.saturating_add(1), column: 0 });
    index.utf16(end) - index.utf16(start)
}

fn line(finding: &Diagnostic, name: &str, index: &LineIndex, drawing: Drawing) -> String {
    let Position { line, column } = index.position(finding.span.start);
    let (id, severity) = (finding.code.id, finding.code.severity);
    let label = severity.label();
    let paint = match severity {
        aizome_source::Severity::Error => "31",
        aizome_source::Severity::Warning => "33",
        aizome_source::Severity::Note => "36",
    };
    let kind = styled(&format!("[{id}] {}", label.get(drawing.language)), paint, drawing.colors);
    let message = finding.message.get(drawing.language);
    format!("{name}:{}:{}: {kind}: {message}\n", line + 1, column + 1)
}

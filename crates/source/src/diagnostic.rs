//! Something to say about a place in a text.

use serde::Serialize;

use crate::{Code, Edit, Language, LineIndex, Localized, Position, Span};

/// A finding: its code, where it is, what was expected and what was found.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The entry of the table.
    pub code: &'static Code,
    /// The place.
    pub span: Span,
    /// What is wrong: lower case, no final dot.
    pub message: Localized,
    /// Further places that explain it.
    pub labels: Vec<Label>,
    /// What to do about it, at most one sentence.
    pub help: Option<Localized>,
    /// Edits that cure it without changing what was surely meant.
    pub fix: Option<Fix>,
}

/// A remark on a further place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark.
    pub message: Localized,
}

/// A safe cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the cure does, for a button.
    pub title: Localized,
    /// How, all at once.
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    /// A finding without labels, help or fix.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: Localized) -> Self {
        Self { code, span, message, labels: Vec::new(), help: None, fix: None }
    }

    /// Adds a remark on a further place.
    #[must_use]
    pub fn label(mut self, span: Span, message: Localized) -> Self {
        self.labels.push(Label { span, message });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Localized) -> Self {
        self.help = Some(help);
        self
    }

    /// Offers a cure.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The finding as machine-readable data.
    #[must_use]
    pub fn view<'a>(&'a self, index: &LineIndex, language: Language) -> DiagnosticView<'a> {
        DiagnosticView {
            code: self.code.id,
            name: self.code.name,
            severity: self.code.severity.name(),
            message: self.message.get(language),
            help: self.help.as_ref().map(|help| help.get(language)),
            span: self.span,
            start: index.position(self.span.start),
            end: index.position(self.span.end),
            labels: self
                .labels
                .iter()
                .map(|label| LabelView {
                    message: label.message.get(language),
                    span: label.span,
                    start: index.position(label.span.start),
                    end: index.position(label.span.end),
                })
                .collect(),
            fix: self
                .fix
                .as_ref()
                .map(|fix| FixView { title: fix.title.get(language), edits: &fix.edits }),
        }
    }
}

/// A [`Diagnostic`] in one language, as `--json` prints it: spans in bytes, positions as line
/// (from 0) and UTF-16 column (from 0).
#[derive(Debug, Serialize)]
pub struct DiagnosticView<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    span: Span,
    start: Position,
    end: Position,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<LabelView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixView<'a>>,
}

#[derive(Debug, Serialize)]
struct LabelView<'a> {
    message: &'a str,
    span: Span,
    start: Position,
    end: Position,
}

#[derive(Debug, Serialize)]
struct FixView<'a> {
    title: &'a str,
    edits: &'a [Edit],
}

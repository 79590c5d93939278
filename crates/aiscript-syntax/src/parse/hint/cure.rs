//! Cures: edits that make of what was written what was surely meant.

use aizome_source::{Diagnostic, Edit, Fix, Localized, Span};

use super::words::quoted;

/// Adds a cure to a finding.
pub(super) trait Cure {
    /// Another text in one place.
    fn write(self, at: Span, text: &str) -> Self;
    /// A text between two characters.
    fn insert(self, at: u32, text: &str) -> Self;
    /// Nothing where something stands.
    fn remove(self, at: Span, what: &Localized) -> Self;
    /// A space where a line breaks.
    fn join(self, line_break: Span) -> Self;
    /// Several edits at once, for which `text` stands.
    fn edits(self, text: &str, edits: Vec<(Span, String)>) -> Self;
    /// Says what to do.
    fn advice(self, en: impl Into<String>, ja: impl Into<String>) -> Self;
}

impl Cure for Diagnostic {
    fn write(self, at: Span, text: &str) -> Self {
        self.edits(text, vec![(at, text.to_owned())])
    }

    fn insert(self, at: u32, text: &str) -> Self {
        let shown = shown(text);
        let title = Localized::new(format!("insert {}", shown.en), format!("{}を入れる", shown.ja));
        self.fix(Fix {
            title,
            edits: vec![Edit { span: Span::new(at, at), text: text.to_owned() }],
        })
    }

    fn remove(self, at: Span, what: &Localized) -> Self {
        let title = Localized::new(format!("remove {}", what.en), format!("{}を消す", what.ja));
        self.fix(Fix { title, edits: vec![Edit { span: at, text: String::new() }] })
    }

    fn join(self, line_break: Span) -> Self {
        let title = Localized::new("join the lines", "行をつなげる");
        self.fix(Fix { title, edits: vec![Edit { span: line_break, text: " ".to_owned() }] })
    }

    fn edits(self, text: &str, edits: Vec<(Span, String)>) -> Self {
        let shown = shown(text);
        let title = Localized::new(format!("write {}", shown.en), format!("{}と書く", shown.ja));
        let edits = edits.into_iter().map(|(span, text)| Edit { span, text }).collect();
        self.fix(Fix { title, edits })
    }

    fn advice(self, en: impl Into<String>, ja: impl Into<String>) -> Self {
        self.help(Localized::new(en, ja))
    }
}

/// A space, as something to remove.
pub(super) fn space() -> Localized {
    Localized::new("the space", "空白")
}

/// The words for a text that is put in.
fn shown(text: &str) -> Localized {
    match text.trim() {
        "" => Localized::new("a space", "半角の空白"),
        text => quoted(text),
    }
}

//! The work that is measured: what is done with one note.

use std::hint::black_box;

use aizome_mfm::{parse, parse_simple, to_string};
use aizome_note_html::{FromHtml, Mode, ansi, fep_c16b, from_html, misskey, rich, text};

/// Something to do with the text of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Text → tree.
    Parse,
    /// Text → tree of emoji and text only.
    ParseSimple,
    /// Text → tree → text.
    Print,
    /// Text → tree → HTML as Misskey sends it.
    MisskeyHtml,
    /// Text → tree → HTML with functions.
    FepC16bHtml,
    /// Text → tree → HTML as a client shows it.
    RichHtml,
    /// Text → tree → plain text.
    PlainText,
    /// Text → tree → terminal.
    Ansi,
    /// HTML as Misskey sends it → text as Misskey stores it.
    FromHtml,
    /// The same with all that MFM can say.
    FromHtmlBetter,
}

impl Work {
    /// All work, in the order of reports.
    pub const ALL: [Self; 10] = [
        Self::Parse,
        Self::ParseSimple,
        Self::Print,
        Self::MisskeyHtml,
        Self::FepC16bHtml,
        Self::RichHtml,
        Self::PlainText,
        Self::Ansi,
        Self::FromHtml,
        Self::FromHtmlBetter,
    ];

    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::ParseSimple => "parse-simple",
            Self::Print => "parse-print",
            Self::MisskeyHtml => "parse-misskey-html",
            Self::FepC16bHtml => "parse-fep-c16b-html",
            Self::RichHtml => "parse-rich-html",
            Self::PlainText => "parse-text",
            Self::Ansi => "parse-ansi",
            Self::FromHtml => "from-html",
            Self::FromHtmlBetter => "from-html-better",
        }
    }

    /// The work of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }

    /// What it is done with: the notes, or for work that reads HTML, their HTML.
    #[must_use]
    pub fn inputs(self, texts: &[String]) -> Vec<String> {
        match self {
            Self::FromHtml | Self::FromHtmlBetter => {
                texts.iter().map(|text| federated(text)).collect()
            }
            _ => texts.to_vec(),
        }
    }

    /// Does it with every one of the inputs.
    pub fn pass(self, inputs: &[String]) {
        for input in inputs {
            black_box(self.run(black_box(input)));
        }
    }

    /// Does it once and says how large the result is.
    #[must_use]
    pub fn run(self, input: &str) -> usize {
        match self {
            Self::Parse => parse(input).len(),
            Self::ParseSimple => parse_simple(input).len(),
            Self::Print => to_string(&parse(input)).len(),
            Self::MisskeyHtml => federated(input).len(),
            Self::FepC16bHtml => fep_c16b::to_html(&parse(input), &options()).len(),
            Self::RichHtml => rich::to_html(&parse(input), &rich::Options::default()).len(),
            Self::PlainText => text::to_text(&parse(input), &text::Options::default()).len(),
            Self::Ansi => ansi::to_ansi(&parse(input), &ansi::Options::default()).len(),
            Self::FromHtml => from_html(input, &FromHtml::default()).len(),
            Self::FromHtmlBetter => {
                from_html(input, &FromHtml { mode: Mode::Better, ..FromHtml::default() }).len()
            }
        }
    }
}

fn federated(text: &str) -> String {
    misskey::to_html(&parse(text), &options())
}

fn options() -> misskey::Options {
    misskey::Options::new("https://example.com")
}

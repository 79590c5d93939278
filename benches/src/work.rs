//! The work that is measured: what is done with one note or one script.

use std::hint::black_box;

use aizome_aiscript_syntax::lexer::lex;
use aizome_aiscript_syntax::reference::Answer;
use aizome_aiscript_syntax::{self as aiscript};
use aizome_mfm::{parse, parse_simple, to_string};
use aizome_note_html::{FromHtml, Mode, ansi, fep_c16b, from_html, misskey, rich, text};

/// Something to do with the text of a note or script.
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
    /// Script → tokens.
    LexScript,
    /// Script → tree and diagnostics.
    ParseScript,
    /// Script → tree → AST of the reference, as JSON.
    ScriptAst,
    /// Script → tree → neat script.
    FormatScript,
}

impl Work {
    /// All work on notes, in the order of reports.
    pub const NOTES: [Self; 10] = [
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

    /// All work on scripts, in the order of reports.
    pub const SCRIPTS: [Self; 4] =
        [Self::LexScript, Self::ParseScript, Self::ScriptAst, Self::FormatScript];

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
            Self::LexScript => "lex-script",
            Self::ParseScript => "parse-script",
            Self::ScriptAst => "parse-script-ast",
            Self::FormatScript => "format-script",
        }
    }

    /// The work of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NOTES.into_iter().chain(Self::SCRIPTS).find(|work| work.name() == name)
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
            Self::LexScript => lex(input).tokens.len(),
            Self::ParseScript => aiscript::parse(input).ast.len(),
            Self::ScriptAst => script_ast(input),
            Self::FormatScript => formatted(input),
        }
    }
}

fn script_ast(script: &str) -> usize {
    let parsed = aiscript::parse(script);
    Answer::new(&parsed).to_string().len()
}

fn formatted(script: &str) -> usize {
    let options = aiscript::format::Options::default();
    aiscript::format::format(&aiscript::parse(script), &options).map_or(0, |text| text.len())
}

fn federated(text: &str) -> String {
    misskey::to_html(&parse(text), &options())
}

fn options() -> misskey::Options {
    misskey::Options::new("https://example.com")
}

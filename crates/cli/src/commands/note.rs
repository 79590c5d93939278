//! `aizome note …`: whole notes in Misskey's JSON.

use aizome_note_html::note::{
    Folding, Note, Options, Proxy, Theme, page, timeline_to_html, to_html,
};
use aizome_note_html::rich;
use clap::{Args, Subcommand, ValueEnum};

use super::mfm::HtmlView;
use super::rich::{PlaceArgs, Rich, RichArgs};
use crate::json::put_json;
use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::terminal::Terminal;
use crate::texts::{Input, Io, put_lines};

/// What can be done with whole notes.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Html(Box<Html>),
}

impl Command {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        match self {
            Self::Html(command) => command.run(terminal),
        }
    }
}

/// Print notes as cards of HTML
///
/// An input is a note, as Misskey's API `notes/show` gives it, or a list of notes, as
/// `notes/timeline` does. Everything the JSON has beyond what can be seen is ignored.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is a note and gives {\"html\"}, its card.")]
pub(crate) struct Html {
    #[command(flatten)]
    io: Io,

    /// Print one complete document with all notes and the styles, ready for a browser
    #[arg(long, conflicts_with = "jsonl")]
    page: bool,

    #[command(flatten)]
    card: CardArgs,
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    rich: RichArgs,
}

/// How cards look.
#[derive(Debug, Args)]
struct CardArgs {
    /// Light, dark, or as the reader's system says; with --page
    #[arg(long, value_name = "THEME", default_value = "system")]
    theme: ThemeArg,

    /// The time of reading, in seconds since 1970: says how long ago notes were written
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    now: Option<i64>,

    /// Show long notes whole instead of folding them
    #[arg(long)]
    unfolded: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ThemeArg {
    System,
    Light,
    Dark,
}

/// Everything that the library's options borrow from.
struct Cards {
    args: CardArgs,
    rich: Rich,
    proxy: Option<Proxy>,
}

impl Html {
    fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, page: document, card: args, place, rich } = self;
        let proxy = rich.media_proxy.clone().map(Proxy);
        let cards = Cards { args, rich: Rich::new(rich, place, terminal.language)?, proxy };
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let note: Note = line.value()?;
                put_json(out, &HtmlView { html: to_html(&note, &cards.options()) });
                Ok(Outcome::Clean)
            });
        }
        let options = cards.options();
        if document {
            return io.all(|inputs, out| {
                let read: Result<Vec<_>, _> = inputs.iter().map(notes).collect();
                put_lines(out, &page(&read?.concat(), &options));
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, look| {
            let html = match &*notes(input)? {
                [note] if !is_list(input) => to_html(note, &options),
                notes => timeline_to_html(notes, &options),
            };
            look.put_lines(out, &html);
            Ok(Outcome::Clean)
        })
    }
}

/// Whether an input is a list of notes.
fn is_list(input: &Input) -> bool {
    input.text.trim_start().starts_with('[')
}

/// The notes of an input, be it one note or a list.
fn notes(input: &Input) -> Result<Vec<Note>, Failure> {
    let read = match is_list(input) {
        true => serde_json::from_str(&input.text),
        false => serde_json::from_str(&input.text).map(|note| vec![note]),
    };
    read.map_err(|error| messages::not_json(&input.name, &error))
}

impl Cards {
    fn options(&self) -> Options<'_> {
        let defaults = Options::default();
        let nyaize = defaults.rich.nyaize;
        Options {
            rich: rich::Options { nyaize, ..self.rich.options() },
            media: self.proxy.as_ref().map_or(defaults.media, |proxy| proxy),
            now: self.args.now,
            folding: if self.args.unfolded { Folding::Never } else { Folding::Long },
            theme: match self.args.theme {
                ThemeArg::System => Theme::System,
                ThemeArg::Light => Theme::Light,
                ThemeArg::Dark => Theme::Dark,
            },
            ..defaults
        }
    }
}

//! `aizome mfm text`.

use aizome_mfm::{LinkText, PlainText, QuoteText};
use clap::{Args, ValueEnum};

use super::format::TextView;
use super::reading::{Reading, TextLine};
use crate::json::put_json;
use crate::outcome::{Outcome, Stop};
use crate::stream::read;
use crate::terminal::Terminal;
use crate::texts::Io;

/// Print the plain text of a note, without its markup
///
/// This is what a notification, a search index or a voice needs. For a note laid out for reading,
/// see `aizome mfm html --profile text`.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"text\" or {\"text\", \"nestLimit\"?, \"simple\"?} and gives {\"text\"}.")]
pub(crate) struct Text {
    #[command(flatten)]
    io: Io,
    #[command(flatten)]
    reading: Reading,

    /// What a link becomes
    #[arg(long, value_name = "HOW", default_value = "label")]
    links: Links,

    /// What a quote becomes
    #[arg(long, value_name = "HOW", default_value = "marked")]
    quotes: Quotes,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Links {
    /// Its label
    Label,
    /// Its label with the address behind it
    Address,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Quotes {
    /// Lines that begin with `> `
    Marked,
    /// Its lines alone
    Unmarked,
    /// Nothing
    Dropped,
}

impl Text {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let options = self.options();
        let Self { io, reading, .. } = self;
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let line: TextLine<'_> = read(line)?;
                put_json(out, &TextView { text: options.write(&line.parse(reading)) });
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, look| {
            look.put_lines(out, &options.write(&reading.parse(&input.text)));
            Ok(Outcome::Clean)
        })
    }

    fn options(&self) -> PlainText {
        let links = match self.links {
            Links::Label => LinkText::Label,
            Links::Address => LinkText::LabelAndUrl,
        };
        let quotes = match self.quotes {
            Quotes::Marked => QuoteText::Marked,
            Quotes::Unmarked => QuoteText::Unmarked,
            Quotes::Dropped => QuoteText::Dropped,
        };
        PlainText { links, quotes }
    }
}

//! `aizome mfm from-markdown`.

use std::borrow::Cow;

use aizome_note_html::{FromMarkdown as Options, from_markdown};
use clap::Args;
use serde::Deserialize;

use super::format::TextView;
use crate::json::put_json;
use crate::outcome::{Outcome, Stop};
use crate::stream::read;
use crate::terminal::Terminal;
use crate::texts::Io;

/// Turn Markdown into MFM
///
/// `CommonMark` and GitHub's extensions are read; whatever MFM has no construct for stays readable,
/// and text that would become live MFM is escaped.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"markdown\" or {\"markdown\", \"joinLines\"?, \"plainWords\"?} and gives {\"text\"}.")]
pub(crate) struct FromMarkdown {
    #[command(flatten)]
    io: Io,

    /// Make a line break within a paragraph a space, as a document does
    #[arg(long)]
    join_lines: bool,

    /// Escape mentions, hashtags and addresses in text, which mean nothing in a document
    #[arg(long)]
    plain_words: bool,
}

/// A line of a stream.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MarkdownLine<'l> {
    #[serde(borrow)]
    markdown: Cow<'l, str>,
    join_lines: Option<bool>,
    plain_words: Option<bool>,
}

impl<'l> From<Cow<'l, str>> for MarkdownLine<'l> {
    fn from(markdown: Cow<'l, str>) -> Self {
        Self { markdown, join_lines: None, plain_words: None }
    }
}

impl FromMarkdown {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, join_lines, plain_words } = self;
        let options = Options { join_lines, plain_words };
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let line: MarkdownLine<'_> = read(line)?;
                put_json(out, &TextView { text: line.convert(&options) });
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, look| {
            look.put_lines(out, &from_markdown(&input.text, &options));
            Ok(Outcome::Clean)
        })
    }
}

impl MarkdownLine<'_> {
    fn convert(&self, options: &Options) -> String {
        let options = Options {
            join_lines: self.join_lines.unwrap_or(options.join_lines),
            plain_words: self.plain_words.unwrap_or(options.plain_words),
        };
        from_markdown(&self.markdown, &options)
    }
}

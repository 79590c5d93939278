//! `aizome mfm html`: one command for every profile. What the profiles take stands in `profile.rs`.

use std::borrow::Cow;

use aizome_note_html::note::EmojiUrls;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::page::page;
use super::profile::{Facts, Profile, ProfileArgs, RemoteUserLine, RichText, Sent, Shown};
use super::reading::Reading;
use crate::json::put_json;
use crate::messages;
use crate::outcome::{Outcome, Stop};
use crate::stream::{LineError, read};
use crate::terminal::Terminal;
use crate::texts::{Io, put_lines};

/// Print a note as HTML, or as text for a terminal
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"text\" or {\"text\", \"mentionedRemoteUsers\"?: [{\"uri\", \"url\"?, \"username\", \
\"host\"}], \"extraHtml\"?, \"quote\"?, \"emojis\"?: {\"name\": \"url\"}, \"host\"?, \"nestLimit\"?, \"simple\"?} and \
gives {\"html\"}.

The users, `extraHtml` (trusted, appended as it is) and `quote` (the address of a quoted note) go \
with the profiles misskey and fep-c16b; `emojis` and `host`, the author's, with rich.")]
pub(crate) struct Html {
    #[command(flatten)]
    io: Io,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    profile: ProfileArgs,

    /// Print one complete document with the stylesheet, ready for a browser
    #[arg(long, conflicts_with = "jsonl", help_heading = "Profile rich")]
    page: bool,
}

/// A line of a stream: a text and what is known about the note.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NoteLine<'l> {
    #[serde(borrow)]
    text: Cow<'l, str>,
    nest_limit: Option<u32>,
    simple: Option<bool>,
    mentioned_remote_users: Option<Vec<RemoteUserLine>>,
    extra_html: Option<String>,
    quote: Option<String>,
    emojis: Option<EmojiUrls>,
    host: Option<String>,
}

/// The answer to one line.
#[derive(Debug, Serialize)]
pub(crate) struct HtmlView {
    pub(crate) html: String,
}

impl<'l> From<Cow<'l, str>> for NoteLine<'l> {
    fn from(text: Cow<'l, str>) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Html {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, profile, reading, page: document } = self;
        let colors = terminal.colors(io.output_is_terminal());
        let profile = profile.profile(terminal.language, colors, reading.simple)?;
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let html = read::<NoteLine<'_>>(line)?.render(&profile, reading)?;
                put_json(out, &HtmlView { html });
                Ok(Outcome::Clean)
            });
        }
        if document {
            let Profile::Rich(rich) = &profile else { return Err(messages::page_is_rich().into()) };
            return write_page(&io, reading, rich, terminal);
        }
        io.each(terminal, |input, out, look| {
            let html = profile.render(&reading.parse(&input.text));
            match profile {
                // Already harmless, and its colours are to stay.
                Profile::Ansi(_) => put_lines(out, &html),
                _ => look.put_lines(out, &html),
            }
            Ok(Outcome::Clean)
        })
    }
}

/// All inputs on one page.
fn write_page(
    io: &Io,
    reading: Reading,
    rich: &RichText,
    terminal: &Terminal,
) -> Result<Outcome, Stop> {
    io.all(|inputs, out| {
        let render = |text: &str| rich.render(&reading.parse(text), Shown::default());
        let notes: Vec<String> = inputs.iter().map(|input| render(&input.text)).collect();
        put_lines(out, &page(&notes, terminal.language));
        Ok(Outcome::Clean)
    })
}

impl NoteLine<'_> {
    fn render(self, profile: &Profile, reading: Reading) -> Result<String, LineError> {
        let nodes = reading.overridden(self.nest_limit, self.simple).parse(&self.text);
        let mentioned_remote_users = self.mentioned_remote_users.unwrap_or_default();
        let (extra_html, quote) = (self.extra_html, self.quote);
        let facts = Facts {
            sent: Sent { mentioned_remote_users, extra_html, quote },
            shown: Shown { emojis: self.emojis, host: self.host },
        };
        profile.render_with(&nodes, facts)
    }
}

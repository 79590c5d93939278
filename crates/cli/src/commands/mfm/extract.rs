//! `aizome mfm extract`.

use std::borrow::Cow;

use aizome_mfm::{
    Extracted, NoteTexts, PreviewOptions, SilentLinks, Text, custom_emojis, parse_simple,
    preview_urls,
};
use aizome_source::Localized;
use clap::Args;
use serde::{Deserialize, Serialize};

use crate::json::{Layout, put_json};
use crate::outcome::{Outcome, Stop};
use crate::stream::read;
use crate::terminal::Terminal;
use crate::texts::{Io, Look};

/// Print the mentions, hashtags, custom emoji and preview addresses of a note
///
/// The limits and rules are those by which Misskey creates a note: at most 32 hashtags of up to 128
/// characters, emoji names of up to 100, every mention in order.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"text\" or {\"text\"?, \"cw\"?, \"pollChoices\"?: [\"…\"]} and gives {\"mentions\": \
[{\"username\", \"host\", \"acct\"}], \"hashtags\": […], \"emojis\": […], \"urls\": […]}.")]
pub(crate) struct Extract {
    #[command(flatten)]
    io: Io,

    /// Print JSON, one object for each input
    #[arg(long)]
    json: bool,

    /// Extract from a user's name: only its custom emoji count
    #[arg(long)]
    simple: bool,

    /// Preview the addresses of links marked with `?` too
    #[arg(long)]
    silent_links: bool,
}

/// A line of a stream: the texts of a note.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct NoteLine<'l> {
    #[serde(borrow)]
    text: Option<Cow<'l, str>>,
    #[serde(borrow)]
    cw: Option<Cow<'l, str>>,
    poll_choices: Vec<String>,
}

impl<'l> From<Cow<'l, str>> for NoteLine<'l> {
    fn from(text: Cow<'l, str>) -> Self {
        Self { text: Some(text), ..Self::default() }
    }
}

/// What was found.
#[derive(Debug, Default, Serialize)]
struct Found<'t> {
    mentions: Vec<MentionView<'t>>,
    hashtags: Vec<Text<'t>>,
    emojis: Vec<Text<'t>>,
    urls: Vec<Text<'t>>,
}

#[derive(Debug, Serialize)]
struct MentionView<'t> {
    username: Text<'t>,
    host: Option<Text<'t>>,
    acct: Text<'t>,
}

impl Extract {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, json, simple, silent_links } = self;
        let how = How { simple, silent_links };
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let note: NoteLine<'_> = read(line)?;
                let choices: Vec<&str> = note.poll_choices.iter().map(|choice| &**choice).collect();
                let (text, cw) = (note.text.as_deref(), note.cw.as_deref());
                put_json(out, &how.find(NoteTexts { text, cw, poll_choices: &choices }));
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, look| {
            let found = how.find(NoteTexts { text: Some(&input.text), ..NoteTexts::default() });
            if json {
                Layout::Pretty.put(out, &found);
                out.push(b'\n');
            } else {
                found.list(out, look, terminal);
            }
            Ok(Outcome::Clean)
        })
    }
}

/// Where to look.
#[derive(Debug, Clone, Copy)]
struct How {
    simple: bool,
    silent_links: bool,
}

impl How {
    fn find<'t>(self, note: NoteTexts<'t>) -> Found<'t> {
        if self.simple {
            let emojis = custom_emojis(&parse_simple(note.text.unwrap_or_default()));
            return Found { emojis, ..Found::default() };
        }
        let Extracted { mentions, hashtags, custom_emojis } = Extracted::from_note(note);
        let view = |mention: aizome_mfm::Mention<'t>| MentionView {
            username: mention.username,
            host: mention.host,
            acct: mention.acct,
        };
        Found {
            mentions: mentions.into_iter().map(view).collect(),
            hashtags,
            emojis: custom_emojis,
            urls: self.urls(note.text.unwrap_or_default()),
        }
    }

    fn urls(self, text: &str) -> Vec<Text<'_>> {
        let silent_links =
            if self.silent_links { SilentLinks::Shown } else { SilentLinks::Respected };
        let options = PreviewOptions { silent_links, ..PreviewOptions::default() };
        preview_urls(&aizome_mfm::parse(text), options)
    }
}

impl Found<'_> {
    /// For people: a line for each kind that there is any of.
    fn list(&self, out: &mut Vec<u8>, look: Look, terminal: &Terminal) {
        let accts = self.mentions.iter().map(|mention| mention.acct.to_string()).collect();
        let marked = |before, names: &[Text<'_>], after| {
            names.iter().map(|name| format!("{before}{name}{after}")).collect()
        };
        let lists: [(_, Vec<String>); 4] = [
            (Localized::new("mentions", "メンション"), accts),
            (Localized::new("hashtags", "ハッシュタグ"), marked("#", &self.hashtags, "")),
            (Localized::new("custom emoji", "カスタム絵文字"), marked(":", &self.emojis, ":")),
            (Localized::new("previews", "プレビュー"), marked("", &self.urls, "")),
        ];
        for (label, items) in lists.into_iter().filter(|(_, items)| !items.is_empty()) {
            look.put_lines(out, &format!("{}: {}", label.get(terminal.language), items.join(" ")));
        }
    }
}

//! `aizome mfm from-html`.

use std::borrow::Cow;

use aizome_note_html::{FromHtml as Options, Mode, from_html};
use clap::Args;
use serde::Deserialize;

use super::format::TextView;
use crate::json::put_json;
use crate::outcome::{Outcome, Stop};
use crate::stream::read;
use crate::terminal::Terminal;
use crate::texts::Io;

/// Turn HTML from other servers into MFM
///
/// By default the result is what Misskey itself stores for such a note. With --better it keeps more
/// and becomes nothing that was not meant: text that looks like MFM stays text, code keeps its
/// language, lists their markers, images their descriptions.
#[derive(Debug, Args)]
#[command(after_long_help = "\
With --jsonl each line is \"html\" or {\"html\", \"hashtags\"?: [\"#tag\"]} and gives {\"text\"}.")]
pub(crate) struct FromHtml {
    #[command(flatten)]
    io: Io,

    /// Keep more than Misskey does, and escape what would become live MFM
    #[arg(long)]
    better: bool,

    /// Leave out the `RE: …` tail that stands for a quote
    #[arg(long)]
    drop_quote_inline: bool,

    /// A hashtag of the note, with its `#`: a link of that text is the hashtag; may be repeated
    #[arg(long = "hashtag", value_name = "TAG")]
    hashtags: Vec<String>,

    /// With --better: the host whose users are mentioned without a host
    #[arg(long, value_name = "HOST", requires = "better")]
    home: Option<String>,
}

/// A line of a stream.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HtmlLine<'l> {
    #[serde(borrow)]
    html: Cow<'l, str>,
    #[serde(default)]
    hashtags: Option<Vec<String>>,
}

impl<'l> From<Cow<'l, str>> for HtmlLine<'l> {
    fn from(html: Cow<'l, str>) -> Self {
        Self { html, hashtags: None }
    }
}

impl FromHtml {
    pub(crate) fn run(self, terminal: &Terminal) -> Result<Outcome, Stop> {
        let Self { io, better, drop_quote_inline, hashtags, home } = self;
        let mode = if better { Mode::Better } else { Mode::Compat };
        let options = Options { mode, hashtags, drop_quote_inline, home };
        if io.jsonl {
            return io.stream(terminal, move |line, out| {
                let line: HtmlLine<'_> = read(line)?;
                put_json(out, &TextView { text: line.convert(&options) });
                Ok(Outcome::Clean)
            });
        }
        io.each(terminal, |input, out, look| {
            look.put_lines(out, &from_html(&input.text, &options));
            Ok(Outcome::Clean)
        })
    }
}

impl HtmlLine<'_> {
    fn convert(self, options: &Options) -> String {
        match self.hashtags {
            None => from_html(&self.html, options),
            Some(hashtags) => from_html(&self.html, &Options { hashtags, ..options.clone() }),
        }
    }
}

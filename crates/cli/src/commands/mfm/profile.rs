//! The profiles of `aizome mfm html`: which there are, and how each renders a note with what is
//! known of it.

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Language, Node, PlainSpeech};
use aizome_note_html::misskey::RemoteUser;
use aizome_note_html::note::EmojiUrls;
use aizome_note_html::rich::{self, CustomEmojis, EmojiRequest, TextKind};
use aizome_note_html::{ansi, fep_c16b, misskey, text};
use clap::{Args, ValueEnum};
use serde::Deserialize;

use crate::commands::rich::{PlaceArgs, Rich, RichArgs};
use crate::outcome::Failure;
use crate::stream::LineError;

/// Which profile, and its options.
#[derive(Debug, Args)]
pub(crate) struct ProfileArgs {
    /// For whom the note is written
    #[arg(long, value_name = "PROFILE", default_value = "misskey")]
    profile: ProfileName,

    #[command(flatten)]
    place: PlaceArgs,

    #[command(flatten, next_help_heading = "Profile rich")]
    rich: RichArgs,

    /// The author's host, if that is another instance: whose `@name` and emoji they are
    #[arg(long, value_name = "HOST")]
    author_host: Option<String>,

    /// The author is a cat
    #[arg(long)]
    nyaize: bool,

    /// On one line, cut off by the stylesheet
    #[arg(long)]
    nowrap: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProfileName {
    /// For other servers: exactly what Misskey sends them
    Misskey,
    /// For other servers: spans that keep every function and its arguments (FEP-c16b)
    FepC16b,
    /// For clients: everything a note can show, by classes for a stylesheet
    Rich,
    /// For search, notifications and logs: plain text
    Text,
    /// For a terminal: colours, weight, links
    Ansi,
}

/// A profile with its options.
#[derive(Debug)]
pub(crate) enum Profile {
    Misskey(misskey::Options),
    FepC16b(misskey::Options),
    Rich(Box<RichText>),
    Text(text::Options),
    Ansi(ansi::Options),
}

/// The profile rich for a single text.
#[derive(Debug)]
pub(crate) struct RichText {
    rich: Rich,
    author_host: Option<String>,
    nyaize: bool,
    nowrap: bool,
    simple: bool,
}

/// What a stream may say of a note beyond its text.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// For the profiles that other servers get.
    pub(crate) sent: Sent,
    /// For the profile rich.
    pub(crate) shown: Shown,
}

/// What a note that is sent says beyond its text.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) mentioned_remote_users: Vec<RemoteUserLine>,
    pub(crate) extra_html: Option<String>,
    pub(crate) quote: Option<String>,
}

/// What a note that is shown says beyond its text.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub(crate) emojis: Option<EmojiUrls>,
    pub(crate) host: Option<String>,
}

/// An entry of Misskey's `mentionedRemoteUsers`.
#[derive(Debug, Deserialize)]
pub(crate) struct RemoteUserLine {
    uri: String,
    url: Option<String>,
    username: String,
    host: Option<String>,
}

impl ProfileArgs {
    /// The profile that is asked for. `colors` says whether the reader wants them.
    pub(crate) fn profile(
        self,
        language: Language,
        colors: bool,
        simple: bool,
    ) -> Result<Profile, Failure> {
        let Self { profile, place, rich, author_host, nyaize, nowrap } = self;
        Ok(match profile {
            ProfileName::Misskey => Profile::Misskey(sending_options(place)),
            ProfileName::FepC16b => Profile::FepC16b(sending_options(place)),
            ProfileName::Text => Profile::Text(text::Options::default()),
            ProfileName::Ansi => Profile::Ansi(ansi_options(place, colors)),
            ProfileName::Rich => {
                let rich = Rich::new(rich, place, language)?;
                Profile::Rich(Box::new(RichText { rich, author_host, nyaize, nowrap, simple }))
            }
        })
    }
}

fn sending_options(place: PlaceArgs) -> misskey::Options {
    misskey::Options::new(place.base_url.unwrap_or_default())
}

fn ansi_options(place: PlaceArgs, colors: bool) -> ansi::Options {
    let dialect = place.dialect.first().copied().map(Dialect::from);
    ansi::Options {
        colors: if colors { shown_colors() } else { ansi::Colors::None },
        hyperlinks: colors,
        base_url: place.base_url.unwrap_or_default(),
        dialect: dialect.unwrap_or_default(),
        utc_offset: place.utc_offset,
    }
}

/// The colours a terminal shows, by the variable in which terminals say it.
fn shown_colors() -> ansi::Colors {
    match std::env::var("COLORTERM").as_deref() {
        Ok("truecolor" | "24bit") => ansi::Colors::Rgb,
        _ => ansi::Colors::Palette,
    }
}

impl Profile {
    /// The note in this profile.
    pub(crate) fn render(&self, nodes: &[Node<'_>]) -> String {
        match self {
            Self::Misskey(options) => misskey::to_html(nodes, options),
            Self::FepC16b(options) => fep_c16b::to_html(nodes, options),
            Self::Rich(rich) => rich.render(nodes, Shown::default()),
            Self::Text(options) => text::to_text(nodes, options),
            Self::Ansi(options) => ansi::to_ansi(nodes, options),
        }
    }

    /// The note with what else is known of it.
    pub(crate) fn render_with(
        &self,
        nodes: &[Node<'_>],
        facts: Facts,
    ) -> Result<String, LineError> {
        self.check(&facts)?;
        let Facts { sent, shown } = facts;
        Ok(match self {
            Self::Misskey(options) => misskey::to_html(nodes, &sent.options(options)),
            Self::FepC16b(options) => fep_c16b::to_html(nodes, &sent.options(options)),
            Self::Rich(rich) => rich.render(nodes, shown),
            Self::Text(_) | Self::Ansi(_) => self.render(nodes),
        })
    }

    /// Facts that this profile would not use are refused rather than lost.
    fn check(&self, facts: &Facts) -> Result<(), LineError> {
        let sends = matches!(self, Self::Misskey(_) | Self::FepC16b(_));
        if !sends && !facts.sent.is_empty() {
            return Err(LineError::shape(
                "`mentionedRemoteUsers`, `extraHtml` and `quote` go with misskey and fep-c16b only",
                "`mentionedRemoteUsers`、`extraHtml`、`quote` は misskey と fep-c16b だけで使えます",
            ));
        }
        if !matches!(self, Self::Rich(_)) && !facts.shown.is_empty() {
            return Err(LineError::shape(
                "`emojis` and `host` go with rich only",
                "`emojis` と `host` は rich だけで使えます",
            ));
        }
        Ok(())
    }
}

impl RichText {
    /// The note as a client shows it.
    pub(crate) fn render(&self, nodes: &[Node<'_>], shown: Shown) -> String {
        let pictures = Pictures { own: shown.emojis.unwrap_or_default(), rich: &self.rich };
        let options = rich::Options {
            author_host: shown.host.as_deref().or(self.author_host.as_deref()),
            custom_emojis: &pictures,
            nyaize: self.nyaize.then_some(PlainSpeech::Children),
            nowrap: self.nowrap,
            text: if self.simple { TextKind::Simple } else { TextKind::Full },
            ..self.rich.options()
        };
        rich::to_html(nodes, &options)
    }
}

/// The pictures that came with a note, and the others.
struct Pictures<'r> {
    own: EmojiUrls,
    rich: &'r Rich,
}

impl CustomEmojis for Pictures<'_> {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        self.rich.picture(emoji, self.own.get(emoji.name).map(str::to_owned))
    }
}

impl Shown {
    const fn is_empty(&self) -> bool {
        self.emojis.is_none() && self.host.is_none()
    }
}

impl Sent {
    const fn is_empty(&self) -> bool {
        self.mentioned_remote_users.is_empty() && self.extra_html.is_none() && self.quote.is_none()
    }

    fn options(self, base: &misskey::Options) -> misskey::Options {
        let users = self.mentioned_remote_users.into_iter().filter_map(RemoteUserLine::remote);
        let mut options = base.clone().mentioned_remote_users(users.collect());
        if let Some(address) = self.quote {
            options = options.quote(address);
        }
        if let Some(html) = self.extra_html {
            options = options.extra_html(html);
        }
        options
    }
}

impl RemoteUserLine {
    /// The user, unless they are no remote user after all.
    fn remote(self) -> Option<RemoteUser> {
        let Self { uri, url, username, host } = self;
        Some(RemoteUser { uri, url, username, host: host? })
    }
}

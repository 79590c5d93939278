//! The options of the profile `rich`, which single texts and whole notes share, from words on the
//! command line to what the library takes.

use std::path::PathBuf;

use aizome_mfm::Language;
use aizome_mfm::functions::Dialect;
use aizome_note_html::note::EmojiUrls;
use aizome_note_html::rich::{
    Animation, CustomEmojis, EmojiMap, EmojiRequest, EmojiTemplate, MediaProxy, Mentioned, Options,
    Places, Site, UnicodeEmoji,
};
use clap::{Args, ValueEnum};
use serde::Deserialize;

use super::utc_offset::utc_offset;
use crate::input::Source;
use crate::messages;
use crate::outcome::Failure;
use crate::usage::Form;

/// Where and when the note is shown.
#[derive(Debug, Clone, Args)]
pub(crate) struct PlaceArgs {
    /// Address of the instance, such as `https://misskey.example`: where mentions and hashtags lead
    #[arg(long, value_name = "URL", value_parser = instance_address)]
    pub(crate) base_url: Option<String>,

    /// Whose functions are known; of several that know the same, the first counts
    #[arg(long, value_name = "NAME", default_value = "misskey", value_delimiter = ',')]
    pub(crate) dialect: Vec<DialectName>,

    /// The reader's clock, such as +09:00
    #[arg(
        long,
        value_name = "OFFSET",
        default_value = "Z",
        value_parser = utc_offset,
        allow_hyphen_values = true
    )]
    pub(crate) utc_offset: i32,
}

/// How a client shows notes.
#[derive(Debug, Clone, Args)]
pub(crate) struct RichArgs {
    /// Nothing moves, whatever the reader's system says
    #[arg(long = "static")]
    still: bool,

    /// Functions that enlarge, shift or move have no effect
    #[arg(long)]
    no_advanced: bool,

    /// Where pictures of custom emoji are: an address with {name} and {host} in it
    #[arg(long, value_name = "TEMPLATE")]
    emoji_url: Option<String>,

    /// A JSON file of pictures of custom emoji: {"name": "url"}, or what /api/emojis answers
    #[arg(long, value_name = "FILE")]
    emoji_map: Option<PathBuf>,

    /// A proxy to load pictures through, such as `https://misskey.example/proxy`
    #[arg(long, value_name = "URL")]
    pub(crate) media_proxy: Option<String>,

    /// Show Unicode emoji as pictures, named as in Twemoji, from the folder at this address
    #[arg(long, value_name = "URL")]
    twemoji: Option<String>,

    /// The same, named as in Fluent Emoji, which has no flags: those are Twemoji's
    #[arg(long, value_name = "URL", requires = "twemoji")]
    fluent: Option<String>,

    /// The host of the instance: mentions of its users show none
    #[arg(long, value_name = "HOST")]
    local_host: Option<String>,

    /// The user who reads: mentions of them stand out
    #[arg(long, value_name = "NAME")]
    reader: Option<String>,
}

/// A dialect of MFM's functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[value(rename_all = "lower")]
#[serde(rename_all = "lowercase")]
pub(crate) enum DialectName {
    Misskey,
    Sharkey,
    CherryPick,
    Firefish,
    Iceshrimp,
}

/// All of it, ready for use.
#[derive(Debug)]
pub(crate) struct Rich {
    args: RichArgs,
    base_url: Option<String>,
    dialects: Vec<Dialect>,
    utc_offset: i32,
    language: Language,
    map: EmojiMap,
}

impl Rich {
    /// Reads what the options name.
    pub(crate) fn new(
        args: RichArgs,
        place: PlaceArgs,
        language: Language,
    ) -> Result<Self, Failure> {
        let map = args.emoji_map.clone().map(read_emoji_map).transpose()?.unwrap_or_default();
        let dialects = place.dialect.into_iter().map(Dialect::from).collect();
        let PlaceArgs { base_url, utc_offset, .. } = place;
        Ok(Self { args, base_url, dialects, utc_offset, language, map })
    }

    /// What the library takes.
    pub(crate) fn options(&self) -> Options<'_> {
        let args = &self.args;
        Options {
            dialects: &self.dialects,
            animation: if args.still { Animation::Static } else { Animation::Animated },
            advanced: !args.no_advanced,
            language: self.language,
            utc_offset: self.utc_offset,
            base_url: self.base_url.as_deref(),
            local_host: args.local_host.as_deref(),
            reader: args.reader.as_deref(),
            custom_emojis: self,
            unicode_emoji: args.unicode_emoji(),
            places: self,
            ..Options::default()
        }
    }

    /// A picture that came with the note, or else one that is known, through the proxy.
    pub(crate) fn picture(&self, emoji: &EmojiRequest<'_>, own: Option<String>) -> Option<String> {
        let template = || EmojiTemplate(self.args.emoji_url.clone()?).picture(emoji);
        let found = own.or_else(|| self.map.picture(emoji)).or_else(template);
        match self.args.media_proxy.clone() {
            None => found,
            Some(proxy) => MediaProxy { proxy, emojis: Found(found) }.picture(emoji),
        }
    }
}

impl RichArgs {
    fn unicode_emoji(&self) -> UnicodeEmoji<'_> {
        match (&self.fluent, &self.twemoji) {
            (Some(base_url), Some(flags_base_url)) => {
                UnicodeEmoji::Fluent { base_url, flags_base_url }
            }
            (None, Some(base_url)) => UnicodeEmoji::Twemoji { base_url },
            (_, None) => UnicodeEmoji::Native,
        }
    }
}

impl CustomEmojis for Rich {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        self.picture(emoji, None)
    }
}

/// Without the address of an instance, mentions and hashtags lead nowhere.
impl Places for Rich {
    fn mention(&self, user: &Mentioned<'_>) -> Option<String> {
        Site(self.base_url.as_deref()?).mention(user)
    }

    fn hashtag(&self, tag: &str) -> Option<String> {
        Site(self.base_url.as_deref()?).hashtag(tag)
    }

    fn note(&self, id: &str) -> Option<String> {
        Site(self.base_url.as_deref()?).note(id)
    }
}

/// A picture that is known already.
struct Found(Option<String>);

impl CustomEmojis for Found {
    fn picture(&self, _: &EmojiRequest<'_>) -> Option<String> {
        self.0.clone()
    }
}

/// The address of an instance, without its final slash.
fn instance_address(address: &str) -> Result<String, Form> {
    let web = address.starts_with("https://") || address.starts_with("http://");
    match url::Url::parse(address) {
        Ok(_) if web => Ok(address.trim_end_matches('/').to_owned()),
        _ => Err(Form("https://misskey.example")),
    }
}

fn read_emoji_map(path: PathBuf) -> Result<EmojiMap, Failure> {
    /// What Misskey's `/api/emojis` answers.
    #[derive(Deserialize)]
    struct Answer {
        emojis: EmojiUrls,
    }

    let source = Source::File(path);
    let text = source.read_text()?;
    let listed = match serde_json::from_str::<Answer>(&text) {
        Ok(answer) => Ok(answer.emojis),
        Err(_) => serde_json::from_str::<EmojiUrls>(&text),
    };
    let EmojiUrls(pairs) = listed.map_err(|error| messages::not_json(&source.name(), &error))?;
    Ok(EmojiMap::from_iter(pairs))
}

impl From<DialectName> for Dialect {
    fn from(name: DialectName) -> Self {
        match name {
            DialectName::Misskey => Self::Misskey,
            DialectName::Sharkey => Self::Sharkey,
            DialectName::CherryPick => Self::CherryPick,
            DialectName::Firefish => Self::Firefish,
            DialectName::Iceshrimp => Self::Iceshrimp,
        }
    }
}

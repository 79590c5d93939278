//! What a note is: the part of Misskey's JSON that a reader can see.
//!
//! Field names are the API's in snake case. Unknown fields are ignored, and a missing field or a
//! `null` is the empty value, because servers of many ages and forks answer in this shape.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::json::{count, or_default};

/// A note, as `notes/show` answers it.
///
/// ```
/// use aizome_note_html::note::Note;
///
/// let json = r#"{"id": "9x", "text": "hi", "user": {"username": "ai", "host": null}, "new": 1}"#;
/// let note: Note = serde_json::from_str(json).unwrap();
/// assert_eq!(note.text.as_deref(), Some("hi"));
/// assert_eq!(note.user.acct(), "@ai");
/// ```
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Note {
    /// Its id on the server that answered.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// When it was written, as ISO 8601 in UTC.
    #[serde(deserialize_with = "or_default")]
    pub created_at: String,
    /// Who wrote it.
    #[serde(deserialize_with = "or_default")]
    pub user: User,
    /// Its MFM; `None` for a pure renote and for a note of files only.
    pub text: Option<String>,
    /// The content warning that hides the rest, also MFM.
    pub cw: Option<String>,
    /// The language of the text as a BCP 47 tag, where a fork records it.
    pub lang: Option<String>,
    /// Who may read it.
    #[serde(deserialize_with = "or_default")]
    pub visibility: Visibility,
    /// Whether it stays on its server.
    #[serde(deserialize_with = "or_default")]
    pub local_only: bool,
    /// The note it answers.
    pub reply_id: Option<String>,
    /// The same, if the server sent it along.
    pub reply: Option<Box<Note>>,
    /// The note it renotes or quotes.
    pub renote_id: Option<String>,
    /// The same, if the server sent it along.
    pub renote: Option<Box<Note>>,
    /// Attached files.
    #[serde(deserialize_with = "or_default")]
    pub files: Vec<File>,
    /// The ids of attached files, which a server may send without the files.
    #[serde(deserialize_with = "or_default")]
    pub file_ids: Vec<String>,
    /// A poll.
    pub poll: Option<Poll>,
    /// How often each reaction was given, in the server's order.
    #[serde(deserialize_with = "or_default")]
    pub reactions: Reactions,
    /// Images of remote custom emoji among the reactions, by `name@host`.
    #[serde(deserialize_with = "or_default")]
    pub reaction_emojis: EmojiUrls,
    /// Images of custom emoji in the text, by name; only for remote notes.
    #[serde(deserialize_with = "or_default")]
    pub emojis: EmojiUrls,
    /// The reaction of the reader.
    pub my_reaction: Option<String>,
    /// How many notes renote it.
    #[serde(deserialize_with = "count")]
    pub renote_count: u64,
    /// How many notes answer it.
    #[serde(deserialize_with = "count")]
    pub replies_count: u64,
    /// Hashtags in it, without `#`.
    #[serde(deserialize_with = "or_default")]
    pub tags: Vec<String>,
    /// The channel it was written in.
    pub channel: Option<Channel>,
    /// Its page on its own server; only for remote notes.
    pub url: Option<String>,
    /// Its `ActivityPub` id; only for remote notes.
    pub uri: Option<String>,
}

/// Who may read a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody, on every timeline.
    #[default]
    Public,
    /// Everybody, but only the home timeline shows it.
    Home,
    /// Followers.
    Followers,
    /// Chosen people.
    Specified,
    /// A name this crate does not know.
    #[serde(other)]
    Other,
}

/// An author.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct User {
    /// The name before the host.
    #[serde(deserialize_with = "or_default")]
    pub username: String,
    /// The host; `None` on the server that answered.
    pub host: Option<String>,
    /// The shown name, in simple MFM.
    pub name: Option<String>,
    /// The address of the avatar.
    pub avatar_url: Option<String>,
    /// Whether a program writes under this name.
    #[serde(deserialize_with = "or_default")]
    pub is_bot: bool,
    /// Whether the user is a cat, whose text is nyaized.
    #[serde(deserialize_with = "or_default")]
    pub is_cat: bool,
    /// Images of custom emoji in the name; only for remote users.
    #[serde(deserialize_with = "or_default")]
    pub emojis: EmojiUrls,
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Poll {
    /// What can be chosen.
    #[serde(deserialize_with = "or_default")]
    pub choices: Vec<Choice>,
    /// Whether several choices may be taken.
    #[serde(deserialize_with = "or_default")]
    pub multiple: bool,
    /// When it ends, as ISO 8601 in UTC.
    pub expires_at: Option<String>,
}

/// One choice of a poll.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    /// Its words, in simple MFM.
    #[serde(deserialize_with = "or_default")]
    pub text: String,
    /// How many chose it.
    #[serde(deserialize_with = "count")]
    pub votes: u64,
    /// Whether the reader did.
    #[serde(deserialize_with = "or_default")]
    pub is_voted: bool,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct File {
    /// Its name.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Its media type, such as `image/webp`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub media_type: String,
    /// Where it is.
    pub url: Option<String>,
    /// Where a small picture of it is.
    pub thumbnail_url: Option<String>,
    /// What it shows, told by its author.
    pub comment: Option<String>,
    /// Whether readers want to be asked before they see it.
    #[serde(deserialize_with = "or_default")]
    pub is_sensitive: bool,
    /// Its width and height.
    #[serde(deserialize_with = "or_default")]
    pub properties: Size,
}

/// The size of a picture, in pixels; 0 when not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Size {
    /// Its width.
    #[serde(deserialize_with = "count")]
    pub width: u64,
    /// Its height.
    #[serde(deserialize_with = "count")]
    pub height: u64,
}

/// A channel.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Channel {
    /// Its id.
    #[serde(deserialize_with = "or_default")]
    pub id: String,
    /// Its name.
    #[serde(deserialize_with = "or_default")]
    pub name: String,
    /// Its colour, as `#86b300`.
    pub color: Option<String>,
}

/// Reactions and how often each was given, in the order of the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reactions(pub Vec<(String, u64)>);

/// Images of custom emoji by name. Older servers send a list of `{name, url}`, newer ones a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EmojiUrls(pub BTreeMap<String, String>);

impl Note {
    /// Whether it carries something of its own on top of the note it renotes.
    #[must_use]
    pub fn is_quote(&self) -> bool {
        self.renotes() && self.has_content()
    }

    /// Whether it only passes on another note.
    #[must_use]
    pub fn is_pure_renote(&self) -> bool {
        self.renotes() && !self.has_content()
    }

    fn renotes(&self) -> bool {
        self.renote_id.is_some() || self.renote.is_some()
    }

    /// Misskey's rule: text, a content warning, a reply, a poll or files make a renote a quote.
    fn has_content(&self) -> bool {
        self.text.is_some()
            || self.cw.is_some()
            || self.reply_id.is_some()
            || self.reply.is_some()
            || self.poll.is_some()
            || !self.files.is_empty()
            || !self.file_ids.is_empty()
    }
}

impl User {
    /// `@ai` or `@ai@example.com`.
    #[must_use]
    pub fn acct(&self) -> String {
        match self.home() {
            Some(host) => format!("@{}@{host}", self.username),
            None => format!("@{}", self.username),
        }
    }

    /// The host of a user of another server.
    #[must_use]
    pub fn home(&self) -> Option<&str> {
        self.host.as_deref().filter(|host| !host.is_empty())
    }

    /// The name to show: the chosen one, or the user name when there is none.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&self.username)
    }
}

impl EmojiUrls {
    /// The address of the image of an emoji.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether none is known, which is how a server answers for notes of its own.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

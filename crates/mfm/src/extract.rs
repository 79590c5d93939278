//! Mentions, hashtags and custom emoji of a note, as Misskey's server takes them from one.
//!
//! There are two layers. [`mentions`], [`hashtags`] and [`custom_emojis`] read a tree; what comes
//! out borrows from the note, not from the tree. [`Extracted::from_note`] does what creating a note
//! does: it reads text, content warning and poll choices together and applies the server's limits.
//!
//! Code, `<plain>` and link labels hold no mention or hashtag nodes, so nothing is excluded here.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::{Kind, Node, Text, parse, walk};

/// How many different people a note may mention unless the author's role says otherwise. Misskey
/// refuses the note beyond that; extraction keeps them all.
pub const MENTION_LIMIT: usize = 20;
/// How many hashtags of a note count; further ones are dropped.
pub const HASHTAG_LIMIT: usize = 32;
/// How many code points a hashtag may have; longer ones are dropped.
pub const HASHTAG_LENGTH_LIMIT: usize = 128;
/// How many UTF-16 units the name of a custom emoji may have; longer ones are dropped.
pub const EMOJI_NAME_LENGTH_LIMIT: usize = 100;

/// What the server takes from a note when it is created.
///
/// ```
/// use aizome_mfm::{Extracted, NoteTexts};
///
/// let note = NoteTexts {
///     text: Some("@ai :blobcat: #Ａｉ"),
///     cw: Some("#ねこ :blobcat:"),
///     poll_choices: &["@ai", ":party:"],
/// };
/// let found = Extracted::from_note(note);
/// assert_eq!(found.hashtags, ["Ａｉ", "ねこ"]);
/// assert_eq!(found.normal_hashtags().collect::<Vec<_>>(), ["ai", "ねこ"]);
/// assert_eq!(found.custom_emojis, ["blobcat", "party"]);
/// assert_eq!(found.mentions.len(), 2); // Not deduplicated: users are, once they are known.
/// assert_eq!(found.people().count(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extracted<'a> {
    /// Every mention in order, repeated ones too: the server looks the users up first.
    pub mentions: Vec<Mention<'a>>,
    /// Hashtags as written, without `#`: each once, within the limits.
    pub hashtags: Vec<Text<'a>>,
    /// Names of custom emoji, without `:`: each once, within the limits.
    pub custom_emojis: Vec<Text<'a>>,
}

/// The texts of a note that count for extraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoteTexts<'a> {
    /// The text.
    pub text: Option<&'a str>,
    /// The content warning.
    pub cw: Option<&'a str>,
    /// The choices of the poll.
    pub poll_choices: &'a [&'a str],
}

/// Someone mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mention<'a> {
    /// The name before the host.
    pub username: Text<'a>,
    /// The host as written; without one, the user is on the server of the note's author.
    pub host: Option<Text<'a>>,
    /// The whole mention with its `@`.
    pub acct: Text<'a>,
}

impl<'a> Extracted<'a> {
    /// Reads a note as creating it does: the texts one after the other, hashtags of at most
    /// [`HASHTAG_LENGTH_LIMIT`] and the first [`HASHTAG_LIMIT`] of them, emoji names of at most
    /// [`EMOJI_NAME_LENGTH_LIMIT`].
    #[must_use]
    pub fn from_note(note: NoteTexts<'a>) -> Self {
        let texts = note.text.into_iter().chain(note.cw).chain(note.poll_choices.iter().copied());
        let nodes: Vec<Node<'a>> = texts.flat_map(parse).collect();
        Self::from_nodes(&nodes)
    }

    /// Reads trees parsed before, with the same limits.
    #[must_use]
    pub fn from_nodes(nodes: &[Node<'a>]) -> Self {
        let mut hashtags = hashtags(nodes);
        hashtags.retain(|tag| tag.chars().count() <= HASHTAG_LENGTH_LIMIT);
        hashtags.truncate(HASHTAG_LIMIT);
        Self { mentions: mentions(nodes), hashtags, custom_emojis: custom_emojis(nodes) }
    }

    /// The hashtags as they are stored and searched for (see [`normal_hashtag`]). Two that differ
    /// only as written stay two, as on the server.
    pub fn normal_hashtags(&self) -> impl Iterator<Item = String> {
        self.hashtags.iter().map(|tag| normal_hashtag(tag))
    }

    /// The mentions without those that name a user and host again, in any case of letters.
    pub fn people(&self) -> impl Iterator<Item = &Mention<'a>> {
        let mut seen = HashSet::new();
        self.mentions.iter().filter(move |mention| {
            let host = mention.host.as_deref().map(str::to_lowercase);
            seen.insert((mention.username.to_lowercase(), host))
        })
    }
}

/// Every mention in order, repeated ones too.
#[must_use]
pub fn mentions<'a>(nodes: &[Node<'a>]) -> Vec<Mention<'a>> {
    let mention = |node: &Node<'a>| match &node.kind {
        Kind::Mention { username, host, acct } => {
            let (username, host, acct) = (username.clone(), host.clone(), acct.clone());
            Some(Mention { username, host, acct })
        }
        _ => None,
    };
    walk(nodes).filter_map(mention).collect()
}

/// Every hashtag as written, without `#`, each once.
#[must_use]
pub fn hashtags<'a>(nodes: &[Node<'a>]) -> Vec<Text<'a>> {
    unique(nodes, |kind| match kind {
        Kind::Hashtag(tag) => Some(tag),
        _ => None,
    })
}

/// The name of every custom emoji, without `:`, each once; those longer than
/// [`EMOJI_NAME_LENGTH_LIMIT`] are left out.
#[must_use]
pub fn custom_emojis<'a>(nodes: &[Node<'a>]) -> Vec<Text<'a>> {
    unique(nodes, |kind| match kind {
        Kind::EmojiCode(name) if name.encode_utf16().count() <= EMOJI_NAME_LENGTH_LIMIT => {
            Some(name)
        }
        _ => None,
    })
}

/// A hashtag as it is stored and compared: NFKC, then lower case.
///
/// ```
/// assert_eq!(aizome_mfm::normal_hashtag("ＡＩ①ﾈｺ"), "ai1ネコ");
/// ```
#[must_use]
pub fn normal_hashtag(tag: &str) -> String {
    tag.nfkc().collect::<String>().to_lowercase()
}

/// What `pick` takes from the nodes, in order, each text once. The set hashes with a secret key:
/// notes choose the texts.
fn unique<'t, 'a>(
    nodes: &'t [Node<'a>],
    pick: impl Fn(&'t Kind<'a>) -> Option<&'t Text<'a>>,
) -> Vec<Text<'a>> {
    let mut seen = HashSet::new();
    let found = walk(nodes).filter_map(|node| pick(&node.kind));
    found.filter(|text| seen.insert(&***text)).cloned().collect()
}

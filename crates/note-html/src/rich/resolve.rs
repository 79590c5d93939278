//! What only the client knows: where pictures of emoji are, where mentions and hashtags lead.
//!
//! Whatever a resolver answers is checked before it is written: only `http(s)` and paths of the
//! own site pass ([`SafeUrl`](crate::SafeUrl)), anything else counts as no answer.

use std::collections::HashMap;

use super::link::host_for_people;
use crate::writer::encode_uri_component;

/// Finds the pictures of custom emoji.
pub trait CustomEmojis {
    /// The address of a picture; `None` shows `:name:`.
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String>;
}

/// A custom emoji that is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmojiRequest<'a> {
    /// The name, without colons.
    pub name: &'a str,
    /// The host it belongs to: the author's. `None` for the local one.
    pub host: Option<&'a str>,
    /// Whether it is shown so large that a thumbnail would not do.
    pub original_size: bool,
    /// Whether it must not move.
    pub still: bool,
}

/// No pictures: all custom emoji are shown as `:name:`.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoEmojis;

impl CustomEmojis for NoEmojis {
    fn picture(&self, _: &EmojiRequest<'_>) -> Option<String> {
        None
    }
}

/// Addresses by name: the emoji of the own instance, or, for a note from elsewhere, the `emojis`
/// that came with it.
///
/// ```
/// use aizome_mfm::parse;
/// use aizome_note_html::rich::{EmojiMap, Options, to_html};
///
/// let emojis = EmojiMap::from_iter([("ai", "https://example.com/ai.png")]);
/// let options = Options { custom_emojis: &emojis, ..Options::default() };
/// assert!(to_html(&parse(":ai:"), &options).contains(r#"src="https://example.com/ai.png""#));
/// assert_eq!(to_html(&parse(":mei:"), &options), ":mei:");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmojiMap(pub HashMap<String, String>);

impl CustomEmojis for EmojiMap {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        self.0.get(emoji.name).cloned()
    }
}

impl<N: Into<String>, U: Into<String>> FromIterator<(N, U)> for EmojiMap {
    fn from_iter<I: IntoIterator<Item = (N, U)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, url)| (name.into(), url.into())).collect())
    }
}

/// Addresses made from a pattern with `{name}` and `{host}`, such as Misskey's
/// `https://misskey.example/emoji/{name}@{host}.webp`. The own host is `.`, as there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmojiTemplate(pub String);

impl CustomEmojis for EmojiTemplate {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        let name = encode_uri_component(emoji.name);
        let host = encode_uri_component(emoji.host.unwrap_or("."));
        Some(self.0.replace("{name}", &name).replace("{host}", &host))
    }
}

/// Pictures through a media proxy, which scales them down and stops their movement where asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaProxy<R> {
    /// The address of the proxy, without a final slash, such as `https://misskey.example/proxy`.
    pub proxy: String,
    /// Where the pictures are.
    pub emojis: R,
}

impl<R: CustomEmojis> CustomEmojis for MediaProxy<R> {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        let original = self.emojis.picture(emoji)?;
        let mut url = format!("{}/image.webp?url={}", self.proxy, encode_uri_component(&original));
        if !emoji.original_size {
            url.push_str("&emoji=1");
        }
        if emoji.still {
            url.push_str("&static=1");
        }
        Some(url)
    }
}

/// The first that has a picture.
impl<A: CustomEmojis, B: CustomEmojis> CustomEmojis for (A, B) {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        self.0.picture(emoji).or_else(|| self.1.picture(emoji))
    }
}

impl<R: CustomEmojis + ?Sized> CustomEmojis for &R {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        (**self).picture(emoji)
    }
}

/// Knows where things lead. `None` shows them without a link.
pub trait Places {
    /// The page of a user.
    fn mention(&self, user: &Mentioned<'_>) -> Option<String>;

    /// The page of a hashtag, given without `#`.
    fn hashtag(&self, tag: &str) -> Option<String>;

    /// The page of a note of the own instance.
    fn note(&self, _id: &str) -> Option<String> {
        None
    }

    /// The picture of a user, to stand before the name.
    fn avatar(&self, _user: &Mentioned<'_>) -> Option<String> {
        None
    }

    /// Where a search line leads.
    fn search(&self, query: &str) -> Option<String> {
        Some(format!("https://www.google.com/search?q={}", encode_uri_component(query)))
    }

    /// Where a link to another site leads instead, for instance through a page that warns.
    fn link(&self, _url: &str) -> Option<String> {
        None
    }
}

/// A user who is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mentioned<'a> {
    /// The name before the host.
    pub username: &'a str,
    /// The host, the author's where none was written; `None` for the local one.
    pub host: Option<&'a str>,
}

/// The pages of a Misskey instance at an address without a final slash; `""` for paths of the site
/// the note is shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Site<'a>(pub &'a str);

impl Places for Site<'_> {
    fn mention(&self, user: &Mentioned<'_>) -> Option<String> {
        let Mentioned { username, host } = user;
        Some(match host {
            Some(host) => format!("{}/@{username}@{}", self.0, host_for_people(host)),
            None => format!("{}/@{username}", self.0),
        })
    }

    fn hashtag(&self, tag: &str) -> Option<String> {
        Some(format!("{}/tags/{}", self.0, encode_uri_component(tag)))
    }

    fn note(&self, id: &str) -> Option<String> {
        Some(format!("{}/notes/{}", self.0, encode_uri_component(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AI: EmojiRequest<'_> =
        EmojiRequest { name: "ai", host: None, original_size: false, still: false };

    #[test]
    fn templates_and_proxies() {
        let template = EmojiTemplate("https://a.example/emoji/{name}@{host}.webp".into());
        let local = template.picture(&AI);
        assert_eq!(local.as_deref(), Some("https://a.example/emoji/ai@..webp"));
        let proxy = MediaProxy { proxy: "/proxy".into(), emojis: template };
        let remote = EmojiRequest { host: Some("b.example"), still: true, ..AI };
        assert_eq!(
            proxy.picture(&remote).as_deref(),
            Some(
                "/proxy/image.webp?url=https%3A%2F%2Fa.example%2Femoji%2Fai%40b.example.webp\
                 &emoji=1&static=1"
            )
        );
    }
}

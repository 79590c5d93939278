//! Where avatars, emoji and files are loaded from: straight from where they are, or through a proxy
//! that keeps readers unknown to strangers' servers.

use std::fmt::Debug;

use crate::writer::{SafeUrl, encode_uri_component};

/// Decides where something is loaded from. Whatever it answers is checked: only `http(s)` and paths
/// of the own site are written.
pub trait Media: Debug {
    /// The address to load instead of `url`; `None` to load nothing.
    fn address(&self, url: &str, usage: MediaUse) -> Option<String>;
}

/// What is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaUse {
    /// An avatar.
    Avatar,
    /// A custom emoji.
    Emoji {
        /// Whether it is shown so large that a thumbnail would not do.
        original_size: bool,
        /// Whether it must not move.
        still: bool,
    },
    /// The small form of a file.
    Preview,
    /// A file itself.
    File,
}

/// Everything is loaded from where it is, if that is on the web.
#[derive(Debug, Clone, Copy, Default)]
pub struct Direct;

impl Media for Direct {
    fn address(&self, url: &str, _: MediaUse) -> Option<String> {
        SafeUrl::web(url).map(|url| url.as_str().to_owned())
    }
}

/// Pictures are loaded through a media proxy of Misskey's kind; files, which it does not serve, from
/// where they are.
///
/// ```
/// use aizome_note_html::note::{Media, MediaUse, Proxy};
///
/// let proxy = Proxy("https://misskey.example/proxy".into());
/// assert_eq!(
///     proxy.address("https://a.example/me.png", MediaUse::Avatar).unwrap(),
///     "https://misskey.example/proxy/avatar.webp?url=https%3A%2F%2Fa.example%2Fme.png&avatar=1",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy(pub String);

impl Media for Proxy {
    fn address(&self, url: &str, usage: MediaUse) -> Option<String> {
        let (name, switches) = match usage {
            MediaUse::File => return Direct.address(url, usage),
            MediaUse::Avatar => ("avatar", "&avatar=1"),
            MediaUse::Preview => ("preview", "&preview=1"),
            MediaUse::Emoji { original_size: true, still: false } => ("image", ""),
            MediaUse::Emoji { original_size: true, still: true } => ("image", "&static=1"),
            MediaUse::Emoji { original_size: false, still: false } => ("image", "&emoji=1"),
            MediaUse::Emoji { original_size: false, still: true } => ("image", "&emoji=1&static=1"),
        };
        Some(format!("{}/{name}.webp?url={}{switches}", self.0, encode_uri_component(url)))
    }
}

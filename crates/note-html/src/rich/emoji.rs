//! Custom and Unicode emoji.

use super::nodes::Profile;
use super::{EmojiRequest, open_classed};
use crate::writer::{Attribute, Element, SafeUrl, UrlAttribute};

/// From this enlargement on, emoji are wanted in their original size.
const ORIGINAL_FROM: f64 = 2.5;

/// How Unicode emoji are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnicodeEmoji<'a> {
    /// As characters, by the reader's own font.
    #[default]
    Native,
    /// As pictures named as in Twemoji: `BASE/1f36e.svg`.
    Twemoji {
        /// The folder of the pictures, without a final slash.
        base_url: &'a str,
    },
    /// As pictures named as in Misskey's Fluent Emoji: `BASE/1f36e.png`. Fluent has no flags, which
    /// are shown as Twemoji.
    Fluent {
        /// The folder of the pictures, without a final slash.
        base_url: &'a str,
        /// The folder of Twemoji's, for flags.
        flags_base_url: &'a str,
    },
}

impl UnicodeEmoji<'_> {
    /// The address of the picture of an emoji; `None` for [`Native`](Self::Native).
    ///
    /// ```
    /// use aizome_note_html::rich::UnicodeEmoji;
    ///
    /// let twemoji = UnicodeEmoji::Twemoji { base_url: "/twemoji" };
    /// assert_eq!(twemoji.picture("🍮").unwrap(), "/twemoji/1f36e.svg");
    /// assert_eq!(twemoji.picture("❤️").unwrap(), "/twemoji/2764.svg");
    /// ```
    #[must_use]
    pub fn picture(self, emoji: &str) -> Option<String> {
        match self {
            Self::Native => None,
            Self::Twemoji { base_url } => Some(format!("{base_url}/{}.svg", file_name(emoji, 0))),
            Self::Fluent { flags_base_url, .. } if is_flag(emoji) => {
                Self::Twemoji { base_url: flags_base_url }.picture(emoji)
            }
            Self::Fluent { base_url, .. } => {
                Some(format!("{base_url}/{}.png", file_name(emoji, 4)))
            }
        }
    }
}

/// The code points in hexadecimal, joined; without U+FE0F, unless some are joined by U+200D.
fn file_name(emoji: &str, digits: usize) -> String {
    let joined = emoji.contains('\u{200D}');
    let kept = emoji.chars().filter(|&c| joined || c != '\u{FE0F}');
    kept.map(|c| format!("{:0digits$x}", u32::from(c))).collect::<Vec<_>>().join("-")
}

/// Whether it begins with U+1F1xx, as flags do.
fn is_flag(emoji: &str) -> bool {
    emoji.chars().next().is_some_and(|c| (0x1F100..=0x1F1FF).contains(&u32::from(c)))
}

impl Profile<'_, '_> {
    /// A single code point gets U+FE0F, which asks the font for its colours.
    pub(super) fn unicode_emoji(&mut self, emoji: &str) {
        let picture = self.options.unicode_emoji.picture(emoji);
        if let Some(url) = picture.and_then(|url| SafeUrl::new(&url)) {
            return self.picture(&url, "mfm-unicode-emoji", emoji);
        }
        self.writer.text(emoji);
        if emoji.chars().nth(1).is_none() {
            self.writer.text("\u{FE0F}");
        }
    }

    pub(super) fn custom_emoji(&mut self, name: &str) {
        let original_size = self.enlargement >= ORIGINAL_FROM;
        let still = !self.options.moves();
        let request = EmojiRequest { name, host: self.options.author_host, original_size, still };
        let code = format!(":{name}:");
        let url = self.options.custom_emojis.picture(&request);
        match url.and_then(|url| SafeUrl::new(&url)) {
            Some(url) if original_size => {
                self.picture(&url, "mfm-emoji mfm-emoji-original", &code);
            }
            Some(url) => self.picture(&url, "mfm-emoji", &code),
            None => self.writer.text(&code),
        }
    }

    /// A picture that stands for text, which is also its title.
    pub(super) fn picture(&mut self, url: &SafeUrl, class: &'static str, text: &str) {
        let title = Some(text).filter(|text| !text.is_empty());
        open_classed(self.writer, Element::Img, class)
            .url(UrlAttribute::Src, url)
            .attr(Attribute::Alt, text)
            .attr_if(Attribute::Title, title)
            .attr(Attribute::Decoding, "async")
            .attr(Attribute::Loading, "lazy")
            .attr(Attribute::Draggable, "false")
            .end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(emoji: &str, twemoji: &str, fluent: &str) {
        let style = UnicodeEmoji::Twemoji { base_url: "t" };
        assert_eq!(style.picture(emoji).as_deref(), Some(twemoji));
        let style = UnicodeEmoji::Fluent { base_url: "f", flags_base_url: "t" };
        assert_eq!(style.picture(emoji).as_deref(), Some(fluent));
    }

    #[test]
    fn files_are_named_as_upstream() {
        check("🍮", "t/1f36e.svg", "f/1f36e.png");
        check("©️", "t/a9.svg", "f/00a9.png");
        check("🇯🇵", "t/1f1ef-1f1f5.svg", "t/1f1ef-1f1f5.svg");
        check("1️⃣", "t/31-20e3.svg", "f/0031-20e3.png");
        check("❤️‍🔥", "t/2764-fe0f-200d-1f525.svg", "f/2764-fe0f-200d-1f525.png");
    }
}

//! What a client shows: every function, emoji as pictures, links that lead somewhere, code and
//! formulas set.
//!
//! How things look is said by [`STYLESHEET`] alone. A function is
//! `<span class="mfm-fn mfm-NAME mfm-FLAG…" style="--mfm-ARG:…">`: classes say what, custom
//! properties say how much, and only what was given and is valid is said; the stylesheet knows the
//! defaults. The root element is the caller's: give it the class `mfm`.
//!
//! ```
//! use aizome_mfm::parse;
//! use aizome_note_html::rich::{Options, to_html};
//!
//! assert_eq!(
//!     to_html(&parse("$[spin.speed=2s,left **a**]"), &Options::default()),
//!     r#"<span class="mfm-fn mfm-spin mfm-left" style="--mfm-speed:2s"><b>a</b></span>"#,
//! );
//! ```

mod code;
mod emoji;
mod function;
mod leaves;
mod link;
pub(crate) mod math;
mod nodes;
mod resolve;

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Language, Node, PlainSpeech, nyaize_nodes};

use crate::misskey::capacity;
use crate::writer::{Attribute, Element, Writer};
use nodes::Profile;

pub use emoji::UnicodeEmoji;
pub use resolve::{
    CustomEmojis, EmojiMap, EmojiRequest, EmojiTemplate, MediaProxy, Mentioned, NoEmojis, Places,
    Site,
};

/// How the classes of this profile look and move.
pub const STYLESHEET: &str = include_str!("style.css");

/// How to show a note. All fields may be set; [`Options::default`] shows it as Misskey does to
/// somebody who is at no particular instance.
#[derive(Clone)]
pub struct Options<'a> {
    /// Whose functions are known; of two that share a name, the first dialect's.
    pub dialects: &'a [Dialect],
    /// Whether things move. Readers who asked their system for less motion see none either way.
    pub animation: Animation,
    /// Whether `x2`, `x3`, `x4`, `scale`, `position` and all movement have effect (the client's
    /// setting *advanced MFM*).
    pub advanced: bool,
    /// What kind of text it is.
    pub text: TextKind,
    /// Whether it stays on one line, which the stylesheet then cuts off.
    pub nowrap: bool,
    /// Whether cat-speak is spoken, and how far quotes, link labels and `<plain>` keep it out.
    pub nyaize: Option<PlainSpeech>,
    /// The language of what is not in the note: the search button, a time that is none.
    pub language: Language,
    /// Minutes by which the reader's clock is ahead of UTC.
    pub utc_offset: i32,
    /// The address of the instance that shows the note. Links to it stay in the same tab and show
    /// no host.
    pub base_url: Option<&'a str>,
    /// The host of the instance that shows the note; mentions of its users show no host.
    pub local_host: Option<&'a str>,
    /// The host of the author, `None` when local. `@name` means a user of that host, and custom
    /// emoji are looked up there.
    pub author_host: Option<&'a str>,
    /// The local user who reads: mentions of them get the class `mfm-mention-me`.
    pub reader: Option<&'a str>,
    /// The pictures of custom emoji; those without one are shown as `:name:`.
    pub custom_emojis: &'a (dyn CustomEmojis + Sync),
    /// How Unicode emoji are shown.
    pub unicode_emoji: UnicodeEmoji<'a>,
    /// Where mentions, hashtags and searches lead.
    pub places: &'a (dyn Places + Sync),
    /// The `rel` of links that leave the instance.
    pub external_rel: &'a str,
    /// The `target` of links that leave the instance.
    pub external_target: Option<&'a str>,
}

/// Whether things move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Animation {
    /// They do.
    #[default]
    Animated,
    /// They stand still.
    Static,
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// A note, a profile, anything with lines.
    #[default]
    Full,
    /// A name or the like, parsed by [`parse_simple`](aizome_mfm::parse_simple): newlines become
    /// spaces and custom emoji are no larger than letters.
    Simple,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            dialects: &[Dialect::Misskey],
            animation: Animation::Animated,
            advanced: true,
            text: TextKind::Full,
            nowrap: false,
            nyaize: None,
            language: Language::English,
            utc_offset: 0,
            base_url: None,
            local_host: None,
            author_host: None,
            reader: None,
            custom_emojis: &NoEmojis,
            unicode_emoji: UnicodeEmoji::Native,
            places: &Site(""),
            external_rel: "nofollow noopener",
            external_target: Some("_blank"),
        }
    }
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").finish_non_exhaustive()
    }
}

impl Options<'_> {
    /// Whether anything may move.
    pub(crate) fn moves(&self) -> bool {
        self.advanced && self.animation == Animation::Animated
    }

    /// What the whole is marked with, for the stylesheet.
    fn classes(&self) -> Vec<&'static str> {
        let marks = [
            (!self.moves(), "mfm-static"),
            (self.text == TextKind::Simple, "mfm-simple"),
            (self.nowrap, "mfm-nowrap"),
        ];
        marks.into_iter().filter(|(holds, _)| *holds).map(|(_, class)| class).collect()
    }
}

/// The HTML of a note, to stand in an element of class `mfm` on a page that has [`STYLESHEET`].
#[must_use]
pub fn to_html(nodes: &[Node<'_>], options: &Options<'_>) -> String {
    let mut writer = Writer::with_capacity(capacity(nodes));
    write(&mut writer, nodes, options);
    writer.finish()
}

/// The same into a writer.
pub(crate) fn write(writer: &mut Writer, nodes: &[Node<'_>], options: &Options<'_>) {
    let classes = options.classes();
    if !classes.is_empty() {
        writer.open(Element::Span).classes(&classes).end();
    }
    match options.nyaize {
        None => Profile::new(writer, options).nodes(nodes),
        Some(plain_speech) => {
            let mut nodes = nodes.to_vec();
            nyaize_nodes(&mut nodes, plain_speech);
            Profile::new(writer, options).nodes(&nodes);
        }
    }
    if !classes.is_empty() {
        writer.close(Element::Span);
    }
}

/// An element with one class.
fn open_classed<'w>(
    writer: &'w mut Writer,
    element: Element,
    class: &'static str,
) -> crate::writer::Tag<'w> {
    writer.open(element).attr(Attribute::Class, class)
}

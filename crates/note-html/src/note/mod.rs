//! Whole notes: Misskey's JSON of a note becomes a card of HTML that needs nothing else.
//!
//! [`Note`] is what the API calls `notes/show` and `notes/timeline` answer, as much of it as can be
//! seen. All of it was written by strangers, so the reading forgives what is missing, and the
//! writing goes through the one writer of this crate like every other profile.
//!
//! ```
//! use aizome_note_html::note::{Note, Options, to_html};
//!
//! let json = r#"{"text": "**hi**", "user": {"username": "ai", "name": "藍"}}"#;
//! let note: Note = serde_json::from_str(json).unwrap();
//! let card = to_html(&note, &Options::default());
//! assert!(card.starts_with(r#"<article class="note-card" aria-label="Note by 藍 (@ai)">"#));
//! assert!(card.contains("<b>hi</b>"));
//! ```

mod model;

mod card;
mod files;
mod head;
mod json;
mod media;
mod mfm;
mod page;
mod poll;
mod reactions;
mod time;
mod words;

use aizome_mfm::PlainSpeech;

use crate::rich;
use crate::writer::{Attribute, Element, Writer};
use card::{View, write_card};
use words::Words;

pub use media::{Direct, Media, MediaUse, Proxy};
pub use model::{Channel, Choice, EmojiUrls, File, Note, Poll, Reactions, Size, User, Visibility};
pub use page::{Theme, page};

/// How cards look. [`rich::STYLESHEET`] is needed beside it; [`page()`] has
/// both.
pub const STYLESHEET: &str = include_str!("style.css");

/// How to write cards.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// How the MFM is shown, in which language the card speaks, on which clock, and where its links
    /// lead. What belongs to one note (the host of its author, its emoji, whether a cat speaks) is
    /// set for each.
    pub rich: rich::Options<'a>,
    /// Where avatars, emoji and files are loaded from.
    pub media: &'a (dyn Media + Sync),
    /// The time of reading in seconds since 1970 UTC: with it a card says how long ago the note was
    /// written and whether its poll is over.
    pub now: Option<i64>,
    /// Whether long notes are folded.
    pub folding: Folding,
    /// Light, dark, or as the reader's system says; only for [`page()`].
    pub theme: Theme,
    /// Where pictures and other media may be loaded from, as a source list of a content security
    /// policy; only for [`page()`].
    pub media_sources: &'a str,
}

/// Whether long notes are folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Folding {
    /// Those that Misskey's client folds.
    #[default]
    Long,
    /// None.
    Never,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            rich: rich::Options { nyaize: Some(PlainSpeech::Children), ..rich::Options::default() },
            media: &Direct,
            now: None,
            folding: Folding::Long,
            theme: Theme::System,
            media_sources: "https:",
        }
    }
}

/// The card of a note: an `<article>`.
#[must_use]
pub fn to_html(note: &Note, options: &Options<'_>) -> String {
    let mut writer = Writer::with_capacity(4096);
    write_card(&mut writer, note, 0, &View::new(options));
    writer.finish()
}

/// A list of notes, in the order given: a `<section>` of cards.
#[must_use]
pub fn timeline_to_html(notes: &[Note], options: &Options<'_>) -> String {
    let mut writer = Writer::with_capacity(4096 * notes.len());
    write_timeline(&mut writer, Element::Section, notes, options);
    writer.finish()
}

fn write_timeline(writer: &mut Writer, element: Element, notes: &[Note], options: &Options<'_>) {
    let view = View::new(options);
    writer
        .open(element)
        .attr(Attribute::Class, "note-timeline")
        .attr(Attribute::AriaLabel, Words(options.rich.language).timeline())
        .end();
    for note in notes {
        write_card(writer, note, 0, &view);
    }
    writer.close(element);
}

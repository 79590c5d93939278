//! The MFM of a note, by the rich profile, each piece as its author's server understands it.

use aizome_mfm::{Kind, Node, parse, parse_simple};

use super::MediaUse;
use super::card::View;
use super::model::{EmojiUrls, Note, User};
use crate::rich::{self, CustomEmojis, EmojiRequest, TextKind};
use crate::writer::{Attribute, Element, Writer};

/// Writes the text of a note or its warning.
pub(super) fn write_text(writer: &mut Writer, text: &str, note: &Note, view: &View<'_>) {
    let emojis = Emojis { urls: &note.emojis, host: None, view };
    let nyaize = view.options.rich.nyaize.filter(|_| note.user.is_cat);
    let options = rich::Options { nyaize, ..options(&note.user, &emojis, view) };
    rich::write(writer, &parse(text), &options);
}

/// Writes a choice of a poll.
pub(super) fn write_simple(writer: &mut Writer, text: &str, note: &Note, view: &View<'_>) {
    write_line(writer, &parse_simple(text), &note.user, &note.emojis, view);
}

/// Writes the name of a user.
pub(super) fn write_name(writer: &mut Writer, user: &User, view: &View<'_>) {
    write_line(writer, &parse_simple(user.shown_name()), user, &user.emojis, view);
}

fn write_line(
    writer: &mut Writer,
    nodes: &[Node<'_>],
    user: &User,
    urls: &EmojiUrls,
    view: &View<'_>,
) {
    let emojis = Emojis { urls, host: None, view };
    let options = rich::Options { text: TextKind::Simple, ..options(user, &emojis, view) };
    writer.open(Element::Span).attr(Attribute::Class, "mfm").end();
    rich::write(writer, nodes, &options);
    writer.close(Element::Span);
}

/// Writes a reaction: `:name@host:`, where the host `.` is the reader's own, or a unicode emoji.
pub(super) fn write_reaction(writer: &mut Writer, reaction: &str, note: &Note, view: &View<'_>) {
    let custom = reaction.strip_prefix(':').and_then(|rest| rest.strip_suffix(':'));
    let (name, host) = match custom.map(|custom| custom.split_once('@').unwrap_or((custom, "."))) {
        None => return write_unicode_reaction(writer, reaction, note, view),
        Some((name, ".")) => (name, None),
        Some((name, host)) => (name, Some(host)),
    };
    let emojis = Emojis { urls: &note.reaction_emojis, host, view };
    let options = rich::Options {
        author_host: host,
        custom_emojis: &emojis,
        nyaize: None,
        ..view.options.rich.clone()
    };
    rich::write(writer, &[Node::new(Kind::EmojiCode(name.into()))], &options);
}

fn write_unicode_reaction(writer: &mut Writer, reaction: &str, note: &Note, view: &View<'_>) {
    let emojis = Emojis { urls: &note.reaction_emojis, host: None, view };
    rich::write(writer, &parse_simple(reaction), &options(&note.user, &emojis, view));
}

fn options<'a>(user: &'a User, emojis: &'a Emojis<'a>, view: &View<'a>) -> rich::Options<'a> {
    rich::Options {
        author_host: user.home(),
        custom_emojis: emojis,
        nyaize: None,
        ..view.options.rich.clone()
    }
}

/// The custom emoji of one piece of MFM: those whose pictures came with the note, then those the
/// caller knows. A server sends pictures only for what is remote, and where it sends some, a name
/// that is not among them is no emoji.
struct Emojis<'a> {
    urls: &'a EmojiUrls,
    /// The host in the key of a reaction.
    host: Option<&'a str>,
    view: &'a View<'a>,
}

impl CustomEmojis for Emojis<'_> {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        let sent = match self.host {
            None => self.urls.get(emoji.name),
            Some(host) => self.urls.get(&format!("{}@{host}", emoji.name)),
        };
        let EmojiRequest { original_size, still, .. } = *emoji;
        match sent {
            Some(url) => {
                self.view.options.media.address(url, MediaUse::Emoji { original_size, still })
            }
            None if self.urls.is_empty() || emoji.host.is_none() => {
                self.view.options.rich.custom_emojis.picture(emoji)
            }
            None => None,
        }
    }
}

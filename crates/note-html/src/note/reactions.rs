//! What others made of a note: reactions, and how many replies and renotes there are.

use super::card::{View, write_icon};
use super::mfm::write_reaction;
use super::model::Note;
use crate::writer::{Attribute, Element, Writer};

/// Writes the reactions, each with how often it was given.
pub(super) fn write_reactions(writer: &mut Writer, note: &Note, view: &View<'_>) {
    let mut given = note.reactions.0.iter().filter(|(_, count)| *count > 0).peekable();
    if given.peek().is_none() {
        return;
    }
    writer
        .open(Element::Ul)
        .attr(Attribute::Class, "note-reactions")
        .attr(Attribute::AriaLabel, view.words.reactions())
        .end();
    for (reaction, count) in given {
        let mine = note.my_reaction.as_deref() == Some(reaction);
        let classes = if mine { "note-reaction note-mine" } else { "note-reaction" };
        writer.open(Element::Li).attr(Attribute::Class, classes).end();
        writer.open(Element::Span).attr(Attribute::Class, "note-mark").end();
        write_reaction(writer, reaction, note, view);
        writer.close(Element::Span);
        writer.open(Element::Span).attr(Attribute::Class, "note-count").end();
        writer.text(&count.to_string());
        writer.close(Element::Span);
        writer.close(Element::Li);
    }
    writer.close(Element::Ul);
}

/// Writes how many replies, renotes and reactions there are.
pub(super) fn write_counts(writer: &mut Writer, note: &Note, view: &View<'_>) {
    let reactions = note.reactions.0.iter().fold(0, |sum: u64, (_, n)| sum.saturating_add(*n));
    let words = &view.words;
    writer.open(Element::Ul).attr(Attribute::Class, "note-counts").end();
    for (icon, count, name) in [
        ("note-icon note-icon-reply", note.replies_count, words.replies_count(note.replies_count)),
        ("note-icon note-icon-renote", note.renote_count, words.renotes_count(note.renote_count)),
        ("note-icon note-icon-reaction", reactions, words.reactions_count(reactions)),
    ] {
        writer.open(Element::Li).attr(Attribute::AriaLabel, &name).end();
        write_icon(writer, icon);
        writer.open(Element::Span).attr(Attribute::Class, "note-count").end();
        if count > 0 {
            writer.text(&count.to_string());
        }
        writer.close(Element::Span);
        writer.close(Element::Li);
    }
    writer.close(Element::Ul);
}

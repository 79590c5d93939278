//! The poll of a note: choices with bars, and how it stands.

use super::card::View;
use super::mfm::write_simple;
use super::model::{Choice, Note, Poll};
use super::time::{moment, write_time};
use crate::writer::{Attribute, Element, Property, Style, Writer};

/// Writes the poll.
pub(super) fn write_poll(writer: &mut Writer, note: &Note, poll: &Poll, view: &View<'_>) {
    let total = poll.choices.iter().fold(0, |sum: u64, choice| sum.saturating_add(choice.votes));
    writer
        .open(Element::Ul)
        .attr(Attribute::Class, "note-poll")
        .attr(Attribute::AriaLabel, view.words.poll())
        .end();
    for choice in &poll.choices {
        write_choice(writer, note, choice, total, view);
    }
    writer.close(Element::Ul);
    write_standing(writer, poll, total, view);
}

fn write_choice(writer: &mut Writer, note: &Note, choice: &Choice, total: u64, view: &View<'_>) {
    let mut share = Style::default();
    share.percent(Property::Width, percent(choice.votes, total));
    let classes = if choice.is_voted { "note-choice note-voted" } else { "note-choice" };
    writer.open(Element::Li).attr(Attribute::Class, classes).style(&share).end();
    writer.open(Element::Span).attr(Attribute::Class, "note-choice-text").end();
    if choice.is_voted {
        writer
            .open(Element::Span)
            .attr(Attribute::Role, "img")
            .attr(Attribute::AriaLabel, view.words.voted())
            .end();
        writer.text("✓");
        writer.close(Element::Span);
        writer.text(" ");
    }
    write_simple(writer, &choice.text, note, view);
    writer.close(Element::Span);
    writer.open(Element::Span).attr(Attribute::Class, "note-votes").end();
    writer.text(&view.words.votes(choice.votes));
    writer.close(Element::Span);
    writer.close(Element::Li);
}

/// A share of the votes, for a bar; precision is of no matter in a bar.
#[allow(clippy::cast_precision_loss, reason = "for a bar on a screen")]
fn percent(votes: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { votes as f64 / total as f64 * 100.0 }
}

fn write_standing(writer: &mut Writer, poll: &Poll, total: u64, view: &View<'_>) {
    writer.open(Element::P).attr(Attribute::Class, "note-line").end();
    writer.text(&view.words.total_votes(total));
    if poll.multiple {
        writer.text(" · ");
        writer.text(view.words.several());
    }
    if let Some((iso, end)) = poll.expires_at.as_deref().and_then(|iso| Some((iso, moment(iso)?))) {
        writer.text(" · ");
        let over = |now: i64| end.milliseconds().div_euclid(1000) <= now;
        if view.options.now.is_some_and(over) {
            writer.text(view.words.ended());
        } else {
            let (before, after) = view.words.ends();
            writer.text(before);
            write_time(writer, iso, view);
            writer.text(after);
        }
    }
    writer.close(Element::P);
}

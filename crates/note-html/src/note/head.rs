//! The head of a card: whose note it is, when it was written and who may read it.

use super::MediaUse;
use super::card::{View, write_icon};
use super::mfm::write_name;
use super::model::{Note, User, Visibility};
use super::time::write_time;
use crate::writer::{Attribute, Element, UrlAttribute, Writer};

/// Writes the head of a note.
pub(super) fn write_head(writer: &mut Writer, note: &Note, view: &View<'_>) {
    writer.open(Element::Header).attr(Attribute::Class, "note-head").end();
    write_avatar(writer, &note.user, view);
    writer.open(Element::Div).attr(Attribute::Class, "note-author").end();
    writer.open(Element::Span).attr(Attribute::Class, "note-name").end();
    write_linked_name(writer, &note.user, view);
    if note.user.is_bot {
        writer.open(Element::Span).attr(Attribute::Class, "note-bot").end();
        writer.text(view.words.bot());
        writer.close(Element::Span);
    }
    writer.close(Element::Span);
    writer.open(Element::Span).attr(Attribute::Class, "note-acct").end();
    writer.text(&note.user.acct());
    writer.close(Element::Span);
    writer.close(Element::Div);
    write_info(writer, note, view);
    writer.close(Element::Header);
}

/// Writes the line above a renoted note.
pub(super) fn write_renoter(writer: &mut Writer, note: &Note, view: &View<'_>) {
    writer.open(Element::P).attr(Attribute::Class, "note-line").end();
    write_icon(writer, "note-icon note-icon-renote");
    writer.start(Element::Span);
    write_linked_name(writer, &note.user, view);
    writer.text(view.words.renoted());
    writer.close(Element::Span);
    write_time(writer, &note.created_at, view);
    write_marks(writer, note, view);
    writer.close(Element::P);
}

/// The avatar, or the first letter of the name where there is none.
fn write_avatar(writer: &mut Writer, user: &User, view: &View<'_>) {
    writer.open(Element::Span).attr(Attribute::Class, "note-avatar").end();
    let avatar = user.avatar_url.as_deref().and_then(|url| view.media(url, MediaUse::Avatar));
    match avatar {
        Some(url) => writer
            .open(Element::Img)
            .url(UrlAttribute::Src, &url)
            .attr(Attribute::Alt, &view.words.avatar_of(&user.acct()))
            .attr(Attribute::Width, "48")
            .attr(Attribute::Height, "48")
            .attr(Attribute::Loading, "lazy")
            .attr(Attribute::Decoding, "async")
            .attr(Attribute::Referrerpolicy, "no-referrer")
            .end(),
        None => {
            writer.open(Element::Span).attr(Attribute::AriaHidden, "true").end();
            writer.text(first_letter(&user.username));
            writer.close(Element::Span);
        }
    }
    writer.close(Element::Span);
}

fn first_letter(name: &str) -> &str {
    name.char_indices().nth(1).map_or(name, |(end, _)| &name[..end])
}

fn write_linked_name(writer: &mut Writer, user: &User, view: &View<'_>) {
    match view.user_page(user) {
        Some(page) => {
            view.open_link(writer, &page, "note-name-link");
            write_name(writer, user, view);
            writer.close(Element::A);
        }
        None => write_name(writer, user, view),
    }
}

/// Who may read it, and when it was written, which leads to its page.
fn write_info(writer: &mut Writer, note: &Note, view: &View<'_>) {
    writer.open(Element::Div).attr(Attribute::Class, "note-info").end();
    write_marks(writer, note, view);
    match view.note_page(note) {
        Some(page) => {
            view.open_link(writer, &page, "note-page-link");
            write_time(writer, &note.created_at, view);
            writer.close(Element::A);
        }
        None => write_time(writer, &note.created_at, view),
    }
    writer.close(Element::Div);
}

fn write_marks(writer: &mut Writer, note: &Note, view: &View<'_>) {
    let words = &view.words;
    match note.visibility {
        Visibility::Home => write_mark(writer, "note-icon note-icon-home", words.home_only()),
        Visibility::Followers => {
            write_mark(writer, "note-icon note-icon-followers", words.followers_only());
        }
        Visibility::Specified => {
            write_mark(writer, "note-icon note-icon-specified", words.direct());
        }
        Visibility::Public | Visibility::Other => {}
    }
    if note.local_only {
        write_mark(writer, "note-icon note-icon-local", words.local_only());
    }
}

/// An icon that says something by itself.
fn write_mark(writer: &mut Writer, classes: &str, words: &str) {
    writer
        .open(Element::Span)
        .attr(Attribute::Class, classes)
        .attr(Attribute::Role, "img")
        .attr(Attribute::AriaLabel, words)
        .attr(Attribute::Title, words)
        .end();
    writer.close(Element::Span);
}

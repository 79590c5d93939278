//! The card of a note: who, when, what, and what others made of it.

use aizome_mfm::{FoldFacts, PreviewOptions, fold, parse, preview_urls};

use super::files::write_files;
use super::head::{write_head, write_renoter};
use super::mfm::write_text;
use super::model::{Note, User};
use super::poll::write_poll;
use super::reactions::{write_counts, write_reactions};
use super::words::Words;
use super::{Folding, MediaUse, Options};
use crate::rich::Mentioned;
use crate::writer::{Attribute, Element, Property, SafeUrl, Style, UrlAttribute, Writer};

/// How many notes deep a card goes: a note, what it quotes, and what that quotes. A reply to a reply
/// to a reply could otherwise nest as deep as JSON does.
const MAX_DEPTH: u32 = 2;

/// What every part of a card is written with.
pub(super) struct View<'o> {
    pub(super) options: &'o Options<'o>,
    pub(super) words: Words,
}

impl<'o> View<'o> {
    pub(super) fn new(options: &'o Options<'o>) -> Self {
        Self { options, words: Words(options.rich.language) }
    }

    /// Where something is loaded from.
    pub(super) fn media(&self, url: &str, usage: MediaUse) -> Option<SafeUrl> {
        SafeUrl::new(&self.options.media.address(url, usage)?)
    }

    /// The page of a user.
    pub(super) fn user_page(&self, user: &User) -> Option<SafeUrl> {
        let mentioned = Mentioned { username: &user.username, host: user.home() };
        SafeUrl::new(&self.options.rich.places.mention(&mentioned)?)
    }

    /// The page of a hashtag.
    pub(super) fn tag_page(&self, tag: &str) -> Option<SafeUrl> {
        SafeUrl::new(&self.options.rich.places.hashtag(tag)?)
    }

    /// The page of a note on the reader's server.
    pub(super) fn local_page(&self, id: &str) -> Option<SafeUrl> {
        SafeUrl::new(&self.options.rich.places.note(id)?)
    }

    /// Opens a link that says nothing about where the reader comes from.
    pub(super) fn open_link(&self, writer: &mut Writer, url: &SafeUrl, class: &str) {
        writer
            .open(Element::A)
            .attr(Attribute::Class, class)
            .url(UrlAttribute::Href, url)
            .attr(Attribute::Target, "_blank")
            .attr(Attribute::Rel, "nofollow noopener noreferrer")
            .end();
    }

    /// The page of a note: at its home if it is remote, else on the reader's server.
    pub(super) fn note_page(&self, note: &Note) -> Option<SafeUrl> {
        let remote = note.url.as_deref().or(note.uri.as_deref()).and_then(SafeUrl::web);
        remote.or_else(|| self.local_page(&note.id))
    }
}

/// How many hashtags are listed, as many as Misskey keeps of a note.
const MAX_TAGS: usize = 32;

/// Writes the card of a note that stands `depth` notes deep in others.
pub(super) fn write_card(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    match note.renote.as_deref() {
        Some(renote) if note.is_pure_renote() && !renote.is_pure_renote() => {
            write_renote(writer, note, renote, depth, view);
        }
        _ => write_note(writer, note, depth, view),
    }
}

/// A pure renote is a line above the card of what it passes on, which is as deep as the line.
fn write_renote(writer: &mut Writer, note: &Note, renote: &Note, depth: u32, view: &View<'_>) {
    let name = view.words.renote_by(note.user.shown_name(), &note.user.acct());
    open_card(writer, "note-card note-renote", &name);
    write_renoter(writer, note, view);
    write_note(writer, renote, depth, view);
    writer.close(Element::Article);
}

fn write_note(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    let name = view.words.note_by(note.user.shown_name(), &note.user.acct());
    open_card(writer, "note-card", &name);
    if depth == 0 {
        write_answered(writer, note, view);
    }
    write_head(writer, note, view);
    writer
        .open(Element::Div)
        .attr(Attribute::Class, "note-content")
        .attr_if(Attribute::Lang, note.lang.as_deref().filter(|lang| is_language_tag(lang)))
        .end();
    write_channel(writer, note);
    write_reply_mark(writer, note, depth, view);
    write_guarded(writer, note, depth, view);
    writer.close(Element::Div);
    write_foot(writer, note, depth, view);
    writer.close(Element::Article);
}

fn open_card(writer: &mut Writer, class: &str, name: &str) {
    writer
        .open(Element::Article)
        .attr(Attribute::Class, class)
        .attr(Attribute::AriaLabel, name)
        .end();
}

/// The note it answers stands above it, as a card without feet.
fn write_answered(writer: &mut Writer, note: &Note, view: &View<'_>) {
    let Some(reply) = note.reply.as_deref() else { return };
    open_section(writer, "note-answered", view.words.replied_to());
    write_note(writer, reply, MAX_DEPTH, view);
    writer.close(Element::Section);
}

fn open_section(writer: &mut Writer, class: &str, name: &str) {
    writer
        .open(Element::Section)
        .attr(Attribute::Class, class)
        .attr(Attribute::AriaLabel, name)
        .end();
}

fn write_channel(writer: &mut Writer, note: &Note) {
    let Some(channel) = note.channel.as_ref().filter(|channel| !channel.name.is_empty()) else {
        return;
    };
    let mut style = Style::default();
    let digits = channel.color.as_deref().and_then(|color| color.strip_prefix('#'));
    if let Some(color) = digits.and_then(aizome_mfm::functions::color) {
        style.color(Property::Color, color);
    }
    writer.open(Element::Span).attr(Attribute::Class, "note-channel").style(&style).end();
    writer.text(&channel.name);
    writer.close(Element::Span);
}

/// That it is a reply is said where the answered note itself is not shown.
fn write_reply_mark(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    let shown = depth == 0 && note.reply.is_some();
    if shown || (note.reply_id.is_none() && note.reply.is_none()) {
        return;
    }
    writer.open(Element::P).attr(Attribute::Class, "note-line").end();
    write_icon(writer, "note-icon note-icon-reply");
    writer.text(" ");
    writer.text(view.words.in_reply());
    writer.close(Element::P);
}

pub(super) fn write_icon(writer: &mut Writer, classes: &str) {
    writer
        .open(Element::Span)
        .attr(Attribute::Class, classes)
        .attr(Attribute::AriaHidden, "true")
        .end();
    writer.close(Element::Span);
}

/// The content, behind its warning if it has one, folded if it is long.
fn write_guarded(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    let content = |writer: &mut Writer| write_content(writer, note, depth, view);
    if let Some(cw) = &note.cw {
        write_warning(writer, note, cw, view);
        writer.open(Element::Div).attr(Attribute::Class, "note-cw-body").end();
        content(writer);
        writer.close(Element::Div);
        writer.close(Element::Details);
    } else if view.options.folding == Folding::Long && is_long(note) {
        writer.open(Element::Details).attr(Attribute::Class, "note-fold").end();
        writer.start(Element::Summary);
        write_button(writer, view.words.show_more(), view);
        writer.close(Element::Summary);
        content(writer);
        writer.close(Element::Details);
    } else {
        content(writer);
    }
}

fn write_warning(writer: &mut Writer, note: &Note, cw: &str, view: &View<'_>) {
    let characters = note.text.as_deref().map_or(0, |text| text.chars().count());
    let files = note.files.len().max(note.file_ids.len());
    let hidden = view.words.hidden(characters, files, note.poll.is_some());
    writer.open(Element::Details).attr(Attribute::Class, "note-cw").end();
    writer.start(Element::Summary);
    writer.open(Element::Span).attr(Attribute::Class, "mfm").end();
    write_text(writer, cw, note, view);
    writer.close(Element::Span);
    write_button(writer, &(view.words.show_more().to_owned() + &hidden), view);
    writer.close(Element::Summary);
}

/// What looks like a button in a summary, and says what a click would do.
pub(super) fn write_button(writer: &mut Writer, open: &str, view: &View<'_>) {
    writer.open(Element::Span).attr(Attribute::Class, "note-button").end();
    for (class, words) in [("note-when-closed", open), ("note-when-open", view.words.show_less())] {
        writer.open(Element::Span).attr(Attribute::Class, class).end();
        writer.text(words);
        writer.close(Element::Span);
    }
    writer.close(Element::Span);
}

fn is_long(note: &Note) -> bool {
    let text = note.text.as_deref();
    let nodes = text.map(parse).unwrap_or_default();
    let facts = FoldFacts {
        text,
        cw: None,
        preview_urls: preview_urls(&nodes, PreviewOptions::default()).len(),
        files: note.files.len(),
    };
    fold(facts).is_some()
}

fn write_content(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    if let Some(text) = note.text.as_deref().filter(|text| !text.is_empty()) {
        writer.open(Element::Div).attr(Attribute::Class, "note-text mfm").end();
        write_text(writer, text, note, view);
        writer.close(Element::Div);
    } else if is_empty(note) {
        writer.open(Element::P).attr(Attribute::Class, "note-gone").end();
        writer.text(view.words.gone());
        writer.close(Element::P);
    }
    if let Some(poll) = &note.poll {
        write_poll(writer, note, poll, view);
    }
    write_files(writer, &note.files, view);
    write_quote(writer, note, depth, view);
}

/// The shape in which servers answer for what was deleted or hidden.
fn is_empty(note: &Note) -> bool {
    let quiet = note.text.is_none() && note.cw.is_none() && note.poll.is_none();
    quiet && note.files.is_empty() && note.renote.is_none() && note.renote_id.is_none()
}

/// The quoted note, or a link to it where cards have nested enough, or word that it is gone.
fn write_quote(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    match note.renote.as_deref() {
        Some(quoted) if depth < MAX_DEPTH => {
            open_section(writer, "note-quote", view.words.quoted());
            write_card(writer, quoted, depth + 1, view);
            writer.close(Element::Section);
        }
        Some(quoted) => write_quote_line(writer, view.note_page(quoted), view),
        None => {
            if let Some(id) = &note.renote_id {
                write_quote_line(writer, view.local_page(id), view);
            }
        }
    }
}

fn write_quote_line(writer: &mut Writer, page: Option<SafeUrl>, view: &View<'_>) {
    writer.open(Element::P).attr(Attribute::Class, "note-line").end();
    writer.text("RE: ");
    match page {
        Some(page) => {
            view.open_link(writer, &page, "note-quote-link");
            writer.text(view.words.quoted_note());
            writer.close(Element::A);
        }
        None => writer.text(view.words.quoted_note()),
    }
    writer.close(Element::P);
}

/// Notes in notes have no feet: what others made of them is on their own cards.
fn write_foot(writer: &mut Writer, note: &Note, depth: u32, view: &View<'_>) {
    if depth > 0 {
        return;
    }
    writer.open(Element::Footer).attr(Attribute::Class, "note-foot").end();
    write_tags(writer, note, view);
    write_reactions(writer, note, view);
    write_counts(writer, note, view);
    writer.close(Element::Footer);
}

/// Hashtags that the text does not show.
fn write_tags(writer: &mut Writer, note: &Note, view: &View<'_>) {
    let text = note.text.as_deref().unwrap_or_default().to_lowercase();
    let unseen = |tag: &&String| !text.contains(&format!("#{}", tag.to_lowercase()));
    let tags: Vec<_> = note.tags.iter().take(MAX_TAGS).filter(unseen).collect();
    if tags.is_empty() {
        return;
    }
    writer
        .open(Element::Ul)
        .attr(Attribute::Class, "note-tags")
        .attr(Attribute::AriaLabel, view.words.tags())
        .end();
    for tag in tags {
        writer.start(Element::Li);
        match view.tag_page(tag) {
            Some(page) => {
                view.open_link(writer, &page, "note-tag");
                writer.text(&format!("#{tag}"));
                writer.close(Element::A);
            }
            None => writer.text(&format!("#{tag}")),
        }
        writer.close(Element::Li);
    }
    writer.close(Element::Ul);
}

/// Whether it can be a BCP 47 tag: letters, digits and hyphens.
fn is_language_tag(tag: &str) -> bool {
    let plain = tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    plain && (2..=35).contains(&tag.len())
}

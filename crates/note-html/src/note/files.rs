//! The files of a note: pictures, films, sounds, and links to everything else.

use super::MediaUse;
use super::card::{View, write_button};
use super::model::File;
use crate::writer::{Attribute, Element, SafeUrl, UrlAttribute, Writer};

/// Writes the files as a list.
pub(super) fn write_files(writer: &mut Writer, files: &[File], view: &View<'_>) {
    if files.is_empty() {
        return;
    }
    writer
        .open(Element::Ul)
        .attr(Attribute::Class, "note-files")
        .attr(Attribute::AriaLabel, view.words.files())
        .end();
    for file in files {
        writer.start(Element::Li);
        if file.is_sensitive {
            write_hidden(writer, file, view);
        } else {
            write_file(writer, file, view);
        }
        writer.close(Element::Li);
    }
    writer.close(Element::Ul);
}

/// A sensitive file is seen after a click. What it shows may be told before.
fn write_hidden(writer: &mut Writer, file: &File, view: &View<'_>) {
    writer.open(Element::Details).attr(Attribute::Class, "note-sensitive").end();
    writer.start(Element::Summary);
    writer.start(Element::Span);
    writer.text(view.words.sensitive());
    writer.close(Element::Span);
    write_button(writer, view.words.show(), view);
    writer.close(Element::Summary);
    write_file(writer, file, view);
    writer.close(Element::Details);
}

fn write_file(writer: &mut Writer, file: &File, view: &View<'_>) {
    let url = file.url.as_deref().and_then(|url| view.media(url, MediaUse::File));
    writer.open(Element::Figure).attr(Attribute::Class, "note-file").end();
    match (url, family(&file.media_type)) {
        (None, _) => {
            writer.open(Element::Span).attr(Attribute::Class, "note-attachment").end();
            write_name(writer, file);
            writer.close(Element::Span);
        }
        (Some(url), Family::Image) => write_image(writer, file, &url, view),
        (Some(url), Family::Video) => write_player(writer, Element::Video, file, &url, view),
        (Some(url), Family::Audio) => write_player(writer, Element::Audio, file, &url, view),
        (Some(url), Family::Other) => {
            view.open_link(writer, &url, "note-attachment");
            write_name(writer, file);
            writer.close(Element::A);
        }
    }
    if let Some(comment) = description(file) {
        writer.open(Element::Figcaption).attr(Attribute::Class, "note-alt").end();
        writer.text(comment);
        writer.close(Element::Figcaption);
    }
    writer.close(Element::Figure);
}

/// How a media type is shown.
enum Family {
    Image,
    Video,
    Audio,
    Other,
}

/// SVG is a document that can do more than be seen, so it is a link like any other file.
fn family(media_type: &str) -> Family {
    match media_type.split_once('/') {
        Some(("image", "svg+xml")) => Family::Other,
        Some(("image", _)) => Family::Image,
        Some(("video", _)) => Family::Video,
        Some(("audio", _)) => Family::Audio,
        _ => Family::Other,
    }
}

/// The picture stands in a link to itself: its small form on the page, the large one behind it.
fn write_image(writer: &mut Writer, file: &File, url: &SafeUrl, view: &View<'_>) {
    let small = file.thumbnail_url.as_deref().and_then(|url| view.media(url, MediaUse::Preview));
    view.open_link(writer, url, "note-image");
    let size = |pixels: u64| u32::try_from(pixels).ok().filter(|&n| n > 0).map(|n| n.to_string());
    let (width, height) = (size(file.properties.width), size(file.properties.height));
    let both = width.as_deref().zip(height.as_deref());
    let alt = description(file).map_or_else(|| view.words.undescribed(&file.name), str::to_owned);
    writer
        .open(Element::Img)
        .url(UrlAttribute::Src, small.as_ref().unwrap_or(url))
        .attr(Attribute::Alt, &alt)
        .attr_if(Attribute::Width, both.map(|(width, _)| width))
        .attr_if(Attribute::Height, both.map(|(_, height)| height))
        .attr(Attribute::Loading, "lazy")
        .attr(Attribute::Decoding, "async")
        .attr(Attribute::Referrerpolicy, "no-referrer")
        .end();
    writer.close(Element::A);
}

fn write_player(writer: &mut Writer, player: Element, file: &File, url: &SafeUrl, view: &View<'_>) {
    let poster = file.thumbnail_url.as_deref().and_then(|url| view.media(url, MediaUse::Preview));
    let mut tag = writer
        .open(player)
        .url(UrlAttribute::Src, url)
        .attr(Attribute::AriaLabel, description(file).unwrap_or(&file.name))
        .attr(Attribute::Preload, "none")
        .flag(Attribute::Controls);
    if let (Element::Video, Some(poster)) = (player, &poster) {
        tag = tag.url(UrlAttribute::Poster, poster);
    }
    tag.end();
    writer.close(player);
}

fn write_name(writer: &mut Writer, file: &File) {
    writer
        .open(Element::Span)
        .attr(Attribute::Class, "note-icon note-icon-file")
        .attr(Attribute::AriaHidden, "true")
        .end();
    writer.close(Element::Span);
    writer.start(Element::Span);
    writer.text(&file.name);
    writer.close(Element::Span);
}

/// What the author told about the file, if anything.
fn description(file: &File) -> Option<&str> {
    file.comment.as_deref().map(str::trim).filter(|comment| !comment.is_empty())
}

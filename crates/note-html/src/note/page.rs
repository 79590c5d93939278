//! A whole document of cards, which loads nothing but pictures and other media, and runs nothing.

use super::words::Words;
use super::{Note, Options, STYLESHEET, write_timeline};
use crate::rich;
use crate::writer::{Attribute, Element, Writer};

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A document of cards. Its links lead to whole addresses, wherever the document is read: what
/// [`rich::Options::base_url`] says is not used. Its content security policy forbids everything but its own styles and
/// media from [`Options::media_sources`], so even a mistake in this crate could run no script.
///
/// ```
/// use aizome_note_html::note::{Options, page};
///
/// let html = page(&[], &Options::default());
/// assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
/// assert!(html.contains("default-src &#039;none&#039;; img-src https:; media-src https:"));
/// ```
#[must_use]
pub fn page(notes: &[Note], options: &Options<'_>) -> String {
    let rich = rich::Options { base_url: None, ..options.rich.clone() };
    let options = &Options { rich, ..options.clone() };
    let mut writer = Writer::with_capacity(32 * 1024 + 4096 * notes.len());
    writer.trusted("<!DOCTYPE html>\n");
    writer
        .open(Element::Html)
        .attr(Attribute::Lang, options.rich.language.tag())
        .attr_if(Attribute::DataTheme, theme_name(options.theme))
        .end();
    write_head(&mut writer, options);
    writer.open(Element::Body).attr(Attribute::Class, "note-page").end();
    write_timeline(&mut writer, Element::Main, notes, options);
    writer.close(Element::Body);
    writer.close(Element::Html);
    writer.finish()
}

fn write_head(writer: &mut Writer, options: &Options<'_>) {
    let media = options.media_sources;
    let policy = format!(
        "default-src 'none'; img-src {media}; media-src {media}; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'"
    );
    writer.start(Element::Head);
    writer.open(Element::Meta).attr(Attribute::Charset, "utf-8").end();
    for (name, value) in [("Content-Security-Policy", &*policy), ("X-DNS-Prefetch-Control", "off")]
    {
        writer
            .open(Element::Meta)
            .attr(Attribute::HttpEquiv, name)
            .attr(Attribute::Content, value)
            .end();
    }
    for (name, value) in
        [("viewport", "width=device-width, initial-scale=1"), ("referrer", "no-referrer")]
    {
        writer
            .open(Element::Meta)
            .attr(Attribute::Name, name)
            .attr(Attribute::Content, value)
            .end();
    }
    writer.start(Element::Title);
    writer.text(Words(options.rich.language).timeline());
    writer.close(Element::Title);
    writer.start(Element::Style);
    writer.trusted(rich::STYLESHEET);
    writer.trusted(STYLESHEET);
    writer.close(Element::Style);
    writer.close(Element::Head);
}

const fn theme_name(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

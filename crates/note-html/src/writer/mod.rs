//! The one way HTML leaves this crate: a writer that can only say safe things.
//!
//! Elements and attributes are values of closed enums ([`names`]), text and attribute values pass
//! through the one function [`escape`](escape::escape) on their way out, addresses must be a
//! [`SafeUrl`], and style values are typed numbers, colours and the like ([`Style`]). So a profile
//! cannot forget to escape, and no resolver data or tree, however strange, can bring in an element
//! or a scheme that is not listed here.
//!
//! The exception is [`Writer::trusted`], for markup that is ours or that the caller vouches for.

mod escape;
mod names;
mod safe_url;
mod style;

use std::fmt::Write as _;

use escape::{escape, escape_exactly};

pub(crate) use names::{Attribute, Element, Name, UrlAttribute};
pub use safe_url::SafeUrl;
pub(crate) use safe_url::encode_uri_component;
pub(crate) use style::{Property, Style};

/// Appends HTML to one string.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: String,
}

impl Writer {
    /// A writer expecting about `bytes` bytes of output.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes) }
    }

    /// Starts an element; finish the tag with [`Tag::end`].
    #[inline]
    pub(crate) fn open(&mut self, element: Element) -> Tag<'_> {
        self.out.push('<');
        self.out.push_str(element.name());
        Tag { out: &mut self.out }
    }

    /// Opens an element without attributes.
    #[inline]
    pub(crate) fn start(&mut self, element: Element) {
        self.open(element).end();
    }

    /// Closes an element.
    #[inline]
    pub(crate) fn close(&mut self, element: Element) {
        self.out.push_str("</");
        self.out.push_str(element.name());
        self.out.push('>');
    }

    /// Text, newlines as they are.
    #[inline]
    pub(crate) fn text(&mut self, text: &str) {
        escape(&mut self.out, text);
    }

    /// Text with each newline (`\r\n`, `\r` or `\n`) written by `newline`.
    #[inline]
    pub(crate) fn lines(&mut self, text: &str, newline: impl Fn(&mut Self, Newline)) {
        self.cut_lines(text, Self::text, newline);
    }

    /// The same, with text that survives an HTML parser to the byte.
    pub(crate) fn exact_lines(&mut self, text: &str, newline: impl Fn(&mut Self, Newline)) {
        self.cut_lines(text, Self::exact, newline);
    }

    /// Text that survives an HTML parser to the byte: carriage returns and byte order marks, which
    /// parsers change or drop, become character references. Newlines stay.
    pub(crate) fn exact(&mut self, text: &str) {
        escape_exactly(&mut self.out, text);
    }

    /// A line break as XML writes it, `<br />`.
    #[inline]
    pub(crate) fn xml_line_break(&mut self) {
        self.out.push_str("<br />");
    }

    /// A line break, `<br>`.
    pub(crate) fn line_break(&mut self) {
        self.start(Element::Br);
    }

    /// Markup that is not checked: constants of this crate, what a library made of code or a
    /// formula and a filter let through, and what a caller's option declares to be trusted.
    pub(crate) fn trusted(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// The HTML.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    #[inline]
    fn cut_lines(
        &mut self,
        text: &str,
        line: impl Fn(&mut Self, &str),
        newline: impl Fn(&mut Self, Newline),
    ) {
        let mut rest = text;
        while let Some(at) = memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
            let (before, tail) = rest.split_at(at);
            line(self, before);
            let kind = Newline::at_start_of(tail);
            newline(self, kind);
            rest = &tail[kind.len()..];
        }
        line(self, rest);
    }
}

/// A newline of the text, as it was written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Newline {
    /// `\n`
    Lf,
    /// `\r\n`
    CrLf,
    /// `\r`
    Cr,
}

impl Newline {
    fn at_start_of(text: &str) -> Self {
        if text.starts_with('\n') {
            Self::Lf
        } else if text.starts_with("\r\n") {
            Self::CrLf
        } else {
            Self::Cr
        }
    }

    const fn len(self) -> usize {
        match self {
            Self::Lf | Self::Cr => 1,
            Self::CrLf => 2,
        }
    }
}

/// A start tag being written.
#[must_use = "a tag must be ended"]
pub(crate) struct Tag<'w> {
    out: &'w mut String,
}

impl Tag<'_> {
    /// An attribute with a value.
    #[inline]
    pub(crate) fn attr(self, attribute: Attribute, value: &str) -> Self {
        self.value(attribute.name(), value)
    }

    /// An attribute with a value, if there is one.
    pub(crate) fn attr_if(self, attribute: Attribute, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(attribute, value),
            None => self,
        }
    }

    /// An attribute whose value survives an HTML parser to the byte.
    pub(crate) fn exact_attr(mut self, attribute: Attribute, value: &str) -> Self {
        self.begin(attribute.name());
        escape_exactly(self.out, value);
        self.out.push('"');
        self
    }

    /// An attribute that is a number.
    pub(crate) fn number(mut self, attribute: Attribute, value: impl Into<i64>) -> Self {
        self.begin(attribute.name());
        let _ = write!(self.out, "{}\"", value.into());
        self
    }

    /// An attribute without a value.
    pub(crate) fn flag(self, attribute: Attribute) -> Self {
        self.out.push(' ');
        self.out.push_str(attribute.name());
        self
    }

    /// An attribute without a value, if `holds`.
    pub(crate) fn flag_if(self, attribute: Attribute, holds: bool) -> Self {
        if holds { self.flag(attribute) } else { self }
    }

    /// An address.
    #[inline]
    pub(crate) fn url(self, attribute: UrlAttribute, url: &SafeUrl) -> Self {
        self.value(attribute.name(), url.as_str())
    }

    /// Several classes; nothing when there are none.
    pub(crate) fn classes(mut self, classes: &[&str]) -> Self {
        for (i, class) in classes.iter().enumerate() {
            if i == 0 {
                self.begin("class");
            } else {
                self.out.push(' ');
            }
            escape(self.out, class);
        }
        if !classes.is_empty() {
            self.out.push('"');
        }
        self
    }

    /// The class `mfm-NAME` of an MFM function, alone.
    pub(crate) fn function_class(mut self, name: Name<'_>) -> Self {
        self.begin("class");
        self.out.push_str("mfm-");
        self.out.push_str(name.as_str());
        self.out.push('"');
        self
    }

    /// The argument `data-mfm-KEY` of an MFM function, with its value if it has one.
    pub(crate) fn function_arg(self, key: Name<'_>, value: Option<&str>) -> Self {
        self.out.push_str(" data-mfm-");
        self.out.push_str(key.as_str());
        if let Some(value) = value {
            self.out.push_str("=\"");
            escape_exactly(self.out, value);
            self.out.push('"');
        }
        self
    }

    /// The `style` attribute, if `style` says anything.
    pub(crate) fn style(self, style: &Style) -> Self {
        match style.css() {
            "" => self,
            css => self.value("style", css),
        }
    }

    /// The `style` attribute with declarations of ours.
    pub(crate) fn fixed_style(self, declarations: &'static str) -> Self {
        self.value("style", declarations)
    }

    /// Ends the tag.
    #[inline]
    pub(crate) fn end(self) {
        self.out.push('>');
    }

    #[inline]
    fn value(mut self, name: &str, value: &str) -> Self {
        self.begin(name);
        escape(self.out, value);
        self.out.push('"');
        self
    }

    #[inline]
    fn begin(&mut self, name: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut writer = Writer::default();
        writer.open(Element::A).attr(Attribute::Title, "\"><script>'&").end();
        writer.lines("<a>\r\n\r\n&", |writer, _| writer.xml_line_break());
        writer.close(Element::A);
        assert_eq!(
            writer.finish(),
            "<a title=\"&quot;&gt;&lt;script&gt;&#039;&amp;\">&lt;a&gt;<br /><br />&amp;</a>"
        );
    }

    #[test]
    fn exact_text_keeps_what_parsers_change() {
        let mut writer = Writer::default();
        writer.exact("\u{feff}a\rb\n<");
        assert_eq!(writer.finish(), "&#xFEFF;a&#13;b\n&lt;");
    }
}

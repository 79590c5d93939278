//! The walk over the tree: which element each node becomes.

use aizome_mfm::{Kind, Node};
use url::Url;

use super::{Options, TextKind, code, math, open_classed};
use crate::writer::{Attribute, Element, SafeUrl, Tag, UrlAttribute, Writer};

/// The writing of one tree.
pub(super) struct Profile<'w, 'o> {
    pub(super) writer: &'w mut Writer,
    pub(super) options: &'o Options<'o>,
    /// The site that shows the note.
    pub(super) site: Option<Url>,
    /// By how much the functions around enlarge.
    pub(super) enlargement: f64,
    /// Whether a link is open: HTML cannot nest them.
    pub(super) in_link: bool,
    /// How many bytes of code may still be highlighted.
    pub(super) highlighted_left: usize,
}

impl<'w, 'o> Profile<'w, 'o> {
    pub(super) fn new(writer: &'w mut Writer, options: &'o Options<'o>) -> Self {
        let site = options.base_url.and_then(|base| Url::parse(base).ok());
        Self {
            writer,
            options,
            site,
            enlargement: 1.0,
            in_link: false,
            highlighted_left: code::HIGHLIGHTED,
        }
    }

    pub(super) fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Text(text) => self.text(text),
            Kind::UnicodeEmoji(emoji) => self.unicode_emoji(emoji),
            Kind::EmojiCode(name) => self.custom_emoji(name),
            Kind::Bold(children) => self.within(Element::B, None, children),
            Kind::Italic(children) => self.within(Element::I, None, children),
            Kind::Strike(children) => self.within(Element::Del, None, children),
            Kind::Small(children) => self.within(Element::Small, Some("mfm-small"), children),
            Kind::Plain(children) => self.within(Element::Span, Some("mfm-plain"), children),
            Kind::Center(children) => self.within(Element::Div, Some("mfm-center"), children),
            Kind::Quote(children) => self.within(self.quote(), Some("mfm-quote"), children),
            Kind::InlineCode(code) => self.inline_code(code),
            Kind::BlockCode { code, lang } => self.block_code(code, lang.as_deref()),
            Kind::MathInline(formula) => math::write(self.writer, formula, math::Form::Inline),
            Kind::MathBlock(formula) => math::write(self.writer, formula, math::Form::Block),
            Kind::Mention { username, host, .. } => self.mention(username, host.as_deref()),
            Kind::Hashtag(tag) => self.hashtag(tag),
            Kind::Url { url, .. } => self.url(url),
            Kind::Link { url, children, .. } => self.link(url, children),
            Kind::Search { query, .. } => self.search(query),
            Kind::Fn { name, args, children } => self.function(name, args, children),
        }
    }

    pub(super) fn within(
        &mut self,
        element: Element,
        class: Option<&'static str>,
        children: &[Node<'_>],
    ) {
        self.writer.open(element).attr_if(Attribute::Class, class).end();
        self.nodes(children);
        self.writer.close(element);
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.options.text {
            TextKind::Full => self.writer.lines(text, |writer, _| writer.line_break()),
            TextKind::Simple => self.writer.lines(text, |writer, _| writer.text(" ")),
        }
    }

    /// A link where `url` leads, or, where it leads nowhere or a link is open already, a plain
    /// element of the same class.
    pub(super) fn anchor(&mut self, url: Option<&SafeUrl>, class: &'static str) -> Tag<'_> {
        match url {
            Some(url) if !self.in_link => {
                open_classed(self.writer, Element::A, class).url(UrlAttribute::Href, url)
            }
            _ => open_classed(self.writer, Element::Span, class),
        }
    }

    /// Writes the content of an [`anchor`](Self::anchor) and closes it.
    pub(super) fn close_anchor(&mut self, url: Option<&SafeUrl>, content: impl FnOnce(&mut Self)) {
        let opened = url.is_some() && !self.in_link;
        let outer = self.in_link;
        self.in_link |= opened;
        content(self);
        self.in_link = outer;
        self.writer.close(if opened { Element::A } else { Element::Span });
    }

    pub(super) fn span(&mut self, class: &'static str, text: &str) {
        open_classed(self.writer, Element::Span, class).end();
        self.writer.text(text);
        self.writer.close(Element::Span);
    }

    /// On one line a quote is no block.
    fn quote(&self) -> Element {
        if self.options.nowrap { Element::Span } else { Element::Blockquote }
    }

    fn inline_code(&mut self, code: &str) {
        open_classed(self.writer, Element::Code, "mfm-inline-code").end();
        self.writer.text(code);
        self.writer.close(Element::Code);
    }
}

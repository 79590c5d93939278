//! Markdown events → the HTML that [`crate::from_html()`] reads; it goes nowhere else.

use aizome_mfm::{Kind, parse};
use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, MetadataBlockKind, Options, Parser,
    Tag, TagEnd, TextMergeStream,
};
use url::Url;

use crate::writer::Writer;

use super::FromMarkdown;
use super::raw::contained;

/// The HTML of a Markdown text.
pub(super) fn write(markdown: &str, options: &FromMarkdown) -> String {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let mut state = State {
        writer: Writer::with_capacity(markdown.len() * 2),
        options,
        links: Vec::new(),
        images: Vec::new(),
        alt: String::new(),
        raw: None,
        in_code: false,
        in_head: false,
    };
    for event in TextMergeStream::new(Parser::new_ext(markdown, extensions)) {
        state.event(event);
    }
    state.writer.finish()
}

/// A link or an image that is open.
struct Target<'m> {
    /// The address, if it is one on its own.
    address: Option<CowStr<'m>>,
    /// What is said behind the label.
    notes: Vec<CowStr<'m>>,
}

struct State<'m, 'o> {
    writer: Writer,
    options: &'o FromMarkdown,
    links: Vec<Target<'m>>,
    images: Vec<Target<'m>>,
    /// The text of the image that is open.
    alt: String,
    /// The HTML block that is open.
    raw: Option<String>,
    in_code: bool,
    in_head: bool,
}

impl<'m> State<'m, '_> {
    fn event(&mut self, event: Event<'m>) {
        if !self.images.is_empty() {
            return self.event_in_image(event);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.element("code", &text),
            Event::InlineMath(formula) => self.math("<math>", &formula),
            Event::DisplayMath(formula) => self.math("<math display=\"block\">", &formula),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(label) => self.pieces(&["[^", &label, "]"]),
            Event::SoftBreak if self.options.join_lines => self.writer.trusted("\n"),
            Event::SoftBreak | Event::HardBreak => self.writer.trusted("<br>"),
            Event::Rule => self.writer.trusted("<hr>"),
            Event::TaskListMarker(true) => self.writer.trusted("<input type=\"checkbox\" checked>"),
            Event::TaskListMarker(false) => self.writer.trusted("<input type=\"checkbox\">"),
        }
    }

    /// The description of an image is text, whatever is marked up in it.
    fn event_in_image(&mut self, event: Event<'m>) {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.images.push(target(LinkType::Inline, dest_url, title));
            }
            Event::End(TagEnd::Image) => self.end_image(),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.alt.push_str(&text);
            }
            Event::FootnoteReference(label) => self.alt.push_str(&format!("[^{label}]")),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            Event::Start(_)
            | Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'m>) {
        match tag {
            Tag::Paragraph => self.writer.trusted("<p>"),
            Tag::Heading { .. } => self.writer.trusted("<h1>"),
            Tag::BlockQuote(kind) => self.quote(kind),
            Tag::CodeBlock(kind) => self.code_block(match &kind {
                CodeBlockKind::Fenced(info) => {
                    info.split([' ', '\t', ',', '{']).next().unwrap_or_default()
                }
                CodeBlockKind::Indented => "",
            }),
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.code_block("yaml"),
            Tag::MetadataBlock(MetadataBlockKind::PlusesStyle) => self.code_block("toml"),
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::List(None) => self.writer.trusted("<ul>"),
            Tag::List(Some(start)) => self.open_with("<ol start=\"", &start.to_string()),
            Tag::Item => self.writer.trusted("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.open_with("<li data-mfm-marker=\"", &format!("[^{label}]: "));
            }
            Tag::DefinitionList => self.writer.trusted("<dl>"),
            Tag::DefinitionListTitle => self.writer.trusted("<dt>"),
            Tag::DefinitionListDefinition => self.writer.trusted("<dd>"),
            Tag::Table(_) => self.writer.trusted("<table>"),
            Tag::TableHead => {
                self.in_head = true;
                self.writer.trusted("<tr>");
            }
            Tag::TableRow => self.writer.trusted("<tr>"),
            Tag::TableCell => self.writer.trusted(if self.in_head { "<th>" } else { "<td>" }),
            Tag::Emphasis => self.writer.trusted("<em>"),
            Tag::Strong => self.writer.trusted("<strong>"),
            Tag::Strikethrough => self.writer.trusted("<del>"),
            Tag::Superscript => self.writer.trusted("<sup>"),
            Tag::Subscript => self.writer.trusted("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(target(link_type, dest_url, title));
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.images.push(target(link_type, dest_url, title));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.writer.trusted("</p>"),
            TagEnd::Heading(_) => self.writer.trusted("</h1>"),
            TagEnd::BlockQuote(_) => self.writer.trusted("</blockquote>"),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.in_code = false;
                self.writer.trusted("</code></pre>");
            }
            TagEnd::HtmlBlock => {
                let html = self.raw.take().unwrap_or_default();
                self.writer.trusted(&contained(&html));
            }
            TagEnd::List(true) => self.writer.trusted("</ol>"),
            TagEnd::List(false) => self.writer.trusted("</ul>"),
            TagEnd::Item | TagEnd::FootnoteDefinition => self.writer.trusted("</li>"),
            TagEnd::DefinitionList => self.writer.trusted("</dl>"),
            TagEnd::DefinitionListTitle => self.writer.trusted("</dt>"),
            TagEnd::DefinitionListDefinition => self.writer.trusted("</dd>"),
            TagEnd::Table => self.writer.trusted("</table>"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.writer.trusted("</tr>");
            }
            TagEnd::TableRow => self.writer.trusted("</tr>"),
            TagEnd::TableCell => self.writer.trusted(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.writer.trusted("</em>"),
            TagEnd::Strong => self.writer.trusted("</strong>"),
            TagEnd::Strikethrough => self.writer.trusted("</del>"),
            TagEnd::Superscript => self.writer.trusted("</sup>"),
            TagEnd::Subscript => self.writer.trusted("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(html) = &mut self.raw {
            html.push_str(text);
        } else if self.in_code || self.options.plain_words || !self.links.is_empty() {
            self.writer.exact(text);
        } else {
            self.words(text);
        }
    }

    /// Text in which mentions, hashtags and addresses are live.
    fn words(&mut self, text: &str) {
        for word in text.split_inclusive(char::is_whitespace) {
            let start = word.find(['@', '#']).filter(|&at| !is_inside_word(&word[..at]));
            let start = ["https://", "http://"]
                .iter()
                .filter_map(|scheme| word.find(scheme))
                .chain(start)
                .min();
            let (before, rest) = word.split_at(start.unwrap_or(word.len()));
            self.writer.exact(before);
            let node = parse(rest).into_iter().next();
            let length = match node.map(|node| (node.kind, node.span.range().len())) {
                Some((Kind::Mention { .. }, length)) => {
                    self.live("<a class=\"", "mention", &rest[..length])
                }
                Some((Kind::Hashtag(_), length)) => self.live("<a rel=\"", "tag", &rest[..length]),
                Some((Kind::Url { .. }, length)) => {
                    self.live("<a href=\"", &rest[..length], &rest[..length])
                }
                _ => 0,
            };
            self.writer.exact(&rest[length..]);
        }
    }

    /// Writes a link around a word, whose length it returns.
    fn live(&mut self, tag: &str, value: &str, word: &str) -> usize {
        self.open_with(tag, value);
        self.writer.exact(word);
        self.writer.trusted("</a>");
        word.len()
    }

    fn html(&mut self, html: &str) {
        match &mut self.raw {
            Some(block) => block.push_str(html),
            None => self.writer.trusted(&contained(html)),
        }
    }

    fn pieces(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.writer.exact(piece));
    }

    fn element(&mut self, name: &str, text: &str) {
        self.writer.trusted(&format!("<{name}>"));
        self.writer.exact(text);
        self.writer.trusted(&format!("</{name}>"));
    }

    /// A start tag with one attribute.
    fn open_with(&mut self, tag: &str, value: &str) {
        self.writer.trusted(tag);
        self.writer.exact(value);
        self.writer.trusted("\">");
    }

    fn math(&mut self, tag: &str, formula: &str) {
        self.writer.trusted(tag);
        self.writer.trusted("<annotation encoding=\"application/x-tex\">");
        self.writer.exact(formula);
        self.writer.trusted("</annotation></math>");
    }

    fn code_block(&mut self, lang: &str) {
        self.in_code = true;
        self.writer.trusted("<pre>");
        self.open_with("<code data-mfm-lang=\"", lang);
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.writer.trusted("<blockquote>");
        let title = match kind {
            None => return,
            Some(BlockQuoteKind::Note) => "Note",
            Some(BlockQuoteKind::Tip) => "Tip",
            Some(BlockQuoteKind::Important) => "Important",
            Some(BlockQuoteKind::Warning) => "Warning",
            Some(BlockQuoteKind::Caution) => "Caution",
        };
        self.writer.trusted("<h1>");
        self.writer.exact(title);
        self.writer.trusted("</h1>");
    }

    fn link(&mut self, target: Target<'m>) {
        if let Some(address) = &target.address {
            self.open_with("<a href=\"", address);
        }
        self.links.push(target);
    }

    fn end_link(&mut self) {
        let Some(target) = self.links.pop() else { return };
        if target.address.is_some() {
            self.writer.trusted("</a>");
        }
        self.notes(&target.notes);
    }

    fn end_image(&mut self) {
        let Some(target) = self.images.pop() else { return };
        if !self.images.is_empty() {
            return;
        }
        let alt = std::mem::take(&mut self.alt);
        match &target.address {
            Some(address) => {
                self.writer.trusted("<img src=\"");
                self.writer.exact(address);
                // Without a description, the address says more than nothing.
                if !alt.is_empty() {
                    self.writer.trusted("\" alt=\"");
                    self.writer.exact(&alt);
                }
                self.writer.trusted("\">");
            }
            None => self.writer.exact(&alt),
        }
        self.notes(&target.notes);
    }

    fn notes(&mut self, notes: &[CowStr<'_>]) {
        for note in notes {
            self.pieces(&[" (", note, ")"]);
        }
    }
}

fn target<'m>(link_type: LinkType, dest: CowStr<'m>, title: CowStr<'m>) -> Target<'m> {
    let is_address = Url::parse(&dest).is_ok();
    // The label says it all.
    let says_itself =
        matches!(link_type, LinkType::Email | LinkType::WikiLink { has_pothole: false });
    let place = (!is_address && !says_itself && !dest.is_empty()).then(|| dest.clone());
    let title = Some(title).filter(|title| !title.is_empty());
    Target { address: is_address.then_some(dest), notes: place.into_iter().chain(title).collect() }
}

fn is_inside_word(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphanumeric())
}

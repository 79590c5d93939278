//! MFM as plain text: what a notification, a search index or a screen reader wants.
//!
//! The reference has no such function (its `toString` writes MFM again), so the mapping is ours;
//! [`plain_text`] tells it. Blocks stand on lines of their own, and every newline is `\n`.

use crate::functions::{Ruby, ruby, unixtime};
use crate::{Kind, Node};

/// Writes a tree as plain text, with the default options.
///
/// | node | text |
/// |---|---|
/// | text, `<plain>` | as it is |
/// | bold, italic, strike, small, center | what is in them |
/// | unicode emoji | as it is |
/// | custom emoji | `:name:` |
/// | mention | as written, `@user` or `@user@host` |
/// | hashtag | `#tag` |
/// | url | as written, without `<>` |
/// | link | its label; [`LinkText`] adds the address |
/// | code, formulas | as they are, without marks |
/// | search | its line as written |
/// | quote | its lines, each after `> `; [`QuoteText`] says otherwise |
/// | `ruby` | `base(reading)` |
/// | `unixtime` | the time in UTC, such as `2023-11-30T15:00:00.000Z`; what is in it if that is no time |
/// | other functions | what is in them |
///
/// ```
/// use aizome_mfm::{parse, plain_text};
///
/// let text = plain_text(&parse("$[x2 **Hi** $[ruby 藍 あい]] [docs](https://example.com)\n> :cat:"));
/// assert_eq!(text, "Hi 藍(あい) docs\n> :cat:");
/// ```
#[must_use]
pub fn plain_text(nodes: &[Node<'_>]) -> String {
    PlainText::default().write(nodes)
}

/// How to write plain text where there is a choice.
///
/// ```
/// use aizome_mfm::{LinkText, PlainText, QuoteText, parse};
///
/// let nodes = parse("> old\nsee [docs](https://example.com)");
/// let options = PlainText { links: LinkText::LabelAndUrl, quotes: QuoteText::Dropped };
/// assert_eq!(options.write(&nodes), "see docs (https://example.com)");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlainText {
    /// What a link becomes.
    pub links: LinkText,
    /// What a quote becomes.
    pub quotes: QuoteText,
}

/// What a link becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkText {
    /// Its label.
    #[default]
    Label,
    /// `label (address)`, or the label alone if it ends in the address.
    LabelAndUrl,
}

/// What a quote becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QuoteText {
    /// Lines that begin with `> `.
    #[default]
    Marked,
    /// Its lines alone.
    Unmarked,
    /// Nothing: only what the author says is wanted.
    Dropped,
}

impl PlainText {
    /// Writes a tree.
    #[must_use]
    pub fn write(self, nodes: &[Node<'_>]) -> String {
        let mut writer =
            Writer { options: self, out: String::new(), line: Line::Started, marks: 0 };
        writer.nodes(nodes);
        writer.out
    }
}

struct Writer {
    options: PlainText,
    out: String,
    line: Line,
    /// How many `> ` begin a line here.
    marks: usize,
}

/// What has to come before the next piece of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Nothing: text goes on.
    Started,
    /// The marks of quotes: the line is new.
    Unmarked,
    /// A newline and the marks: a block came before.
    AfterBlock,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            if node.is_block() { self.block(&node.kind) } else { self.inline(&node.kind) }
        }
    }

    fn block(&mut self, kind: &Kind<'_>) {
        self.end_line();
        match kind {
            Kind::Quote(children) => self.quote(children),
            Kind::Center(children) => self.nodes(children),
            Kind::Search { content: text, .. }
            | Kind::BlockCode { code: text, .. }
            | Kind::MathBlock(text) => self.text(text),
            _ => {}
        }
        self.end_line();
    }

    fn quote(&mut self, children: &[Node<'_>]) {
        match self.options.quotes {
            QuoteText::Dropped => {}
            QuoteText::Unmarked => self.nodes(children),
            QuoteText::Marked => {
                self.marks += 1;
                if self.line == Line::Started {
                    self.line = Line::Unmarked;
                }
                self.nodes(children);
                self.marks -= 1;
            }
        }
    }

    /// Makes sure that what follows begins a line, if anything follows.
    fn end_line(&mut self) {
        if self.line == Line::Started && !self.out.is_empty() {
            self.line = Line::AfterBlock;
        }
    }

    fn inline(&mut self, kind: &Kind<'_>) {
        match kind {
            Kind::Text(text) | Kind::UnicodeEmoji(text) => self.text(text),
            Kind::InlineCode(text) | Kind::MathInline(text) => self.text(text),
            Kind::Mention { acct, .. } => self.text(acct),
            Kind::Url { url, .. } => self.text(url),
            Kind::EmojiCode(name) => {
                self.text(":");
                self.text(name);
                self.text(":");
            }
            Kind::Hashtag(tag) => {
                self.text("#");
                self.text(tag);
            }
            Kind::Link { url, children, .. } => self.link(url, children),
            Kind::Fn { name, children, .. } => self.function(name, children),
            _ => self.nodes(kind.children().unwrap_or_default()),
        }
    }

    fn link(&mut self, url: &str, label: &[Node<'_>]) {
        let start = self.out.len();
        self.nodes(label);
        if self.options.links == LinkText::LabelAndUrl && !self.out[start..].ends_with(url) {
            self.text(" (");
            self.text(url);
            self.text(")");
        }
    }

    fn function(&mut self, name: &str, children: &[Node<'_>]) {
        match name {
            "ruby" => self.ruby(children),
            "unixtime" => match unixtime(children) {
                Some(time) => self.text(&time.to_string()),
                None => self.nodes(children),
            },
            _ => self.nodes(children),
        }
    }

    fn ruby(&mut self, children: &[Node<'_>]) {
        let reading = match ruby(children) {
            None => return self.nodes(children),
            Some(Ruby::Words { base, reading }) => {
                self.text(base);
                reading
            }
            Some(Ruby::Nodes { reading: None, .. }) => return self.nodes(children),
            Some(Ruby::Nodes { base, reading }) => {
                self.nodes(base);
                reading
            }
        };
        if let Some(reading) = reading.filter(|reading| !reading.is_empty()) {
            self.text("(");
            self.text(reading);
            self.text(")");
        }
    }

    /// Writes text, beginning each of its lines with the marks of the quotes around it.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(end) = rest.find(['\n', '\r']) {
            self.piece(&rest[..end]);
            self.begin_line();
            self.out.push('\n');
            self.line = Line::Unmarked;
            let newline = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
            rest = &rest[end + newline..];
        }
        self.piece(rest);
    }

    /// Writes text that has no newline.
    fn piece(&mut self, text: &str) {
        if !text.is_empty() {
            self.begin_line();
            self.out.push_str(text);
        }
    }

    fn begin_line(&mut self) {
        if self.line == Line::AfterBlock {
            self.out.push('\n');
        }
        if self.line != Line::Started {
            for _ in 0..self.marks {
                self.out.push_str("> ");
            }
        }
        self.line = Line::Started;
    }
}

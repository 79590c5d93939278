//! Building a tree from a stream of markup: opening, text, closing.
//!
//! HTML and Markdown allow what MFM does not: blocks inside of inlines, nesting without end, white
//! space that means nothing. Here formatting is split around a block and goes on inside of it, what
//! is nested deeper than [`NEST_LIMIT`] becomes text, and newlines between blocks are asked for
//! ([`Builder::margin`]) and written only between two pieces of content.

use aizome_mfm::{Args, Kind, Node};

/// How deep MFM nests: nodes inside this many others are text.
pub(crate) const NEST_LIMIT: usize = 20;

/// A node that is open.
#[derive(Debug, Clone)]
pub(crate) enum Open {
    Bold,
    Italic,
    Strike,
    Small,
    Function { name: String, args: Args<'static> },
    Link { silent: bool, url: String },
    Center,
    Quote,
}

impl Open {
    fn is_block(&self) -> bool {
        matches!(self, Open::Center | Open::Quote)
    }

    fn close(self, children: Vec<Node<'static>>) -> Node<'static> {
        Node::new(match self {
            Open::Bold => Kind::Bold(children),
            Open::Italic => Kind::Italic(children),
            Open::Strike => Kind::Strike(children),
            Open::Small => Kind::Small(children),
            Open::Function { name, args } => Kind::Fn { name: name.into(), args, children },
            Open::Link { silent, url } => Kind::Link { silent, url: url.into(), children },
            Open::Center => Kind::Center(children),
            Open::Quote => Kind::Quote(children),
        })
    }
}

/// A node being built.
#[derive(Debug)]
struct Frame {
    open: Open,
    children: Vec<Node<'static>>,
    /// For a block: the inlines it stands in, which go on inside and behind it.
    around: Vec<Open>,
    /// For a block: the indentation outside of it.
    indent: usize,
}

/// The tree so far.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    root: Vec<Node<'static>>,
    frames: Vec<Frame>,
    /// For each call of `open` that was not closed yet, whether it opened anything.
    opened: Vec<bool>,
    /// The newlines that shall stand before the next content.
    margin: usize,
    /// Whether white space that was collapsed shall stand before the next content.
    space: bool,
    /// The spaces each line begins with.
    indent: usize,
    /// The newlines written last.
    newlines: usize,
    /// Whether there is content that a margin could part from the next.
    filled: bool,
}

impl Builder {
    /// The finished tree.
    pub(crate) fn finish(mut self) -> Vec<Node<'static>> {
        while !self.opened.is_empty() {
            self.close();
        }
        self.root
    }

    /// Opens a node; every call needs one of [`Self::close`].
    pub(crate) fn open(&mut self, open: Open) {
        let fits = match open {
            Open::Quote => true,
            Open::Center => !self.is_in(|open| matches!(open, Open::Center)),
            Open::Link { .. } => !self.in_label(),
            _ => true,
        };
        let fits = fits && self.frames.len() < NEST_LIMIT;
        self.opened.push(fits);
        if fits {
            if open.is_block() { self.open_block(open) } else { self.push(open, Vec::new()) }
        }
    }

    /// Closes what the matching [`Self::open`] opened.
    pub(crate) fn close(&mut self) {
        if self.opened.pop() != Some(true) {
            return;
        }
        let is_inside = self.frames.iter().rposition(|frame| frame.open.is_block());
        let block = is_inside.filter(|&at| self.frames[at + 1..].len() == self.carried(at));
        match block {
            Some(at) => self.close_block(at),
            None => self.pop(),
        }
    }

    /// Text, in which every character counts.
    pub(crate) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.margin > 0 && text.trim_matches(' ').is_empty() {
            self.space = true;
            return;
        }
        let is_label = |frame: &Frame| matches!(frame.open, Open::Link { .. });
        if self.frames.last().is_some_and(is_label) && text.contains(['\n', '\r']) {
            return self.text(&text.replace(['\n', '\r'], " "));
        }
        let newlines = text.len() - text.trim_end_matches(['\n', '\r']).len();
        if newlines < text.len() && !text.starts_with(['\n', '\r']) {
            self.before_content();
        } else {
            self.break_lines();
        }
        self.push_text(text);
        self.newlines = if newlines == text.len() { self.newlines + newlines } else { newlines };
        self.filled = true;
    }

    /// Text of a document that is laid out in lines: white space with a newline in it is one space,
    /// or none where a line begins or ends.
    pub(crate) fn flowing_text(&mut self, text: &str) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let mut rest = text;
        while let Some(newline) = rest.find(['\n', '\r']) {
            self.text(rest[..newline].trim_end_matches(is_space));
            self.soft_space();
            rest = rest[newline..].trim_start_matches(is_space);
        }
        self.text(rest);
    }

    /// White space between words, where there are words.
    pub(crate) fn soft_space(&mut self) {
        self.space |= self.filled && self.margin == 0 && self.newlines == 0;
    }

    /// A leaf that stands in a line.
    pub(crate) fn inline(&mut self, kind: Kind<'static>) {
        let is_live = !self.in_label() || !is_dead_in_label(&kind);
        if self.frames.len() >= NEST_LIMIT || !is_live {
            return self.text(&leaf_text(&kind));
        }
        self.before_content();
        self.children().push(Node::new(kind));
        self.newlines = 0;
        self.filled = true;
    }

    /// A leaf that has lines of its own.
    pub(crate) fn block(&mut self, kind: Kind<'static>) {
        let around = self.suspend();
        if self.frames.len() >= NEST_LIMIT {
            self.margin(1);
            self.text(&leaf_text(&kind));
            return self.margin(1);
        }
        self.before_block();
        self.children().push(Node::new(kind));
        self.resume(around);
    }

    /// Asks for so many newlines between what was and what comes.
    pub(crate) fn margin(&mut self, newlines: usize) {
        if self.filled {
            self.margin = self.margin.max(newlines);
            self.space = false;
        }
    }

    /// Asks for no more than so many newlines.
    pub(crate) fn limit_margin(&mut self, newlines: usize) {
        self.margin = self.margin.min(newlines);
    }

    /// Writes the marker of a list item on a line of its own and indents what follows.
    pub(crate) fn begin_item(&mut self, marker: &str) {
        self.margin(1);
        self.text(marker);
        // No margin between the marker and the item's first paragraph.
        self.filled = false;
    }

    /// Indents the following lines by so many spaces more.
    pub(crate) fn indent(&mut self, spaces: usize) {
        self.indent += spaces;
    }

    /// Ends an indentation.
    pub(crate) fn outdent(&mut self, spaces: usize) {
        self.indent = self.indent.saturating_sub(spaces);
    }

    /// Takes the newlines away that were written last.
    pub(crate) fn trim_newlines(&mut self) {
        if let Some(Node { kind: Kind::Text(text), .. }) = self.children().last_mut() {
            let length = text.trim_end_matches(['\n', '\r', ' ']).len();
            text.to_mut().truncate(length);
            if length == 0 {
                self.children().pop();
            }
            self.newlines = 0;
        }
    }

    /// Whether the label of a link is open.
    pub(crate) fn in_label(&self) -> bool {
        self.is_in(|open| matches!(open, Open::Link { .. }))
    }

    fn is_in(&self, what: impl Fn(&Open) -> bool) -> bool {
        let inner = self.frames.iter().rev().take_while(|frame| !matches!(frame.open, Open::Quote));
        inner.map(|frame| &frame.open).any(what)
    }

    fn children(&mut self) -> &mut Vec<Node<'static>> {
        match self.frames.last_mut() {
            Some(frame) => &mut frame.children,
            None => &mut self.root,
        }
    }

    fn push(&mut self, open: Open, around: Vec<Open>) {
        let indent = self.indent;
        self.frames.push(Frame { open, children: Vec::new(), around, indent });
    }

    /// Ends the innermost node; without content it is none.
    fn pop(&mut self) {
        if let Some(frame) = self.frames.pop()
            && !frame.children.is_empty()
        {
            self.children().push(frame.open.close(frame.children));
        }
    }

    /// How many of the inlines around the block at `at` were reopened inside of it.
    fn carried(&self, at: usize) -> usize {
        let frame = &self.frames[at];
        carried(&frame.open, &frame.around).count()
    }

    fn open_block(&mut self, open: Open) {
        let around = self.suspend();
        self.before_block();
        let inside: Vec<Open> = carried(&open, &around).cloned().collect();
        self.push(open, around);
        self.resume(inside);
        self.indent = 0;
    }

    fn close_block(&mut self, at: usize) {
        while self.frames.len() > at + 1 {
            self.pop();
        }
        let (around, indent) = match self.frames.last_mut() {
            Some(frame) => (std::mem::take(&mut frame.around), frame.indent),
            None => return,
        };
        self.pop();
        self.before_block();
        self.indent = indent;
        self.resume(around);
    }

    /// Ends the inlines (a center is one to what stands inside) around a block to be.
    fn suspend(&mut self) -> Vec<Open> {
        let is_quote = |frame: &Frame| matches!(frame.open, Open::Quote);
        let first = self.frames.iter().rposition(is_quote).map_or(0, |at| at + 1);
        let around = self.frames[first..].iter().map(|frame| frame.open.clone()).collect();
        while self.frames.len() > first {
            self.pop();
        }
        around
    }

    fn resume(&mut self, around: Vec<Open>) {
        for open in around {
            self.push(open, Vec::new());
        }
    }

    /// At the edge of a block, which has newlines of its own.
    fn before_block(&mut self) {
        (self.margin, self.space, self.newlines, self.filled) = (0, false, 0, false);
    }

    /// Writes what was asked for between the content so far and the next.
    fn before_content(&mut self) {
        self.break_lines();
        let begins_line = self.newlines > 0 || (!self.filled && self.begins_context());
        let spaces = if begins_line { self.indent } else { usize::from(self.space && self.filled) };
        self.push_outside(&" ".repeat(spaces));
        self.space = false;
    }

    fn break_lines(&mut self) {
        let missing = std::mem::take(&mut self.margin).saturating_sub(self.newlines);
        if missing == 0 {
            return;
        }
        self.space = false;
        let outside = &self.frames[..self.outside()];
        if outside.iter().any(|frame| matches!(frame.open, Open::Link { .. })) {
            return self.push_outside(" ");
        }
        self.push_outside(&"\n".repeat(missing));
        self.newlines += missing;
    }

    /// How many of the open nodes have content already, or are blocks: white space goes there.
    fn outside(&self) -> usize {
        let has_content = |frame: &Frame| !frame.children.is_empty() || frame.open.is_block();
        self.frames.iter().rposition(has_content).map_or(0, |at| at + 1)
    }

    /// Whether nothing stands before in this note or block, or a block does.
    fn begins_context(&self) -> bool {
        let outside = self.outside().checked_sub(1);
        let children = outside.map_or(&self.root, |at| &self.frames[at].children);
        children.last().is_none_or(Node::is_block)
    }

    fn push_text(&mut self, text: &str) {
        push_text(self.children(), text);
    }

    /// Writes white space outside of the nodes that have no content yet.
    fn push_outside(&mut self, space: &str) {
        if space.is_empty() {
            return;
        }
        match self.outside().checked_sub(1) {
            Some(at) => push_text(&mut self.frames[at].children, space),
            None => push_text(&mut self.root, space),
        }
    }
}

/// The inlines around a block that go on inside of it.
fn carried<'o>(block: &Open, around: &'o [Open]) -> impl Iterator<Item = &'o Open> {
    let in_center = matches!(block, Open::Center);
    around.iter().filter(move |open| !(in_center && matches!(open, Open::Center)))
}

fn push_text(children: &mut Vec<Node<'static>>, text: &str) {
    if let Some(Node { kind: Kind::Text(known), .. }) = children.last_mut() {
        known.to_mut().push_str(text);
    } else {
        children.push(Node::new(Kind::Text(text.to_owned().into())));
    }
}

/// Whether a leaf is text in the label of a link.
fn is_dead_in_label(kind: &Kind<'_>) -> bool {
    matches!(kind, Kind::Mention { .. } | Kind::Hashtag(_) | Kind::Url { .. })
}

/// What a leaf says where it cannot be.
fn leaf_text(kind: &Kind<'_>) -> String {
    match kind {
        Kind::UnicodeEmoji(text) | Kind::InlineCode(text) | Kind::MathInline(text) => {
            text.to_string()
        }
        Kind::Url { url, .. } => url.to_string(),
        Kind::EmojiCode(name) => format!(":{name}:"),
        Kind::Mention { acct, .. } => acct.to_string(),
        Kind::Hashtag(tag) => format!("#{tag}"),
        Kind::Plain(children) => children.iter().map(|child| leaf_text(&child.kind)).collect(),
        Kind::Text(text) | Kind::MathBlock(text) => text.to_string(),
        Kind::BlockCode { code: text, .. } | Kind::Search { content: text, .. } => text.to_string(),
        _ => String::new(),
    }
}

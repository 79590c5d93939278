//! One text being parsed: the note itself, or the body of a quote.
//!
//! The body of a quote is a new text: its lines without the `>` marks, joined by `\n`. [`Origin`]
//! remembers where each line stood, so that nodes get spans in the real source, and text that
//! stays within a line still borrows from it.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};

use aizome_source::Span;

use super::ahead::Ahead;
use super::brackets::{Brackets, Run};
use super::memo::Memo;
use crate::{Kind, Node, Text};

/// What a rule may depend on besides the place it stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Level {
    /// How many constructs this one is nested in.
    pub(super) depth: u32,
    /// Whether it stands in a link label, where links, addresses, mentions and hashtags are text.
    pub(super) in_label: bool,
}

impl Level {
    pub(super) const TOP: Self = Self { depth: 0, in_label: false };

    /// The level of a construct's content.
    pub(super) fn nested(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// The level inside so many constructs more.
    pub(super) fn deeper(self, levels: u32) -> Self {
        Self { depth: self.depth.saturating_add(levels), ..self }
    }

    /// The level of a link's label.
    pub(super) fn label(self) -> Self {
        Self { depth: self.depth + 1, in_label: true }
    }
}

/// A text, where it came from, and what has been learnt about it. `'a` is the source, `'b` the
/// text itself. Rules take the rest of `text` as their input; a place is told by how much is left.
pub(super) struct Body<'a, 'b> {
    pub(super) text: &'b str,
    source: &'a str,
    origin: Origin,
    nest_limit: u32,
    pub(super) memo: RefCell<Memo>,
    learnt: OnceCell<Box<Learnt>>,
    steps: &'b Cell<u64>,
}

/// What is found out about a text only when a rule asks.
#[derive(Default)]
struct Learnt {
    ahead: Ahead,
    url_brackets: RefCell<Brackets>,
    hashtag_brackets: RefCell<Brackets>,
}

/// Where the bytes of a body stand in the source.
enum Origin {
    /// In one piece, from this offset on.
    Piece(u32),
    /// Line by line, in order.
    Lines(Vec<Line>),
}

/// A line of a quote: it begins at `body` in the body and at `source` in the source.
#[derive(Clone, Copy)]
struct Line {
    body: u32,
    source: u32,
}

impl<'a, 'b> Body<'a, 'b> {
    /// The whole source as a body. It must be shorter than 4 GiB.
    pub(super) fn of_source(source: &'a str, nest_limit: u32, steps: &'b Cell<u64>) -> Self
    where
        'a: 'b,
    {
        Self::new(source, source, Origin::Piece(0), nest_limit, steps)
    }

    fn new(
        text: &'b str,
        source: &'a str,
        origin: Origin,
        nest_limit: u32,
        steps: &'b Cell<u64>,
    ) -> Self {
        let (memo, learnt) = (RefCell::default(), OnceCell::new());
        Self { text, source, origin, nest_limit, memo, learnt, steps }
    }

    /// Calls `parse` with the body that a quote of these lines of this body has.
    pub(super) fn with_quoted<T>(
        &self,
        line: &'b str,
        more: &[&'b str],
        parse: impl FnOnce(&Body<'a, '_>) -> T,
    ) -> T {
        if more.is_empty() {
            let origin = Origin::Piece(self.source_start(self.start_of(line)));
            return parse(&Body::new(line, self.source, origin, self.nest_limit, self.steps));
        }
        let mut joined = String::new();
        let mut lines = Vec::with_capacity(1 + more.len());
        for line in std::iter::once(&line).chain(more) {
            if !lines.is_empty() {
                joined.push('\n');
            }
            let source = self.source_start(self.start_of(line));
            lines.push(Line { body: joined.len() as u32, source });
            joined.push_str(line);
        }
        self.count(joined.len());
        parse(&Body::new(&joined, self.source, Origin::Lines(lines), self.nest_limit, self.steps))
    }

    /// Whether content of this level is still parsed; deeper than the limit it is text.
    pub(super) fn parses(&self, level: Level) -> bool {
        level.depth < self.nest_limit || level.depth == 0
    }

    /// The offset at which `rest` begins.
    pub(super) fn offset(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }

    /// The rest of the text from an offset that a rule or a list has found.
    pub(super) fn rest(&self, offset: usize) -> &'b str {
        self.text.get(offset..).expect("offsets come from places in this text")
    }

    /// The byte before `rest`, if there is one. All that the grammar looks back for is ASCII.
    pub(super) fn before(&self, rest: &str) -> Option<u8> {
        let last = self.offset(rest).checked_sub(1)?;
        self.text.as_bytes().get(last).copied()
    }

    /// What lies between two places.
    pub(super) fn between(&self, from: &'b str, to: &str) -> &'b str {
        from.get(..from.len() - to.len()).expect("rules give back a rest of their input")
    }

    /// What is known about fixed closers.
    pub(super) fn ahead(&self) -> &Ahead {
        &self.learnt().ahead
    }

    /// What is known about the brackets of addresses or hashtags.
    pub(super) fn brackets(&self, run: Run) -> &RefCell<Brackets> {
        match run {
            Run::Url => &self.learnt().url_brackets,
            Run::Hashtag => &self.learnt().hashtag_brackets,
        }
    }

    fn learnt(&self) -> &Learnt {
        self.learnt.get_or_init(Box::default)
    }

    /// Counts work: `steps` is what tests hold against the length of the text.
    pub(super) fn count(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps as u64);
    }

    /// The node that consumed what lies between two places.
    pub(super) fn node(&self, from: &'b str, to: &str, kind: Kind<'a>) -> Node<'a> {
        let (from, to) = (self.offset(from) as u32, self.offset(to) as u32);
        Node { span: Span::new(self.source_start(from), self.source_end(to)), kind }
    }

    /// A text node of what lies between two places.
    pub(super) fn text_node(&self, from: &'b str, to: &str) -> Node<'a> {
        self.node(from, to, Kind::Text(self.text(self.between(from, to))))
    }

    /// A node that a rule with marks around one text makes: `*text*`.
    pub(super) fn only_text(&self, text: &'b str) -> Vec<Node<'a>> {
        let start = self.start_of(text);
        let span = Span::new(self.source_start(start), self.source_end(start + text.len() as u32));
        vec![Node { span, kind: Kind::Text(self.text(text)) }]
    }

    /// A slice of this text as text of the tree: borrowed from the source if it stands there in
    /// one piece.
    pub(super) fn text(&self, slice: &'b str) -> Text<'a> {
        let start = self.start_of(slice);
        let in_source = match &self.origin {
            Origin::Piece(at) => Some(at + start),
            Origin::Lines(lines) => {
                let (line, next) = line_of(lines, start);
                let end = start as usize + slice.len();
                let whole = next.is_none_or(|next| end < next.body as usize);
                whole.then(|| line.source + (start - line.body))
            }
        };
        let borrowed = in_source.and_then(|at| self.source.get(at as usize..)?.get(..slice.len()));
        if let Some(borrowed) = borrowed {
            return Cow::Borrowed(borrowed);
        }
        self.count(slice.len());
        Cow::Owned(slice.to_owned())
    }

    /// The offset of a slice of this text.
    fn start_of(&self, slice: &str) -> u32 {
        (slice.as_ptr().addr() - self.text.as_ptr().addr()) as u32
    }

    /// Where something that begins at `offset` begins in the source.
    fn source_start(&self, offset: u32) -> u32 {
        match &self.origin {
            Origin::Piece(at) => at + offset,
            Origin::Lines(lines) => {
                let (line, _) = line_of(lines, offset);
                line.source + (offset - line.body)
            }
        }
    }

    /// Where something that ends at `offset` ends in the source. After the newline between two
    /// lines it is the place before the `>` of the second.
    fn source_end(&self, offset: u32) -> u32 {
        let Origin::Lines(lines) = &self.origin else { return self.source_start(offset) };
        let Some(last) = offset.checked_sub(1) else { return self.source_start(offset) };
        match line_of(lines, last) {
            (line, Some(next)) if next.body == offset => {
                let end = line.source + (last - line.body);
                let newline =
                    super::scan::newline_len(self.source.get(end as usize..).unwrap_or(""));
                end + newline as u32
            }
            (line, _) => line.source + (offset - line.body),
        }
    }
}

/// The line that `offset` of the body is in, and the one after it.
fn line_of(lines: &[Line], offset: u32) -> (Line, Option<&Line>) {
    let after = lines.partition_point(|line| line.body <= offset);
    (lines[after.saturating_sub(1)], lines.get(after))
}

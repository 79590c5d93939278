//! Reads the source from left to right and writes the document: the cursor that every production of
//! the formatter moves.
//!
//! A production says which token comes next; the cursor finds it in the source and, on its way, the
//! comments that stand before it. Those are written before the token is. So comments cannot get
//! lost, and none moves across code, wherever it stands. What is no longer wanted (`;`, `,`, a `\`,
//! superfluous brackets) is passed over; the comments around it still come before the next token.

use aizome_source::Span;

use super::Quotes;
use super::doc::{Doc, Element, Ends, Flat, Line};
use crate::ast::NodeId;
use crate::tree::Tree;
use crate::trivia::{Comment, CommentKind};

/// The cursor.
pub(super) struct Printer<'s> {
    pub(super) tree: Tree<'s>,
    pub(super) quotes: Quotes,
    pub(super) doc: Doc,
    /// Up to where the source is read.
    pub(super) pos: u32,
    /// Where the last token or comment that was written ends in the source.
    pub(super) end: u32,
    /// Where the last `\` that was passed over ends in the source.
    pub(super) continued: u32,
    /// Whether the source is not what the tree says: a bug, for which nothing is to be damaged.
    pub(super) is_lost: bool,
    /// How many holes of templates are around: there no line ends.
    pub(super) holes: u32,
    comments: &'s [Comment],
    /// How many comments are written.
    written: usize,
    /// How many comments begin before [`Printer::pos`].
    passed: usize,
    /// Whether the last thing written is a `// comment`: the line must end before anything else.
    must_end: bool,
}

impl<'s> Printer<'s> {
    pub(super) fn new(tree: Tree<'s>, comments: &'s [Comment], quotes: Quotes, start: u32) -> Self {
        let before = comments.partition_point(|comment| comment.span.start < start);
        Self {
            tree,
            quotes,
            doc: Doc::default(),
            pos: start,
            end: start,
            continued: start,
            is_lost: false,
            holes: 0,
            comments,
            written: before,
            passed: before,
            must_end: false,
        }
    }

    /// Writes a token that comes next in the source.
    pub(super) fn token(&mut self, text: &'static str) {
        self.tight();
        let end = self.pos as usize + text.len();
        self.is_lost |= self.tree.text.get(self.pos as usize..end) != Some(text);
        self.add(text);
        self.advance(text.len());
    }

    /// Writes a token that is not in the source, or that was passed over.
    pub(super) fn add(&mut self, text: &'static str) {
        self.end_comment();
        self.doc.push(Element::Text(text));
    }

    /// Writes a part of the source as it stands there, comments and all.
    pub(super) fn verbatim(&mut self, span: Span) {
        self.tight();
        self.end_comment();
        self.doc.push(Element::Source(span));
        self.pass(span.end);
        self.written = self.passed;
        self.end = span.end;
    }

    /// Writes the next part of the source, in which nothing is passed over: text of a template.
    pub(super) fn text(&mut self, span: Span) {
        self.doc.push(Element::Source(span));
        self.pass(span.end);
        self.end = span.end;
    }

    /// Writes a node as it stands in the source.
    pub(super) fn leaf(&mut self, id: NodeId) {
        self.verbatim(self.tree.span(id));
    }

    /// Writes something in place of what stands in a span of the source.
    pub(super) fn replaced(&mut self, span: Span, text: &str) {
        self.tight();
        self.end_comment();
        self.doc.make(text);
        self.pass(span.end);
        self.end = span.end;
    }

    /// Writes a node that is not to be touched.
    pub(super) fn ignored(&mut self, id: NodeId) {
        let end = self.code_end(id);
        self.verbatim(Span::new(self.tree.span(id).start, end));
    }

    /// Where the last token of a node ends: a `\`, and comments behind it, may follow up to the end
    /// of its span.
    pub(super) fn code_end(&self, id: NodeId) -> u32 {
        let Span { start, mut end } = self.tree.span(id);
        loop {
            let code = self.tree.slice(Span::new(start, end));
            let trimmed = code.trim_end_matches([' ', '\t', '\n', '\\']).len();
            end = start + u32::try_from(trimmed).unwrap_or(0);
            let last = self.comments.partition_point(|comment| comment.span.end <= end);
            match last.checked_sub(1).and_then(|last| self.comments.get(last)) {
                Some(comment) if comment.span.end == end => end = comment.span.start,
                _ => return end,
            }
        }
    }

    /// Puts a space before the next token, and the comments before it.
    pub(super) fn space(&mut self) {
        self.seek();
        self.inline(Flat::Space);
        if !self.must_end {
            self.doc.push(Element::Space);
        }
    }

    /// Puts the comments before the next token, and no space.
    pub(super) fn tight(&mut self) {
        self.seek();
        self.inline(Flat::Nothing);
    }

    /// Passes over a token that is not to be written, if it comes next.
    pub(super) fn skip(&mut self, token: u8) -> bool {
        self.seek();
        let is_there = self.peek() == Some(token);
        if is_there {
            self.pos += 1;
        }
        is_there
    }

    /// Puts a comma and a space between two things that stand on one line.
    pub(super) fn comma(&mut self) {
        self.tight();
        self.add(",");
        self.skip(b',');
        self.space();
    }

    /// Ends the line here, or under some conditions.
    pub(super) fn line(&mut self, line: Line) {
        let ends = if self.must_end { Ends::Always } else { line.ends };
        self.must_end = false;
        self.doc.line(Line { ends, ..line });
    }

    /// Goes to the next token, over spaces, line breaks, `\` and comments; these wait to be
    /// written.
    pub(super) fn seek(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\n' => self.pos += 1,
                b'\\' => {
                    self.pos += 1;
                    self.continued = self.pos;
                }
                b'/' => match self.comments.get(self.passed) {
                    Some(comment) if comment.span.start == self.pos => self.pass(comment.span.end),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    /// The byte of the source that comes next.
    pub(super) fn peek(&self) -> Option<u8> {
        self.tree.text.as_bytes().get(self.pos as usize).copied()
    }

    /// The comments that wait to be written.
    pub(super) fn waiting(&self) -> &'s [Comment] {
        self.comments.get(self.written..self.passed).unwrap_or(&[])
    }

    /// Whether a comment begins in a span.
    pub(super) fn has_comment(&self, span: Span) -> bool {
        let next = self.comments.partition_point(|comment| comment.span.start < span.start);
        self.comments.get(next).is_some_and(|comment| comment.span.start < span.end)
    }

    /// Writes the next waiting comment.
    pub(super) fn comment(&mut self, comment: Comment) {
        self.end_comment();
        self.doc.push(Element::Source(self.comment_span(comment)));
        self.written += 1;
        self.end = comment.span.end;
        self.must_end = comment.kind == CommentKind::Line;
    }

    /// Whether a `// comment` was written last, so that the line must end.
    pub(super) fn must_end(&self) -> bool {
        self.must_end
    }

    /// How many line breaks, at most 2, stand between the last thing that was written and an
    /// offset.
    pub(super) fn lines_before(&self, offset: u32) -> usize {
        let between = self.tree.slice(Span::new(self.end, offset));
        memchr::memchr_iter(b'\n', between.as_bytes()).take(2).count()
    }

    /// Where the next comment or token begins, once [`Printer::seek`] has found it.
    pub(super) fn next_start(&self) -> u32 {
        self.waiting().first().map_or(self.pos, |comment| comment.span.start)
    }

    /// Writes the waiting comments in the middle of a line. After a `// comment` the source had a
    /// line break, which only a `\` allows here.
    fn inline(&mut self, gap: Flat) {
        let mut is_continued = false;
        for &comment in self.waiting() {
            if gap == Flat::Space || comment.kind == CommentKind::Line {
                self.doc.push(Element::Space);
            }
            if comment.kind == CommentKind::Line && !is_continued {
                self.add("\\ ");
                is_continued = true;
            }
            self.comment(comment);
        }
        if self.must_end {
            self.line(Line { flat: Flat::Nothing, ends: Ends::Always, blank: false });
            self.must_end = false;
        }
    }

    /// Ends the line if a `// comment` stands on it: nothing may be added to one.
    fn end_comment(&mut self) {
        if self.must_end {
            self.line(Line { flat: Flat::Nothing, ends: Ends::Always, blank: false });
        }
    }

    /// The part of a comment that is kept: all of it but spaces at its end. In the line that names
    /// the language even these mean something.
    fn comment_span(&self, comment: Comment) -> Span {
        let text = self.tree.slice(comment.span);
        let is_header =
            text.strip_prefix("///").is_some_and(|rest| rest.trim_start().starts_with('@'));
        if comment.kind == CommentKind::Block || is_header {
            return comment.span;
        }
        let kept = text.trim_end_matches([' ', '\t']).len();
        Span::of(comment.span.start as usize..comment.span.start as usize + kept)
    }

    /// Reads on to an offset.
    fn pass(&mut self, offset: u32) {
        self.pos = offset;
        while self.comments.get(self.passed).is_some_and(|comment| comment.span.start < offset) {
            self.passed += 1;
        }
    }

    fn advance(&mut self, len: usize) {
        self.pos += u32::try_from(len).unwrap_or(u32::MAX);
        self.end = self.pos;
    }
}

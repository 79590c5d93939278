//! Everything that repeats, and every place where lines may end freely: statements, elements,
//! arguments, cases.
//!
//! Comments are sorted here as people read them. What stands behind something on its line stays
//! behind it; what stands on lines of its own, or before something on its line, goes with what
//! follows. Of several blank lines one is kept.

use aizome_source::Span;

use super::doc::{Element, Ends, Flat, Line, Mark};
use super::printer::Printer;
use crate::ast::{List, NodeId};
use crate::trivia::{Comment, CommentKind};

/// How one kind of list is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// What closes it.
    pub(super) close: &'static str,
    /// What stands inside of the brackets if all is on one line.
    pub(super) pad: Flat,
    /// What stands between two elements if all is on one line.
    pub(super) between: Flat,
    /// When the lines inside of the brackets end.
    pub(super) ends: Ends,
    /// When the lines between two elements end.
    pub(super) fill: Ends,
}

impl Shape {
    /// `{ a }`
    pub(super) const BLOCK: Self = Self {
        close: "}",
        pad: Flat::Space,
        between: Flat::Space,
        ends: Ends::Together,
        fill: Ends::Together,
    };
    /// `(a, b)`
    pub(super) const ARGS: Self =
        Self { close: ")", pad: Flat::Nothing, between: Flat::Comma, ..Self::BLOCK };
    /// `<A, B>`
    pub(super) const TYPE_PARAMS: Self = Self { close: ">", ..Self::ARGS };
    /// `[a, b]`
    pub(super) const ARRAY: Self = Self { close: "]", ..Self::ARGS };
    /// `{ a: 1, b: 2 }`
    pub(super) const OBJECT: Self = Self { between: Flat::Comma, ..Self::BLOCK };

    /// The same, always broken.
    pub(super) fn broken(self) -> Self {
        Self { ends: Ends::Always, fill: Ends::Always, ..self }
    }
}

/// A line that always ends.
pub(super) const HARD: Line = Line { flat: Flat::Nothing, ends: Ends::Always, blank: false };

impl Printer<'_> {
    /// The statements of a whole script, or of a part of one.
    pub(super) fn statements(&mut self, statements: &[NodeId]) {
        for (index, &statement) in statements.iter().enumerate() {
            if index > 0 {
                self.trailing();
            }
            self.item(statement, HARD, Self::statement);
        }
    }

    /// The comments behind the last statement: all on its line, and those that begin before an
    /// offset.
    pub(super) fn rest(&mut self, until: u32) {
        self.trailing();
        self.own_lines(until);
    }

    /// Elements up to the closing bracket, and it; the opening one is written. They are a group of
    /// their own.
    pub(super) fn list(&mut self, items: List, shape: Shape, write: fn(&mut Self, NodeId)) {
        self.separators();
        if !items.is_empty() || !self.waiting().is_empty() {
            self.doc.open();
            self.elements(items, shape, |printer, item, line| {
                printer.item(item, line, write);
            });
            self.doc.close(None);
        }
        self.token(shape.close);
    }

    /// Elements and the lines around them, as a part of the group around.
    pub(super) fn elements(
        &mut self,
        items: List,
        shape: Shape,
        mut write: impl FnMut(&mut Self, NodeId, Line),
    ) {
        self.separators();
        if items.is_empty() && self.waiting().is_empty() {
            return;
        }
        self.doc.push(Element::Indent);
        self.stay(None);
        for (index, &item) in self.tree.list(items).iter().enumerate() {
            let (flat, ends) =
                if index == 0 { (shape.pad, shape.ends) } else { (shape.between, shape.fill) };
            write(self, item, Line { flat, ends, blank: false });
            self.trailing();
        }
        self.last_comments(items, shape);
        self.doc.push(Element::Dedent);
        self.line(Line { flat: shape.pad, ends: shape.ends, blank: false });
    }

    /// One element: the line break before it, the comments that belong to it, itself. Above it may
    /// stand that it is not to be touched. Answers where it starts.
    pub(super) fn item(&mut self, item: NodeId, line: Line, write: fn(&mut Self, NodeId)) -> Mark {
        self.seek();
        let is_ignored =
            self.waiting().last().is_some_and(|&comment| is_ignore(self.tree.text, comment));
        self.leading(line);
        let mark = self.doc.mark();
        if is_ignored {
            self.ignored(item);
        } else {
            write(self, item);
        }
        mark
    }

    /// Whether the line ends in the source before the next token.
    pub(super) fn is_opened(&mut self) -> bool {
        self.seek();
        let mut from = self.end;
        for comment in self.waiting() {
            if self.has_line_break(from, comment.span.start) {
                return true;
            }
            from = comment.span.end;
        }
        self.has_line_break(from, self.pos)
    }

    /// Ends the line before an element, and writes the comments that stand before it.
    pub(super) fn leading(&mut self, line: Line) {
        if !self.doc.elements.is_empty() {
            let lines = self.lines_before(self.next_start());
            let blank = lines > 1 && !self.is_after_bracket();
            let is_below = blank || (lines > 0 && !self.waiting().is_empty());
            let ends = if is_below && line.ends == Ends::IfFull { Ends::Always } else { line.ends };
            self.line(Line { blank, ends, ..line });
        }
        for &comment in self.waiting() {
            self.comment(comment);
            match self.lines_before(self.next_start()) {
                0 => self.doc.push(Element::Space),
                lines => self.line(Line { blank: lines > 1, ..HARD }),
            }
        }
    }

    /// Passes over separators, and writes the comments that stand behind an element on its line.
    pub(super) fn trailing(&mut self) {
        let separator = self.separators();
        self.stay(Some(separator));
    }

    /// Writes the comments that stay on the line: those that begin before an offset, and those
    /// behind which the line ends. Behind a bracket only a `// comment` stays.
    fn stay(&mut self, separator: Option<u32>) {
        let waiting = self.waiting();
        let (mut from, mut count) = (self.end, 0);
        for (index, comment) in waiting.iter().enumerate() {
            if self.has_line_break(from, comment.span.start) {
                break;
            }
            let is_line = comment.kind == CommentKind::Line;
            let stays = separator
                .is_some_and(|offset| comment.span.start < offset || self.ends_line(*comment));
            if is_line || stays {
                count = index + 1;
            }
            if is_line {
                break;
            }
            from = comment.span.end;
        }
        for &comment in waiting.iter().take(count) {
            self.doc.push(Element::Space);
            self.comment(comment);
        }
    }

    /// Passes over commas and semicolons. Comments before the offset that it answers belong to what
    /// was written last.
    fn separators(&mut self) -> u32 {
        self.seek();
        let first = self.pos;
        let mut any = false;
        while self.skip(b',') || self.skip(b';') {
            any = true;
        }
        match self.peek() {
            Some(b')' | b']' | b'}' | b'>') | None => self.pos,
            Some(_) if any => first,
            Some(_) => 0,
        }
    }

    /// The comments before a closing bracket.
    fn last_comments(&mut self, items: List, shape: Shape) {
        if let Some(&comment) = self.waiting().first().filter(|_| items.is_empty()) {
            let is_below = self.must_end() || self.lines_before(comment.span.start) > 0;
            let ends = if is_below { Ends::Always } else { shape.ends };
            self.line(Line { flat: shape.pad, ends, blank: false });
            self.comment(comment);
        }
        self.own_lines(u32::MAX);
    }

    /// The waiting comments before an offset, on lines of their own unless they share one.
    fn own_lines(&mut self, until: u32) {
        for &comment in self.waiting().iter().filter(|comment| comment.span.start < until) {
            let lines = self.lines_before(comment.span.start);
            if lines == 0 && !self.must_end() {
                self.doc.push(Element::Space);
            } else if !self.doc.elements.is_empty() {
                self.line(Line { blank: lines > 1 && !self.is_after_bracket(), ..HARD });
            }
            self.comment(comment);
        }
    }

    /// Whether a line break follows a comment before anything else.
    fn ends_line(&self, comment: Comment) -> bool {
        let rest = self.tree.text.get(comment.span.end as usize..).unwrap_or("");
        rest.trim_start_matches([' ', '\t']).starts_with('\n')
    }

    fn has_line_break(&self, from: u32, to: u32) -> bool {
        self.tree.slice(Span::new(from, to)).contains('\n')
    }

    /// Whether nothing stands between the last bracket that was opened and here.
    fn is_after_bracket(&self) -> bool {
        matches!(self.doc.elements.last(), Some(Element::Indent))
    }
}

/// Whether a comment says that what follows is to stay as it is.
pub(super) fn is_ignore(text: &str, comment: Comment) -> bool {
    let text = text.get(comment.span.range()).unwrap_or("");
    let inner = match comment.kind {
        CommentKind::Line => text.strip_prefix("//"),
        CommentKind::Block => text.strip_prefix("/*").and_then(|text| text.strip_suffix("*/")),
    };
    inner.is_some_and(|word| matches!(word.trim(), "aizome-fmt-ignore" | "prettier-ignore"))
}

//! Where lines break: document → text, in one pass over what was measured once.
//!
//! A group goes on one line if it has room there up to the next place where the line may end.
//! Whether a place inside a group ends a line of its own accord or had to is never asked about
//! other groups: so what was laid out once is laid out the same way again.

use super::doc::{Doc, Element, Ends, Flat, Group, Hug, Line, Pick};
use super::width::{first_line, width};

/// How lines look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style<'a> {
    /// One step of indentation.
    pub(super) step: &'a str,
    /// What every line begins with.
    pub(super) base: &'a str,
    /// How many columns a line should have at most.
    pub(super) width: u32,
    /// The column at which the first line goes on, if it does not begin here.
    pub(super) column: Option<u32>,
}

/// Writes a document whose source is `text`. The last line has no line break.
pub(super) fn lay_out(doc: &Doc, text: &str, style: Style<'_>) -> String {
    let mut layout = Layout::new(doc, text, style);
    for (at, &element) in doc.elements.iter().enumerate() {
        layout.element(at, element);
    }
    layout.out
}

/// What is known of the rest of a document from an element on.
#[derive(Debug, Clone, Copy, Default)]
struct Measure {
    /// Columns of everything before, if no line ends.
    before: u32,
    /// How many lines before must end.
    hard: u32,
    /// Columns up to where the line may next end.
    tail: u32,
}

/// How the innermost group is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// On one line.
    Flat,
    /// Every own line ends.
    Broken,
    /// No own line ends, but those of this group inside do.
    Hugging(u32),
}

struct Layout<'a> {
    doc: &'a Doc,
    text: &'a str,
    style: Style<'a>,
    measures: Vec<Measure>,
    modes: Vec<Mode>,
    indents: Vec<u32>,
    out: String,
    column: u32,
    /// Whether nothing stands on the line yet, not even its indentation.
    is_new: bool,
    /// Whether a space is due before the next text.
    space: bool,
}

impl<'a> Layout<'a> {
    fn new(doc: &'a Doc, text: &'a str, style: Style<'a>) -> Self {
        let mut layout = Self {
            doc,
            text,
            style,
            measures: vec![Measure::default(); doc.elements.len() + 1],
            modes: vec![Mode::Broken],
            indents: vec![0],
            out: String::with_capacity(text.len() + text.len() / 4),
            column: style.column.unwrap_or(0),
            is_new: style.column.is_none(),
            space: false,
        };
        layout.measure();
        layout
    }

    /// Fills [`Layout::measures`]: forward what is before, backward what is after.
    fn measure(&mut self) {
        let mut sum = Measure::default();
        for (at, &element) in self.doc.elements.iter().enumerate() {
            let (columns, tail) = match element {
                Element::Space => (1, Tail::Longer),
                Element::Line(line) => (flat_width(line), tail_of(line)),
                _ => match first_line(self.text_of(element)) {
                    (columns, true) => (columns, Tail::Ends),
                    (columns, false) => (columns, Tail::Longer),
                },
            };
            let hard = matches!(element, Element::Line(Line { ends: Ends::Always, .. }));
            // For now the tail holds what the element itself adds; marked if nothing behind it
            // counts.
            let own = match element {
                Element::Line(line) if tail == Tail::Stops => end_width(line),
                _ => columns.min(u32::MAX >> 2),
            };
            self.measures[at] = Measure { tail: own << 1 | u32::from(tail != Tail::Longer), ..sum };
            sum.before = sum.before.saturating_add(columns);
            sum.hard += u32::from(hard);
        }
        let last = self.doc.elements.len();
        self.measures[last] = sum;
        let mut behind = 0_u32;
        for measure in self.measures[..last].iter_mut().rev() {
            let (own, ends) = (measure.tail >> 1, measure.tail & 1 == 1);
            behind = if ends { own } else { behind.saturating_add(own) };
            measure.tail = behind;
        }
    }

    fn element(&mut self, at: usize, element: Element) {
        match element {
            Element::Nothing => {}
            Element::Space => self.space = true,
            Element::Text(_) | Element::Source(_) | Element::Made(_) => {
                self.write(self.text_of(element));
            }
            Element::Line(line) => self.line(at, line),
            Element::Open(group) => {
                let mode = self.mode_of(group);
                self.modes.push(mode);
            }
            Element::Close => {
                self.modes.pop();
            }
            Element::Indent => {
                let step = u32::from(self.mode() == Mode::Broken);
                self.indents.push(self.indent() + step);
            }
            Element::Chain => self.indents.push(self.indent()),
            Element::Dedent | Element::ChainEnd => {
                self.indents.pop();
            }
        }
    }

    fn line(&mut self, at: usize, line: Line) {
        let is_broken = self.mode() == Mode::Broken;
        let ends = match line.ends {
            Ends::Always => true,
            Ends::Together => is_broken,
            Ends::IfFull | Ends::Continued | Ends::ContinuedInside => {
                is_broken && self.is_full(at, line)
            }
        };
        if !ends {
            match line.flat {
                Flat::Nothing => {}
                Flat::Space => self.space = true,
                Flat::Comma => {
                    self.write(",");
                    self.space = true;
                }
            }
            return;
        }
        if matches!(line.ends, Ends::Continued | Ends::ContinuedInside) {
            self.write(" \\");
            self.indent_chain();
        }
        self.end_line(line.blank);
    }

    /// Whether what follows a line, up to the next, has no room on the present one.
    fn is_full(&self, at: usize, line: Line) -> bool {
        let ahead = self.measures[at + 1].tail.saturating_add(flat_width(line));
        self.column().saturating_add(ahead) > self.style.width
    }

    /// Indents what follows by one step more than the chain it stands in.
    fn indent_chain(&mut self) {
        if let [.., around, chain] = self.indents.as_mut_slice() {
            *chain = *around + 1;
        }
    }

    fn mode_of(&self, index: u32) -> Mode {
        match self.mode() {
            Mode::Flat => return Mode::Flat,
            Mode::Hugging(hugged) if hugged == index => return Mode::Broken,
            _ => {}
        }
        let group = &self.doc.groups[index as usize];
        let tail = self.measures[group.end as usize].tail;
        let columns = self.columns(group.start, group.end).saturating_add(tail);
        if self.hard(group.start, group.end) == 0 && self.has_room(columns) {
            return Mode::Flat;
        }
        let hugged = group.hug.and_then(|hug| self.hugged(group, hug));
        hugged.map_or(Mode::Broken, Mode::Hugging)
    }

    /// The group that is broken in place of the lines of `group`, if all else has room.
    fn hugged(&self, group: &Group, hug: Hug) -> Option<u32> {
        let index = self.picked(group, hug)?;
        let inner = &self.doc.groups[index as usize];
        let is_soft_around =
            self.hard(group.start, inner.start) == 0 && self.hard(inner.end, group.end) == 0;
        // What has no lines of its own, but some inside, is worth hugging for its bracket.
        let line = if inner.line < inner.end { inner.line } else { inner.start };
        let tail = self.measures[group.end as usize].tail;
        let behind = self.columns(inner.end, group.end).saturating_add(tail);
        let has_room = self.has_room(self.columns(group.start, line))
            && self.indent_columns().saturating_add(behind) <= self.style.width;
        (is_soft_around && has_room).then_some(index)
    }

    fn picked(&self, group: &Group, hug: Hug) -> Option<u32> {
        let mut best = None;
        let mut next = group.child;
        while let Some(index) = next {
            let inner = &self.doc.groups[index as usize];
            next = inner.sibling;
            if inner.start < hug.start || inner.end > hug.end {
                continue;
            }
            let columns = self.columns(inner.start, inner.end);
            let is_better = hug.pick == Pick::Last || best.is_none_or(|(most, _)| columns > most);
            if is_better {
                best = Some((columns, index));
            }
        }
        best.map(|(_, index)| index)
    }

    fn columns(&self, start: u32, end: u32) -> u32 {
        self.measures[end as usize].before - self.measures[start as usize].before
    }

    fn hard(&self, start: u32, end: u32) -> u32 {
        self.measures[end as usize].hard - self.measures[start as usize].hard
    }

    fn has_room(&self, columns: u32) -> bool {
        self.column().saturating_add(columns) <= self.style.width
    }

    /// The column at which the next text starts.
    fn column(&self) -> u32 {
        if self.is_new { self.indent_columns() } else { self.column + u32::from(self.space) }
    }

    /// The column at which a new line starts.
    fn indent_columns(&self) -> u32 {
        width(self.style.base) + self.indent() * width(self.style.step)
    }

    fn write(&mut self, text: &str) {
        if self.is_new {
            self.column = self.column();
            self.out.push_str(self.style.base);
            for _ in 0..self.indent() {
                self.out.push_str(self.style.step);
            }
        } else if self.space {
            self.out.push(' ');
            self.column += 1;
        }
        (self.is_new, self.space) = (false, false);
        self.out.push_str(text);
        self.column = match text.rsplit_once('\n') {
            Some((_, last)) => width(last),
            None => self.column.saturating_add(width(text)),
        };
    }

    fn end_line(&mut self, blank: bool) {
        self.out.push_str(if blank { "\n\n" } else { "\n" });
        (self.is_new, self.space) = (true, false);
    }

    fn text_of(&self, element: Element) -> &'a str {
        match element {
            Element::Text(text) => text,
            Element::Source(span) => self.text.get(span.range()).unwrap_or(""),
            Element::Made(span) => self.doc.made.get(span.range()).unwrap_or(""),
            _ => "",
        }
    }

    fn mode(&self) -> Mode {
        self.modes.last().copied().unwrap_or(Mode::Broken)
    }

    fn indent(&self) -> u32 {
        self.indents.last().copied().unwrap_or(0)
    }
}

/// What an element does to the columns up to where the line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// The line goes on behind it.
    Longer,
    /// The line ends within it.
    Ends,
    /// The line may end at it.
    Stops,
}

fn tail_of(line: Line) -> Tail {
    if line.ends == Ends::ContinuedInside { Tail::Longer } else { Tail::Stops }
}

/// The columns that a line needs to end: those of the `\`.
fn end_width(line: Line) -> u32 {
    if line.ends == Ends::Continued { 2 } else { 0 }
}

fn flat_width(line: Line) -> u32 {
    match line.flat {
        Flat::Nothing => 0,
        Flat::Space => 1,
        Flat::Comma => 2,
    }
}

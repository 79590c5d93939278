//! What is to be written, before it is known where lines break.
//!
//! A document is one flat array, written from left to right in the order of the source: texts,
//! places where a line may end, and marks where groups begin and end. Nothing in it is nested, so
//! neither building nor laying out recurses. A group is laid out as a whole: all on one line, or
//! broken at every [`Line`] of its own.

use aizome_source::Span;

/// One thing of a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Element {
    /// What was taken back.
    Nothing,
    /// A space, unless the line ends here.
    Space,
    /// A word or sign of the language.
    Text(&'static str),
    /// A part of the source, as it stands there.
    Source(Span),
    /// A part of [`Doc::made`]: text that is in no source.
    Made(Span),
    /// Where a line may end.
    Line(Line),
    /// The start of a group, by its index.
    Open(u32),
    /// The end of the innermost group.
    Close,
    /// From here lines are indented, if the innermost group is broken.
    Indent,
    /// Ends the innermost [`Element::Indent`].
    Dedent,
    /// The start of operands and operators; once a line has ended between them, what follows is
    /// indented.
    Chain,
    /// The end of the innermost [`Element::Chain`].
    ChainEnd,
}

/// A place where a line may end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// What is written if it does not end.
    pub(super) flat: Flat,
    /// When it ends.
    pub(super) ends: Ends,
    /// Whether an empty line follows if it ends.
    pub(super) blank: bool,
}

/// What stands for a line break where the line does not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flat {
    /// Nothing.
    Nothing,
    /// A space.
    Space,
    /// A comma and a space: a line break separates as well.
    Comma,
}

/// When a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// If the group is broken.
    Together,
    /// Always, and so the group is broken.
    Always,
    /// If the group is broken and what follows, up to the next such place, has no room.
    IfFull,
    /// The same, with a `\` at the end of the line.
    Continued,
    /// The same between operands of an operand, where it is better not to break.
    ContinuedInside,
}

/// What is broken together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Index of its first element.
    pub(super) start: u32,
    /// Index after its last element.
    pub(super) end: u32,
    /// Index of its first own line.
    pub(super) line: u32,
    /// The first group directly inside.
    pub(super) child: Option<u32>,
    /// The next group beside it.
    pub(super) sibling: Option<u32>,
    /// What may be broken in place of its own lines.
    pub(super) hug: Option<Hug>,
}

/// The part of a group that may be broken while the rest stays on its lines: `f(1, {` … `})`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hug {
    /// Index of its first element.
    pub(super) start: u32,
    /// Index after its last element.
    pub(super) end: u32,
    /// Which of the groups in it is broken.
    pub(super) pick: Pick,
}

/// Which of several groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    /// The one that holds most.
    Widest,
    /// The last: the body of a function, not its parameters.
    Last,
}

/// A place in a document to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// How many elements there were.
    pub(super) element: u32,
    group: u32,
    lines: u32,
    hard: u32,
}

/// A document.
#[derive(Debug, Default)]
pub(super) struct Doc {
    /// What it is made of.
    pub(super) elements: Vec<Element>,
    /// Its groups, in the order in which they begin.
    pub(super) groups: Vec<Group>,
    /// Texts that are in no source.
    pub(super) made: String,
    open: Vec<u32>,
    last_child: Vec<Option<u32>>,
    lines: u32,
    hard: u32,
}

impl Doc {
    /// Adds anything.
    pub(super) fn push(&mut self, element: Element) {
        self.elements.push(element);
    }

    /// Adds a place where the line may end.
    pub(super) fn line(&mut self, line: Line) {
        let at = self.len();
        self.lines += 1;
        self.hard += u32::from(line.ends == Ends::Always);
        if let Some(group) = self.open.last().and_then(|&group| self.groups.get_mut(group as usize))
        {
            group.line = group.line.min(at);
        }
        self.push(Element::Line(line));
    }

    /// Adds a text that is in no source.
    pub(super) fn make(&mut self, text: &str) {
        let start = self.made.len();
        self.made.push_str(text);
        self.push(Element::Made(Span::of(start..self.made.len())));
    }

    /// Begins a group.
    pub(super) fn open(&mut self) {
        let index = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let start = self.len();
        self.groups.push(Group {
            start,
            end: start,
            line: u32::MAX,
            child: None,
            sibling: None,
            hug: None,
        });
        self.link(index);
        self.open.push(index);
        self.last_child.push(None);
        self.push(Element::Open(index));
    }

    /// Ends the innermost group.
    pub(super) fn close(&mut self, hug: Option<Hug>) {
        self.push(Element::Close);
        let end = self.len();
        self.last_child.pop();
        let index =
            self.open.pop().expect("a group is closed once, by the function that opened it");
        if let Some(group) = self.groups.get_mut(index as usize) {
            group.end = end;
            group.hug = hug;
        }
    }

    /// How many elements there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.elements.len()).unwrap_or(u32::MAX)
    }

    /// The present end, to come back to.
    pub(super) fn mark(&self) -> Mark {
        let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        Mark { element: self.len(), group, lines: self.lines, hard: self.hard }
    }

    /// Whether a line may end anywhere since the mark.
    pub(super) fn has_line_since(&self, mark: Mark) -> bool {
        self.lines > mark.lines
    }

    /// Whether a line must end somewhere since the mark.
    pub(super) fn is_hard_since(&self, mark: Mark) -> bool {
        self.hard > mark.hard
    }

    /// Takes back everything since the mark.
    pub(super) fn take_back(&mut self, mark: Mark) {
        self.elements.truncate(mark.element as usize);
        self.groups.truncate(mark.group as usize);
        (self.lines, self.hard) = (mark.lines, mark.hard);
        self.unlink(mark.group);
    }

    /// Lets no line end since the mark; none must.
    pub(super) fn flatten(&mut self, mark: Mark) {
        for element in self.elements.iter_mut().skip(mark.element as usize) {
            *element = match *element {
                Element::Line(line) => match line.flat {
                    Flat::Nothing => Element::Nothing,
                    Flat::Space => Element::Text(" "),
                    Flat::Comma => Element::Text(", "),
                },
                Element::Text(_) | Element::Source(_) | Element::Made(_) | Element::Space => {
                    continue;
                }
                _ => Element::Nothing,
            };
        }
        self.groups.truncate(mark.group as usize);
        self.lines = mark.lines;
        self.unlink(mark.group);
    }

    /// Takes back the one element at an index: it is as if it had not been added.
    pub(super) fn replace(&mut self, index: u32, element: Element) {
        if let Some(place) = self.elements.get_mut(index as usize) {
            if matches!(place, Element::Line(_)) {
                self.lines -= 1;
            }
            *place = element;
        }
    }

    /// Makes a new group known to the one around it.
    fn link(&mut self, index: u32) {
        let Some(last) = self.last_child.last_mut() else { return };
        let earlier = last.replace(index);
        let around = self.open.last().copied();
        match (earlier, around) {
            (Some(earlier), _) => self.groups[earlier as usize].sibling = Some(index),
            (None, Some(around)) => self.groups[around as usize].child = Some(index),
            (None, None) => {}
        }
    }

    /// Forgets the groups from an index on, which are no more, in the innermost group.
    fn unlink(&mut self, from: u32) {
        let (Some(&around), Some(last)) = (self.open.last(), self.last_child.last_mut()) else {
            return;
        };
        if last.is_none_or(|last| last < from) {
            return;
        }
        *last = None;
        let mut next = self.groups[around as usize].child.filter(|&child| child < from);
        self.groups[around as usize].child = next;
        while let Some(child) = next {
            *last = Some(child);
            let group = &mut self.groups[child as usize];
            group.sibling = group.sibling.filter(|&sibling| sibling < from);
            next = group.sibling;
        }
    }
}

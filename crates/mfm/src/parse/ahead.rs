//! Where fixed closers stand in a text, found once.
//!
//! Rules such as `<plain>` search forward for a closer and fail when there is none, or when
//! something else comes first; the next opener would search the same stretch again. Here each kind
//! of closer has a sorted list, made when it is first asked for.

use std::cell::{Cell, OnceCell};

use memchr::memmem::Finder;

use super::body::Body;
use super::grammar::Close;
use super::scan::{is_line_end, newline_len};

/// Something that a rule searches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal {
    /// `</plain>`.
    PlainClose,
    /// `\)` or a newline.
    MathInlineEnd,
    /// `\]`.
    MathBlockClose,
    /// A newline, three backticks and the end of the line; the place of the newline.
    FenceClose,
    /// `>` or a space.
    AngleEnd,
    /// `[` or `<center>`: what can make a stretch be walked again.
    Opener,
    /// `](`, without which there is no link.
    LinkTarget,
    /// Any closer of inline content; for `<center>` with the newline before it.
    Content(Close),
}

/// The lists, by goal.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    lists: [List; 7 + Close::COUNT],
}

/// The places of one goal, in order, and which of them was found last: the next is often near.
#[derive(Debug, Default)]
struct List {
    places: OnceCell<Vec<u32>>,
    last: Cell<usize>,
}

impl Ahead {
    /// The first place at or after `from` where the goal stands.
    pub(super) fn next(&self, body: &Body<'_, '_>, goal: Goal, from: usize) -> Option<usize> {
        let list = self.lists.get(goal.index())?;
        let places = list.places.get_or_init(|| {
            body.count(body.text.len());
            goal.places(body.text)
        });
        let found = first_from(places, from, list.last.get());
        list.last.set(found);
        places.get(found).map(|&place| place as usize)
    }
}

/// The index of the first of `places` at or after `from`; `near` may be it, or close before it.
fn first_from(places: &[u32], from: usize, near: usize) -> usize {
    let is_before = |place: &u32| (*place as usize) < from;
    if near.checked_sub(1).is_none_or(|before| places.get(before).is_some_and(is_before)) {
        let next = places.get(near..).unwrap_or_default();
        if let Some(steps) = next.iter().take(4).position(|place| !is_before(place)) {
            return near + steps;
        }
    }
    places.partition_point(is_before)
}

impl Goal {
    fn index(self) -> usize {
        match self {
            Self::PlainClose => 0,
            Self::MathInlineEnd => 1,
            Self::MathBlockClose => 2,
            Self::FenceClose => 3,
            Self::AngleEnd => 4,
            Self::Opener => 5,
            Self::LinkTarget => 6,
            Self::Content(close) => 7 + close as usize,
        }
    }

    /// All places of the goal in `text`, in order.
    fn places(self, text: &str) -> Vec<u32> {
        match self {
            Self::PlainClose => all(text, "</plain>"),
            Self::MathBlockClose => all(text, "\\]"),
            Self::LinkTarget => all(text, "]("),
            Self::MathInlineEnd => with_newlines(text, all(text, "\\)")),
            Self::FenceClose => fences(text),
            Self::AngleEnd => angle_ends(text),
            Self::Opener => sorted(all(text, "["), all(text, "<center>")),
            Self::Content(Close::Center) => centers(text),
            Self::Content(close @ (Close::Label | Close::StrikeWave)) => {
                with_newlines(text, all(text, close.mark()))
            }
            Self::Content(close) => all(text, close.mark()),
        }
    }
}

/// Every place of `mark`, overlapping ones too: `***` stands twice in `****`.
fn all(text: &str, mark: &str) -> Vec<u32> {
    let finder = Finder::new(mark);
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(found) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
        places.push((from + found) as u32);
        from += found + 1;
    }
    places
}

/// Two lists as one.
fn sorted(mut places: Vec<u32>, more: Vec<u32>) -> Vec<u32> {
    places.extend(more);
    places.sort_unstable();
    places
}

/// `places` and those of all newline characters.
fn with_newlines(text: &str, places: Vec<u32>) -> Vec<u32> {
    let newlines = memchr::memchr2_iter(b'\r', b'\n', text.as_bytes());
    sorted(places, newlines.map(|at| at as u32).collect())
}

/// `>` and the spaces of the grammar: space, tab and U+3000.
fn angle_ends(text: &str) -> Vec<u32> {
    let ascii = memchr::memchr3_iter(b'>', b' ', b'\t', text.as_bytes());
    sorted(all(text, "\u{3000}"), ascii.map(|at| at as u32).collect())
}

/// The places from which `NL ``` lineEnd` can be read; after `\r\n` there are two.
fn fences(text: &str) -> Vec<u32> {
    let closing = |fence: &u32| is_line_end(text.get(*fence as usize + 3..).unwrap_or_default());
    let mut places = Vec::new();
    for fence in all(text, "```").into_iter().filter(closing) {
        push_newlines_before(text, fence, &mut places);
    }
    places
}

/// The places from which `NL? </center>` can be read.
fn centers(text: &str) -> Vec<u32> {
    let mut places = Vec::new();
    for close in all(text, "</center>") {
        push_newlines_before(text, close, &mut places);
        places.push(close);
    }
    places
}

/// The places of a newline that ends right before `at`: one for `\n` and `\r`, two for `\r\n`.
fn push_newlines_before(text: &str, at: u32, places: &mut Vec<u32>) {
    for len in [2, 1] {
        let Some(start) = at.checked_sub(len) else { continue };
        let newline = text.get(start as usize..).map_or(0, newline_len);
        if newline as u32 == len {
            places.push(start);
        }
    }
}

//! Balanced brackets in addresses and hashtags.
//!
//! `https://example.com/(a(b))` takes brackets in if they balance; else the address ends before
//! them. Addresses may begin inside brackets of others, so which brackets balance is found for a
//! whole run of characters at once, the first time it is asked.

use rustc_hash::FxHashMap;

use super::body::{Body, Level};
use super::scan::{is_hashtag, is_url};

/// The two constructs that take brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Url,
    Hashtag,
}

impl Run {
    /// Whether `c` may stand outside brackets too.
    fn takes(self, c: char) -> bool {
        match self {
            Self::Url => is_url(c),
            Self::Hashtag => is_hashtag(c),
        }
    }

    /// The closing bracket for an opening one.
    fn closing(self, open: char) -> Option<char> {
        match (open, self) {
            ('(', _) => Some(')'),
            ('[', _) => Some(']'),
            ('「', Self::Hashtag) => Some('」'),
            ('（', Self::Hashtag) => Some('）'),
            _ => None,
        }
    }

    fn is_closing(self, c: char) -> bool {
        matches!((c, self), (')' | ']', _) | ('」' | '）', Self::Hashtag))
    }
}

/// Which brackets of a text balance.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    groups: FxHashMap<u32, Group>,
    /// Runs are known up to here.
    known: usize,
}

/// A balanced pair of brackets.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// The place after the closing one.
    end: u32,
    /// How deep pairs nest in it, itself counted.
    height: u32,
}

/// An opening bracket that has not been closed yet.
struct Open {
    place: usize,
    closing: char,
    height: u32,
}

/// Reads characters and balanced brackets, and gives what is left. Brackets nest as constructs
/// do: a pair that would go beyond the nest limit does not balance.
pub(super) fn balanced<'b>(
    body: &Body<'_, 'b>,
    level: Level,
    run: Run,
    input: &'b str,
) -> &'b str {
    let mut rest = input;
    loop {
        let inside = rest.trim_start_matches(|c| run.takes(c));
        body.count(rest.len() - inside.len() + 1);
        if !inside.starts_with(|c| run.closing(c).is_some()) {
            return inside;
        }
        let group = body.brackets(run).borrow_mut().group(body, run, inside);
        match group {
            Some(group) if group.height == 1 || body.parses(level.deeper(group.height - 1)) => {
                rest = body.rest(group.end as usize);
            }
            _ => return inside,
        }
    }
}

impl Brackets {
    /// The pair that the bracket at the start of `rest` opens.
    fn group(&mut self, body: &Body<'_, '_>, run: Run, rest: &str) -> Option<Group> {
        let place = body.offset(rest);
        if place >= self.known {
            self.read(run, rest, place);
            body.count(self.known - place);
        }
        self.groups.get(&(place as u32)).copied()
    }

    /// Pairs up all brackets from `rest`, which is at `start`, to the end of the run.
    fn read(&mut self, run: Run, rest: &str, start: usize) {
        self.known = start + rest.len();
        let mut open: Vec<Open> = Vec::new();
        for (at, c) in rest.char_indices() {
            let place = start + at;
            if run.takes(c) {
                continue;
            }
            if let Some(closing) = run.closing(c) {
                open.push(Open { place, closing, height: 1 });
            } else if !run.is_closing(c) {
                self.known = place;
                break;
            } else if let Some(last) = open.pop_if(|last| last.closing == c) {
                let end = (place + c.len_utf8()) as u32;
                self.groups.insert(last.place as u32, Group { end, height: last.height });
                if let Some(outer) = open.last_mut() {
                    outer.height = outer.height.max(last.height + 1);
                }
            } else {
                // A wrong bracket: no pair around it can balance.
                open.clear();
            }
        }
    }
}

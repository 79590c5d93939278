//! Balanced brackets in addresses and hashtags.
//!
//! `https://example.com/(a(b))` takes brackets in if they balance; else the address ends before
//! them. Addresses may begin inside brackets of others, so which brackets balance is found once, for
//! a bracket and all in it.

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
}

/// Which brackets of a text balance: for each opening one that was asked about, or stands in one
/// that was, the pair that it opens, if it balances.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    groups: FxHashMap<u32, Option<Group>>,
}

/// Brackets that turn out wrong within so many bytes are read again when asked about again.
const SHORT: usize = 16;

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
pub(super) fn balanced<'b>(body: &Body<'_, 'b>, level: Level, run: Run, input: &'b str) -> &'b str {
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
        let place = body.offset(rest) as u32;
        if let Some(&known) = self.groups.get(&place) {
            return known;
        }
        self.read(body, run, rest);
        self.groups.get(&place).copied().flatten()
    }

    /// Pairs up the bracket at the start of `rest` and all in it. What is known already is not
    /// read again, wherever an earlier reading began.
    fn read<'b>(&mut self, body: &Body<'_, 'b>, run: Run, mut rest: &'b str) {
        let mut open: Vec<Open> = Vec::new();
        while let Some(c) = rest.chars().next() {
            body.count(1);
            let place = body.offset(rest);
            rest = body.rest(place + c.len_utf8());
            if run.takes(c) {
                continue;
            }
            let group = match (run.closing(c), self.groups.get(&(place as u32))) {
                (Some(_), Some(&Some(known))) => known,
                (Some(closing), None) => {
                    open.push(Open { place, closing, height: 1 });
                    continue;
                }
                (Some(_), Some(None)) => break,
                (None, _) => {
                    let Some(last) = open.pop_if(|last| last.closing == c) else { break };
                    let end = (place + c.len_utf8()) as u32;
                    let group = Group { end, height: last.height };
                    self.groups.insert(last.place as u32, Some(group));
                    group
                }
            };
            let Some(outer) = open.last_mut() else { return };
            outer.height = outer.height.max(group.height + 1);
            rest = body.rest(group.end as usize);
        }
        // What stands here belongs into no bracket, so none that is open balances. What is soon
        // found out again is not worth remembering.
        let Some(first) = open.first() else { return };
        if body.offset(rest) - first.place > SHORT {
            self.groups.extend(open.iter().map(|open| (open.place as u32, None)));
        }
    }
}

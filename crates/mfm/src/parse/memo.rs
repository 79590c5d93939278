//! What checking a label or a `<center>` has learnt, so that no stretch is walked twice.
//!
//! A walk goes from item to item until its closer stands between two of them or the text ends.
//! Where it ends depends on the place, the closer, the depth and whether it is in a label; two
//! walks of the same kind that meet at one place go on together. Without a memory of that, a row
//! of openers that all fail would be read once for each of them.
//!
//! Only a `[` or a `<center>` can make a stretch be walked again, from there on. So a walk
//! remembers its places from the first of these on; what has no such opener in it costs no memory.

use rustc_hash::FxHashSet;

use super::ahead::Goal;
use super::body::{Body, Level};
use super::grammar::Close;

/// Walks that end this soon are not worth remembering, in bytes.
const SHORT: usize = 16;

/// The ends of walks, and the link targets that turned out wrong.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// By kind of walk, then by place: where a walk that has come there ends; 0 where none has.
    ends: Vec<Vec<u32>>,
    wrong_targets: FxHashSet<(u32, u32)>,
    /// The places of the walks under way, the innermost walk's last.
    trail: Vec<u32>,
}

/// A walk under way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    /// All that its end depends on but the place: the closer and the level, as one number.
    kind: usize,
    /// Where its places begin on the trail.
    start: usize,
    /// The first opener after the walk's beginning.
    opener: usize,
}

impl Memo {
    /// Begins a walk. It is over with [`remember`](Self::remember); walks begun in between, which
    /// are of deeper levels, must be over by then.
    pub(super) fn begin(
        &self,
        close: Close,
        level: Level,
        body: &Body<'_, '_>,
        input: &str,
    ) -> Walk {
        let level = level.depth as usize * 2 + usize::from(level.in_label);
        let opener = body.ahead().next(body, Goal::Opener, body.offset(input));
        Walk {
            kind: level * Close::COUNT + close as usize,
            start: self.trail.len(),
            opener: opener.unwrap_or(usize::MAX),
        }
    }

    /// Where a walk ends that has come to `rest`, if one has been there; else the place goes on
    /// the trail.
    pub(super) fn visit<'b>(
        &mut self,
        walk: Walk,
        body: &Body<'_, 'b>,
        rest: &'b str,
    ) -> Option<&'b str> {
        let place = body.offset(rest);
        match self.ends.get(walk.kind).and_then(|ends| ends.get(place)) {
            Some(&end) if end > 0 => Some(body.rest(end as usize)),
            _ => {
                if place >= walk.opener {
                    self.trail.push(place as u32);
                }
                None
            }
        }
    }

    /// Remembers that the walk ended before `rest`.
    pub(super) fn remember(&mut self, walk: Walk, body: &Body<'_, '_>, rest: &str) {
        let end = body.offset(rest);
        let long = |place: &u32| end - *place as usize > SHORT;
        if !self.trail.get(walk.start).is_some_and(long) {
            self.trail.truncate(walk.start);
            return;
        }
        if self.ends.len() <= walk.kind {
            self.ends.resize_with(walk.kind + 1, Vec::new);
        }
        let Some(ends) = self.ends.get_mut(walk.kind) else { return };
        if ends.is_empty() {
            // Zeroing is fast, and the pages of a large table that stay empty are never touched.
            body.count(body.text.len() / 16);
            *ends = vec![0; body.text.len()];
        }
        for place in self.trail.drain(walk.start..) {
            match ends.get_mut(place as usize) {
                Some(known) if long(&place) => *known = end as u32,
                _ => {}
            }
        }
    }

    /// Whether the link target at `place` is known to be wrong at this depth.
    pub(super) fn is_wrong_target(&self, depth: u32, place: usize) -> bool {
        !self.wrong_targets.is_empty() && self.wrong_targets.contains(&(depth, place as u32))
    }

    /// Remembers that what stands at `place` is no link target followed by `)`.
    pub(super) fn remember_wrong_target(&mut self, depth: u32, place: usize) {
        self.wrong_targets.insert((depth, place as u32));
    }
}

//! What Misskey's client finds in the raw text of a note (see [`fold`](crate::fold())).

use aizome_source::Span;

use super::Linter;
use crate::{BIG, MOVING, codes};

impl Linter<'_> {
    pub(super) fn raw(&mut self) {
        let first = |mark: &str| {
            let at = self.source.find(mark)?;
            Some(Span::of(at..at + mark.len()))
        };
        let big = BIG.iter().filter_map(|mark| Some((first(mark)?, *mark))).min();
        let moved = first(MOVING);
        if let Some((at, mark)) = big {
            self.report(codes::folded_note(at, mark));
        }
        if let Some(at) = moved {
            self.report(codes::moved_content(at, MOVING));
        }
    }
}

//! Marks left in text.
//!
//! One walk over the text of a node stops at each character that could begin something. From the
//! first opener that swallowed the rest, nothing more is looked at: it all follows from that one.

use super::passage::{Label, Passage};
use super::unclosed::first_opener;
use super::{Linter, shown};
use crate::{Kind, codes, parse, walk};

impl Linter<'_> {
    pub(super) fn text(&mut self, passage: &Passage<'_>) {
        let swallower = first_opener(passage.text, 0);
        let end = swallower.map_or(passage.text.len(), |opener| opener.at);
        let (mut at, mut code_end) = (0, 0);
        while let Some(found) = next_mark(passage.text, at).filter(|&found| found < end) {
            if passage.text[found..].starts_with("```") && passage.begins_line(found) {
                code_end = self.fence(passage, found);
                at = code_end;
            } else {
                at = self.mark(passage, found).max(found + 1);
            }
        }
        // What was meant as code was not meant as an opener.
        if let Some(opener) = swallower.filter(|opener| opener.at >= code_end) {
            self.unclosed(passage, opener);
        }
    }

    /// Looks at the mark at `at` and gives where to go on.
    fn mark(&mut self, passage: &Passage<'_>, at: usize) -> usize {
        let rest = &passage.text[at..];
        match rest.as_bytes()[0] {
            b'~' if rest.starts_with("~~") => return self.strike(passage, at),
            b'<' if rest.starts_with("<center>") => self.center(passage, at),
            b'<' if rest.starts_with("<plain>") => self.plain(passage, at),
            b'$' if rest.starts_with("$[") => self.malformed(passage, at),
            b']' if rest.starts_with("](") => self.link(passage, at),
            b'#' => self.hashtag(passage, at),
            b'*' | b'_' => return self.ascii_only(passage, at),
            _ => {}
        }
        at + 1
    }

    /// A tag that touches nothing is more likely named than meant.
    fn plain(&mut self, passage: &Passage<'_>, at: usize) {
        let end = at + "<plain>".len();
        if passage.rest(end).starts_with(|c: char| !c.is_whitespace()) {
            self.report(codes::unclosed_plain(passage.span(at, end)));
        }
    }

    fn strike(&mut self, passage: &Passage<'_>, at: usize) -> usize {
        let content = &passage.text[at + 2..];
        if content.is_empty() || content.starts_with(['~', '\n', '\r']) {
            return at + 2;
        }
        self.unclosed_strike(passage, at)
    }

    fn hashtag(&mut self, passage: &Passage<'_>, at: usize) {
        let rest = &passage.text[at + 1..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && passage.place.label == Label::Outside && !passage.follows_alnum(at) {
            let span = passage.span(at, at + 1 + digits);
            self.report(codes::numeric_hashtag(span, &shown(&rest[..digits])));
        }
    }

    /// Says that a construct at the nest limit stayed text.
    pub(super) fn nested_too_deep(&mut self, passage: &Passage<'_>) {
        let nodes = parse(passage.text);
        let node =
            walk(&nodes).find(|node| !matches!(node.kind, Kind::Text(_) | Kind::UnicodeEmoji(_)));
        let node = node.map(|node| node.span.start as usize..node.span.end as usize);
        let opener = first_opener(passage.text, 0);
        let opener = opener.map(|opener| opener.at..opener.at + opener.open.len());
        let Some(found) = node.into_iter().chain(opener).min_by_key(|found| found.start) else {
            return;
        };
        let what = shown(passage.text[found.clone()].trim_start());
        let at = passage.span(found.start, found.end);
        self.report(codes::nested_too_deep(at, &what, self.options.nest_limit));
    }
}

/// The next character from `from` on that may begin something.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let is_mark = |byte: &u8| matches!(byte, b'~' | b'`' | b'<' | b'$' | b']' | b'#' | b'*' | b'_');
    text.as_bytes().get(from..)?.iter().position(is_mark).map(|len| from + len)
}

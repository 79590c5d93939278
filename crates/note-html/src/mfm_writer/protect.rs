//! Text → MFM that shows just this text: `<plain>` around every piece that could be live.
//!
//! A piece is looked at alone, so the rule is conservative: an opening mark counts even if nothing
//! closes it, since an unclosed `**` or `$[x ` swallows all that follows. Custom and unicode emoji
//! stay live: `:blobcat:` in text from elsewhere is an emoji there too.

use std::ops::Range;

/// Pieces this close are protected together, which reads better.
const JOIN_DISTANCE: usize = 8;

/// Where a text stands.
pub(super) struct Place {
    /// Directly in the note or a quote, where blocks may begin.
    pub(super) lines: bool,
    /// Directly in what a `]` ends.
    pub(super) brackets: bool,
    /// In the label of a link, where mentions, hashtags and addresses are text anyway.
    pub(super) in_label: bool,
    /// Whether an inline follows, which the end of this text could run into.
    pub(super) has_next: bool,
    /// Directly in what a mark such as `**` may end, which can be part of a hashtag.
    pub(super) marks: bool,
    /// Whether anything follows at all, be it behind a node around this text.
    pub(super) may_go_on: bool,
    /// Whether it is a link, which a `?` or `$` before it would change.
    pub(super) link_next: bool,
}

/// Writes a text.
pub(super) fn text(out: &mut String, text: &str, place: &Place) {
    let before = out.chars().next_back();
    let mut written = 0;
    for range in joined(text, Scan { text, before, place, at: 0, protected: 0 }) {
        out.push_str(&text[written..range.start]);
        plain(out, &text[range.clone()]);
        written = range.end;
    }
    out.push_str(&text[written..]);
}

/// Writes `<plain>` with a text in it, in two where the text says `</plain>` itself.
pub(super) fn plain(out: &mut String, text: &str) {
    const CLOSE: &str = "</plain>";
    let mut rest = text;
    while let Some(at) = rest.find(CLOSE) {
        let (part, tail) = rest.split_at(at + 1);
        plain_part(out, part);
        rest = tail;
    }
    plain_part(out, rest);
}

fn plain_part(out: &mut String, part: &str) {
    if part.is_empty() {
        return;
    }
    // One newline on either side belongs to the tags.
    let newline =
        if part.starts_with(['\n', '\r']) || part.ends_with(['\n', '\r']) { "\n" } else { "" };
    for piece in ["<plain>", newline, part, newline, "</plain>"] {
        out.push_str(piece);
    }
}

/// Whether a character cannot be part of a hashtag, outside of brackets.
pub(super) fn ends_hashtag(c: char) -> bool {
    " \u{3000}\t.,!?'\"#:/[]【】()「」（）<>\r\n".contains(c)
}

/// Joins ranges between which there is little, and nothing that should stay live.
fn joined(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match all.last_mut() {
            Some(last) if is_small_gap(&text[last.end..range.start]) => last.end = range.end,
            _ => all.push(range),
        }
    }
    all
}

fn is_small_gap(gap: &str) -> bool {
    gap.len() <= JOIN_DISTANCE
        && gap.bytes().all(|b| b.is_ascii() && !b.is_ascii_control() && b != b':')
}

/// The live pieces of a text, in order.
struct Scan<'t> {
    text: &'t str,
    /// What stands before the text.
    before: Option<char>,
    place: &'t Place,
    at: usize,
    /// Where the last live piece ended.
    protected: usize,
}

impl Iterator for Scan<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            if let Some(length) = self.live(c).filter(|&length| length > 0) {
                self.at += length;
                self.protected = self.at;
                return Some(start..self.at);
            }
            self.at += c.len_utf8();
        }
        None
    }
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The character before, which is that of `</plain>` behind a live piece.
    fn previous(&self) -> Option<char> {
        if self.at > 0 && self.at == self.protected {
            return Some('>');
        }
        self.text[..self.at].chars().next_back().or(self.before)
    }

    fn at_line_begin(&self) -> bool {
        self.place.lines && self.previous().is_none_or(|c| matches!(c, '\n' | '\r'))
    }

    fn after_word(&self) -> bool {
        self.previous().is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// How much of the rest is live at once, if it begins with something live.
    fn live(&self, c: char) -> Option<usize> {
        match c {
            '<' => self.tag(),
            '*' | '_' => self.emphasis(c),
            '~' => self.strike(),
            '`' => Some(self.code()),
            '$' => self.function(),
            '@' if !self.place.in_label => self.mention(),
            '#' if !self.place.in_label => self.hashtag(),
            '[' if !self.place.in_label => self.label(),
            ']' => self.bracket(),
            '\\' => self.formula(),
            'h' if !self.place.in_label => self.address(),
            '>' if self.at_line_begin() => Some(1),
            '?' if self.place.link_next && self.rest().len() == 1 => Some(1),
            ' ' | '\t' | '\u{3000}' if self.place.lines => self.search(c),
            _ => None,
        }
    }

    /// Whether nothing of this text is left behind `length`, but something else follows.
    fn runs_on(&self, length: usize) -> bool {
        self.place.has_next && self.rest().len() == length
    }

    fn tag(&self) -> Option<usize> {
        const TAGS: [&str; 12] = [
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<s>",
            "</s>",
            "<small>",
            "</small>",
            "<center>",
            "</center>",
            "<plain>",
            "</plain>",
        ];
        let tag = TAGS.into_iter().find(|tag| self.rest().starts_with(tag)).map(str::len);
        tag.or_else(|| self.runs_on(1).then_some(1))
    }

    fn emphasis(&self, mark: char) -> Option<usize> {
        let rest = self.rest();
        let marks = rest.len() - rest.trim_start_matches(mark).len();
        let is_inner = |c: char| c.is_ascii_alphanumeric() || " \t\u{3000}".contains(c);
        let inner = rest[marks..].len() - rest[marks..].trim_start_matches(is_inner).len();
        let closes = rest[marks + inner..].starts_with(mark) && inner > 0;
        match (mark, marks) {
            ('*', 2..) => Some(marks),
            (_, 1) if self.after_word() && !self.runs_on(1) => None,
            _ if closes => {
                let tail = &rest[marks + inner..];
                Some(marks + inner + tail.len() - tail.trim_start_matches(mark).len())
            }
            _ => {
                let closed_outside = self.place.marks && rest.len() == marks + inner;
                (closed_outside || self.runs_on(marks + inner)).then_some(marks)
            }
        }
    }

    fn strike(&self) -> Option<usize> {
        let rest = self.rest();
        let marks = rest.len() - rest.trim_start_matches('~').len();
        (marks >= 2 || self.runs_on(1)).then_some(marks)
    }

    /// Up to the closing mark on the same line, so that what looks like code stays together.
    fn code(&self) -> usize {
        let rest = self.rest();
        let marks = rest.len() - rest.trim_start_matches('`').len();
        let inner = rest[marks..].find(['`', '\n', '\r']);
        match inner.map(|inner| &rest[marks + inner..]) {
            Some(tail) if tail.starts_with('`') => rest.len() - tail.trim_start_matches('`').len(),
            _ => marks,
        }
    }

    /// The begin of a function, up to its `]` where that is near, which reads better.
    fn function(&self) -> Option<usize> {
        const OPEN: &str = "$[";
        if self.runs_on(1) {
            return Some(1);
        }
        let rest = self.rest().strip_prefix(OPEN)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !rest.chars().next().map_or(self.place.has_next, is_name) {
            return None;
        }
        let end =
            rest.find(['[', ']', ':', '\n', '\r']).filter(|&end| rest[end..].starts_with(']'));
        Some(OPEN.len() + end.map_or(0, |end| end + 1))
    }

    fn mention(&self) -> Option<usize> {
        if self.after_word() {
            return None;
        }
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || b"_.-@".contains(b);
        let length = 1 + self.rest().bytes().skip(1).take_while(is_name).count();
        (length > 1 || self.runs_on(1)).then_some(length)
    }

    fn hashtag(&self) -> Option<usize> {
        if self.after_word() {
            return None;
        }
        let name = &self.rest()[1..];
        if name.trim_start_matches('\u{FE0F}').starts_with('\u{20E3}') {
            return None;
        }
        let length = name.find(ends_hashtag).unwrap_or(name.len());
        let opens = name[length..].starts_with(['(', '[', '「', '（']);
        let is_number = name[..length].bytes().all(|b| b.is_ascii_digit());
        let runs_on = self.runs_on(1 + length) || (self.place.marks && name.len() == length);
        (opens || !is_number || runs_on).then_some(1 + length)
    }

    /// The label of a link goes on to a `](https:` on the same line, which may stand anywhere.
    fn label(&self) -> Option<usize> {
        let ends_here = self.rest().contains(['\n', '\r']);
        (self.place.may_go_on && !ends_here).then_some(1)
    }

    fn bracket(&self) -> Option<usize> {
        if self.place.brackets {
            return Some(1);
        }
        let target = self.rest().strip_prefix("](");
        let is_target = |t: &str| {
            (t.is_empty() && self.place.has_next) || t.starts_with("http") || t.starts_with("<http")
        };
        if target.is_some_and(is_target) { Some(2) } else { self.runs_on(1).then_some(1) }
    }

    fn formula(&self) -> Option<usize> {
        let rest = self.rest();
        if rest.starts_with("\\(") || (rest.starts_with("\\[") && self.at_line_begin()) {
            return Some(2);
        }
        self.runs_on(1).then_some(1)
    }

    fn address(&self) -> Option<usize> {
        let rest = self.rest();
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme))?;
        let is_part = |b: &u8| b.is_ascii_alphanumeric() || b".,_/:%#@$&?!~=+-()[]".contains(b);
        Some(scheme.len() + rest.bytes().skip(scheme.len()).take_while(is_part).count())
    }

    /// The search button at the end of a line, with the space before it.
    fn search(&self, space: char) -> Option<usize> {
        const BUTTONS: [&str; 4] = ["[検索]", "[search]", "検索", "search"];
        let rest = &self.rest()[space.len_utf8()..];
        let button = BUTTONS.into_iter().find(|button| {
            rest.get(..button.len()).is_some_and(|word| word.eq_ignore_ascii_case(button))
        })?;
        let after = rest[button.len()..].chars().next();
        let ends = after.is_none_or(|c| matches!(c, '\n' | '\r'));
        ends.then_some(space.len_utf8() + button.len())
    }
}

//! Openers that have no closer.
//!
//! Once `**`, `<b>`, `$[name ` and the like are read, the parser never goes back: without a closer
//! everything up to the end of the note (or of the quote) becomes text. Parsing that text again
//! tells what was lost, and which opener inside it was left open as well.

use aizome_source::Localized;

use super::header::header;
use super::passage::Passage;
use super::{Linter, shown};
use crate::{Kind, Node, codes, parse, walk};

/// An opener that made text of everything after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opener<'t> {
    /// Where it begins.
    pub(super) at: usize,
    /// The opener, for a function with its name, arguments and space.
    pub(super) open: &'t str,
    /// What would have closed it.
    pub(super) close: &'static str,
}

impl Opener<'_> {
    fn end(&self) -> usize {
        self.at + self.open.len()
    }
}

/// Constructs by how they begin and end. `***` comes before `**`.
const PAIRS: [(&str, &str); 6] = [
    ("***", "***"),
    ("**", "**"),
    ("<b>", "</b>"),
    ("<i>", "</i>"),
    ("<s>", "</s>"),
    ("<small>", "</small>"),
];

/// The first opener in `text` from `start` on that has content, `text` being the end of what was
/// parsed. It cannot have been closed, or it would not be text.
pub(super) fn first_opener(text: &str, start: usize) -> Option<Opener<'_>> {
    let mut from = start;
    loop {
        let rest = text.get(from..)?;
        let at = from + memchr::memchr3(b'*', b'<', b'$', rest.as_bytes())?;
        let Some(opener) = opener_at(text, at) else {
            from = at + 1;
            continue;
        };
        let content = &text[opener.end()..];
        if !content.is_empty() && !content.starts_with(opener.close) {
            return Some(opener);
        }
        from = opener.end();
    }
}

fn opener_at(text: &str, at: usize) -> Option<Opener<'_>> {
    let rest = &text[at..];
    if let Some(header) = header(rest) {
        let end = header.end + 1;
        let spaced = rest[header.end..].starts_with(' ');
        return spaced.then(|| Opener { at, open: &rest[..end], close: "]" });
    }
    let pair = PAIRS.iter().find(|(open, _)| rest.starts_with(open));
    pair.map(|&(open, close)| Opener { at, open, close })
}

/// How many openers left open inside one another are told of.
const CHAIN_LIMIT: usize = 4;

impl Linter<'_> {
    /// Reports `first`, which turned the rest of the passage into text, or those inside it that are
    /// to blame.
    pub(super) fn unclosed(&mut self, passage: &Passage<'_>, first: Opener<'_>) {
        let text = passage.text;
        let rest = parse(&text[first.end()..]);
        let lost = first_lost(&rest);
        if lost.is_none() && !surely_meant(passage, first) {
            return;
        }
        let chain = chain(text, first, &rest);
        let last = chain[chain.len() - 1];
        let open = |opener: &&Opener<'_>| !text[last.end()..].contains(opener.close);
        let mut blamed: Vec<_> = chain.iter().filter(open).collect();
        if blamed.is_empty() {
            blamed.push(&last);
        }
        for opener in blamed {
            let at = passage.span(opener.at, opener.end());
            let mut found = codes::unclosed(at, &shown(opener.open.trim_end()), opener.close);
            if let Some(lost) = lost {
                let start = first.end() + lost.span.start as usize;
                let end = first.end() + lost.span.end as usize;
                if start >= opener.end() {
                    found = found.label(passage.span(start, end), lost_label(lost));
                }
            }
            self.report(found);
        }
    }

    /// Reports a `~~` at `at` if it made text of something on its line. Gives where the line ends.
    pub(super) fn unclosed_strike(&mut self, passage: &Passage<'_>, at: usize) -> usize {
        let content = &passage.text[at + 2..];
        let line = &content[..content.find(['\n', '\r']).unwrap_or(content.len())];
        let nodes = parse(line);
        if let Some(lost) = first_lost(&nodes) {
            let start = at + 2;
            let lost =
                passage.span(start + lost.span.start as usize, start + lost.span.end as usize);
            self.report(codes::unclosed_strike(passage.span(at, start), lost));
        }
        at + 2 + line.len()
    }
}

/// `first` and the openers left open inside it, each inside the one before. `rest` is what follows
/// `first`, parsed again.
fn chain<'t>(text: &'t str, first: Opener<'t>, rest: &[Node<'_>]) -> Vec<Opener<'t>> {
    let mut chain = vec![first];
    let mut next = next_opener(text, first, rest);
    while let Some(opener) = next {
        // In `**a <b>c** d` the second `**` was meant to close the first.
        let was_closer = chain.iter().any(|outer| outer.close == opener.open);
        if was_closer || chain.len() == CHAIN_LIMIT {
            break;
        }
        chain.push(opener);
        next = next_opener(text, opener, &parse(&text[opener.end()..]));
    }
    chain
}

/// The opener that made text of the end of `rest`, which follows `opener`.
fn next_opener<'t>(text: &'t str, opener: Opener<'t>, rest: &[Node<'_>]) -> Option<Opener<'t>> {
    let Node { kind: Kind::Text(_), span } = rest.last()? else { return None };
    first_opener(text, opener.end() + span.start as usize)
}

/// The first node that one would miss. Emoji still show as text.
fn first_lost<'n, 'a>(nodes: &'n [Node<'a>]) -> Option<&'n Node<'a>> {
    walk(nodes).find(|node| !matches!(node.kind, Kind::Text(_) | Kind::UnicodeEmoji(_)))
}

fn lost_label(lost: &Node<'_>) -> Localized {
    let (en, ja) = match lost.kind {
        Kind::Mention { .. } => ("this mention", "このメンション"),
        Kind::Hashtag(_) => ("this hashtag", "このハッシュタグ"),
        Kind::Url { .. } | Kind::Link { .. } => ("this link", "このリンク"),
        Kind::EmojiCode(_) => ("this emoji", "この絵文字"),
        Kind::Fn { .. } => ("this function", "この関数"),
        _ => ("this", "ここ"),
    };
    Localized::new(format!("{en} is only text"), format!("{ja}はただの文字になります"))
}

/// Whether an opener that made nothing but text of text was meant as one. Two stars are often just
/// two stars.
fn surely_meant(passage: &Passage<'_>, opener: Opener<'_>) -> bool {
    let content = passage.text[opener.end()..].chars().next();
    let touches = content.is_some_and(|c| !c.is_whitespace() && c != '*');
    opener.close == "]" || (touches && !passage.follows_alnum(opener.at))
}

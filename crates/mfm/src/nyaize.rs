//! Cat-speak: what a client does to the notes of a user who is a cat.
//!
//! The rules are those of misskey-js: a Japanese, an English and a Korean set. No rule sees what
//! another one wrote, so one pass over the text does them all.

use std::borrow::Cow;

use crate::{Kind, Node, Text};

/// Turns a text into cat-speak.
///
/// | language | rule |
/// |---|---|
/// | Japanese | `な` → `にゃ`, `ナ` → `ニャ`, `ﾅ` → `ﾆｬ` |
/// | English | `a` after `n` → `ya`, `ing` after `morn` → `yan`, `one` after `every` → `nyan` |
/// | Korean | `나`…`낳` → `냐`…`냫`; `다` at the end of a line or before `.` ` ` `!` `?` → `다냥`; `야` at the end of a line or before ` ` `?` → `냥` |
///
/// English letters may be of either case; the answer is in upper case only when all that is
/// replaced was.
///
/// ```
/// use aizome_mfm::nyaize;
///
/// assert_eq!(nyaize("なんで?"), "にゃんで?");
/// assert_eq!(nyaize("Good MORNING, banana"), "Good MORNYAN, banyanya");
/// assert_eq!(nyaize("간다. 나야"), "간다냥. 냐냥");
/// ```
#[must_use]
pub fn nyaize(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for (at, c) in text.char_indices() {
        let Some((said, len)) = said_by_cat(text, at, c) else { continue };
        out.push_str(&text[copied..at]);
        match said {
            Said::Word(word) => out.push_str(word),
            Said::Letter(letter) => out.push(letter),
        }
        copied = at + len;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

enum Said {
    Word(&'static str),
    Letter(char),
}

/// What a cat says instead of the `len` bytes that begin at `at` with `c`.
fn said_by_cat(text: &str, at: usize, c: char) -> Option<(Said, usize)> {
    let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
    let same = |said| Some((said, c.len_utf8()));
    match c {
        'な' => same(Said::Word("にゃ")),
        'ナ' => same(Said::Word("ニャ")),
        'ﾅ' => same(Said::Word("ﾆｬ")),
        'a' | 'A' if ends_with(before, "n") => same(Said::Word(if c == 'A' { "YA" } else { "ya" })),
        'i' | 'I' if ends_with(before, "morn") => word(&text[at..], "ING", ["yan", "YAN"]),
        'o' | 'O' if ends_with(before, "every") => word(&text[at..], "ONE", ["nyan", "NYAN"]),
        '나'..='낳' => same(Said::Letter(char::from_u32(u32::from(c) + NA_TO_NYA)?)),
        '다' if ends_sentence(after, &['.', ' ', '!', '?']) => same(Said::Word("다냥")),
        '야' if ends_sentence(after, &[' ', '?']) => same(Said::Word("냥")),
        _ => None,
    }
}

/// How far the Korean syllables beginning with `냐` are from those beginning with `나`.
const NA_TO_NYA: u32 = '냐' as u32 - '나' as u32;

/// `said` if `text` begins with `upper` in any case: the second one only for exactly `upper`.
fn word(text: &str, upper: &str, said: [&'static str; 2]) -> Option<(Said, usize)> {
    let found = text.get(..upper.len())?;
    let same = found.eq_ignore_ascii_case(upper);
    same.then(|| (Said::Word(said[usize::from(found == upper)]), upper.len()))
}

fn ends_with(text: &str, ending: &str) -> bool {
    let start = text.len().checked_sub(ending.len());
    start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Whether the line ends here or one of `marks` follows.
fn ends_sentence(after: &str, marks: &[char]) -> bool {
    let next = after.chars().next();
    next.is_none_or(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') || marks.contains(&c))
}

/// How far the places reach in which even a cat speaks plainly: link labels, quotes and `<plain>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlainSpeech {
    /// Only text directly in them, as in Misskey's client: in `> **なんで**` the cat speaks again.
    #[default]
    Children,
    /// Everything in them.
    Subtree,
}

/// Turns the texts of a tree into cat-speak, readings of `ruby` included. Code, addresses,
/// mentions, hashtags, emoji and formulas stay as they are.
///
/// ```
/// use aizome_mfm::{PlainSpeech, nyaize_nodes, parse, plain_text};
///
/// let mut nodes = parse("なに [なんで](https://example.com) `な`");
/// nyaize_nodes(&mut nodes, PlainSpeech::Children);
/// assert_eq!(plain_text(&nodes), "にゃに なんで な");
/// ```
pub fn nyaize_nodes(nodes: &mut [Node<'_>], plain_speech: PlainSpeech) {
    for node in nodes {
        nyaize_node(node, plain_speech, Voice::Cat);
    }
}

/// How text directly in some node is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Cat,
    Plain,
}

fn nyaize_node(node: &mut Node<'_>, plain_speech: PlainSpeech, voice: Voice) {
    if let Kind::Text(text) = &mut node.kind {
        if voice == Voice::Cat {
            nyaize_text(text);
        }
        return;
    }
    let below = match (&node.kind, plain_speech) {
        (Kind::Link { .. } | Kind::Quote(_) | Kind::Plain(_), _) => Voice::Plain,
        (_, PlainSpeech::Subtree) => voice,
        (_, PlainSpeech::Children) => Voice::Cat,
    };
    let is_ruby = matches!(&node.kind, Kind::Fn { name, .. } if name == "ruby");
    let Some((last, others)) = node.children_mut().and_then(|children| children.split_last_mut())
    else {
        return;
    };
    for child in others {
        nyaize_node(child, plain_speech, below);
    }
    // The client reads the text of a ruby itself, so that text has the voice of the ruby's place.
    let voice_of_last = if is_ruby && matches!(last.kind, Kind::Text(_)) { voice } else { below };
    nyaize_node(last, plain_speech, voice_of_last);
}

fn nyaize_text(text: &mut Text<'_>) {
    if let Cow::Owned(said) = nyaize(text) {
        *text = Cow::Owned(said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(nyaize(text), expected);
    }

    #[test]
    fn words_at_the_edges() {
        check("a", "a");
        check("na", "nya");
        check("あa", "あa");
        check("mornin", "mornin");
        check("mornあ", "mornあ");
        check("ing", "ing");
        check("everyoneな", "everynyanにゃ");
        check("다\n야\r\n다", "다냥\n냥\r\n다냥");
        check("다\u{2028}", "다냥\u{2028}");
        check("낳낲난", "냫냪냔");
        check("내", "내");
    }

    #[test]
    fn nothing_to_say_borrows() {
        assert!(matches!(nyaize("woof"), Cow::Borrowed(_)));
    }
}

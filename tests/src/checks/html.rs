//! What the profiles write can harm nobody and loses nothing.

use aizome_mfm::functions::Dialect;
use aizome_mfm::{Kind, Node, parse};
use aizome_note_html::rich::{self, CustomEmojis, EmojiRequest, Mentioned, Places, UnicodeEmoji};
use aizome_note_html::{FromHtml, FromMarkdown, Mode, ansi, fep_c16b, misskey, note, text};

use super::inert::{inert, inert_page};
use super::spans::spans;

/// Every profile's output for a note is inert, and `misskey` and `fep-c16b` keep all of its text.
///
/// # Panics
/// When it is not.
pub fn html(source: &str) {
    let nodes = parse(source);
    let options = misskey::Options::new("https://example.com");
    let federated = inert(&misskey::to_html(&nodes, &options));
    let with_functions = inert(&fep_c16b::to_html(&nodes, &options));
    let written = text_of(&nodes);
    assert!(keeps(&federated, &written), "{federated:?} lost text\nof {source:?}");
    assert!(keeps(&with_functions, &written), "{with_functions:?} lost text\nof {source:?}");
    rich(source, &nodes);
    terminal(source, &nodes);
}

/// The rich profile is inert, whatever its resolvers say.
///
/// # Panics
/// When it is not.
pub fn rich(source: &str, nodes: &[Node<'_>]) {
    let hostile = Hostile(source);
    let options = rich::Options {
        dialects: &[
            Dialect::Misskey,
            Dialect::Sharkey,
            Dialect::CherryPick,
            Dialect::Firefish,
            Dialect::Iceshrimp,
        ],
        base_url: Some(source),
        local_host: Some(source),
        author_host: Some(source),
        reader: Some(source),
        custom_emojis: &hostile,
        unicode_emoji: UnicodeEmoji::Twemoji { base_url: source },
        places: &hostile,
        ..rich::Options::default()
    };
    inert(&rich::to_html(nodes, &options));
    inert(&rich::to_html(nodes, &rich::Options::default()));
}

/// A resolver that answers every question with the same text, after what could make it work.
struct Hostile<'s>(&'s str);

impl Hostile<'_> {
    /// One of several shapes, chosen by the question, so that all are tried.
    fn answer(&self, question: &str) -> Option<String> {
        let text = self.0;
        Some(match question.len() % 4 {
            0 => text.to_owned(),
            1 => format!("javascript:{text}"),
            2 => format!("https://example.com/{text}"),
            _ => format!("//{text}"),
        })
    }
}

impl CustomEmojis for Hostile<'_> {
    fn picture(&self, emoji: &EmojiRequest<'_>) -> Option<String> {
        self.answer(emoji.name)
    }
}

impl Places for Hostile<'_> {
    fn mention(&self, user: &Mentioned<'_>) -> Option<String> {
        self.answer(user.username)
    }

    fn hashtag(&self, tag: &str) -> Option<String> {
        self.answer(tag)
    }

    fn avatar(&self, user: &Mentioned<'_>) -> Option<String> {
        self.answer(user.username)
    }

    fn search(&self, query: &str) -> Option<String> {
        self.answer(query)
    }

    fn link(&self, url: &str) -> Option<String> {
        self.answer(url)
    }
}

/// Plain text and terminal text cannot steer a terminal.
///
/// # Panics
/// When they hold a control character that we did not mean.
pub fn terminal(source: &str, nodes: &[Node<'_>]) {
    let plain = text::to_text(nodes, &text::Options::default());
    assert!(!plain.contains(is_control), "{plain:?}\nof {source:?}");
    let printed = ansi::to_ansi(nodes, &ansi::Options::default());
    let rest = without_sequences(&printed);
    assert!(!rest.contains(is_control), "{printed:?}\nof {source:?}");
}

/// Any HTML becomes MFM, in both modes, and that MFM is a note like any other.
///
/// # Panics
/// When it is not.
pub fn from_html(source: &str) {
    for mode in [Mode::Compat, Mode::Better] {
        let options = FromHtml { mode, ..FromHtml::default() };
        note_like_any_other(&aizome_note_html::from_html(source, &options));
    }
}

/// Any Markdown becomes MFM, and that MFM is a note like any other.
///
/// # Panics
/// When it is not.
pub fn from_markdown(source: &str) {
    note_like_any_other(&aizome_note_html::from_markdown(source, &FromMarkdown::default()));
}

fn note_like_any_other(text: &str) {
    let nodes = parse(text);
    spans(text, &nodes);
    inert(&misskey::to_html(&nodes, &misskey::Options::new("https://example.com")));
}

/// The card of a note that says the same hostile thing wherever it can is inert.
///
/// # Panics
/// When it is not.
pub fn cards(source: &str) {
    inert(&note::to_html(&note_saying(source), &note::Options::default()));
}

/// So is a page of such notes.
///
/// # Panics
/// When it is not.
pub fn page(source: &str) {
    inert_page(&note::page(&[note_saying(source)], &note::Options::default()));
}

fn note_saying(source: &str) -> note::Note {
    let user = serde_json::json!({
        "username": source, "name": source, "host": source, "avatarUrl": source,
    });
    let file = serde_json::json!({
        "name": source, "url": source, "thumbnailUrl": source, "comment": source, "type": source,
    });
    let quoted = serde_json::json!({ "text": source, "user": user, "url": source });
    let json = serde_json::json!({
        "id": source, "createdAt": source, "lang": source, "url": source, "uri": source,
        "user": user, "cw": source, "text": source, "files": [file], "renote": quoted,
        "poll": { "choices": [{ "text": source, "votes": 1 }], "expiresAt": source },
        "reactions": { source: 1 }, "reactionEmojis": { source: source },
        "emojis": { source: source }, "channel": { "name": source },
    });
    serde_json::from_value(json).expect("a note forgives everything")
}

/// What a reader must find again: letters and digits of text, code and formulas.
///
/// Functions that show something else than their content are left out: a time is written as a
/// date, and of ruby only the first two words are shown, as Misskey does.
fn text_of(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    let mut nodes = aizome_mfm::walk(nodes);
    while let Some(node) = nodes.next() {
        match &node.kind {
            Kind::Fn { name, .. } if matches!(&**name, "ruby" | "unixtime") => {
                nodes.skip_children();
            }
            Kind::Text(piece)
            | Kind::InlineCode(piece)
            | Kind::MathInline(piece)
            | Kind::MathBlock(piece)
            | Kind::BlockCode { code: piece, .. } => text.push_str(piece),
            _ => {}
        }
    }
    text
}

/// Whether all letters and digits of `written` stand in `shown` in their order.
fn keeps(shown: &str, written: &str) -> bool {
    let mut shown = shown.chars();
    written.chars().filter(|c| c.is_alphanumeric()).all(|c| shown.any(|other| other == c))
}

fn is_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// What is left of terminal text without the sequences that colour it and those that link it.
fn without_sequences(printed: &str) -> String {
    let mut left = String::new();
    let mut rest = printed;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        left.push_str(before);
        rest = after_sequence(after).unwrap_or_else(|| panic!("a strange sequence in {printed:?}"));
    }
    left + rest
}

/// What follows `[…m` or `]8;;…` up to its end.
fn after_sequence(rest: &str) -> Option<&str> {
    if let Some(look) = rest.strip_prefix('[') {
        let (codes, after) = look.split_once('m')?;
        return codes.bytes().all(|b| b.is_ascii_digit() || b == b';').then_some(after);
    }
    let (address, after) = rest.strip_prefix("]8;")?.split_once("\u{1b}\\")?;
    address.bytes().all(|b| b.is_ascii_graphic()).then_some(after)
}

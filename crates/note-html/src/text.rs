//! The `text` profile: a note as plain characters, for notifications, logs and search.
//!
//! What each node becomes is [`aizome_mfm::PlainText`]'s matter. This profile adds that the result
//! may be shown anywhere: a note cannot move the cursor of a terminal or turn the direction of the
//! line it is quoted in.

use aizome_mfm::functions::Timestamp;
use aizome_mfm::{Node, PlainText};

/// How to write plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What links and quotes become.
    pub plain: PlainText,
}

/// Writes a note as plain text. Control characters other than newlines and tabs, and those that
/// override the direction of text, become U+FFFD.
///
/// ```
/// use aizome_mfm::parse;
/// use aizome_note_html::text::{Options, to_text};
///
/// let nodes = parse("**hi** $[ruby 藍 あい] \u{1b}[31m");
/// assert_eq!(to_text(&nodes, &Options::default()), "hi 藍(あい) \u{fffd}[31m");
/// ```
#[must_use]
pub fn to_text(nodes: &[Node<'_>], options: &Options) -> String {
    let text = options.plain.write(nodes);
    let clean = |c: char| if c == '\n' { c } else { clean_char(c) };
    if text.chars().all(|c| clean(c) == c) { text } else { text.chars().map(clean).collect() }
}

/// A character as it may be shown to people.
pub(crate) fn clean_char(c: char) -> char {
    match c {
        '\t' => c,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// A moment as people write it, `2023-11-30 15:00 UTC`, on a clock `offset` minutes ahead of UTC.
pub(crate) fn human_time(time: Timestamp, offset: i32) -> String {
    let seconds = time.milliseconds().div_euclid(1000);
    let local = Timestamp::from_seconds(seconds + i64::from(offset) * 60).unwrap_or(time);
    let iso = local.to_string();
    let minutes = iso.rsplit_once(':').map_or(&*iso, |(minutes, _)| minutes);
    minutes.replace('T', " ") + &zone(offset)
}

/// ` UTC` or ` +09:00`.
fn zone(offset: i32) -> String {
    let sign = match offset {
        0 => return " UTC".into(),
        1.. => '+',
        _ => '-',
    };
    let minutes = offset.unsigned_abs();
    format!(" {sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

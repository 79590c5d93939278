//! Whether Misskey's client folds a note ("Show more"), and whether it warns before posting one.
//!
//! Both are tests of the raw text, not of the tree: `$[x2` folds a note even when it is never
//! closed or stands in code.

/// What decides whether a note is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FoldFacts<'a> {
    /// The text.
    pub text: Option<&'a str>,
    /// The content warning; with one, even an empty one, nothing else folds the note.
    pub cw: Option<&'a str>,
    /// How many previews it has (see [`preview_urls`](crate::preview_urls)).
    pub preview_urls: usize,
    /// How many files it has.
    pub files: usize,
}

/// Why a note is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Its text has one of [`BIG`].
    Big,
    /// Its text has more than nine lines.
    Lines,
    /// Its text is longer than 500 UTF-16 units.
    Length,
    /// It has five files or more.
    Files,
    /// It has four previews or more.
    Previews,
}

/// What makes text big, and so folds the note that has it.
pub const BIG: [&str; 4] = ["$[x2", "$[x3", "$[x4", "$[scale"];

/// What may cover what is around it, and so is warned of with [`BIG`] before a public post.
pub const MOVING: &str = "$[position";

/// Why Misskey's client folds a note; `None` when it shows it whole.
///
/// ```
/// use aizome_mfm::{Fold, FoldFacts, fold};
///
/// let note = FoldFacts { text: Some("$[x2 never closed"), ..FoldFacts::default() };
/// assert_eq!(fold(note), Some(Fold::Big));
/// assert_eq!(fold(FoldFacts { cw: Some("big"), ..note }), None);
/// ```
#[must_use]
pub fn fold(note: FoldFacts<'_>) -> Option<Fold> {
    if note.cw.is_some() {
        return None;
    }
    let of_text = note.text.and_then(fold_of_text);
    of_text
        .or_else(|| (note.files >= 5).then_some(Fold::Files))
        .or_else(|| (note.preview_urls >= 4).then_some(Fold::Previews))
}

fn fold_of_text(text: &str) -> Option<Fold> {
    if BIG.iter().any(|mark| text.contains(mark)) {
        Some(Fold::Big)
    } else if text.split('\n').nth(9).is_some() {
        Some(Fold::Lines)
    } else if text.encode_utf16().nth(500).is_some() {
        Some(Fold::Length)
    } else {
        None
    }
}

/// What Misskey's client warns of before a public post: the first of [`BIG`] and [`MOVING`] in the
/// part that is seen at once, the content warning if there is one that is not blank, else the text.
///
/// ```
/// use aizome_mfm::posting_warning;
///
/// assert_eq!(posting_warning("$[position.y=9 over there]", None), Some("$[position"));
/// assert_eq!(posting_warning("$[x4 big]", Some("careful")), None);
/// ```
#[must_use]
pub fn posting_warning(text: &str, cw: Option<&str>) -> Option<&'static str> {
    let seen = cw.filter(|cw| !cw.trim().is_empty()).unwrap_or(text);
    let found = BIG.into_iter().chain([MOVING]);
    found.filter_map(|mark| Some((seen.find(mark)?, mark))).min().map(|(_, mark)| mark)
}

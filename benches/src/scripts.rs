//! Scripts as people write them: games, quizzes, plugins, tools; with a lot of Japanese.
//!
//! Eight are written by hand. The rest take pieces of those (definitions and statements that stand
//! apart) in any order under other names, so that no two are alike and all of them parse.

use crate::random::Random;

const HAND_WRITTEN: &[&str] = &[
    include_str!("../corpus/scripts/clicker.is"),
    include_str!("../corpus/scripts/adventure.is"),
    include_str!("../corpus/scripts/calculator.is"),
    include_str!("../corpus/scripts/plugin.is"),
    include_str!("../corpus/scripts/strings.is"),
    include_str!("../corpus/scripts/life.is"),
    include_str!("../corpus/scripts/quiz.is"),
    include_str!("../corpus/scripts/data.is"),
];

/// How many bytes the corpus has at least.
const BYTES: usize = 600_000;

/// The corpus: the hand-written scripts first, then the generated ones.
#[must_use]
pub fn scripts() -> Vec<String> {
    let mut scripts: Vec<String> = HAND_WRITTEN.iter().map(|&script| script.to_owned()).collect();
    let pieces: Vec<&str> = HAND_WRITTEN.iter().flat_map(|script| pieces(script)).collect();
    let mut bytes: usize = scripts.iter().map(String::len).sum();
    let mut random = Random::new(3);
    while bytes < BYTES {
        let script = generated(&pieces, &mut random);
        bytes += script.len();
        scripts.push(script);
    }
    scripts
}

/// A tool of three pieces, a game of thirty, mostly something between.
fn generated(pieces: &[&str], random: &mut Random) -> String {
    let count = 3 + random.below(12) + random.below(2) * random.below(16);
    let mut script = String::from("/// @ 1.2.0\n");
    for _ in 0..count {
        script.push('\n');
        let suffix = random.below(100).to_string();
        renamed(random.pick(pieces), &suffix, &mut script);
        script.push('\n');
    }
    script
}

/// What stands between blank lines, where the line after them is not indented.
fn pieces(script: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in script.match_indices("\n\n") {
        let next = script[at + 2..].chars().next();
        if !matches!(next, Some('\t' | ' ' | '\n' | '}')) {
            pieces.push(script[start..at].trim());
            start = at + 2;
        }
    }
    pieces.push(script[start..].trim());
    pieces.retain(|piece| !piece.starts_with("/// @") && !piece.is_empty());
    pieces
}

/// Writes a piece with a suffix on some of its names.
fn renamed(piece: &str, suffix: &str, out: &mut String) {
    /// Names of the pieces' own, and words of their comments and strings.
    const NAMES: &[&str] = &[
        "game",
        "price",
        "gain",
        "render",
        "room",
        "items",
        "item",
        "index",
        "words",
        "place",
        "token",
        "tokens",
        "result",
        "text",
        "note",
        "lines",
        "line",
        "cell",
        "chars",
        "board",
        "row",
        "next",
        "question",
        "questions",
        "score",
        "wrong",
        "left",
        "best",
        "total",
        "sorted",
        "found",
        "steps",
        "number",
        "answer",
    ];
    for word in piece.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
        let name = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        out.push_str(name);
        if NAMES.contains(&name) {
            out.push_str(suffix);
        }
        out.push_str(&word[name.len()..]);
    }
}

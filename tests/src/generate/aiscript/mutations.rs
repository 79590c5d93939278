//! Scripts after careless editing: one thing deleted, doubled, swapped, put in, or all cut off.

use fastrand::Rng;

use super::words::TOKENS;

/// The script after one careless edit: of a token mostly, else of a character.
#[must_use]
pub fn mutated(script: &str, rng: &mut Rng) -> String {
    let mut parts = if rng.u8(..4) == 0 { characters(script) } else { tokens(script) };
    if parts.is_empty() {
        return TOKENS[rng.usize(..TOKENS.len())].to_owned();
    }
    let at = rng.usize(..parts.len());
    match rng.u8(..10) {
        0..3 => drop(parts.remove(at)),
        3..5 => parts.insert(at, TOKENS[rng.usize(..TOKENS.len())]),
        5 => parts[at] = TOKENS[rng.usize(..TOKENS.len())],
        6 => parts.insert(at, parts[at]),
        7 => {
            let next = (at + 1) % parts.len();
            parts.swap(at, next);
        }
        8 => {
            let other = rng.usize(..parts.len());
            parts.swap(at, other);
        }
        _ => parts.truncate(at),
    }
    parts.concat()
}

fn characters(script: &str) -> Vec<&str> {
    script.split("").filter(|part| !part.is_empty()).collect()
}

/// Words, runs of blanks, and single marks: what a person would take for one thing.
fn tokens(script: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 0,
        ' ' | '\t' => 1,
        '=' | '<' | '>' | ':' | '#' | '&' | '|' | '!' => 2,
        _ => 3,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut before = 3;
    for (at, c) in script.char_indices() {
        if at > start && (class(c) != before || before == 3) {
            tokens.push(&script[start..at]);
            start = at;
        }
        before = class(c);
    }
    tokens.push(&script[start..]);
    tokens.retain(|token| !token.is_empty());
    tokens
}

//! Which strings are unicode emoji: the finite list of the emoji data that the reference uses.
//!
//! The list is an automaton over characters (`table.rs`, generated), so the longest emoji at a
//! place is found by reading it once; no emoji has more than ten characters.

mod table;

use table::{EDGE_CHAR, EDGE_TARGET, NODE_ACCEPT, NODE_FIRST_EDGE};

/// The longest emoji that `text` starts with.
pub(crate) fn leading_emoji(text: &str) -> Option<&str> {
    let mut longest = 0;
    let mut node = ROOT;
    let mut rest = text.chars();
    while let Some(next) = rest.next().and_then(|character| step(node, character)) {
        node = next;
        if accepts(node, rest.as_str()) {
            longest = text.len() - rest.as_str().len();
        }
    }
    (longest > 0).then(|| &text[..longest])
}

const ROOT: usize = 0;

/// Some emoji are plain characters of text too, such as `❤`; before this they are meant as text.
const TEXT_STYLE: char = '\u{fe0e}';

/// Where reading `character` at `node` leads.
fn step(node: usize, character: char) -> Option<usize> {
    let first = usize::from(NODE_FIRST_EDGE[node]);
    let last = usize::from(NODE_FIRST_EDGE[node + 1]);
    let edge = EDGE_CHAR[first..last].binary_search(&character).ok()?;
    Some(usize::from(EDGE_TARGET[first + edge]))
}

/// Whether the string that leads to `node` is an emoji when `rest` follows.
fn accepts(node: usize, rest: &str) -> bool {
    match NODE_ACCEPT[node] {
        0 => false,
        1 => true,
        _ => !rest.starts_with(TEXT_STYLE),
    }
}

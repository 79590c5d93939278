//! From the tree back to text and to JSON.

use aizome_mfm::js::{Js, Tree};
use aizome_mfm::{Node, parse, to_string};

/// Parsing and printing again and again comes to rest.
///
/// The reference's `toString` is not the inverse of its `parse`: a quote swallows newlines around
/// it and gives back fewer, and marks are normalised: `<b>` becomes `**`, which may then touch a
/// third star and be read as `***`, which is printed as `$[tada …]`. So the first print need not
/// parse to the same tree. What holds is that every further print either changes nothing or uses up
/// a newline, a star or an angle bracket, so there are only so many.
///
/// # Panics
/// When it does not come to rest.
pub fn printing(source: &str) {
    let mut text = to_string(&parse(source));
    let marks = text.bytes().filter(|byte| b"\r\n*<".contains(byte)).count();
    for _ in 0..=marks + 1 {
        let next = to_string(&parse(&text));
        if next == text {
            return;
        }
        text = next;
    }
    panic!("printing does not come to rest, at last {text:?}\nfrom {source:?}");
}

/// The reference's JSON of a tree reads back as the same tree.
///
/// # Panics
/// When it does not.
pub fn json(source: &str, nodes: &[Node<'_>]) {
    let text = serde_json::to_string(&Js(nodes)).expect("a tree always has a JSON");
    let Tree(read) = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}\nfrom {source:?}"));
    let plain: Vec<_> = nodes.iter().cloned().map(Node::without_spans).collect();
    assert!(read == plain, "{text}\nfrom {source:?}");
}

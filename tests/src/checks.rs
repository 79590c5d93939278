//! Laws that hold for every input, each a function that panics with the input in its message.
//!
//! Suites call them on every fixture and fuzz targets call them on everything else, so a law is
//! written once. What a law compares with is the source or the reference's documented behaviour,
//! never an earlier output of ours.

pub mod aiscript;
pub mod aiscript_format;
pub mod aiscript_moved;
mod examples;
mod html;
mod inert;
mod lint;
mod printing;
pub mod run;
mod shape;
mod spans;

pub use examples::{findings, reading_findings};
pub use html::{cards, from_html, from_markdown, html, page, rich, terminal};
pub use inert::{inert, inert_page};
pub use lint::lint;
pub use printing::{json, printing};
pub use shape::{nesting, owning, walking};
pub use spans::spans;

use aizome_mfm::{Options, parse, parse_simple};

/// Every law about the tree of one note, at the default nest limit and at small and large ones.
///
/// # Panics
/// When a law does not hold.
pub fn tree(source: &str) {
    for limit in [20, 0, 1, 2, 5, 256] {
        let nodes = Options::default().nest_limit(limit).parse(source);
        spans(source, &nodes);
        nesting(source, &nodes, limit);
    }
    let simple = parse_simple(source);
    spans(source, &simple);
    let nodes = parse(source);
    walking(source, &nodes);
    owning(source, &nodes);
    json(source, &nodes);
}

/// Every text that exists on the way of typing `source` parses, and its spans hold.
///
/// # Panics
/// When a law does not hold for one of them.
pub fn prefixes(source: &str) {
    let ends = source.char_indices().map(|(at, _)| at);
    for end in ends {
        let typed = &source[..end];
        spans(typed, &parse(typed));
    }
}

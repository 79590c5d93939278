//! Text → tree, in one pass.
//!
//! The reference is a backtracking parser. What it accepts at a place depends on the rule, the
//! place, the nest depth and whether it stands in a link label, and on nothing else: an inner
//! construct never sees the closer of an outer one. Most rules never give text back once their
//! opener matched (they become plain text up to where they got), so walking forward and building
//! nodes directly is linear. Only a link label and `<center>` can fail after reading far ahead.
//! They are first *checked* (nom's [`Check`](nom::Check) mode: nothing is built) with a memory of
//! where each walk ended ([`memo`]), and built only once they are known to succeed. Searches for a
//! fixed closer are answered from lists made once ([`ahead`]).
//!
//! | file | what it holds |
//! |---|---|
//! | [`grammar`] | the alternatives in their order, content up to a closer, plain text |
//! | [`blocks`] | quote, search, code block, math block, center |
//! | [`marks`] | constructs with inline content: bold, small, italic, strike, functions |
//! | [`leaves`] | emoji, code, math, plain, mention, hashtag |
//! | [`links`] | addresses and links |
//! | [`brackets`] | which brackets of addresses and hashtags balance |
//! | [`body`] | the text being parsed and where it stands in the source |
//! | [`scan`] | character classes and the skipping of plain text |

mod ahead;
mod blocks;
mod body;
mod brackets;
mod grammar;
mod leaves;
mod links;
mod marks;
mod memo;
mod scan;

use std::cell::Cell;

use aizome_source::Span;

use self::body::{Body, Level};
use crate::{Kind, Node};

/// The largest nest limit that [`Options::nest_limit`] takes.
///
/// Each level of nesting is a few frames of the stack; this many fit well into the 1 MiB that a
/// WebAssembly module has. The reference overflows its own stack at 500 to 700 levels.
pub const MAX_NEST_LIMIT: u32 = 256;

/// How to parse: the nest limit.
///
/// ```
/// use aizome_mfm::{Kind, Options};
///
/// let nodes = Options::default().nest_limit(1).parse("<b>*a*</b>");
/// let Kind::Bold(children) = &nodes[0].kind else { panic!() };
/// assert_eq!(children[0].kind, Kind::Text("*a*".into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    nest_limit: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { nest_limit: 20 }
    }
}

impl Options {
    /// How many levels of nodes there may be, 20 unless told; what would nest deeper stays text.
    /// 0 means 1, as in the reference; more than [`MAX_NEST_LIMIT`] means that.
    ///
    /// On hostile text, work and memory grow with the length times the limit; real notes cost the
    /// same with any.
    #[must_use]
    pub fn nest_limit(mut self, limit: u32) -> Self {
        self.nest_limit = limit.min(MAX_NEST_LIMIT);
        self
    }

    /// Parses a whole text with the full grammar. There is no wrong MFM: what is no construct is
    /// text.
    #[must_use]
    pub fn parse(self, text: &str) -> Vec<Node<'_>> {
        self.counted(text, &Cell::new(0))
    }

    fn counted<'a>(self, text: &'a str, steps: &Cell<u64>) -> Vec<Node<'a>> {
        if u32::try_from(text.len()).is_err() {
            return vec![Node { span: Span::of(0..text.len()), kind: Kind::Text(text.into()) }];
        }
        grammar::full_parser(&Body::of_source(text, self.nest_limit, steps), Level::TOP)
    }
}

/// Parses a whole text with the full grammar and the default nest limit, 20.
///
/// The tree is that of mfm-js 0.26.0, for every input. A text of 4 GiB or more is one text node.
///
/// ```
/// use aizome_mfm::{Kind, parse};
///
/// let nodes = parse("ねこ #cat");
/// assert_eq!(nodes[1].kind, Kind::Hashtag("cat".into()));
/// ```
#[must_use]
pub fn parse(text: &str) -> Vec<Node<'_>> {
    Options::default().parse(text)
}

/// Parses a text in which only unicode emoji, custom emoji and `<plain>` count, such as the name
/// of a user (the reference's `parseSimple`).
///
/// ```
/// use aizome_mfm::{Kind, parse_simple};
///
/// let nodes = parse_simple("**ai** :blobcat:");
/// assert_eq!(nodes[0].kind, Kind::Text("**ai** ".into()));
/// assert_eq!(nodes[1].kind, Kind::EmojiCode("blobcat".into()));
/// ```
#[must_use]
pub fn parse_simple(text: &str) -> Vec<Node<'_>> {
    if u32::try_from(text.len()).is_err() {
        return Options::default().parse(text);
    }
    grammar::simple_parser(&Body::of_source(text, 1, &Cell::new(0)))
}

/// Parses and tells how much work it was: items tried, bytes searched and remembered. Tests hold
/// it against the length of the text.
#[doc(hidden)]
#[must_use]
pub fn parse_counting_steps(text: &str, options: Options) -> (Vec<Node<'_>>, u64) {
    let steps = Cell::new(0);
    let nodes = options.counted(text, &steps);
    (nodes, steps.get())
}

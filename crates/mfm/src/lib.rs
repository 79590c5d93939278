//! MFM text ⇄ tree. The tree is exactly that of mfm-js 0.26.0, for every input and nest limit, in
//! time linear in the input, and every node knows where it stood.
//!
//! ```
//! use aizome_mfm::{Kind, parse};
//!
//! let nodes = parse("$[tada.speed=2s :party:] @ai@example.com");
//! assert!(matches!(&nodes[0].kind, Kind::Fn { name, .. } if name == "tada"));
//! assert_eq!(nodes.len(), 3);
//! ```

// Text ⇄ tree.
mod args;
mod emoji;
mod parse;
mod print;
mod tree;
mod unparse;

// Using a tree.
pub mod build;
mod walk;

// Views of a tree.
pub mod js;
mod plain;
mod spans_json;

// What clients and servers ask of a note.
pub mod codes;
mod extract;
mod fold;
pub mod functions;
mod lint;
mod nyaize;
mod preview;

pub use aizome_source::Language;
pub use args::{Arg, Args};
pub use extract::{
    EMOJI_NAME_LENGTH_LIMIT, Extracted, HASHTAG_LENGTH_LIMIT, HASHTAG_LIMIT, MENTION_LIMIT,
    Mention, NoteTexts, custom_emojis, hashtags, mentions, normal_hashtag,
};
pub use fold::{BIG, Fold, FoldFacts, MOVING, fold, posting_warning};
pub use lint::{LintOptions, lint, lint_nodes};
pub use nyaize::{PlainSpeech, nyaize, nyaize_nodes};
#[doc(hidden)]
pub use parse::parse_counting_steps;
pub use parse::{MAX_NEST_LIMIT, Options, parse, parse_simple};
pub use plain::{LinkText, PlainText, QuoteText, plain_text};
pub use preview::{PreviewOptions, SilentLinks, preview_urls};
pub use print::{Printed, to_string};
pub use spans_json::SpannedJson;
pub use tree::{Kind, Node, Text};
pub use unparse::unparse;
pub use walk::{Flow, Visitor, Walk, extract, inspect, rewrite, visit, walk};

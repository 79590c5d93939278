//! What mfm-js is asked, and what we answer.

use aizome_mfm::js::Js;
use aizome_mfm::{Node, Options, parse_simple, to_string};
use serde::Serialize;

use super::json;

/// A question that both mfm-js and our parser can answer.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "fn", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Question<'a> {
    /// The tree of a text.
    Parse {
        /// The text.
        text: &'a str,
        /// The nest limit.
        nest_limit: u32,
    },
    /// The tree of a text in which only emoji and `<plain>` count.
    ParseSimple {
        /// The text.
        text: &'a str,
    },
    /// The text of the tree of a text.
    ToString {
        /// The text before it was parsed.
        text: &'a str,
    },
    /// The text of a tree.
    #[serde(rename = "toString")]
    TreeToString {
        /// The tree.
        tree: Js<'a>,
    },
}

impl<'a> Question<'a> {
    /// The same question about another text.
    #[must_use]
    pub fn about<'b>(&'b self, text: &'b str) -> Question<'b>
    where
        'a: 'b,
    {
        match *self {
            Question::Parse { nest_limit, .. } => Question::Parse { text, nest_limit },
            Question::ParseSimple { .. } => Question::ParseSimple { text },
            Question::ToString { .. } => Question::ToString { text },
            Question::TreeToString { tree } => Question::TreeToString { tree },
        }
    }

    /// Our answer, as JSON.
    #[must_use]
    pub fn our_answer(&self) -> String {
        match *self {
            Question::Parse { text, nest_limit } => {
                tree_json(&Options::default().nest_limit(nest_limit).parse(text))
            }
            Question::ParseSimple { text } => tree_json(&parse_simple(text)),
            Question::ToString { text } => json(&to_string(&aizome_mfm::parse(text))),
            Question::TreeToString { tree: Js(nodes) } => json(&to_string(nodes)),
        }
    }
}

/// A tree as the reference would write it with `JSON.stringify`.
#[must_use]
pub fn tree_json(nodes: &[Node<'_>]) -> String {
    json(&Js(nodes))
}

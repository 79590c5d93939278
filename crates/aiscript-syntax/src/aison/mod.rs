//! AiSON, the data notation of AiScript: one literal, as text and as a [`Value`].
//!
//! It looks like JSON and is not: in strings a `\` only means the character after it, so that
//! `"\n"` is `n`, and there are no numbers below zero. The reference writes what it cannot read
//! again ([`reference_text`] does the same, for hosts that rely on it); [`to_text`] writes only
//! what [`parse`] reads back as the same value, and says why where there is no such text.

mod value;
mod write;

use std::fmt;

use aizome_source::Diagnostic;

use crate::ast::{List, Node, NodeId};
use crate::parse::parse_aison;
use crate::reference::SyntaxError;
use crate::tree::Tree;

pub use value::{Object, Value};
pub use write::{Indent, Unwritable, UnwritableReason, reference_text, to_text};

/// Why a text is not AiSON.
#[derive(Debug, Clone)]
pub struct ParseError {
    /// All that is wrong, for people.
    pub diagnostics: Vec<Diagnostic>,
    /// What the reference throws; none if only we refuse the text.
    pub reference: Option<SyntaxError>,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.diagnostics.first();
        f.write_str(first.map_or("not AiSON", |found| &found.message.en))
    }
}

impl std::error::Error for ParseError {}

/// Reads AiSON as `AiSON.parse` of the reference does. A doubled key counts with its last value,
/// and the key `__proto__` is lost.
///
/// ```
/// use aizome_aiscript_syntax::aison::{self, Value};
///
/// let value = aison::parse("{ name: 'Ai', 'likes': [\"\\\"tea\\\"\"], age: 4.5 } // a cat")?;
/// assert_eq!(value.to_json(), r#"{"name":"Ai","likes":["\"tea\""],"age":4.5}"#);
///
/// let error = aison::parse("{ age: -1 }").unwrap_err();
/// assert_eq!(error.reference.map(|error| error.text).as_deref(), Some("unexpected token: Minus"));
/// # Ok::<(), aison::ParseError>(())
/// ```
///
/// # Errors
/// When the text is not exactly one literal.
pub fn parse(text: &str) -> Result<Value, ParseError> {
    let (parsed, root) = parse_aison(text);
    if parsed.is_valid()
        && let Some(value) = root.and_then(|root| literal(parsed.tree(), root))
    {
        return Ok(value);
    }
    Err(ParseError { diagnostics: parsed.diagnostics, reference: parsed.reference_error })
}

/// The value of a literal, as JavaScript holds it; none if it is something else, or holds what
/// could not be read.
pub fn literal(tree: Tree<'_>, id: NodeId) -> Option<Value> {
    match tree.node(id) {
        Node::Null => Some(Value::Null),
        Node::Bool(yes) => Some(Value::Bool(yes)),
        Node::Num => Some(Value::Num(tree.number(id))),
        Node::Str => Some(Value::Str(tree.string(id).into_owned())),
        Node::Array { items } => array(tree, items),
        Node::Object { entries } => object(tree, entries),
        Node::Paren { inner } => literal(tree, inner),
        _ => None,
    }
}

fn array(tree: Tree<'_>, items: List) -> Option<Value> {
    let mut values = Vec::with_capacity(items.len());
    for &item in tree.list(items) {
        values.push(literal(tree, item)?);
    }
    Some(Value::Arr(values))
}

/// Setting `__proto__` sets no property, but what an object inherits, and that is not shown.
fn object(tree: Tree<'_>, entries: List) -> Option<Value> {
    let mut values = Vec::with_capacity(entries.len());
    for (key, value) in tree.entries(entries) {
        let value = literal(tree, value)?;
        if key != PROTO {
            values.push((key.into_owned(), value));
        }
    }
    Some(Value::Obj(values.into_iter().collect()))
}

/// The key that JavaScript objects cannot be given by assignment.
const PROTO: &str = "__proto__";

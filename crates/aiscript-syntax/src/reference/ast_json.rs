//! The reference's AST as JSON: what `JSON.stringify` makes of `Parser.parse(script)`, byte for
//! byte.
//!
//! A JavaScript `Map`, which JSON has no word for, is written as `{"$map": [[key, node], …]}`. The
//! view is text and not a `serde` value, for two reasons: numbers stand there as JavaScript writes
//! them (`1e+21`, `0.000001`), and a script nests deeper than a small stack allows to recurse. What
//! each node looks like is told by [`shape`].

mod shape;

use std::fmt;

use aizome_source::Span;

use super::{Locator, json};
use crate::tree::Tree;
use shape::{Shapes, Value};

/// A tree to be written as the reference's JSON.
///
/// What the reference would not read stands there as `{"type":"error"}`.
///
/// ```
/// use aizome_aiscript_syntax::parse;
/// use aizome_aiscript_syntax::reference::{AstJson, Locator};
///
/// let parsed = parse("<: -1");
/// assert_eq!(
///     AstJson::without_loc(parsed.tree()).to_string(),
///     r#"[{"type":"call","target":{"type":"identifier","name":"print"},"args":[{"type":"num","value":-1}]}]"#,
/// );
///
/// let parsed = parse("a");
/// let locator = Locator::new(parsed.text);
/// assert_eq!(
///     AstJson::new(parsed.tree(), &locator).to_string(),
///     r#"[{"type":"identifier","name":"a","loc":{"start":{"line":1,"column":1},"end":{"line":1,"column":2}}}]"#,
/// );
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AstJson<'a> {
    tree: Tree<'a>,
    locator: Option<&'a Locator<'a>>,
}

impl<'a> AstJson<'a> {
    /// A tree with the places of its nodes; the locator is that of its text.
    #[must_use]
    pub fn new(tree: Tree<'a>, locator: &'a Locator<'a>) -> Self {
        Self { tree, locator: Some(locator) }
    }

    /// A tree whose nodes have no `loc`: what a script says, wherever it stands.
    #[must_use]
    pub fn without_loc(tree: Tree<'a>) -> Self {
        Self { tree, locator: None }
    }
}

impl fmt::Display for AstJson<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer {
            shapes: Shapes::new(self.tree),
            locator: self.locator,
            out,
            steps: Vec::new(),
        };
        writer.steps.push(Step::Value(writer.shapes.roots()));
        writer.run()
    }
}

/// What is still to be written.
enum Step<'a> {
    Text(&'static str),
    Key(&'static str),
    Value(Value<'a>),
}

/// A writer with a stack of its own, of which the last step is the next.
struct Writer<'a, 'o, 'f> {
    shapes: Shapes<'a>,
    locator: Option<&'a Locator<'a>>,
    out: &'o mut fmt::Formatter<'f>,
    steps: Vec<Step<'a>>,
}

impl<'a> Writer<'a, '_, '_> {
    fn run(&mut self) -> fmt::Result {
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Text(text) => self.out.write_str(text)?,
                Step::Key(key) => write!(self.out, "\"{key}\":")?,
                Step::Value(value) => self.value(value)?,
            }
        }
        Ok(())
    }

    fn value(&mut self, value: Value<'a>) -> fmt::Result {
        match value {
            Value::Node(id) => self.object(self.shapes.node(id)),
            Value::Signed(id) => self.object(self.shapes.signed(id)),
            Value::Object(fields) => self.object(fields),
            Value::List(values) => self.list(values),
            Value::Word(word) => write!(self.out, "\"{word}\""),
            Value::Text(text) => json::write_string(self.out, &text),
            Value::Num(value) => json::write_number(self.out, value),
            Value::Bool(value) => write!(self.out, "{value}"),
            Value::Null => self.out.write_str("null"),
            Value::Location(span) => self.location(span),
        }
    }

    fn object(&mut self, mut fields: Vec<(&'static str, Value<'a>)>) -> fmt::Result {
        if self.locator.is_none() {
            fields.retain(|(_, value)| !matches!(value, Value::Location(_)));
        }
        self.steps.push(Step::Text("}"));
        let parts = fields.into_iter().map(|(key, value)| [Step::Value(value), Step::Key(key)]);
        push_separated(&mut self.steps, parts);
        self.out.write_str("{")
    }

    fn list(&mut self, values: Vec<Value<'a>>) -> fmt::Result {
        self.steps.push(Step::Text("]"));
        push_separated(&mut self.steps, values.into_iter().map(|value| [Step::Value(value)]));
        self.out.write_str("[")
    }

    fn location(&mut self, span: Span) -> fmt::Result {
        let Some(locator) = self.locator else { return Ok(()) };
        let (start, end) = (locator.place(span.start), locator.place(span.end));
        let place =
            |place: super::Place| format!(r#"{{"line":{},"column":{}}}"#, place.line, place.column);
        write!(self.out, r#"{{"start":{},"end":{}}}"#, place(start), place(end))
    }
}

/// Pushes the steps of several parts so that the first part comes next, with commas between them.
/// Each part has its steps in the order of pushing.
fn push_separated<'a, const N: usize>(
    steps: &mut Vec<Step<'a>>,
    parts: impl DoubleEndedIterator<Item = [Step<'a>; N]>,
) {
    let mut is_last = true;
    for part in parts.rev() {
        if !is_last {
            steps.push(Step::Text(","));
        }
        is_last = false;
        steps.extend(part);
    }
}

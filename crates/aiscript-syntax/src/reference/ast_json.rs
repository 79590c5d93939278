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

use super::{Locator, Place, json};
use crate::tree::Tree;
use shape::{Shapes, Step};

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

impl AstJson<'_> {
    /// Adds the JSON to a text.
    pub fn write_to(&self, out: &mut String) {
        let mut writer =
            Writer { tree: self.tree, locator: self.locator, near: 0, out, steps: Vec::new() };
        writer.expand(|shapes| shapes.roots());
        writer.run();
    }
}

impl fmt::Display for AstJson<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write_to(&mut text);
        out.write_str(&text)
    }
}

/// A writer with a stack of its own, of which the last step is the next.
struct Writer<'a, 'o> {
    tree: Tree<'a>,
    locator: Option<&'a Locator<'a>>,
    /// The line of the last place: the next is mostly on the same.
    near: usize,
    out: &'o mut String,
    steps: Vec<Step>,
}

impl Writer<'_, '_> {
    fn run(&mut self) {
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Text(text) => self.out.push_str(text),
                Step::Node(id) => self.expand(|shapes| shapes.node(id)),
                Step::Signed(id) => self.expand(|shapes| shapes.signed(id)),
                Step::Name(id) => self.string(&self.tree.key(id)),
                Step::Str(id) => self.string(&self.tree.string(id)),
                Step::Num(value) => {
                    json::write_number(self.out, value).expect("a string takes everything");
                }
                Step::Location(span) => self.location(span),
            }
        }
    }

    /// Makes the steps of something the next ones.
    fn expand(&mut self, shape: impl FnOnce(&mut Shapes<'_, '_>)) {
        let first = self.steps.len();
        shape(&mut Shapes::new(self.tree, &mut self.steps));
        self.steps[first..].reverse();
    }

    fn string(&mut self, text: &str) {
        json::write_string(self.out, text).expect("a string takes everything");
    }

    fn location(&mut self, span: Span) {
        let Some(locator) = self.locator else { return };
        self.out.push_str(r#","loc":{"start":{"line":"#);
        let start = locator.place_near(span.start, &mut self.near);
        self.place(start);
        self.out.push_str(r#"},"end":{"line":"#);
        let end = locator.place_near(span.end, &mut self.near);
        self.place(end);
        self.out.push_str("}}");
    }

    fn place(&mut self, place: Place) {
        let mut digits = itoa::Buffer::new();
        self.out.push_str(digits.format(place.line));
        self.out.push_str(r#","column":"#);
        self.out.push_str(digits.format(place.column));
    }
}

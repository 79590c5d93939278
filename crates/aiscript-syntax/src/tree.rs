//! A tree together with its text: names, numbers, strings.

use std::borrow::Cow;
use std::collections::HashMap;

use aizome_source::Span;

use crate::ast::{Ast, List, Node, NodeId, UnaryOp};

/// A tree and the text it was read from.
///
/// ```
/// use aizome_aiscript_syntax::{Node, parse};
///
/// let parsed = parse("<: 'a\\'b'");
/// let tree = parsed.tree();
/// let Node::Out { value } = tree.node(tree.roots()[0]) else { panic!("it prints") };
/// assert_eq!(tree.string(value), "a'b");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Tree<'a> {
    /// The tree.
    pub ast: &'a Ast,
    /// Its text.
    pub text: &'a str,
}

impl<'a> Tree<'a> {
    /// A tree with the text that it was read from.
    #[must_use]
    pub fn new(ast: &'a Ast, text: &'a str) -> Self {
        Self { ast, text }
    }

    /// What a node is made of.
    #[must_use]
    pub fn source(self, id: NodeId) -> &'a str {
        self.slice(self.ast.span(id))
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The name that a [`Node::Ident`] or [`Node::Name`] spells: as written, but without the
    /// comments and carriage returns that the language ignores even inside `A:b`.
    #[must_use]
    pub fn name(self, id: NodeId) -> Cow<'a, str> {
        name(self.source(id))
    }

    /// The key of a property or entry: a name, or the value of a string.
    #[must_use]
    pub fn key(self, id: NodeId) -> Cow<'a, str> {
        match self.ast.node(id) {
            Node::Str => self.string(id),
            _ => self.name(id),
        }
    }

    /// The value of a [`Node::Num`]: the nearest double, as JavaScript's `Number` reads it.
    #[must_use]
    pub fn number(self, id: NodeId) -> f64 {
        let source = self.source(id);
        let digits = if source.contains('\r') {
            Cow::Owned(source.replace('\r', ""))
        } else {
            source.into()
        };
        digits.parse().unwrap_or(f64::NAN)
    }

    /// The value of signs before a number, `- -(3)`: the reference makes one number of them.
    #[must_use]
    pub fn folded_number(self, id: NodeId) -> Option<f64> {
        match self.ast.node(id) {
            Node::Num => Some(self.number(id)),
            Node::Paren { inner } => self.folded_number(inner),
            Node::Unary { op: UnaryOp::Plus, operand } => self.folded_number(operand),
            // Not a negation: the reference multiplies, and no number here is NaN.
            Node::Unary { op: UnaryOp::Minus, operand } => {
                self.folded_number(operand).map(|value| -value)
            }
            _ => None,
        }
    }

    /// The value of a [`Node::Str`] or [`Node::TemplateText`]: every backslash gives the character
    /// after it.
    #[must_use]
    pub fn string(self, id: NodeId) -> Cow<'a, str> {
        let source = self.source(id);
        match self.ast.node(id) {
            Node::Str => {
                let inner = source.get(1..).unwrap_or("");
                let quote = source.chars().next().unwrap_or('"');
                unescape(inner.strip_suffix(quote).unwrap_or(inner))
            }
            _ => unescape(source),
        }
    }

    /// The entries that count, as key and value: a doubled key keeps its first place and gets its
    /// last value, as the reference's `Map` does.
    #[must_use]
    pub fn entries(self, entries: List) -> Vec<(Cow<'a, str>, NodeId)> {
        let kept = self.kept_entries(entries).into_iter();
        kept.map(|(key, value)| (self.key(key), value)).collect()
    }

    /// The same with the node of the first key.
    pub(crate) fn kept_entries(self, entries: List) -> Vec<(NodeId, NodeId)> {
        let pairs = self.ast.list(entries).iter().filter_map(|&entry| match self.ast.node(entry) {
            Node::Entry { key, value } => Some((key, value)),
            _ => None,
        });
        let mut kept: Vec<(NodeId, NodeId)> = Vec::with_capacity(entries.len());
        // Texts that a script has chosen may be chosen to meet in a table that does not mix them up.
        let mut places: HashMap<Cow<'a, str>, usize> = HashMap::new();
        // Most objects are small, and to look at all keys of these is quicker than to hash them.
        let is_small = entries.len() <= 8;
        for (key, value) in pairs {
            let text = self.key(key);
            let place = if is_small {
                kept.iter().position(|&(known, _)| self.key(known) == text)
            } else {
                places.get(&text).copied()
            };
            match place {
                Some(place) => kept[place].1 = value,
                None => {
                    if !is_small {
                        places.insert(text, kept.len());
                    }
                    kept.push((key, value));
                }
            }
        }
        kept
    }

    /// [`Ast::roots`].
    #[must_use]
    pub fn roots(self) -> &'a [NodeId] {
        self.ast.roots()
    }

    /// [`Ast::node`].
    #[must_use]
    pub fn node(self, id: NodeId) -> Node {
        self.ast.node(id)
    }

    /// [`Ast::span`].
    #[must_use]
    pub fn span(self, id: NodeId) -> Span {
        self.ast.span(id)
    }

    /// [`Ast::list`].
    #[must_use]
    pub fn list(self, list: List) -> &'a [NodeId] {
        self.ast.list(list)
    }
}

/// A name without what the language ignores inside it: `A/* */:b` is `A:b`, and in the hole of a
/// template so is `A : b`.
pub(crate) fn name(source: &str) -> Cow<'_, str> {
    // All that is ignored comes before the digits in ASCII, all that a name is made of does not.
    if source.bytes().all(|byte| byte >= b'0') {
        return Cow::Borrowed(source);
    }
    let mut name = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        name.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    name.push_str(rest);
    name.retain(|c| !matches!(c, ' ' | '\t' | '\r'));
    Cow::Owned(name)
}

/// The value of the text between quotes: `\c` is `c`, and carriage returns do not count.
pub(crate) fn unescape(source: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\\', b'\r', source.as_bytes()).is_none() {
        return Cow::Borrowed(source);
    }
    let mut value = String::with_capacity(source.len());
    let mut chars = source.chars().filter(|&c| c != '\r');
    while let Some(c) = chars.next() {
        value.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    Cow::Owned(value)
}

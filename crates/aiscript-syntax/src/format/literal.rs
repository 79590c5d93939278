//! Literals: strings, numbers, templates, arrays, objects.

use aizome_source::Span;

use super::Quotes;
use super::brackets::takes_else;
use super::doc::Ends;
use super::list::Shape;
use super::printer::Printer;
use super::width::width;
use crate::ast::{List, Node, NodeId};
use crate::tree::Tree;

impl Printer<'_> {
    /// `"a"`: with the chosen quotes, unless others save escapes. What is written between them
    /// stays, as `\n` may mean more one day than the `n` it means now.
    pub(super) fn string(&mut self, id: NodeId) {
        let source = self.tree.source(id);
        match quoted(source, self.quotes) {
            Some(text) => self.replaced(self.tree.span(id), &text),
            None => self.leaf(id),
        }
    }

    /// `12`: without zeros before it.
    pub(super) fn number(&mut self, id: NodeId) {
        let span = self.tree.span(id);
        let source = self.tree.source(id);
        let digits = source.trim_start_matches('0');
        if digits.len() == source.len() || source.contains('.') {
            return self.leaf(id);
        }
        self.replaced(span, if digits.is_empty() { "0" } else { digits });
    }

    /// `` `a{b}c` ``: its text as it stands; nothing in its holes is broken. With comments in a
    /// hole all of it stays: where one stands before the closing brace is syntax.
    pub(super) fn template(&mut self, id: NodeId, parts: List) {
        let span = self.tree.span(id);
        if self.has_comment(span) {
            return self.leaf(id);
        }
        self.token("`");
        for &part in self.tree.list(parts) {
            if self.tree.node(part) == Node::TemplateText {
                self.text(self.tree.span(part));
            } else {
                self.hole(part);
            }
        }
        self.text(Span::new(self.pos, span.end));
    }

    /// `{a}` in a template. What cannot stand on one line stays as it is.
    fn hole(&mut self, value: NodeId) {
        let start = self.pos;
        let mark = self.doc.mark();
        self.text(Span::new(start, start + 1));
        self.holes += 1;
        self.value(value);
        self.holes -= 1;
        self.seek();
        self.is_lost |= self.peek() != Some(b'}');
        if self.doc.is_hard_since(mark) {
            self.doc.take_back(mark);
            self.text(Span::new(start, self.pos + 1));
            return;
        }
        self.text(Span::new(self.pos, self.pos + 1));
        if self.holes == 0 {
            self.doc.flatten(mark);
        }
    }

    /// `[a, b]`
    pub(super) fn array(&mut self, items: List) {
        self.token("[");
        if self.is_joined(items) {
            return self.joined(items);
        }
        let mut shape = Shape::ARRAY;
        if self.is_opened() {
            shape = shape.broken();
        }
        if is_table(self.tree, items) {
            shape.fill = Ends::IfFull;
        }
        self.list(items, shape, Self::value);
    }

    /// Whether an array is objects only, of which the author put the first on the line of the
    /// bracket and opened one: `[{` … `}, {` … `}]`.
    fn is_joined(&mut self, items: List) -> bool {
        let items = self.tree.list(items);
        let is_object = |&item: &NodeId| matches!(self.tree.node(item), Node::Object { .. });
        let opens = |&item: &NodeId| {
            let inner = self.tree.source(item).trim_start_matches(['{', ' ', '\t']);
            let is_empty =
                matches!(self.tree.node(item), Node::Object { entries } if entries.is_empty());
            inner.starts_with('\n') && !is_empty
        };
        let is_commented = |pair: &[NodeId]| {
            let [left, right] = pair else { return false };
            self.has_comment(Span::new(self.tree.span(*left).end, self.tree.span(*right).start))
        };
        let (Some(&first), Some(&last)) = (items.first(), items.last()) else { return false };
        let end = self.tree.span(last).end;
        let is_fit = items.iter().all(is_object)
            && items.iter().any(opens)
            && !items.windows(2).any(is_commented)
            && !self.has_comment(Span::new(self.pos, self.tree.span(first).start));
        is_fit && !self.is_opened() && self.closes_at(end)
    }

    fn joined(&mut self, items: List) {
        self.doc.open();
        for (index, &item) in self.tree.list(items).iter().enumerate() {
            if index > 0 {
                self.comma();
            }
            self.value(item);
        }
        self.skip(b',');
        self.doc.close(None);
        self.token("]");
    }

    /// Whether nothing but a separator stands between an offset and the `]` that follows.
    fn closes_at(&self, offset: u32) -> bool {
        let rest = self.tree.text.get(offset as usize..).unwrap_or("");
        rest.trim_start_matches([' ', '\t', '\n', ',']).starts_with(']')
    }

    /// `{ a: 1, b: 2 }`
    pub(super) fn object(&mut self, entries: List) {
        self.token("{");
        let shape = if self.is_opened() { Shape::OBJECT.broken() } else { Shape::OBJECT };
        // The line break before a key `else` does not end an `if`: values like that need brackets.
        let is_word = |&id: &NodeId| {
            let Node::Entry { key, .. } = self.tree.node(id) else { return false };
            matches!(self.tree.source(key), "else" | "elif")
        };
        let has_word = self.tree.list(entries).iter().any(is_word);
        self.list(entries, shape, if has_word { Self::guarded_entry } else { Self::entry });
    }

    fn entry(&mut self, id: NodeId) {
        if let Some(value) = self.entry_key(id) {
            self.value(value);
        }
    }

    fn guarded_entry(&mut self, id: NodeId) {
        let Some(value) = self.entry_key(id) else { return };
        let is_bare = !matches!(self.tree.node(value), Node::Paren { .. });
        if is_bare && takes_else(self.tree, value) {
            self.add("(");
            self.expression(value);
            self.tight();
            self.add(")");
        } else {
            self.tail(value);
        }
    }

    /// `a: ` of an entry; answers its value, if it is not the key itself.
    fn entry_key(&mut self, id: NodeId) -> Option<NodeId> {
        let Node::Entry { key, value } = self.tree.node(id) else { return None };
        self.key(key);
        if self.tree.span(key) == self.tree.span(value) {
            return None;
        }
        self.token(":");
        self.space();
        Some(value)
    }
}

/// How wide an element of a table may be, in columns.
const CELL: u32 = 16;

/// Whether an array is a table: short literals, of which the author put several on one line. Its
/// lines are filled.
fn is_table(tree: Tree<'_>, items: List) -> bool {
    let items = tree.list(items);
    let is_cell = |&item: &NodeId| {
        let is_literal =
            matches!(tree.node(item), Node::Num | Node::Str | Node::Bool(_) | Node::Null);
        let is_number = matches!(tree.node(item), Node::Unary { operand, .. } if tree.node(operand) == Node::Num);
        let source = tree.source(item);
        (is_literal || is_number)
            && source.len() <= 64
            && width(source) <= CELL
            && !source.contains('\n')
    };
    let gap = |pair: &[NodeId]| {
        let [left, right] = pair else { return "" };
        tree.slice(Span::new(tree.span(*left).end, tree.span(*right).start))
    };
    items.iter().all(is_cell)
        && items.windows(2).any(|pair| !gap(pair).contains('\n'))
        && !items.windows(2).any(|pair| gap(pair).contains("/*"))
}

/// A string with the quotes that it should have; none if it has them.
fn quoted(source: &str, quotes: Quotes) -> Option<String> {
    let had = source.chars().next()?;
    let inner = source.get(1..source.len() - 1)?;
    let (wanted, other) = match quotes {
        Quotes::Double => ('"', '\''),
        Quotes::Single => ('\'', '"'),
    };
    let quote = if inner.contains(wanted) && !inner.contains(other) { other } else { wanted };
    let is_escaped = inner.contains("\\\"") || inner.contains("\\'");
    (quote != had || is_escaped).then(|| requote(inner, quote))
}

/// The text between quotes, between other ones: quotes get a backslash if they have to, and lose it
/// if they need not.
fn requote(inner: &str, quote: char) -> String {
    let mut text = String::with_capacity(inner.len() + 2);
    text.push(quote);
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(escaped @ ('"' | '\'')) if escaped != quote => text.push(escaped),
                Some(escaped) => text.extend(['\\', escaped]),
                None => text.push(c),
            },
            _ if c == quote => text.extend(['\\', c]),
            _ => text.push(c),
        }
    }
    text.push(quote);
    text
}

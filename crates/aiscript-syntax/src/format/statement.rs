//! Statements, and what stands outside of all: namespaces and metadata.

use super::brackets::Place;
use super::doc::{Element, Ends, Flat, Line};
use super::list::HARD;
use super::printer::Printer;
use crate::ast::{AssignOp, Define, List, Node, NodeId};

impl Printer<'_> {
    /// Anything that can stand on a line.
    pub(super) fn statement(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Namespace { name, members } => self.namespace(name, members),
            Node::Meta { name, value } => self.meta(name, value),
            Node::Define { kind, dest, ty, value } => self.define(kind, dest, ty, value),
            Node::Attributed { attributes, target } => self.attributed(attributes, target),
            Node::Labelled { label, target } => self.labelled(label, target),
            Node::Out { value } => self.prefixed("<:", value),
            Node::Return { value } => self.prefixed("return", value),
            Node::Each { dest, items, body } => self.each(dest, items, body),
            Node::For { range, body } => self.for_(range, body),
            Node::Times { count, body } => self.times(count, body),
            Node::Loop { body } => {
                self.token("loop");
                self.space();
                self.block(body);
            }
            Node::While { condition, body } => self.while_(condition, body),
            Node::DoWhile { body, condition, .. } => self.do_while(body, condition),
            Node::Break { label, value } => self.jump("break", label, value),
            Node::Continue { label } => self.jump("continue", label, None),
            Node::Assign { op, dest, value } => self.assign(op, dest, value),
            _ => self.placed(id, Place::Statement),
        }
    }

    /// `:: Name { … }`
    fn namespace(&mut self, name: NodeId, members: List) {
        self.token("::");
        self.space();
        self.leaf(name);
        self.space();
        self.token("{");
        let shape = self.block_shape(members);
        self.list(members, shape, Self::statement);
    }

    /// `### Name { … }`
    fn meta(&mut self, name: Option<NodeId>, value: NodeId) {
        self.token("###");
        if let Some(name) = name {
            self.space();
            self.leaf(name);
        }
        self.space();
        self.value(value);
    }

    /// `let a: num = 1`, `@f() {}`
    fn define(&mut self, kind: Define, dest: NodeId, ty: Option<NodeId>, value: NodeId) {
        if let (Define::Fn, Node::Fn(function)) = (kind, self.tree.node(value)) {
            self.token("@");
            self.leaf(dest);
            return self.signature(function);
        }
        self.token(if kind == Define::Var { "var" } else { "let" });
        self.space();
        self.expression(dest);
        if let Some(ty) = ty {
            self.annotation(ty);
        }
        self.space();
        self.token("=");
        self.defined(value);
    }

    /// The value of a definition: the only one before which a line may end. It does if there are
    /// comments on lines of their own, or if the value has no room and no other place to break.
    fn defined(&mut self, value: NodeId) {
        let is_opened = self.is_opened();
        if !self.waiting().is_empty() {
            return if is_opened { self.defined_below(value) } else { self.defined_beside(value) };
        }
        self.doc.open();
        let indent = self.doc.len();
        self.doc.push(Element::Indent);
        self.line(Line { flat: Flat::Space, ends: Ends::Together, blank: false });
        let mark = self.doc.mark();
        self.tail(value);
        let dedent = self.doc.len();
        self.doc.push(Element::Dedent);
        if self.doc.has_line_since(mark) {
            self.doc.replace(indent, Element::Nothing);
            self.doc.replace(indent + 1, Element::Space);
            self.doc.replace(dedent, Element::Nothing);
        }
        self.doc.close(None);
    }

    fn defined_beside(&mut self, value: NodeId) {
        self.space();
        self.tail(value);
    }

    fn defined_below(&mut self, value: NodeId) {
        self.doc.push(Element::Indent);
        self.trailing();
        self.leading(HARD);
        self.tail(value);
        self.doc.push(Element::Dedent);
    }

    /// `#[name value]` lines and what they belong to.
    fn attributed(&mut self, attributes: List, target: NodeId) {
        for &attribute in self.tree.list(attributes) {
            self.attribute(attribute);
            self.trailing();
            self.leading(HARD);
        }
        self.statement(target);
    }

    fn attribute(&mut self, id: NodeId) {
        let Node::Attribute { name, value } = self.tree.node(id) else { return self.leaf(id) };
        self.token("#[");
        self.leaf(name);
        if let Some(value) = value {
            self.space();
            self.value(value);
        }
        self.token("]");
    }

    /// `#name: loop {}`
    pub(super) fn labelled(&mut self, label: NodeId, target: NodeId) {
        self.token("#");
        self.leaf(label);
        self.token(":");
        self.space();
        self.statement(target);
    }

    /// `<: a`, `return a`
    fn prefixed(&mut self, word: &'static str, value: NodeId) {
        self.token(word);
        self.space();
        self.tail(value);
    }

    /// `break #label value`
    fn jump(&mut self, word: &'static str, label: Option<NodeId>, value: Option<NodeId>) {
        self.token(word);
        if let Some(label) = label {
            self.space();
            self.token("#");
            self.leaf(label);
        }
        if let Some(value) = value {
            self.space();
            self.tail(value);
        }
    }

    /// `a = b`
    fn assign(&mut self, op: AssignOp, dest: NodeId, value: NodeId) {
        self.expression(dest);
        self.space();
        self.token(match op {
            AssignOp::Set => "=",
            AssignOp::Add => "+=",
            AssignOp::Sub => "-=",
        });
        self.space();
        self.tail(value);
    }
}

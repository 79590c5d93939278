//! Expressions: operators, calls, brackets, and leaves.

use super::brackets::{Place, power};
use super::doc::{Element, Ends, Flat, Line};
use super::printer::Printer;
use crate::ast::{BinaryOp, Node, NodeId, UnaryOp};

impl Printer<'_> {
    /// An expression that stands alone: as a value, element, argument. Brackets around all of it
    /// say nothing.
    pub(super) fn value(&mut self, id: NodeId) {
        self.placed(id, Place::Whole);
    }

    /// The same at the end of a statement.
    pub(super) fn tail(&mut self, id: NodeId) {
        self.placed(id, Place::Tail);
    }

    /// An expression, without brackets that its place does not need.
    pub(super) fn placed(&mut self, id: NodeId, place: Place) {
        let inner = self.tree.ast.peel(id);
        if inner == id {
            return self.expression(id);
        }
        let keeps = self.keeps_brackets(id, inner, place);
        if keeps {
            self.tight();
        }
        let depth = self.pass_brackets(id, inner);
        if keeps {
            self.add("(");
            self.expression(inner);
            self.pass_closing(depth - 1);
            self.tight();
            self.add(")");
            self.pass_closing(1);
        } else {
            self.expression(inner);
            self.pass_closing(depth);
        }
        self.end = self.pos;
    }

    /// An expression with all its brackets.
    pub(super) fn expression(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Paren { inner } => self.brackets(inner),
            Node::Binary { op, .. } => self.binary(id, op),
            Node::Unary { op, operand } => self.unary(op, operand),
            Node::Call { target, args } => self.call(target, args),
            Node::Index { target, index } => self.index(target, index),
            Node::Prop { target, name } => self.prop(target, name),
            Node::Fn(function) => self.function(function),
            Node::Exists { name } => {
                self.token("exists");
                self.space();
                self.leaf(name);
            }
            Node::If { branches, otherwise } => self.if_(branches, otherwise),
            Node::Match { subject, cases } => self.match_(subject, cases),
            Node::Eval { body } => {
                self.token("eval");
                self.space();
                self.block(body);
            }
            Node::Labelled { label, target } => self.labelled(label, target),
            Node::Array { items } => self.array(items),
            Node::Object { entries } => self.object(entries),
            Node::Template { parts } => self.template(id, parts),
            Node::Str => self.string(id),
            Node::Num => self.number(id),
            _ => self.leaf(id),
        }
    }

    /// `(a)`
    fn brackets(&mut self, inner: NodeId) {
        self.token("(");
        self.value(inner);
        self.token(")");
    }

    /// Passes over the opening brackets around an expression.
    fn pass_brackets(&mut self, mut id: NodeId, inner: NodeId) -> usize {
        let mut depth = 0;
        while id != inner {
            let Node::Paren { inner: next } = self.tree.node(id) else { break };
            self.is_lost |= !self.skip(b'(');
            depth += 1;
            id = next;
        }
        depth
    }

    fn pass_closing(&mut self, depth: usize) {
        for _ in 0..depth {
            self.is_lost |= !self.skip(b')');
        }
    }

    /// `a + b - c`: one level of operators, which may be continued on further lines.
    fn binary(&mut self, id: NodeId, op: BinaryOp) {
        self.doc.push(Element::Chain);
        self.operators(id, op, Some(Ends::Continued));
        self.doc.push(Element::ChainEnd);
    }

    fn operators(&mut self, id: NodeId, op: BinaryOp, ends: Option<Ends>) {
        let mut operators = Vec::new();
        let mut first = id;
        while let Node::Binary { op: next, left, right } = self.tree.node(first) {
            if power(next) != power(op) {
                break;
            }
            operators.push((next, right));
            first = left;
        }
        self.operand(first);
        while let Some((op, right)) = operators.pop() {
            self.seek();
            match ends.filter(|_| self.waiting().is_empty()) {
                Some(ends) => self.line(Line { flat: Flat::Space, ends, blank: false }),
                None => self.space(),
            }
            self.token(sign(op));
            self.space();
            self.operand(right);
        }
    }

    /// What stands beside an operator. It may hold operators that bind more: a part of the same
    /// chain.
    fn operand(&mut self, id: NodeId) {
        let Node::Binary { op, .. } = self.tree.node(id) else {
            return self.placed(id, Place::Operand);
        };
        self.doc.open();
        self.operators(id, op, Some(Ends::ContinuedInside));
        self.doc.close(None);
    }

    /// `-a`, `!a`
    fn unary(&mut self, op: UnaryOp, operand: NodeId) {
        self.token(match op {
            UnaryOp::Plus => "+",
            UnaryOp::Minus => "-",
            UnaryOp::Not => "!",
        });
        // What binds more than a sign, `-a ^ b`, is not broken.
        match self.tree.node(operand) {
            Node::Binary { op, .. } => self.operators(operand, op, None),
            _ => self.placed(operand, Place::Operand),
        }
    }

    /// `a[b]`
    fn index(&mut self, target: NodeId, index: NodeId) {
        self.placed(target, Place::Target);
        self.token("[");
        self.value(index);
        self.token("]");
    }

    /// `a.b`. A number needs brackets: `1.b` would be a number without end.
    fn prop(&mut self, target: NodeId, name: NodeId) {
        let is_bare =
            self.tree.node(target) == Node::Num && !self.tree.source(target).contains('.');
        if is_bare {
            self.tight();
            self.add("(");
            self.number(target);
            self.add(")");
        } else {
            self.placed(target, Place::Target);
        }
        self.token(".");
        self.key(name);
    }

    /// A name or string that names a property.
    pub(super) fn key(&mut self, id: NodeId) {
        match self.tree.node(id) {
            Node::Str => self.string(id),
            _ => self.leaf(id),
        }
    }
}

/// How an operator is written.
fn sign(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Pow => "^",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Lt => "<",
        BinaryOp::LtEq => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::GtEq => ">=",
        BinaryOp::Eq => "==",
        BinaryOp::NotEq => "!=",
        BinaryOp::And => "&&",
        BinaryOp::Or => "||",
    }
}

//! Expressions: where their values go.
//!
//! A value is computed into a register that is free until then, so parts of it may stand there on
//! the way. A variable that lives in a register is read right there, unless what comes between
//! reading and use assigns to it.

use aizome_aiscript_syntax::scopes::BindingId;
use aizome_aiscript_syntax::{Node, NodeId};
use aizome_source::Span;

use super::operator::Binary;
use super::{Compiler, Want};
use crate::op::{Op, Reg};

impl Compiler<'_> {
    /// Evaluates a node.
    pub(super) fn value(&mut self, id: NodeId, want: Want) {
        if self.code.is_dead() {
            return;
        }
        let id = self.bare(id);
        if self.structure(id, want) {
            return;
        }
        let mark = self.code.mark();
        match want {
            Want::Nothing => self.discard(id),
            Want::Into(d) => self.compute(id, d),
            Want::Return => {
                let a = self.operand(id, None);
                self.code.emit(Op::Return { a });
            }
        }
        self.code.free(mark);
    }

    /// Hands a value on that stands in a register.
    pub(super) fn give(&mut self, want: Want, a: Reg) {
        match want {
            Want::Nothing => {}
            Want::Into(d) if d == a => {}
            Want::Into(d) => self.code.emit(Op::Move { d, a }),
            Want::Return => self.code.emit(Op::Return { a }),
        }
    }

    /// Hands `null` on.
    pub(super) fn give_null(&mut self, want: Want) {
        match want {
            Want::Nothing => {}
            Want::Into(d) => self.code.emit(Op::Null { d }),
            Want::Return => {
                let mark = self.code.mark();
                let a = self.code.alloc();
                self.code.emit(Op::Null { d: a });
                self.code.emit(Op::Return { a });
                self.code.free(mark);
            }
        }
    }

    /// The register that a value is in: that of a variable, `free`, or a new one.
    pub(super) fn operand(&mut self, id: NodeId, free: Option<Reg>) -> Reg {
        match self.variable(id) {
            Some((_, register)) => {
                self.code.charge(self.offset(self.bare(id)));
                register
            }
            None => self.fresh(id, free),
        }
    }

    /// The same if the value is needed until a part of the script has run.
    pub(super) fn kept(&mut self, id: NodeId, free: Option<Reg>, until: Span) -> Reg {
        match self.variable(id) {
            Some((binding, _)) if self.homes.is_written(binding, until) => self.fresh(id, free),
            _ => self.operand(id, free),
        }
    }

    /// Evaluates a node into a register that nobody else writes to.
    fn fresh(&mut self, id: NodeId, free: Option<Reg>) -> Reg {
        let register = free.unwrap_or_else(|| self.code.alloc());
        self.value(id, Want::Into(register));
        register
    }

    /// The variable in a register that a node surely is.
    fn variable(&mut self, id: NodeId) -> Option<(BindingId, Reg)> {
        let reference = self.scopes.reference_of(self.bare(id))?;
        match self.tree.node(self.bare(id)) {
            Node::Ident => self.register_of(reference),
            _ => None,
        }
    }

    /// A node without its brackets and labels, which are no nodes of the reference.
    pub(super) fn bare(&self, mut id: NodeId) -> NodeId {
        while let Node::Paren { inner: next } | Node::Labelled { target: next, .. } =
            self.tree.node(id)
        {
            id = next;
        }
        id
    }

    /// Evaluates what nobody looks at: it may fail, or do something.
    fn discard(&mut self, id: NodeId) {
        let is_quiet = match self.tree.node(id) {
            Node::Num | Node::Str | Node::TemplateText | Node::Bool(_) | Node::Null => true,
            Node::Ident => self.scopes.reference_of(id).is_some_and(|name| self.is_sure(name)),
            _ => false,
        };
        if is_quiet {
            self.code.charge(self.offset(id));
        } else {
            let d = self.code.alloc();
            self.compute(id, d);
        }
    }

    /// Evaluates an expression into a free register.
    fn compute(&mut self, id: NodeId, d: Reg) {
        let offset = self.offset(id);
        self.code.charge(offset);
        match self.tree.node(id) {
            Node::Num => self.number(self.tree.number(id), d),
            Node::Str | Node::TemplateText => self.string(&self.tree.string(id), d),
            Node::Bool(v) => self.code.emit(Op::Bool { v, d }),
            Node::Ident => {
                if let Some(reference) = self.scopes.reference_of(id) {
                    self.load(reference, offset, d);
                }
            }
            Node::Exists { name } => {
                if let Some(reference) = self.scopes.reference_of(name) {
                    self.exists(reference, d);
                }
            }
            Node::Binary { op, left, right } => self.binary(id, Binary { op, left, right }, d),
            Node::Unary { op, operand } => self.unary(id, op, operand, d),
            Node::Call { target, args } => self.call(id, target, args, d),
            Node::Out { value } => self.print(id, value, d),
            Node::Index { target, index } => self.index(id, target, index, d),
            Node::Prop { target, name } => self.property(id, target, name, d),
            Node::Template { parts } => self.template(id, parts, d),
            Node::Array { items } => self.array(items, d),
            Node::Object { entries } => self.object(entries, d),
            Node::Fn(function) => self.closure(id, function, None, d),
            // `null`, and what could not be read.
            _ => self.code.emit(Op::Null { d }),
        }
    }

    pub(super) fn number(&mut self, value: f64, d: Reg) {
        let op = match small(value) {
            Some(v) => Op::Int { d, v },
            None => Op::Const { d, k: self.pool.number(value) },
        };
        self.code.emit(op);
    }

    pub(super) fn string(&mut self, text: &str, d: Reg) {
        let k = self.pool.string(text);
        self.code.emit(Op::Const { d, k });
    }
}

/// A number that ops can hold.
pub(super) fn small(value: f64) -> Option<i16> {
    let whole = value as i16;
    // Two zeros are equal, but not the same.
    (f64::from(whole).to_bits() == value.to_bits()).then_some(whole)
}

//! Assignments: first the places that get values, then the value, then the values get there.

use aizome_aiscript_syntax::scopes::ReferenceId;
use aizome_aiscript_syntax::{AssignOp, BinaryOp, Node, NodeId};

use super::Compiler;
use super::operator::arithmetic_int;
use crate::op::{NO_SHAPE, Op, Reg};

/// A place that gets a value.
enum Target {
    /// A name, which is looked up when the value is there.
    Variable(ReferenceId),
    Index {
        a: Reg,
        i: Reg,
    },
    Prop {
        a: Reg,
        k: u32,
    },
    Array(Vec<Target>),
    Object(Vec<(Box<str>, Target)>),
    /// Nothing comes after it: the script has failed.
    Bad,
}

impl Compiler<'_> {
    /// `a = b`, `a += b`, `a -= b`
    pub(super) fn assign(&mut self, id: NodeId, op: AssignOp, dest: NodeId, value: NodeId) {
        let mark = self.code.mark();
        self.code.charge(self.offset(id));
        let target = self.target(id, dest);
        match op {
            AssignOp::Set => self.assign_value(id, target, value),
            AssignOp::Add => self.update(id, &target, BinaryOp::Add, value),
            AssignOp::Sub => self.update(id, &target, BinaryOp::Sub, value),
        }
        self.code.free(mark);
    }

    /// `a = b`
    fn assign_value(&mut self, id: NodeId, target: Target, value: NodeId) {
        let mark = self.code.mark();
        let a = self.operand(value, None);
        // Into a register it need not move: it can be computed there.
        if let Target::Variable(reference) = target
            && self.mutable_register(reference).is_some()
        {
            self.code.free(mark);
        }
        self.set(&target, a, self.offset(id));
        self.code.free(mark);
    }

    /// `a += b`
    fn update(&mut self, id: NodeId, target: &Target, op: BinaryOp, value: NodeId) {
        let offset = self.offset(id);
        let v = self.int(value).filter(|&v| arithmetic_int(op, 0, 0, v).is_some());
        let b = match v {
            Some(_) => {
                self.code.charge(self.offset(self.bare(value)));
                0
            }
            None => self.operand(value, None),
        };
        if !self.is_number(value) {
            self.code.emit_at(Op::AssertNum { a: b }, offset);
        }
        let direct = match *target {
            Target::Variable(reference) => self.mutable_register(reference),
            _ => None,
        };
        let mark = self.code.mark();
        let d = direct.unwrap_or_else(|| self.code.alloc());
        if direct.is_none() {
            self.get(target, d, offset);
        }
        let op = match (v.and_then(|v| arithmetic_int(op, d, d, v)), op) {
            (Some(op), _) => op,
            (None, BinaryOp::Add) => Op::Add { d, a: d, b },
            (None, _) => Op::Sub { d, a: d, b },
        };
        self.code.emit_at(op, offset);
        if direct.is_none() {
            self.set(target, d, offset);
        }
        self.code.free(mark);
    }

    /// The register of a variable that can be assigned to.
    fn mutable_register(&mut self, reference: ReferenceId) -> Option<Reg> {
        let (binding, register) = self.register_of(reference)?;
        self.scopes.binding(binding).is_mutable().then_some(register)
    }

    /// Evaluates what a destination is made of.
    fn target(&mut self, id: NodeId, dest: NodeId) -> Target {
        let dest = self.tree.ast.peel(dest);
        let whole = self.tree.span(id);
        match self.tree.node(dest) {
            Node::Ident => match self.scopes.reference_of(dest) {
                Some(reference) => Target::Variable(reference),
                None => Target::Bad,
            },
            Node::Index { target, index } => {
                let a = self.kept(target, None, whole);
                let i = self.kept(index, None, whole);
                self.code.emit_at(Op::AssertIndex { a, i }, self.offset(id));
                Target::Index { a, i }
            }
            Node::Prop { target, name } => {
                let a = self.kept(target, None, whole);
                self.code.emit_at(Op::AssertObj { a }, self.offset(id));
                Target::Prop { a, k: self.pool.key(&self.tree.key(name)) }
            }
            Node::Array { items } => {
                let items = self.tree.list(items).iter();
                Target::Array(items.map(|&item| self.target(id, item)).collect())
            }
            Node::Object { entries } => {
                let entries = self.tree.entries(entries).into_iter();
                Target::Object(
                    entries.map(|(key, part)| (key.into(), self.target(id, part))).collect(),
                )
            }
            _ => {
                let text = "The left-hand side of an assignment expression must be a variable or a \
                            property/index access.";
                self.fail(text, Some(self.offset(id)));
                Target::Bad
            }
        }
    }

    /// Hands the value in `v` to a place.
    fn set(&mut self, target: &Target, v: Reg, offset: u32) {
        match *target {
            Target::Variable(reference) => self.store(reference, v, offset),
            Target::Index { a, i } => self.code.emit_at(Op::SetIndex { a, i, v }, offset),
            Target::Prop { a, k } => {
                self.code.emit(Op::SetProp { a, v });
                self.remember(k);
            }
            Target::Array(ref items) => {
                self.code.emit_at(Op::AssertArr { a: v }, offset);
                for (index, item) in items.iter().enumerate() {
                    self.set_part(item, offset, |this, d| this.element(index, v, d));
                }
            }
            Target::Object(ref entries) => {
                self.code.emit_at(Op::AssertObj { a: v }, offset);
                for (key, item) in entries {
                    self.set_part(item, offset, |this, d| this.entry(key, v, d));
                }
            }
            Target::Bad => {}
        }
    }

    fn set_part(&mut self, item: &Target, offset: u32, get: impl FnOnce(&mut Self, Reg)) {
        let mark = self.code.mark();
        let d = self.code.alloc();
        get(self, d);
        self.set(item, d, offset);
        self.code.free(mark);
    }

    /// `d` = what a place holds; what is no number is refused.
    fn get(&mut self, target: &Target, d: Reg, offset: u32) {
        match *target {
            Target::Variable(reference) => self.load(reference, offset, d),
            Target::Index { a, i } => self.code.emit_at(Op::Index { d, a, i }, offset),
            Target::Prop { a, k } => {
                self.code.emit_at(Op::Prop { d, a }, offset);
                self.remember(k);
            }
            Target::Array(_) | Target::Object(_) => {
                self.get_parts(target, d, offset);
                let is_array = matches!(target, Target::Array(_));
                let found = if is_array { "arr" } else { "obj" };
                self.fail(&format!("Expect number, but got {found}."), Some(offset));
            }
            Target::Bad => {}
        }
    }

    /// Reads all parts of a pattern, since that may fail.
    fn get_parts(&mut self, target: &Target, d: Reg, offset: u32) {
        match target {
            Target::Array(items) => {
                items.iter().for_each(|item| self.get_parts(item, d, offset));
            }
            Target::Object(entries) => {
                entries.iter().for_each(|(_, item)| self.get_parts(item, d, offset));
            }
            single => self.get(single, d, offset),
        }
    }

    fn remember(&mut self, k: u32) {
        self.code.emit(Op::Memory { place: 0, shape: NO_SHAPE });
        self.code.emit(Op::Key { k });
    }
}

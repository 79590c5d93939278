//! Calls, properties, and literals with parts.
//!
//! A call has a window of registers at the top: the function, what it is a property of, and the
//! arguments, which become the parameters of a function of the script where they stand.

use aizome_aiscript_syntax::scopes::BindingKind;
use aizome_aiscript_syntax::{Define, List, Node, NodeId};

use super::operator::Binary;
use super::{Compiler, Want};
use crate::op::{NO_SHAPE, Op, Reg};

/// How many parts of a literal are put together at once.
const PARTS: u16 = 32;

impl Compiler<'_> {
    /// `d = target(args)`
    pub(super) fn call(&mut self, id: NodeId, target: NodeId, args: List, d: Reg) {
        let f = self.window(d);
        self.callee(target, f);
        let args = self.tree.list(args);
        if !args.is_empty() && !self.is_function(target) {
            self.code.emit_at(Op::AssertFn { a: f }, self.offset(id));
        }
        self.finish_call(id, f, args, d);
    }

    /// `<: value` calls `print`.
    pub(super) fn print(&mut self, id: NodeId, value: NodeId, d: Reg) {
        let f = self.window(d);
        let offset = self.offset(id);
        self.code.charge(offset);
        if let Some(reference) = self.scopes.reference_of(id) {
            self.load(reference, offset, f);
        }
        self.code.emit_at(Op::AssertFn { a: f }, offset);
        self.finish_call(id, f, &[value], d);
    }

    /// `d = left + right` with the function that the script has bound to the operator.
    pub(super) fn call_operator(&mut self, id: NodeId, binary: Binary, d: Reg) {
        let f = self.window(d);
        let offset = self.offset(id);
        if let Some(reference) = self.scopes.reference_of(id) {
            self.load(reference, offset, f);
        }
        self.code.emit_at(Op::AssertFn { a: f }, offset);
        for side in [binary.left, binary.right] {
            let register = self.code.alloc();
            self.value(side, Want::Into(register));
        }
        self.code.emit_at(Op::CallOperator { f, n: 2 }, offset);
        self.give(Want::Into(d), f);
    }

    /// The first two registers of a call: at `d` if nothing stands above it.
    fn window(&mut self, d: Reg) -> Reg {
        let f = if self.code.is_last(d) { d } else { self.code.alloc() };
        self.code.alloc();
        f
    }

    fn callee(&mut self, target: NodeId, f: Reg) {
        let target = self.bare(target);
        let Node::Prop { target: of, name } = self.tree.node(target) else {
            return self.value(target, Want::Into(f));
        };
        let offset = self.offset(target);
        self.code.charge(offset);
        let a = self.operand(of, Some(f));
        self.code.emit_at(Op::Method { d: f, a }, offset);
        self.key(&self.tree.key(name));
    }

    fn finish_call(&mut self, id: NodeId, f: Reg, args: &[NodeId], d: Reg) {
        for &arg in args {
            let register = self.code.alloc();
            self.value(arg, Want::Into(register));
        }
        match u16::try_from(args.len()) {
            Ok(n) => self.code.emit_at(Op::Call { f, n }, self.offset(id)),
            Err(_) => self.code.give_up(),
        }
        self.give(Want::Into(d), f);
    }

    /// Whether a variable is surely a function: `@f() {}` or `let f = @() {}` made it.
    fn is_function(&self, target: NodeId) -> bool {
        let reference = self.scopes.reference_of(self.bare(target));
        let Some(binding) = reference.and_then(|reference| self.scopes.resolve(reference)) else {
            return false;
        };
        let binding = self.scopes.binding(binding);
        let Node::Define { kind, value, .. } = self.tree.node(binding.definition) else {
            return false;
        };
        let is_let = matches!(kind, Define::Let | Define::Fn) && !binding.in_pattern;
        is_let
            && binding.kind != BindingKind::Var
            && matches!(self.tree.node(self.bare(value)), Node::Fn(_))
    }

    /// `d = target.name`
    pub(super) fn property(&mut self, id: NodeId, target: NodeId, name: NodeId, d: Reg) {
        let a = self.operand(target, Some(d));
        self.code.emit_at(Op::Prop { d, a }, self.offset(id));
        self.key(&self.tree.key(name));
    }

    /// What follows an op that is about a key.
    pub(super) fn key(&mut self, name: &str) {
        let k = self.pool.key(name);
        self.code.emit(Op::Memory { place: 0, shape: NO_SHAPE });
        self.code.emit(Op::Key { k });
    }

    /// `d = target[index]`
    pub(super) fn index(&mut self, id: NodeId, target: NodeId, index: NodeId, d: Reg) {
        let a = self.kept(target, Some(d), self.tree.span(index));
        let i = self.operand(index, Some(d).filter(|&free| free != a));
        self.code.emit_at(Op::Index { d, a, i }, self.offset(id));
    }

    /// `d` = the texts of the parts as one. They are put together in groups: what is there so far is
    /// the first part of the next.
    pub(super) fn template(&mut self, id: NodeId, parts: List, d: Reg) {
        let parts = self.tree.list(parts);
        if parts.is_empty() {
            return self.string("", d);
        }
        let first = if self.code.is_last(d) { d } else { self.code.alloc() };
        let mark = self.code.mark();
        let last_wild = parts.iter().rposition(|&part| !self.is_calm(part)).unwrap_or(0);
        let mut n = 0;
        for (index, &part) in parts.iter().enumerate() {
            let register = if n == 0 { first } else { self.code.alloc() };
            self.value(part, Want::Into(register));
            // What comes later may change what this is the text of.
            if index < last_wild && self.tree.node(part) != Node::TemplateText {
                self.code.emit_at(Op::Template { d: register, n: 1 }, self.offset(id));
            }
            n += 1;
            if n == PARTS {
                self.code.emit_at(Op::Template { d: first, n }, self.offset(id));
                self.code.free(mark);
                n = 1;
            }
        }
        if n > 1 || parts.len() == 1 {
            self.code.emit_at(Op::Template { d: first, n }, self.offset(id));
        }
        self.give(Want::Into(d), first);
    }

    /// Whether nothing can change while a value is computed.
    fn is_calm(&self, id: NodeId) -> bool {
        match self.tree.node(self.bare(id)) {
            Node::Num
            | Node::Str
            | Node::TemplateText
            | Node::Bool(_)
            | Node::Null
            | Node::Ident
            | Node::Exists { .. } => true,
            Node::Prop { target, .. } => self.is_calm(target),
            Node::Unary { operand, .. } => self.is_calm(operand),
            Node::Index { target, index } => self.is_calm(target) && self.is_calm(index),
            Node::Binary { left, right, .. } => {
                !self.is_overloaded(self.bare(id)) && self.is_calm(left) && self.is_calm(right)
            }
            _ => false,
        }
    }

    /// `d = [items]`
    pub(super) fn array(&mut self, items: List, d: Reg) {
        let n = u32::try_from(items.len()).unwrap_or(u32::MAX);
        self.code.emit(Op::Array { d, n });
        for group in self.tree.list(items).chunks(PARTS.into()) {
            let mark = self.code.mark();
            let mut registers = group.iter().map(|&item| {
                let register = self.code.alloc();
                self.value(item, Want::Into(register));
                register
            });
            let from = registers.next().unwrap_or(d);
            let n = 1 + registers.count() as u16;
            self.code.emit(Op::Append { a: d, from, n });
            self.code.free(mark);
        }
    }

    /// `d = { entries }`
    pub(super) fn object(&mut self, entries: List, d: Reg) {
        self.code.emit(Op::Object { d });
        for (key, value) in self.tree.entries(entries) {
            let mark = self.code.mark();
            let v = self.operand(value, None);
            self.code.emit(Op::SetProp { a: d, v });
            self.key(&key);
            self.code.free(mark);
        }
    }
}

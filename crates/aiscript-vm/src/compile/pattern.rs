//! Definitions, and taking values apart for them.

use aizome_aiscript_syntax::scopes::BindingId;
use aizome_aiscript_syntax::{List, Node, NodeId};

use super::{Compiler, Want};
use crate::op::{Op, Reg};

impl Compiler<'_> {
    /// `let a = 1`, after `#[…]`.
    pub(super) fn define(&mut self, id: NodeId, attributes: List) {
        let Node::Define { dest, value, .. } = self.tree.node(id) else { return };
        let dest = self.tree.ast.peel(dest);
        let offset = self.offset(id);
        self.code.charge(offset);
        self.reserve_all(dest);
        let mark = self.code.mark();
        let binding = self.scopes.binding_of(dest);
        let name = binding.map(|_| self.tree.name(dest));
        let slot = binding.and_then(|binding| self.slot(binding));
        let a = self.initial(value, name.as_deref(), slot);
        self.attributes(attributes);
        match binding {
            Some(binding) => {
                self.code.free(mark);
                self.bind(binding, a, Some(offset));
            }
            None => {
                self.destructure(dest, a, Some(offset));
                self.code.free(mark);
            }
        }
    }

    /// The value of a definition; a function gets its name.
    pub(super) fn initial(&mut self, value: NodeId, name: Option<&str>, free: Option<Reg>) -> Reg {
        let value = self.bare(value);
        if let (Node::Fn(function), Some(name)) = (self.tree.node(value), name) {
            let d = free.unwrap_or_else(|| self.code.alloc());
            self.code.charge(self.offset(value));
            self.closure(value, function, Some(name), d);
            return d;
        }
        if let Some(d) = free {
            self.value(value, Want::Into(d));
            return d;
        }
        self.operand(value, None)
    }

    /// The values of attributes are evaluated, but no script can ask for them.
    pub(super) fn attributes(&mut self, attributes: List) {
        for &attribute in self.tree.list(attributes) {
            match self.tree.node(attribute) {
                Node::Attribute { value: Some(value), .. } => self.value(value, Want::Nothing),
                // `true` stands at the closing bracket.
                _ => self.code.charge(self.tree.span(attribute).end.saturating_sub(1)),
            }
        }
    }

    /// Takes registers for the names of a pattern.
    pub(super) fn reserve_all(&mut self, dest: NodeId) {
        for binding in self.names(dest) {
            self.reserve(binding);
        }
    }

    /// Makes what the names of a pattern live in, cells too.
    pub(super) fn open_pattern(&mut self, dest: NodeId) {
        for binding in self.names(dest) {
            self.reserve(binding);
            self.make_cell(binding);
        }
    }

    /// The names of a pattern, in order.
    fn names(&self, dest: NodeId) -> Vec<BindingId> {
        let mut names = Vec::new();
        let mut rest = vec![dest];
        while let Some(part) = rest.pop() {
            match self.tree.node(part) {
                Node::Ident => names.extend(self.scopes.binding_of(part)),
                Node::Paren { inner } => rest.push(inner),
                Node::Array { items } => rest.extend(self.tree.list(items).iter().rev()),
                Node::Object { entries } => {
                    rest.extend(self.tree.entries(entries).into_iter().rev().map(|(_, part)| part));
                }
                _ => {}
            }
        }
        names
    }

    /// Binds the names of a pattern to the parts of what is in `a`.
    pub(super) fn destructure(&mut self, dest: NodeId, a: Reg, offset: Option<u32>) {
        let dest = self.tree.ast.peel(dest);
        match self.tree.node(dest) {
            Node::Ident => {
                if let Some(binding) = self.scopes.binding_of(dest) {
                    self.bind(binding, a, offset);
                }
            }
            Node::Array { items } => {
                self.emit(Op::AssertArr { a }, offset);
                for (index, &item) in self.tree.list(items).iter().enumerate() {
                    self.take(item, offset, |this, d| this.element(index, a, d));
                }
            }
            Node::Object { entries } => {
                self.emit(Op::AssertObj { a }, offset);
                for (key, item) in self.tree.entries(entries) {
                    self.take(item, offset, |this, d| this.entry(&key, a, d));
                }
            }
            _ => {
                let text = "The left-hand side of an definition expression must be a variable.";
                self.fail(text, offset);
            }
        }
    }

    /// Binds the names of a part of a pattern to the value that `get` puts into a register.
    fn take(&mut self, item: NodeId, offset: Option<u32>, get: impl FnOnce(&mut Self, Reg)) {
        let mark = self.code.mark();
        let binding = self.scopes.binding_of(self.tree.ast.peel(item));
        let slot = binding.and_then(|binding| self.slot(binding));
        let d = slot.unwrap_or_else(|| self.code.alloc());
        get(self, d);
        self.destructure(item, d, offset);
        self.code.free(mark);
    }

    /// `d = a[index]` for a pattern.
    pub(super) fn element(&mut self, index: usize, a: Reg, d: Reg) {
        match u16::try_from(index) {
            Ok(i) => self.code.emit(Op::Element { d, a, i }),
            Err(_) => self.code.give_up(),
        }
    }

    /// `d = a.key` for a pattern.
    pub(super) fn entry(&mut self, key: &str, a: Reg, d: Reg) {
        match u16::try_from(self.pool.key(key)) {
            Ok(k) => self.code.emit(Op::Entry { d, a, k }),
            Err(_) => self.code.give_up(),
        }
    }
}

//! Loops.
//!
//! `while` and `do` are what the reference makes of them: a `loop` with an `if` and a `break` in
//! it, whose steps count.

use aizome_aiscript_syntax::{Node, NodeId};

use super::code::Jumps;
use super::{Compiler, Want};
use crate::op::{Op, Reg};

impl Compiler<'_> {
    /// Runs a loop.
    pub(super) fn repeat(&mut self, id: NodeId, node: Node) {
        self.code.charge(self.offset(id));
        match node {
            Node::Loop { body } => self.turns(id, 0, |this, _| this.endless(body)),
            Node::While { condition, body } => {
                let (header, end) = (self.offset(id), self.tree.span(body).start);
                self.turns(id, end, |this, end| {
                    this.unless(condition, header, end);
                    this.value(body, Want::Nothing);
                });
            }
            Node::DoWhile { body, condition, at } => {
                let end = self.tree.ast.location(id).end;
                self.turns(id, end, |this, end| {
                    this.value(body, Want::Nothing);
                    this.unless(condition, at, end);
                });
            }
            Node::Times { count, body } => self.times(id, count, body),
            Node::For { range, body } => self.range(id, range, body),
            Node::Each { dest, items, body } => self.each(id, dest, items, body),
            _ => {}
        }
    }

    /// Turns of a loop until a `break`. What `turn` adds to the jumps goes to one that stands at
    /// `last`.
    fn turns(&mut self, id: NodeId, last: u32, turn: impl FnOnce(&mut Self, &mut Jumps)) {
        let head = self.code.head();
        let mark = self.code.mark();
        self.land_at(id, Want::Nothing);
        self.open(id);
        let mut end = Jumps::default();
        turn(self, &mut end);
        self.code.jump_back(head);
        self.code.land(end);
        self.code.charge(last);
        self.landed();
        self.code.free(mark);
    }

    fn endless(&mut self, body: NodeId) {
        match self.tree.node(body) {
            // Every loop must have a place where it can be stopped.
            Node::Block { statements } if statements.is_empty() => {
                self.code.emit(Op::Steps { n: 0 });
            }
            Node::Block { statements } => {
                self.statements(self.tree.list(statements), Want::Nothing);
            }
            _ => self.value(body, Want::Nothing),
        }
    }

    /// `if !condition break`, whose first two nodes stand at `header`.
    fn unless(&mut self, condition: NodeId, header: u32, end: &mut Jumps) {
        self.code.charge(header);
        self.code.charge(header);
        self.branch(condition, header, false, end);
    }

    /// `for 10 { }`
    fn times(&mut self, id: NodeId, count: NodeId, body: NodeId) {
        let i = self.code.alloc();
        let n = self.kept(count, None, self.tree.span(id));
        self.code.emit_at(Op::TimesStart { i, n }, self.offset(id));
        self.count(id, Op::TimesNext { i, n }, |this| this.clause(body, Want::Nothing));
    }

    /// `for let i = 0, 10 { }`
    fn range(&mut self, id: NodeId, range: NodeId, body: NodeId) {
        let Node::Range { name, from, to } = self.tree.node(range) else { return };
        let i = self.code.alloc_all(2);
        match from {
            Some(from) => self.value(from, Want::Into(i)),
            None => {
                self.code.charge(self.tree.span(name).start);
                self.code.emit(Op::Int { d: i, v: 0 });
            }
        }
        self.value(to, Want::Into(i + 1));
        self.code.emit_at(Op::RangeStart { i }, self.offset(id));
        let d = self.turn_register(name);
        self.count(id, Op::RangeNext { d, i }, |this| this.turn(id, name, d, body));
    }

    /// `each let a, b { }`
    fn each(&mut self, id: NodeId, dest: NodeId, items: NodeId, body: NodeId) {
        let a = self.kept(items, None, self.tree.span(id));
        self.code.emit_at(Op::AssertArr { a }, self.offset(id));
        let i = self.code.alloc();
        self.code.emit(Op::Int { d: i, v: 0 });
        let dest = self.tree.ast.peel(dest);
        let d = self.turn_register(dest);
        self.count(id, Op::EachNext { d, a, i }, |this| this.turn(id, dest, d, body));
    }

    /// The register that a loop puts the value of each turn in: the variable, if it is one.
    fn turn_register(&mut self, dest: NodeId) -> Reg {
        let binding = self.scopes.binding_of(dest);
        match binding {
            Some(binding) => self.reserve(binding),
            None => self.reserve_all(dest),
        }
        binding.and_then(|binding| self.slot(binding)).unwrap_or_else(|| self.code.alloc())
    }

    /// Turns as long as `next` skips the op after it.
    fn count(&mut self, id: NodeId, next: Op, turn: impl FnOnce(&mut Self)) {
        let head = self.code.head();
        self.land_at(id, Want::Nothing);
        let mut end = Jumps::default();
        self.code.branch(next, None, &mut end);
        turn(self);
        self.code.jump_back(head);
        self.code.land(end);
        self.landed();
    }

    /// A turn with a variable or more.
    fn turn(&mut self, id: NodeId, dest: NodeId, d: Reg, body: NodeId) {
        let mark = self.code.mark();
        self.open(id);
        match self.scopes.binding_of(dest) {
            Some(binding) => self.bind(binding, d, Some(self.offset(id))),
            None => self.destructure(dest, d, Some(self.offset(id))),
        }
        self.value(body, Want::Nothing);
        self.code.free(mark);
    }
}

//! A function while it is written: its ops, registers, steps, places and jumps.
//!
//! After a jump that is always taken comes nothing until something else leads there: such code is
//! *dead*, and nothing of it is written. Steps are counted in front of each block, that is up to
//! the next jump, call or place where a jump leads to; a block that counts none has no op for it.

use aizome_aiscript_syntax::NodeId;
use aizome_aiscript_syntax::scopes::BindingId;
use rustc_hash::FxHashMap;

use super::Want;
use crate::chunk::{Place, Proto};
use crate::op::{Op, Reg};

/// A function that is being written.
#[derive(Default)]
pub(super) struct Code {
    pub(super) proto: Proto,
    /// The cells that it shares with the function around, by number.
    pub(super) shared: FxHashMap<BindingId, u16>,
    /// What jumps may go to, inner last.
    pub(super) landings: Vec<Landing>,
    /// How many statements without a block stand around: each has a scope of its own.
    pub(super) clauses: u32,
    /// The first free register.
    top: usize,
    /// The op that counts the steps of this block.
    steps: Option<usize>,
    is_dead: bool,
    /// The end of the code when something was last made to lead there.
    landed: usize,
    /// How many ops may still be written, here and in all functions that follow.
    pub(super) room: usize,
    /// Where it became too large.
    pub(super) too_large: Option<u32>,
}

/// Jumps whose goal is not known yet.
#[derive(Debug, Default)]
pub(super) struct Jumps(Vec<usize>);

/// What `break` and `continue` may go to.
pub(super) struct Landing {
    pub(super) node: NodeId,
    /// What becomes of the value of a `break`.
    pub(super) want: Want,
    pub(super) breaks: Jumps,
    /// Where a loop begins.
    pub(super) head: usize,
}

/// Ops.
impl Code {
    /// A function whose first registers are its parameters.
    pub(super) fn new(parameters: usize, room: usize) -> Self {
        let mut code = Self { room, ..Self::default() };
        code.alloc_all(parameters);
        code
    }

    /// Adds an op that cannot fail.
    pub(super) fn emit(&mut self, op: Op) {
        if self.is_dead {
            return;
        }
        self.take_room(1);
        self.proto.code.push(op);
        match op {
            Op::Call { .. } | Op::CallOperator { .. } => self.steps = None,
            Op::Return { .. } | Op::Fail { .. } | Op::FailNamespace { .. } => self.die(),
            _ => {}
        }
    }

    /// Adds an op, and where the node stands that fails if it does.
    pub(super) fn emit_at(&mut self, op: Op, offset: u32) {
        if !self.is_dead {
            self.proto.places.push(Place { op: self.len(), offset });
            self.emit(op);
        }
    }

    /// Counts a step: a node begins here.
    pub(super) fn charge(&mut self, offset: u32) {
        if self.is_dead {
            return;
        }
        let at = match self.steps {
            Some(at) => at,
            None => {
                self.emit(Op::Steps { n: 0 });
                *self.steps.insert(self.proto.code.len() - 1)
            }
        };
        if let Some(Op::Steps { n }) = self.proto.code.get_mut(at) {
            *n += 1;
        }
        self.proto.charges.push(Place { op: self.len(), offset });
    }

    /// Moves a value that was computed into a free register to where it belongs, or has it computed
    /// there.
    pub(super) fn settle(&mut self, from: Reg, to: Reg) {
        let len = self.proto.code.len();
        let is_free = usize::from(from) >= self.top;
        if from == to || self.is_dead {
            return;
        }
        let last = match self.proto.code.last() {
            Some(Op::Key { .. }) => len.wrapping_sub(3),
            _ => len.wrapping_sub(1),
        };
        let result = self.proto.code.get_mut(last).and_then(result);
        match result.filter(|d| **d == from && is_free && self.landed != len) {
            Some(d) => *d = to,
            None => self.emit(Op::Move { d: to, a: from }),
        }
    }

    /// Whether nothing leads here.
    pub(super) fn is_dead(&self) -> bool {
        self.is_dead
    }

    /// The number of the next op.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.proto.code.len()).unwrap_or(u32::MAX)
    }

    /// Says that something needs more than the machine has.
    pub(super) fn give_up(&mut self) {
        let last = self.proto.charges.last().map_or(self.proto.span.start, |last| last.offset);
        self.too_large.get_or_insert(last);
        self.die();
    }

    /// Takes room for what needs as much memory as some ops.
    pub(super) fn take_room(&mut self, ops: usize) {
        match self.room.checked_sub(ops) {
            Some(room) => self.room = room,
            None => self.give_up(),
        }
    }

    fn die(&mut self) {
        self.is_dead = true;
        self.steps = None;
    }
}

/// Jumps.
impl Code {
    /// Goes on elsewhere.
    pub(super) fn jump(&mut self, to: &mut Jumps) {
        self.add_jump(to);
        self.die();
    }

    /// Goes on elsewhere unless the op `test` skips that.
    pub(super) fn branch(&mut self, test: Op, offset: Option<u32>, to: &mut Jumps) {
        match offset {
            Some(offset) => self.emit_at(test, offset),
            None => self.emit(test),
        }
        self.add_jump(to);
        self.steps = None;
    }

    /// Goes back to the [`head`](Self::head) of a loop.
    pub(super) fn jump_back(&mut self, head: usize) {
        self.emit(Op::Jump { to: u32::try_from(head).unwrap_or(u32::MAX) });
        self.die();
    }

    /// The place where a loop begins: here.
    pub(super) fn head(&mut self) -> usize {
        self.begin_block();
        self.proto.code.len()
    }

    /// Where jumps go to: here.
    pub(super) fn land(&mut self, jumps: Jumps) {
        if jumps.0.is_empty() {
            return;
        }
        let here = self.len();
        for jump in jumps.0 {
            if let Some(Op::Jump { to }) = self.proto.code.get_mut(jump) {
                *to = here;
            }
        }
        self.begin_block();
        self.is_dead = self.too_large.is_some();
    }

    fn add_jump(&mut self, to: &mut Jumps) {
        if !self.is_dead {
            to.0.push(self.proto.code.len());
            self.emit(Op::Jump { to: u32::MAX });
        }
    }

    fn begin_block(&mut self) {
        self.steps = None;
        self.landed = self.proto.code.len();
    }
}

/// Registers.
impl Code {
    /// A register that is free until [`free`](Self::free) says so again.
    pub(super) fn alloc(&mut self) -> Reg {
        self.alloc_all(1)
    }

    /// The first of `count` registers in a row.
    pub(super) fn alloc_all(&mut self, count: usize) -> Reg {
        let first = self.top;
        self.top += count;
        let Ok(registers) = Reg::try_from(self.top) else {
            self.top = first;
            self.give_up();
            return 0;
        };
        self.proto.registers = self.proto.registers.max(registers);
        first as Reg
    }

    /// What to hand to [`free`](Self::free).
    pub(super) fn mark(&self) -> usize {
        self.top
    }

    /// Frees all registers that were allocated since.
    pub(super) fn free(&mut self, mark: usize) {
        self.top = mark;
    }

    /// Whether a register is the last that is in use.
    pub(super) fn is_last(&self, register: Reg) -> bool {
        usize::from(register) + 1 == self.top
    }
}

/// Where an op puts its result, if it does nothing else.
fn result(op: &mut Op) -> Option<&mut Reg> {
    match op {
        Op::Const { d, .. }
        | Op::Int { d, .. }
        | Op::Null { d }
        | Op::Bool { d, .. }
        | Op::LoadCell { d, .. }
        | Op::LoadShared { d, .. }
        | Op::LoadGlobal { d, .. }
        | Op::PeekGlobal { d, .. }
        | Op::Add { d, .. }
        | Op::Sub { d, .. }
        | Op::Mul { d, .. }
        | Op::Div { d, .. }
        | Op::Rem { d, .. }
        | Op::Pow { d, .. }
        | Op::AddInt { d, .. }
        | Op::MulInt { d, .. }
        | Op::DivInt { d, .. }
        | Op::RemInt { d, .. }
        | Op::Lt { d, .. }
        | Op::LtEq { d, .. }
        | Op::Gt { d, .. }
        | Op::GtEq { d, .. }
        | Op::Eq { d, .. }
        | Op::NotEq { d, .. }
        | Op::Neg { d, .. }
        | Op::Not { d, .. }
        | Op::Index { d, .. }
        | Op::Prop { d, .. } => Some(d),
        _ => None,
    }
}

//! Operators, and conditions.
//!
//! An operator is a function of the host, unless the script has bound a name such as `Core:add`
//! itself: only then it is called, otherwise it is an op. A comparison that decides where to go on
//! is one with the jump.

use aizome_aiscript_syntax::scopes::Verdict;
use aizome_aiscript_syntax::{BinaryOp, Node, NodeId, UnaryOp};

use super::code::Jumps;
use super::value::small;
use super::{Compiler, Want};
use crate::op::{Op, Reg};

/// An operator and what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Binary {
    pub(super) op: BinaryOp,
    pub(super) left: NodeId,
    pub(super) right: NodeId,
}

impl Compiler<'_> {
    /// `d = a + b`
    pub(super) fn binary(&mut self, id: NodeId, binary: Binary, d: Reg) {
        if matches!(binary.op, BinaryOp::And | BinaryOp::Or) {
            return self.logic(id, binary, d);
        }
        if self.is_overloaded(id) {
            return self.call_operator(id, binary, d);
        }
        let with_int = |op, a, v| arithmetic_int(op, d, a, v);
        let op = self.operate(binary, Some(d), with_int, |op, a, b| arithmetic(op, d, a, b));
        if let Some(op) = op {
            self.code.emit_at(op, self.offset(id));
        }
    }

    /// `d = -a`. Signs in a row are taken at once, so that only the first asks whether they all are
    /// one number.
    pub(super) fn unary(&mut self, id: NodeId, op: UnaryOp, operand: NodeId, d: Reg) {
        if let Some(number) = self.tree.folded_number(id) {
            return self.number(number, d);
        }
        let mut signs = vec![(op, self.offset(id))];
        let mut inner = self.bare(operand);
        while let Node::Unary { op: next, operand } = self.tree.node(inner)
            && (op == UnaryOp::Not) == (next == UnaryOp::Not)
        {
            self.code.charge(self.offset(inner));
            signs.push((next, self.offset(inner)));
            inner = self.bare(operand);
        }
        let mut a = self.operand(inner, Some(d));
        for (op, offset) in signs.into_iter().rev() {
            match op {
                UnaryOp::Not => self.code.emit_at(Op::Not { d, a }, offset),
                UnaryOp::Minus => self.code.emit_at(Op::Neg { d, a }, offset),
                UnaryOp::Plus => {
                    self.code.emit_at(Op::AssertNum { a }, offset);
                    continue;
                }
            }
            a = d;
        }
        self.give(Want::Into(d), a);
    }

    /// Jumps if a condition is `when`. That it is no truth value is noticed at `place`.
    pub(super) fn branch(&mut self, id: NodeId, place: u32, when: bool, to: &mut Jumps) {
        if self.code.is_dead() {
            return;
        }
        let id = self.bare(id);
        let offset = self.offset(id);
        let mark = self.code.mark();
        match self.tree.node(id) {
            Node::Bool(value) => {
                self.code.charge(offset);
                if value == when {
                    self.code.jump(to);
                }
            }
            Node::Unary { op: UnaryOp::Not, operand } => {
                self.code.charge(offset);
                self.branch(operand, offset, !when, to);
            }
            Node::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
                self.code.charge(offset);
                self.branch_twice(Binary { op, left, right }, offset, when, to);
            }
            Node::Binary { op, left, right } if self.is_test(id, op, when) => {
                let op = if when { opposite(op) } else { op };
                self.code.charge(offset);
                if let Some(op) = self.operate(Binary { op, left, right }, None, test_int, test) {
                    self.code.branch(op, Some(offset), to);
                }
            }
            _ => {
                let a = self.operand(id, None);
                let op = if when { Op::IfFalse { a } } else { Op::IfTrue { a } };
                self.code.branch(op, Some(place), to);
            }
        }
        self.code.free(mark);
    }

    /// `a && b`, `a || b` as a condition.
    fn branch_twice(&mut self, binary: Binary, place: u32, when: bool, to: &mut Jumps) {
        // The value of the left side that decides.
        let decides = binary.op == BinaryOp::Or;
        if decides == when {
            self.branch(binary.left, place, when, to);
            return self.branch(binary.right, place, when, to);
        }
        let mut decided = Jumps::default();
        self.branch(binary.left, place, decides, &mut decided);
        self.branch(binary.right, place, when, to);
        self.code.land(decided);
    }

    /// `d = a && b`
    fn logic(&mut self, id: NodeId, Binary { op, left, right }: Binary, d: Reg) {
        let offset = self.offset(id);
        let mut decided = Jumps::default();
        self.value(left, Want::Into(d));
        let test = if op == BinaryOp::Or { Op::IfFalse { a: d } } else { Op::IfTrue { a: d } };
        self.code.branch(test, Some(offset), &mut decided);
        self.value(right, Want::Into(d));
        if !self.is_bool(right) {
            self.code.emit_at(Op::AssertBool { a: d }, offset);
        }
        self.code.land(decided);
    }

    /// Evaluates both sides, and picks the op: a small number can be part of it.
    fn operate(
        &mut self,
        Binary { op, left, right }: Binary,
        free: Option<Reg>,
        with_int: impl Fn(BinaryOp, Reg, i16) -> Option<Op>,
        with_two: impl Fn(BinaryOp, Reg, Reg) -> Option<Op>,
    ) -> Option<Op> {
        if let Some(v) = self.int(right).filter(|&v| with_int(op, 0, v).is_some()) {
            let a = self.operand(left, free);
            self.code.charge(self.offset(self.bare(right)));
            return with_int(op, a, v);
        }
        if let Some((op, v)) = turned(op).zip(self.int(left))
            && with_int(op, 0, v).is_some()
        {
            self.code.charge(self.offset(self.bare(left)));
            let a = self.operand(right, free);
            return with_int(op, a, v);
        }
        let a = self.kept(left, free, self.tree.span(right));
        let b = self.operand(right, free.filter(|&free| free != a));
        with_two(op, a, b)
    }

    /// The small number that a literal is.
    pub(super) fn int(&self, id: NodeId) -> Option<i16> {
        self.tree.folded_number(self.bare(id)).and_then(small)
    }

    /// The constant that a string or number is.
    pub(super) fn constant(&mut self, id: NodeId) -> Option<u32> {
        let id = self.bare(id);
        if let Some(number) = self.tree.folded_number(id) {
            return Some(self.pool.number(number));
        }
        match self.tree.node(id) {
            Node::Str => Some(self.pool.string(&self.tree.string(id))),
            _ => None,
        }
    }

    /// Whether a value is surely a number.
    pub(super) fn is_number(&self, id: NodeId) -> bool {
        let id = self.bare(id);
        match self.tree.node(id) {
            Node::Num => true,
            Node::Unary { op, .. } => op != UnaryOp::Not,
            Node::Binary { op, .. } => {
                arithmetic_int(op, 0, 0, 1).is_some() && !self.is_overloaded(id)
            }
            _ => false,
        }
    }

    /// Whether a value is surely `true` or `false`.
    fn is_bool(&self, id: NodeId) -> bool {
        let id = self.bare(id);
        match self.tree.node(id) {
            Node::Bool(_) | Node::Exists { .. } | Node::Unary { op: UnaryOp::Not, .. } => true,
            Node::Binary { op, .. } => {
                let is_logic = matches!(op, BinaryOp::And | BinaryOp::Or);
                is_logic || test(op, 0, 0).is_some() && !self.is_overloaded(id)
            }
            _ => false,
        }
    }

    /// Whether a comparison can be one op with the jump that follows if it is `when`.
    fn is_test(&self, id: NodeId, op: BinaryOp, when: bool) -> bool {
        // `a < b` and `a >= b` are both false if one is NaN.
        let is_exact = !when || matches!(op, BinaryOp::Eq | BinaryOp::NotEq);
        is_exact && test(op, 0, 0).is_some() && !self.is_overloaded(id)
    }

    /// Whether the script may have bound the function that an operator calls.
    pub(super) fn is_overloaded(&self, id: NodeId) -> bool {
        let seen = |reference| {
            self.scopes.candidates(reference).any(|(_, verdict)| verdict != Verdict::NotYet)
        };
        self.scopes.reference_of(id).is_some_and(seen)
    }
}

/// `d = a + b`, and comparisons.
fn arithmetic(op: BinaryOp, d: Reg, a: Reg, b: Reg) -> Option<Op> {
    Some(match op {
        BinaryOp::Pow => Op::Pow { d, a, b },
        BinaryOp::Mul => Op::Mul { d, a, b },
        BinaryOp::Div => Op::Div { d, a, b },
        BinaryOp::Rem => Op::Rem { d, a, b },
        BinaryOp::Add => Op::Add { d, a, b },
        BinaryOp::Sub => Op::Sub { d, a, b },
        BinaryOp::Lt => Op::Lt { d, a, b },
        BinaryOp::LtEq => Op::LtEq { d, a, b },
        BinaryOp::Gt => Op::Gt { d, a, b },
        BinaryOp::GtEq => Op::GtEq { d, a, b },
        BinaryOp::Eq => Op::Eq { d, a, b },
        BinaryOp::NotEq => Op::NotEq { d, a, b },
        BinaryOp::And | BinaryOp::Or => return None,
    })
}

/// `d = a + v`
pub(super) fn arithmetic_int(op: BinaryOp, d: Reg, a: Reg, v: i16) -> Option<Op> {
    match op {
        BinaryOp::Add => Some(Op::AddInt { d, a, v }),
        // To add 0 would make 0 of -0.
        BinaryOp::Sub => v.checked_neg().filter(|&v| v != 0).map(|v| Op::AddInt { d, a, v }),
        BinaryOp::Mul => Some(Op::MulInt { d, a, v }),
        BinaryOp::Div => Some(Op::DivInt { d, a, v }),
        BinaryOp::Rem => Some(Op::RemInt { d, a, v }),
        _ => None,
    }
}

/// Skips the next op if `a < b`.
fn test(op: BinaryOp, a: Reg, b: Reg) -> Option<Op> {
    match op {
        BinaryOp::Lt => Some(Op::IfLt { a, b }),
        BinaryOp::LtEq => Some(Op::IfLtEq { a, b }),
        BinaryOp::Gt => Some(Op::IfGt { a, b }),
        BinaryOp::GtEq => Some(Op::IfGtEq { a, b }),
        BinaryOp::Eq => Some(Op::IfEq { a, b }),
        BinaryOp::NotEq => Some(Op::IfNotEq { a, b }),
        _ => None,
    }
}

/// Skips the next op if `a < v`.
pub(super) fn test_int(op: BinaryOp, a: Reg, v: i16) -> Option<Op> {
    match op {
        BinaryOp::Lt => Some(Op::IfLtInt { a, v }),
        BinaryOp::LtEq => Some(Op::IfLtEqInt { a, v }),
        BinaryOp::Gt => Some(Op::IfGtInt { a, v }),
        BinaryOp::GtEq => Some(Op::IfGtEqInt { a, v }),
        BinaryOp::Eq => Some(Op::IfEqInt { a, v }),
        BinaryOp::NotEq => Some(Op::IfNotEqInt { a, v }),
        _ => None,
    }
}

/// The operator that does the same with its sides exchanged.
fn turned(op: BinaryOp) -> Option<BinaryOp> {
    match op {
        BinaryOp::Add | BinaryOp::Mul | BinaryOp::Eq | BinaryOp::NotEq => Some(op),
        BinaryOp::Lt => Some(BinaryOp::Gt),
        BinaryOp::LtEq => Some(BinaryOp::GtEq),
        BinaryOp::Gt => Some(BinaryOp::Lt),
        BinaryOp::GtEq => Some(BinaryOp::LtEq),
        _ => None,
    }
}

/// The comparison that holds whenever this one, of two values, does not.
fn opposite(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::NotEq,
        BinaryOp::NotEq => BinaryOp::Eq,
        other => other,
    }
}

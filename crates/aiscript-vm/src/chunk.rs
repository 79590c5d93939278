//! A compiled script: functions as code, and what the code refers to by number.
//!
//! A chunk knows no machine. When a machine [loads](crate::Machine::load) it, the numbers of
//! constants, keys, globals and functions become those of the machine.

use std::rc::Rc;

use aizome_source::Span;

use crate::heap::Flat;
use crate::op::{Op, Reg};

/// A compiled script.
#[derive(Debug, Clone)]
pub(crate) struct Chunk {
    /// The text it was made from.
    pub(crate) text: Rc<str>,
    /// The functions in it; the first is the script itself.
    pub(crate) protos: Vec<Proto>,
    /// What [`Op::Const`] and [`Op::Fail`] name.
    pub(crate) constants: Vec<Constant>,
    /// What [`Op::Key`] and [`Op::Entry`] name.
    pub(crate) keys: Vec<Flat>,
    /// What the ops for globals name: the name, or none for the member of a namespace as the inside
    /// of the namespace sees it.
    pub(crate) globals: Vec<Option<Rc<str>>>,
    /// The variables of the script that stand in registers of it, since no function shares them.
    pub(crate) exports: Vec<Export>,
}

/// What does not change.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Num(f64),
    Str(Flat),
}

/// A variable of the script itself that lives in a register until the script ends.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) name: Rc<str>,
    pub(crate) register: Reg,
    pub(crate) is_mutable: bool,
}

/// A function as the compiler leaves it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Proto {
    pub(crate) code: Vec<Op>,
    /// How many registers it runs in; the first are the parameters.
    pub(crate) registers: Reg,
    /// The parameters as they are shown, `?` for a pattern.
    pub(crate) params: Vec<Rc<str>>,
    /// With fewer arguments a call fails. Zero if the prologue looks for itself, since patterns have to
    /// be taken apart in between.
    pub(crate) required: u16,
    /// Whether the defaults of its parameters are handed to [`Op::Closure`].
    pub(crate) has_defaults: bool,
    /// Ops before this one bind the parameters: when one fails, the call has failed, not the
    /// function.
    pub(crate) prologue: u32,
    /// The cells that it shares with the function around it.
    pub(crate) captures: Vec<Capture>,
    /// The name that its definition gives it, for call stacks.
    pub(crate) name: Option<Rc<str>>,
    /// Where in the source an op fails, in bytes, by op; sorted.
    pub(crate) places: Vec<Place>,
    /// Every step that the code counts: before which op, and where in the source its node is; in
    /// the order of counting, which is sorted by op.
    pub(crate) charges: Vec<Place>,
    /// The function in the source.
    pub(crate) span: Span,
}

/// An op, and a place in the source that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) op: u32,
    /// In bytes.
    pub(crate) offset: u32,
}

/// Where a function finds a cell when it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capture {
    /// In a register of the function around it.
    Register(Reg),
    /// Among those that the function around it shares itself.
    Shared(u16),
}

impl Proto {
    /// Where in the source an op fails.
    pub(crate) fn place(&self, op: usize) -> Option<u32> {
        let found = self.places.binary_search_by_key(&op, |place| place.op as usize);
        self.places.get(found.ok()?).map(|place| place.offset)
    }

    /// Where the node of the last step before an op is.
    pub(crate) fn charge_before(&self, op: usize) -> Option<u32> {
        let after = self.charges.partition_point(|charge| charge.op as usize <= op);
        self.charges.get(after.checked_sub(1)?).map(|charge| charge.offset)
    }

    /// The steps that a [`Op::Steps`] at `op` counts.
    pub(crate) fn charges_of_block(&self, op: usize, n: u32) -> &[Place] {
        let start = self.charges.partition_point(|charge| charge.op as usize <= op);
        let end = self.charges.len().min(start + n as usize);
        &self.charges[start..end]
    }
}

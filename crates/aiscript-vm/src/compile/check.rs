//! What must be true of every chunk, whatever the script.

use std::collections::VecDeque;

use crate::chunk::{Capture, Chunk, Proto};
use crate::disassemble::is_register;
use crate::op::{Op, Reg};

impl Chunk {
    /// What is wrong with a chunk.
    pub(super) fn check(&self) -> Result<(), String> {
        for (number, proto) in self.protos.iter().enumerate() {
            let checked = self.check_numbers(proto).and_then(|()| Flow::new(self, proto).check());
            checked.map_err(|wrong| format!("function {number}, {wrong}"))?;
            check_order(proto).map_err(|wrong| format!("function {number}: {wrong}"))?;
        }
        Ok(())
    }

    /// Whether all that is named by number is there.
    fn check_numbers(&self, proto: &Proto) -> Result<(), String> {
        for (at, op) in proto.code.iter().enumerate() {
            let (name, operands) = op.parts();
            for (field, value) in operands {
                let limit = match (field, name) {
                    _ if is_register(name, field) => usize::from(proto.registers),
                    ("k", "Key" | "Entry") => self.keys.len(),
                    ("k", _) => self.constants.len(),
                    ("g", _) => self.globals.len(),
                    ("p", _) => self.protos.len(),
                    ("i", "LoadShared" | "StoreShared") => proto.captures.len(),
                    ("to", _) => proto.code.len(),
                    _ => continue,
                };
                if usize::try_from(value).map_or(true, |value| value >= limit) {
                    return Err(format!("{at} {op:?}: no {field} {value}"));
                }
            }
            let next = proto.code.get(at + 1);
            let is_followed = match op {
                Op::Prop { .. } | Op::SetProp { .. } | Op::Method { .. } => {
                    matches!(next, Some(Op::Memory { .. }))
                }
                Op::Memory { .. } => matches!(next, Some(Op::Key { .. })),
                op if skips(op) => matches!(next, Some(Op::Jump { .. })),
                _ => true,
            };
            if !is_followed {
                return Err(format!("{at} {op:?} stands before {next:?}"));
            }
        }
        Ok(())
    }
}

/// Whether places are sorted, and every step is counted by the op before it.
fn check_order(proto: &Proto) -> Result<(), String> {
    if !proto.places.is_sorted_by(|one, next| one.op < next.op) {
        return Err("places are not sorted".to_owned());
    }
    let mut charges = proto.charges.iter();
    let steps = (0..).zip(&proto.code).filter_map(|(at, op)| match op {
        Op::Steps { n } => Some((at, *n)),
        _ => None,
    });
    let steps: Vec<(u32, u32)> = steps.collect();
    let ends = steps.iter().skip(1).map(|&(at, _)| at).chain([u32::MAX]);
    for (&(at, n), end) in steps.iter().zip(ends) {
        for _ in 0..n {
            match charges.next() {
                Some(charge) if charge.op > at && charge.op <= end => {}
                charge => return Err(format!("steps at {at} count {charge:?}")),
            }
        }
    }
    if charges.next().is_some() { Err("not all steps are counted".to_owned()) } else { Ok(()) }
}

/// Which registers hold something, along all ways through a function.
struct Flow<'a> {
    chunk: &'a Chunk,
    proto: &'a Proto,
    /// Before each op, if something leads there.
    known: Vec<Option<Vec<bool>>>,
    rest: VecDeque<usize>,
}

impl<'a> Flow<'a> {
    fn new(chunk: &'a Chunk, proto: &'a Proto) -> Self {
        let known = vec![None; proto.code.len()];
        Self { chunk, proto, known, rest: VecDeque::new() }
    }

    fn check(mut self) -> Result<(), String> {
        let params = self.proto.params.len();
        let start = (0..usize::from(self.proto.registers)).map(|register| register < params);
        self.reach(0, &start.collect::<Vec<_>>())?;
        while let Some(at) = self.rest.pop_front() {
            let op = self.proto.code[at];
            let mut set = self.known[at].clone().unwrap_or_default();
            let (reads, writes) = self.effect(op);
            for register in reads {
                if set.get(usize::from(register)) != Some(&true) {
                    return Err(format!("{at} {op:?}: nothing in r{register}"));
                }
            }
            if let Op::Call { f, .. } | Op::CallOperator { f, .. } = op {
                set[usize::from(f)..].fill(false);
            }
            for register in writes {
                *set.get_mut(usize::from(register)).ok_or(format!("{at} {op:?}: too far"))? = true;
            }
            self.follow(at, op, &set)?;
        }
        Ok(())
    }

    fn follow(&mut self, at: usize, op: Op, set: &[bool]) -> Result<(), String> {
        match op {
            Op::Jump { to } => self.reach(to as usize, set),
            Op::Return { .. } | Op::Fail { .. } | Op::FailNamespace { .. } => Ok(()),
            op if skips(&op) => {
                self.reach(at + 1, set)?;
                self.reach(at + 2, set)
            }
            _ => self.reach(at + 1, set),
        }
    }

    /// An op is reached with these registers.
    fn reach(&mut self, at: usize, set: &[bool]) -> Result<(), String> {
        let known = self.known.get_mut(at).ok_or("it runs past its end")?;
        let both: Vec<bool> = match known {
            Some(known) => known.iter().zip(set).map(|(one, other)| *one && *other).collect(),
            None => set.to_vec(),
        };
        if known.as_ref() != Some(&both) {
            *known = Some(both);
            self.rest.push_back(at);
        }
        Ok(())
    }

    /// The registers that an op reads, and those that it writes.
    fn effect(&self, op: Op) -> (Vec<Reg>, Vec<Reg>) {
        match op {
            Op::Share { d } => (vec![d], vec![d]),
            Op::Template { d, n } => ((d..d + n).collect(), vec![d]),
            Op::Append { a, from, n } => ((from..from + n).chain([a]).collect(), vec![]),
            Op::Method { d, a } => (vec![a], vec![d, d + 1]),
            Op::Call { f, n } | Op::CallOperator { f, n } => {
                ((f + 2..f + 2 + n).chain([f]).collect(), vec![f])
            }
            Op::TimesStart { i, n } => (vec![n], vec![i]),
            Op::RangeStart { i } => (vec![i, i + 1], vec![]),
            Op::RangeNext { d, i } => (vec![i, i + 1], vec![d]),
            Op::Closure { d, p } => {
                let made = &self.chunk.protos[p as usize];
                let cells = made.captures.iter().filter_map(|capture| match capture {
                    Capture::Register(cell) => Some(*cell),
                    Capture::Shared(_) => None,
                });
                let params = if made.has_defaults { made.params.len() as Reg } else { 0 };
                (cells.chain(d..d + params).collect(), vec![d])
            }
            op => {
                let (name, operands) = op.parts();
                let registers = operands.into_iter().filter(|(field, _)| is_register(name, field));
                let (writes, reads): (Vec<_>, Vec<_>) =
                    registers.partition(|&(field, _)| field == "d");
                let numbers = |operands: Vec<(&str, i64)>| {
                    operands.into_iter().map(|(_, register)| register as Reg).collect()
                };
                (numbers(reads), numbers(writes))
            }
        }
    }
}

/// Whether an op may skip the next.
fn skips(op: &Op) -> bool {
    let (name, _) = op.parts();
    name.starts_with("If") || matches!(name, "TimesNext" | "RangeNext" | "EachNext")
}

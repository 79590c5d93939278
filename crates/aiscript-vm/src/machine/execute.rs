//! The ops, one arm each.
//!
//! The loop knows only scripts: it goes from function to function as they call and return, and stops
//! for everything else, with what [`advance`](super::advance) needs to go on. Whatever is not done in
//! a line or two lives elsewhere, so that what runs most stays small.

use std::cell::Cell;
use std::rc::Rc;

use super::access::Store;
use super::advance::call_back;
use super::fiber::{Fiber, Frame, ScriptFrame};
use super::load::Linked;
use super::{FiberId, Limits, Observer, Type};
use crate::chunk::Capture;
use crate::error::{Class, Error};
use crate::heap::{Code, Heap};
use crate::native::{Args, Call, Next};
use crate::number;
use crate::op::{Op, Reg};
use crate::value::{Fun, Value};

/// Why the loop has stopped.
pub(super) enum Stop {
    /// The lowest script frame of a run of them has ended.
    Returned(Value),
    /// A native wants something; its result goes to a place on the stack.
    Native { next: Next, slot: u32 },
    /// A native wants another native called.
    Call { call: Call, slot: u32 },
    /// The join on top has begun all that it has to.
    Join,
    /// An op has failed, the one before the frame's `pc`.
    Failed(Error),
    /// A [`Op::Steps`] would pass `stop_at`, or memory is to be collected. The frame's `pc` is there.
    Pause,
    /// The limit of steps, at a [`Op::Halt`].
    Halt,
}

/// How far a run may go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meter {
    pub(super) steps: u64,
    /// Beyond this the loop asks what to do.
    pub(super) stop_at: u64,
}

/// What the loop works with beside the fiber.
pub(super) struct Parts<'m> {
    pub(super) store: &'m mut Store,
    pub(super) protos: &'m [Linked],
    pub(super) constants: &'m [Value],
    pub(super) limits: Limits,
    pub(super) observer: Option<&'m mut dyn Observer>,
}

/// Runs the scripts on top of a fiber until something else is to be done.
#[expect(clippy::too_many_lines, reason = "it is one match over all ops, most of them one line")]
pub(super) fn interpret<const OBSERVED: bool>(
    parts: &mut Parts<'_>,
    fiber: &mut Fiber,
    meter: &mut Meter,
) -> Stop {
    let Parts { store, protos, constants, limits, observer } = parts;
    let protos: &[Linked] = protos;
    let Fiber { stack, frames, thens, joins, id, .. } = fiber;
    let Some(Frame::Script(frame)) = frames.last() else {
        unreachable!("a script is on top when the loop begins")
    };
    let mut proto = &protos[frame.proto as usize];
    let mut code: &[Cell<Op>] = &proto.code;
    let mut pc = frame.pc as usize;
    let mut base = frame.base as usize;
    let mut function = frame.function;
    let mut regs = &mut stack[base..base + proto.registers as usize];
    let mut steps = meter.steps;
    let mut stop_at = meter.stop_at;

    /// Stops.
    macro_rules! stop {
        ($stop:expr) => {{
            meter.steps = steps;
            meter.stop_at = stop_at;
            save(frames, pc);
            return $stop;
        }};
    }
    macro_rules! fail {
        ($error:expr) => {
            stop!(Stop::Failed($error))
        };
    }
    macro_rules! reg {
        ($r:expr) => {
            regs[usize::from($r)]
        };
    }
    /// The number in a register.
    macro_rules! num {
        ($r:expr) => {
            match reg!($r).as_num() {
                Some(number) => number,
                None => fail!(Error::expected("number", Some(reg!($r)))),
            }
        };
    }
    macro_rules! arithmetic {
        ($d:expr, $a:expr, $b:expr, |$x:ident, $y:ident| $result:expr) => {{
            let $x = num!($a);
            let $y = num!($b);
            reg!($d) = Value::arithmetic($result);
        }};
    }
    macro_rules! compare {
        ($d:expr, $a:expr, $b:expr, $op:tt) => {{
            let x = num!($a);
            let y = num!($b);
            reg!($d) = Value::bool(x $op y);
        }};
    }
    /// Counts the steps of the block that begins here, if it may run: else the op itself asks.
    macro_rules! block {
        () => {
            if let Some(cell) = code.get(pc)
                && let Op::Steps { n } = cell.get()
            {
                let next = steps.saturating_add(u64::from(n));
                if !OBSERVED && next <= stop_at && !store.heap.is_collection_due() {
                    steps = next;
                    pc += 1;
                }
            }
        };
    }
    macro_rules! skip_if {
        ($condition:expr) => {{
            if $condition {
                pc += 1;
            } else if let Op::Jump { to } = code[pc].get() {
                pc = to as usize;
            }
            block!();
        }};
    }
    macro_rules! equal {
        ($a:expr, $b:expr) => {{
            let (x, y) = (reg!($a), reg!($b));
            match (x.as_num(), y.as_num()) {
                (Some(x), Some(y)) => x == y,
                _ => match (x.as_str(), y.as_str()) {
                    (Some(x), Some(y)) => x == y || store.heap.same_text(x, y),
                    _ => store.heap.equal(x, y),
                },
            }
        }};
    }
    /// What an op remembers, and its key.
    macro_rules! memory {
        () => {{
            let Op::Memory { place, shape } = code[pc].get() else {
                unreachable!("a memory follows")
            };
            (place, shape)
        }};
    }
    macro_rules! key {
        () => {{
            let Op::Key { k } = code[pc + 1].get() else { unreachable!("a key follows") };
            crate::heap::Key(k)
        }};
    }
    /// Begins a function of a script whose first arguments stand at its base already.
    macro_rules! enter {
        ($function:expr, $proto:expr, $defaults:expr, $base:expr, $given:expr) => {{
            let next = &protos[$proto as usize];
            if $given < usize::from(next.required) {
                return_failure!(missing_argument());
            }
            let end = $base + next.registers as usize;
            if frames.len() >= limits.frames || (stack.len() < end && !grow(stack, end, limits)) {
                return_failure!(too_deep());
            }
            base = $base;
            regs = &mut stack[base..end];
            for param in $given..usize::from(next.params) {
                regs[param] = $defaults.get(param).copied().unwrap_or(Value::UNSET);
            }
            function = $function.0;
            frames.push(Frame::Script(ScriptFrame {
                proto: $proto,
                pc: 0,
                base: base as u32,
                function,
            }));
            proto = next;
            code = &proto.code;
            pc = 0;
            if OBSERVED && let Some(observer) = observer {
                observe_entry(&mut **observer, *id, proto);
            }
            block!();
        }};
    }
    /// Fails where all frames know already where they are.
    macro_rules! return_failure {
        ($error:expr) => {{
            meter.steps = steps;
            meter.stop_at = stop_at;
            return Stop::Failed($error);
        }};
    }
    macro_rules! attempt {
        ($result:expr) => {
            match $result {
                Ok(value) => value,
                Err(error) => fail!(error),
            }
        };
    }

    loop {
        let op = code[pc].get();
        pc += 1;
        match op {
            Op::Steps { n } => {
                let next = steps.saturating_add(u64::from(n));
                if next > stop_at || store.heap.is_collection_due() {
                    pc -= 1;
                    stop!(Stop::Pause);
                }
                steps = next;
                if OBSERVED && let Some(observer) = observer {
                    observe_block(&mut **observer, *id, proto, pc - 1, n);
                }
            }
            Op::Idle {} => {
                if stop_at == 0 || stop_at < steps {
                    pc -= 1;
                    stop!(Stop::Pause);
                }
                stop_at -= 1;
            }
            Op::Halt {} => stop!(Stop::Halt),

            Op::Const { d, k } => reg!(d) = constants[k as usize],
            Op::Int { d, v } => reg!(d) = Value::arithmetic(f64::from(v)),
            Op::Null { d } => reg!(d) = Value::NULL,
            Op::Bool { v, d } => reg!(d) = Value::bool(v),
            Op::Move { d, a } => reg!(d) = reg!(a),
            Op::Unset { d } => reg!(d) = Value::UNSET,
            Op::Cell { d } => reg!(d) = Value::cell(store.heap.cell(Value::UNSET)),
            Op::Share { d } => reg!(d) = Value::cell(store.heap.cell(reg!(d))),
            Op::LoadCell { d, c } => reg!(d) = store.heap.cell_value(reg!(c)),
            Op::StoreCell { c, a } => store.heap.set_cell(reg!(c), reg!(a)),
            Op::LoadShared { d, i } => reg!(d) = store.heap.shared(function, i),
            Op::StoreShared { i, a } => store.heap.set_shared(function, i, reg!(a)),
            Op::LoadGlobal { root, d, g } => {
                let value = store.globals.values[g as usize];
                if value.is_unset() {
                    fail!(store.no_such_variable(g, root));
                }
                reg!(d) = value;
            }
            Op::PeekGlobal { d, g } => reg!(d) = store.globals.values[g as usize],
            Op::StoreGlobal { root, a, g } => {
                if store.globals.is_mutable[g as usize] {
                    store.globals.values[g as usize] = reg!(a);
                } else {
                    fail!(store.not_assignable(g, root));
                }
            }
            Op::DefineGlobal { m, a, g } => {
                if !store.globals.values[g as usize].is_unset() {
                    fail!(store.already_there(g));
                }
                store.globals.set(g, reg!(a), m);
            }
            Op::ExistsGlobal { d, g } => {
                reg!(d) = Value::bool(!store.globals.values[g as usize].is_unset());
            }
            Op::AssertNew { g } => {
                if !store.globals.values[g as usize].is_unset() {
                    fail!(store.already_there(g));
                }
            }
            Op::FailNamespace { k } => {
                let text = store.heap.plain_text(constants[k as usize]);
                fail!(Error::new(Class::Namespace, text));
            }
            Op::IfSet { a } => skip_if!(!reg!(a).is_unset()),
            Op::Fail { k } => fail!(Error::runtime(store.heap.plain_text(constants[k as usize]))),
            Op::AssertGiven { a } => {
                if reg!(a).is_unset() {
                    fail!(missing_argument());
                }
            }

            Op::Jump { to } => pc = to as usize,
            Op::IfTrue { a } => match reg!(a).as_bool() {
                Some(value) => skip_if!(value),
                None => fail!(Error::expected("boolean", Some(reg!(a)))),
            },
            Op::IfFalse { a } => match reg!(a).as_bool() {
                Some(value) => skip_if!(!value),
                None => fail!(Error::expected("boolean", Some(reg!(a)))),
            },
            Op::IfLt { a, b } => {
                let x = num!(a);
                let y = num!(b);
                skip_if!(x < y);
            }
            Op::IfLtEq { a, b } => {
                let x = num!(a);
                let y = num!(b);
                skip_if!(x <= y);
            }
            Op::IfGt { a, b } => {
                let x = num!(a);
                let y = num!(b);
                skip_if!(x > y);
            }
            Op::IfGtEq { a, b } => {
                let x = num!(a);
                let y = num!(b);
                skip_if!(x >= y);
            }
            Op::IfEq { a, b } => skip_if!(equal!(a, b)),
            Op::IfNotEq { a, b } => skip_if!(!equal!(a, b)),
            Op::IfLtInt { a, v } => skip_if!(num!(a) < f64::from(v)),
            Op::IfLtEqInt { a, v } => skip_if!(num!(a) <= f64::from(v)),
            Op::IfGtInt { a, v } => skip_if!(num!(a) > f64::from(v)),
            Op::IfGtEqInt { a, v } => skip_if!(num!(a) >= f64::from(v)),
            Op::IfEqInt { a, v } => skip_if!(reg!(a).as_num() == Some(f64::from(v))),
            Op::IfEqConst { a, k } => {
                let (x, y) = (reg!(a), constants[k as usize]);
                let is_equal = match (x.as_str(), y.as_str()) {
                    (Some(x), Some(y)) => x == y || store.heap.same_text(x, y),
                    _ => store.heap.equal(x, y),
                };
                skip_if!(is_equal);
            }
            Op::IfNotEqInt { a, v } => skip_if!(reg!(a).as_num() != Some(f64::from(v))),

            Op::Add { d, a, b } => arithmetic!(d, a, b, |x, y| x + y),
            Op::Sub { d, a, b } => arithmetic!(d, a, b, |x, y| x - y),
            Op::Mul { d, a, b } => arithmetic!(d, a, b, |x, y| x * y),
            Op::Div { d, a, b } => arithmetic!(d, a, b, |x, y| x / y),
            Op::Rem { d, a, b } => arithmetic!(d, a, b, |x, y| number::rem(x, y)),
            Op::Pow { d, a, b } => arithmetic!(d, a, b, |x, y| number::pow(x, y)),
            Op::AddInt { d, a, v } => reg!(d) = Value::arithmetic(num!(a) + f64::from(v)),
            Op::MulInt { d, a, v } => reg!(d) = Value::arithmetic(num!(a) * f64::from(v)),
            Op::DivInt { d, a, v } => reg!(d) = Value::arithmetic(num!(a) / f64::from(v)),
            Op::RemInt { d, a, v } => {
                reg!(d) = Value::arithmetic(number::rem(num!(a), f64::from(v)));
            }
            Op::Lt { d, a, b } => compare!(d, a, b, <),
            Op::LtEq { d, a, b } => compare!(d, a, b, <=),
            Op::Gt { d, a, b } => compare!(d, a, b, >),
            Op::GtEq { d, a, b } => compare!(d, a, b, >=),
            Op::Eq { d, a, b } => reg!(d) = Value::bool(equal!(a, b)),
            Op::NotEq { d, a, b } => reg!(d) = Value::bool(!equal!(a, b)),
            Op::Neg { d, a } => reg!(d) = Value::arithmetic(-num!(a)),
            Op::Not { d, a } => match reg!(a).as_bool() {
                Some(value) => reg!(d) = Value::bool(!value),
                None => fail!(Error::expected("boolean", Some(reg!(a)))),
            },
            Op::AssertNum { a } => _ = num!(a),
            Op::AssertBool { a } => {
                if reg!(a).as_bool().is_none() {
                    fail!(Error::expected("boolean", Some(reg!(a))));
                }
            }
            Op::AssertFn { a } => {
                if reg!(a).as_fn().is_none() {
                    fail!(Error::expected("function", Some(reg!(a))));
                }
            }
            Op::AssertArr { a } => {
                if reg!(a).as_arr().is_none() {
                    fail!(Error::expected("array", Some(reg!(a))));
                }
            }
            Op::AssertObj { a } => {
                if reg!(a).as_obj().is_none() {
                    fail!(Error::expected("object", Some(reg!(a))));
                }
            }
            Op::AssertIndex { a, i } => {
                let (of, index) = (reg!(a), reg!(i));
                if of.as_arr().is_none() || index.as_num().is_none() {
                    attempt!(store.assert_index(of, index));
                }
            }

            Op::Array { d, n } => {
                reg!(d) = store.heap.array(Vec::with_capacity(n as usize)).into();
            }
            Op::Append { a, from, n } => {
                let from = usize::from(from);
                store.append(reg!(a), &regs[from..from + usize::from(n)]);
            }
            Op::Object { d } => reg!(d) = store.heap.object().into(),
            Op::Element { d, a, i } => reg!(d) = store.element(reg!(a), usize::from(i)),
            Op::Entry { d, a, k } => {
                reg!(d) = store.entry(reg!(a), proto.about.keys[usize::from(k)]);
            }
            Op::Index { d, a, i } => {
                let (of, index) = (reg!(a), reg!(i));
                let found = match (of.as_arr(), index.as_num()) {
                    (Some(array), Some(index)) => store.heap.element(array, index),
                    _ => None,
                };
                reg!(d) = match found {
                    Some(value) => value,
                    None => attempt!(store.index(of, index)),
                };
            }
            Op::SetIndex { a, i, v } => {
                let (of, index, value) = (reg!(a), reg!(i), reg!(v));
                let place = match (of.as_arr(), index.as_num()) {
                    (Some(array), Some(index)) => store.heap.element_mut(array, index),
                    _ => None,
                };
                match place {
                    Some(place) => *place = value,
                    None => attempt!(store.set_index(of, index, value)),
                }
            }
            Op::Prop { d, a } => {
                let of = reg!(a);
                let (place, shape) = memory!();
                reg!(d) = match store.remembered(of, shape, place) {
                    Some(value) => value,
                    None => match of.as_arr() {
                        Some(array) if shape == Type::LENGTH => {
                            Value::num(store.heap.items(array).len() as f64)
                        }
                        _ => attempt!(store.property(of, key!(), &code[pc])),
                    },
                };
                pc += 2;
            }
            Op::SetProp { a, v } => {
                let (of, value) = (reg!(a), reg!(v));
                let (place, shape) = memory!();
                if !store.set_remembered(of, shape, place, value) {
                    store.set_property(of, key!(), value, &code[pc]);
                }
                pc += 2;
            }
            Op::Method { d, a } => {
                let of = reg!(a);
                let (place, shape) = memory!();
                reg!(d) = match store.remembered_method(of, shape, place) {
                    Some(value) => value,
                    None => attempt!(store.method(of, key!(), &code[pc])),
                };
                reg!(d + 1) = of;
                pc += 2;
            }
            Op::Memory { .. } | Op::Key { .. } => unreachable!("they belong to the op before"),
            Op::Template { d, n } => {
                let from = usize::from(d);
                let joined = store.heap.template(&regs[from..from + usize::from(n)]);
                reg!(d) = attempt!(joined);
            }
            Op::Closure { d, p } => {
                let made = closure(&mut store.heap, protos, p, function, regs, d);
                reg!(d) = made.into();
            }

            Op::Call { f, n } | Op::CallOperator { f, n } => {
                let callee = reg!(f);
                let Some(called_function) = callee.as_fn() else {
                    fail!(Error::expected("function", Some(callee)))
                };
                match &store.heap.functions.get(called_function.0).code {
                    Code::Script { proto: called, defaults, .. } => {
                        let next_base = base + usize::from(f) + 2;
                        save(frames, pc);
                        enter!(called_function, *called, defaults, next_base, usize::from(n));
                    }
                    Code::Native { native, this } => {
                        let from = usize::from(f) + 2;
                        let this = if this.is_unset() { reg!(f + 1) } else { *this };
                        let native = native.clone();
                        let args = Args { this, given: &regs[from..from + usize::from(n)] };
                        match native.run(&mut store.context(), args) {
                            Ok(Next::Return(value)) => reg!(f) = value,
                            Ok(next) => {
                                stop!(Stop::Native { next, slot: base as u32 + u32::from(f) })
                            }
                            Err(error) => fail!(error),
                        }
                    }
                }
            }
            Op::Return { a } => {
                let value = reg!(a);
                frames.pop();
                if OBSERVED && let Some(observer) = observer {
                    observer.leave(*id);
                }
                let slot = base - 2;
                match frames.last() {
                    Some(Frame::Script(caller)) => {
                        proto = &protos[caller.proto as usize];
                        code = &proto.code;
                        pc = caller.pc as usize;
                        base = caller.base as usize;
                        function = caller.function;
                        regs = &mut stack[base..base + proto.registers as usize];
                        regs[slot - base] = value;
                        block!();
                    }
                    None => {
                        meter.steps = steps;
                        meter.stop_at = stop_at;
                        return Stop::Returned(value);
                    }
                    // A native has called back, and most only want to call again.
                    Some(Frame::Native { .. } | Frame::Join { .. }) => {
                        let wanted = call_back(store, frames, thens, joins, value);
                        meter.steps = steps;
                        meter.stop_at = stop_at;
                        let (call, slot) = match wanted {
                            Ok(wanted) => wanted,
                            Err(stop) => return stop,
                        };
                        match &store.heap.functions.get(call.function.0).code {
                            Code::Script { proto: called, defaults, .. } => {
                                let base = slot as usize + 2;
                                let next = &protos[*called as usize];
                                let given = call.args().len().min(usize::from(next.params));
                                // It has run at this place before, or another has.
                                if stack.len() < base + given {
                                    return Stop::Call { call, slot };
                                }
                                stack[base..base + given].copy_from_slice(&call.args()[..given]);
                                let given = call.args().len();
                                enter!(call.function, *called, defaults, base, given);
                            }
                            Code::Native { .. } => return Stop::Call { call, slot },
                        }
                    }
                }
            }

            Op::TimesStart { i, n } => {
                _ = num!(n);
                reg!(i) = Value::num(0.0);
            }
            Op::TimesNext { i, n } => {
                let turn = num!(i);
                if turn < num!(n) {
                    reg!(i) = Value::arithmetic(turn + 1.0);
                    pc += 1;
                    block!();
                }
            }
            Op::RangeStart { i } => {
                let from = num!(i);
                reg!(i + 1) = Value::arithmetic(from + num!(i + 1));
            }
            Op::RangeNext { d, i } => {
                let turn = num!(i);
                if turn < num!(i + 1) {
                    reg!(d) = reg!(i);
                    reg!(i) = Value::arithmetic(turn + 1.0);
                    pc += 1;
                    block!();
                }
            }
            Op::EachNext { d, a, i } => {
                let turn = num!(i);
                let array = reg!(a).as_arr();
                let element = array.and_then(|array| store.heap.element(array, turn));
                if let Some(value) = element {
                    reg!(d) = value;
                    reg!(i) = Value::arithmetic(turn + 1.0);
                    pc += 1;
                    block!();
                }
            }
        }
    }
}

/// Remembers where the script on top goes on.
#[inline]
fn save(frames: &mut [Frame], pc: usize) {
    if let Some(Frame::Script(frame)) = frames.last_mut() {
        frame.pc = pc as u32;
    }
}

/// Makes room on a stack; whether it may.
#[cold]
fn grow(stack: &mut Vec<Value>, end: usize, limits: &Limits) -> bool {
    let is_allowed = end * size_of::<Value>() <= limits.heap;
    if is_allowed {
        stack.resize(end + end / 2, Value::NULL);
    }
    is_allowed
}

/// Makes a function, with the cells that it shares with the one that runs.
// Beside the loop, which is quicker the smaller it is.
#[inline(never)]
fn closure(
    heap: &mut Heap,
    protos: &[Linked],
    proto: u32,
    outer: u32,
    regs: &[Value],
    defaults: Reg,
) -> Fun {
    let made = &protos[proto as usize];
    let shared = made.about.proto.captures.iter().map(|capture| match *capture {
        Capture::Register(register) => {
            regs[usize::from(register)].as_cell().unwrap_or_else(|| unreachable!("it is a cell"))
        }
        Capture::Shared(place) => heap.shared_cell(outer, place),
    });
    let shared: Box<[u32]> = shared.collect();
    let defaults: Box<[Value]> = if made.about.proto.has_defaults {
        regs[usize::from(defaults)..][..usize::from(made.params)].into()
    } else {
        Box::default()
    };
    heap.function(Code::Script { proto, shared, defaults, params: Rc::clone(&made.about.params) })
}

#[cold]
pub(super) fn missing_argument() -> Error {
    Error::runtime("Expect anything, but got nothing.")
}

#[cold]
pub(super) fn too_deep() -> Error {
    Error::new(Class::Limit, "too many nested calls")
}

#[cold]
fn observe_block(observer: &mut dyn Observer, id: FiberId, proto: &Linked, at: usize, n: u32) {
    let charges = proto.about.proto.charges_of_block(at, n);
    observer.block(id, proto.about.script, &mut charges.iter().map(|charge| charge.offset));
}

#[cold]
pub(super) fn observe_entry(observer: &mut dyn Observer, id: FiberId, proto: &Linked) {
    let about = &proto.about;
    observer.enter(id, about.frame_name(), about.script, about.proto.span.start);
}

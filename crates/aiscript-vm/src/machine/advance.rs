//! From one frame to the next: what happens when a function of a script returns, and when a native
//! wants something.

use super::access::Store;
use super::execute::{Meter, Parts, Stop, interpret, missing_argument, observe_entry, too_deep};
use super::fiber::{Fiber, Frame, Input, Join, ScriptFrame};
use super::{Machine, Status};
use crate::error::Error;
use crate::heap::Code;
use crate::native::{Args, Call, Native, Next, Resume, Task};
use crate::op::Op;
use crate::value::{Fun, Value};

/// What becomes of a fiber. Nothing here calls itself: whatever is next goes back to the loop.
pub(super) enum Fate {
    /// The script on top goes on.
    Goes,
    /// What was on top has a result, for the uppermost frame.
    Returns(Value),
    /// A native wants something; its result goes to a place on the stack.
    Wants(Next, u32),
    /// The join on top has nothing above it any more.
    Joins,
    Done(Result<Value, Error>),
    Waits,
    OutOfFuel,
}

impl Machine {
    /// Runs what is ready, until nothing is, or the fuel is used up.
    ///
    /// Fuel is counted in steps. It may be passed by the steps of one straight piece of code, so that
    /// every run with any fuel at all gets somewhere.
    pub fn run(&mut self, fuel: u64) -> Status {
        let mut stop_at = self.steps.saturating_add(fuel);
        while let Some(id) = self.ready.pop_front() {
            let Some(mut fiber) = self.fibers.remove(&id) else { continue };
            match self.run_fiber(&mut fiber, &mut stop_at) {
                Fate::OutOfFuel => {
                    self.fibers.insert(id, fiber);
                    self.ready.push_front(id);
                    return Status::OutOfFuel;
                }
                Fate::Waits | Fate::Goes | Fate::Joins | Fate::Returns(_) | Fate::Wants(..) => {
                    self.fibers.insert(id, fiber);
                }
                Fate::Done(outcome) => self.finish(&fiber, outcome),
            }
            for function in std::mem::take(&mut self.store.spawned) {
                let id = self.call(function, &[]);
                self.spawned.insert(id);
            }
            // A fiber without any step costs something, too.
            stop_at = stop_at.saturating_sub(1);
            if self.steps >= stop_at && !self.ready.is_empty() {
                return Status::OutOfFuel;
            }
        }
        if self.fibers.is_empty() { Status::Done } else { Status::Blocked }
    }

    /// Runs one fiber until it is done, waits, or the fuel is used up.
    fn run_fiber(&mut self, fiber: &mut Fiber, fuel_ends: &mut u64) -> Fate {
        let mut fate = match std::mem::take(&mut fiber.input) {
            Input::Nothing => Fate::Goes,
            Input::Begin(count) => self.begin(fiber, count),
            Input::Answer(Ok(value)) => self.returned(fiber, value),
            Input::Answer(Err(error)) => self.failed(fiber, error),
            Input::Join => self.look_at_join(fiber),
            Input::Waiting => Fate::Waits,
        };
        loop {
            fate = match fate {
                Fate::Goes => {
                    let (stop, idle) = self.interpret(fiber, *fuel_ends);
                    *fuel_ends = fuel_ends.saturating_sub(idle);
                    self.idle = self.idle.saturating_add(idle);
                    match stop {
                        Stop::Returned(value) => self.returned(fiber, value),
                        Stop::Native { next, slot } => Fate::Wants(next, slot),
                        Stop::Call { call, slot } => {
                            self.call_on(fiber, call.function, call.args(), slot)
                        }
                        Stop::Join => self.look_at_join(fiber),
                        Stop::Failed(error) => self.failed(fiber, error),
                        Stop::Pause => self.pause(fiber, *fuel_ends),
                        Stop::Halt => self.halt(fiber),
                    }
                }
                Fate::Wants(next, slot) => self.do_next(fiber, next, slot),
                Fate::Joins => self.look_at_join(fiber),
                Fate::Returns(value) => {
                    // Natives that call natives come by here, and nowhere else.
                    *fuel_ends = fuel_ends.saturating_sub(1);
                    match self.rest(fiber, value, *fuel_ends) {
                        Some(fate) => fate,
                        None => self.returned(fiber, value),
                    }
                }
                Fate::Done(_) | Fate::Waits | Fate::OutOfFuel => return fate,
            };
        }
    }

    /// Runs the scripts on top; also how much fuel went without a step.
    fn interpret(&mut self, fiber: &mut Fiber, fuel_ends: u64) -> (Stop, u64) {
        let limit = self.limits.steps.unwrap_or(u64::MAX);
        let stop_at = fuel_ends.min(limit);
        let mut meter = Meter { steps: self.steps, stop_at };
        let mut parts = Parts {
            store: &mut self.store,
            protos: &self.protos,
            constants: &self.constants,
            limits: self.limits,
            observer: self.observer.as_deref_mut(),
        };
        let stop = if parts.observer.is_some() {
            interpret::<true>(&mut parts, fiber, &mut meter)
        } else {
            interpret::<false>(&mut parts, fiber, &mut meter)
        };
        self.steps = meter.steps;
        (stop, stop_at - meter.stop_at)
    }

    /// Begins the call that a fiber is made for.
    fn begin(&mut self, fiber: &mut Fiber, count: usize) -> Fate {
        let Some(function) = fiber.stack.first().and_then(|value| value.as_fn()) else {
            return Fate::Done(Err(Error::expected("function", fiber.stack.first().copied())));
        };
        let args: Vec<Value> = fiber.stack[2..2 + count].to_vec();
        self.call_on(fiber, function, &args, 0)
    }

    /// Calls a function on top of a fiber, not from a script; its result goes to `slot`.
    pub(super) fn call_on(
        &mut self,
        fiber: &mut Fiber,
        function: Fun,
        args: &[Value],
        slot: u32,
    ) -> Fate {
        let (proto, defaults) = match &self.store.heap.functions.get(function.0).code {
            Code::Script { proto, defaults, .. } => (*proto, defaults),
            Code::Native { native, this } => {
                let (native, this) = (native.clone(), *this);
                return self.call_native_on(fiber, &native, Args { this, given: args }, slot);
            }
        };
        let linked = &self.protos[proto as usize];
        let base = slot as usize + 2;
        let end = base + linked.registers as usize;
        if args.len() < usize::from(linked.required) {
            return self.failed(fiber, missing_argument());
        }
        if fiber.frames.len() >= self.limits.frames || end * size_of::<Value>() > self.limits.heap {
            return self.failed(fiber, too_deep());
        }
        if fiber.stack.len() < end {
            fiber.stack.resize(end + end / 2, Value::NULL);
        }
        let params = usize::from(linked.params);
        let regs = &mut fiber.stack[base..end];
        let given = args.len().min(params);
        regs[..given].copy_from_slice(&args[..given]);
        for (param, reg) in regs.iter_mut().enumerate().take(params).skip(given) {
            *reg = defaults.get(param).copied().unwrap_or(Value::UNSET);
        }
        let frame = ScriptFrame { proto, pc: 0, base: slot + 2, function: function.0 };
        fiber.frames.push(Frame::Script(frame));
        if let Some(observer) = self.observer.as_deref_mut() {
            observe_entry(observer, fiber.id, linked);
        }
        Fate::Goes
    }

    fn call_native_on(
        &mut self,
        fiber: &mut Fiber,
        native: &Native,
        args: Args<'_>,
        slot: u32,
    ) -> Fate {
        match native.run(&mut self.store.context(), args) {
            Ok(next) => Fate::Wants(next, slot),
            Err(error) => self.failed(fiber, error),
        }
    }

    /// A native has a result, and its own frame is not there (any more).
    pub(super) fn result(&mut self, fiber: &mut Fiber, value: Value, slot: u32) -> Fate {
        if let Some(place) = fiber.stack.get_mut(slot as usize) {
            *place = value;
        }
        Fate::Returns(value)
    }

    /// What was on top of the uppermost frame is done.
    pub(super) fn returned(&mut self, fiber: &mut Fiber, value: Value) -> Fate {
        match fiber.frames.last() {
            None => Fate::Done(Ok(value)),
            Some(Frame::Script(frame)) => {
                // It waited at a call, which says where the result goes.
                let code = &self.protos[frame.proto as usize].code;
                if let Op::Call { f, .. } | Op::CallOperator { f, .. } =
                    code[frame.pc as usize - 1].get()
                {
                    fiber.stack[frame.base as usize + usize::from(f)] = value;
                }
                Fate::Goes
            }
            Some(Frame::Native { .. } | Frame::Join { .. }) => {
                let Fiber { frames, thens, joins, .. } = fiber;
                match call_back(&mut self.store, frames, thens, joins, value) {
                    Ok((call, slot)) => self.call_on(fiber, call.function, call.args(), slot),
                    Err(Stop::Native { next, slot }) => Fate::Wants(next, slot),
                    Err(Stop::Failed(error)) => self.failed(fiber, error),
                    Err(_) => self.look_at_join(fiber),
                }
            }
        }
    }

    /// Does what a native wants.
    pub(super) fn do_next(&mut self, fiber: &mut Fiber, next: Next, slot: u32) -> Fate {
        match next {
            Next::Return(value) => self.result(fiber, value, slot),
            Next::Call { call, then } => {
                if let Some(fate) = self.put_aside(fiber, then, slot) {
                    return fate;
                }
                self.call_on(fiber, call.function, call.args(), slot)
            }
            Next::Siblings(siblings) => self.join(fiber, siblings, slot),
            Next::Await(request) => self.wait(fiber, request),
            Next::AwaitThen(request, then) => {
                if let Some(fate) = self.put_aside(fiber, then, slot) {
                    return fate;
                }
                self.wait(fiber, request)
            }
        }
    }

    /// The rest of a native becomes a frame, unless there are too many.
    fn put_aside(&mut self, fiber: &mut Fiber, then: Box<dyn Resume>, slot: u32) -> Option<Fate> {
        if fiber.frames.len() >= self.limits.frames {
            return Some(self.failed(fiber, too_deep()));
        }
        fiber.thens.push(then);
        fiber.frames.push(Frame::Native { slot });
        None
    }
}

/// A native on top gets the result of what it called: what it wants called next, and where on the
/// stack, if that is all that it wants.
// Its parts are returned by value: only inlined they are not copied several times.
#[inline(always)]
pub(super) fn call_back(
    store: &mut Store,
    frames: &mut Vec<Frame>,
    thens: &mut Vec<Box<dyn Resume>>,
    joins: &mut [Join],
    value: Value,
) -> Result<(Call, u32), Stop> {
    match (frames.last(), joins.last_mut()) {
        (Some(&Frame::Join { slot }), Some(join)) => {
            if let Some(running) = join.running.take() {
                join.results[running] = value;
            }
            if join.failed.is_some() {
                return Err(Stop::Join);
            }
            match join.next_task(&mut store.context()) {
                Ok(Some(Task::Call(call))) => Ok((call, slot)),
                Ok(Some(Task::Work(work))) => {
                    Err(match work.resume(&mut store.context(), Value::NULL) {
                        Ok(next) => Stop::Native { next, slot },
                        Err(error) => Stop::Failed(error),
                    })
                }
                Ok(None) => Err(Stop::Join),
                Err(error) => Err(Stop::Failed(error)),
            }
        }
        (Some(&Frame::Native { slot }), _) => {
            let Some(then) = thens.pop() else { unreachable!("each native has one") };
            match then.resume(&mut store.context(), value) {
                // Its frame stays.
                Ok(Next::Call { call, then }) => {
                    thens.push(then);
                    Ok((call, slot))
                }
                Ok(next) => {
                    frames.pop();
                    Err(Stop::Native { next, slot })
                }
                Err(error) => {
                    frames.pop();
                    Err(Stop::Failed(error))
                }
            }
        }
        _ => Err(Stop::Returned(value)),
    }
}

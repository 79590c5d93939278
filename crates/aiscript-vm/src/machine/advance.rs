//! From one frame to the next: what happens when a function of a script returns, when a native wants
//! something, when something fails, and when a fiber has to wait.
//!
//! Fibers come to be where they are needed. `map` runs its callbacks one after the other on top of its
//! own frame, a [`Join`]; only when one of them waits is the stack above the join cut off and becomes a
//! fiber of its own, and the join goes on with the next callback.

use super::execute::{
    Meter, Parts, Stop, call_back, interpret, missing_argument, observe_entry, too_deep,
};
use super::fiber::{Fiber, FiberId, Frame, Input, Join, JoinId, ScriptFrame};
use super::{Machine, Status};
use crate::error::{Class, Error};
use crate::heap::{Code, out_of_memory};
use crate::native::{Args, Native, Next, Request, Resume, Siblings, Task, cannot_wait};
use crate::op::Op;
use crate::value::{Fun, Value};

/// The op that a [`Op::Halt`] stands in for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planted {
    proto: usize,
    at: usize,
    op: Op,
    /// Where in the source the step is that is one too many.
    offset: u32,
}

/// What becomes of a fiber. Nothing here calls itself: whatever is next goes back to the loop.
enum Fate {
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
                Fate::Goes => match self.interpret(fiber, *fuel_ends) {
                    (Stop::Returned(value), _) => self.returned(fiber, value),
                    (Stop::Native { next, slot }, _) => Fate::Wants(next, slot),
                    (Stop::Call { call, slot }, _) => {
                        self.call_on(fiber, call.function, call.args(), slot)
                    }
                    (Stop::Join, _) => self.look_at_join(fiber),
                    (Stop::Failed(error), _) => self.failed(fiber, error),
                    (Stop::Pause, idle) => {
                        *fuel_ends = fuel_ends.saturating_sub(idle);
                        self.pause(fiber, *fuel_ends)
                    }
                    (Stop::Halt, _) => self.halt(fiber),
                },
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

    /// Natives alone have run for a while: memory and fuel are looked after as a script does at an
    /// [`Op::Steps`].
    fn rest(&mut self, fiber: &mut Fiber, value: Value, fuel_ends: u64) -> Option<Fate> {
        if self.store.heap.is_collection_due() {
            fiber.input = Input::Answer(Ok(value));
            self.collect(fiber);
            fiber.input = Input::Nothing;
            if self.store.heap.is_over_limit() {
                self.store.heap.take_exhausted();
                let frames = self.trace(fiber);
                return Some(self.end_all(fiber, out_of_memory().with_frames(frames)));
            }
        }
        if self.steps >= fuel_ends {
            fiber.input = Input::Answer(Ok(value));
            return Some(Fate::OutOfFuel);
        }
        None
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

    /// A script is at an op that counts steps, and asks whether it may go on.
    fn pause(&mut self, fiber: &mut Fiber, fuel_ends: u64) -> Fate {
        if self.store.heap.is_collection_due() {
            self.collect(fiber);
            if self.store.heap.is_over_limit() {
                self.store.heap.take_exhausted();
                let offset = self.next_charge(fiber);
                return self.stopped(fiber, out_of_memory(), offset);
            }
        }
        if self.steps >= fuel_ends {
            return Fate::OutOfFuel;
        }
        let Some(Frame::Script(frame)) = fiber.frames.last_mut() else { return Fate::Goes };
        let linked = &self.protos[frame.proto as usize];
        let at = frame.pc as usize;
        let Op::Steps { n } = linked.code[at].get() else { return Fate::Goes };
        let limit = self.limits.steps.unwrap_or(u64::MAX);
        let charges = linked.about.proto.charges_of_block(at, n);
        if self.steps.saturating_add(u64::from(n)) > limit {
            let allowed = usize::try_from(limit.saturating_sub(self.steps)).unwrap_or(usize::MAX);
            let one_too_many = charges.get(allowed).copied();
            if let Some(charge) = one_too_many
                && let Some(cell) = linked.code.get(charge.op as usize)
            {
                let at = charge.op as usize;
                let (proto, op, offset) = (frame.proto as usize, cell.get(), charge.offset);
                self.planted = Some(Planted { proto, at, op, offset });
                cell.set(Op::Halt {});
            }
        }
        if let Some(observer) = self.observer.as_deref_mut() {
            let mut offsets = charges.iter().map(|charge| charge.offset);
            observer.block(fiber.id, linked.about.script, &mut offsets);
        }
        self.steps = self.steps.saturating_add(u64::from(n));
        frame.pc += 1;
        Fate::Goes
    }

    /// The limit of steps is reached.
    fn halt(&mut self, fiber: &mut Fiber) -> Fate {
        let offset = self.planted.map(|planted| planted.offset);
        self.uproot();
        self.steps = self.limits.steps.unwrap_or(u64::MAX).saturating_add(1);
        self.stopped(fiber, Error::runtime("max step exceeded"), offset)
    }

    /// Puts the op back that a [`Op::Halt`] stands in for.
    fn uproot(&mut self) {
        if let Some(planted) = self.planted.take() {
            self.protos[planted.proto].code[planted.at].set(planted.op);
        }
    }

    /// A limit stops a fiber before a node is evaluated.
    fn stopped(&mut self, fiber: &mut Fiber, error: Error, offset: Option<u32>) -> Fate {
        let frames = self.trace_from(fiber, offset);
        self.end_all(fiber, error.with_frames(frames))
    }

    /// Where the next node is that the script on top evaluates.
    fn next_charge(&self, fiber: &Fiber) -> Option<u32> {
        let Some(Frame::Script(frame)) = fiber.frames.last() else { return None };
        let proto = &self.protos[frame.proto as usize].about.proto;
        proto.charges_of_block(frame.pc as usize, 1).first().map(|charge| charge.offset)
    }

    /// Nobody can catch an error.
    fn end_all(&mut self, fiber: &mut Fiber, error: Error) -> Fate {
        while let Some(frame) = fiber.frames.pop() {
            self.leave(fiber.id, &frame);
        }
        Fate::Done(Err(error))
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
    fn call_on(&mut self, fiber: &mut Fiber, function: Fun, args: &[Value], slot: u32) -> Fate {
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
    fn result(&mut self, fiber: &mut Fiber, value: Value, slot: u32) -> Fate {
        if let Some(place) = fiber.stack.get_mut(slot as usize) {
            *place = value;
        }
        Fate::Returns(value)
    }

    /// What was on top of the uppermost frame is done.
    fn returned(&mut self, fiber: &mut Fiber, value: Value) -> Fate {
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
    fn do_next(&mut self, fiber: &mut Fiber, next: Next, slot: u32) -> Fate {
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

    fn join(&mut self, fiber: &mut Fiber, siblings: Box<dyn Siblings>, slot: u32) -> Fate {
        if fiber.frames.len() >= self.limits.frames {
            return self.failed(fiber, too_deep());
        }
        let id = JoinId(self.next_join);
        self.next_join = self.next_join.wrapping_add(1);
        let (results, failed, running) = (Vec::new(), None, None);
        let (waiting, has_begun_all) = (0, false);
        let join = Join { id, siblings, results, waiting, failed, running, has_begun_all };
        fiber.joins.push(join);
        fiber.frames.push(Frame::Join { slot });
        self.look_at_join(fiber)
    }

    /// The uppermost frame is a join with nothing on top: it begins its next task, waits, or is done.
    fn look_at_join(&mut self, fiber: &mut Fiber) -> Fate {
        let (Some(&Frame::Join { slot }), Some(join)) =
            (fiber.frames.last(), fiber.joins.last_mut())
        else {
            unreachable!("a join is on top")
        };
        if let Some(error) = join.failed.take() {
            return self.failed(fiber, error);
        }
        if !join.has_begun_all {
            match join.siblings.start(&mut self.store.context()) {
                Err(error) => return self.failed(fiber, error),
                Ok(Some(task)) => {
                    join.running = Some(join.results.len());
                    join.results.push(Value::NULL);
                    return self.begin_task(fiber, task, slot);
                }
                Ok(None) => join.has_begun_all = true,
            }
        }
        if join.waiting > 0 {
            return self.suspend(fiber, None);
        }
        fiber.frames.pop();
        let Some(join) = fiber.joins.pop() else { unreachable!("it is there") };
        self.joins.remove(&join.id);
        match join.siblings.finish(&mut self.store.context(), join.results) {
            Ok(next) => Fate::Wants(next, slot),
            Err(error) => self.failed(fiber, error),
        }
    }

    fn begin_task(&mut self, fiber: &mut Fiber, task: Task, slot: u32) -> Fate {
        match task {
            Task::Call(call) => self.call_on(fiber, call.function, call.args(), slot),
            Task::Work(work) => match work.resume(&mut self.store.context(), Value::NULL) {
                Ok(next) => Fate::Wants(next, slot),
                Err(error) => self.failed(fiber, error),
            },
        }
    }

    /// A native waits for the host.
    fn wait(&mut self, fiber: &mut Fiber, request: Request) -> Fate {
        if self.store.is_sync {
            return self.failed(fiber, cannot_wait());
        }
        self.suspend(fiber, Some(request))
    }

    /// What is on top of a fiber waits: for the host, or as a join for its tasks. If a join is further
    /// down, only that part waits, as a fiber of its own, and the join goes on.
    fn suspend(&mut self, fiber: &mut Fiber, request: Option<Request>) -> Fate {
        let above = if request.is_some() { 0 } else { 1 };
        let below = fiber.frames.len() - above;
        let join = fiber.frames[..below].iter().rposition(|it| matches!(it, Frame::Join { .. }));
        let Some(place) = join else {
            self.settle(fiber, request);
            return Fate::Waits;
        };
        let id = self.next_fiber();
        let mut child = fiber.cut_above(place, self.top(&fiber.frames), id);
        if let Some(join) = fiber.joins.last_mut() {
            join.waiting += 1;
            child.parent = Some((join.id, join.running.take().unwrap_or(0)));
            self.joins.insert(join.id, fiber.id);
        }
        self.settle(&mut child, request);
        self.store.heap.grow(child.bytes());
        self.fibers.insert(id, child);
        Fate::Joins
    }

    /// A fiber waits as it is.
    fn settle(&mut self, fiber: &mut Fiber, request: Option<Request>) {
        fiber.input = Input::Waiting;
        for join in &fiber.joins {
            self.joins.insert(join.id, fiber.id);
        }
        if let Some(request) = request {
            self.requests.push((fiber.id, request));
        }
    }

    /// A fiber is done: who waits for it is told.
    fn finish(&mut self, fiber: &Fiber, mut outcome: Result<Value, Error>) {
        if self.store.heap.take_exhausted() {
            outcome = outcome.and(Err(out_of_memory()));
        }
        if let Some(script) = fiber.script {
            self.export(fiber, script);
        }
        if self.spawned.remove(&fiber.id) {
            self.failures.extend(outcome.err());
            return;
        }
        let Some((join, task)) = fiber.parent else {
            self.outcomes.insert(fiber.id, outcome);
            return;
        };
        let Some(&holder) = self.joins.get(&join) else { return };
        let Some(parent) = self.fibers.get_mut(&holder) else { return };
        let is_on_top = matches!(parent.frames.last(), Some(Frame::Join { .. }))
            && parent.joins.last().is_some_and(|top| top.id == join);
        let Some(join) = parent.joins.iter_mut().find(|it| it.id == join) else { return };
        join.waiting -= 1;
        let has_failed = outcome.is_err();
        match outcome {
            Ok(value) => join.results[task] = value,
            Err(error) => join.failed = Some(error),
        }
        let is_due = has_failed || (join.has_begun_all && join.waiting == 0);
        if is_on_top && is_due && matches!(parent.input, Input::Waiting) {
            parent.input = Input::Join;
            self.ready.push_back(holder);
        }
    }

    /// A script has ended: its variables that stood in registers become globals.
    fn export(&mut self, fiber: &Fiber, script: u32) {
        let script = self.scripts[script as usize].script.clone();
        for export in &script.chunk().exports {
            let value = fiber.stack.get(2 + usize::from(export.register)).copied();
            let place = self.store.globals.place(&export.name);
            let is_new = self.store.globals.values[place as usize].is_unset();
            if let Some(value) = value.filter(|value| is_new && !value.is_unset()) {
                self.store.globals.set(place, value, export.is_mutable);
            }
        }
    }

    /// Something on top of a fiber has failed: it ends, unless a native catches the error.
    fn failed(&mut self, fiber: &mut Fiber, mut error: Error) -> Fate {
        self.refund(fiber);
        self.uproot();
        if error.frames().is_empty() {
            let frames = self.trace(fiber);
            error = error.with_frames(frames);
        }
        if error.class() == Class::Limit {
            return self.end_all(fiber, error);
        }
        while let Some(frame) = fiber.frames.pop() {
            self.leave(fiber.id, &frame);
            match frame {
                Frame::Script(_) => {}
                Frame::Join { .. } => {
                    if let Some(join) = fiber.joins.pop() {
                        self.joins.remove(&join.id);
                    }
                }
                Frame::Native { slot } => {
                    let Some(then) = fiber.thens.pop() else { continue };
                    match then.failed(&mut self.store.context(), error) {
                        Ok(next) => return Fate::Wants(next, slot),
                        Err(same) => error = same,
                    }
                }
            }
        }
        Fate::Done(Err(error))
    }

    fn leave(&mut self, fiber: FiberId, frame: &Frame) {
        if let (Some(observer), Frame::Script(_)) = (self.observer.as_deref_mut(), frame) {
            observer.leave(fiber);
        }
    }

    /// Where the registers of all frames end.
    fn top(&self, frames: &[Frame]) -> usize {
        let ends = frames.iter().map(|frame| match frame {
            Frame::Script(frame) => frame.base + self.protos[frame.proto as usize].registers,
            Frame::Native { slot } | Frame::Join { slot } => slot + 1,
        });
        ends.max().unwrap_or(0) as usize
    }

    /// Frees everything that nothing can reach.
    fn collect(&mut self, running: &Fiber) {
        let tops: Vec<(&Fiber, usize)> = std::iter::once(running)
            .chain(self.fibers.values())
            .map(|fiber| match fiber.input {
                Input::Begin(count) => (fiber, 2 + count),
                // What lies above was used by calls that are over.
                _ => (fiber, self.top(&fiber.frames[fiber.frames.len().saturating_sub(2)..])),
            })
            .collect();
        let fibers = tops.iter().map(|(fiber, _)| fiber.bytes()).sum::<usize>();
        let outside = fibers
            + self.store.timers.bytes()
            + self.requests.capacity() * size_of::<(FiberId, Request)>()
            + self.outcomes.capacity() * size_of::<(FiberId, Result<Value, Error>)>();
        let Self { store, constants, outcomes, kept, requests, .. } = self;
        let spawned = &store.spawned;
        let (globals, timers, members) = (&store.globals, &store.timers, &store.members);
        store.heap.collect(outside, |marker| {
            globals.values.iter().chain(constants.iter()).chain(kept.iter()).for_each(|&value| {
                marker.mark(value);
            });
            outcomes.values().flatten().for_each(|&value| marker.mark(value));
            spawned.iter().for_each(|&function| marker.mark(function.into()));
            timers.mark(marker);
            members.functions().for_each(|function| marker.mark(function.into()));
            for (_, request) in requests.iter() {
                if let Request::Host { args, .. } = request {
                    args.iter().for_each(|&value| marker.mark(value));
                }
            }
            tops.iter().for_each(|&(fiber, top)| fiber.mark(top, marker));
        });
    }
}

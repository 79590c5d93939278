//! Where a run stops: limits of steps and memory, fuel, and whatever fails.

use super::Machine;
use super::advance::Fate;
use super::fiber::{Fiber, FiberId, Frame, Input};
use crate::error::{Class, Error};
use crate::heap::out_of_memory;
use crate::native::Request;
use crate::op::Op;
use crate::value::Value;

/// The op that a [`Op::Halt`] stands in for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planted {
    proto: usize,
    at: usize,
    op: Op,
    /// Where in the source the step is that is one too many.
    offset: u32,
}

impl Machine {
    /// A script is at an op that counts steps, and asks whether it may go on.
    pub(super) fn pause(&mut self, fiber: &mut Fiber, fuel_ends: u64) -> Fate {
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
        let limit = self.limits.steps.unwrap_or(u64::MAX);
        let Op::Steps { n } = linked.code[at].get() else {
            // A loop that does nothing, for which the reference has no limit at all.
            if self.steps.saturating_add(self.idle) <= limit {
                return Fate::Goes;
            }
            let offset = linked.about.proto.charge_before(at);
            return self.stopped(fiber, too_many_steps(), offset);
        };
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

    /// Natives alone have run for a while: memory and fuel are looked after as a script does at an
    /// [`Op::Steps`].
    pub(super) fn rest(&mut self, fiber: &mut Fiber, value: Value, fuel_ends: u64) -> Option<Fate> {
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

    /// The limit of steps is reached.
    pub(super) fn halt(&mut self, fiber: &mut Fiber) -> Fate {
        let offset = self.planted.map(|planted| planted.offset);
        self.uproot();
        self.steps = self.limits.steps.unwrap_or(u64::MAX).saturating_add(1);
        self.stopped(fiber, too_many_steps(), offset)
    }

    /// Puts the op back that a [`Op::Halt`] stands in for.
    pub(super) fn uproot(&mut self) {
        if let Some(planted) = self.planted.take() {
            self.protos[planted.proto].code[planted.at].set(planted.op);
        }
    }

    /// A limit stops a fiber before a node is evaluated.
    pub(super) fn stopped(&mut self, fiber: &mut Fiber, error: Error, offset: Option<u32>) -> Fate {
        let frames = self.trace_from(fiber, offset);
        self.end_all(fiber, error.with_frames(frames))
    }

    /// Where the next node is that the script on top evaluates.
    pub(super) fn next_charge(&self, fiber: &Fiber) -> Option<u32> {
        let Some(Frame::Script(frame)) = fiber.frames.last() else { return None };
        let proto = &self.protos[frame.proto as usize].about.proto;
        proto.charges_of_block(frame.pc as usize, 1).first().map(|charge| charge.offset)
    }

    /// Nobody can catch an error.
    pub(super) fn end_all(&mut self, fiber: &mut Fiber, error: Error) -> Fate {
        while let Some(frame) = fiber.frames.pop() {
            self.leave(fiber.id, &frame);
        }
        Fate::Done(Err(error))
    }

    /// Something on top of a fiber has failed: it ends, unless a native catches the error.
    pub(super) fn failed(&mut self, fiber: &mut Fiber, mut error: Error) -> Fate {
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

    pub(super) fn leave(&mut self, fiber: FiberId, frame: &Frame) {
        if let (Some(observer), Frame::Script(_)) = (self.observer.as_deref_mut(), frame) {
            observer.leave(fiber);
        }
    }

    /// Frees everything that nothing can reach.
    pub(super) fn collect(&mut self, running: &Fiber) {
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

fn too_many_steps() -> Error {
    Error::runtime("max step exceeded")
}

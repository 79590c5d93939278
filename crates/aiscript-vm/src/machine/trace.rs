//! Where an error happened, who had called whom, and which steps were counted too early.
//!
//! The reference tells the place of the innermost *node* that failed. A native, or the parameters of
//! a function that could not be bound, are not nodes: there the call is what failed. Above it, frames
//! are listed with the place where each was.

use std::rc::Rc;

use super::Machine;
use super::fiber::{Fiber, Frame, ScriptFrame};
use super::load::About;
use crate::error::{ChunkPlace, TraceFrame};
use crate::op::Op;

impl About {
    /// What a call stack calls it.
    pub(super) fn frame_name(&self) -> &str {
        if self.is_main { "<root>" } else { self.proto.name.as_deref().unwrap_or("<anonymous>") }
    }
}

impl Machine {
    /// The call stack of a fiber whose uppermost op has failed.
    pub(super) fn trace(&self, fiber: &Fiber) -> Vec<TraceFrame> {
        let failed = self.frames_from_failure(&fiber.frames);
        let Some(Frame::Script(top)) = failed.last() else {
            return match fiber.parent {
                Some(_) => self.of_parents(fiber),
                // The host has called a native.
                None => Vec::new(),
            };
        };
        let linked = &self.protos[top.proto as usize];
        match linked.about.proto.place((top.pc as usize).wrapping_sub(1)) {
            Some(offset) => self.trace_of(failed, fiber, Some(offset)),
            // What fails at no node tells no place and no callers.
            None => Vec::new(),
        }
    }

    /// The same where the place is known.
    pub(super) fn trace_from(&self, fiber: &Fiber, offset: Option<u32>) -> Vec<TraceFrame> {
        self.trace_of(&fiber.frames, fiber, offset)
    }

    fn trace_of(&self, frames: &[Frame], fiber: &Fiber, offset: Option<u32>) -> Vec<TraceFrame> {
        let mut lines = Vec::with_capacity(frames.len());
        for (n, frame) in frames.iter().rev().enumerate() {
            lines.push(match frame {
                Frame::Script(frame) if n == 0 => self.line(frame, offset),
                Frame::Script(frame) => self.line(frame, self.place_of_call(frame)),
                Frame::Native { .. } | Frame::Join { .. } => {
                    TraceFrame { name: Rc::from("<native>"), place: None }
                }
            });
        }
        lines.extend(self.of_parents(fiber));
        // A native that goes on with another is one to the reference.
        lines.dedup_by(|later, earlier| {
            later.place.is_none() && later == earlier && &*later.name == "<native>"
        });
        lines
    }

    /// The call stack below a fiber that was cut off from another.
    fn of_parents(&self, fiber: &Fiber) -> Vec<TraceFrame> {
        let mut lines = Vec::new();
        let mut parent = fiber.parent;
        let mut lowest = fiber;
        while let Some((join, _)) = parent {
            let Some(holder) = self.joins.get(&join).and_then(|id| self.fibers.get(id)) else {
                break;
            };
            for frame in holder.frames_to(join).iter().rev() {
                lines.push(match frame {
                    Frame::Script(frame) => self.line(frame, self.place_of_call(frame)),
                    _ => TraceFrame { name: Rc::from("<native>"), place: None },
                });
            }
            parent = holder.parent;
            lowest = holder;
        }
        // What the host has called is called from the script itself, at no place.
        if lowest.script.is_none() {
            lines.push(TraceFrame { name: Rc::from("<root>"), place: None });
        }
        lines
    }

    fn line(&self, frame: &ScriptFrame, offset: Option<u32>) -> TraceFrame {
        let linked = &self.protos[frame.proto as usize];
        let place = offset.map(|offset| ChunkPlace { script: linked.about.script, offset });
        TraceFrame { name: Rc::from(linked.about.frame_name()), place }
    }

    /// Where a frame called what is above it; for an operator that is not known.
    fn place_of_call(&self, frame: &ScriptFrame) -> Option<u32> {
        let linked = &self.protos[frame.proto as usize];
        let op = (frame.pc as usize).checked_sub(1)?;
        match linked.code.get(op)?.get() {
            Op::CallOperator { .. } => None,
            _ => linked.about.proto.place(op),
        }
    }

    /// The frames up to the one whose node failed: natives have none, and a function that could not
    /// take its arguments has not begun.
    fn frames_from_failure<'f>(&self, frames: &'f [Frame]) -> &'f [Frame] {
        let is_at_node = |frame: &Frame| match frame {
            Frame::Script(frame) => {
                frame.pc > self.protos[frame.proto as usize].about.proto.prologue
            }
            Frame::Native { .. } | Frame::Join { .. } => false,
        };
        let last = frames.iter().rposition(is_at_node);
        &frames[..last.map_or(0, |last| last + 1)]
    }

    /// Takes back the steps of nodes that come after the op that failed.
    pub(super) fn refund(&mut self, fiber: &Fiber) {
        let Some(Frame::Script(frame)) = fiber.frames.last() else { return };
        let linked = &self.protos[frame.proto as usize];
        let Some(failed) = (frame.pc as usize).checked_sub(1) else { return };
        let block =
            linked.code[..=failed].iter().enumerate().rev().find_map(|(at, op)| match op.get() {
                Op::Steps { n } => Some((at, n)),
                _ => None,
            });
        if let Some((at, n)) = block {
            let charges = linked.about.proto.charges_of_block(at, n);
            let too_early = charges.iter().filter(|charge| charge.op as usize > failed).count();
            self.steps = self.steps.saturating_sub(too_early as u64);
        }
    }
}

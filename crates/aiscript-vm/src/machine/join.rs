//! Waiting, and natives that run several things.
//!
//! Fibers come to be where they are needed. `map` runs its callbacks one after the other on top of its
//! own frame, a [`Join`]; only when one of them waits is the stack above the join cut off and becomes a
//! fiber of its own, and the join goes on with the next callback.

use super::Machine;
use super::advance::Fate;
use super::execute::too_deep;
use super::fiber::{Fiber, Frame, Input, Join, JoinId};
use crate::error::Error;
use crate::heap::out_of_memory;
use crate::native::{Request, Siblings, Task, cannot_wait};
use crate::value::Value;

impl Machine {
    pub(super) fn join(
        &mut self,
        fiber: &mut Fiber,
        siblings: Box<dyn Siblings>,
        slot: u32,
    ) -> Fate {
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
    pub(super) fn look_at_join(&mut self, fiber: &mut Fiber) -> Fate {
        let (Some(&Frame::Join { slot }), Some(join)) =
            (fiber.frames.last(), fiber.joins.last_mut())
        else {
            unreachable!("a join is on top")
        };
        if let Some(error) = join.failed.take() {
            return self.failed(fiber, error);
        }
        match join.next_task(&mut self.store.context()) {
            Err(error) => return self.failed(fiber, error),
            Ok(Some(task)) => return self.begin_task(fiber, task, slot),
            Ok(None) => {}
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

    pub(super) fn begin_task(&mut self, fiber: &mut Fiber, task: Task, slot: u32) -> Fate {
        match task {
            Task::Call(call) => self.call_on(fiber, call.function, call.args(), slot),
            Task::Work(work) => match work.resume(&mut self.store.context(), Value::NULL) {
                Ok(next) => Fate::Wants(next, slot),
                Err(error) => self.failed(fiber, error),
            },
        }
    }

    /// A native waits for the host.
    pub(super) fn wait(&mut self, fiber: &mut Fiber, request: Request) -> Fate {
        if self.store.is_sync {
            return self.failed(fiber, cannot_wait());
        }
        self.suspend(fiber, Some(request))
    }

    /// What is on top of a fiber waits: for the host, or as a join for its tasks. If a join is further
    /// down, only that part waits, as a fiber of its own, and the join goes on.
    pub(super) fn suspend(&mut self, fiber: &mut Fiber, request: Option<Request>) -> Fate {
        let above = if request.is_some() { 0 } else { 1 };
        let below = fiber.frames.len() - above;
        let join = fiber.frames[..below].iter().rposition(|it| matches!(it, Frame::Join { .. }));
        let Some(place) = join else {
            self.settle(fiber, request);
            return Fate::Waits;
        };
        let id = self.next_fiber();
        let mut child = fiber.cut_above(place, self.top(&fiber.frames[place + 1..]), id);
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
    pub(super) fn settle(&mut self, fiber: &mut Fiber, request: Option<Request>) {
        fiber.input = Input::Waiting;
        for join in &fiber.joins {
            self.joins.insert(join.id, fiber.id);
        }
        if let Some(request) = request {
            self.requests.push((fiber.id, request));
        }
    }

    /// A fiber is done: who waits for it is told.
    pub(super) fn finish(&mut self, fiber: &Fiber, mut outcome: Result<Value, Error>) {
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
    pub(super) fn export(&mut self, fiber: &Fiber, script: u32) {
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

    /// Where the registers of all frames end.
    pub(super) fn top(&self, frames: &[Frame]) -> usize {
        let ends = frames.iter().map(|frame| match frame {
            Frame::Script(frame) => frame.base + self.protos[frame.proto as usize].registers,
            Frame::Native { slot } | Frame::Join { slot } => slot + 1,
        });
        ends.max().unwrap_or(0) as usize
    }
}

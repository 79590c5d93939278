//! Watches a run, and writes down who called whom, how long it took, and which lines took the
//! steps.
//!
//! All calls stand in one tree: a node is a function as it was called from the node above it, so
//! that however often a script calls, the tree only grows with what is new. Time is taken at every
//! event, and belongs to what ran since the event before.

use std::any::Any;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use aizome_aiscript_vm::{FiberId, Observer};

/// Calls that are deeper are counted as their caller's: a stack of a million frames is no graph.
const DEEPEST: u32 = 400;

/// So many stacks are told apart; what would be a new one counts as its caller's.
const MOST: usize = 500_000;

/// What was seen.
#[derive(Debug)]
pub(super) struct Recorder {
    /// The tree of calls; the first is the host.
    pub(super) calls: Vec<Call>,
    /// By caller, beginning and whether they have a name.
    children: HashMap<(usize, u32, bool), usize>,
    /// By offset of what took a step, in bytes: how many, and how long.
    pub(super) places: HashMap<u32, Spent>,
    /// What each fiber is in.
    fibers: HashMap<FiberId, Vec<usize>>,
    /// What ran since the last event: a call, and the places of its steps.
    running: Option<(FiberId, usize)>,
    offsets: Vec<u32>,
    since: Instant,
    /// How long the host has waited, up to now and up to the last event.
    waited: Rc<Cell<Duration>>,
    waited_before: Duration,
}

/// A function as it was called from somewhere.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) name: String,
    /// Where the function begins, in bytes.
    pub(super) offset: u32,
    pub(super) caller: usize,
    depth: u32,
    pub(super) times: u64,
    /// Without what it called.
    pub(super) own: Spent,
}

/// What something took.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spent {
    pub(super) steps: u64,
    pub(super) time: Duration,
}

impl Spent {
    pub(super) fn add(&mut self, other: Self) {
        self.steps += other.steps;
        self.time += other.time;
    }
}

impl Recorder {
    /// Nothing was seen yet; the time in `waited` does not count.
    pub(super) fn new(waited: Rc<Cell<Duration>>) -> Self {
        let host = Call {
            name: "<host>".to_owned(),
            offset: 0,
            caller: 0,
            depth: 0,
            times: 1,
            own: Spent::default(),
        };
        Self {
            calls: vec![host],
            children: HashMap::new(),
            places: HashMap::new(),
            fibers: HashMap::new(),
            running: None,
            offsets: Vec::new(),
            since: Instant::now(),
            waited,
            waited_before: Duration::ZERO,
        }
    }

    /// What an observer has seen, if it was one of these.
    pub(super) fn of_observer(observer: Box<dyn Observer>) -> Option<Self> {
        let observer: Box<dyn Any> = observer;
        observer.downcast().ok().map(|recorder| *recorder)
    }

    /// The same, when nothing more will be seen.
    pub(super) fn finished(mut self) -> Self {
        self.settle();
        self
    }

    /// Gives the time since the last event to what ran.
    fn settle(&mut self) {
        let now = Instant::now();
        let passed = now - std::mem::replace(&mut self.since, now);
        let waited = self.waited.get();
        let waiting = waited - std::mem::replace(&mut self.waited_before, waited);
        let time = passed.saturating_sub(waiting);
        let Some((_, call)) = self.running.take() else { return };
        self.calls[call].own.time += time;
        let share = u32::try_from(self.offsets.len()).map_or(time, |count| time / count.max(1));
        for offset in self.offsets.drain(..) {
            self.places.entry(offset).or_default().time += share;
        }
    }

    /// The call that a fiber is in.
    fn current(&self, fiber: FiberId) -> usize {
        self.fibers.get(&fiber).and_then(|stack| stack.last()).copied().unwrap_or_default()
    }

    fn child(&mut self, caller: usize, name: &str, offset: u32) -> usize {
        let key = (caller, offset, name.starts_with('<'));
        if let Some(&call) = self.children.get(&key) {
            return call;
        }
        let depth = self.calls[caller].depth + 1;
        if depth > DEEPEST || self.calls.len() >= MOST {
            return caller;
        }
        let (call, name, own) = (self.calls.len(), name.to_owned(), Spent::default());
        self.calls.push(Call { name, offset, caller, depth, times: 0, own });
        self.children.insert(key, call);
        call
    }
}

impl Observer for Recorder {
    fn enter(&mut self, fiber: FiberId, name: &str, _: u32, offset: u32) {
        self.settle();
        let call = self.child(self.current(fiber), name, offset);
        self.calls[call].times += 1;
        self.fibers.entry(fiber).or_default().push(call);
        self.running = Some((fiber, call));
    }

    fn leave(&mut self, fiber: FiberId) {
        self.settle();
        if let Some(stack) = self.fibers.get_mut(&fiber) {
            stack.pop();
            if stack.is_empty() {
                self.fibers.remove(&fiber);
            }
        }
        if self.fibers.contains_key(&fiber) {
            self.running = Some((fiber, self.current(fiber)));
        }
    }

    fn block(&mut self, fiber: FiberId, _: u32, offsets: &mut dyn Iterator<Item = u32>) {
        self.settle();
        let call = self.current(fiber);
        self.running = Some((fiber, call));
        self.offsets.extend(offsets);
        self.calls[call].own.steps += self.offsets.len() as u64;
        for &offset in &self.offsets {
            self.places.entry(offset).or_default().steps += 1;
        }
    }
}

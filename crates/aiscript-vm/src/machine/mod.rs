//! The machine: it runs scripts, and does nothing else.
//!
//! It knows no clock, no library and no terminal. A host gives it a library, loads a script, starts a
//! fiber and calls [`Machine::run`] until nothing is left to do. What a script wants of the world comes
//! out as [`Request`]s, and goes on when they are answered.
//!
//! | file | what it knows |
//! |---|---|
//! | `mod` | what a host can do: limits, runs, requests, answers |
//! | `load` | a chunk becomes the machine's own; globals |
//! | `fiber` | stacks and frames |
//! | `execute` | the ops |
//! | `access` | properties and elements, beyond what `execute` does at once |
//! | `members` | what all values of a type have |
//! | `advance` | from one frame to the next: calls, returns, natives |
//! | `join` | waiting, and natives that run several things |
//! | `stop` | limits, fuel, failures, collection |
//! | `trace` | where an error happened, and which steps were counted too early |
//!
//! ```
//! use aizome_aiscript_vm::{Machine, Native, Next, Script, Status, Value};
//!
//! let script = Script::compile("double(21)").unwrap();
//! let mut machine = Machine::new();
//! machine.define_native("double", Native::closure(|_, args| {
//!     let number = args.get(0).and_then(Value::as_num).unwrap_or(f64::NAN);
//!     Ok(Next::Return(Value::num(number * 2.0)))
//! }));
//! let script = machine.load(&script);
//! let fiber = machine.start(script);
//! assert_eq!(machine.run(1_000), Status::Done);
//! assert_eq!(machine.outcome(fiber), Some(Ok(Value::num(42.0))));
//! assert_eq!(machine.steps(), 3);
//! ```

mod access;
mod advance;
mod execute;
mod fiber;
mod join;
mod load;
mod members;
mod observe;
mod stop;
mod trace;

use std::any::Any;
use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

pub use fiber::FiberId;
pub use load::Library;
pub use members::{Member, Type};
pub use observe::Observer;

use crate::error::Error;
use crate::heap::{Code, Flat, Heap};
use crate::native::{Request, TimerId, TimerNews};
use crate::script::Script;
use crate::value::{Fun, Value};
use access::Store;
use fiber::{Fiber, Input, JoinId};
use load::Linked;
use stop::Planted;

/// Runs scripts.
#[derive(Debug)]
pub struct Machine {
    store: Store,
    constants: Vec<Value>,
    protos: Vec<Linked>,
    scripts: Vec<Loaded>,
    limits: Limits,
    steps: u64,
    /// Turns of loops that do nothing, not even a step.
    idle: u64,
    fibers: FxHashMap<FiberId, Fiber>,
    ready: VecDeque<FiberId>,
    /// Which fiber holds a join now.
    joins: FxHashMap<JoinId, FiberId>,
    next_fiber: u32,
    next_join: u32,
    outcomes: FxHashMap<FiberId, Result<Value, Error>>,
    /// Those that natives began on their own.
    spawned: FxHashSet<FiberId>,
    failures: Vec<Error>,
    requests: Vec<(FiberId, Request)>,
    kept: Vec<Value>,
    observer: Option<Box<dyn Observer>>,
    /// The op that a [`Op::Halt`](crate::op::Op::Halt) stands in for.
    planted: Option<Planted>,
}

/// A script that the machine has.
#[derive(Debug)]
struct Loaded {
    script: Script,
    /// Its first function.
    main: u32,
}

/// Which of the machine's scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScriptId(u32);

/// What a script may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Steps, over all runs; see [`Machine::steps`]. Turns of a loop that does nothing, `loop {}`, count
    /// against this limit, too, although they are no steps.
    pub steps: Option<u64>,
    /// Calls that have not returned yet, in one fiber. A call takes 24 bytes and 8 for each of its
    /// registers.
    pub frames: usize,
    /// Bytes of memory that can be reached: of the heap, and of the stack of a fiber. Garbage may take
    /// as much again until it is collected.
    pub heap: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: None, frames: 1_000_000, heap: 1 << 30 }
    }
}

/// Whether scripts can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Mode {
    /// They can: the reference's `exec`.
    #[default]
    Waiting,
    /// They cannot, and a native that would wait fails: the reference's `execSync`.
    Sync,
}

/// Why a run has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing is left to do. Timers may still run.
    Done,
    /// The fuel is used up; another run goes on.
    OutOfFuel,
    /// All that is left waits for answers.
    Blocked,
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl Machine {
    /// A machine without a library.
    #[must_use]
    pub fn new() -> Self {
        Self {
            store: Store::default(),
            constants: Vec::new(),
            protos: Vec::new(),
            scripts: Vec::new(),
            limits: Limits::default(),
            steps: 0,
            idle: 0,
            fibers: FxHashMap::default(),
            ready: VecDeque::new(),
            joins: FxHashMap::default(),
            next_fiber: 0,
            next_join: 0,
            outcomes: FxHashMap::default(),
            spawned: FxHashSet::default(),
            failures: Vec::new(),
            requests: Vec::new(),
            kept: Vec::new(),
            observer: None,
            planted: None,
        }
    }

    /// Gives scripts a library.
    pub fn set_library(&mut self, library: Rc<dyn Library>) {
        self.store.library = Some(library);
    }

    /// Sets what scripts may use up.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
        self.store.heap.set_limit(limits.heap);
    }

    /// Says whether scripts can wait.
    pub fn set_mode(&mut self, mode: Mode) {
        self.store.is_sync = mode == Mode::Sync;
    }

    /// Puts something aside for natives, which find it by its type.
    pub fn set_state<T: Any>(&mut self, state: T) {
        self.store.states.set(state);
    }

    /// What was put aside for natives.
    pub fn state<T: Any>(&mut self) -> Option<&mut T> {
        self.store.states.get()
    }

    /// Loads a script. It can be started as often as one likes.
    pub fn load(&mut self, script: &Script) -> ScriptId {
        let id = u32::try_from(self.scripts.len()).unwrap_or(u32::MAX);
        let main = self.link(script.chunk(), id);
        self.scripts.push(Loaded { script: script.clone(), main });
        ScriptId(id)
    }

    /// The text of one of the scripts, for the places in errors.
    #[must_use]
    pub fn script_text(&self, script: u32) -> &str {
        self.scripts.get(script as usize).map_or("", |loaded| loaded.script.text())
    }

    /// Begins to run a script; [`Machine::run`] does it.
    pub fn start(&mut self, script: ScriptId) -> FiberId {
        let main = self.scripts[script.0 as usize].main;
        let main = self.function_of_script(main);
        let id = self.call(main, &[]);
        if let Some(fiber) = self.fibers.get_mut(&id) {
            fiber.script = Some(script.0);
        }
        id
    }

    /// Begins a call of a function, beside all that runs; [`Machine::run`] does it.
    pub fn call(&mut self, function: Fun, args: &[Value]) -> FiberId {
        let id = self.next_fiber();
        let mut stack = vec![function.into(), Value::NULL];
        stack.extend_from_slice(args);
        let fiber = Fiber::new(id, stack, Input::Begin(args.len()));
        self.fibers.insert(id, fiber);
        self.ready.push_back(id);
        id
    }

    /// The result of a fiber, once it is done. It is handed out once; keep a value with
    /// [`Machine::keep`] if it is needed after the next run.
    pub fn outcome(&mut self, fiber: FiberId) -> Option<Result<Value, Error>> {
        self.outcomes.remove(&fiber)
    }

    /// The results of all fibers that are done, and were not taken yet, in the order of their
    /// beginnings.
    pub fn take_outcomes(&mut self) -> Vec<(FiberId, Result<Value, Error>)> {
        let mut outcomes: Vec<_> = self.outcomes.drain().collect();
        outcomes.sort_by_key(|&(fiber, _)| fiber);
        outcomes
    }

    /// The errors of fibers that natives began on their own, such as the first call of an interval.
    pub fn take_failures(&mut self) -> Vec<Error> {
        std::mem::take(&mut self.failures)
    }

    /// What the fibers wait for, and has not been told yet.
    pub fn take_requests(&mut self) -> Vec<(FiberId, Request)> {
        std::mem::take(&mut self.requests)
    }

    /// Answers the request of a fiber, which goes on in the next run. Answers may come in any order;
    /// one that nobody waits for is dropped.
    pub fn answer(&mut self, fiber: FiberId, answer: Result<Value, Error>) {
        if let Some(waiting) = self.fibers.get_mut(&fiber)
            && matches!(waiting.input, Input::Waiting)
        {
            waiting.input = Input::Answer(answer);
            self.ready.push_back(fiber);
        }
    }

    /// What has become of timers, and has not been told yet.
    pub fn take_timer_news(&mut self) -> Vec<TimerNews> {
        std::mem::take(&mut self.store.timers.news)
    }

    /// A timer is due: its function is called in the next run.
    pub fn fire(&mut self, timer: TimerId) -> Option<FiberId> {
        let function = self.store.timers.due(timer)?;
        Some(self.call(function, &[]))
    }

    /// Whether a timer runs.
    #[must_use]
    pub fn has_timers(&self) -> bool {
        !self.store.timers.is_empty()
    }

    /// How many steps were done: one for every node of the reference's tree that was evaluated.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Changes the count of steps, such as to begin anew.
    pub fn set_steps(&mut self, steps: u64) {
        self.steps = steps;
        self.idle = 0;
    }

    /// The memory.
    #[must_use]
    pub fn heap(&self) -> &Heap {
        &self.store.heap
    }

    /// The memory, to make values in it.
    pub fn heap_mut(&mut self) -> &mut Heap {
        &mut self.store.heap
    }

    /// A value as text, as the reference shows it: strings in quotes.
    pub fn repr(&mut self, value: Value) -> Flat {
        self.store.heap.repr(value, true)
    }

    /// Collects memory at every chance. Slow, and good for tests of natives: a value that a host forgot
    /// to mark or to keep is gone at once, and not some day.
    pub fn set_eager_collection(&mut self, is_eager: bool) {
        self.store.heap.set_eager(is_eager);
    }

    /// Keeps a value that the host holds from being collected.
    pub fn keep(&mut self, value: Value) {
        self.kept.push(value);
    }

    /// Lets go of a value that was kept.
    pub fn release(&mut self, value: Value) {
        if let Some(place) = self.kept.iter().position(|&kept| kept == value) {
            self.kept.swap_remove(place);
        }
    }

    /// Ends everything that runs or waits, timers too; variables stay.
    pub fn abort(&mut self) {
        self.fibers.clear();
        self.ready.clear();
        self.joins.clear();
        self.spawned.clear();
        self.requests.clear();
        self.store.timers.clear_all();
        self.store.spawned.clear();
    }

    /// Has someone watch the runs.
    pub fn set_observer(&mut self, observer: Box<dyn Observer>) {
        self.observer = Some(observer);
    }

    /// Who watched the runs.
    pub fn take_observer(&mut self) -> Option<Box<dyn Observer>> {
        self.observer.take()
    }

    fn next_fiber(&mut self) -> FiberId {
        self.next_fiber = self.next_fiber.wrapping_add(1);
        FiberId(self.next_fiber)
    }

    /// A function of a script as a value.
    fn function_of_script(&mut self, proto: u32) -> Fun {
        let params = Rc::clone(&self.protos[proto as usize].about.params);
        let (shared, defaults) = (Box::default(), Box::default());
        self.store.heap.function(Code::Script { proto, shared, defaults, params })
    }
}

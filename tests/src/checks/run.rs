//! Laws of every script that is run, whatever it is: it does not panic, uses no more than it may, and
//! does the same in one piece and in many, and however often memory is collected.

mod calls;
mod deeds;

use std::cell::RefCell;
use std::rc::Rc;

use aizome_aiscript_std::{Environment, install};
use aizome_aiscript_vm::{FiberId, Heap, Limits, Machine, Mode, Script, Status, TimerNews, Value};

pub use calls::calls;
pub use deeds::deeds;

/// Every law about one script.
///
/// # Panics
/// When a law does not hold.
pub fn run(source: &str) {
    let Ok(script) = Script::compile(source) else { return };
    for limits in [NARROW, WIDE] {
        for mode in [Mode::Waiting, Mode::Sync] {
            let whole = Observed::new(&script, limits, mode, Pace::Fast);
            let pieces = Observed::new(&script, limits, mode, Pace::Slow);
            whole.is_within(limits, source);
            pieces.is_within(limits, source);
            whole.is_as(&pieces, source);
        }
    }
}

/// So little that most scripts meet a limit.
const NARROW: Limits = Limits { steps: Some(150), frames: 8, heap: 20_000 };

/// Enough for small scripts, and not for endless ones.
const WIDE: Limits = Limits { steps: Some(3000), frames: 200, heap: 4 << 20 };

/// How a script is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Fast,
    /// A few ops at a time, and memory is collected at every chance.
    Slow,
}

impl Pace {
    /// How much is done in a run.
    fn fuel(self) -> u64 {
        match self {
            Self::Fast => 50_000,
            Self::Slow => 3,
        }
    }

    /// How much is done in all: a script that loops around nothing, or natives that call natives,
    /// never take a step. What collects at each turn gets as much as the steps of a script need.
    fn most_fuel(self) -> u64 {
        match self {
            Self::Fast => 50_000,
            Self::Slow => 12_000,
        }
    }
}

/// So many answers it gets.
const MOST_ANSWERS: usize = 50;

/// What a script did.
#[derive(Debug)]
struct Observed {
    out: Vec<String>,
    /// How its fibers ended; nothing if it had not when it was stopped.
    ends: Option<Vec<String>>,
    steps: u64,
    heap: usize,
}

impl Observed {
    fn new(script: &Script, limits: Limits, mode: Mode, pace: Pace) -> Self {
        let out = Rc::new(RefCell::new(Vec::new()));
        let printed = Rc::clone(&out);
        let print = move |heap: &mut Heap, value| {
            printed.borrow_mut().push(heap.repr(value, true).to_string());
        };
        let mut machine = Machine::new();
        machine.set_mode(mode);
        machine.set_eager_collection(pace == Pace::Slow);
        machine.set_limits(limits);
        install(&mut machine, Environment { out: Box::new(print), ..Environment::default() });
        let id = machine.load(script);
        let main = machine.start(id);
        let ends = run_down(&mut machine, main, pace);
        let (steps, heap) = (machine.steps(), machine.heap().bytes());
        machine.abort();
        Self { out: out.take(), ends, steps, heap }
    }

    /// Fibers that ended did the same.
    fn is_as(&self, other: &Self, source: &str) {
        if self.ends.is_some() && other.ends.is_some() {
            assert_eq!(self.out, other.out, "what is printed in pieces, of {source:?}");
            assert_eq!(self.ends, other.ends, "how it ends in pieces, of {source:?}");
            assert_eq!(self.steps, other.steps, "steps in pieces, of {source:?}");
        }
    }

    fn is_within(&self, limits: Limits, source: &str) {
        let Self { steps, heap, .. } = *self;
        let most = limits.steps.unwrap_or(u64::MAX);
        // The step that is one too many is counted.
        assert!(steps <= most + 1, "{steps} steps instead of {most}, of {source:?}");
        // Garbage may take as much again.
        let room = 2 * limits.heap;
        assert!(heap <= room, "{heap} bytes instead of {room}, of {source:?}");
    }
}

/// Runs a machine until it has nothing left to do, or has had enough; who waits need not.
fn run_down(machine: &mut Machine, main: FiberId, pace: Pace) -> Option<Vec<String>> {
    let mut fibers = vec![main];
    let mut ends = Vec::new();
    let mut fuel = 0;
    for _ in 0..MOST_ANSWERS {
        let mut status = Status::OutOfFuel;
        while status == Status::OutOfFuel && fuel < pace.most_fuel() {
            status = machine.run(pace.fuel());
            fuel += pace.fuel();
        }
        ends.extend(fibers.iter().filter_map(|&fiber| {
            Some(match machine.outcome(fiber)? {
                Ok(value) => machine.repr(value).to_string(),
                Err(error) => error.message().to_owned(),
            })
        }));
        ends.extend(machine.take_failures().iter().map(|error| error.message().to_owned()));
        if fuel >= pace.most_fuel() {
            return None;
        }
        if !answer_all(machine, &mut fibers) {
            break;
        }
    }
    Some(ends)
}

/// Answers all who wait, and fires timers, each of which begins a fiber; false if there is nobody.
fn answer_all(machine: &mut Machine, fibers: &mut Vec<FiberId>) -> bool {
    let requests = machine.take_requests();
    let mut is_busy = !requests.is_empty();
    for (fiber, _) in requests {
        machine.answer(fiber, Ok(Value::NULL));
    }
    for news in machine.take_timer_news() {
        if let TimerNews::Set { timer, .. } = news {
            let fired = machine.fire(timer);
            is_busy |= fired.is_some();
            fibers.extend(fired);
        }
    }
    is_busy
}

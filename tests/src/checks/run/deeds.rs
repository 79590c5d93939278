//! What a host may do to a machine, in any order.

use aizome_aiscript_std::{Environment, install};
use aizome_aiscript_vm::{
    Class, Error, FiberId, Fun, Limits, Machine, Mode, Script, ScriptId, Status, TimerId,
    TimerNews, Value,
};

/// Does to one machine what bytes say: loads, starts, runs, answers, fires, aborts.
///
/// # Panics
/// When a machine panics, takes more than it may, or does not come to rest when it is aborted.
pub fn deeds(bytes: &[u8]) {
    let mut host = Host::new();
    for pair in bytes.chunks(2).take(MOST) {
        host.does(pair[0] % 18, usize::from(pair.get(1).copied().unwrap_or_default()));
        let taken = host.machine.heap().bytes();
        assert!(taken <= 3 * HEAP, "{taken} bytes of {HEAP} after {bytes:?}");
    }
    host.machine.abort();
    assert_eq!(host.machine.run(10_000), Status::Done, "after it was aborted, of {bytes:?}");
    assert!(!host.machine.has_timers(), "timers after it was aborted, of {bytes:?}");
}

/// So many things are done.
const MOST: usize = 200;

/// What all may take.
const HEAP: usize = 1 << 20;

/// Scripts that leave much to do, share variables, wait, and fail.
const SCRIPTS: &[&str] = &[
    "let shared = [1, 2, 3]\nvar told = 0\n@tell(x) { told += 1\nshared.push(x) }",
    "tell([told])\n<: shared",
    "[1, 2, 3].map(@(x) { Core:sleep(x)\n[x].map(@(y) { Core:sleep(y)\n[y] }) })",
    "[5, 4, 3, 2, 1].sort(@(a, b) { Core:sleep(1)\na - b })",
    "let name = readline('?')\nAsync:timeout(5, @() { <: name })\nname",
    "var n = 0\nvar stop = null\nstop = Async:interval(1, @() { n += 1\nif n == 3 stop() }, true)",
    "var list = []\nloop { list = [list, `{list.len}`] }",
    "loop { Async:timeout(1, @() { null.x }) }",
    "@deep(n) { if n == 0 { Core:sleep(1)\nnull.x } else [n].map(@(x) { deep(n - 1) }) }\ndeep(20)",
    "@f() { f() }\nf()",
    "let again = @() { Async:timeout(1, again)\n[1, 2].map(@(x) { readline(`{x}`) }) }\nagain()",
    "var text = 'ab'\nfor 18 { text = `{text}{text}` }\ntext.split('a').join('藍').len",
];

struct Host {
    machine: Machine,
    scripts: Vec<ScriptId>,
    /// Fibers that have begun or asked for something, also long ago.
    fibers: Vec<FiberId>,
    timers: Vec<TimerId>,
    /// What the machine keeps.
    kept: Vec<Value>,
}

impl Host {
    fn new() -> Self {
        let mut machine = Machine::new();
        machine.set_limits(Limits { steps: Some(20_000), frames: 200, heap: HEAP });
        install(&mut machine, Environment::default());
        let (scripts, fibers) = (Vec::new(), Vec::new());
        Self { machine, scripts, fibers, timers: Vec::new(), kept: Vec::new() }
    }

    fn does(&mut self, deed: u8, which: usize) {
        match deed {
            0..=2 => self.begin(which),
            3 => _ = self.machine.run(0),
            4 => _ = self.machine.run(1),
            5..=7 => _ = self.machine.run(which as u64 * 10),
            8 => self.listen(),
            9 => self.answer(which, Ok(Value::NULL)),
            10 => self.answer(which, Ok(self.kept.last().copied().unwrap_or(Value::TRUE))),
            11 => self.answer(which, Err(Error::new(Class::Host, "no answer"))),
            12 => {
                let timer = self.timers.get(which % self.timers.len().max(1)).copied();
                self.fibers.extend(timer.and_then(|timer| self.machine.fire(timer)));
            }
            13 => self.take_outcomes(),
            14 => self.call(),
            15 => self.machine.set_eager_collection(which.is_multiple_of(2)),
            16 => self.set(which),
            _ if which.is_multiple_of(4) => self.machine.abort(),
            _ => self.machine.set_steps(0),
        }
    }

    fn begin(&mut self, which: usize) {
        let script = match self.scripts.get(which / SCRIPTS.len() % 8) {
            Some(&script) => script,
            None => self.load(SCRIPTS[which % SCRIPTS.len()]),
        };
        self.fibers.push(self.machine.start(script));
    }

    fn load(&mut self, source: &str) -> ScriptId {
        let script = Script::compile(source).expect("the scripts of this table are scripts");
        let id = self.machine.load(&script);
        self.scripts.push(id);
        id
    }

    /// Hears what fibers and timers want.
    fn listen(&mut self) {
        self.fibers.extend(self.machine.take_requests().into_iter().map(|(fiber, _)| fiber));
        self.timers.extend(self.machine.take_timer_news().into_iter().map(|news| match news {
            TimerNews::Set { timer, .. } | TimerNews::Cleared(timer) => timer,
        }));
    }

    fn answer(&mut self, which: usize, answer: Result<Value, Error>) {
        if let Some(&fiber) = self.fibers.get(which % self.fibers.len().max(1)) {
            self.machine.answer(fiber, answer);
        }
    }

    /// Takes all results, and keeps those that are values.
    fn take_outcomes(&mut self) {
        for &fiber in &self.fibers {
            if let Some(Ok(value)) = self.machine.outcome(fiber) {
                self.machine.keep(value);
                self.kept.push(value);
            }
        }
        drop(self.machine.take_failures());
        while self.kept.len() > 5 {
            let oldest = self.kept.remove(0);
            self.machine.release(oldest);
        }
    }

    /// Calls a function that some script has made.
    fn call(&mut self) {
        let function: Option<Fun> = self.machine.global("tell").and_then(Value::as_fn);
        if let Some(function) = function {
            self.fibers.push(self.machine.call(function, &[Value::NULL]));
        }
    }

    fn set(&mut self, which: usize) {
        let mode = if which.is_multiple_of(2) { Mode::Waiting } else { Mode::Sync };
        match which % 5 {
            0 => self.machine.set_mode(mode),
            1 => self.machine.set_steps(u64::MAX - 3),
            2 => self.machine.set_limits(Limits { steps: Some(20_000), frames: 3, heap: HEAP }),
            3 => self.machine.set_limits(Limits { steps: None, frames: 200, heap: HEAP }),
            _ => self.machine.set_limits(Limits { steps: Some(20_000), frames: 200, heap: HEAP }),
        }
    }
}

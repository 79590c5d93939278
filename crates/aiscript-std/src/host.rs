//! Serves a machine: runs it, and answers what its scripts ask for.
//!
//! A [`Machine`] never waits. Whoever drives it looks, after each run, what the script wants (to sleep,
//! a line of text, a timer), and says later that it has happened. [`Driver`] does this on the thread
//! that calls it, [`AsyncDriver`] in any async runtime; both ask a host of a few functions.

mod asynchronous;
mod console;
mod wakes;

use aizome_aiscript_vm::{Class, Deferred, Error, FiberId, Machine, Request, TimerNews, Value};

use crate::virtual_clock::{Due, VirtualClock};

pub use asynchronous::{AsyncDriver, AsyncHost};
pub use console::Console;

/// What a [`Driver`] needs of the world.
pub trait Host {
    /// Milliseconds since some moment; they never go back.
    fn now(&mut self) -> f64;

    /// Waits so many milliseconds.
    fn wait(&mut self, ms: f64);

    /// Asks for a line of text; `None` if nobody will answer, which the script sees as `null`.
    fn read_line(&mut self, prompt: &str) -> Option<String> {
        let _ = prompt;
        None
    }

    /// Does what a native asks for with [`Request::Host`].
    ///
    /// # Errors
    /// What the native fails with; any name, unless the host knows it.
    fn call(&mut self, machine: &mut Machine, name: &str, args: &[Value]) -> Result<Value, Error> {
        let _ = (machine, args);
        Err(unknown(name))
    }
}

/// Drives a machine on the thread that calls it.
///
/// ```
/// use aizome_aiscript_std::{Driver, Environment, Host, install};
/// use aizome_aiscript_vm::{Machine, Script};
///
/// /// A host in whose world time passes as soon as somebody waits.
/// struct Hasty(f64);
///
/// impl Host for Hasty {
///     fn now(&mut self) -> f64 {
///         self.0
///     }
///
///     fn wait(&mut self, ms: f64) {
///         self.0 += ms;
///     }
///
///     fn read_line(&mut self, prompt: &str) -> Option<String> {
///         Some(format!("{prompt} Me!"))
///     }
/// }
///
/// let mut machine = Machine::new();
/// install(&mut machine, Environment::default());
/// let script = Script::compile("Core:sleep(3600000)\nreadline('Who is there?')")?;
/// let script = machine.load(&script);
/// let fiber = machine.start(script);
/// let mut driver = Driver::new(Hasty(0.0));
/// let result = driver.finish(&mut machine, fiber)?;
/// assert_eq!(machine.repr(result).to_string(), r#""Who is there? Me!""#);
/// assert_eq!(driver.host().now(), 3_600_000.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Driver<H> {
    host: H,
    clock: VirtualClock,
    fibers: Vec<FiberId>,
}

impl<H: Host> Driver<H> {
    /// A driver with nothing to do yet.
    pub fn new(host: H) -> Self {
        Self { host, clock: VirtualClock::default(), fibers: Vec::new() }
    }

    /// The host.
    pub fn host(&mut self) -> &mut H {
        &mut self.host
    }

    /// Runs until a fiber has ended; its result is there until the next run. Timers fire meanwhile.
    ///
    /// # Errors
    /// If the fiber, or a function that a timer called meanwhile, has failed.
    pub fn finish(&mut self, machine: &mut Machine, fiber: FiberId) -> Result<Value, Error> {
        self.watch(fiber);
        let mut result = None;
        loop {
            self.settle(machine, |machine, ended, value| {
                if ended == fiber {
                    machine.keep(value);
                    result = Some(value);
                }
            })?;
            if let Some(value) = result {
                machine.release(value);
                return Ok(value);
            }
            if !self.advance(machine) {
                return Err(Error::new(Class::Host, "the script waits for what will not happen"));
            }
        }
    }

    /// Runs until nothing is left to wait for: after [`finish`](Self::finish), until no timer is left.
    ///
    /// # Errors
    /// If a function that a timer called has failed.
    pub fn run_down(&mut self, machine: &mut Machine) -> Result<(), Error> {
        loop {
            self.settle(machine, |_, _, _| ())?;
            if !self.advance(machine) {
                return Ok(());
            }
        }
    }

    /// Looks after a fiber.
    pub(crate) fn watch(&mut self, fiber: FiberId) {
        self.fibers.push(fiber);
    }

    /// Runs until time must pass. `ended` gets the results of the fibers that end.
    pub(crate) fn settle(
        &mut self,
        machine: &mut Machine,
        mut ended: impl FnMut(&mut Machine, FiberId, Value),
    ) -> Result<(), Error> {
        loop {
            machine.run(u64::MAX);
            take_outcomes(machine, &mut self.fibers, &mut ended)?;
            self.take_timers(machine);
            if !self.take_requests(machine) {
                return Ok(());
            }
        }
    }

    /// Waits for what comes next, and has it happen; false if nothing will.
    pub(crate) fn advance(&mut self, machine: &mut Machine) -> bool {
        let Some(due) = self.clock.next_due() else { return false };
        let patience = due - self.host.now();
        if patience > 0.0 {
            self.host.wait(patience);
        }
        match self.clock.jump() {
            Some(Due::Wake(fiber)) => machine.answer(fiber, Ok(Value::NULL)),
            Some(Due::Fire(timer)) => self.fibers.extend(machine.fire(timer)),
            None => {}
        }
        true
    }

    fn take_timers(&mut self, machine: &mut Machine) {
        self.clock.turn_to(self.host.now());
        for news in machine.take_timer_news() {
            match news {
                TimerNews::Set { timer, ms, repeats } => self.clock.set(timer, ms, repeats),
                TimerNews::Cleared(timer) => self.clock.clear(timer),
            }
        }
    }

    /// Whether something could be answered at once.
    fn take_requests(&mut self, machine: &mut Machine) -> bool {
        let mut is_answered = false;
        for (fiber, request) in machine.take_requests() {
            if let Some(answer) = self.answer(machine, fiber, request) {
                machine.answer(fiber, answer);
                is_answered = true;
            }
        }
        is_answered
    }

    /// The answer to a request, unless time must pass before.
    fn answer(
        &mut self,
        machine: &mut Machine,
        fiber: FiberId,
        request: Request,
    ) -> Option<Result<Value, Error>> {
        match request {
            Request::Sleep { ms } => {
                self.clock.sleep(fiber, ms);
                None
            }
            Request::ReadLine { prompt } => {
                let line = self.host.read_line(&prompt.to_string());
                Some(Ok(line_or_null(line)(machine.heap_mut())))
            }
            Request::Host { name, args } => Some(self.host.call(machine, &name, &args)),
            Request::Future(pending) => {
                let answer = asynchronous::block_on(pending.0);
                Some(answer.map(|make| make(machine.heap_mut())))
            }
        }
    }
}

/// Hands the results of the fibers that have ended to `ended`.
///
/// # Errors
/// The first of them that failed.
fn take_outcomes(
    machine: &mut Machine,
    fibers: &mut Vec<FiberId>,
    mut ended: impl FnMut(&mut Machine, FiberId, Value),
) -> Result<(), Error> {
    let mut failed = None;
    fibers.retain(|&fiber| match machine.outcome(fiber) {
        None => true,
        Some(Ok(value)) => {
            ended(machine, fiber, value);
            false
        }
        Some(Err(error)) => {
            failed.get_or_insert(error);
            false
        }
    });
    // What nobody waits for nobody hears of: so it is in the reference.
    drop(machine.take_failures());
    failed.map_or(Ok(()), Err)
}

/// The answer to `readline`.
fn line_or_null(line: Option<String>) -> Deferred {
    Box::new(move |heap| line.map_or(Value::NULL, |line| heap.string(&*line).into()))
}

fn unknown(name: &str) -> Error {
    Error::new(Class::Host, format!("the host does not know `{name}`"))
}

//! Serves a machine in an async runtime, whichever it is: only futures of `core` are used.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::future::{self, Future};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use aizome_aiscript_vm::{
    Class, Deferred, Error, FiberId, Machine, Request, TimerId, TimerNews, Value,
};

use super::wakes::Wakes;
use super::{line_or_null, take_outcomes, unknown};

/// What an [`AsyncDriver`] needs of its runtime.
pub trait AsyncHost {
    /// Waits so many milliseconds; what is no number or below 1 is 1.
    fn sleep(&mut self, ms: f64) -> impl Future<Output = ()> + 'static;

    /// Asks for a line of text; `None` if nobody will answer, which the script sees as `null`.
    fn read_line(&mut self, prompt: String) -> impl Future<Output = Option<String>> + 'static {
        drop(prompt);
        future::ready(None)
    }
}

/// Drives a machine between the `await`s of an async function.
///
/// ```
/// use std::future::{Future, ready};
///
/// use aizome_aiscript_std::{AsyncDriver, AsyncHost, Environment, install};
/// use aizome_aiscript_vm::{Machine, Script};
///
/// struct Hasty;
///
/// impl AsyncHost for Hasty {
///     // `tokio::time::sleep`, or whatever the runtime has.
///     fn sleep(&mut self, _: f64) -> impl Future<Output = ()> + 'static {
///         ready(())
///     }
/// }
///
/// async fn run(text: &str) -> Result<String, Box<dyn std::error::Error>> {
///     let mut machine = Machine::new();
///     install(&mut machine, Environment::default());
///     let script = machine.load(&Script::compile(text)?);
///     let fiber = machine.start(script);
///     let result = AsyncDriver::new(Hasty).finish(&mut machine, fiber).await?;
///     Ok(machine.repr(result).to_string())
/// }
///
/// # let mut run = std::pin::pin!(run("[3, 1].map(@(n) { Core:sleep(n); n * 2 })"));
/// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// # let std::task::Poll::Ready(result) = run.as_mut().poll(&mut context) else { panic!() };
/// assert_eq!(result?, "[ 6, 2 ]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AsyncDriver<H> {
    host: H,
    fibers: Vec<FiberId>,
    /// What will happen, in the order in which it was begun.
    waiting: BTreeMap<u64, Waiting>,
    /// How much was begun.
    begun: u64,
    /// Which of what will happen is a timer.
    timers: HashMap<TimerId, u64>,
    /// Which of it is worth a look.
    wakes: Arc<Wakes>,
}

/// Something that will happen, and whom it wakes.
struct Waiting {
    future: Pin<Box<dyn Future<Output = Happening>>>,
    waker: Waker,
}

/// Something that has happened.
enum Happening {
    Answer(FiberId, Result<Deferred, Error>),
    Timer { timer: TimerId, ms: f64, repeats: bool },
}

impl<H: AsyncHost> AsyncDriver<H> {
    /// A driver with nothing to do yet.
    pub fn new(host: H) -> Self {
        let (fibers, waiting, timers) = (Vec::new(), BTreeMap::new(), HashMap::new());
        Self { host, fibers, waiting, begun: 0, timers, wakes: Arc::default() }
    }

    /// Runs until a fiber has ended; its result is there until the next run. Timers fire meanwhile.
    ///
    /// # Errors
    /// If the fiber, or a function that a timer called meanwhile, has failed.
    pub async fn finish(&mut self, machine: &mut Machine, fiber: FiberId) -> Result<Value, Error> {
        self.fibers.push(fiber);
        loop {
            if let Some(value) = self.run(machine, Some(fiber))? {
                return Ok(value);
            }
            if !self.advance(machine).await {
                return Err(Error::new(Class::Host, "the script waits for what will not happen"));
            }
        }
    }

    /// Runs until nothing is left to wait for: after [`finish`](Self::finish), until no timer is left.
    ///
    /// # Errors
    /// If a function that a timer called has failed.
    pub async fn run_down(&mut self, machine: &mut Machine) -> Result<(), Error> {
        loop {
            self.run(machine, None)?;
            if !self.advance(machine).await {
                return Ok(());
            }
        }
    }

    /// Runs as far as possible; the result of the fiber that is asked for, if it has ended.
    fn run(
        &mut self,
        machine: &mut Machine,
        wanted: Option<FiberId>,
    ) -> Result<Option<Value>, Error> {
        machine.run(u64::MAX);
        let mut result = None;
        take_outcomes(machine, &mut self.fibers, |_, ended, value| {
            if Some(ended) == wanted {
                result = Some(value);
            }
        })?;
        self.take_timers(machine);
        for (fiber, request) in machine.take_requests() {
            let future = self.answer(fiber, request);
            self.put(future);
        }
        Ok(result)
    }

    /// Waits for what comes next, and has it happen; false if nothing will.
    async fn advance(&mut self, machine: &mut Machine) -> bool {
        if self.waiting.is_empty() {
            return false;
        }
        match future::poll_fn(|context| self.poll(context)).await {
            Happening::Answer(fiber, answer) => {
                let answer = answer.map(|make| make(machine.heap_mut()));
                machine.answer(fiber, answer);
            }
            Happening::Timer { timer, ms, repeats } => {
                self.timers.remove(&timer);
                if repeats {
                    self.set(timer, ms, repeats);
                }
                self.fibers.extend(machine.fire(timer));
            }
        }
        true
    }

    /// The first that has happened, in the order in which they were begun. Only those are looked at
    /// that said that something has happened.
    fn poll(&mut self, context: &Context<'_>) -> Poll<Happening> {
        self.wakes.tell(context.waker());
        while let Some(id) = self.wakes.next() {
            let Some(waiting) = self.waiting.get_mut(&id) else { continue };
            let mut own = Context::from_waker(&waiting.waker);
            if let Poll::Ready(happening) = waiting.future.as_mut().poll(&mut own) {
                self.waiting.remove(&id);
                return Poll::Ready(happening);
            }
        }
        Poll::Pending
    }

    /// Something will happen; its number.
    fn put(&mut self, future: Pin<Box<dyn Future<Output = Happening>>>) -> u64 {
        let id = self.begun;
        self.begun += 1;
        let waker = self.wakes.waker(id);
        self.waiting.insert(id, Waiting { future, waker });
        id
    }

    fn take_timers(&mut self, machine: &mut Machine) {
        for news in machine.take_timer_news() {
            match news {
                TimerNews::Set { timer, ms, repeats } => self.set(timer, ms, repeats),
                TimerNews::Cleared(timer) => {
                    let id = self.timers.remove(&timer);
                    id.and_then(|id| self.waiting.remove(&id));
                }
            }
        }
    }

    fn set(&mut self, timer: TimerId, ms: f64, repeats: bool) {
        let sleep = self.sleep(ms);
        let id = self.put(Box::pin(async move {
            sleep.await;
            Happening::Timer { timer, ms, repeats }
        }));
        self.timers.insert(timer, id);
    }

    fn answer(
        &mut self,
        fiber: FiberId,
        request: Request,
    ) -> Pin<Box<dyn Future<Output = Happening>>> {
        match request {
            Request::Sleep { ms } => {
                let sleep = self.sleep(ms);
                answering(fiber, async move {
                    sleep.await;
                    Ok(line_or_null(None))
                })
            }
            Request::ReadLine { prompt } => {
                let line = self.host.read_line(prompt.to_string());
                answering(fiber, async move { Ok(line_or_null(line.await)) })
            }
            Request::Host { name, .. } => answering(fiber, future::ready(Err(unknown(&name)))),
            Request::Future(pending) => answering(fiber, pending.0),
        }
    }

    fn sleep(&mut self, ms: f64) -> Pin<Box<dyn Future<Output = ()>>> {
        // What is not a number becomes 1, too.
        Box::pin(self.host.sleep(ms.max(1.0)))
    }
}

fn answering(
    fiber: FiberId,
    answer: impl Future<Output = Result<Deferred, Error>> + 'static,
) -> Pin<Box<dyn Future<Output = Happening>>> {
    Box::pin(async move { Happening::Answer(fiber, answer.await) })
}

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").finish_non_exhaustive()
    }
}

/// Waits for a future on this thread.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        thread::park();
    }
}

/// Wakes a thread that waits for a future.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

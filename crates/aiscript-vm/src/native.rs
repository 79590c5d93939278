//! Functions of the host: what they get, and what they can ask for.
//!
//! A native never calls back into the machine. It returns what is to be done [`Next`]: it has a
//! value, or it wants a function called, or it waits for something outside; the rest of it is a
//! [`Resume`] that the machine keeps on its own stack until then. So a script can call a native that
//! calls a script that waits, as deep as it likes, and still be stopped and continued anywhere.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use crate::error::{Class, Error};
use crate::heap::{Flat, Heap, Marker};
use crate::value::{Fun, Value};

/// A native as it is called.
pub type NativeRun = fn(&mut Context<'_>, Args<'_>) -> Result<Next, Error>;

/// A native that is a closure, as it is called.
pub type NativeClosure = dyn Fn(&mut Context<'_>, Args<'_>) -> Result<Next, Error>;

/// The code of a native.
#[derive(Clone)]
pub enum Native {
    /// A plain function: what tables of natives hold.
    Plain(NativeRun),
    /// A closure.
    Closure(Rc<NativeClosure>),
}

impl Native {
    /// A native that is a closure.
    pub fn closure(
        run: impl Fn(&mut Context<'_>, Args<'_>) -> Result<Next, Error> + 'static,
    ) -> Self {
        Self::Closure(Rc::new(run))
    }

    #[inline]
    pub(crate) fn run(&self, cx: &mut Context<'_>, args: Args<'_>) -> Result<Next, Error> {
        match self {
            Self::Plain(run) => run(cx, args),
            Self::Closure(run) => run(cx, args),
        }
    }
}

impl fmt::Debug for Native {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain(_) => "Native::Plain",
            Self::Closure(_) => "Native::Closure",
        })
    }
}

/// What a native is called with.
#[derive(Debug, Clone, Copy)]
pub struct Args<'a> {
    /// What a method is called on: `a` in `a.push(1)`. Of a function it says nothing.
    pub this: Value,
    /// The arguments that were given.
    pub given: &'a [Value],
}

impl Args<'_> {
    /// The n-th argument, from 0, if it was given.
    #[inline]
    #[must_use]
    pub fn get(&self, n: usize) -> Option<Value> {
        self.given.get(n).copied()
    }
}

/// What a native wants to happen.
#[derive(Debug)]
pub enum Next {
    /// It is done, and this is its result.
    Return(Value),
    /// A function is called, and the native goes on with its result.
    Call {
        /// What is called.
        call: Call,
        /// What the native does then.
        then: Box<dyn Resume>,
    },
    /// Several things run one after the other, but if one of them waits, the next begins.
    Siblings(Box<dyn Siblings>),
    /// The native waits for an answer, which is its result.
    Await(Request),
    /// The native waits for an answer, and goes on with it.
    AwaitThen(Request, Box<dyn Resume>),
}

/// A call of a function by a native.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// What is called.
    pub function: Fun,
    args: [Value; 3],
    count: u8,
}

impl Call {
    /// A call with up to three arguments.
    #[inline]
    #[must_use]
    pub fn new<const N: usize>(function: Fun, args: [Value; N]) -> Self {
        const { assert!(N <= 3, "natives call with three arguments at most") };
        let mut all = [Value::NULL; 3];
        all[..N].copy_from_slice(&args);
        Self { function, args: all, count: N as u8 }
    }

    /// The arguments.
    #[inline]
    #[must_use]
    pub fn args(&self) -> &[Value] {
        &self.args[..usize::from(self.count)]
    }
}

/// The rest of a native that called a function or waits.
pub trait Resume: fmt::Debug {
    /// Goes on with the result. To call again, return the box itself as what to do then: nothing is
    /// allocated for each call.
    ///
    /// # Errors
    /// What the native fails with.
    fn resume(self: Box<Self>, cx: &mut Context<'_>, result: Value) -> Result<Next, Error>;

    /// Goes on when what it called has failed, or what it waits for; a limit of the machine cannot be
    /// caught so.
    ///
    /// # Errors
    /// The same error, if it is not to be caught.
    fn failed(self: Box<Self>, _: &mut Context<'_>, error: Error) -> Result<Next, Error> {
        Err(error)
    }

    /// Marks every value that it holds.
    fn mark(&self, marker: &mut Marker<'_>);
}

/// The rest of a native that runs several things, as `map` does.
pub trait Siblings: fmt::Debug {
    /// What to begin next; `None` if all have begun.
    ///
    /// # Errors
    /// What the native fails with.
    fn start(&mut self, cx: &mut Context<'_>) -> Result<Option<Task>, Error>;

    /// Goes on when all are done, with their results in the order of their beginnings.
    ///
    /// # Errors
    /// What the native fails with.
    fn finish(self: Box<Self>, cx: &mut Context<'_>, results: Vec<Value>) -> Result<Next, Error>;

    /// Marks every value that it holds.
    fn mark(&self, marker: &mut Marker<'_>);
}

/// One of several things that a native runs.
#[derive(Debug)]
pub enum Task {
    /// A function is called.
    Call(Call),
    /// More work of the native itself; it is resumed with `null` to begin.
    Work(Box<dyn Resume>),
}

/// What only the host can do.
#[derive(Debug)]
pub enum Request {
    /// Nothing happens for so many milliseconds; the answer is `null`.
    Sleep {
        /// As the script gave it: perhaps negative, or no number.
        ms: f64,
    },
    /// Someone is asked for a line of text; the answer is a string.
    ReadLine {
        /// What is shown before.
        prompt: Flat,
    },
    /// A function of the host that is answered later.
    Host {
        /// The name of the function.
        name: Rc<str>,
        /// What it was called with.
        args: Vec<Value>,
    },
    /// A future of the host: a driver polls it, and makes the answer of what it gives.
    Future(Pending),
}

/// A future that gives an answer.
pub struct Pending(pub std::pin::Pin<Box<dyn Future<Output = Result<Deferred, Error>>>>);

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pending")
    }
}

/// Makes a value when the heap is at hand.
pub type Deferred = Box<dyn FnOnce(&mut Heap) -> Value>;

/// A timer of a machine; the host keeps the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimerId(pub(crate) u32);

/// What a native can see and change of the machine that runs it.
#[derive(Debug)]
pub struct Context<'m> {
    /// The memory of the machine.
    pub heap: &'m mut Heap,
    pub(crate) is_sync: bool,
    pub(crate) state: &'m mut States,
    pub(crate) timers: &'m mut Timers,
    pub(crate) spawned: &'m mut Vec<Fun>,
}

impl Context<'_> {
    /// Whether the script runs in a way that cannot wait.
    #[must_use]
    pub fn is_sync(&self) -> bool {
        self.is_sync
    }

    /// Fails in a run that cannot wait: what the reference declares as `async` does so even if it
    /// would not wait.
    ///
    /// # Errors
    /// The reference's message.
    pub fn assert_can_wait(&self) -> Result<(), Error> {
        if self.is_sync { Err(cannot_wait()) } else { Ok(()) }
    }

    /// What the host has put aside for its natives with
    /// [`Machine::set_state`](crate::Machine::set_state).
    #[must_use]
    pub fn state<T: Any>(&mut self) -> Option<&mut T> {
        self.state.get()
    }

    /// The memory and what the host has put aside, both at once.
    #[must_use]
    pub fn parts<T: Any>(&mut self) -> (&mut Heap, Option<&mut T>) {
        (self.heap, self.state.get())
    }

    /// Has a function called beside all that runs, as soon as nothing else is ready. Nobody gets its
    /// result, but the host its error: [`Machine::take_failures`](crate::Machine::take_failures).
    pub fn spawn(&mut self, function: Fun) {
        self.spawned.push(function);
    }

    /// Asks the host to have a function called after some milliseconds, once or again and again.
    pub fn set_timer(&mut self, ms: f64, repeats: bool, function: Fun) -> TimerId {
        self.heap.grow(TIMER_BYTES);
        self.timers.set(ms, repeats, function)
    }

    /// Tells the host that a timer is not needed any more.
    pub fn clear_timer(&mut self, timer: TimerId) {
        self.timers.clear(timer);
    }
}

pub(crate) fn cannot_wait() -> Error {
    Error::new(Class::Host, "Native function must not return a Promise in sync mode.")
}

/// One thing of each type: what natives keep between calls.
#[derive(Debug, Default)]
pub(crate) struct States(HashMap<TypeId, Box<dyn Any>>);

impl States {
    pub(crate) fn set<T: Any>(&mut self, state: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(state));
    }

    pub(crate) fn get<T: Any>(&mut self) -> Option<&mut T> {
        self.0.get_mut(&TypeId::of::<T>())?.downcast_mut()
    }
}

/// What a timer costs, roughly: its place in a table, and what is told of it.
const TIMER_BYTES: usize = 80;

/// The timers that run, and what the host has not been told yet.
#[derive(Debug, Default)]
pub(crate) struct Timers {
    functions: HashMap<TimerId, (Fun, bool)>,
    next: u32,
    pub(crate) news: Vec<TimerNews>,
}

/// What a host is told about timers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TimerNews {
    /// A timer begins.
    Set {
        /// Which.
        timer: TimerId,
        /// After how many milliseconds, as the script gave them.
        ms: f64,
        /// Whether it goes on after that.
        repeats: bool,
    },
    /// A timer ends.
    Cleared(TimerId),
}

impl Timers {
    fn set(&mut self, ms: f64, repeats: bool, function: Fun) -> TimerId {
        let timer = TimerId(self.next);
        self.next = self.next.wrapping_add(1);
        self.functions.insert(timer, (function, repeats));
        self.news.push(TimerNews::Set { timer, ms, repeats });
        timer
    }

    fn clear(&mut self, timer: TimerId) {
        if self.functions.remove(&timer).is_some() {
            self.news.push(TimerNews::Cleared(timer));
        }
    }

    /// Ends all timers.
    pub(crate) fn clear_all(&mut self) {
        self.news.extend(self.functions.drain().map(|(timer, _)| TimerNews::Cleared(timer)));
    }

    /// The function of a timer that is due; one that does not repeat is over.
    pub(crate) fn due(&mut self, timer: TimerId) -> Option<Fun> {
        let &(function, repeats) = self.functions.get(&timer)?;
        if !repeats {
            self.functions.remove(&timer);
        }
        Some(function)
    }

    /// Bytes of memory that all of it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.functions.len() * TIMER_BYTES + self.news.capacity() * size_of::<TimerNews>()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.functions.is_empty()
    }

    pub(crate) fn mark(&self, marker: &mut Marker<'_>) {
        self.functions.values().for_each(|&(function, _)| marker.mark(function.into()));
    }
}

//! The blocking host: it runs a machine until nothing is left to wait for, and answers what the
//! script asks for.
//!
//! Whatever comes from outside, a line that was typed or Ctrl-C, arrives by one channel. The
//! machine runs in slices between which the channel is looked at, so nothing that a script does can
//! keep Ctrl-C from stopping it.

use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use aizome_aiscript_vm::{Error, FiberId, Machine, Request, Status, TimerNews, Value};

use super::agenda::{Agenda, Task};
use super::{Clock, Console};
use crate::outcome::Stop;

/// So many steps are run between two looks at what comes from outside.
const SLICE: u64 = 200_000;

/// So many sleeps and timers may end on a virtual clock: a timer that repeats would never end.
const MOST_EVENTS: u32 = 100_000;

/// Something that comes from outside.
#[derive(Debug)]
pub(crate) enum Event {
    /// The answer to a question; none when nothing will be typed any more.
    Line(Option<String>),
    /// Ctrl-C.
    Interrupted,
}

/// Asks somebody for a line, now or later.
pub(crate) type Ask = Box<dyn FnMut(&str, &Sender<Event>)>;

/// How a run ended.
#[derive(Debug)]
pub(crate) enum Ending {
    /// Nothing is left to do.
    Done,
    /// The script failed.
    Failed(Error),
    /// Somebody stopped it.
    Interrupted,
    /// Its timers go on for ever, on a clock that does not keep anybody waiting.
    Endless,
}

/// Who serves a machine.
pub(crate) struct Host {
    clock: Clock,
    ask: Ask,
    console: Option<Console>,
    sender: Sender<Event>,
    events: Receiver<Event>,
    agenda: Agenda,
    /// Who waits for a line, in order.
    asking: VecDeque<FiberId>,
    /// Who runs.
    fibers: Vec<FiberId>,
    /// How long nothing ran, since somebody was waited for.
    waited: Rc<Cell<Duration>>,
}

impl Host {
    /// A host that tells this time, and asks nobody.
    pub(crate) fn new(clock: Clock) -> Self {
        let (sender, events) = mpsc::channel();
        Self {
            clock,
            ask: Box::new(|_, events| drop(events.send(Event::Line(None)))),
            console: None,
            sender,
            events,
            agenda: Agenda::default(),
            asking: VecDeque::new(),
            fibers: Vec::new(),
            waited: Rc::default(),
        }
    }

    /// How long it has waited so far, kept current.
    pub(crate) fn waited(&self) -> Rc<Cell<Duration>> {
        Rc::clone(&self.waited)
    }

    /// Questions of scripts go to `ask`.
    pub(crate) fn asking(mut self, ask: Ask) -> Self {
        self.ask = ask;
        self
    }

    /// What is printed to this console is shown whenever the script pauses.
    pub(crate) fn printing(mut self, console: Console) -> Self {
        self.console = Some(console);
        self
    }

    /// From now on Ctrl-C stops scripts and not the program.
    pub(crate) fn interruptible(self) -> Self {
        let sender = self.sender.clone();
        // Without a handler Ctrl-C ends the program, which is no worse.
        let _ = ctrlc::set_handler(move || drop(sender.send(Event::Interrupted)));
        self
    }

    /// Runs a fiber, and whatever it sets going, until nothing is left to wait for or something
    /// fails. `finished` gets the result of the fiber.
    ///
    /// # Errors
    /// If something that was printed could not be written.
    pub(crate) fn run(
        &mut self,
        machine: &mut Machine,
        main: FiberId,
        mut finished: impl FnMut(&mut Machine, Value),
    ) -> Result<Ending, Stop> {
        while self.events.try_recv().is_ok() {}
        self.fibers.push(main);
        let ending = self.run_down(machine, |machine, fiber, value| {
            if fiber == main {
                finished(machine, value);
            }
        });
        self.agenda.clear_all();
        self.asking.clear();
        self.fibers.clear();
        ending
    }

    fn run_down(
        &mut self,
        machine: &mut Machine,
        mut finished: impl FnMut(&mut Machine, FiberId, Value),
    ) -> Result<Ending, Stop> {
        let mut events = 0;
        loop {
            let status = machine.run(SLICE);
            if let Some(error) = self.take_outcomes(machine, &mut finished) {
                self.flush()?;
                return Ok(Ending::Failed(error));
            }
            self.flush()?;
            self.take_wishes(machine);
            let event = match status {
                Status::OutOfFuel => self.events.try_recv().ok(),
                Status::Done | Status::Blocked => match self.wait(machine) {
                    Some(event) => event,
                    None => return Ok(Ending::Done),
                },
            };
            events += 1;
            match event {
                Some(Event::Interrupted) => return Ok(Ending::Interrupted),
                Some(Event::Line(line)) => self.answer_line(machine, line),
                None => {}
            }
            if events > MOST_EVENTS && matches!(self.clock, Clock::Virtual(_)) {
                return Ok(Ending::Endless);
            }
        }
    }

    fn flush(&self) -> Result<(), Stop> {
        self.console.as_ref().map_or(Ok(()), Console::flush)
    }

    /// Looks who has ended; the first error ends everything.
    fn take_outcomes(
        &mut self,
        machine: &mut Machine,
        finished: &mut impl FnMut(&mut Machine, FiberId, Value),
    ) -> Option<Error> {
        let mut failed = None;
        self.fibers.retain(|&fiber| match machine.outcome(fiber) {
            None => true,
            Some(Ok(value)) => {
                finished(machine, fiber, value);
                false
            }
            Some(Err(error)) => {
                failed.get_or_insert(error);
                false
            }
        });
        // What a native began on its own is nobody's else.
        failed.or_else(|| machine.take_failures().into_iter().next())
    }

    /// Takes down what the script wants to happen.
    fn take_wishes(&mut self, machine: &mut Machine) {
        let now = self.clock.now();
        for (fiber, request) in machine.take_requests() {
            match request {
                Request::Sleep { ms } => self.agenda.add(now, ms, Task::Wake(fiber)),
                Request::ReadLine { prompt } => {
                    self.asking.push_back(fiber);
                    (self.ask)(&prompt.to_string(), &self.sender);
                }
                Request::Host { .. } | Request::Future(_) => {
                    machine.answer(fiber, Err(Error::internal("nobody here answers that")));
                }
            }
        }
        for news in machine.take_timer_news() {
            match news {
                TimerNews::Set { timer, ms, repeats } => {
                    let again = repeats.then_some(ms);
                    self.agenda.add(now, ms, Task::Fire { timer, again });
                }
                TimerNews::Cleared(timer) => self.agenda.clear(timer),
            }
        }
    }

    /// Waits until something happens: an event, or what was due has begun. None if nothing will.
    fn wait(&mut self, machine: &mut Machine) -> Option<Option<Event>> {
        let due = self.agenda.next_due();
        if due.is_none() && self.asking.is_empty() {
            return None;
        }
        let patience = due.map_or(Duration::MAX, |due| self.clock.until(due));
        match self.receive(patience) {
            Some(event) => Some(Some(event)),
            None => {
                self.begin_due(machine);
                Some(None)
            }
        }
    }

    fn receive(&self, patience: Duration) -> Option<Event> {
        let begun = Instant::now();
        let event = self.events.recv_timeout(patience);
        self.waited.set(self.waited.get() + begun.elapsed());
        // The host itself keeps the other end of the channel, so all that can fail is to be in
        // time.
        event.ok()
    }

    fn begin_due(&mut self, machine: &mut Machine) {
        match self.agenda.take() {
            Some(Task::Wake(fiber)) => machine.answer(fiber, Ok(Value::NULL)),
            Some(Task::Fire { timer, again }) => {
                if let Some(ms) = again {
                    self.agenda.add(self.clock.now(), ms, Task::Fire { timer, again });
                }
                self.fibers.extend(machine.fire(timer));
            }
            None => {}
        }
    }

    fn answer_line(&mut self, machine: &mut Machine, line: Option<String>) {
        let Some(fiber) = self.asking.pop_front() else { return };
        let answer = match line {
            Some(line) => machine.heap_mut().string(&*line).into(),
            None => Value::NULL,
        };
        machine.answer(fiber, Ok(answer));
    }
}

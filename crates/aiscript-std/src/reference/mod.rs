//! Runs a script as the reference does, and tells what it did in the reference's words.
//!
//! [`run`] is what `aizome run --jsonl` answers and what is compared with npm `@syuilo/aiscript`: the
//! values that were printed, the result, the first error with its class, message and place, and the
//! count of steps. Nobody waits for anything: when nothing else is left to do, the clock jumps.

mod sight;
mod view;
mod visible;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use aizome_aiscript_vm::{Error, FiberId, Limits, Machine, Mode, Script};
use serde::{Deserialize, Serialize};

use crate::environment::Environment;
use crate::host::Driver;
use crate::install::install;
use sight::Sight;

pub use visible::visible;

/// A script, and how to run it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The script.
    pub src: String,
    /// How many steps it may take; as many as it wants without this, or with 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_step: Option<u64>,
    /// Whether it runs as `execSync` would run it: nothing can wait, and errors have no places.
    #[serde(default)]
    pub sync: bool,
}

/// What a script did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// What it printed, each value as `utils.reprValue(value, true)` writes it.
    pub out: Vec<String>,
    /// Its result, written so, too; nothing if it was empty or did not end.
    pub result: Option<String>,
    /// The first error; what would have happened after it is not looked at.
    pub error: Option<ErrorView>,
    /// How many steps it took; nothing if it could not be read.
    pub steps: Option<u64>,
}

/// An error as the reference's hosts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorView {
    /// Its JavaScript class.
    pub class: String,
    /// What it calls itself.
    pub name: String,
    /// The message, with the call stack if it knows where it was.
    pub message: String,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column in UTF-16 units, from 1.
    pub column: Option<u32>,
}

/// So many sleeps and timers may end in a run: a timer that nobody stops would never do.
const MOST_EVENTS: usize = 2000;

/// Runs a script in a world where it is the beginning of 1970 and nothing happens by chance.
///
/// ```
/// use aizome_aiscript_std::reference::{Request, run};
///
/// let request = Request { src: "<: 'a'\nCore:sleep(1000)\n[1][2]".to_owned(), ..Request::default() };
/// let answer = run(&request);
/// assert_eq!(answer.out, [r#""a""#]);
/// let error = answer.error.expect("there is no such element");
/// assert_eq!(error.class, "AiScriptIndexOutOfRangeError");
/// assert_eq!(error.message, "Index out of range. index: 2 max: 0\n  at <root> (Line 3, Column 4)");
/// ```
#[must_use]
pub fn run(request: &Request) -> Answer {
    run_in(request, Environment::default())
}

/// The same in some other world; what is printed is only told in the answer.
#[must_use]
pub fn run_in(request: &Request, environment: Environment) -> Answer {
    match Script::compile(&request.src) {
        Ok(script) => Run::new(request, environment).answer(&script),
        Err(error) => {
            let error = Some(ErrorView::of_compiling(&error, &request.src));
            Answer { error, ..Answer::default() }
        }
    }
}

/// A run.
struct Run {
    machine: Machine,
    driver: Driver<Sight>,
    out: Rc<RefCell<Vec<String>>>,
    result: Option<String>,
    is_sync: bool,
}

impl Run {
    fn new(request: &Request, mut environment: Environment) -> Self {
        let out = Rc::new(RefCell::new(Vec::new()));
        let printed = Rc::clone(&out);
        environment.out = Box::new(move |heap, value| {
            printed.borrow_mut().push(visible(&heap.repr(value, true)));
        });
        let passed = Rc::new(Cell::new(0.0));
        let clock = Rc::clone(&passed);
        let mut began = environment.now;
        environment.now = Box::new(move || began() + clock.get());
        let mut machine = Machine::new();
        machine.set_mode(if request.sync { Mode::Sync } else { Mode::Waiting });
        let steps = request.max_step.filter(|&steps| steps > 0);
        machine.set_limits(Limits { steps, ..Limits::default() });
        install(&mut machine, environment);
        Self {
            machine,
            driver: Driver::new(Sight(passed)),
            out,
            result: None,
            is_sync: request.sync,
        }
    }

    fn answer(mut self, script: &Script) -> Answer {
        let script_id = self.machine.load(script);
        let main = self.machine.start(script_id);
        self.driver.watch(main);
        let error = match self.run_down(main) {
            Ok(true) => None,
            Ok(false) => Some(ErrorView::endless()),
            Err(error) if self.is_sync => Some(ErrorView::of_sync(&error, &self.machine)),
            Err(error) => Some(ErrorView::of(&error, &self.machine)),
        };
        let steps = self.machine.steps();
        // Of an empty script the reference knows no result.
        let result = self.result.filter(|_| steps > 0);
        Answer { out: self.out.take(), result, error, steps: Some(steps) }
    }

    /// Runs until nothing is left to wait for; false if that would take too long.
    fn run_down(&mut self, main: FiberId) -> Result<bool, Error> {
        for _ in 0..MOST_EVENTS {
            self.driver.settle(&mut self.machine, |machine, ended, value| {
                if ended == main {
                    self.result = Some(visible(&machine.repr(value)));
                }
            })?;
            if !self.driver.advance(&mut self.machine) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

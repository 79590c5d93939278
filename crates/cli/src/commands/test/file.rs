//! The tests in a file. Each gets a machine of its own, in which the whole script runs first, so
//! that no test sees what another did.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use aizome_aiscript_std::test_library::{install_test, take_comparison};
use aizome_aiscript_vm::{Class, Error, FiberId, Machine, Script, ScriptId, Value};
use aizome_source::{LineIndex, Span};

use super::coverage::Coverage;
use super::outcome::{TestFailure, TestOutcome};
use crate::outcome::Failure;
use crate::running::{Clock, ENDLESS, Ending, Host, MachineArgs, Program, diagnose, report};
use crate::scripts::{Drawing, Place};

/// How tests are run.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) machine: MachineArgs,
    pub(super) filter: Option<String>,
    pub(super) real_time: bool,
    /// Whether it matters which lines run.
    pub(super) covers: bool,
    pub(super) drawing: Drawing,
}

/// A file whose tests were run.
#[derive(Debug)]
pub(super) struct Tested {
    pub(super) file: String,
    /// What is wrong with it, if it is no script.
    pub(super) broken: Option<Vec<u8>>,
    pub(super) tests: Vec<TestOutcome>,
    /// How many tests the filter left out.
    pub(super) left_out: usize,
    /// Which lines ran, as lcov.
    pub(super) coverage: Option<String>,
}

/// What is called to run a test.
enum Target {
    /// The script, and nothing else.
    Script,
    /// A function of it.
    Function(String),
}

impl Plan {
    /// Runs the tests in a file.
    pub(super) fn test(&self, place: &Place) -> Result<Tested, Failure> {
        let text = place.source.read_whole()?;
        let mut tested = Tested {
            file: place.name.clone(),
            broken: None,
            tests: Vec::new(),
            left_out: 0,
            coverage: None,
        };
        match Program::compile(place.name.clone(), &text, self.machine.language) {
            Ok(program) => self.run_all(&program, &mut tested),
            Err(broken) => tested.broken = Some(broken.drawn(self.drawing)),
        }
        Ok(tested)
    }

    fn run_all(&self, program: &Program, tested: &mut Tested) {
        let mut coverage = self.covers.then(Coverage::default);
        for (name, target) in tests(&program.script) {
            if !self.takes(&tested.file, &name) {
                tested.left_out += 1;
                continue;
            }
            tested.tests.push(self.run(program, name, &target, &mut coverage));
        }
        tested.coverage = coverage.map(|it| it.record(&tested.file, &program.named.text));
    }

    fn takes(&self, file: &str, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|text| file.contains(text) || name.contains(text))
    }

    fn run(
        &self,
        program: &Program,
        name: String,
        target: &Target,
        coverage: &mut Option<Coverage>,
    ) -> TestOutcome {
        let printed = Rc::new(RefCell::new(Vec::new()));
        let clock = if self.real_time { Clock::Real } else { Clock::virtual_from_now() };
        let out = Rc::clone(&printed);
        let environment = self.machine.environment(&clock, move |heap, value| {
            out.borrow_mut().push(heap.repr(value, false).to_string());
        });
        let mut machine = self.machine.machine(environment);
        install_test(&mut machine);
        if let Some(coverage) = coverage.take() {
            machine.set_observer(Box::new(coverage));
        }
        let begun = Instant::now();
        let script = machine.load(&program.script);
        let ending = run_target(&mut machine, &mut Host::new(clock), script, target);
        let took = begun.elapsed();
        *coverage = machine.take_observer().and_then(Coverage::of_observer);
        let failure = self.failure(ending, &mut machine, program);
        TestOutcome { name, failure, printed: printed.take(), took, steps: machine.steps() }
    }
}

impl Plan {
    /// Why a test failed, if it did.
    fn failure(
        &self,
        ending: Ending,
        machine: &mut Machine,
        program: &Program,
    ) -> Option<TestFailure> {
        let error = match ending {
            Ending::Done => return None,
            Ending::Failed(error) => error,
            Ending::Endless => Error::new(Class::Limit, ENDLESS),
            Ending::Interrupted => Error::new(Class::Host, "it was stopped"),
        };
        let mut drawn = Vec::new();
        report(&mut drawn, &error, std::slice::from_ref(&program.named), self.drawing);
        let place = error.frames().iter().find_map(|frame| frame.place);
        let index = LineIndex::new(&program.named.text);
        Some(TestFailure {
            drawn,
            found: diagnose(&error, Span::new(0, 0)),
            words: error.message().to_owned(),
            place: place.map(|place| index.position(place.offset)),
            compared: take_comparison(machine),
        })
    }
}

/// The tests in a script, by the names that people give them.
fn tests(script: &Script) -> Vec<(String, Target)> {
    let mut tests = Vec::new();
    for definition in script.attributed() {
        let mark = definition.attributes.iter().find(|(name, _)| name == "test");
        let Some((_, value)) = mark else { continue };
        let name = value.as_str().unwrap_or(&definition.name).to_owned();
        tests.push((name, Target::Function(definition.name.clone())));
    }
    if tests.is_empty() {
        tests.push(("<script>".to_owned(), Target::Script));
    }
    tests
}

/// Runs the script, and then the function, until nothing is left to wait for.
fn run_target(machine: &mut Machine, host: &mut Host, script: ScriptId, target: &Target) -> Ending {
    let main = machine.start(script);
    let ending = run_down(machine, host, main);
    let (Ending::Done, Target::Function(name)) = (&ending, target) else { return ending };
    match machine.global(name).and_then(Value::as_fn) {
        Some(function) => {
            let fiber = machine.call(function, &[]);
            run_down(machine, host, fiber)
        }
        None => Ending::Failed(Error::runtime(format!("`{name}` is no function"))),
    }
}

fn run_down(machine: &mut Machine, host: &mut Host, fiber: FiberId) -> Ending {
    // A host without a console writes nothing that could fail.
    host.run(machine, fiber, |_, _| {}).unwrap_or(Ending::Interrupted)
}

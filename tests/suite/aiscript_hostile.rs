//! What no script may do to the machine that runs it: take more memory, steps or depth than it was
//! given, work longer than its fuel, or leave anything behind.
//!
//! No clock is looked at here: work is counted in fuel and in bytes. `AIZOME_HOSTILE=n` makes up `n`
//! times as many programs and calls, `AIZOME_SEED=n` other ones.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use aizome_aiscript_std::{AsyncDriver, AsyncHost, Environment, install};
use aizome_aiscript_vm::{Heap, Limits, Machine, Script, Status, TimerNews, Value};
use aizome_tests::checks::run::{calls, deeds, run};
use aizome_tests::generate::aiscript_run::Programs;
use fastrand::Rng;

/// What every hostile script gets.
const LIMITS: Limits = Limits { steps: Some(2_000_000), frames: 5_000, heap: HEAP };
const HEAP: usize = 4 << 20;

/// All memory that a machine may take at any moment with such a heap. Beside what can be reached there
/// may be as much garbage, one result that is being made, and the stack.
const MOST: u64 = 4 * HEAP as u64;

/// Waits are answered so many times.
const ROUNDS: usize = 3;

const STEPS: &str = "max step exceeded";
const DEPTH: &str = "too many nested calls";
const MEMORY: &str = "out of memory";
const LENGTH: &str = "Invalid string length";

/// What a script does, and how that ends: with a value, or a message.
const SCRIPTS: &[(&str, &str)] = &[
    // Steps.
    ("loop { 1 }", STEPS),
    ("@f(n) { f(n + 1) + f(n + 1) }\nf(0)", DEPTH),
    ("loop { each let i, Core:range(0, 1000) { [i].map(@(x) { x }) } }", STEPS),
    // Depth, of scripts and of natives.
    ("@f() { f() }\nf()", DEPTH),
    ("@f() { [1].map(f) }\nf()", DEPTH),
    ("@f() { [2, 1].sort(@(a, b) { f() }) }\nf()", DEPTH),
    ("let a = [0]\nlet m = a.map\na[0] = m\na.map(m)", DEPTH),
    ("let a = [0]\nlet m = a.filter\na[0] = m\na.filter(m)", DEPTH),
    (DEEP_WAITS, "0"),
    // Memory, in one native and bit by bit.
    ("Arr:create(1000000000, 0)", MEMORY),
    ("Core:range(0, 1000000000)", MEMORY),
    ("'a'.pad_start(500000000)", MEMORY),
    ("'a'.pad_start(1000000000)", LENGTH),
    ("let a = Arr:create(1000, 'x'.pad_end(100000))\na.join()", MEMORY),
    ("'x'.pad_end(100000).split().map(@(c) { 1 }).repeat(10000)", MEMORY),
    ("'aaaaaaaaaaaaaaaa'.pad_end(100000, 'a').replace('a', 'b'.pad_end(1000))", MEMORY),
    ("var s = 'ab'\nloop { s = `{s}{s}` }", MEMORY),
    ("var a = [1]\nloop { a = a.concat(a) }", MEMORY),
    ("var a = []\nloop { a = [a, a, 'x'.pad_end(100)] }", MEMORY),
    ("var o = {}\nvar n = 0\nloop { n += 1\nObj:set(o, `{n}`, n) }", MEMORY),
    ("let a = []\nloop { a.push(@() { a }) }", MEMORY),
    ("let a = []\nloop { a.push(a) }", MEMORY),
    ("let a = []\nloop { a.push(Error:create('x', a)) }", MEMORY),
    (REPEATED_TEXT, MEMORY),
    (MANY_ROPES, MEMORY),
    ("@f() {}\nloop { Async:timeout(1000000000, f) }", MEMORY),
    ("Core:range(0, 100000).map(@(x) { Core:sleep(1000) })", MEMORY),
    // Values that hold themselves or hold a few things very often.
    ("let a = [1]\na.push(a)\n`{a}`.len", "10"),
    ("let a = [1]\na.push(a)\nJson:stringify(a)", "Maximum call stack size exceeded"),
    ("let a = [1]\na.push(a)\na.flat(1000000)", MEMORY),
    ("var a = []\nfor 60 { a = [a, a] }\n`{a}`.len", "544"),
    ("var a = [0]\nfor 60 { a = [a, a] }\nJson:stringify(a)", MEMORY),
    ("var a = []\nfor 60 { a = [a, a] }\na.flat(100)", MEMORY),
    ("var a = []\nfor 60 { a = [a, a] }\nvar b = []\nfor 60 { b = [b, b] }\na == b", "false"),
    ("var a = []\nfor 100000 { a = [a] }\nJson:stringify(a).len", "200002"),
    ("var s = '['.pad_end(200000, '[')\nJson:parse(s).name", "not_json"),
    // What a native walks over is changed by what it calls.
    ("let a = [1]\na.filter(@(x) { a.push(x)\ntrue })", MEMORY),
    ("let a = [1, 2, 3]\na.reduce(@(x, y) { a.pop()\nx + y })", "3"),
    ("let a = [3, 2, 1]\na.sort(@(x, y) { a.sort(Core:sub)\na.push(0)\nx - y })\na.len", "3"),
    ("let a = [1, 2, 3]\na.every(@(x) { a.splice(0)\ntrue })", "true"),
    // Numbers that are none.
    ("[0 / 0, -(0 / 0), 1 / 0 - 1 / 0].map(@(x) { Core:type(x) }).join()", "numnumnum"),
    ("[1, 2].slice(0 / 0, 10 ^ 300).len", "2"),
    ("[1, 2].splice(-(10 ^ 300), 10 ^ 300).len", "2"),
    ("Core:range(0, 0 / 0)", "[ 0 ]"),
];

/// As many joins as there may be, each of which waits for the one in it.
const DEEP_WAITS: &str = "@f(n) { if n == 0 { Core:sleep(1) } else { [1].map(@(x) { f(n - 1) }) } }\n\
                          f(1500)\n0";

/// Text that holds one long string again and again.
const REPEATED_TEXT: &str = "let s = 'x'.pad_end(1000000)\nlet a = Arr:create(1000, s)\n`{a}`.len";

/// Long strings that were only put together, and are looked into all at once.
const MANY_ROPES: &str = "let s = 'x'.pad_end(2000000)\nlet a = [`{s}a`, `{s}b`, `{s}c`, `{s}d`]\n\
                          let b = [`{s}e`, `{s}f`, `{s}g`, `{s}h`]\nlet c = [`{s}i`, `{s}j`, `{s}k`]\n\
                          [a[0] == b[0], a[1] == b[1], a[2] == b[2], a[3] == b[3], c[0] == c[1], \
                          c[1] == c[2], a, b, c]";

/// How a script ends, run as a careful host runs it.
fn end(source: &str) -> String {
    let mut machine = Machine::new();
    machine.set_limits(LIMITS);
    let out = |heap: &mut Heap, value| _ = heap.repr(value, true);
    install(&mut machine, Environment { out: Box::new(out), ..Environment::default() });
    let script = Script::compile(source).expect("it is a script");
    let script = machine.load(&script);
    let main = machine.start(script);
    for _ in 0..=ROUNDS {
        run_down(&mut machine);
        if let Some(outcome) = machine.outcome(main) {
            return match outcome {
                Ok(value) => machine.heap_mut().repr(value, false).to_string(),
                Err(error) => error.message().to_owned(),
            };
        }
        answer_all(&mut machine);
    }
    "waits".to_owned()
}

/// Runs in slices; no script here may take more fuel than its steps and as much again.
fn run_down(machine: &mut Machine) {
    const SLICE: u64 = 50_000;
    for _ in 0..100 {
        if machine.run(SLICE) != Status::OutOfFuel {
            return;
        }
    }
    panic!("it goes on for ever");
}

fn answer_all(machine: &mut Machine) {
    for (fiber, _) in machine.take_requests() {
        machine.answer(fiber, Ok(Value::NULL));
    }
    for news in machine.take_timer_news() {
        if let TimerNews::Set { timer, .. } = news {
            machine.fire(timer);
        }
    }
}

#[test]
fn hostile_scripts_end_within_their_limits() {
    let mut wrong = String::new();
    // What all machines share is made before anything is counted.
    end("<: [1].len");
    for &(source, expected) in SCRIPTS {
        let mut found = String::new();
        let taken = allocation_counter::measure(|| found = end(source));
        if found != expected {
            wrong += &format!("{source:?} ends with {found:.80}, not {expected}\n");
        }
        if taken.bytes_max > MOST {
            wrong += &format!("{source:?} takes {} bytes\n", taken.bytes_max);
        }
        if taken.bytes_current > found.capacity() as i64 {
            wrong += &format!("{source:?} leaves {} bytes behind\n", taken.bytes_current);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Scripts that do much, in every pace and with every limit.
#[test]
fn generated_programs_keep_the_laws() {
    Programs::new(seed()).take(times(200)).for_each(|program| run(&program.src));
}

#[test]
fn natives_take_any_values() {
    let mut rng = Rng::with_seed(seed());
    for _ in 0..times(500) {
        let source = calls(&bytes(&mut rng, 80));
        assert!(Script::compile(&source).is_ok(), "it is no script: {source}");
        run(&source);
    }
}

#[test]
fn hosts_may_do_anything_in_any_order() {
    let mut rng = Rng::with_seed(seed());
    for _ in 0..times(500) {
        deeds(&bytes(&mut rng, 160));
    }
}

/// A host who is asked for very many waits looks at each when it begins and when it is over, and not
/// at all of them whenever one is over.
#[test]
fn many_waits_cost_no_more_than_each_alone() {
    const WAITS: usize = 400;
    let source = format!(
        "each let n, Core:range(1, {WAITS}) {{ Async:timeout(1000 - n, @() {{}}) }}\n\
         Core:range(1, {WAITS}).map(@(n) {{ Core:sleep(1000 - n)\nn }}).len"
    );
    let nap = Nap::default();
    let mut machine = Machine::new();
    install(&mut machine, Environment::default());
    let script = machine.load(&Script::compile(&source).expect("it is a script"));
    let main = machine.start(script);
    let mut driver = AsyncDriver::new(nap.clone());
    let mut work = pin!(async move {
        driver.finish(&mut machine, main).await?;
        driver.run_down(&mut machine).await
    });
    let mut context = Context::from_waker(Waker::noop());
    while work.as_mut().poll(&mut context).is_pending() {
        let (_, waker) = nap.0.borrow_mut().sleepers.pop_first().expect("somebody sleeps");
        waker.wake();
    }
    let looks = nap.0.borrow().looks;
    assert!(looks <= 4 * WAITS, "{looks} looks at {} waits", 2 * WAITS);
}

/// Time that passes when everybody sleeps.
#[derive(Debug, Clone, Default)]
struct Nap(Rc<RefCell<Sleepers>>);

#[derive(Debug, Default)]
struct Sleepers {
    /// How often a wait was looked at.
    looks: usize,
    begun: usize,
    sleepers: BTreeMap<(u64, usize), Waker>,
}

impl AsyncHost for Nap {
    fn sleep(&mut self, ms: f64) -> impl Future<Output = ()> + 'static {
        let Self(sleepers) = self.clone();
        sleepers.borrow_mut().begun += 1;
        let when = (ms as u64, sleepers.borrow().begun);
        let mut has_begun = false;
        poll_fn(move |context| {
            let mut sleepers = sleepers.borrow_mut();
            sleepers.looks += 1;
            if has_begun && !sleepers.sleepers.contains_key(&when) {
                return Poll::Ready(());
            }
            has_begun = true;
            sleepers.sleepers.insert(when, context.waker().clone());
            Poll::Pending
        })
    }
}

fn bytes(rng: &mut Rng, most: usize) -> Vec<u8> {
    let len = rng.usize(..most);
    std::iter::repeat_with(|| rng.u8(..)).take(len).collect()
}

fn seed() -> u64 {
    setting("AIZOME_SEED").unwrap_or(21)
}

fn times(usual: usize) -> usize {
    usual * setting("AIZOME_HOSTILE").map_or(1, |times| times as usize)
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

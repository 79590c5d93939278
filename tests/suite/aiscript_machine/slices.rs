//! A run that is cut into slices, or that collects memory at every chance, is the same run.

use super::*;

/// Programs that use every part of the machine: what they print is compared with themselves.
const PROGRAMS: &[&str] = &[
    "var s = 0\nfor let i, 50 { if i % 3 == 0 { continue }\ns += i }\n<: s",
    "@fib(n) { if n < 2 n else fib(n - 1) + fib(n - 2) }\n<: fib(9)",
    "let fs = []\neach let x, [1, 2, 3] { fs.push(@() { x * 10 }) }\n<: fs.map(@(f) { f() })",
    "let o = { a: [1, { b: 'x' }], c: @(x) { x } }\no.d = o\n<: o\n<: o.c(o.a[1].b)",
    "<: [3, 1, 2, 9, 4, 7].sort(@(a, b) { a - b })\n<: ['b', 'a'].sort(Str:lt)",
    "<: [1, 2, 3, 4].filter(@(x) { x % 2 == 0 }).reduce(@(a, x) { `{a},{x}` }, '>')",
    "var text = ''\nfor let i, 600 { text = `{text}{i},` }\n<: text.len\n<: text.slice(100, 120)",
    "<: Json:parse('{\"a\": [1, 2, {\"b\": null}], \"c\": \"\\\\u3042\"}')\n<: Json:stringify([1, 'a', { b: 1 }])",
    "let [a, { b: [c, d] }] = [1, { b: [2, 3] }]\n<: a + c + d\nvar p = 0\nvar q = 0\n[p, q] = [5, 6]\n<: [p, q]",
    "#outer: for let i, 5 { for let j, 5 { if j == 3 { break #outer }\n<: `{i}{j}` } }",
    "<: 'a-b-c'.split('-').map(@(s) { s.upper() }).join('+')\n<: 'さくら'.to_arr()",
    "let e = Error:create('e', { x: [1] })\n<: e.name\n<: e.info\nnull.foo",
    ":: A { let x = [1]\n@f() { x } }\n<: A:f()\nlet g = [].push\n<: g",
    "@f(a, b = [1], c?) { [a, b, c] }\n<: f(0)\n<: f(0, 2, 3)\nf()",
    "<: [1, 2].flat_map(@(x) { [x, [x]] })\n<: [5, 6].find(@(x, i) { i == 1 })\n<: Core:range(1, 5)",
];

fn outcome(text: &str, drive: impl Fn(&mut Machine)) -> (Vec<String>, String, u64) {
    let mut rig = Rig::new();
    let fiber = rig.start(text);
    drive(&mut rig.machine);
    let outcome = match rig.machine.outcome(fiber) {
        Some(Ok(value)) => rig.machine.repr(value).to_string(),
        Some(Err(error)) => format!("{error} {:?}", error.frames()),
        None => "none".to_owned(),
    };
    (rig.printed(), outcome, rig.machine.steps())
}

fn to_the_end(machine: &mut Machine, fuel: u64) {
    while machine.run(fuel) == Status::OutOfFuel {}
}

#[test]
fn fuel_makes_no_difference() {
    for text in PROGRAMS {
        let whole = outcome(text, |machine| to_the_end(machine, u64::MAX));
        assert!(!whole.0.is_empty(), "{text} prints nothing: {whole:?}");
        for fuel in [1, 2, 7, 100] {
            assert_eq!(outcome(text, |machine| to_the_end(machine, fuel)), whole, "{fuel}: {text}");
        }
    }
}

#[test]
fn collection_makes_no_difference() {
    for text in PROGRAMS {
        let whole = outcome(text, |machine| to_the_end(machine, u64::MAX));
        let eager = outcome(text, |machine| {
            machine.set_eager_collection(true);
            to_the_end(machine, 1);
        });
        assert_eq!(eager, whole, "{text}");
    }
}

/// Every loop asks whether it may go on: in the script, in natives that call back, and even if it
/// does nothing.
#[test]
fn all_loops_can_be_paused() {
    let endless = [
        "loop {}",
        "loop { 1 }",
        "while true {}",
        "do {} while true",
        "each let x, [1] { loop {} }",
        "[1].map(@(x) { loop {} })",
        "[1].filter(@(x) { loop {} })",
        "[2, 1].sort(@(a, b) { loop {} })",
        "let a = [1]\neach let x, a { a.shift()\na.push(x)\na.push(x) }",
        "@f() { loop {} }\nf()",
    ];
    for text in endless {
        let mut rig = Rig::new();
        rig.start(text);
        for _ in 0..10 {
            assert_eq!(rig.machine.run(1_000), Status::OutOfFuel, "{text}");
        }
        rig.machine.abort();
        assert_eq!(rig.machine.run(1_000), Status::Done, "{text}");
        assert_eq!(rig.answer("1"), "1", "{text}");
    }
}

//! Memory: what is not reachable goes, and a machine that is dropped leaves nothing.

use allocation_counter::measure;

use super::*;

/// Garbage of every sort, cycles too, is collected: far more is made than may be in use.
#[test]
fn garbage_is_reclaimed() {
    let made = [
        "let a = []\na.push(a)",
        "let o = {}\no.o = [o]",
        "let o = { f: null }\no.f = @() { o }",
        "let f = @() { f }",
        "let e = [null]\ne[0] = Error:create('e', e)",
        "let s = `{'x'.pad_start(500)}{'y'.pad_start(500)}`\ns.len",
        "[1, 2, 3].map(@(x) { [x] })",
        "let p = [1].push",
        "Json:parse('{\"a\":[1,2,3]}')",
    ];
    for text in made {
        let limits = Limits { heap: 4 << 20, ..Limits::default() };
        let mut rig = Rig::limited(limits);
        let looped = format!("for 100000 {{ {text} }}\n'done'");
        assert_eq!(rig.answer(&looped), "\"done\"", "{text}");
    }
}

/// A dropped machine has given back all it took, whatever its script left behind.
#[test]
fn a_machine_leaves_nothing() {
    let left = [
        "1",
        "var a = []\nfor 1000 { a = [a, a, { a: a }, @() { a }] }",
        "let o = {}\no.o = o\nlet keep = @() { o }",
        "Async:interval(1, @() {})\nCore:sleep(1)",
        "[1, 2, 3].map(@(x) { Core:sleep(x) })",
        "var s = ''\nfor 1000 { s = `{s}xxxxxxxxxx` }",
        "null.foo",
        "Math:gen_rng('seed')",
    ];
    // What the library keeps for all machines is made by the first.
    Rig::new().answer("1");
    for text in left {
        let counted = measure(|| {
            let mut rig = Rig::new();
            rig.start(text);
            rig.machine.run(u64::MAX);
        });
        assert_eq!(counted.bytes_current, 0, "{text}: {counted:?}");
        assert_eq!(counted.count_current, 0, "{text}: {counted:?}");
    }
}

/// An element of a long array takes eight bytes, and no more than twice that while the array grows.
#[test]
fn arrays_are_compact() {
    let elements = 1 << 20;
    let mut rig = Rig::new();
    let before = rig.machine.heap().bytes();
    rig.answer(&format!("let a = []\nfor let i, {elements} {{ a.push(i) }}"));
    let each = (rig.machine.heap().bytes() - before) as f64 / f64::from(elements);
    assert!(each <= 16.0, "{each} bytes for each element");
    let counted = measure(|| {
        let mut rig = Rig::new();
        rig.answer(&format!("let a = Arr:create({elements}, 0)\na.len"));
    });
    assert!(counted.bytes_max <= 16 << 20, "{counted:?}");
}

//! What scripts may use up, and what becomes of those that want more.

use super::*;

const MEGABYTE: usize = 1 << 20;

/// Scripts that never end are stopped where they are, and the machine still works.
#[test]
fn steps() {
    let endless = [
        "loop { 1 }",
        "while true { let a = 1 }",
        "@f() { f() }\nf()",
        "for 1e9 { [1].map(@(x) { x }) }",
        "[1, 2, 3].sort(@(a, b) { loop { 0 } })",
    ];
    for text in endless {
        let text = text.replace("1e9", "1000000000");
        for steps in [1, 2, 3, 10, 1_000, 12_345] {
            let mut rig = Rig::limited(Limits { steps: Some(steps), ..Limits::default() });
            let error = rig.run(&text).expect_err("it does not end");
            assert_eq!(error.message(), "max step exceeded", "{text}");
            // As in the reference, the step that is one too many is counted.
            assert_eq!(rig.machine.steps(), steps + 1, "{text}");
            assert!(error.place().is_some(), "{text}");
            rig.machine.set_steps(0);
            assert_eq!(
                rig.answer("1 + 1"),
                if steps < 3 { "Runtime: max step exceeded" } else { "2" }
            );
        }
    }
}

/// A loop that does nothing has no steps, and never ends in the reference. Here its turns count, too.
#[test]
fn turns_without_a_step() {
    for text in ["loop {}", "@f() { loop {} }\nf()", "1 + 1\neval { loop {} }"] {
        let mut rig = Rig::limited(Limits { steps: Some(1_000), ..Limits::default() });
        let error = rig.run(text).expect_err("it does not end");
        assert_eq!(error.message(), "max step exceeded", "{text}");
        let place = error.place().expect("it is known").offset as usize;
        assert!(text[place..].starts_with("loop"), "{text}: {place}");
        assert!(rig.machine.steps() < 10, "{text}");
    }
}

/// However a script asks for memory, it is refused before the limit is passed by much.
#[test]
fn memory() {
    let greedy = [
        "var s = 'ab'\nloop { s = `{s}{s}` }",
        "var s = 'ab'\nloop { s = `{s}{s}`\ns.len }",
        "let a = []\nloop { a.push(1) }",
        "let a = []\nloop { a.push([]) }",
        "let a = []\nloop { a.push({ a: 1, b: 2, c: 3 }) }",
        "let o = {}\nvar i = 0\nloop { o[`k{i}`] = i\ni += 1 }",
        "var i = 0\nloop { let o = {}\no[`k{i}`] = i\ni += 1 }",
        "let a = []\nloop { let x = a.len\na.push(@() { x }) }",
        "let a = []\nloop { a.push(Error:create('e', a.len)) }",
        "let a = []\nloop { a.push(a.push) }",
        "var a = [1]\nloop { a = a.concat(a) }",
        "Arr:create(100000000, 0)",
        "Core:range(0, 100000000)",
        "[1].repeat(100000000)",
        "'a'.pad_start(100000000)",
        "let s = 'a'.pad_start(20000, 'x')\ns.replace('x', s)",
        "let s = 'a'.pad_start(1000000, 'x')\ns.split('').map(@(c) { s.split('') })",
        "let s = 'a'.pad_start(1000000, 'x')\nlet a = Arr:create(200, s)\na.join(s)",
        "let s = 'a'.pad_start(1000000, 'x')\nlet a = Arr:create(200, s)\nJson:stringify(a)",
        "let s = 'a'.pad_start(1000000, 'x')\nlet a = [s, s, s, s, s, s, s, s, s, s, s, s, s, s, s]\n`{a}`",
        "var a = [[1, 2, 3, 4]]\nloop { a = a.concat(a)\na.flat() }",
        "@f(x) { f([x, x, x]) }\nf(0)",
    ];
    for text in greedy {
        let heap = 8 * MEGABYTE;
        let mut rig = Rig::limited(Limits { heap, frames: 100_000_000, ..Limits::default() });
        let error = rig.run(text).expect_err("it asks for more and more");
        assert_eq!(error.class(), aizome_aiscript_vm::Class::Limit, "{text}: {error}");
        let used = rig.machine.heap().bytes();
        assert!(used <= heap * 3, "{text}: {used} bytes");
    }
}

/// A script that prints too much is stopped, and what it printed before is there.
#[test]
fn output() {
    let cases = [
        ("loop { <: 'あいう' }", 3),
        ("loop { <: 123 }", 3),
        ("let s = 'a'.pad_start(11)\nlet a = [s, s]\n<: 1\n<: a", 1),
        ("loop { print([1, 2]) }", 1),
    ];
    for (text, printed) in cases {
        let mut rig = Rig::new();
        let environment = rig.machine.state::<Environment>().expect("it was installed with one");
        environment.output_left = Some(11);
        let error = rig.run(text).expect_err("it is too much");
        assert_eq!(error.message(), "too much output", "{text}");
        assert!(error.place().is_some(), "{text}");
        assert_eq!(rig.printed().len(), printed, "{text}");
    }
}

/// Calls can be nested a million times, natives in between or not, and no deeper than the limit.
#[test]
fn depth() {
    let nested = [
        ("@f(n) { if n == 0 0 else 1 + f(n - 1) }\nf(N)", 1),
        ("@f(n) { if n == 0 [0] else [n].map(@(n) { f(n - 1) }) }\nf(N).len", 4),
        ("@f(n) { if n == 0 true else [n].every(@(n) { f(n - 1) }) }\nf(N)", 4),
        ("@f(n) { if n == 0 0 else [n, n].sort(@(a, b) { f(n - 1) })[0] }\nf(N)", 8),
        ("@f(n) { if n == 0 0 else [n].reduce(@(a, n) { f(n - 1) }, 0) }\nf(N)", 4),
    ];
    for (text, frames) in nested {
        let calls = 990_000 / frames;
        let mut rig = Rig::new();
        let answer = rig.answer(&text.replace('N', &calls.to_string()));
        assert!(!answer.contains("Limit"), "{text}: {answer}");
        let mut rig = Rig::new();
        let answer = rig.answer(&text.replace('N', "5000000"));
        assert_eq!(answer, "Limit: too many nested calls", "{text}");
        assert_eq!(rig.answer("1"), "1", "{text}");
    }
}

/// Data nested a million deep is shown, compared, walked and dropped without the stack of Rust.
#[test]
fn nested_data() {
    let built = "var a = []\nfor 1000000 { a = [a] }\n";
    let object = "var a = {}\nfor 1000000 { a = { a: a } }\n";
    let text = "var a = ''\nfor 1000000 { a = `{a}xy` }\n";
    let before = "var a = ''\nfor 1000000 { a = `xy{a}` }\n";
    let closures = "var a = @() { 0 }\nfor 1000000 { let b = a\na = @() { b } }\n";
    let errors = "var a = null\nfor 1000000 { a = Error:create('', a) }\n";
    let cases = [
        (built, "Core:to_str(a).len", "4000004"),
        (built, "let b = a.copy()\na == b", "false"),
        (built, "Json:stringify(a).len", "2000002"),
        (built, "a.flat(1000000).len", "0"),
        (object, "Core:to_str(a).len", "7000004"),
        (object, "Json:stringify(a).len", "6000002"),
        (text, "a.len", "2000000"),
        (before, "a.len", "2000000"),
        (closures, "a() != a", "true"),
        (errors, "Core:type(a.info.info)", "\"error\""),
    ];
    for (build, question, expected) in cases {
        let mut rig = Rig::new();
        rig.machine.set_limits(Limits { heap: 1 << 30, ..Limits::default() });
        assert_eq!(rig.answer(&format!("{build}{question}")), expected, "{build}{question}");
    }
    let mut rig = Rig::new();
    let json = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(rig.answer(&format!("Core:to_str(Json:parse('{json}')).len")), "400000");
}

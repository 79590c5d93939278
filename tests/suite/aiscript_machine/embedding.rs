//! What hosts in Rust do with a machine.

use aizome_aiscript_vm::{Context, Native, Next, Observer, ScriptOptions};

use super::*;

#[test]
fn natives_are_plain_functions() {
    let mut rig = Rig::new();
    rig.machine.register("nothing", || ());
    rig.machine.register("twice", |x: f64| x * 2.0);
    rig.machine.register("shout", |text: String, times: Option<f64>| {
        format!("{text}{}", "!".repeat(times.unwrap_or(1.0) as usize))
    });
    rig.machine
        .register("fail", |_: bool| -> Result<f64, Error> { Err(Error::runtime("no luck")) });
    rig.machine.register("length", |cx: &mut Context<'_>, value: aizome_aiscript_vm::Arr| {
        cx.heap.items(value).len() as f64
    });
    rig.machine.register("same", |json: serde_json::Value| json);
    let cases = [
        ("nothing()", "null"),
        ("twice(21, 'more is ignored')", "42"),
        ("twice()", "Runtime: Expect number, but got nothing."),
        ("twice(null)", "Runtime: Expect number, but got null."),
        ("shout('あ')", "\"あ!\""),
        ("shout('a', 3)", "\"a!!!\""),
        ("shout('a', null)", "Runtime: Expect number, but got null."),
        ("fail(true)", "Runtime: no luck"),
        ("length([1, 2])", "2"),
        ("same({ b: [1, null, 'x'], a: 0.5 })", "{ b: [ 1, null, \"x\" ], a: 0.5 }"),
        ("same(Error:create('e'))", "Runtime: an error value cannot be JSON"),
        ("[1, 2].map(twice)", "[ 2, 4 ]"),
        ("twice == twice", "true"),
    ];
    for (text, expected) in cases {
        assert_eq!(rig.answer(text), expected, "{text}");
    }
}

/// Later scripts see what earlier ones defined, and hosts see it too.
#[test]
fn scripts_share_globals() {
    let mut rig = Rig::new();
    rig.machine.define("host", Value::num(7.0));
    assert_eq!(rig.answer("var count = host\nlet name = 'a'\n@add() { count += 1 }"), "null");
    assert_eq!(rig.answer("add()\nadd()\ncount"), "9");
    assert_eq!(rig.answer("name"), "\"a\"");
    assert_eq!(rig.machine.global("count"), Some(Value::num(9.0)));
    assert_eq!(rig.machine.global("missing"), None);
    let again = "Runtime: Variable 'name' already exists in scope '<root>'";
    assert_eq!(rig.answer("let name = 1"), again);
    assert_eq!(rig.answer("name = 1"), "Runtime: Cannot assign to an immutable variable name.");
    assert_eq!(rig.answer("host = 1"), "Runtime: Cannot assign to an immutable variable host.");
    assert_eq!(rig.answer("eval { let name = 2\nname }"), "2");
}

/// A script that shares its variables shows them as they are, even if it fails.
#[test]
fn sessions_keep_what_was_there() {
    let mut rig = Rig::new();
    let options = ScriptOptions { shares_variables: true, ..ScriptOptions::default() };
    let script =
        Script::compile_with("var a = 1\na = 2\nnull.foo\na = 3", options).expect("it reads");
    let script = rig.machine.load(&script);
    let fiber = rig.machine.start(script);
    rig.machine.run(u64::MAX);
    assert!(rig.machine.outcome(fiber).is_some_and(|outcome| outcome.is_err()));
    assert_eq!(rig.machine.global("a"), Some(Value::num(2.0)));
    assert_eq!(rig.answer("a + 1"), "3");
}

/// Hosts call functions of scripts, with values of their own.
#[test]
fn hosts_call_functions() {
    let mut rig = Rig::new();
    rig.answer("@greet(user, times = 2) { `{user.name} {times}` }");
    let greet = rig.machine.global("greet").and_then(Value::as_fn).expect("it is a function");
    let user = rig.machine.to_value(&serde_json::json!({ "name": "藍" })).expect("it is JSON");
    let fiber = rig.machine.call(greet, &[user]);
    assert_eq!(rig.machine.run(1_000), Status::Done);
    let result = rig.machine.outcome(fiber).expect("it is done").expect("it works");
    assert_eq!(rig.machine.from_value::<String>(result), Ok("藍 2".to_owned()));
    let fiber = rig.machine.call(greet, &[]);
    rig.machine.run(1_000);
    let error =
        rig.machine.outcome(fiber).expect("it is done").expect_err("an argument is missing");
    assert_eq!(error.message(), "Expect anything, but got nothing.");
    assert_eq!(error.frames(), [], "nobody in a script has called");
}

/// A native can keep state of its own, and make functions.
#[test]
fn natives_make_functions() {
    let mut rig = Rig::new();
    let counter = Native::closure(|cx, _| {
        let count = std::cell::Cell::new(0.0);
        let next = Native::closure(move |_, _| {
            count.set(count.get() + 1.0);
            Ok(Next::Return(Value::num(count.get())))
        });
        Ok(Next::Return(cx.heap.native(next).into()))
    });
    rig.machine.define_native("counter", counter);
    assert_eq!(rig.answer("let a = counter()\nlet b = counter()\n[a(), a(), b()]"), "[ 1, 2, 1 ]");
}

#[test]
fn observers_see_all_steps() {
    #[derive(Debug, Default)]
    struct Counts {
        steps: u64,
        entered: Vec<String>,
        depth: i64,
    }
    impl Observer for Counts {
        fn enter(&mut self, _: FiberId, name: &str, _: u32, _: u32) {
            self.entered.push(name.to_owned());
            self.depth += 1;
        }
        fn leave(&mut self, _: FiberId) {
            self.depth -= 1;
        }
        fn block(&mut self, _: FiberId, _: u32, offsets: &mut dyn Iterator<Item = u32>) {
            self.steps += offsets.count() as u64;
        }
    }
    let mut rig = Rig::new();
    rig.machine.set_observer(Box::new(Counts::default()));
    rig.answer("@f(x) { x * 2 }\n[1, 2].map(f)\n[1].map(@(x) { x })");
    let observer: Box<dyn std::any::Any> = rig.machine.take_observer().expect("it was set");
    let counts = observer.downcast::<Counts>().expect("it is that");
    assert_eq!(counts.steps, rig.machine.steps());
    assert_eq!(counts.entered, ["<root>", "f", "f", "<anonymous>"]);
    assert_eq!(counts.depth, 0);
}

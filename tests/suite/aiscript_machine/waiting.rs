//! Scripts that wait: requests and answers, fibers, timers.

use aizome_aiscript_vm::{Class, Mode, Request, TimerNews};

use super::*;

/// A machine whose `ask(x)` waits for the host; the questions it has asked, by argument.
fn asking(text: &str) -> (Rig, FiberId) {
    let mut rig = Rig::new();
    rig.machine.register_request("ask");
    let fiber = rig.start(text);
    (rig, fiber)
}

fn questions(rig: &mut Rig) -> Vec<(FiberId, String)> {
    let requests = rig.machine.take_requests();
    let shown = requests.into_iter().map(|(fiber, request)| match request {
        Request::Host { name, args } => {
            assert_eq!(&*name, "ask");
            (fiber, rig.machine.repr(args[0]).to_string())
        }
        other => panic!("{other:?}"),
    });
    shown.collect()
}

fn answer(rig: &mut Rig, fiber: FiberId, number: f64) {
    rig.machine.answer(fiber, Ok(Value::num(number)));
}

#[test]
fn one_question() {
    let (mut rig, fiber) = asking("<: 'before'\nlet a = ask(1) + 1\n<: a\na");
    assert_eq!(rig.machine.run(1_000), Status::Blocked);
    assert_eq!(rig.printed(), ["\"before\""]);
    assert!(rig.machine.outcome(fiber).is_none());
    let asked = questions(&mut rig);
    assert_eq!(asked[0].1, "1");
    assert_eq!(rig.machine.run(1_000), Status::Blocked, "nothing happens without an answer");
    answer(&mut rig, asked[0].0, 41.0);
    answer(&mut rig, asked[0].0, 99.0);
    assert_eq!(rig.machine.run(1_000), Status::Done);
    assert_eq!(rig.printed(), ["42"]);
    assert_eq!(rig.machine.outcome(fiber), Some(Ok(Value::num(42.0))));
}

/// `map` asks all its questions before the first answer, and takes the answers in any order; its
/// results are in the order of the elements.
#[test]
fn map_waits_for_all_at_once() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let text = "<: [1, 2, 3].map(@(x) { <: `ask {x}`\nlet a = ask(x)\n<: `got {a}`\na * 2 })";
        let (mut rig, _) = asking(text);
        assert_eq!(rig.machine.run(1_000), Status::Blocked);
        assert_eq!(rig.printed(), ["\"ask 1\"", "\"ask 2\"", "\"ask 3\""]);
        let asked = questions(&mut rig);
        for place in order {
            answer(&mut rig, asked[place].0, place as f64);
            rig.machine.run(1_000);
        }
        let got = order.map(|place| format!("\"got {place}\""));
        assert_eq!(rig.printed(), [&got[0], &got[1], &got[2], "[ 0, 2, 4 ]"]);
    }
}

/// A native that waits can itself be what `map` calls.
#[test]
fn natives_wait_in_map() {
    let (mut rig, _) = asking("<: [1, 2].map(ask)");
    assert_eq!(rig.machine.run(1_000), Status::Blocked);
    let asked = questions(&mut rig);
    assert_eq!(asked.iter().map(|(_, shown)| &**shown).collect::<Vec<_>>(), ["1", "2"]);
    answer(&mut rig, asked[1].0, 20.0);
    answer(&mut rig, asked[0].0, 10.0);
    assert_eq!(rig.machine.run(1_000), Status::Done);
    assert_eq!(rig.printed(), ["[ 10, 20 ]"]);
}

/// Callbacks that do not wait run at once, between those that do.
#[test]
fn some_of_the_callbacks_wait() {
    let (mut rig, _) = asking("<: [1, 2, 3, 4].map(@(x) { if x % 2 == 0 ask(x) else x })");
    assert_eq!(rig.machine.run(1_000), Status::Blocked);
    let asked = questions(&mut rig);
    assert_eq!(asked.iter().map(|(_, shown)| &**shown).collect::<Vec<_>>(), ["2", "4"]);
    answer(&mut rig, asked[1].0, 40.0);
    assert_eq!(rig.machine.run(1_000), Status::Blocked);
    answer(&mut rig, asked[0].0, 20.0);
    assert_eq!(rig.machine.run(1_000), Status::Done);
    assert_eq!(rig.printed(), ["[ 1, 20, 3, 40 ]"]);
}

/// A `map` in a `map` waits as a part of the outer one.
#[test]
fn joins_in_joins() {
    let text = "<: [1, 2].map(@(x) { [10, 20].map(@(y) { ask(x + y) }) })";
    for backwards in [false, true] {
        let (mut rig, _) = asking(text);
        assert_eq!(rig.machine.run(1_000), Status::Blocked);
        let mut asked = questions(&mut rig);
        let shown: Vec<_> = asked.iter().map(|(_, shown)| shown.as_str()).collect();
        assert_eq!(shown, ["11", "21", "12", "22"], "each begins before any is answered");
        if backwards {
            asked.reverse();
        }
        for (fiber, shown) in asked {
            answer(&mut rig, fiber, shown.parse().expect("it is a number"));
            rig.machine.run(1_000);
        }
        assert_eq!(rig.printed(), ["[ [ 11, 21 ], [ 12, 22 ] ]"]);
    }
}

/// All other natives call one after the other.
#[test]
fn filter_and_sort_wait_in_turn() {
    let (mut rig, _) = asking("<: [3, 1, 2].filter(@(x) { ask(x) > 1 })");
    let mut asked = Vec::new();
    while rig.machine.run(1_000) == Status::Blocked {
        let [(fiber, shown)] = &questions(&mut rig)[..] else { panic!("one at a time") };
        answer(&mut rig, *fiber, shown.parse().expect("it is a number"));
        asked.push(shown.clone());
    }
    assert_eq!(asked, ["3", "1", "2"]);
    assert_eq!(rig.printed(), ["[ 3, 2 ]"]);

    let (mut rig, _) = asking("<: [4, 3, 2, 1].sort(@(a, b) { ask(a - b) })");
    let mut at_once = Vec::new();
    while rig.machine.run(1_000) == Status::Blocked {
        let asked = questions(&mut rig);
        at_once.push(asked.len());
        for (fiber, shown) in asked {
            answer(&mut rig, fiber, shown.parse().expect("it is a number"));
        }
    }
    assert_eq!(at_once[0], 2, "both halves are sorted at once");
    assert_eq!(rig.printed(), ["[ 1, 2, 3, 4 ]"]);
}

/// An answer can be an error; it has the place and the callers of what waited.
#[test]
fn an_answer_fails() {
    let text = "@f(x) { ask(x) }\n<: [1, 2].map(@(x) { f(x) })";
    let (mut rig, fiber) = asking(text);
    rig.machine.run(1_000);
    let asked = questions(&mut rig);
    rig.machine.answer(asked[1].0, Err(Error::new(Class::Host, "no")));
    rig.machine.run(1_000);
    let error = rig.machine.outcome(fiber).expect("it is over").expect_err("it has failed");
    let names: Vec<&str> = error.frames().iter().map(|frame| &*frame.name).collect();
    assert_eq!(names, ["f", "<anonymous>", "<native>", "<root>"]);
    let place = error.place().expect("it is known").offset as usize;
    assert_eq!(&text[place..], "(x) }\n<: [1, 2].map(@(x) { f(x) })");
    // What the other callback waited for is not wanted any more.
    answer(&mut rig, asked[0].0, 1.0);
    assert_eq!(rig.machine.run(1_000), Status::Done);
    assert_eq!(rig.printed(), [""; 0]);
}

#[test]
fn nothing_waits_in_sync_mode() {
    for text in
        ["ask(1)", "[1].map(ask)", "Core:sleep(1)", "Async:timeout(1, @() {})", "readline('?')"]
    {
        let mut rig = Rig::new();
        rig.machine.register_request("ask");
        rig.machine.set_mode(Mode::Sync);
        let expected = "Host: Native function must not return a Promise in sync mode.";
        assert_eq!(rig.answer(text), expected, "{text}");
    }
}

#[test]
fn timers_belong_to_the_host() {
    let text = "var n = 0\nlet stop = Async:interval(10, @() { n += 1\n<: n\nif n == 2 { stop() } })\n\
                Async:timeout(5, @() { <: 'once' })";
    let mut rig = Rig::new();
    rig.start(text);
    assert_eq!(rig.machine.run(1_000), Status::Done);
    let news = rig.machine.take_timer_news();
    let [TimerNews::Set { timer, ms, repeats }, TimerNews::Set { timer: once, .. }] = news[..]
    else {
        panic!("{news:?}")
    };
    assert_eq!((ms, repeats), (10.0, true));
    for expected in [&["1"][..], &["2"], &[]] {
        let fired = rig.machine.fire(timer);
        assert_eq!(fired.is_some(), !expected.is_empty());
        rig.machine.run(1_000);
        assert_eq!(rig.printed(), expected);
    }
    assert_eq!(rig.machine.take_timer_news(), [TimerNews::Cleared(timer)]);
    assert!(rig.machine.fire(once).is_some());
    assert!(rig.machine.fire(once).is_none(), "a timeout is over when it was due");
    rig.machine.run(1_000);
    assert_eq!(rig.printed(), ["\"once\""]);
    assert!(!rig.machine.has_timers());
}

//! Folded stacks: `<root>;f;g 1200`, a line for each stack that something was spent in.

use std::fmt::Write as _;

use super::recorder::Recorder;

/// Every stack with its nanoseconds, or with its steps.
pub(super) fn folded(recorder: &Recorder, by_steps: bool) -> String {
    let mut out = String::new();
    for (index, call) in recorder.calls.iter().enumerate().skip(1) {
        let weight = match by_steps {
            true => u128::from(call.own.steps),
            false => call.own.time.as_nanos(),
        };
        if weight > 0 {
            writeln!(out, "{} {weight}", stack(recorder, index))
                .expect("a string takes everything");
        }
    }
    out
}

/// The functions from the outermost to this one.
fn stack(recorder: &Recorder, index: usize) -> String {
    let mut names = Vec::new();
    let mut next = index;
    while next != 0 {
        let call = &recorder.calls[next];
        names.push(call.name.replace([';', '\n'], "_"));
        next = call.caller;
    }
    names.reverse();
    names.join(";")
}

//! Comparing a live reference with us, on several processes at once, and telling a difference.
//!
//! `AIZOME_DIFFERENTIAL=n` asks for `n` inputs instead of the usual number, `AIZOME_SEED=n` for
//! other ones.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::{Oracle, Reference};
use crate::generate::shrink;

/// How many processes of a reference run side by side.
const WORKERS: u64 = 2;

const SEED: u64 = 26;

/// What was asked about a text, and what was answered.
#[derive(Debug)]
pub struct Answers {
    /// The question, for people.
    pub question: String,
    /// What the reference says.
    pub reference: String,
    /// What we say.
    pub ours: String,
}

/// Runs a comparison on every worker, each with seeds of its own: `run` gets the oracle, the seed,
/// and how many inputs it should compare, and returns how many it did. `what` names them.
///
/// # Panics
/// When `run` does.
pub fn compare(
    reference: Reference,
    what: &str,
    usual_count: u64,
    run: fn(&mut Oracle, u64, u64) -> u64,
) {
    let seed = setting("AIZOME_SEED", SEED);
    let count = setting("AIZOME_DIFFERENTIAL", usual_count);
    say(&format!("AIZOME_SEED={seed}"));
    let worker = |index| {
        let oracle = start(reference);
        oracle.map_or(0, |mut oracle| run(&mut oracle, seed * WORKERS + index, count / WORKERS))
    };
    let done: u64 = std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..WORKERS).map(|index| scope.spawn(move || worker(index))).collect();
        let done = |panic| resume_unwind(panic);
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(done)).sum()
    });
    if done > 0 {
        say(&format!("{done} {what} compared with {}", reference.package()));
    }
}

/// Starts an oracle, or says that none is wanted.
#[must_use]
pub fn start(reference: Reference) -> Option<Oracle> {
    let oracle = Oracle::start(reference);
    if oracle.is_none() {
        say("AIZOME_OFFLINE=1: nothing compared here, only the recorded cases are checked");
    }
    oracle
}

/// An answer of ours; a panic is one, too, so that it is shrunk like every other.
pub fn or_panic(answer: impl FnOnce() -> String) -> String {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| "a panic".to_owned())
}

/// Panics with the smallest text for which the answers still differ.
///
/// # Panics
/// That is all it does.
#[track_caller]
pub fn tell(text: &str, mut answers: impl FnMut(&str) -> Answers) -> ! {
    let small = shrink(text, |text| {
        let answers = answers(text);
        answers.ours != answers.reference
    });
    let Answers { question, reference, ours } = answers(&small);
    panic!(
        "the answers differ\n  before shrinking: {text:?}\n  question: {question}\n  \
         reference: {reference}\n  ours:      {ours}"
    );
}

/// Tells people who run the tests something that is no failure.
#[expect(clippy::print_stderr, reason = "who runs the tests wants to know the seed")]
pub fn say(what: &str) {
    eprintln!("{what}");
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| {
        value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}"))
    })
}

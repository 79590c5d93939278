//! What made up programs do here and in `@syuilo/aiscript`: the same values printed in the same
//! order, the same result, the same error with its whole stack, the same number of steps.
//!
//! `AIZOME_DIFFERENTIAL=n` asks for `n` programs instead of the usual number, `AIZOME_SEED=n` for
//! other ones. A difference is shrunk, statement by statement, before it is told.

use std::collections::BTreeSet;

use aizome_aiscript_std::reference::Request;
use aizome_tests::generate::aiscript_run::{MOST_STEPS, Program, Programs, smaller};
use aizome_tests::oracle::run::{ours, read, written};
use aizome_tests::oracle::{Answers, Oracle, Reference, compare, say, start};

/// How many programs are compared unless told otherwise.
const PROGRAMS: u64 = 12_000;

/// How many programs are asked about at once.
const BATCH: usize = 50;

#[test]
fn generated_programs_do_what_they_do_in_the_reference() {
    compare(Reference::Running, "programs", PROGRAMS, |oracle, seed, count| {
        let mut programs = Programs::new(seed);
        let mut done = 0;
        while done < count {
            let some: Vec<Program> = programs.by_ref().take(BATCH).collect();
            check(oracle, &some);
            done += some.len() as u64;
        }
        done
    });
}

/// The generator is worth its name: programs differ, most go far, and all of the library is used.
#[test]
fn generated_programs_go_far() {
    let Some(mut oracle) = start(Reference::Running) else { return };
    let programs: Vec<Program> = Programs::new(1).take(1000).collect();
    let different: BTreeSet<&str> = programs.iter().map(|program| program.src.as_str()).collect();
    assert_eq!(different.len(), programs.len(), "some programs are the same");
    let requests: Vec<Request> = programs.iter().map(Program::request).collect();
    let answers: Vec<_> = oracle.ask(&requests).iter().map(|answer| read(answer)).collect();
    let refused = answers.iter().filter(|answer| answer.steps.is_none()).count();
    let whole = answers.iter().filter(|answer| answer.error.is_none()).count();
    let steps: u64 = answers.iter().filter_map(|answer| answer.steps).sum();
    let printed: usize = answers.iter().map(|answer| answer.out.len()).sum();
    say(&format!("{whole} of 1000 programs end well; {steps} steps, {printed} values"));
    assert_eq!(refused, 0, "programs that are none");
    assert!(whole >= 450 && steps > 100_000 && printed > 10_000, "programs do not go far");
}

#[track_caller]
fn check(oracle: &mut Oracle, programs: &[Program]) {
    let requests: Vec<Request> = programs.iter().map(Program::request).collect();
    for ((program, request), answer) in programs.iter().zip(&requests).zip(oracle.ask(&requests)) {
        let (reference, ours) = (written(&read(&answer)), ours(request));
        if ours != reference && !is_cut_elsewhere(program, &reference, &ours) {
            tell(oracle, program);
        }
    }
}

/// Where callbacks run side by side, the step that is one too many is another one; and where nobody
/// waits, the reference runs out of stack long before we do.
fn is_cut_elsewhere(program: &Program, reference: &str, ours: &str) -> bool {
    const TOO_MANY: &str = " max step exceeded";
    let both = reference.contains(TOO_MANY) && ours.contains(TOO_MANY);
    let is_shallow = reference.contains("! RangeError RangeError Maximum call stack size exceeded");
    program.interleaves && program.max_step == MOST_STEPS && both
        || program.sync && is_shallow && ours.contains(TOO_MANY)
}

/// Panics with the smallest program for which the answers still differ.
#[track_caller]
fn tell(oracle: &mut Oracle, program: &Program) -> ! {
    let small = smaller(&program.src, |src| {
        if !program.sync && crowds(src) > crowds(&program.src) {
            return false;
        }
        let Answers { reference, ours, .. } = answers(oracle, program, src);
        reference != ours
    });
    let Answers { question, reference, ours } = answers(oracle, program, &small);
    panic!(
        "the answers differ\n  before shrinking: {:?}\n--- question\n{question}\n--- \
         reference\n{reference}--- ours\n{ours}",
        program.src
    );
}

/// How many calls may run callbacks side by side, as the generator leaves to few elements.
fn crowds(src: &str) -> usize {
    let is_alone =
        |at: usize| [".slice(0, 1)", ".slice(0, 3)"].iter().any(|cut| src[..at].ends_with(cut));
    let calls = [".map(", ".flat_map(", ".sort("].iter().flat_map(|call| src.match_indices(call));
    calls.filter(|&(at, _)| !is_alone(at)).count()
}

fn answers(oracle: &mut Oracle, program: &Program, src: &str) -> Answers {
    let request = Request { src: src.to_owned(), ..program.request() };
    let reference = written(&read(&oracle.ask(&[&request]).remove(0)));
    let mode = if program.sync { "sync" } else { "exec" };
    let question = format!("({mode}, at most {} steps)\n{src}", program.max_step);
    Answers { question, reference, ours: ours(&request) }
}

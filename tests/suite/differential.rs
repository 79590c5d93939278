//! Our answers and those of the reference package, on inputs that are made up on the spot.
//!
//! `AIZOME_DIFFERENTIAL=n` asks for `n` notes instead of the usual number, `AIZOME_SEED=n` for other
//! ones. A difference is shrunk before it is told.

use std::panic::{AssertUnwindSafe, catch_unwind};

use aizome_mfm::js::Js;
use aizome_tests::generate::{Notes, Trees, shrink};
use aizome_tests::oracle::{Oracle, Question};

/// How many notes are compared unless told otherwise.
const NOTES: u64 = 50_000;

/// How many processes of the reference run side by side.
const WORKERS: u64 = 2;

/// How many notes are asked about at once.
const BATCH: usize = 100;

const SEED: u64 = 26;

#[test]
fn generated_notes_parse_as_in_the_reference() {
    compare("notes", |oracle, seed, count| {
        let mut notes = Notes::new(seed);
        let mut done = 0;
        while done < count {
            let batch: Vec<String> = notes.by_ref().take(BATCH).collect();
            let questions: Vec<Question<'_>> =
                batch.iter().flat_map(|note| ask_all(note)).collect();
            check_texts(oracle, &questions);
            done += batch.len() as u64;
        }
        done
    });
}

#[test]
fn generated_trees_are_written_as_in_the_reference() {
    compare("trees", |oracle, seed, count| {
        let mut trees = Trees::new(seed);
        let mut done = 0;
        while done < count / 4 {
            let batch: Vec<_> = trees.by_ref().take(BATCH).collect();
            let questions: Vec<_> =
                batch.iter().map(|tree| Question::TreeToString { tree: Js(tree) }).collect();
            for (question, expected) in questions.iter().zip(oracle.ask(&questions)) {
                assert_eq!(answer(question), expected, "of the tree {question:#?}");
            }
            done += batch.len() as u64;
        }
        done
    });
}

/// Which characters are emoji by themselves is decided for all of Unicode.
#[test]
fn every_character_is_read_as_in_the_reference() {
    let Some(mut oracle) = start() else { return };
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for some in all.chunks(1000) {
        let text: String = some.iter().flat_map(|&character| [character, ' ']).collect();
        check_texts(&mut oracle, &[Question::ParseSimple { text: &text }]);
    }
}

/// Runs the comparison on every worker, each with seeds of its own; it tells how much it compared.
fn compare(what: &str, run: fn(&mut Oracle, u64, u64) -> u64) {
    let (seed, count) = (setting("AIZOME_SEED", SEED), setting("AIZOME_DIFFERENTIAL", NOTES));
    say(&format!("AIZOME_SEED={seed}"));
    let worker = |index| {
        start().map_or(0, |mut oracle| run(&mut oracle, seed * WORKERS + index, count / WORKERS))
    };
    let done: u64 = std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..WORKERS).map(|index| scope.spawn(move || worker(index))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(rethrow)).sum()
    });
    if done > 0 {
        say(&format!("{done} {what} compared with the reference"));
    }
}

fn start() -> Option<Oracle> {
    let oracle = Oracle::start();
    if oracle.is_none() {
        say("AIZOME_OFFLINE=1: nothing compared here, only the recorded cases are checked");
    }
    oracle
}

#[expect(clippy::print_stderr, reason = "who runs the tests wants to know the seed")]
fn say(what: &str) {
    eprintln!("{what}");
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| {
        value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}"))
    })
}

fn rethrow(panic: Box<dyn std::any::Any + Send>) -> u64 {
    std::panic::resume_unwind(panic)
}

/// Everything that is asked about a note: its tree at the usual nest limit and at one other.
fn ask_all(text: &str) -> [Question<'_>; 4] {
    const OTHER_LIMITS: [u32; 10] = [0, 1, 2, 3, 4, 5, 7, 12, 40, 100];
    let nest_limit = OTHER_LIMITS[text.len() % OTHER_LIMITS.len()];
    [
        Question::Parse { text, nest_limit: 20 },
        Question::Parse { text, nest_limit },
        Question::ParseSimple { text },
        Question::ToString { text },
    ]
}

#[track_caller]
fn check_texts(oracle: &mut Oracle, questions: &[Question<'_>]) {
    for (question, expected) in questions.iter().zip(oracle.ask(questions)) {
        if answer(question) != expected {
            tell(oracle, question);
        }
    }
}

/// Panics with the smallest text for which the answers still differ.
#[track_caller]
fn tell(oracle: &mut Oracle, question: &Question<'_>) -> ! {
    let text = match question {
        Question::Parse { text, .. }
        | Question::ParseSimple { text }
        | Question::ToString { text } => text,
        Question::TreeToString { .. } => "",
    };
    let small = shrink(text, |text| {
        let question = question.about(text);
        answer(&question) != oracle.ask(std::slice::from_ref(&question))[0]
    });
    let question = question.about(&small);
    let expected = &oracle.ask(std::slice::from_ref(&question))[0];
    panic!(
        "the answers differ\n  before shrinking: {text:?}\n  question: {question:?}\n  \
         reference: {expected}\n  ours:      {}",
        answer(&question)
    );
}

/// Our answer; a panic is one, too, so that it is shrunk like every other.
fn answer(question: &Question<'_>) -> String {
    catch_unwind(AssertUnwindSafe(|| question.our_answer()))
        .unwrap_or_else(|_| "a panic".to_owned())
}

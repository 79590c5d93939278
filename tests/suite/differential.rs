//! Our answers and those of the reference package, on inputs that are made up on the spot.
//!
//! `AIZOME_DIFFERENTIAL=n` asks for `n` notes instead of the usual number, `AIZOME_SEED=n` for other
//! ones. A difference is shrunk before it is told.

use aizome_mfm::js::Js;
use aizome_tests::generate::{Notes, Trees};
use aizome_tests::oracle::{Answers, Oracle, Question, Reference, compare, or_panic, start, tell};

/// How many notes are compared unless told otherwise.
const NOTES: u64 = 50_000;

/// How many notes are asked about at once.
const BATCH: usize = 100;

#[test]
fn generated_notes_parse_as_in_the_reference() {
    compare(Reference::Mfm, "notes", NOTES, |oracle, seed, count| {
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
    compare(Reference::Mfm, "trees", NOTES / 4, |oracle, seed, count| {
        let mut trees = Trees::new(seed);
        let mut done = 0;
        while done < count {
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
    let Some(mut oracle) = start(Reference::Mfm) else { return };
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for some in all.chunks(1000) {
        let text: String = some.iter().flat_map(|&character| [character, ' ']).collect();
        check_texts(&mut oracle, &[Question::ParseSimple { text: &text }]);
    }
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
            tell(text_of(question), |text| {
                let question = question.about(text);
                let reference = oracle.ask(std::slice::from_ref(&question)).remove(0);
                Answers { question: format!("{question:?}"), reference, ours: answer(&question) }
            });
        }
    }
}

fn text_of<'a>(question: &Question<'a>) -> &'a str {
    match question {
        Question::Parse { text, .. }
        | Question::ParseSimple { text }
        | Question::ToString { text } => text,
        Question::TreeToString { .. } => "",
    }
}

fn answer(question: &Question<'_>) -> String {
    or_panic(|| question.our_answer())
}

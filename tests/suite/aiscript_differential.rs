//! Our answers and those of `@syuilo/aiscript` to scripts that are made up on the spot: the same
//! AST with the same places, or the same first error.
//!
//! `AIZOME_DIFFERENTIAL=n` asks for `n` scripts instead of the usual number, `AIZOME_SEED=n` for
//! other ones. A difference is shrunk before it is told.

mod grid;

use aizome_tests::generate::aiscript::{Scripts, families, mutated};
use aizome_tests::oracle::{
    Answers, Oracle, Reference, Script, compare, or_panic, say, start, tell,
};
use aizome_tests::{check_with_differences, checks, fixture};
use fastrand::Rng;
use grid::grid;
use serde::Deserialize;

/// How many scripts are compared unless told otherwise; every other one is broken.
const SCRIPTS: u64 = 24_000;

/// How many scripts are asked about at once.
const BATCH: usize = 100;

#[test]
fn generated_scripts_are_read_as_in_the_reference() {
    compare(Reference::AiScript, "scripts", SCRIPTS, |oracle, seed, count| {
        let mut rng = Rng::with_seed(seed);
        let mut scripts = Scripts::new(seed);
        let mut done = 0;
        while done < count {
            let right: Vec<String> = scripts.by_ref().take(BATCH / 2).collect();
            let wrong: Vec<String> = right.iter().map(|script| mutated(script, &mut rng)).collect();
            check(oracle, right.iter().chain(&wrong).map(String::as_str));
            done += (right.len() + wrong.len()) as u64;
        }
        done
    });
}

/// Every text on the way of typing a recorded script.
#[test]
fn typed_scripts_are_read_as_in_the_reference() {
    /// Longer scripts have as many kinds of prefixes as short ones.
    const LONGEST: usize = 200;
    #[derive(Deserialize)]
    struct Recorded {
        text: String,
    }
    let Some(mut oracle) = start(Reference::AiScript) else { return };
    let mut count = 0;
    for name in ["programs", "tricky", "rules"] {
        for line in fixture(&format!("aiscript/{name}.jsonl")).lines() {
            let Recorded { text } = serde_json::from_str(line).expect("a line is JSON");
            let ends = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST);
            let prefixes: Vec<&str> = ends.map(|end| &text[..end]).collect();
            check(&mut oracle, prefixes.iter().copied());
            count += prefixes.len();
        }
    }
    say(&format!("{count} texts compared with @syuilo/aiscript"));
}

/// Every token where another one is expected.
#[test]
fn misplaced_tokens_are_read_as_in_the_reference() {
    let scripts: Vec<String> = grid().collect();
    scripts.iter().for_each(|script| checks::aiscript::script(script));
    let Some(mut oracle) = start(Reference::AiScript) else { return };
    for some in scripts.chunks(BATCH) {
        check(&mut oracle, some.iter().map(String::as_str));
    }
    say(&format!("{} texts compared with @syuilo/aiscript", scripts.len()));
}

/// Hostile scripts are refused with the same words, unless one of the two runs out of stack before.
#[test]
fn hostile_scripts_are_read_as_in_the_reference() {
    let Some(mut oracle) = start(Reference::AiScript) else { return };
    let mut too_deep = 0;
    for family in families() {
        // Below a thousand bytes nothing is too deep.
        for bytes in [900, 4000, 32 << 10] {
            let text = family.text(bytes);
            let reference = oracle.ask(&[Script { text: &text }]).remove(0);
            let ours = answer(&text);
            let is_deep = [&ours, &reference].iter().any(|answer| answer.contains("RangeError"));
            assert!(!is_deep || bytes > 900, "{} of {bytes} bytes is too deep", family.name);
            assert!(
                is_deep || ours == reference,
                "{} of {bytes} bytes\n  reference: {reference}\n  ours:      {ours}",
                family.name
            );
            too_deep += usize::from(is_deep);
        }
    }
    assert!(too_deep > 0, "no script reaches the limit");
}

/// Where the limits differ, and that they are as they are said to be.
#[test]
fn deep_scripts_are_read_as_in_the_reference() {
    let nested = |open: &str, close: &str, levels| {
        format!("{}1{}", open.repeat(levels), close.repeat(levels))
    };
    let scripts = [
        ("brackets-below-the-limit", nested("(", ")", 900)),
        ("blocks-below-the-limit", nested("eval {", "}", 300)),
        ("operators-below-the-limit", nested("", "+1", 900)),
        ("operators", nested("", "+1", 1500)),
        ("properties", format!("a{}", ".b".repeat(1500))),
        ("signs", nested("-", "", 1500)),
        ("blocks", nested("eval {", "}", 600)),
        ("open-templates", "`{".repeat(20_000)),
    ];
    let Some(mut oracle) = start(Reference::AiScript) else { return };
    let cases = scripts.map(|(id, text)| {
        let reference = oracle.ask(&[Script { text: &text }]).remove(0);
        let same = answer(&text) == reference;
        let outcome = same.then_some(()).ok_or_else(|| reference.chars().take(200).collect());
        (id.to_owned(), outcome)
    });
    check_with_differences("aiscript#deep", cases);
}

#[track_caller]
fn check<'t>(oracle: &mut Oracle, texts: impl Iterator<Item = &'t str>) {
    let scripts: Vec<Script<'_>> = texts.map(|text| Script { text }).collect();
    for (script, expected) in scripts.iter().zip(oracle.ask(&scripts)) {
        if answer(script.text) != expected {
            tell(script.text, |text| {
                let reference = oracle.ask(&[Script { text }]).remove(0);
                Answers { question: format!("{text:?}"), reference, ours: answer(text) }
            });
        }
    }
}

fn answer(text: &str) -> String {
    or_panic(|| Script { text }.our_answer())
}

//! What the reference makes of scripts: its AST, place by place, or its first error, word by word;
//! and the laws that hold for every tree.

use aizome_aiscript_syntax::parse;
use aizome_aiscript_syntax::reference::{Answer, AstJson};
use aizome_tests::generate::aiscript::{Scripts, families, mutated};
use aizome_tests::{check_with_differences, checks, fixture};
use fastrand::Rng;
use serde::Deserialize;
use serde_json::value::RawValue;

/// One line of a recorded file: a script and what the reference says of it.
#[derive(Deserialize)]
struct Recorded<'a> {
    text: String,
    #[serde(borrow)]
    answer: &'a RawValue,
}

/// Programs that use the whole language.
#[test]
fn programs() {
    check_recorded("programs");
}

/// Every quirk that is known, each the smallest script that shows it.
#[test]
fn tricky() {
    check_recorded("tricky");
}

/// Rule by rule, what is taken and what is refused with which words.
#[test]
fn rules() {
    check_recorded("rules");
}

fn check_recorded(name: &str) {
    let lines = fixture(&format!("aiscript/{name}.jsonl"));
    let cases = lines.lines().enumerate().map(|(index, line)| {
        let Recorded { text, answer } =
            serde_json::from_str(line).expect("a recorded line is JSON");
        checks::aiscript::script(&text);
        let ours = Answer::new(&parse(&text)).to_string();
        let same = ours == answer.get();
        let outcome = same.then_some(()).ok_or_else(|| {
            format!("of {text:?}\n  reference: {}\n  ours:      {ours}", answer.get())
        });
        (format!("{name}:{}", index + 1), outcome)
    });
    check_with_differences(&format!("aiscript#{name}"), cases);
}

/// The laws hold for scripts that nobody wrote, and for what careless editing makes of them.
#[test]
fn generated_scripts_keep_the_laws() {
    let mut rng = Rng::with_seed(3);
    for script in Scripts::new(3).take(2000) {
        checks::aiscript::script(&script);
        checks::aiscript::script(&mutated(&script, &mut rng));
    }
}

/// The laws hold at every moment of typing.
#[test]
fn scripts_keep_the_laws_while_they_are_typed() {
    for name in ["programs", "tricky", "rules"] {
        for line in fixture(&format!("aiscript/{name}.jsonl")).lines() {
            let Recorded { text, .. } = serde_json::from_str(line).expect("a line is JSON");
            checks::aiscript::script_prefixes(&text);
        }
    }
}

/// Reading the deepest scripts and writing their JSON fits into the smallest stack that a thread
/// has anywhere, the 1 MiB of a WebAssembly module.
#[test]
fn deep_scripts_fit_a_small_stack() {
    const SMALL_STACK: usize = 1 << 20;
    let all = || {
        for family in families() {
            for bytes in [3 << 10, 64 << 10] {
                let text = family.text(bytes);
                let parsed = parse(&text);
                let json = AstJson::without_loc(parsed.tree()).to_string();
                assert!(json.starts_with('[') && json.ends_with(']'), "{}", family.name);
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(SMALL_STACK).spawn(all);
    thread.expect("a thread starts").join().expect("no script overflows the stack");
}

/// The laws hold for hostile scripts.
#[test]
fn hostile_scripts_keep_the_laws() {
    for family in families() {
        for bytes in [1 << 10, 16 << 10] {
            checks::aiscript::script(&family.text(bytes));
        }
    }
}

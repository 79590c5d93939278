//! The one table of codes and `docs/codes.md`, which is written from it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use aizome_source::{Code, Language};

use super::{none, read, root};

/// Codes that meant something once: they must never mean something else.
const RETIRED: &[&str] = &[];

/// The tables of all libraries. (The codes of `aizome.toml` are the command line's own.)
fn all() -> impl Iterator<Item = &'static Code> {
    let scripts = aizome_aiscript_syntax::codes::CODES.iter();
    let scripts = scripts.chain(aizome_aiscript_analysis::codes::CODES);
    scripts.chain(aizome_mfm::codes::CODES).copied()
}

#[test]
fn ids_ascend_and_are_never_used_again() {
    let ids: Vec<&str> = all().map(|code| code.id).collect();
    assert!(ids.is_sorted_by(|one, next| one < next), "ids are not unique and ascending: {ids:?}");
    let again: Vec<_> = ids.iter().filter(|id| RETIRED.contains(id)).collect();
    assert!(again.is_empty(), "retired ids are in use: {again:?}");
}

/// A number is left out only when its code was retired; so none can be taken away silently.
#[test]
fn ids_have_no_gaps() {
    let known: BTreeSet<&str> = all().map(|code| code.id).chain(RETIRED.iter().copied()).collect();
    let mut complaints = Vec::new();
    for id in &known {
        let (letters, digits) =
            id.split_at(id.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        match digits.parse::<u32>() {
            Ok(number) if number % 100 > 1 => {
                let before = format!("{letters}{:0width$}", number - 1, width = digits.len());
                if !known.contains(before.as_str()) {
                    complaints.push(format!("{id} is there, {before} is neither used nor retired"));
                }
            }
            Ok(_) => {}
            Err(_) => complaints.push(format!("{id} has no number")),
        }
    }
    none(&complaints);
}

#[test]
fn names_are_unique() {
    let names: BTreeSet<&str> = all().map(|code| code.name).collect();
    assert_eq!(names.len(), all().count(), "two codes have the same name");
}

#[test]
fn every_code_is_documented_in_both_languages() {
    let mut complaints = Vec::new();
    for code in all() {
        let mut want = |holds: bool, what: &str| {
            if !holds {
                complaints.push(format!("{} {}: {what}", code.id, code.name));
            }
        };
        want(code.examples().any(|example| example.fails), "no failing example");
        want(code.examples().any(|example| !example.fails), "no passing example");
        want(!code.docs.trim_start().starts_with("```"), "no English sentence");
        want(is_japanese(code.docs_ja), "no Japanese documentation");
        want(is_japanese(&code.explain(Language::Japanese)), "no Japanese explanation");
    }
    none(&complaints);
}

/// The messages of every failing example are there in both languages, and say which is which.
#[test]
fn every_message_is_in_both_languages() {
    let mut complaints = Vec::new();
    for code in all() {
        for example in code.examples().filter(|example| example.fails) {
            for found in aizome_tests::checks::findings(&example) {
                let help = found.help.iter();
                let labels = found.labels.iter().map(|label| &label.message);
                for message in help.chain(labels).chain([&found.message]) {
                    let sentence = message.en.trim() == message.en && !message.en.ends_with('.');
                    if message.en.is_empty() || !sentence || !is_japanese(&message.ja) {
                        complaints.push(format!("{}: {message:?}", found.code.id));
                    }
                }
            }
        }
    }
    none(&complaints);
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c))
}

/// `UPDATE=1` writes it anew.
#[test]
fn the_list_of_codes_is_the_table() {
    let file = Path::new("docs/codes.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join(file), document()).expect("docs/ can be written to");
    }
    assert_eq!(read(file), document(), "stale: run UPDATE=1 cargo test -p aizome-tests codes");
}

fn document() -> String {
    let mut text = String::from(
        "# Codes\n\nEvery code that `aizome` reports, as `aizome explain CODE` tells it. Written from the \
         table in the sources by\n`UPDATE=1 cargo test -p aizome-tests codes`; do not edit.\n",
    );
    for code in all() {
        let (english, japanese) = (explanation(code, Language::English), code.docs_ja.trim());
        let (id, name, severity) = (code.id, code.name, code.severity.name());
        write!(text, "\n## {id} `{name}`\n\n*{severity}*\n\n{english}\n\n{japanese}\n")
            .expect("a string takes everything");
    }
    text
}

/// The explanation without its heading, which the document has already.
fn explanation(code: &Code, language: Language) -> String {
    let whole = code.explain(language);
    whole.split_once("\n\n").map_or("", |(_, body)| body.trim()).to_owned()
}

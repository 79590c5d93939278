//! What people are told about the mistakes that people make: every finding as it is drawn, in both
//! languages.
//!
//! The programs are small and written for this; each is one mistake (or one kind of it). Their
//! findings were read by a person who asked: is the place right, does it say what to do, is there
//! nothing else? `UPDATE=1` writes what is drawn now, for reading. That the first finding is where
//! the reference stops is tested elsewhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use aizome_aiscript_syntax::{codes, parse};
use aizome_source::{Code, Diagnostic, Language, Style, apply_edits, render};
use aizome_tests::checks::reading_findings;

/// The themes, each a file of sections: a program, its findings in English and in Japanese, and the
/// program after all cures.
const THEMES: &[&str] =
    &["beginners", "brackets", "characters", "older_versions", "other_languages", "rules"];

/// Codes that the files have no program for, and why not.
const WITHOUT_PROGRAM: &[(&str, &str)] = &[
    ("AIS0122", "a script of version 1.3"),
    ("AIS0132", "a thousand levels are nothing to look at"),
    ("AIS0153", "AiSON"),
    ("AIS0154", "AiSON"),
];

/// A program with a mistake.
struct Mistake {
    name: String,
    program: String,
}

#[test]
fn every_mistake_is_explained_well() {
    for theme in THEMES {
        let file = path(theme);
        let text = std::fs::read_to_string(&file).expect("the theme has a file");
        let current: String = mistakes(&text).iter().map(section).collect::<Vec<_>>().join("\n");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &current).expect("fixtures can be written to");
        } else {
            let differs = current.lines().zip(text.lines()).find(|(now, before)| now != before);
            assert!(
                current == text,
                "{theme} differs, first here: {differs:?}; UPDATE=1 writes it"
            );
        }
    }
}

#[test]
fn there_are_many_mistakes_with_a_finding_each() {
    let all = all();
    assert!(all.len() >= 80, "only {} mistakes", all.len());
    let names: BTreeSet<_> = all.iter().map(|mistake| &mistake.name).collect();
    assert_eq!(names.len(), all.len(), "two mistakes have the same name");
    for Mistake { name, program } in &all {
        assert!(!parse(program).is_valid(), "{name}: nothing was found");
    }
}

/// Where everything has a cure, the cured program is fine; where not, there is less to say about
/// it.
#[test]
fn cures_cure() {
    for Mistake { name, program } in all() {
        let found = parse(&program).diagnostics;
        let Some(cured) = cured(&program, &found) else { continue };
        let left = parse(&cured).diagnostics;
        let cures = found.iter().filter(|found| found.fix.is_some()).count();
        assert!(left.len() + cures <= found.len(), "{name}: cured to\n{cured}\n{left:#?}");
    }
}

#[test]
fn every_code_has_a_mistake() {
    let found: BTreeSet<&str> = all()
        .iter()
        .flat_map(|mistake| parse(&mistake.program).diagnostics)
        .map(|found| found.code.id)
        .collect();
    for code in codes::CODES {
        let is_exempt = WITHOUT_PROGRAM.iter().any(|(id, _)| *id == code.id);
        assert_ne!(found.contains(code.id), is_exempt, "{} {}", code.id, code.name);
    }
}

/// The failing examples of a code yield that code and nothing else, the passing ones nothing.
#[test]
fn examples_of_codes_are_as_they_say() {
    for code in codes::CODES {
        for example in code.examples() {
            let found: BTreeSet<&str> =
                reading_findings(&example).iter().map(|found| found.code.id).collect();
            let expected: BTreeSet<&str> = example.fails.then_some(code.id).into_iter().collect();
            assert_eq!(found, expected, "{}: {}", code.id, example.text);
        }
    }
}

/// Messages are short sentences in both languages; in Japanese no two spaces meet and none stands
/// at an end.
#[test]
fn messages_read_well() {
    let of_codes = codes::CODES.iter().flat_map(|code| failing(code));
    let of_programs = all().into_iter().flat_map(|mistake| parse(&mistake.program).diagnostics);
    for found in of_codes.chain(of_programs) {
        let labels = found.labels.iter().map(|label| &label.message);
        let titles = found.fix.iter().map(|fix| &fix.title);
        for text in labels.chain(titles).chain(&found.help).chain([&found.message]) {
            let is_plain = |text: &str| text == text.trim() && !text.contains("  ");
            assert!(is_plain(&text.en) && is_plain(&text.ja), "{text:?}");
            assert!(!text.en.ends_with('.') && !text.ja.ends_with('。'), "{text:?}");
            assert!(!text.ja.is_ascii(), "{text:?}");
        }
    }
}

fn failing(code: &Code) -> Vec<Diagnostic> {
    code.examples()
        .filter(|example| example.fails)
        .flat_map(|example| reading_findings(&example))
        .collect()
}

fn path(theme: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "fixtures", "mistakes", &format!("{theme}.txt")].iter().collect()
}

fn all() -> Vec<Mistake> {
    let texts = THEMES
        .iter()
        .map(|theme| std::fs::read_to_string(path(theme)).expect("the theme has a file"));
    texts.flat_map(|text| mistakes(&text)).collect()
}

/// The programs of a file: what stands after `=== name` and before `--- en`.
fn mistakes(text: &str) -> Vec<Mistake> {
    let sections = text.split("\n=== ").map(|section| section.trim_start_matches("=== "));
    sections
        .map(|section| {
            let (name, rest) = section.split_once('\n').expect("a section has a name");
            let program = rest.split_once("\n--- en").map_or(rest, |(program, _)| program);
            Mistake { name: name.to_owned(), program: unescaped(program.trim_end_matches('\n')) }
        })
        .collect()
}

/// Characters that editors change or that nobody sees are written as `\u{…}`.
const ESCAPED: &[char] = &['\r', '\u{a0}', '\u{feff}'];

fn unescaped(program: &str) -> String {
    ESCAPED.iter().fold(program.to_owned(), |program, &character| {
        program.replace(&character.escape_unicode().to_string(), character.encode_utf8(&mut [0; 4]))
    })
}

fn escaped(text: &str) -> String {
    ESCAPED.iter().fold(text.to_owned(), |text, &character| {
        text.replace(character, &character.escape_unicode().to_string())
    })
}

/// What stands in the file for a mistake.
fn section(mistake: &Mistake) -> String {
    let Mistake { name, program } = mistake;
    let found = parse(program).diagnostics;
    let mut text = format!("=== {name}\n{}\n", escaped(program));
    for (title, language) in [("en", Language::English), ("ja", Language::Japanese)] {
        let style = Style { language, color: false };
        let drawn: String =
            found.iter().map(|found| render(found, "a.is", program, style)).collect();
        let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
        write!(text, "--- {title}\n{}\n", escaped(&lines.join("\n"))).expect("a string takes all");
    }
    if let Some(cured) = cured(program, &found) {
        write!(text, "--- cured\n{}\n", escaped(&cured)).expect("a string takes all");
    }
    text
}

/// The program after all cures, if there is one.
fn cured(program: &str, found: &[Diagnostic]) -> Option<String> {
    let edits: Vec<_> = found
        .iter()
        .filter_map(|found| found.fix.as_ref())
        .flat_map(|fix| fix.edits.clone())
        .collect();
    (!edits.is_empty()).then(|| apply_edits(program, &edits).expect("cures fit together"))
}

//! The table of the standard library: that it is the reference's, that every example does what it
//! says, there and here, and that what is written from the table is not stale.

use std::path::{Path, PathBuf};

use aizome_aiscript_analysis::{Global, Globals};
use aizome_aiscript_std::reference::{Answer, Request, run};
use aizome_aiscript_std::test_library::{self, install_test};
use aizome_aiscript_std::{Driver, Entry, EntryKind, Environment, Host, entries, install, manual};
use aizome_aiscript_vm::{Machine, Script};
use aizome_source::Language;
use aizome_tests::fixture;
use aizome_tests::oracle::{Reference, run::read, start};

mod names {
    use super::*;

    /// `fixtures/aiscript_analysis/globals.txt` is recorded from the reference, and another suite
    /// compares the analysis with it.
    #[test]
    fn the_root_scope_is_that_of_the_analysis() {
        let file = root().join("crates/aiscript-analysis/src/globals/table.rs");
        let source = std::fs::read_to_string(&file).expect("the table is there");
        let written = with_rows(&source, &rows(&aizome_aiscript_std::globals()));
        keep(&file, &written);
        // The table that was just written is another one than what this was compiled with.
        if !updates() {
            assert_eq!(aizome_aiscript_std::globals(), Globals::standard());
        }
    }

    /// The names of the language as rows of the table of the analysis.
    fn rows(globals: &Globals) -> String {
        let row = |global: &Global| match global.arity {
            Some(arity) => {
                let (min, max) = (arity.min, arity.max);
                format!("    (Home::Language, \"{}\", Some(({min}, {max}))),\n", global.name)
            }
            None => format!("    (Home::Language, \"{}\", None),\n", global.name),
        };
        globals.iter().map(row).collect()
    }

    fn with_rows(source: &str, rows: &str) -> String {
        let begin = "pub(super) const LANGUAGE: &[Row] = &[\n";
        let (before, rest) = source.split_once(begin).expect("the language has a table");
        let (_, after) = rest.split_once("];\n").expect("the table ends");
        format!("{before}{begin}{rows}];\n{after}")
    }

    #[test]
    fn values_have_what_they_have_in_the_reference() {
        let member = |entry: &Entry| match entry.arity() {
            Some((_, max)) => format!("{} {max}", entry.name),
            None => entry.name.to_owned(),
        };
        let mut ours: Vec<String> =
            entries().filter(|entry| entry.owner().is_some()).map(member).collect();
        ours.sort();
        let recorded = fixture("aiscript_std/members.txt");
        assert_eq!(ours, recorded.lines().collect::<Vec<_>>());
    }

    #[test]
    fn no_name_stands_twice() {
        let mut names: Vec<_> = all().map(|entry| entry.name).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}

mod documentation {
    use super::*;

    #[test]
    fn everything_is_documented_in_both_languages() {
        let mut complaints = Vec::new();
        for entry in all() {
            let english = entry.description(Language::English);
            let japanese = entry.description(Language::Japanese);
            if !english.ends_with('.') || is_japanese(&english) {
                complaints.push(format!("{}: {english}", entry.name));
            }
            if !is_japanese(&japanese) || !japanese.ends_with('。') {
                complaints.push(format!("{}: {japanese}", entry.name));
            }
            if entry.examples().next().is_none() {
                complaints.push(format!("{}: no example", entry.name));
            }
        }
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    fn is_japanese(text: &str) -> bool {
        text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c))
    }

    /// What is optional comes last, or a call could not leave it out.
    #[test]
    fn optional_parameters_come_last() {
        for entry in all() {
            if let EntryKind::Function { params, .. } = entry.kind {
                let sorted = params.is_sorted_by_key(|param| param.is_optional);
                assert!(sorted, "{}", entry.signature());
            }
        }
    }

    /// `UPDATE=1` writes them anew.
    #[test]
    fn the_manual_is_the_table() {
        let folder = root().join("docs/std");
        for (file, text) in manual::pages() {
            keep(&folder.join(file), &text);
        }
        keep(&folder.join("library.json"), &manual::for_editors());
    }

    /// No name is on no page, and none on two.
    #[test]
    fn every_name_is_on_one_page() {
        let pages = manual::pages();
        for entry in all() {
            let heading = format!("\n## {}\n", entry.name);
            let on = pages.iter().filter(|(_, text)| text.contains(&heading)).count();
            assert_eq!(on, 2, "{} is on {on} pages of two languages", entry.name);
        }
    }

    #[test]
    fn entries_are_found_by_name() {
        let push = manual::entry("arr.push", Language::Japanese).expect("there is such a name");
        assert!(push.contains("arr.push("), "{push}");
        assert_eq!(manual::entry("arr.shove", Language::English), None);
    }
}

mod examples {
    use super::*;

    /// Each with the name of its entry.
    fn of_the_language() -> Vec<(&'static str, String)> {
        let examples = |entry: &'static Entry| entry.examples().map(|text| (entry.name, text));
        entries().flat_map(examples).collect()
    }

    #[test]
    fn they_do_what_they_say() {
        let examples = of_the_language();
        assert!(examples.len() >= 163, "only {}", examples.len());
        let mut complaints = Vec::new();
        for (name, text) in examples {
            let request = Request { src: text.clone(), ..Request::default() };
            complaints.extend(complaint(name, &text, &run(&request)));
        }
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    #[test]
    fn they_do_the_same_in_the_reference() {
        let Some(mut oracle) = start(Reference::Running) else { return };
        let examples = of_the_language();
        let request = |(_, text): &(_, String)| Request { src: text.clone(), ..Request::default() };
        let requests: Vec<Request> = examples.iter().map(request).collect();
        let answers = oracle.ask(&requests);
        let complaints = examples.iter().zip(&answers);
        let complaints =
            complaints.filter_map(|((name, text), it)| complaint(name, text, &read(it)));
        let complaints: Vec<String> = complaints.collect();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    #[test]
    fn those_of_tests_pass() {
        for entry in test_library::entries() {
            for example in entry.examples() {
                assert_eq!(test(&example), Ok(()), "{example}");
            }
        }
    }

    /// What is printed is what stands at the ends of the lines: `<: 1 + 1 // 2`.
    fn complaint(name: &str, text: &str, answer: &Answer) -> Option<String> {
        let promised: Vec<&str> = text.lines().filter_map(promise).collect();
        let printed: Vec<String> = answer.out.iter().map(|value| unquoted(value)).collect();
        let is_kept = answer.error.is_none() && promised == printed;
        (!is_kept).then(|| format!("{name}: {printed:?} {:?}\n{text}\n", answer.error))
    }

    fn promise(line: &str) -> Option<&str> {
        let at = line.find("<: ")?;
        line[at..].split_once(" // ").map(|(_, promise)| promise)
    }

    /// A string as `<:` prints it.
    fn unquoted(value: &str) -> String {
        let Some(quoted) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
            return value.to_owned();
        };
        let mut text = String::new();
        let mut chars = quoted.chars();
        while let Some(c) = chars.next() {
            text.extend(if c == '\\' { chars.next() } else { Some(c) });
        }
        text
    }
}

mod assertions {
    use super::*;

    #[track_caller]
    fn check(script: &str, complaint: &str) {
        assert_eq!(test(script), Err(complaint.to_owned()), "{script}");
    }

    #[test]
    fn what_differs_is_said() {
        check("Test:eq(1, 2)", "Test:eq expected 2, but got 1");
        check("Test:eq('1', 1)", "Test:eq expected 1, but got \"1\"");
        check("Test:eq([1, [2]], [1, [3]])", "Test:eq expected [ 1, [ 3 ] ], but got [ 1, [ 2 ] ]");
        check("Test:eq({ a: 1 }, { b: 1 })", "Test:eq expected { b: 1 }, but got { a: 1 }");
        check("Test:eq([1], [1, 2])", "Test:eq expected [ 1, 2 ], but got [ 1 ]");
        check("Test:eq(@() {}, @() {})", "Test:eq expected @(  ) { ... }, but got @(  ) { ... }");
        check("Test:ne({ a: [] }, { a: [] })", "Test:ne expected anything but { a: [  ] }");
        check("Test:ok(false)", "Test:ok expected true, but got false");
        check("Test:ok(false, 'no')", "no");
        check("Test:ok(1)", "Expect boolean, but got num.");
        check("Test:near(1, 2)", "Test:near expected about 2, but got 1");
        check("Test:near(0/0, 0/0)", "Test:near expected about NaN, but got NaN");
        check("Test:fail('enough')", "enough");
        check("Test:throws(@() { 1 })", "Test:throws expected an error, but got 1");
        check(
            "Test:throws(@() { Core:abort('a') }, 'b')",
            "Test:throws expected an error with `b`, but got `a`",
        );
    }

    #[test]
    fn what_is_the_same_passes() {
        for script in [
            "Test:eq(0/0, 0/0)",
            "Test:eq(0, -0)",
            "Test:eq({ a: 1, b: 2 }, { b: 2, a: 1 })",
            "Test:eq(Error:create('a', [1]), Error:create('a', [1]))",
            "Test:eq(print, print)",
            "Test:near(1/0, 1/0)",
            // Caught errors say nothing of what was compared.
            "Test:throws(@() { Test:eq(1, 2) })",
            "Test:throws(@() { Core:sleep(1)\n null.x })",
            // Circles of two and of three are both endless.
            "let a = [1]\na.push([1, a])\nlet b = [1]\nb.push([1, [1, b]])\nTest:eq(a, b)",
        ] {
            assert_eq!(test(script), Ok(()), "{script}");
        }
    }

    /// Neither the depth of values nor circles of different lengths make a comparison expensive.
    #[test]
    fn large_values_are_compared() {
        let circle = |length: u32| {
            format!(
                "eval {{ let first = [1]\nvar last = first\nfor {length} {{ last = [1, last] }}\n\
                 first.push(last)\nfirst }}"
            )
        };
        let script = format!("Test:eq({}, {})", circle(10_007), circle(10_009));
        assert_eq!(test(&script), Ok(()));
    }
}

/// Everything that is documented.
fn all() -> impl Iterator<Item = &'static Entry> {
    entries().chain(test_library::entries())
}

/// Runs a script as a test: its error.
fn test(script: &str) -> Result<(), String> {
    let mut machine = Machine::new();
    install(&mut machine, Environment::default());
    install_test(&mut machine);
    let script = machine.load(&Script::compile(script).map_err(|error| error.to_string())?);
    let fiber = machine.start(script);
    let result = Driver::new(Impatient(0.0)).finish(&mut machine, fiber);
    result.map(|_| ()).map_err(|error| error.message().to_owned())
}

/// For whom time passes at once.
struct Impatient(f64);

impl Host for Impatient {
    fn now(&mut self) -> f64 {
        self.0
    }

    fn wait(&mut self, ms: f64) {
        self.0 += ms;
    }
}

fn updates() -> bool {
    std::env::var_os("UPDATE").is_some()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are in the house").to_owned()
}

/// Compares a file with what should be in it; with `UPDATE=1` it is written.
#[track_caller]
fn keep(file: &Path, text: &str) {
    if updates() {
        let folder = file.parent().expect("a file is in a folder");
        std::fs::create_dir_all(folder).expect("folders can be made");
        std::fs::write(file, text).expect("the file can be written");
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    let command = "UPDATE=1 cargo test -p aizome-tests --test suite aiscript_std";
    assert!(written == text, "{} is stale: run {command}", file.display());
}

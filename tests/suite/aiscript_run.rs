//! Recorded programs and what they do in `@syuilo/aiscript`: quirk by quirk, each the smallest
//! program that shows it; and laws of every run.
//!
//! `tests/oracle/record-runs.mjs` writes what stands below the programs in `fixtures/runs`.

mod recorded;

use std::path::Path;

use aizome_aiscript_std::reference::{Answer, Request};
use aizome_tests::generate::aiscript_run::Programs;
use aizome_tests::oracle::run::{ours, written};
use aizome_tests::{check_with_differences, checks, fixture};
use recorded::{Case, cases, without_places};
use serde::Deserialize;

/// The programs by theme, run waiting and without waiting.
#[test]
fn themes() {
    let mut count = 0;
    let mut outcomes = Vec::new();
    for theme in themes_in_the_folder() {
        for case in cases(&fixture(&format!("runs/{theme}.txt"))) {
            count += 1;
            outcomes.extend(both_ways(&theme, &case));
        }
    }
    assert!(count >= 400, "only {count} programs");
    check_with_differences("runs#themes", outcomes);
}

/// The names of the files of programs.
fn themes_in_the_folder() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/runs");
    let entries = std::fs::read_dir(folder).expect("the programs are there");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.expect("the folder can be read").file_name();
        name.to_str().and_then(|name| name.strip_suffix(".txt")).map(str::to_owned)
    };
    let mut names: Vec<String> = entries.filter_map(name).collect();
    names.sort();
    names
}

fn both_ways(theme: &str, case: &Case<'_>) -> Vec<(String, Result<(), String>)> {
    let run = |sync| Request { src: case.program.to_owned(), max_step: case.max_step, sync };
    let id = format!("{theme}: {}", case.name);
    let waiting = compared(&run(false), case.expected, str::to_owned);
    let sync = match case.expected_sync {
        Some(expected) => compared(&run(true), expected, str::to_owned),
        None => compared(&run(true), &without_places(case.expected), without_places),
    };
    vec![(id.clone(), waiting), (format!("{id} (sync)"), sync)]
}

fn compared(run: &Request, expected: &str, shown: fn(&str) -> String) -> Result<(), String> {
    let ours = shown(&ours(run));
    let same = ours == expected;
    same.then_some(())
        .ok_or_else(|| format!("\n{}\n  reference:\n{expected}  ours:\n{ours}", run.src))
}

/// Every quirk that was found when the reference was studied.
#[test]
fn tricky() {
    #[derive(Deserialize)]
    struct Tricky {
        src: String,
        answer: Answer,
        #[serde(default)]
        sync: Option<Answer>,
    }
    let all: Vec<Tricky> =
        serde_json::from_str(&fixture("runs/tricky.json")).expect("the cases are JSON");
    assert!(all.len() > 400, "cases are lost");
    let outcomes = all.into_iter().enumerate().flat_map(|(index, Tricky { src, answer, sync })| {
        let outcome = |sync, expected: &Answer| {
            let run = Request { src: src.clone(), max_step: None, sync };
            compared(&run, &written(expected), str::to_owned)
        };
        let waiting = (format!("tricky:{}", index + 1), outcome(false, &answer));
        let sync = sync.map(|sync| (format!("tricky:{} (sync)", index + 1), outcome(true, &sync)));
        [Some(waiting), sync].into_iter().flatten().collect::<Vec<_>>()
    });
    check_with_differences("runs#tricky", outcomes);
}

/// Whatever is run, and however little it may use.
#[test]
fn every_run_keeps_the_laws() {
    for program in Programs::new(5).take(1000) {
        checks::run::run(&program.src);
    }
    for theme in themes_in_the_folder() {
        cases(&fixture(&format!("runs/{theme}.txt")))
            .iter()
            .for_each(|case| checks::run::run(case.program));
    }
}

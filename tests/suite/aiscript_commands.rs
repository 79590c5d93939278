//! The commands that run scripts: `run`, `repl`, `test`, `profile`, `bytecode`, `doc`. Most cases
//! are data in `fixtures/aiscript_commands`; what takes time, or stops a program, stands here and
//! in `aiscript_commands/`.

mod codes;
mod profiles;
mod running;
mod tests;

use aizome_tests::fixture;

use crate::cli::case::cases;
use crate::cli::program::{Folder, Ran, command, run};

#[track_caller]
fn check(name: &str) {
    let cases = cases(&fixture(&format!("aiscript_commands/{name}.txt")));
    assert!(!cases.is_empty(), "{name} has cases");
    for case in &cases {
        case.check();
    }
}

/// Runs the program in a folder, without input.
fn run_in(folder: &Folder, words: &[&str]) -> Ran {
    run(command().args(words).current_dir(folder.path()), b"")
}

/// `text` with every number of milliseconds replaced by `?`.
fn timeless(text: &str) -> String {
    let mut parts = text.split(" ms");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = |c: char| c.is_ascii_digit() || c == '.';
        out.truncate(out.trim_end_matches(number).len());
        out.push_str("? ms");
        out.push_str(part);
    }
    out
}

#[test]
fn run_cases() {
    check("run");
}

#[test]
fn repl_cases() {
    check("repl");
}

#[test]
fn doc_cases() {
    check("doc");
}

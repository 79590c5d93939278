//! The commands about scripts as people, editors and build servers use them: what is told, what is
//! written, how it ends. Most cases are data in `fixtures/aiscript_cli`; what needs folders, links or
//! many files stands here and in `aiscript_cli/`.

mod folders;
mod sarif;
mod writing;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use aizome_tests::fixture;
use serde_json::Value;

use crate::cli::case::cases;
use crate::cli::program::{Folder, Ran, aizome, command, run};

#[track_caller]
fn check(name: &str) {
    let cases = cases(&fixture(&format!("aiscript_cli/{name}.txt")));
    assert!(!cases.is_empty(), "{name} has cases");
    for case in &cases {
        case.check();
    }
}

/// Runs the program in a folder, without input.
fn run_in(folder: &Folder, words: &[&str]) -> Ran {
    run(command().args(words).current_dir(folder.path()), b"")
}

#[test]
fn check_cases() {
    check("check");
}

#[test]
fn fix_cases() {
    check("fix");
}

#[test]
fn format_cases() {
    check("fmt");
}

#[test]
fn settings_cases() {
    check("config");
}

#[test]
fn tree_cases() {
    check("ast");
}

#[test]
fn explain_cases() {
    check("explain");
}

#[test]
fn a_line_break_in_a_message_stays_in_its_command() {
    let ran = aizome(&["check", "--format", "github", "--lang", "ja"], b"let a = 1\n<: {a}");
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(
        ran.stdout.contains("%0A") && ran.stdout.starts_with("::error file="),
        "{}",
        ran.stdout
    );
}

#[test]
fn trees_come_in_the_order_of_the_lines() {
    let script = |n: usize| match n % 3 {
        0 => format!("let v{n} = [{n}]"),
        1 => format!("@v{n}() {{ {} }}", "null\n".repeat(n % 40)),
        _ => format!("v{n} ="),
    };
    let count = 6_000;
    let lines: String = (0..count).map(|n| Value::from(script(n)).to_string() + "\n").collect();
    let ran = aizome(&["ast", "--jsonl"], lines.as_bytes());
    assert_eq!((ran.code, &*ran.stderr), (Some(1), ""));
    assert_eq!(ran.stdout.lines().count(), count);
    for (n, line) in ran.stdout.lines().enumerate() {
        let answer: Value = serde_json::from_str(line).expect("each answer is JSON");
        if n % 3 == 2 {
            let error = answer["error"].as_object().expect("an assignment of nothing is an error");
            let mut keys: Vec<&str> = error.keys().map(String::as_str).collect();
            keys.sort_unstable();
            assert_eq!(keys, ["class", "column", "line", "message", "name"], "line {n}");
        } else {
            let dest = &answer["ast"][0]["dest"]["name"];
            assert_eq!(dest.as_str(), Some(&*format!("v{n}")), "line {n}");
        }
    }
}

#[test]
fn a_tree_is_there_before_the_next_line_is_sent() {
    let mut child = command()
        .args(["ast", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    for _ in 0..2 {
        // The input stays open: an answer that waited for more would never come.
        input.write_all(b"\"\"\n").expect("written");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("read");
        assert_eq!(answer, "{\"ast\":[]}\n");
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

/// `aizome … | head -1`: the reader takes one line and leaves.
#[track_caller]
fn check_reader_leaves(folder: &Folder, words: &[&str]) {
    let mut child = command()
        .args(words)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let mut first = String::new();
    output.read_line(&mut first).expect("read");
    assert!(!first.is_empty(), "{words:?} prints something");
    drop(output);
    let ended = child.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!((ended.status.code(), &*told), (Some(0), ""), "{words:?}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new("reader-leaves");
    // More than any pipe holds.
    let script = "nobody()\n".repeat(20_000);
    folder.write("a.ais", &script);
    for words in [
        &["check", "a.ais"][..],
        &["check", "--json", "a.ais"],
        &["check", "--format", "sarif", "a.ais"],
        &["check", "--format", "github", "a.ais"],
        &["fmt", "--diff", "--quiet", "--no-config", "b.ais"],
        &["ast", "a.ais"],
        &["ast", "--tree", "a.ais"],
    ] {
        folder.write("b.ais", script.replace("()", "( )"));
        check_reader_leaves(&folder, words);
    }
}

#[test]
fn colours_are_for_who_wants_them() {
    let broken = b"<: [1 2]";
    let plain = aizome(&["check"], broken);
    assert!(!plain.stdout.contains('\x1b'), "a pipe gets no colours");
    let colored = aizome(&["check", "--color", "always"], broken);
    assert!(colored.stdout.contains("\x1b["), "{}", colored.stdout);
    let diff = aizome(&["fmt", "--diff", "--color", "always"], b"let x=1\n");
    assert!(diff.stdout.contains("\x1b[31m-let x=1\x1b[0m\n\x1b[32m+let x = 1\x1b[0m\n"));
    let json = aizome(&["check", "--json", "--color", "always"], broken);
    assert!(!json.stdout.contains('\x1b'), "programs get no colours");
}

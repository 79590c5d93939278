//! What stops a script, and what it cannot stop: Ctrl-C, readers that leave, much output.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

use super::{Folder, run_in, timeless};
use crate::cli::program::{aizome, command};

#[test]
fn a_reader_that_leaves_ends_the_script() {
    let folder = Folder::new("run-reader-leaves");
    folder.write("a.ais", "var i = 0\nloop {\n\t<: i\n\ti += 1\n}");
    let mut child = command()
        .args(["run", "a.ais"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let mut first = String::new();
    output.read_line(&mut first).expect("read");
    assert_eq!(first, "0\n");
    drop(output);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), &*ended.stderr), (Some(0), &b""[..]));
}

/// Ctrl-C once the script has said something.
#[cfg(unix)]
#[track_caller]
fn check_interrupt(name: &str, script: &str) {
    let folder = Folder::new(name);
    folder.write("a.ais", script);
    let mut child = command()
        .args(["run", "a.ais"])
        .current_dir(folder.path())
        // Nobody closes it: a script that asks waits.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let stdin = child.stdin.take();
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    let mut first = String::new();
    output.read_line(&mut first).expect("read");
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("signals can be sent");
    assert!(killed.success());
    drop(output);
    let ended = child.wait_with_output().expect("it ends");
    drop(stdin);
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!((ended.status.code(), &*told), (Some(130), "stopped by Ctrl-C\n"), "{script}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_whatever_runs_or_waits() {
    check_interrupt("interrupt-loop", "<: 1\nCore:sleep(1)\nloop {}");
    check_interrupt("interrupt-sleep", "<: 1\nCore:sleep(1000000)");
    check_interrupt("interrupt-timer", "<: 1\nAsync:interval(1000000, @() {})");
    check_interrupt("interrupt-question", "<: 1\nreadline('who')");
}

#[test]
fn everything_comes_out_however_much_it_is() {
    let ran = aizome(&["run"], b"for let i, 100000 { <: i }");
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert_eq!(ran.stdout.lines().count(), 100_000);
    assert!(ran.stdout.ends_with("99998\n99999\n"));
    // Each level holds the one below twice: written out it would not fit any disk.
    let woven = aizome(&["run"], b"var a = []\nfor 60 { a = [a, a] }\n<: a");
    assert_eq!(woven.code, Some(0));
    assert!((1_000..10_000_000).contains(&woven.stdout.len()), "{}", woven.stdout.len());
    // As deep as this nothing may be read or written by recursion.
    let deep = aizome(&["run"], b"var a = []\nfor 300000 { a = [a] }\n<: a");
    assert_eq!(deep.code, Some(0), "{}", deep.stderr);
    assert_eq!(deep.stdout.trim_end(), "[".repeat(300_001) + &"]".repeat(300_001));
}

#[test]
fn one_object_has_everything() {
    let script = "<: `{1}`\n@f(n) { n() }\n<: 'é'\nf(1)";
    let ran = aizome(&["run", "--json"], script.as_bytes());
    assert_eq!((ran.code, &*ran.stderr), (Some(1), ""));
    let answer: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    assert_eq!(answer["out"], serde_json::json!(["\"1\"", "\"é\""]));
    let message =
        "Expect function, but got num.\n  at f (Line 2, Column 10)\n  at <root> (Line 4, Column 2)";
    let error = serde_json::json!({
        "class": "AiScriptRuntimeError", "name": "Runtime", "message": message, "line": 2, "column": 10,
    });
    assert_eq!(answer["error"], error);
    let streamed = aizome(&["run", "--jsonl"], Value::from(script).to_string().as_bytes()).stdout;
    let streamed: Value = serde_json::from_str(&streamed).expect("it is JSON");
    assert_eq!(answer["steps"], streamed["steps"]);
    assert_eq!(answer["error"], streamed["error"]);
    assert!(answer["time"]["run"].is_number());
    let broken = aizome(&["run", "--json"], b"1 +").stdout;
    let broken: Value = serde_json::from_str(&broken).expect("it is JSON");
    assert_eq!(broken["error"]["class"], "AiScriptUnexpectedEOFError");
}

#[test]
fn times_are_told() {
    let ran = aizome(&["run", "--time"], b"1 + 1");
    let told = timeless(&ran.stderr);
    assert_eq!(told, "parse ? ms, compile ? ms, run ? ms, 3 steps\n");
}

#[test]
fn answers_come_in_the_order_of_the_lines() {
    let lines: String = (0..400)
        .map(|n| Value::from(format!("for {} {{ 1 }}\n{n}", (n % 7) * 1000)).to_string() + "\n")
        .collect();
    let ran = aizome(&["run", "--jsonl"], lines.as_bytes());
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    let results: Vec<String> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("it is JSON")["result"].clone())
        .map(|result| result.as_str().expect("it has a result").to_owned())
        .collect();
    assert_eq!(results, (0..400).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_whole_stack_is_listed_shortened() {
    let folder = Folder::new("run-long-stack");
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"];
    let mut script: String =
        names.windows(2).map(|pair| format!("@{}() {{ {}() }}\n", pair[0], pair[1])).collect();
    script.push_str("@n() { 1() }\na()\n");
    folder.write("a.ais", &script);
    let ran = run_in(&folder, &["run", "a.ais"]);
    let listed: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("   at ")).collect();
    assert_eq!(listed.len(), 12, "{}", ran.stderr);
    assert_eq!(listed[0], "   at n (a.ais:14:9)");
    assert_eq!(listed[11], "   at <root> (a.ais:15:2)");
    assert!(ran.stderr.contains("\n   … 3 more\n"), "{}", ran.stderr);
}

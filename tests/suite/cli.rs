//! The program as people and scripts use it: what each command prints, what it says when something
//! is wrong, how it behaves in pipes. Most cases are data in `fixtures/cli`; what needs two
//! processes or a large input stands here.

pub(crate) mod case;
pub(crate) mod program;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;
use std::time::{Duration, Instant};

use aizome_tests::fixture;
use case::cases;
use program::{Folder, aizome, command};

#[track_caller]
fn check(name: &str) {
    let cases = cases(&fixture(&format!("cli/{name}.txt")));
    assert!(!cases.is_empty(), "{name} has cases");
    for case in &cases {
        case.check();
    }
}

#[test]
fn parse_cases() {
    check("parse");
}

#[test]
fn stream_cases() {
    check("stream");
}

#[test]
fn file_cases() {
    check("files");
}

#[test]
fn format_cases() {
    check("format");
}

#[test]
fn html_cases() {
    check("html");
}

#[test]
fn lint_cases() {
    check("lint");
}

#[test]
fn whole_notes_become_cards() {
    let note = r#"{"text": "**hi**", "user": {"username": "ai"}, "unknown": {"a": [1]}}"#;
    let one = aizome(&["note", "html"], note.as_bytes());
    assert_eq!((one.code, &*one.stderr), (Some(0), ""));
    assert!(one.stdout.starts_with("<article "), "{}", one.stdout);
    assert!(one.stdout.contains("<b>hi</b>"), "{}", one.stdout);
    let line = aizome(&["note", "html", "--jsonl"], note.as_bytes());
    assert!(line.stdout.starts_with(r#"{"html":"<article "#), "{}", line.stdout);
    let list = aizome(&["note", "html"], format!("[{note},{note}]").as_bytes());
    assert!(list.stdout.starts_with("<section "), "{}", list.stdout);
    assert_eq!(list.stdout.matches("<article ").count(), 2);
    let words = ["note", "html", "--page", "--theme", "dark", "--lang", "ja"];
    let page = aizome(&words, note.as_bytes());
    assert!(page.stdout.starts_with("<!DOCTYPE html>\n<html lang=\"ja\" data-theme=\"dark\">"));
    assert!(page.stdout.ends_with("</html>\n"));
}

#[test]
fn texts_become_one_page() {
    let folder = Folder::new("page");
    folder.write("a.mfm", "$[spin a]");
    folder.write("b.mfm", "**b**");
    let words = ["mfm", "html", "--profile", "rich", "--page", "a.mfm", "b.mfm"];
    let ran = program::run(command().args(words).current_dir(folder.path()), b"");
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert!(ran.stdout.starts_with("<!DOCTYPE html>\n"));
    assert!(ran.stdout.contains("@keyframes"), "the stylesheet is in it");
    assert_eq!(ran.stdout.matches("<article class=\"mfm\">").count(), 2);
    assert_eq!(ran.stdout.matches("<!DOCTYPE").count(), 1);
}

#[test]
fn explain_lists_every_code() {
    let listed = aizome(&["explain"], b"").stdout;
    let codes: Vec<&str> =
        listed.lines().filter_map(|line| line.split_once("  ")).map(|l| l.0).collect();
    let syntax = aizome_aiscript_syntax::codes::CODES.iter();
    let known =
        syntax.chain(aizome_aiscript_analysis::codes::CODES).chain(aizome_mfm::codes::CODES);
    let known: Vec<&str> = known.map(|code| code.id).collect();
    // What is wrong with settings, and with scripts that run, is in tables of the program itself.
    let (libraries, settings) = codes.split_at(known.len());
    assert_eq!(libraries, known);
    let own = |id: &&str| id.starts_with("CFG") || id.starts_with("AIS05");
    assert!(settings.len() >= 18 && settings.iter().all(own), "{settings:?}");
    for language in ["en", "ja"] {
        let words = [vec!["explain", "--lang", language], codes.clone()].concat();
        let told = aizome(&words, b"").stdout;
        for code in &codes {
            let heading = format!("\n{code} ");
            assert!(format!("\n{told}").contains(&heading), "{code} in {language}");
        }
    }
}

/// Every command with its subcommands, as its help lists them.
fn commands() -> Vec<Vec<String>> {
    let mut found = vec![vec![]];
    let mut next = 0;
    while let Some(command) = found.get(next).cloned() {
        let mut words: Vec<&str> = command.iter().map(String::as_str).collect();
        words.push("--help");
        let help = aizome(&words, b"").stdout;
        let listed = help.split_once("Commands:\n").map_or("", |(_, rest)| rest);
        for line in listed.lines().take_while(|line| line.starts_with("  ")) {
            let name = line.split_whitespace().next().expect("a listed command has a name");
            // Longer descriptions go on in lines that are further in.
            if line.starts_with("  ") && !line.starts_with("   ") {
                found.push([command.clone(), vec![name.to_owned()]].concat());
            }
        }
        next += 1;
    }
    found
}

#[test]
fn every_command_has_help_in_both_lengths() {
    let commands = commands();
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        for flag in ["-h", "--help"] {
            let mut words: Vec<&str> = command.iter().map(String::as_str).collect();
            words.push(flag);
            let ran = aizome(&words, b"");
            assert_eq!(ran.code, Some(0), "{words:?}");
            assert!(ran.stdout.contains("Usage: aizome"), "{words:?}: {}", ran.stdout);
            assert_eq!(ran.stderr, "", "{words:?}");
        }
    }
}

/// The mark in `docs/cli.md` after which everything is generated.
const GENERATED: &str =
    "<!-- Everything below is `--help`, written by the test `the_manual_is_current`. -->\n";

/// Run with `UPDATE=1` to write the manual anew.
#[test]
fn the_manual_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/cli.md");
    let manual = std::fs::read_to_string(path).expect("the manual is there");
    let (written, _) = manual.split_once(GENERATED).expect("the manual has its mark");
    let mut current = format!("{written}{GENERATED}");
    for command in commands() {
        let mut words: Vec<&str> = command.iter().map(String::as_str).collect();
        let name = [vec!["aizome"], words.clone()].concat().join(" ");
        words.push("--help");
        let help = aizome(&words, b"").stdout;
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        write!(current, "\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n")).expect("written");
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &current).expect("the manual can be written");
        return;
    }
    assert!(manual == current, "docs/cli.md is old: run this test with UPDATE=1");
}

#[test]
fn completions_name_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = aizome(&["completions", shell], b"");
        assert_eq!((ran.code, &*ran.stderr), (Some(0), ""), "{shell}");
        for word in ["from-markdown", "extract", "explain", "jsonl", "stdin-filepath"] {
            assert!(ran.stdout.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn manual_pages_are_printed_or_written() {
    let ran = aizome(&["man"], b"");
    assert!(ran.stdout.contains(".TH aizome 1"), "{}", ran.stdout);
    let folder = Folder::new("man");
    let target = folder.path().join("share/man1");
    let ran = aizome(&["man", target.to_str().expect("a plain path")], b"");
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    for page in [
        "aizome.1",
        "aizome-check.1",
        "aizome-fmt.1",
        "aizome-mfm.1",
        "aizome-mfm-parse.1",
        "aizome-explain.1",
    ] {
        assert!(folder.read(&format!("share/man1/{page}")).starts_with(".ie"), "{page}");
    }
}

/// A stream of `count` notes of very different lengths, and the answers of `mfm text`.
fn numbered(count: usize) -> (String, String) {
    let (mut lines, mut answers) = (String::new(), String::new());
    for n in 0..count {
        let filler = "x".repeat((n * 7919) % 300);
        writeln!(lines, "\"**{n}** {filler}\"").expect("written");
        writeln!(answers, "{{\"text\":\"{n} {filler}\"}}").expect("written");
    }
    (lines, answers)
}

#[test]
fn answers_come_in_order() {
    let (lines, answers) = numbered(60_000);
    let ran = aizome(&["mfm", "text", "--jsonl"], lines.as_bytes());
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert!(ran.stdout == answers, "the answers differ from the expected ones");
}

#[test]
fn a_line_over_the_limit_is_one_bad_line() {
    let limit = 16 << 20;
    let longest = format!("\"{}\"", "a".repeat(limit - 2));
    let too_long = format!("\"{}\"", "a".repeat(limit - 1));
    let lines =
        format!("\"a\"\n{longest}\n{too_long}\n\"b\"\n{too_long}{too_long}\n\"c\"\n{too_long}");
    let ran = aizome(&["mfm", "text", "--jsonl"], lines.as_bytes());
    assert_eq!(ran.code, Some(1));
    let short = |line: &str| line.chars().take(48).collect::<String>();
    let answers: Vec<String> = ran.stdout.lines().map(short).collect();
    let error = |line| {
        let message = "the line is longer than 16 MiB";
        short(&format!(
            "{{\"error\":{{\"line\":{line},\"kind\":\"too-long\",\"message\":\"{message}"
        ))
    };
    let long_answer = short(&format!("{{\"text\":\"{}", "a".repeat(60)));
    let text = |text| format!("{{\"text\":\"{text}\"}}");
    let expected = [text("a"), long_answer, error(3), text("b"), error(5), text("c"), error(7)];
    assert_eq!(answers, expected);
}

#[test]
fn a_line_is_answered_as_soon_as_it_is_there() {
    let mut child = command()
        .args(["mfm", "text", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    let mut output = BufReader::new(child.stdout.take().expect("piped"));
    for line in ["a", "b"] {
        // The input stays open: an answer that waited for more would never come.
        writeln!(input, "\"**{line}**\"").expect("written");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("read");
        assert_eq!(answer, format!("{{\"text\":\"{line}\"}}\n"));
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = command()
        .args(["mfm", "text", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    drop(child.stdout.take());
    // The input stays open and silent after this: the program must not wait for it.
    input.write_all(b"\"a\"\n").expect("written");
    let mut told = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut told).expect("read");
    let status = child.wait().expect("it ends");
    assert_eq!((status.code(), &*told), (Some(0), ""));
    drop(input);
}

#[test]
#[cfg(target_os = "linux")]
fn a_long_stream_takes_constant_memory() {
    let mut child = command()
        .args(["mfm", "parse", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    let mut output = child.stdout.take().expect("piped");
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::with_capacity(1 << 16);
        let mut total = 0;
        while let Ok(1..) = output.by_ref().take(1 << 16).read_to_end(&mut bytes) {
            total += bytes.len();
            bytes.clear();
        }
        total
    });
    let lines = "\"hello **world** :emoji: #tag\"\n".repeat(10_000);
    let peak = || {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("alive");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("listed");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number")
    };
    let mut warm = 0;
    for round in 0..40 {
        input.write_all(lines.as_bytes()).expect("written");
        if round == 9 {
            warm = peak();
        }
    }
    let end = peak();
    drop(input);
    assert!(child.wait().expect("it ends").success());
    assert!(reader.join().expect("read") > 40 * lines.len());
    assert!(end < warm + warm / 2, "{warm} kB after a quarter of the input, {end} kB at the end");
}

#[test]
#[cfg(unix)]
fn an_interrupt_removes_the_unfinished_file() {
    let folder = Folder::new("interrupt");
    folder.write("out.jsonl", "old\n");
    let mut child = command()
        .args(["mfm", "text", "--jsonl", "-o", "out.jsonl"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    input.write_all(b"\"a\"\n").expect("written");
    let started = Instant::now();
    while folder.names().len() < 2 {
        assert!(started.elapsed() < Duration::from_secs(60), "no temporary file appears");
        std::thread::sleep(Duration::from_millis(5));
    }
    // The handler is installed right after the file is made.
    std::thread::sleep(Duration::from_millis(200));
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill can be run");
    assert!(killed.success());
    let status = child.wait().expect("it ends");
    drop(input);
    assert_eq!(status.code(), Some(130));
    assert_eq!(folder.names(), ["out.jsonl"]);
    assert_eq!(folder.read("out.jsonl"), "old\n");
}

#[test]
#[cfg(unix)]
fn a_written_file_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new("permissions");
    folder.write("real.txt", "old");
    let real = folder.path().join("real.txt");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("set");
    symlink("real.txt", folder.path().join("link.txt")).expect("linked");
    let ran = program::run(
        command().args(["mfm", "text", "-o", "link.txt"]).current_dir(folder.path()),
        b"**new**",
    );
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert_eq!(folder.read("real.txt"), "new\n");
    assert_eq!(std::fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
    let link = std::fs::symlink_metadata(folder.path().join("link.txt")).expect("there");
    assert!(link.is_symlink());
    assert_eq!(folder.names(), ["link.txt", "real.txt"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_is_written_directly() {
    let ran = aizome(&["mfm", "text", "-o", "/dev/stdout"], b"**a**");
    assert_eq!((ran.code, &*ran.stdout), (Some(0), "a\n"));
    let ran = aizome(&["mfm", "text", "-o", "/dev/full"], b"**a**");
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.stderr, "error: cannot write `/dev/full`: the disk is full\n");
}

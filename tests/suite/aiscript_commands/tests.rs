//! `aizome test`: what is found, how it is run, what is told.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

use super::{Folder, run_in, timeless};
use crate::cli::program::command;

const TESTS: &str = r#"var calls = 0
@add(a, b) {
	calls += 1
	if a == 0 {
		return b
	}
	a + b
}

#[test]
@adds() {
	Test:eq(add(1, 2), 3)
	Test:eq(calls, 1)
}

#[test "each test has a machine of its own"]
@alone() {
	Test:eq(add(1, 1), 2)
	Test:eq(calls, 1)
}

#[test]
@sleeps() {
	let began = Date:now()
	Core:sleep(3600000)
	Test:eq(Date:now() - began, 3600000)
}

@never() {
	null
}
"#;

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("sums.test.ais", TESTS);
    folder.write("inner/whole.TEST.is", "<: 1\nTest:eq([1, 2].len, 2)");
    folder.write("inner/no-test.ais", "nobody()");
    folder.write("ignored/a.test.ais", "nobody()");
    folder.write(".gitignore", "ignored\n");
    folder
}

/// `aizome check` knows `Test:` where there are tests, and nowhere else.
#[test]
fn checks_know_what_tests_use() {
    let folder = Folder::new("test-checked");
    folder.write("a.test.ais", "Test:ok(true)");
    folder.write("b.ais", "#[test]\n@works() {\n\tTest:eq(1, 1)\n}");
    folder.write("c.ais", "Test:eq(1, 1)");
    let ran = run_in(&folder, &["check", "--json", "."]);
    let told = serde_json::Deserializer::from_str(&ran.stdout).into_iter::<Value>();
    let files = told.map(|script| {
        let script = script.expect("each script gives an object");
        let found = script["diagnostics"].as_array().map_or(0, Vec::len);
        (script["file"].as_str().unwrap_or_default().to_owned(), found)
    });
    let files: Vec<(String, usize)> = files.collect();
    let expected = [("a.test.ais", 0), ("b.ais", 0), ("c.ais", 1)];
    assert_eq!(files, expected.map(|(file, found)| (file.to_owned(), found)));
}

#[test]
fn tests_are_found_and_run() {
    let folder = folder("test-found");
    let ran = run_in(&folder, &["test"]);
    let expected = "\
inner/whole.TEST.is
  ✓ <script> (? ms)
sums.test.ais
  ✓ adds (? ms)
  ✓ each test has a machine of its own (? ms)
  ✓ sleeps (? ms)
4 passed, 0 failed in 2 files (? ms)
";
    assert_eq!((ran.code, &*ran.stderr, &*timeless(&ran.stdout)), (Some(0), "", expected));
    let some = run_in(&folder, &["test", "--filter", "machine", "--lang", "ja"]);
    let expected = "\
sums.test.ais
  ✓ each test has a machine of its own (? ms)
1 ファイル: 成功 1、失敗 0 (? ms)。`--filter` で除外 3
";
    assert_eq!((some.code, &*timeless(&some.stdout)), (Some(0), expected));
}

#[test]
fn a_failure_shows_the_difference() {
    let folder = Folder::new("test-fails");
    let list = |last: u32| format!("[{}{last}]", "\"a long element\", ".repeat(8));
    let script = format!(
        "#[test]\n@small() {{\n\t<: 'seen'\n\tTest:eq(1 + 1, 3)\n}}\n#[test]\n@large() {{\n\tTest:eq({}, {})\n}}\n\
         #[test]\n@broken() {{ nobody }}\n",
        list(1),
        list(2)
    );
    folder.write("a.test.ais", &script);
    let ran = run_in(&folder, &["test", "a.test.ais"]);
    assert_eq!(ran.code, Some(1));
    let told = timeless(&ran.stdout);
    for expected in [
        "  ✗ small (? ms)\n    expected: 3\n       found: 2\n[AIS0515] error: ",
        "    printed:\n      seen\n",
        "    - expected, + found\n",
        "    -   2\n    +   1\n",
        "[AIS0503] error: there is no variable `nobody`",
        "0 passed, 3 failed in 1 file (? ms)\n",
    ] {
        assert!(told.contains(expected), "{expected:?} in {told}");
    }
}

#[test]
fn programs_get_one_object() {
    let folder = folder("test-json");
    folder.write("bad.test.ais", "let");
    folder.write("fails.test.ais", "<: 'x'\nTest:eq(1, 2)");
    let ran = run_in(&folder, &["test", "--json"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(1), ""));
    let report: Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    assert_eq!((&report["passed"], &report["failed"]), (&Value::from(4), &Value::from(1)));
    let files = report["files"].as_array().expect("a list");
    let names: Vec<&str> = files.iter().filter_map(|file| file["file"].as_str()).collect();
    assert_eq!(names, ["bad.test.ais", "fails.test.ais", "inner/whole.TEST.is", "sums.test.ais"]);
    assert!(files[0]["broken"].as_str().is_some_and(|told| told.contains("[AIS01")));
    let test = &files[1]["tests"][0];
    assert_eq!((&test["expected"], &test["found"]), (&Value::from("2"), &Value::from("1")));
    assert_eq!(test["error"]["line"], 2);
    let none = run_in(&folder, &["test", "--json", "inner/no-test.ais", "--filter", "nothing"]);
    let report: Value = serde_json::from_str(&none.stdout).expect("it is JSON");
    assert_eq!(report["files"], serde_json::json!([]));
}

#[test]
fn lines_that_ran_are_written_down() {
    let folder = folder("test-coverage");
    let ran = run_in(&folder, &["test", "sums.test.ais", "--coverage", "out/../lcov.info"]);
    assert_eq!(ran.code, Some(2), "a folder is missing: {}", ran.stderr);
    let ran = run_in(&folder, &["test", "sums.test.ais", "--coverage", "lcov.info"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    let record = folder.read("lcov.info");
    let lines: Vec<&str> = record.lines().collect();
    assert_eq!(lines[..2], ["TN:", "SF:sums.test.ais"]);
    assert_eq!(lines.last(), Some(&"end_of_record"));
    // Line 5 is where nothing is added to nothing, line 30 the body of what nobody calls.
    for expected in [
        "FN:2,add",
        "FNDA:2,add",
        "FNDA:0,never",
        "DA:1,3",
        "DA:3,2",
        "DA:5,0",
        "DA:7,2",
        "DA:12,1",
        "DA:30,0",
    ] {
        assert!(lines.contains(&expected), "{expected} in {record}");
    }
}

#[test]
fn what_is_no_test_is_told() {
    let folder = Folder::new("test-odd");
    folder.write("empty/readme.txt", "");
    folder.write("endless.test.ais", "Async:interval(1, @() {})");
    folder.write("empty.test.ais", "");
    let none = run_in(&folder, &["test", "empty"]);
    assert_eq!(none.code, Some(0));
    assert!(
        none.stderr.starts_with("warning: there are no tests (`*.test.ais`"),
        "{}",
        none.stderr
    );
    let missing = run_in(&folder, &["test", "nowhere.test.ais"]);
    assert_eq!(missing.code, Some(2));
    let odd = run_in(&folder, &["test"]);
    assert_eq!(odd.code, Some(1));
    assert!(odd.stdout.contains("a limit is reached: timers that never end"), "{}", odd.stdout);
    assert!(odd.stdout.contains("1 passed, 1 failed in 2 files"), "{}", odd.stdout);
}

#[test]
fn a_change_runs_the_tests_again() {
    let folder = Folder::new("test-watch");
    folder.write("a.test.ais", "Test:eq(1, 1)");
    let mut child = command()
        .args(["test", "--watch"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut summary = || {
        let mut lines = lines.by_ref().map(|line| line.expect("read"));
        lines.find(|line| line.contains(" passed, ")).expect("a summary comes")
    };
    assert!(summary().starts_with("1 passed, 0 failed"));
    folder.write("a.test.ais", "Test:eq(1, 2) // changed");
    assert!(summary().starts_with("0 passed, 1 failed"));
    child.kill().expect("it can be stopped");
    child.wait().expect("it ends");
}

//! `aizome profile` and `aizome bytecode`: steps are the same in each run, so they can be expected.

use super::{Folder, run_in};

const SCRIPT: &str = "@leaf(n) { n + 1 }\n@branch(n) {\n\tleaf(n) + leaf(n)\n}\nfor 10 {\n\tbranch(1)\n}\n<: 'done'\n";

/// The number in a column of the row that ends so.
fn cell(table: &str, row: &str, column: usize) -> u64 {
    let row = table
        .lines()
        .find(|line| line.ends_with(row))
        .unwrap_or_else(|| panic!("{row} in {table}"));
    let cell = row.split_whitespace().nth(column).expect("a row has columns");
    cell.parse().expect("it is a number")
}

#[test]
fn steps_belong_to_functions_and_lines() {
    let folder = Folder::new("profile");
    folder.write("a.ais", SCRIPT);
    let ran = run_in(&folder, &["profile", "a.ais"]);
    assert_eq!((ran.code, &*ran.stdout), (Some(0), "\"done\"\n"));
    // `leaf`: a sum of two. `branch`: a sum of two calls, each with its target and argument.
    assert_eq!(cell(&ran.stderr, "  leaf:1", 0), 20);
    assert_eq!(cell(&ran.stderr, "  leaf:1", 1), 20 * 3);
    assert_eq!(cell(&ran.stderr, "  branch:2", 0), 10);
    assert_eq!(cell(&ran.stderr, "  branch:2", 2), 10 * 7);
    assert_eq!(cell(&ran.stderr, "  branch:2", 1), 10 * 7 + 20 * 3);
    assert_eq!(cell(&ran.stderr, "  leaf(n) + leaf(n)", 1), 10 * 7);
    let told = run_in(&folder, &["run", "a.ais", "--time"]).stderr;
    let all: u64 =
        told.trim_end().rsplit(' ').nth(1).and_then(|it| it.parse().ok()).expect("steps");
    let script = ran.stderr.lines().nth(1).map(str::to_owned).unwrap_or_default();
    let functions = ran.stderr.split("\n\n").next().unwrap_or_default();
    let own: u64 = functions
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().nth(2)?.parse::<u64>().ok())
        .sum();
    assert_eq!(own, all, "own steps are all steps: {script}");
}

#[test]
fn folded_stacks_have_steps_as_their_weight() {
    let folder = Folder::new("profile-folded");
    folder.write("a.ais", SCRIPT);
    let ran = run_in(&folder, &["profile", "a.ais", "--folded", "out.txt", "--steps"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let folded = folder.read("out.txt");
    let weight = |end: &str| {
        let line = folded.lines().find(|line| line.contains(end));
        line.and_then(|line| line.rsplit_once(' ')).and_then(|(_, n)| n.parse::<u64>().ok())
    };
    assert_eq!(weight(";branch 70"), Some(70), "{folded}");
    assert_eq!(weight(";branch;leaf 60"), Some(60), "{folded}");
    assert_eq!(folded.lines().count(), 3, "{folded}");
}

#[test]
fn a_failing_script_is_profiled_up_to_there() {
    let folder = Folder::new("profile-fails");
    folder.write("a.ais", "@f() { nobody }\nf()");
    let ran = run_in(&folder, &["profile", "a.ais"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("f:1") && ran.stderr.contains("[AIS0503]"), "{}", ran.stderr);
}

#[test]
fn code_is_listed_beside_the_source() {
    let folder = Folder::new("bytecode");
    folder.write("a.ais", "let a = 1\n<: a + 2\n");
    let ran = run_in(&folder, &["bytecode", "a.ais"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert!(ran.stdout.contains("2 | <: a + 2"), "{}", ran.stdout);
    let broken = run_in(&folder, &["bytecode", "nowhere.ais"]);
    assert_eq!(broken.code, Some(2));
}

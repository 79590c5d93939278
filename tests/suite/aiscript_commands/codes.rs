//! The examples of the codes of running scripts: they are in the program's own table, so they are
//! taken from what it explains.

use super::{Folder, Ran, run_in};
use crate::cli::program::aizome;

/// An example: how its fence names it, and the script.
struct Example {
    language: String,
    fails: bool,
    script: String,
}

fn examples(explained: &str) -> Vec<Example> {
    let blocks = explained.split("```aiscript").skip(1);
    let example = |block: &str| {
        let (fence, rest) = block.split_once('\n').expect("a fence ends its line");
        let (language, kind) = fence.split_once(' ').expect("a fence says what to expect");
        let script = rest.split_once("\n```").expect("a block is closed").0;
        Example {
            language: language.trim_start_matches('-').to_owned(),
            fails: kind == "error",
            script: script.to_owned(),
        }
    };
    blocks.map(example).collect()
}

fn run_example(folder: &Folder, example: &Example) -> Ran {
    folder.write("a.ais", &example.script);
    let words: &[&str] = match &*example.language {
        "" => &["run", "a.ais"],
        "sync" => &["run", "--sync", "a.ais"],
        "limited" => &["run", "--max-steps", "1000", "a.ais"],
        "test" => &["test", "a.ais"],
        other => panic!("nobody runs {other}"),
    };
    run_in(folder, words)
}

#[test]
fn examples_fail_as_they_say() {
    let folder = Folder::new("run-codes");
    let listed = aizome(&["explain"], b"").stdout;
    let ids: Vec<&str> = listed.lines().filter_map(|line| line.get(..7)).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| id.starts_with("AIS05")).collect();
    assert!(ids.len() >= 15, "{ids:?}");
    assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
    for id in ids {
        let examples = examples(&aizome(&["explain", id], b"").stdout);
        assert!(examples.iter().any(|example| example.fails), "{id} has a failing example");
        assert!(examples.iter().any(|example| !example.fails), "{id} has a passing example");
        for example in &examples {
            let ran = run_example(&folder, example);
            let told = format!("{}{}", ran.stdout, ran.stderr);
            assert_eq!(told.contains(&format!("[{id}]")), example.fails, "{id}: {told}");
            assert_eq!(ran.code, Some(i32::from(example.fails)), "{id}: {told}");
        }
    }
}

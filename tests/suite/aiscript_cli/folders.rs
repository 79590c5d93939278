//! Folders of scripts: which are found, in which order, once each.

use crate::cli::program::Folder;

use super::run_in;

/// A script with one thing to format and nothing to find.
const UNTIDY: &str = "<:1\n";

fn folder_of(name: &str, files: &[&str]) -> Folder {
    let folder = Folder::new(name);
    for file in files {
        folder.write(file, UNTIDY);
    }
    folder
}

/// The scripts in a folder with these files, which `fmt --check` names with these words.
#[track_caller]
fn check(name: &str, files: &[&str], words: &[&str], expected: &[&str]) {
    let folder = folder_of(name, files);
    let words = [&["fmt", "--check"], words].concat();
    let ran = run_in(&folder, &words);
    let found: Vec<String> = ran.stdout.lines().map(|line| line.replace('\\', "/")).collect();
    assert_eq!(found, expected, "{words:?}: {}", ran.stderr);
}

#[test]
fn scripts_are_found_by_their_endings_in_the_order_of_their_names() {
    check(
        "endings",
        &["b.ais", "a/z.is", "a/c/d.AIS", "a.is", "c.txt", "d.aiscript", "ais", "e.ais.bak"],
        &["."],
        &["a/c/d.AIS", "a/z.is", "a.is", "b.ais"],
    );
}

#[test]
fn what_is_hidden_or_installed_is_skipped() {
    let files = [".a.ais", ".b/c.ais", "node_modules/d.ais", "e/node_modules/f.ais", "e/g.ais"];
    check("hidden", &files, &["."], &["e/g.ais"]);
}

#[test]
fn what_is_named_is_read_whatever_it_is() {
    let files = [".b/c.ais", "node_modules/d.ais", "e.txt"];
    let words = ["e.txt", "node_modules", ".b"];
    check("named", &files, &words, &["e.txt", "node_modules/d.ais", ".b/c.ais"]);
}

#[test]
fn what_is_named_twice_is_read_once() {
    check(
        "twice",
        &["a.ais", "b/c.ais"],
        &["b/../a.ais", ".", "a.ais", "b"],
        &["b/../a.ais", "b/c.ais"],
    );
}

#[test]
fn what_git_ignores_is_skipped() {
    let folder = folder_of("ignored", &["a.ais", "build/b.ais", "c/d.ais", "c/e.ais"]);
    folder.write(".gitignore", "build/\n");
    folder.write("c/.gitignore", "d.*\n");
    let ran = run_in(&folder, &["fmt", "--check", "."]);
    assert_eq!(
        ran.stdout,
        format!("a.ais\n{}\n", ["c", "e.ais"].join(std::path::MAIN_SEPARATOR_STR))
    );
}

#[test]
fn a_folder_without_scripts_is_told_and_no_failure() {
    let folder = folder_of("nothing", &["a/b.txt"]);
    for words in [&["check", "a"][..], &["fmt", "a"], &["fmt", "--check", "a"]] {
        let ran = run_in(&folder, words);
        let told = "warning: there are no scripts (`*.ais`, `*.is`) in `a`\n  \
                    help: name a script to read it whatever its name ends in\n";
        assert_eq!((ran.code, &*ran.stdout, &*ran.stderr), (Some(0), "", told), "{words:?}");
    }
}

#[test]
#[cfg(unix)]
fn links_lead_neither_in_circles_nor_out() {
    use std::os::unix::fs::symlink;

    let folder = folder_of("links", &["in/a.ais", "out/b.ais"]);
    symlink(folder.path(), folder.path().join("in/up")).expect("linked");
    symlink("../out/b.ais", folder.path().join("in/b.ais")).expect("linked");
    let ran = run_in(&folder, &["fmt", "--check", "in"]);
    assert_eq!(ran.stdout, "in/a.ais\n");
    // What is named is read.
    let ran = run_in(&folder, &["fmt", "--check", "in/b.ais"]);
    assert_eq!(ran.stdout, "in/b.ais\n");
}

#[test]
fn many_scripts_are_told_in_order() {
    let folder = Folder::new("many");
    let mut expected = String::new();
    for n in 0..300 {
        // Long and short ones alternate, so that the workers finish in another order.
        let script = "<: 1\n".repeat(n * 7919 % 500) + "nobody()\n";
        folder.write(&format!("s{n:03}.ais"), &script);
        let line = script.lines().count();
        expected.push_str(&format!(
            "::error file=s{n:03}.ais,line={line},endLine={line},col=1,endColumn=7,\
             title=AIS0201 undefined_name::there is no variable `nobody`\n"
        ));
    }
    let ran = run_in(&folder, &["check", "--format", "github", "."]);
    assert_eq!((ran.code, &*ran.stderr), (Some(1), ""));
    assert!(ran.stdout == expected, "{}", ran.stdout);
}

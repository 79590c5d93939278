//! The rules of the house, so far as a program can see them: who may know whom, what the table of
//! codes must have, that documents point at things that exist, how sources are kept.

use std::path::{Path, PathBuf};
use std::process::Command;

mod arrows;
mod codes;
mod documents;
mod sources;

/// The top folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the repository")
}

/// Every file that is in the repository or about to be, relative to its top.
fn files() -> Vec<PathBuf> {
    let output = Command::new("git")
        // The files may belong to another user than the one who tests.
        .args(["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    let list = String::from_utf8(output.stdout).expect("names of files are UTF-8");
    let files: Vec<PathBuf> =
        list.lines().map(PathBuf::from).filter(|file| root().join(file).is_file()).collect();
    assert!(!files.is_empty(), "git lists no files here");
    files
}

/// The files with this extension.
fn files_ending(extension: &str) -> impl Iterator<Item = PathBuf> {
    files().into_iter().filter(move |file| file.extension().is_some_and(|it| it == extension))
}

fn read(file: &Path) -> String {
    let path = root().join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
}

/// Passes when nothing was complained of.
#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

//! The live oracle: a reference package, running in a Node process that answers line by line.
//!
//! It is a process and not recorded files so that the inputs can be new ones on every run. Where
//! there is no Node, `AIZOME_OFFLINE=1` says that recorded cases are all that is wanted.

mod aiscript;
mod compare;
mod mfm;
pub mod run;

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::Serialize;

pub use aiscript::Script;
pub use compare::{Answers, compare, or_panic, say, start, tell};
pub use mfm::{Question, tree_json};

/// A package that Aizome is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// `mfm-js`, which is asked [`Question`]s.
    Mfm,
    /// `@syuilo/aiscript`, which is asked about [`Script`]s.
    AiScript,
    /// `@syuilo/aiscript` again, which is asked to run scripts.
    Running,
}

impl Reference {
    /// The name of the package.
    #[must_use]
    pub fn package(self) -> &'static str {
        match self {
            Self::Mfm => "mfm-js",
            Self::AiScript | Self::Running => "@syuilo/aiscript",
        }
    }

    /// The name of the script that asks it.
    fn script(self) -> &'static str {
        match self {
            Self::Mfm => "mfm",
            Self::AiScript => "aiscript",
            Self::Running => "run",
        }
    }
}

/// A process with a reference in it.
#[derive(Debug)]
pub struct Oracle {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts a process; `None` if `AIZOME_OFFLINE` is set.
    ///
    /// # Panics
    /// When Node or the packages are not there: a comparison that did not happen must not pass.
    #[must_use]
    pub fn start(reference: Reference) -> Option<Self> {
        if std::env::var_os("AIZOME_OFFLINE").is_some_and(|value| value == "1") {
            return None;
        }
        let folder = oracle_folder();
        assert!(
            folder.join("node_modules").join(reference.package()).is_dir(),
            "the reference is not installed: run `npm ci --prefix tests/oracle`, or set \
             AIZOME_OFFLINE=1 to check recorded cases only"
        );
        let mut process = Command::new("node")
            .arg(folder.join("serve.mjs"))
            .arg(reference.script())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node starts; set AIZOME_OFFLINE=1 to check recorded cases only");
        let questions = process.stdin.take().expect("its input is piped");
        let answers = BufReader::new(process.stdout.take().expect("its output is piped"));
        Some(Self { process, questions, answers })
    }

    /// The answers to some questions, each one line of JSON.
    ///
    /// # Panics
    /// When the process has died.
    #[must_use]
    pub fn ask(&mut self, questions: &[impl Serialize]) -> Vec<String> {
        // The process reads the whole line before it writes, so neither can wait for the other.
        let line = json(&questions) + "\n";
        self.questions.write_all(line.as_bytes()).expect("the oracle listens");
        self.questions.flush().expect("the oracle listens");
        questions.iter().map(|_| self.answer()).collect()
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the oracle answers in UTF-8");
        assert!(line.ends_with('\n'), "the oracle died");
        line.pop();
        line
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It has nothing to save, and nobody waits for its last words.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn oracle_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle")
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("questions and trees are always JSON")
}

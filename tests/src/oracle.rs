//! The live oracle: the reference package, running in a Node process that answers line by line.
//!
//! It is a process and not recorded files so that the inputs can be new ones on every run. Where
//! there is no Node, `AIZOME_OFFLINE=1` says that recorded cases are all that is wanted.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use aizome_mfm::js::Js;
use aizome_mfm::{Node, Options, parse_simple, to_string};
use serde::Serialize;

/// A question that both the reference and our parser can answer.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "fn", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Question<'a> {
    /// The tree of a text.
    Parse {
        /// The text.
        text: &'a str,
        /// The nest limit.
        nest_limit: u32,
    },
    /// The tree of a text in which only emoji and `<plain>` count.
    ParseSimple {
        /// The text.
        text: &'a str,
    },
    /// The text of the tree of a text.
    ToString {
        /// The text before it was parsed.
        text: &'a str,
    },
    /// The text of a tree.
    #[serde(rename = "toString")]
    TreeToString {
        /// The tree.
        tree: Js<'a>,
    },
}

impl<'a> Question<'a> {
    /// The same question about another text.
    #[must_use]
    pub fn about<'b>(&'b self, text: &'b str) -> Question<'b>
    where
        'a: 'b,
    {
        match *self {
            Question::Parse { nest_limit, .. } => Question::Parse { text, nest_limit },
            Question::ParseSimple { .. } => Question::ParseSimple { text },
            Question::ToString { .. } => Question::ToString { text },
            Question::TreeToString { tree } => Question::TreeToString { tree },
        }
    }

    /// Our answer, as JSON.
    #[must_use]
    pub fn our_answer(&self) -> String {
        match *self {
            Question::Parse { text, nest_limit } => {
                tree_json(&Options::default().nest_limit(nest_limit).parse(text))
            }
            Question::ParseSimple { text } => tree_json(&parse_simple(text)),
            Question::ToString { text } => json(&to_string(&aizome_mfm::parse(text))),
            Question::TreeToString { tree: Js(nodes) } => json(&to_string(nodes)),
        }
    }
}

/// A tree as the reference would write it with `JSON.stringify`.
#[must_use]
pub fn tree_json(nodes: &[Node<'_>]) -> String {
    json(&Js(nodes))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a tree is always JSON")
}

/// A process with the reference in it.
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
    pub fn start() -> Option<Self> {
        if std::env::var_os("AIZOME_OFFLINE").is_some_and(|value| value == "1") {
            return None;
        }
        let folder = oracle_folder();
        assert!(
            folder.join("node_modules/mfm-js").is_dir(),
            "the reference is not installed: run `npm ci --prefix tests/oracle`, or set \
             AIZOME_OFFLINE=1 to check recorded cases only"
        );
        let mut process = Command::new("node")
            .arg(folder.join("serve.mjs"))
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
    pub fn ask(&mut self, questions: &[Question<'_>]) -> Vec<String> {
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

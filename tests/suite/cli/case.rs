//! Cases as text: a heading, the command line, then sections with what goes in and comes out.
//!
//! ```text
//! === a bad line does not stop the others
//! $ aizome mfm format --jsonl
//! exit 1
//! --- stdin
//! nope
//! "a"
//! --- stdout
//! {"error":{"line":1,"kind":"json","message":"not JSON: expected ident at column 2"}}
//! {"text":"a"}
//! ```
//!
//! Lines before the first section: `$ aizome …` (words may stand in single quotes), `env NAME=VALUE`,
//! `exit CODE` (0 unless told). Sections: `stdin`, `stdout`, `stderr`, `file NAME` (is there before),
//! `wrote NAME` (is there afterwards). A section named with `raw` in the end, such as `stdin raw`,
//! has escapes (`\n`, `\r`, `\\`, `\xFF`) for all of its bytes and no line break of its own. What is
//! not listed is empty, except that stderr is only compared when it is listed or the exit code is 0.

use super::program::{Folder, command, run};

/// One case of a fixture.
#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) name: String,
    words: Vec<String>,
    env: Vec<(String, String)>,
    exit: i32,
    sections: Vec<(String, Vec<u8>)>,
}

/// The cases of a fixture.
pub(crate) fn cases(fixture: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in fixture.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
        } else if let Some(case) = cases.last_mut() {
            case.line(line);
        }
    }
    for case in &mut cases {
        case.decode();
    }
    cases
}

impl Case {
    fn line(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("--- ") {
            self.sections.push((name.to_owned(), Vec::new()));
        } else if let Some((_, body)) = self.sections.last_mut() {
            body.extend_from_slice(line.as_bytes());
            body.push(b'\n');
        } else if let Some(words) = line.strip_prefix("$ aizome") {
            self.words = split_words(words);
        } else if let Some(code) = line.strip_prefix("exit ") {
            self.exit = code.parse().expect("an exit code is a number");
        } else if let Some(pair) = line.strip_prefix("env ") {
            let (name, value) = pair.split_once('=').expect("env NAME=VALUE");
            self.env.push((name.to_owned(), value.to_owned()));
        } else {
            assert!(line.is_empty(), "{}: what is {line:?}?", self.name);
        }
    }

    /// Decodes the sections marked `raw`; the last of the others loses the blank line that parts
    /// two cases.
    fn decode(&mut self) {
        for (name, body) in &mut self.sections {
            if let Some(plain) = name.strip_suffix(" raw") {
                *name = plain.to_owned();
                *body = unescape(body.trim_ascii_end());
            } else if body.ends_with(b"\n\n") {
                body.pop();
            } else if body == b"\n" {
                body.clear();
            }
        }
    }

    fn section(&self, name: &str) -> Option<&[u8]> {
        self.sections.iter().find(|(known, _)| known == name).map(|(_, body)| &**body)
    }

    /// Runs the case and compares everything it lists.
    #[track_caller]
    pub(crate) fn check(&self) {
        let folder = Folder::new(&self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        for (name, body) in &self.sections {
            if let Some(name) = name.strip_prefix("file ") {
                folder.write(name, body);
            }
        }
        let mut command = command();
        command.args(&self.words).current_dir(folder.path());
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        let ran = run(&mut command, self.section("stdin").unwrap_or_default());
        let expected = |name| String::from_utf8_lossy(self.section(name).unwrap_or_default());
        assert_eq!(ran.stdout, expected("stdout"), "stdout of {}\n{}", self.name, ran.stderr);
        if self.exit == 0 || self.section("stderr").is_some() {
            assert_eq!(ran.stderr, expected("stderr"), "stderr of {}", self.name);
        }
        assert_eq!(ran.code, Some(self.exit), "exit code of {}\n{}", self.name, ran.stderr);
        for (name, body) in &self.sections {
            if let Some(name) = name.strip_prefix("wrote ") {
                assert_eq!(
                    folder.read(name),
                    String::from_utf8_lossy(body),
                    "{name} of {}",
                    self.name
                );
            }
        }
    }
}

/// The words of a command line; single quotes keep spaces.
fn split_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn unescape(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = body;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'\\' {
            bytes.push(*first);
            continue;
        }
        let [escape, after @ ..] = rest else { panic!("a lone backslash") };
        rest = after;
        bytes.push(match escape {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'\\' => b'\\',
            b'x' => {
                let (digits, after) = rest.split_at(2);
                rest = after;
                let digits = str::from_utf8(digits).expect("two hexadecimal digits");
                u8::from_str_radix(digits, 16).expect("two hexadecimal digits")
            }
            other => panic!("unknown escape \\{}", char::from(*other)),
        });
    }
    bytes
}

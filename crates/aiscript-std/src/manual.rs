//! The reference manual, written from the table of natives.
//!
//! [`entry`] is what `aizome doc NAME` shows. [`pages`] are the files under `docs/std`, one for each
//! topic: `Arr:` and what arrays have stand together. [`for_editors`] is the same as data.

mod data;
mod markdown;
mod topics;

use aizome_source::Language;

use crate::natives;
use crate::table::{Entry, EntryKind, Param};
use crate::test_library;

pub use data::for_editors;
pub use markdown::{entry, index, pages};

/// Everything that is documented: the library, and that of tests.
fn documented() -> impl Iterator<Item = &'static Entry> {
    natives::all().chain(test_library::entries())
}

/// Other names with which `name` may have been meant: without regard to case, or the last part alone.
///
/// ```
/// assert_eq!(aizome_aiscript_std::manual::similar("PUSH"), ["arr.push"]);
/// assert!(aizome_aiscript_std::manual::similar("nothing of the kind").is_empty());
/// ```
#[must_use]
pub fn similar(name: &str) -> Vec<&'static str> {
    let wanted = name.to_lowercase();
    let is_meant = |known: &&str| {
        let known = known.to_lowercase();
        known == wanted || known.rsplit([':', '.']).next() == Some(&*wanted)
    };
    documented().map(|entry| entry.name).filter(is_meant).collect()
}

impl Entry {
    /// How it is declared: `@Arr:create(length: num, initial?: any) => arr`.
    #[must_use]
    pub fn signature(&self) -> String {
        match self.kind {
            EntryKind::Constant { ty, .. } | EntryKind::Property { ty, .. } => {
                format!("{}: {ty}", self.name)
            }
            EntryKind::Function { params, result, .. } => {
                let params: Vec<String> = params.iter().map(Param::declaration).collect();
                let mark = if self.owner().is_some() { "" } else { "@" };
                format!("{mark}{}({}) => {result}", self.name, params.join(", "))
            }
        }
    }

    /// What it is, without the example.
    #[must_use]
    pub fn description(&self, language: Language) -> String {
        match language {
            Language::English => prose(self.docs),
            Language::Japanese => self.ja.to_owned(),
        }
    }

    /// Scripts that show it; where one prints, the end of the line says what: `<: 1 + 1 // 2`.
    pub fn examples(&self) -> impl Iterator<Item = String> {
        let blocks = self.docs.split("```aiscript").skip(1);
        blocks.map(|block| flush(block.split("```").next().unwrap_or_default()))
    }
}

impl Param {
    /// `initial?: any`
    #[must_use]
    pub fn declaration(&self) -> String {
        let mark = if self.is_optional { "?" } else { "" };
        format!("{}{mark}: {}", self.name, self.ty)
    }
}

/// What stands outside of examples.
fn prose(docs: &str) -> String {
    let outside: Vec<&str> = docs.split("```").step_by(2).collect();
    flush(&outside.concat())
}

/// Lines without the space that comments of Rust begin with.
fn flush(text: &str) -> String {
    let lines: Vec<&str> =
        text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

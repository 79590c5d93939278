//! Every code of every crate, and the ways in which people name some of them.

use aizome_source::{Code, Severity};

use crate::messages;
use crate::outcome::Failure;
use crate::running;
use crate::scripts::config;

/// Every code, in the order of the tables.
pub(crate) fn all() -> impl Iterator<Item = &'static Code> {
    let own = config::CODES.iter().chain(running::codes::CODES).copied();
    scripts().chain(aizome_mfm::codes::CODES.iter().copied()).chain(own)
}

/// The codes about scripts that do not run.
pub(crate) fn scripts() -> impl Iterator<Item = &'static Code> {
    let syntax = aizome_aiscript_syntax::codes::CODES.iter();
    syntax.chain(aizome_aiscript_analysis::codes::CODES).copied()
}

/// The code of this id or name.
pub(crate) fn find(wanted: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(wanted) || code.name == wanted)
}

/// The code that differs least from a mistyped one, if that is by one letter or digit.
pub(crate) fn nearest(wanted: &str) -> Option<&'static str> {
    let wanted = wanted.to_ascii_uppercase();
    let close = |id: &str| {
        let differing = id.bytes().zip(wanted.bytes()).filter(|(a, b)| a != b).count();
        id.len() == wanted.len() && differing == 1
    };
    all().map(|code| code.id).find(|id| close(id))
}

/// Whether the words mean any code about scripts.
pub(crate) fn is_known(words: &str) -> bool {
    scripts().any(|code| means(words, code))
}

/// Whether the words mean a code that nobody needs to hear of.
pub(crate) fn is_ignorable(words: &str) -> bool {
    scripts().any(|code| means(words, code) && !stays(code))
}

/// Which findings are reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// If any, only these.
    pub(crate) select: Vec<String>,
    /// Not these, even if selected.
    pub(crate) ignore: Vec<String>,
}

impl Choice {
    /// Refuses words that mean no code, and the wish to ignore that a script cannot run at all.
    pub(crate) fn checked(self) -> Result<Self, Failure> {
        if let Some(unknown) = self.select.iter().chain(&self.ignore).find(|it| !is_known(it)) {
            return Err(messages::unknown_code(unknown, nearest(unknown)));
        }
        match self.ignore.iter().find(|words| !is_ignorable(words)) {
            Some(words) => Err(messages::not_ignorable(words)),
            None => Ok(self),
        }
    }

    /// Whether findings of this code are reported.
    pub(crate) fn takes(&self, code: &Code) -> bool {
        let among = |list: &[String]| list.iter().any(|words| means(words, code));
        stays(code) || (self.select.is_empty() || among(&self.select)) && !among(&self.ignore)
    }
}

/// Whether the words are the id, the name, or the beginning of the id of a code.
fn means(words: &str, code: &Code) -> bool {
    let begins = |id: &str| id.get(..words.len()).is_some_and(|it| it.eq_ignore_ascii_case(words));
    code.name == words || (words.len() >= 3 && begins(code.id))
}

/// Whether a finding says that the script is none: then there is nothing else to say of it.
fn stays(code: &Code) -> bool {
    code.severity == Severity::Error && is_syntax(code)
}

/// Whether the parser makes such findings.
fn is_syntax(code: &Code) -> bool {
    aizome_aiscript_syntax::codes::CODES.iter().any(|known| known.id == code.id)
}

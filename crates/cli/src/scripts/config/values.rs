//! The values that settings have, on the command line and in `aizome.toml`.

use std::str::FromStr;

use aizome_aiscript_syntax::{Version, format};
use clap::ValueEnum;

use crate::usage::Form;

/// A language version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageVersion {
    /// As npm `@syuilo/aiscript` 1.2.1 reads it
    #[value(name = "1.2")]
    V1_2,
    /// As 1.3 will: `{a}` is short for `{a: a}`, a doubled key is an error
    #[value(name = "1.3")]
    V1_3,
}

/// Whose functions and constants scripts may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Host {
    /// Misskey's: `Mk:dialog`, `Ui:render`, `USER_ID` and the like
    Misskey,
    /// Nobody's: only what the language itself has
    None,
}

/// How lines are indented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indent {
    /// By a tab a level.
    Tab,
    /// By so many spaces a level.
    Spaces(u8),
}

/// How strings are quoted, where both quotes would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Quotes {
    /// `"…"`
    Double,
    /// `'…'`
    Single,
}

impl From<LanguageVersion> for Version {
    fn from(version: LanguageVersion) -> Self {
        match version {
            LanguageVersion::V1_2 => Self::V1_2,
            LanguageVersion::V1_3 => Self::V1_3,
        }
    }
}

impl From<Indent> for format::Indent {
    fn from(indent: Indent) -> Self {
        match indent {
            Indent::Tab => Self::Tab,
            Indent::Spaces(count) => Self::Spaces(count),
        }
    }
}

impl From<Quotes> for format::Quotes {
    fn from(quotes: Quotes) -> Self {
        match quotes {
            Quotes::Double => Self::Double,
            Quotes::Single => Self::Single,
        }
    }
}

impl Indent {
    /// So many spaces, if that is an indentation.
    pub(crate) fn spaces(count: u64) -> Option<Self> {
        u8::try_from(count).ok().filter(|count| (1..=16).contains(count)).map(Self::Spaces)
    }
}

impl FromStr for Indent {
    type Err = Form;

    fn from_str(word: &str) -> Result<Self, Form> {
        match word {
            "tab" => Ok(Self::Tab),
            _ => word.parse().ok().and_then(Self::spaces).ok_or(Form("tab`, `2")),
        }
    }
}

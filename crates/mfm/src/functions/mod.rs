//! What is known about functions (`$[name.arg=value …]`): one table for the renderers, the lints
//! and the editors.
//!
//! MFM itself knows no function: any name parses. What a name means is the renderer's matter, so
//! the facts here are those of Misskey 2026.3.2's web client and, marked by [`Dialect`], of its
//! forks.
//!
//! ```
//! use aizome_mfm::functions::{self, Dialect, ParameterKind};
//!
//! let spin = functions::find("spin", Dialect::Misskey).unwrap();
//! assert_eq!(spin.parameter("speed").unwrap().kind, ParameterKind::Time);
//! assert_eq!(spin.parameter("speed").unwrap().default, Some("1.5s"));
//! assert!(functions::find("crop", Dialect::Misskey).is_none());
//! assert!(functions::find("crop", Dialect::Sharkey).is_some());
//! ```

mod content;
mod table;
mod values;

use aizome_source::Language;

pub use content::{Ruby, Timestamp, ruby, unixtime};
pub use table::FUNCTIONS;
pub use values::{Color, color, float, time};

/// A function: its name, its parameters, and where it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Function {
    /// The name; names are case-sensitive.
    pub name: &'static str,
    /// What it takes, the most useful first.
    pub args: &'static [Parameter],
    /// Where it is known. Two entries may share a name when dialects disagree about it.
    pub dialects: &'static [Dialect],
    /// What people see, in one sentence.
    pub docs: Docs,
    /// A note that uses it.
    pub example: &'static str,
}

/// One thing a function takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Its key.
    pub name: &'static str,
    /// What its value may be.
    pub kind: ParameterKind,
    /// The value it has when absent or invalid; `None` when that is no value one could write.
    pub default: Option<&'static str>,
    /// The smallest and largest number of a [`ParameterKind::Time`] or [`ParameterKind::Float`]
    /// that does something of its own.
    pub range: (f64, f64),
    /// Where it is known, among the dialects that know the function.
    pub dialects: &'static [Dialect],
    /// What it does, in one sentence.
    pub docs: Docs,
}

/// What the value of an argument may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// Seconds such as `1.5s` (see [`time`]).
    Time,
    /// Three, four or six hexadecimal digits without `#`, such as `f80` (see [`color`]).
    Color,
    /// A number such as `-1.5` (see [`float`]).
    Float,
    /// Given or not. A value is not read: `left=false` is still given.
    Flag,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Anything the grammar allows.
    Text,
}

/// One sentence in both languages, without a final dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Docs {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

/// Software that gives functions their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Dialect {
    /// Misskey itself.
    #[default]
    Misskey,
    /// Sharkey.
    Sharkey,
    /// `CherryPick`, and the forks of it.
    CherryPick,
    /// Firefish.
    Firefish,
    /// Iceshrimp.NET.
    Iceshrimp,
}

/// The function called `name` in `dialect`.
#[must_use]
pub fn find(name: &str, dialect: Dialect) -> Option<&'static Function> {
    named(name).find(|function| function.dialects.contains(&dialect))
}

/// Every entry called `name`, whatever its dialect.
pub fn named(name: &str) -> impl Iterator<Item = &'static Function> {
    FUNCTIONS.iter().filter(move |function| function.name == name)
}

/// The functions of one dialect, in the order of its picker.
pub fn of(dialect: Dialect) -> impl Iterator<Item = &'static Function> {
    FUNCTIONS.iter().filter(move |function| function.dialects.contains(&dialect))
}

impl Function {
    /// The parameter called `name`, whatever its dialect.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.args.iter().find(|parameter| parameter.name == name)
    }

    /// The parameters known to `dialect`.
    pub fn parameters(&self, dialect: Dialect) -> impl Iterator<Item = &'static Parameter> {
        self.args.iter().filter(move |parameter| parameter.dialects.contains(&dialect))
    }

    /// What it looks like with everything it takes: `$[tada.speed=1s,delay=0s …]`.
    ///
    /// ```
    /// use aizome_mfm::functions::{self, Dialect};
    ///
    /// let flip = functions::find("flip", Dialect::Misskey).unwrap();
    /// assert_eq!(flip.signature(Dialect::Misskey), "$[flip.h,v …]");
    /// let tada = functions::find("tada", Dialect::Misskey).unwrap();
    /// assert_eq!(tada.signature(Dialect::Misskey), "$[tada.speed=1s,delay=0s …]");
    /// ```
    #[must_use]
    pub fn signature(&self, dialect: Dialect) -> String {
        let mut out = format!("$[{}", self.name);
        for (i, parameter) in self.parameters(dialect).enumerate() {
            out.push(if i == 0 { '.' } else { ',' });
            out.push_str(&parameter.signature());
        }
        out + " …]"
    }
}

impl Parameter {
    /// `speed=1s` or `left`: the key with its default, or with a word for what it takes.
    #[must_use]
    pub fn signature(&self) -> String {
        match (self.kind, self.default) {
            (ParameterKind::Flag, _) => self.name.into(),
            (_, Some(default)) => format!("{}={default}", self.name),
            (kind, None) => format!("{}={}", self.name, kind.name(Language::English)),
        }
    }

    /// Whether `value` (`None` for an argument given as a flag) is one that takes effect. A
    /// parameter that wants a value takes its default when given as a flag, so that is no effect.
    ///
    /// ```
    /// use aizome_mfm::functions::{self, Dialect};
    ///
    /// let spin = functions::find("spin", Dialect::Misskey).unwrap();
    /// assert!(spin.parameter("speed").unwrap().accepts(Some("0.5s")));
    /// assert!(!spin.parameter("speed").unwrap().accepts(Some("500ms")));
    /// assert!(!spin.parameter("speed").unwrap().accepts(None));
    /// assert!(spin.parameter("left").unwrap().accepts(None));
    /// ```
    #[must_use]
    pub fn accepts(&self, value: Option<&str>) -> bool {
        let in_range = |n: f64| (self.range.0..=self.range.1).contains(&n);
        match (self.kind, value) {
            (ParameterKind::Flag, _) => true,
            (_, None) => false,
            (ParameterKind::Time, Some(value)) => time(value).is_some_and(in_range),
            (ParameterKind::Float, Some(value)) => float(value).is_some_and(in_range),
            (ParameterKind::Color, Some(value)) => color(value).is_some(),
            (ParameterKind::Word(words), Some(value)) => words.contains(&value),
            (ParameterKind::Text, Some(_)) => true,
        }
    }
}

impl ParameterKind {
    /// What it is, for people: `time`, `colour`, `number`, …
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Time, Language::English) => "time",
            (Self::Time, Language::Japanese) => "時間",
            (Self::Color, Language::English) => "colour",
            (Self::Color, Language::Japanese) => "色",
            (Self::Float, Language::English) => "number",
            (Self::Float, Language::Japanese) => "数値",
            (Self::Flag, Language::English) => "flag",
            (Self::Flag, Language::Japanese) => "フラグ",
            (Self::Word(_), Language::English) => "word",
            (Self::Word(_), Language::Japanese) => "単語",
            (Self::Text, Language::English) => "text",
            (Self::Text, Language::Japanese) => "文字列",
        }
    }
}

impl Docs {
    /// The sentence in `language`.
    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Japanese => self.ja,
        }
    }
}

impl Dialect {
    /// Every dialect.
    pub const ALL: &'static [Self] =
        &[Self::Misskey, Self::Sharkey, Self::CherryPick, Self::Firefish, Self::Iceshrimp];

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Misskey => "Misskey",
            Self::Sharkey => "Sharkey",
            Self::CherryPick => "CherryPick",
            Self::Firefish => "Firefish",
            Self::Iceshrimp => "Iceshrimp.NET",
        }
    }

    /// Its name in options: lower case, letters only.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Misskey => "misskey",
            Self::Sharkey => "sharkey",
            Self::CherryPick => "cherrypick",
            Self::Firefish => "firefish",
            Self::Iceshrimp => "iceshrimp",
        }
    }
}

impl std::str::FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(id: &str) -> Result<Self, UnknownDialect> {
        let found = Self::ALL.iter().find(|dialect| dialect.id().eq_ignore_ascii_case(id));
        found.copied().ok_or(UnknownDialect)
    }
}

/// No dialect has that [`id`](Dialect::id).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownDialect;

impl std::fmt::Display for UnknownDialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<_> = Dialect::ALL.iter().map(|dialect| dialect.id()).collect();
        write!(f, "unknown dialect, expected one of {}", ids.join(", "))
    }
}

impl std::error::Error for UnknownDialect {}

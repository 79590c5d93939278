//! TOML → [`Config`]: one table of settings, each with the name it has and the value it takes.

use std::fmt::Write as _;
use std::ops::Range;

use aizome_source::{Diagnostic, Localized, Span};
use clap::ValueEnum;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::codes::{not_toml, unknown_key, wrong_value};
use super::{Config, Indent};
use crate::codes;

type Value<'t> = Spanned<DeValue<'t>>;

/// One setting.
struct Setting {
    /// Its table; empty for the top.
    table: &'static str,
    name: &'static str,
    /// Takes the value, or says what it must be.
    take: for<'v, 't> fn(&mut Config, &'v Value<'t>) -> Result<(), Wrong<'v, 't>>,
}

/// A value that a setting cannot have: the whole of it, or an item in it.
struct Wrong<'v, 't> {
    value: &'v Value<'t>,
    expected: Localized,
}

/// Everything that can be set.
static SETTINGS: &[Setting] = &[
    Setting {
        table: "",
        name: "language-version",
        take: |config, value| choice(value).map(|it| config.language_version = Some(it)),
    },
    Setting {
        table: "fmt",
        name: "indent",
        take: |config, value| indent(value).map(|it| config.fmt.indent = Some(it)),
    },
    Setting {
        table: "fmt",
        name: "width",
        take: |config, value| width(value).map(|it| config.fmt.width = Some(it)),
    },
    Setting {
        table: "fmt",
        name: "quotes",
        take: |config, value| choice(value).map(|it| config.fmt.quotes = Some(it)),
    },
    Setting {
        table: "check",
        name: "host",
        take: |config, value| choice(value).map(|it| config.check.host = Some(it)),
    },
    Setting {
        table: "check",
        name: "globals",
        take: |config, value| names(value).map(|it| config.check.globals = it),
    },
    Setting {
        table: "check",
        name: "select",
        take: |config, value| selected(value).map(|it| config.check.select = it),
    },
    Setting {
        table: "check",
        name: "ignore",
        take: |config, value| ignored(value).map(|it| config.check.ignore = it),
    },
];

/// The settings in a text, and what is wrong with it.
pub(super) fn read(text: &str) -> (Config, Vec<Diagnostic>) {
    let mut reader = Reader::default();
    match DeTable::parse(text) {
        Ok(top) => reader.table("", top.get_ref()),
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            reader.found.push(not_toml(span(at), error.message()));
        }
    }
    reader.found.sort_by_key(|finding| finding.span);
    (reader.config, reader.found)
}

#[derive(Default)]
struct Reader {
    config: Config,
    found: Vec<Diagnostic>,
}

impl Reader {
    fn table(&mut self, table: &'static str, entries: &DeTable<'_>) {
        for (key, value) in entries.iter() {
            let name = key.get_ref();
            let known = SETTINGS.iter().find(|it| it.table == table && it.name == name);
            let inner = SETTINGS.iter().find(|it| table.is_empty() && it.table == name);
            match (known, inner) {
                (Some(setting), _) => self.setting(setting, value),
                (None, Some(first)) => self.inner(first.table, value),
                (None, None) => self.unknown(table, key),
            }
        }
    }

    fn setting(&mut self, setting: &Setting, value: &Value<'_>) {
        if let Err(wrong) = (setting.take)(&mut self.config, value) {
            self.wrong(setting.name, &wrong);
        }
    }

    fn inner(&mut self, table: &'static str, value: &Value<'_>) {
        match value.get_ref() {
            DeValue::Table(entries) => self.table(table, entries),
            _ => self.wrong(table, &wrong(value, "a table", "テーブル")),
        }
    }

    fn wrong(&mut self, key: &str, wrong: &Wrong<'_, '_>) {
        let (at, found) = (span(wrong.value.span()), shown(wrong.value.get_ref()));
        self.found.push(wrong_value(at, key, &wrong.expected, &found));
    }

    fn unknown(&mut self, table: &str, key: &Spanned<DeString<'_>>) {
        let mut known: Vec<&str> =
            SETTINGS.iter().filter(|it| it.table == table).map(|it| it.name).collect();
        if table.is_empty() {
            known.extend(SETTINGS.iter().map(|it| it.table).filter(|name| !name.is_empty()));
            known.dedup();
        }
        let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        self.found.push(unknown_key(span(key.span()), key.get_ref(), &known.join(", ")));
    }
}

/// One of the words that the command line takes, too.
fn choice<'v, 't, T: ValueEnum>(value: &'v Value<'t>) -> Result<T, Wrong<'v, 't>> {
    let word = value.get_ref().as_str();
    let chosen = word.and_then(|word| T::from_str(word, false).ok());
    chosen.ok_or_else(|| {
        let names = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = names.map(|name| format!("`\"{}\"`", name.get_name())).collect();
        wrong(value, &names.join(" or "), &format!("{} のいずれか", names.join("、")))
    })
}

fn indent<'v, 't>(value: &'v Value<'t>) -> Result<Indent, Wrong<'v, 't>> {
    let found = match value.get_ref() {
        DeValue::String(word) if word == "tab" => Some(Indent::Tab),
        other => integer(other).and_then(Indent::spaces),
    };
    found.ok_or_else(|| {
        wrong(value, "`\"tab\"` or a number from 1 to 16", "`\"tab\"` か 1 から 16 までの数")
    })
}

fn width<'v, 't>(value: &'v Value<'t>) -> Result<u16, Wrong<'v, 't>> {
    let width = integer(value.get_ref()).and_then(|width| u16::try_from(width).ok());
    width
        .filter(|width| *width >= 20)
        .ok_or_else(|| wrong(value, "a number from 20 to 65535", "20 から 65535 までの数"))
}

fn names<'v, 't>(value: &'v Value<'t>) -> Result<Vec<String>, Wrong<'v, 't>> {
    let expected = |value| {
        wrong(
            value,
            "an array of names such as `[\"MY_API\"]`",
            "`[\"MY_API\"]` のような名前の配列",
        )
    };
    strings(value, expected, |name| !name.is_empty())
}

fn selected<'v, 't>(value: &'v Value<'t>) -> Result<Vec<String>, Wrong<'v, 't>> {
    let expected = |value| {
        wrong(
            value,
            "an array of codes, names of codes or beginnings of codes, such as `[\"AIS04\"]`",
            "`[\"AIS04\"]` のような、コード、コード名、またはコードの先頭部分の配列",
        )
    };
    strings(value, expected, codes::is_known)
}

fn ignored<'v, 't>(value: &'v Value<'t>) -> Result<Vec<String>, Wrong<'v, 't>> {
    selected(value)?;
    let expected = |value| {
        wrong(
            value,
            "an array of codes without those of syntax errors, since such scripts do not run",
            "構文エラー以外のコードの配列 (構文エラーのあるスクリプトは動かないため)",
        )
    };
    strings(value, expected, codes::is_ignorable)
}

/// The strings in an array, if all are as they must be. The first that is not is what is wrong.
fn strings<'v, 't>(
    value: &'v Value<'t>,
    expected: impl Fn(&'v Value<'t>) -> Wrong<'v, 't>,
    is_good: impl Fn(&str) -> bool,
) -> Result<Vec<String>, Wrong<'v, 't>> {
    let items = value.get_ref().as_array().ok_or_else(|| expected(value))?.iter();
    let word = |item: &'v Value<'t>| {
        let word = item.get_ref().as_str().filter(|word| is_good(word));
        word.map(str::to_owned).ok_or_else(|| expected(item))
    };
    items.map(word).collect()
}

fn wrong<'v, 't>(value: &'v Value<'t>, en: &str, ja: &str) -> Wrong<'v, 't> {
    Wrong { value, expected: Localized::new(en, ja) }
}

fn integer(value: &DeValue<'_>) -> Option<u64> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The value as it is told in a message.
fn shown(value: &DeValue<'_>) -> String {
    let mut shown = String::new();
    let written = match value {
        DeValue::String(text) => write!(shown, "`\"{text}\"`"),
        DeValue::Integer(number) => write!(shown, "`{number}`"),
        DeValue::Float(number) => write!(shown, "`{number}`"),
        DeValue::Boolean(value) => write!(shown, "`{value}`"),
        DeValue::Datetime(time) => write!(shown, "`{time}`"),
        DeValue::Array(_) => write!(shown, "`[…]`"),
        DeValue::Table(_) => write!(shown, "`{{…}}`"),
    };
    written.expect("a string takes everything");
    shown
}

fn span(range: Range<usize>) -> Span {
    Span::of(range)
}

//! The manual as Markdown, in both languages.

use std::fmt::Write as _;

use aizome_aiscript_vm::Effect;
use aizome_source::Language;

use super::documented;
use super::topics::{TOPICS, Topic};
use crate::table::{Entry, EntryKind};

/// What is said about a name, such as `Arr:create` or `arr.push`.
///
/// ```
/// use aizome_source::Language;
///
/// let text = aizome_aiscript_std::manual::entry("Math:abs", Language::English);
/// assert!(text.is_some_and(|text| text.contains("@Math:abs(number: num) => num")));
/// ```
#[must_use]
pub fn entry(name: &str, language: Language) -> Option<String> {
    let found = documented().find(|entry| entry.name == name)?;
    let mut text = String::new();
    write_entry(&mut text, found, "#", language);
    Some(text)
}

/// The beginning of the manual: all topics and all names.
#[must_use]
pub fn index(language: Language) -> String {
    let mut text = String::from(match language {
        Language::English => {
            "# The standard library of AiScript\n\nWhat every script finds. `@` begins the declaration of \
             a function, `?` marks what can be left out; after `=>` stands what the function gives.\n\n\
             [日本語](ja/README.md). As data: [library.json](library.json).\n"
        }
        Language::Japanese => {
            "# AiScriptの標準ライブラリ\n\nどのスクリプトからも使えるものの一覧です。`@` は関数の宣言、`?` は省略できる引数、\
             `=>` の後ろは返り値の型を表します。\n\n[English](../README.md)\n"
        }
    });
    for topic in TOPICS {
        let names = documented().filter(|entry| topic.has(entry));
        let links = names
            .map(|entry| format!("[`{}`]({}.md#{})", entry.name, topic.file, anchor(entry.name)));
        let links: Vec<String> = links.collect();
        append(&mut text, format_args!("\n## [{}]({}.md)\n", topic.title(language), topic.file));
        append(&mut text, format_args!("\n{}\n", links.join(" · ")));
    }
    text
}

/// Every page: the name of its file, under `docs/std`, and its text.
#[must_use]
pub fn pages() -> Vec<(String, String)> {
    let languages = [(Language::English, ""), (Language::Japanese, "ja/")];
    let pages = languages.into_iter().flat_map(|(language, folder)| {
        let topics = TOPICS
            .iter()
            .map(move |topic| (format!("{folder}{}.md", topic.file), page(topic, language)));
        topics.chain([(format!("{folder}README.md"), index(language))])
    });
    pages.collect()
}

fn page(topic: &Topic, language: Language) -> String {
    let mut text = format!("# {}\n", topic.title(language));
    text.push_str(match language {
        Language::English => "\n[All topics](README.md)\n",
        Language::Japanese => "\n[目次](README.md)\n",
    });
    for entry in documented().filter(|entry| topic.has(entry)) {
        text.push('\n');
        write_entry(&mut text, entry, "##", language);
    }
    text
}

fn write_entry(text: &mut String, entry: &Entry, heading: &str, language: Language) {
    append(text, format_args!("{heading} {}\n\n", entry.name));
    append(text, format_args!("```aiscript\n{}\n```\n", entry.signature()));
    append(text, format_args!("\n{}\n", entry.description(language)));
    if let Some(note) = note(entry, language) {
        append(text, format_args!("\n{note}\n"));
    }
    for example in entry.examples() {
        append(text, format_args!("\n```aiscript\n{example}\n```\n"));
    }
}

/// What a function does beside giving a result.
fn note(entry: &Entry, language: Language) -> Option<&'static str> {
    let EntryKind::Function { effect, .. } = entry.kind else { return None };
    match (effect, language) {
        (Effect::Returns | Effect::Calls, _) => None,
        (Effect::Waits, Language::English) => Some("*Fails where a script runs without waiting.*"),
        (Effect::Waits, Language::Japanese) => {
            Some("*待つことのできない同期実行ではエラーになります。*")
        }
    }
}

impl Topic {
    fn title(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.title,
            Language::Japanese => self.ja,
        }
    }
}

/// The name by which the heading of an entry is linked, as GitHub makes it.
fn anchor(name: &str) -> String {
    name.chars().filter(|&c| c != ':' && c != '.').collect::<String>().to_lowercase()
}

fn append(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("a string takes everything");
}

//! Markdown → MFM: every element by a hand-written pair, and what it parses back to.

use aizome_mfm::{Kind, parse, walk};
use aizome_note_html::{FromMarkdown, from_markdown};
use aizome_tests::{check_with_differences, fixture};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    markdown: String,
    text: String,
    kinds: Option<Vec<String>>,
}

fn same<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} is not {expected:?}")) }
}

/// The types of all nodes but text, outermost and first before others.
fn kinds(text: &str) -> Vec<String> {
    let nodes = parse(text);
    let kinds = walk(&nodes).map(|node| &node.kind).filter(|kind| !matches!(kind, Kind::Text(_)));
    kinds.map(|kind| kind.type_name().to_owned()).collect()
}

#[test]
fn every_element_has_its_mapping() {
    let Cases { cases } = serde_json::from_str(&fixture("markdown/cases.json")).expect("cases");
    let outcomes = cases.into_iter().map(|case| {
        let found = from_markdown(&case.markdown, &FromMarkdown::default());
        let outcome = same(found.as_str(), case.text.as_str())
            .and_then(|()| case.kinds.map_or(Ok(()), |expected| same(kinds(&found), expected)));
        (case.id, outcome)
    });
    check_with_differences("markdown", outcomes);
}

#[track_caller]
fn check(markdown: &str, options: &FromMarkdown, expected: &str) {
    assert_eq!(from_markdown(markdown, options), expected);
}

#[test]
fn words_are_plain_on_request() {
    let options = FromMarkdown { plain_words: true, ..FromMarkdown::default() };
    check("see #mfm", &options, "see <plain>#mfm</plain>");
    check("by @ai", &options, "by <plain>@ai</plain>");
}

#[test]
fn lines_are_joined_on_request() {
    let options = FromMarkdown { join_lines: true, ..FromMarkdown::default() };
    check("a\nb  \nc", &options, "a b\nc");
}

/// Deeper than MFM nests, text stays readable.
#[test]
fn deep_nesting_becomes_text() {
    let quoted = from_markdown(&("> ".repeat(30) + "*a* b"), &FromMarkdown::default());
    assert_eq!(quoted, "> ".repeat(20) + "a b");
}

//! What is told of tests: a line for each and what went wrong for people, one object for programs.

use std::time::Duration;

use aizome_source::{Language, Localized};
use serde::Serialize;

use super::diff::difference;
use super::file::Tested;
use super::outcome::{Tally, TestFailure, TestOutcome};
use crate::json::put_json;
use crate::messages;
use crate::scripts::shown_name;
use crate::shown::harmless;
use crate::terminal::styled;

/// So many lines that a failed test printed are shown.
const PRINTED: usize = 20;

/// Tells how tests ended, file by file.
pub(super) struct Reporter {
    language: Language,
    colors: bool,
    json: bool,
    tally: Tally,
}

impl Reporter {
    pub(super) fn new(language: Language, colors: bool, json: bool) -> Self {
        Self { language, colors, json, tally: Tally::default() }
    }

    /// How the tests so far ended.
    pub(super) fn tally(&self) -> Tally {
        self.tally
    }

    /// What is told of a file.
    pub(super) fn file(&mut self, tested: &Tested) -> Vec<u8> {
        let is_first = self.tally.files == 0;
        let failed = tested.tests.iter().filter(|test| test.failure.is_some()).count();
        self.tally.files += usize::from(tested.broken.is_some() || !tested.tests.is_empty());
        self.tally.broken += usize::from(tested.broken.is_some());
        self.tally.failed += failed;
        self.tally.passed += tested.tests.len() - failed;
        self.tally.left_out += tested.left_out;
        match self.json {
            true => self.json(tested, is_first),
            false => self.human(tested),
        }
    }

    /// What is told in the end.
    pub(super) fn end(&self, took: Duration) -> Vec<u8> {
        let Tally { files, passed, failed, .. } = self.tally;
        if self.json {
            let begun = if files == 0 { "{\"files\":[" } else { "" };
            let ms = ms(took);
            return format!("{begun}],\"passed\":{passed},\"failed\":{failed},\"ms\":{ms}}}\n")
                .into();
        }
        let summary = messages::tested(&self.tally, ms(took));
        let is_good = failed == 0 && self.tally.broken == 0;
        let summary =
            styled(summary.get(self.language), if is_good { "32" } else { "31" }, self.colors);
        format!("{summary}\n").into()
    }

    fn human(&self, tested: &Tested) -> Vec<u8> {
        let mut out = Vec::new();
        if tested.broken.is_none() && tested.tests.is_empty() {
            return out;
        }
        out.extend_from_slice(format!("{}\n", shown_name(&tested.file)).as_bytes());
        out.extend_from_slice(tested.broken.as_deref().unwrap_or_default());
        for test in &tested.tests {
            self.test(&mut out, test);
        }
        out
    }

    fn test(&self, out: &mut Vec<u8>, test: &TestOutcome) {
        let (mark, paint) = if test.failure.is_some() { ("✗", "31") } else { ("✓", "32") };
        let mark = styled(mark, paint, self.colors);
        let name = shown_name(&test.name);
        let line = format!("  {mark} {name} ({} ms)\n", ms(test.took));
        out.extend_from_slice(line.as_bytes());
        let Some(failure) = &test.failure else { return };
        if let Some(compared) = &failure.compared {
            let shown = difference(compared, "    ", self.language, self.colors);
            out.extend_from_slice(shown.as_bytes());
        }
        out.extend_from_slice(&failure.drawn);
        self.printed(out, &test.printed);
    }

    fn printed(&self, out: &mut Vec<u8>, printed: &[String]) {
        if printed.is_empty() {
            return;
        }
        let heading = Localized::new("printed", "出力");
        out.extend_from_slice(format!("    {}:\n", heading.get(self.language)).as_bytes());
        let left_out = printed.len().saturating_sub(PRINTED);
        if left_out > 0 {
            out.extend_from_slice(format!("      … ({left_out})\n").as_bytes());
        }
        for line in printed.iter().skip(left_out).flat_map(|value| value.split('\n')) {
            out.extend_from_slice(format!("      {}\n", harmless(line)).as_bytes());
        }
    }

    fn json(&self, tested: &Tested, is_first: bool) -> Vec<u8> {
        let mut out = Vec::new();
        if tested.broken.is_none() && tested.tests.is_empty() {
            return out;
        }
        out.extend_from_slice(if is_first { b"{\"files\":[" } else { b"," });
        let view = FileView {
            file: &tested.file,
            broken: tested.broken.as_deref().map(String::from_utf8_lossy),
            tests: tested.tests.iter().map(|test| TestView::new(test, self.language)).collect(),
        };
        put_json(&mut out, &view);
        out
    }
}

/// Milliseconds, to a thousandth.
fn ms(took: Duration) -> f64 {
    (took.as_secs_f64() * 1e6).round() / 1e3
}

#[derive(Serialize)]
struct FileView<'t> {
    file: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<std::borrow::Cow<'t, str>>,
    tests: Vec<TestView<'t>>,
}

#[derive(Serialize)]
struct TestView<'t> {
    name: &'t str,
    status: &'static str,
    ms: f64,
    steps: u64,
    out: &'t [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<FailureView<'t>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'t str>,
}

#[derive(Serialize)]
struct FailureView<'t> {
    code: &'static str,
    message: &'t str,
    words: &'t str,
    /// From 1.
    line: Option<u32>,
    /// In UTF-16 units, from 1.
    column: Option<u32>,
}

impl<'t> TestView<'t> {
    fn new(test: &'t TestOutcome, language: Language) -> Self {
        let compared = test.failure.as_ref().and_then(|failure| failure.compared.as_ref());
        Self {
            name: &test.name,
            status: if test.failure.is_some() { "failed" } else { "passed" },
            ms: ms(test.took),
            steps: test.steps,
            out: &test.printed,
            error: test.failure.as_ref().map(|failure| FailureView::new(failure, language)),
            expected: compared.map(|compared| &*compared.expected),
            found: compared.map(|compared| &*compared.actual),
        }
    }
}

impl<'t> FailureView<'t> {
    fn new(failure: &'t TestFailure, language: Language) -> Self {
        Self {
            code: failure.found.code.id,
            message: failure.found.message.get(language),
            words: &failure.words,
            line: failure.place.map(|place| place.line + 1),
            column: failure.place.map(|place| place.column + 1),
        }
    }
}

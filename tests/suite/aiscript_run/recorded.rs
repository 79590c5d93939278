//! The form of recorded programs: `=== name`, the program, `---`, the answer, and after `--- sync`
//! the answer without waiting, where that is not the same but for places.

/// A program with its answers.
pub(super) struct Case<'t> {
    pub(super) name: &'t str,
    /// How many steps it may take; `=== name (at most 5 steps)`.
    pub(super) max_step: Option<u64>,
    pub(super) program: &'t str,
    pub(super) expected: &'t str,
    pub(super) expected_sync: Option<&'t str>,
}

/// The cases of a file.
///
/// # Panics
/// When a section is not of the form, or two have the same name.
pub(super) fn cases(text: &str) -> Vec<Case<'_>> {
    let sections = text.split("\n=== ").map(|section| section.trim_start_matches("=== "));
    let cases: Vec<Case<'_>> = sections.map(case).collect();
    let mut names: Vec<&str> = cases.iter().map(|case| case.name).collect();
    names.sort_unstable();
    for twins in names.windows(2) {
        assert_ne!(twins.first(), twins.last(), "two programs have the same name");
    }
    cases
}

fn case(section: &str) -> Case<'_> {
    let (head, rest) = section.split_once('\n').expect("a name is a line");
    let (program, answers) = rest.split_once("\n---\n").expect("a program has an answer");
    let (name, limit) = head.split_once(" (at most ").unwrap_or((head, ""));
    let max_step = limit.strip_suffix(" steps)").map(|limit| limit.parse().expect("a number"));
    let (expected, sync) = match answers.split_once("--- sync\n") {
        Some((expected, sync)) => (expected, Some(sync)),
        None => (answers, None),
    };
    Case { name, max_step, program, expected, expected_sync: sync }
}

/// An answer without the place of its error and the stack: what is seen of it without waiting.
pub(super) fn without_places(answer: &str) -> String {
    let mut lines = Vec::new();
    for line in answer.lines() {
        if line.starts_with("  at ") {
            continue;
        }
        let place = line.strip_prefix("! ").and_then(|error| error.split(' ').nth(2));
        let is_place =
            |word: &&str| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit());
        match place.filter(is_place) {
            Some(place) => lines.push(line.replacen(&format!(" {place}"), "", 1)),
            None => lines.push(line.to_owned()),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

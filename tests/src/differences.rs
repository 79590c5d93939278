//! Known differences from a reference: each is one line with its reason, and none may outlive its
//! cause.
//!
//! A suite that compares with a reference hands all of its cases to [`check_with_differences`]. A
//! case that fails must be listed in `tests/known_differences/NAME.md`; a listed case must fail.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The listed cases of a suite: id → reason.
pub type KnownDifferences = BTreeMap<String, String>;

/// Reads `tests/known_differences/NAME.md`, whose lines ``- `case-id`: reason`` list the cases.
///
/// `"NAME#section"` takes only the lines under the heading `## section`. A suite without a file
/// has no known difference.
///
/// # Panics
/// When a line of the list has no id, no reason, or an id that is listed already.
#[must_use]
#[track_caller]
pub fn known_differences(name: &str) -> KnownDifferences {
    let (file, section) = name.split_once('#').unwrap_or((name, ""));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("known_differences");
    let text = std::fs::read_to_string(folder.join(format!("{file}.md"))).unwrap_or_default();
    let mut known = KnownDifferences::new();
    let mut heading = "";
    for line in text.lines() {
        heading = line.strip_prefix("## ").map_or(heading, str::trim);
        let wanted = section.is_empty() || section == heading;
        if let Some(item) = line.strip_prefix("- ").filter(|_| wanted) {
            let (id, reason) = entry(item).unwrap_or_else(|| {
                panic!("{file}.md: not of the form - `case-id`: reason: {line}")
            });
            let earlier = known.insert(id.to_owned(), reason.to_owned());
            assert!(earlier.is_none(), "{file}.md: `{id}` is listed twice");
        }
    }
    known
}

/// Checks that exactly the listed cases fail. Each case is its id and, if it fails, why.
///
/// ```
/// use aizome_tests::check_with_differences;
///
/// let cases = [("one", 1, 1), ("two", 2, 2)];
/// check_with_differences("example", cases.map(|(id, found, expected)| {
///     let same = found == expected;
///     (id.to_owned(), same.then_some(()).ok_or(format!("{found} is not {expected}")))
/// }));
/// ```
///
/// # Panics
/// With all the cases that fail and are not listed, and all the listed that do not fail or are
/// not there.
#[track_caller]
pub fn check_with_differences(
    name: &str,
    cases: impl IntoIterator<Item = (String, Result<(), String>)>,
) {
    let mut listed = known_differences(name);
    let mut complaints = String::new();
    let mut count = 0;
    for (id, outcome) in cases {
        count += 1;
        // A format writer on a string never fails.
        let _ = match (outcome, listed.remove(&id)) {
            (Ok(()), None) | (Err(_), Some(_)) => Ok(()),
            (Err(why), None) => writeln!(complaints, "`{id}` differs: {why}"),
            (Ok(()), Some(reason)) => {
                writeln!(complaints, "`{id}` holds now, so take it off the list ({reason})")
            }
        };
    }
    for id in listed.keys() {
        complaints.push_str(&format!("`{id}` is listed, but there is no such case\n"));
    }
    assert!(count > 0, "{name}: no case was checked");
    assert!(complaints.is_empty(), "{name}: of {count} cases\n{complaints}");
}

fn entry(item: &str) -> Option<(&str, &str)> {
    let (id, reason) = item.strip_prefix('`')?.split_once("`:")?;
    let reason = reason.trim();
    (!id.is_empty() && !reason.is_empty()).then_some((id, reason))
}

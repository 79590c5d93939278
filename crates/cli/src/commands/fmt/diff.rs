//! What changes, as a unified diff that `patch` takes.

use std::fmt::Write as _;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::scripts::shown_name;
use crate::shown::harmless;
use crate::texts::Look;

/// After so long the diff need not be the shortest any more.
const PATIENCE: Duration = Duration::from_secs(2);

/// The diff between two texts of one script. A person gets a copy that cannot steer the terminal.
pub(super) fn unified(name: &str, old: &str, new: &str, look: Look) -> String {
    // `patch` knows no other line break, and neither does AiScript.
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut diff = TextDiff::configure();
    let diff = diff.timeout(PATIENCE).newline_terminated(true).diff_slices(&old, &new);
    let mut unified = diff.unified_diff();
    unified.context_radius(3).header(name, name);
    match look {
        Look { colors: true, .. } => colored(&unified, name),
        Look { person: true, .. } => harmless(&unified.to_string()),
        Look { .. } => unified.to_string(),
    }
}

fn colored(unified: &similar::udiff::UnifiedDiff<'_, '_, '_, str>, name: &str) -> String {
    let name = shown_name(name);
    let mut out = format!("\x1b[1m--- {name}\n+++ {name}\x1b[0m\n");
    for hunk in unified.iter_hunks() {
        writeln!(out, "\x1b[36m{}\x1b[0m", hunk.header()).expect("a string takes everything");
        for change in hunk.iter_changes() {
            let (mark, paint) = match change.tag() {
                ChangeTag::Delete => ('-', "\x1b[31m"),
                ChangeTag::Insert => ('+', "\x1b[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = harmless(change.value());
            let line = line.trim_end_matches(['\n', '\r']);
            let end = if paint.is_empty() { "" } else { "\x1b[0m" };
            writeln!(out, "{paint}{mark}{line}{end}").expect("a string takes everything");
            if change.missing_newline() {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}

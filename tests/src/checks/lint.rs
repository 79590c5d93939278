//! What the lint says about a note can be shown and followed.

use aizome_mfm::LintOptions;
use aizome_source::{Diagnostic, apply_edits};

/// Everything the lint points at is there, and every fix it offers applies.
///
/// # Panics
/// When something is not, or does not.
pub fn lint(source: &str) {
    for found in aizome_mfm::lint(source, LintOptions::default()) {
        points_into(source, &found);
        if let Some(fix) = &found.fix {
            let fixed = apply_edits(source, &fix.edits);
            assert!(fixed.is_ok(), "{found:?} cannot be fixed: {fixed:?}\nin {source:?}");
        }
    }
}

fn points_into(source: &str, found: &Diagnostic) {
    let spans = found.labels.iter().map(|label| label.span).chain([found.span]);
    for span in spans {
        assert!(source.get(span.range()).is_some(), "{found:?}\nin {source:?}");
    }
}

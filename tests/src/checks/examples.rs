//! The examples in the documentation of codes, read as the language that their fence names.

use aizome_aiscript_analysis::{Globals, analyse_text};
use aizome_aiscript_syntax::{Options, Version, aison, parse};
use aizome_source::{Diagnostic, DocExample};

/// Everything that is found in an example.
///
/// # Panics
/// When nobody reads the language.
#[must_use]
pub fn findings(example: &DocExample) -> Vec<Diagnostic> {
    let found = reading_findings(example);
    if found.is_empty() && example.language == "aiscript" {
        return analyse_text(&example.text, &Globals::misskey());
    }
    found
}

/// What is found in an example by reading it alone.
///
/// # Panics
/// When nobody reads the language.
#[must_use]
pub fn reading_findings(example: &DocExample) -> Vec<Diagnostic> {
    let text = &example.text;
    match example.language {
        "mfm" => aizome_mfm::lint(text, aizome_mfm::LintOptions::default()),
        "aiscript" => parse(text).diagnostics,
        "aiscript-1.3" => Options { version: Version::V1_3 }.parse(text).diagnostics,
        "aison" => aison::parse(text).err().map(|error| error.diagnostics).unwrap_or_default(),
        other => panic!("nobody reads {other}"),
    }
}

//! What all suites share: fixtures, generators of notes, the checks that fuzz targets call too.

pub mod checks;
mod differences;
#[cfg(doctest)]
mod documents;
pub mod generate;
pub mod oracle;

pub use differences::{KnownDifferences, check_with_differences, known_differences};

/// Reads a fixture, named by its path under `tests/fixtures`.
///
/// # Panics
/// When there is no such file: a suite without its data must not pass.
#[must_use]
pub fn fixture(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
}

/// The inputs kept for a fuzz target, each a JSON string on a line of its own.
///
/// # Panics
/// When there are none, or a line is something else.
#[must_use]
pub fn fuzz_inputs(target: &str) -> Vec<String> {
    let lines = fixture(&format!("fuzz/{target}.jsonl"));
    let read = |line: &str| serde_json::from_str(line).expect("a line is a JSON string");
    lines.lines().map(read).collect()
}

//! How tests ended: plain data, which a worker can hand over.

use std::time::Duration;

use aizome_aiscript_std::test_library::Comparison;
use aizome_source::{Diagnostic, Position};

/// What came of one test.
#[derive(Debug)]
pub(super) struct TestOutcome {
    /// What people call it.
    pub(super) name: String,
    /// Why it failed, if it did.
    pub(super) failure: Option<TestFailure>,
    /// What it printed.
    pub(super) printed: Vec<String>,
    pub(super) took: Duration,
    pub(super) steps: u64,
}

/// Why a test failed.
#[derive(Debug)]
pub(super) struct TestFailure {
    /// What happened, drawn beside the source.
    pub(super) drawn: Vec<u8>,
    pub(super) found: Diagnostic,
    /// What the reference would say.
    pub(super) words: String,
    /// Where, if that is known.
    pub(super) place: Option<Position>,
    /// What was expected and what was found, if it was compared.
    pub(super) compared: Option<Comparison>,
}

/// How many tests ended how.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) files: usize,
    /// Files that are no scripts.
    pub(crate) broken: usize,
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Tests that the filter left out.
    pub(crate) left_out: usize,
}

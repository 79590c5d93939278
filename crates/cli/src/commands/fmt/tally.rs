//! How many scripts changed: what the summary and the exit code say.

use super::Mode;
use crate::messages;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;

/// Counts over some scripts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Those that changed or would.
    pub(crate) changed: usize,
    /// Those that were fine already.
    pub(crate) unchanged: usize,
    /// Those with a syntax error.
    pub(crate) broken: usize,
    /// What could not be read, formatted or written.
    failed: usize,
}

impl Tally {
    /// One script that can be formatted.
    pub(super) fn of(changed: bool) -> Self {
        let changed = usize::from(changed);
        Self { changed, unchanged: 1 - changed, ..Self::default() }
    }

    /// One script with a syntax error.
    pub(super) fn broken() -> Self {
        Self { broken: 1, ..Self::default() }
    }

    /// Adds the counts of other scripts.
    pub(super) fn add(&mut self, other: Self) {
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.broken += other.broken;
        self.failed += other.failed;
    }

    /// Counts and tells a failure.
    pub(super) fn fail(&mut self, failure: &Failure, terminal: &Terminal) {
        self.failed += 1;
        terminal.tell(failure);
    }

    /// How the run ends.
    pub(super) fn outcome(self, mode: Mode) -> Outcome {
        if self.failed > 0 {
            Outcome::Failed
        } else if self.broken > 0 || (mode != Mode::Write && self.changed > 0) {
            Outcome::Findings
        } else {
            Outcome::Clean
        }
    }

    /// The summary; nothing if there is nothing to sum up.
    pub(super) fn tell(self, mode: Mode, terminal: &Terminal) {
        if self.changed + self.unchanged + self.broken > 0 {
            terminal.remark(&match mode {
                Mode::Write => messages::formatted(&self),
                Mode::Check | Mode::Diff => messages::would_change(&self),
            });
        }
    }
}

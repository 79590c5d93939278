//! How much was found: what the summary says.

use aizome_source::{Diagnostic, Severity};

use super::Mode;
use crate::messages;
use crate::terminal::Terminal;

/// Counts over some scripts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) scripts: usize,
    pub(crate) scripts_with_findings: usize,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
    /// How many findings have a fix.
    pub(crate) fixable: usize,
    /// The worst finding.
    pub(crate) worst: Option<Severity>,
}

impl Tally {
    /// The counts of one script.
    pub(crate) fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| found.iter().filter(|it| it.code.severity == severity).count();
        Self {
            scripts: 1,
            scripts_with_findings: usize::from(!found.is_empty()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            fixable: found.iter().filter(|finding| finding.fix.is_some()).count(),
            worst: found.iter().map(|finding| finding.code.severity).min(),
        }
    }

    /// Adds the counts of other scripts.
    pub(crate) fn add(&mut self, other: &Self) {
        self.scripts += other.scripts;
        self.scripts_with_findings += other.scripts_with_findings;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.fixable += other.fixable;
        self.worst = [self.worst, other.worst].into_iter().flatten().min();
    }

    /// The summary; nothing if no script could be read.
    pub(crate) fn tell(&self, terminal: &Terminal, mode: Mode) {
        if self.scripts == 0 {
            return;
        }
        terminal.remark(&messages::checked(self));
        if self.fixable > 0 && mode == Mode::Report {
            terminal.remark(&messages::fixable(self.fixable));
        }
    }
}

//! What is to happen, and when: sleepers wake, timers fire, those with one time in the order in
//! which they were set.

use std::collections::BTreeMap;

use aizome_aiscript_vm::{FiberId, TimerId};

/// The longest delay that JavaScript's timers know, in milliseconds.
const LONGEST: f64 = 2_147_483_647.0;

/// Something that is due one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Task {
    /// Somebody has slept long enough.
    Wake(FiberId),
    /// A timer fires; after `again` milliseconds once more, if it repeats.
    Fire { timer: TimerId, again: Option<f64> },
}

/// Everything that is to happen.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    tasks: BTreeMap<Due, Task>,
    next: u64,
}

/// When, in microseconds since 1970, and as which of those.
type Due = (u64, u64);

impl Agenda {
    /// Puts down a task for `ms` after `now`. What is no number, below 1 or too long is 1, and
    /// fractions are cut off, as in JavaScript.
    pub(crate) fn add(&mut self, now: f64, ms: f64, task: Task) {
        let wait = if (1.0..=LONGEST).contains(&ms) { ms.trunc() } else { 1.0 };
        self.tasks.insert((((now + wait) * 1000.0) as u64, self.next), task);
        self.next += 1;
    }

    /// Strikes out a timer.
    pub(crate) fn clear(&mut self, cleared: TimerId) {
        self.tasks.retain(|_, task| !matches!(task, Task::Fire { timer, .. } if *timer == cleared));
    }

    /// When the next task is due, in milliseconds since 1970.
    pub(crate) fn next_due(&self) -> Option<f64> {
        self.tasks.first_key_value().map(|((due, _), _)| *due as f64 / 1000.0)
    }

    /// Takes the next task.
    pub(crate) fn take(&mut self) -> Option<Task> {
        self.tasks.pop_first().map(|(_, task)| task)
    }

    /// Forgets everything.
    pub(crate) fn clear_all(&mut self) {
        self.tasks.clear();
    }
}

//! What is to happen, and when: sleepers wake and timers fire, on a clock that only shows what it is
//! told.
//!
//! Delays are read as JavaScript's hosts read them: what is no number, below 1 or above 31 bits is 1,
//! and fractions are cut off. What is due at one time happens in the order in which it was put down.

use std::collections::{BTreeMap, HashMap};

use aizome_aiscript_vm::{FiberId, TimerId};

/// The longest delay, in milliseconds.
const LONGEST: f64 = 2_147_483_647.0;

/// Something that is due one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Somebody has slept long enough.
    Wake(FiberId),
    /// A timer fires.
    Fire(TimerId),
}

/// A clock, and what is to happen by it.
#[derive(Debug, Default)]
pub struct VirtualClock {
    now: u64,
    next: u64,
    agenda: BTreeMap<Moment, (Due, Option<u64>)>,
    timers: HashMap<TimerId, Moment>,
}

/// A time in milliseconds, and the how manieth it was that was put down.
type Moment = (u64, u64);

impl VirtualClock {
    /// The time, in milliseconds since the clock was made.
    #[must_use]
    pub fn now(&self) -> f64 {
        self.now as f64
    }

    /// Turns the clock on to this time; it never goes back.
    pub fn turn_to(&mut self, now: f64) {
        self.now = self.now.max(now as u64);
    }

    /// Somebody sleeps.
    pub fn sleep(&mut self, fiber: FiberId, ms: f64) {
        self.put(Due::Wake(fiber), whole(ms), None);
    }

    /// A timer begins; if it repeats, it stays until it is cleared.
    pub fn set(&mut self, timer: TimerId, ms: f64, repeats: bool) {
        let wait = whole(ms);
        let moment = self.put(Due::Fire(timer), wait, repeats.then_some(wait));
        self.timers.insert(timer, moment);
    }

    /// A timer ends.
    pub fn clear(&mut self, timer: TimerId) {
        if let Some(moment) = self.timers.remove(&timer) {
            self.agenda.remove(&moment);
        }
    }

    /// When the next thing is due, if anything is.
    #[must_use]
    pub fn next_due(&self) -> Option<f64> {
        self.agenda.first_key_value().map(|(&(due, _), _)| due as f64)
    }

    /// Turns the clock to what is due next, and takes it off.
    pub fn jump(&mut self) -> Option<Due> {
        let ((due, _), (what, again)) = self.agenda.pop_first()?;
        self.now = self.now.max(due);
        if let Due::Fire(timer) = what {
            self.timers.remove(&timer);
            if let Some(wait) = again {
                let moment = self.put(what, wait, again);
                self.timers.insert(timer, moment);
            }
        }
        Some(what)
    }

    fn put(&mut self, what: Due, wait: u64, again: Option<u64>) -> Moment {
        let moment = (self.now.saturating_add(wait), self.next);
        self.next += 1;
        self.agenda.insert(moment, (what, again));
        moment
    }
}

/// A delay as whole milliseconds.
fn whole(ms: f64) -> u64 {
    if (1.0..=LONGEST).contains(&ms) { ms as u64 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn delays_are_read_as_in_javascript() {
        for (ms, expected) in [
            (0.0, 1),
            (-5.0, 1),
            (0.9, 1),
            (1.9, 1),
            (250.0, 250),
            (f64::NAN, 1),
            (f64::INFINITY, 1),
            (2_147_483_647.0, 2_147_483_647),
            (2_147_483_647.5, 1),
            (2_147_483_648.0, 1),
        ] {
            assert_eq!(whole(ms), expected, "{ms}");
        }
    }
}

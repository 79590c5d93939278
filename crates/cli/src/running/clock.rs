//! The time of a script: that of the world, or one that jumps to whatever is awaited next.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock; copies of it show the same time.
#[derive(Debug, Clone)]
pub(crate) enum Clock {
    /// The clock on the wall.
    Real,
    /// Milliseconds since 1970, which pass only when nothing else is left to do.
    Virtual(Rc<Cell<f64>>),
}

impl Clock {
    /// A clock that stands at this moment until somebody waits.
    pub(crate) fn virtual_from_now() -> Self {
        Self::Virtual(Rc::new(Cell::new(wall())))
    }

    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> f64 {
        match self {
            Self::Real => wall(),
            Self::Virtual(now) => now.get(),
        }
    }

    /// How long one has to wait in the world until `due`; a virtual clock is there at once.
    pub(crate) fn until(&self, due: f64) -> Duration {
        match self {
            Self::Real => {
                let seconds = (due - wall()).max(0.0) / 1000.0;
                Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
            }
            Self::Virtual(now) => {
                now.set(now.get().max(due));
                Duration::ZERO
            }
        }
    }
}

fn wall() -> f64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH);
    passed.map_or(0.0, |passed| passed.as_secs_f64() * 1000.0)
}

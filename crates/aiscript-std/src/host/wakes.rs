//! Which of many futures are worth a look: a script may wait for very many things at once, and each
//! of them that happens must not cost a look at all others.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

/// The futures that were woken, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Wakes(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    woken: BTreeSet<u64>,
    /// Who looks after all of them.
    task: Option<Waker>,
}

impl Wakes {
    /// The waker of a new future, which is worth a first look.
    pub(super) fn waker(self: &Arc<Self>, id: u64) -> Waker {
        self.with(|state| state.woken.insert(id));
        Waker::from(Arc::new(Bell { id, wakes: Arc::clone(self) }))
    }

    /// Whom to wake from now on.
    pub(super) fn tell(&self, task: &Waker) {
        self.with(|state| match &mut state.task {
            Some(known) => known.clone_from(task),
            none => *none = Some(task.clone()),
        });
    }

    /// The first that was woken; it is taken off.
    pub(super) fn next(&self) -> Option<u64> {
        self.with(|state| state.woken.pop_first())
    }

    fn with<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        // Nothing here can fail half-way.
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What wakes one future.
struct Bell {
    id: u64,
    wakes: Arc<Wakes>,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        let task = self.wakes.with(|state| {
            state.woken.insert(self.id);
            state.task.take()
        });
        // Not while the lock is held: a task may run at once.
        if let Some(task) = task {
            task.wake();
        }
    }
}

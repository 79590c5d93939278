//! Work on all cores: threads with stacks for deep trees, and many files answered at once.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::messages;
use crate::outcome::Failure;

/// Stacks as large as the main thread's, for deep trees.
const STACK: usize = 8 << 20;

/// The answers to some items, in the order of the items.
#[derive(Debug)]
pub(crate) struct Answers<R> {
    answered: Receiver<(usize, R)>,
    /// What was answered before its turn.
    early: HashMap<usize, R>,
    next: usize,
    total: usize,
}

/// Answers every item; an answer is there as soon as it and all before it are.
///
/// The threads are not joined: when the caller stops early, so does the process.
pub(crate) fn map<T, R>(
    items: Vec<T>,
    answer: impl Fn(T) -> R + Send + Sync + 'static,
) -> Answers<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let total = items.len();
    let queue = Arc::new(Mutex::new(items.into_iter().enumerate()));
    let answer = Arc::new(answer);
    let (send, answered) = mpsc::channel();
    for _ in 0..count().min(total) {
        let (queue, answer, send) = (Arc::clone(&queue), Arc::clone(&answer), send.clone());
        spawn("worker", move || {
            loop {
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((place, item)) = next else { return };
                if send.send((place, answer(item))).is_err() {
                    return;
                }
            }
        });
    }
    Answers { answered, early: HashMap::new(), next: 0, total }
}

impl<R> Iterator for Answers<R> {
    type Item = Result<R, Failure>;

    /// The next answer; a failure, and then no more, if a thread died.
    fn next(&mut self) -> Option<Self::Item> {
        if self.next == self.total {
            return None;
        }
        loop {
            if let Some(answer) = self.early.remove(&self.next) {
                self.next += 1;
                return Some(Ok(answer));
            }
            match self.answered.recv() {
                Ok((place, answer)) => drop(self.early.insert(place, answer)),
                Err(_) => {
                    self.next = self.total;
                    return Some(Err(messages::worker_died()));
                }
            }
        }
    }
}

/// How many threads are of use.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Starts a thread.
pub(crate) fn spawn(name: &str, body: impl FnOnce() + Send + 'static) {
    let builder = thread::Builder::new().name(name.to_owned()).stack_size(STACK);
    builder.spawn(body).expect("a handful of threads can be started");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_keep_the_order_of_the_items() {
        let slow_first = |item: u32| {
            if item == 0 {
                thread::sleep(std::time::Duration::from_millis(20));
            }
            item * 2
        };
        let answers: Result<Vec<u32>, _> = map((0..50).collect(), slow_first).collect();
        assert_eq!(answers.expect("no thread died"), (0..50).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_thread_that_dies_is_a_failure_and_not_silence() {
        let answers = map(vec![1, 2, 3], |item| assert_ne!(item, 2, "this one is meant to die"));
        let failures = answers.filter(Result::is_err).count();
        assert_eq!(failures, 1);
    }

    #[test]
    fn nothing_is_answered_by_nothing() {
        assert_eq!(map(Vec::<u8>::new(), |item| item).count(), 0);
    }
}

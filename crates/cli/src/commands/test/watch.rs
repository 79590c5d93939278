//! `--watch`: everything again when one of the files changes, a new one appears or one goes away.
//!
//! Times of change are asked for twice a second: that works on every disk, for the few files that
//! tests are.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::scripts::Found;
use crate::terminal::Terminal;

/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// What is known of the files: when each was changed, and how large it is.
type State = Vec<(PathBuf, Option<(SystemTime, u64)>)>;

/// Runs what is found, and again whenever that changes; only Ctrl-C ends it, or that nobody reads
/// the reports any more.
pub(super) fn watch(
    find: impl Fn() -> Result<Found, Failure>,
    run: impl Fn(Found) -> Result<Outcome, Stop>,
    terminal: &Terminal,
) -> Result<Outcome, Stop> {
    loop {
        let found = find()?;
        let seen = state(&found);
        run(found)?;
        terminal.remark(&messages::watching());
        // Folders that cannot be read for a moment have not changed.
        while find().is_ok_and(|found| state(&found) == seen) {
            thread::sleep(PAUSE);
        }
    }
}

fn state(found: &Found) -> State {
    let files = found.places.iter().filter_map(|place| place.file());
    files
        .map(|file| {
            let metadata = file.metadata().ok();
            let state = metadata.and_then(|it| Some((it.modified().ok()?, it.len())));
            (file.to_owned(), state)
        })
        .collect()
}

//! `readline` of a script that has standard input to itself.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::sync::mpsc::Sender;

use super::{Ask, Event};
use crate::shown::harmless;
use crate::workers::spawn;

/// The longest line that is read, in bytes.
const LONGEST: u64 = 16 << 20;

/// Asks on the terminal, and reads the answers from standard input.
///
/// A thread waits for each line, so that timers go on and Ctrl-C is heard meanwhile. A question is
/// shown only to a person who types: in a pipe it would be in the way.
pub(crate) fn ask_on_terminal() -> Ask {
    Box::new(|prompt, events| {
        if io::stdin().is_terminal() {
            let mut stderr = io::stderr().lock();
            // As the reference's console asks; nobody is there to see it if that fails.
            let _ = write!(stderr, "{}: ", harmless(prompt)).and_then(|()| stderr.flush());
        }
        let events: Sender<Event> = events.clone();
        spawn("reader", move || drop(events.send(Event::Line(read_line()))));
    })
}

/// A line without its end; none at the end of the input.
fn read_line() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().take(LONGEST).read_until(b'\n', &mut line);
    if read.is_err() || line.is_empty() {
        return None;
    }
    let line = String::from_utf8_lossy(&line);
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Some(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

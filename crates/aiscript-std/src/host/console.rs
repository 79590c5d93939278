//! The host of a program in a terminal.

use std::io::{self, BufRead as _, Write as _};
use std::time::{Duration, Instant};

use super::Host;

/// Sleeps for real, and reads lines from the standard input.
#[derive(Debug, Clone)]
pub struct Console {
    began: Instant,
}

impl Default for Console {
    fn default() -> Self {
        Self { began: Instant::now() }
    }
}

impl Host for Console {
    fn now(&mut self) -> f64 {
        self.began.elapsed().as_secs_f64() * 1000.0
    }

    fn wait(&mut self, ms: f64) {
        std::thread::sleep(Duration::try_from_secs_f64(ms / 1000.0).unwrap_or(Duration::MAX));
    }

    fn read_line(&mut self, prompt: &str) -> Option<String> {
        // Who cannot see the question can still answer it.
        let _ = write!(io::stdout(), "{prompt}").and_then(|()| io::stdout().flush());
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(1..) => Some(line.trim_end_matches(['\n', '\r']).to_owned()),
            Ok(0) | Err(_) => None,
        }
    }
}

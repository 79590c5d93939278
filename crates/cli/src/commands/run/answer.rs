//! Everything that came of a run, as one JSON object: what `reference` answers, and how long it
//! took.

use std::time::Duration;

use aizome_aiscript_std::reference::Answer;
use serde::Serialize;

/// What `--json` prints.
#[derive(Debug, Serialize)]
pub(super) struct TimedAnswer {
    #[serde(flatten)]
    pub(super) answer: Answer,
    /// Nothing if it did not run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time: Option<Times>,
}

/// Milliseconds.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Times {
    pub(super) parse: f64,
    pub(super) compile: f64,
    pub(super) run: f64,
}

impl Times {
    pub(super) fn new([parse, compile, run]: [Duration; 3]) -> Self {
        let ms = |time: Duration| time.as_micros() as f64 / 1000.0;
        Self { parse: ms(parse), compile: ms(compile), run: ms(run) }
    }
}

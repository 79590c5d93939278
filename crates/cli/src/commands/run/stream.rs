//! `--jsonl`: a script on each line, run as the reference would and told in its words.

use std::borrow::Cow;

use aizome_aiscript_std::reference::{Request, run};
use serde::Deserialize;

use crate::json::put_json;
use crate::outcome::Outcome;
use crate::stream::{Line, LineError, read};

/// A line of a stream.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ScriptLine<'l> {
    #[serde(borrow)]
    src: Cow<'l, str>,
    max_step: Option<u64>,
    #[serde(default)]
    sync: bool,
}

impl<'l> From<Cow<'l, str>> for ScriptLine<'l> {
    fn from(src: Cow<'l, str>) -> Self {
        Self { src, max_step: None, sync: false }
    }
}

/// Answers a line; `max_steps` is the limit of those that name none.
pub(super) fn answer(
    line: Line<'_>,
    max_steps: Option<u64>,
    out: &mut Vec<u8>,
) -> Result<Outcome, LineError> {
    let line: ScriptLine<'_> = read(line)?;
    let request = Request {
        src: line.src.into_owned(),
        max_step: line.max_step.or(max_steps),
        sync: line.sync,
    };
    let answer = run(&request);
    put_json(out, &answer);
    Ok(if answer.error.is_none() { Outcome::Clean } else { Outcome::Findings })
}

//! A run of whole lines, first as read, then with its answers.

use std::sync::Arc;

use aizome_source::Language;

use super::line::{Line, LineError};
use super::{Answer, MAX_LINE};
use crate::json::put_json;
use crate::outcome::Outcome;

/// Buffers that grew past this for one long line are not kept.
const KEPT: usize = 4 << 20;

/// Lines on their way through the pipeline.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// The lines as read; empty when they are one line too long to keep.
    pub(crate) input: Vec<u8>,
    /// Where its first line stands, from 1.
    pub(crate) first_line: u64,
    /// The file it comes from, if there are several.
    pub(crate) file: Option<Arc<str>>,
    /// Whether it stands for one line over the limit.
    pub(crate) too_long: bool,
    /// How many bytes were read for it.
    pub(crate) bytes: u64,
    /// One answer per line.
    pub(crate) output: Vec<u8>,
    /// How many lines there were.
    pub(crate) lines: u64,
    /// How many of them had no answer.
    pub(crate) bad: u64,
    /// The worst of the answers.
    pub(crate) outcome: Outcome,
}

impl Chunk {
    /// An empty chunk in the buffers of a used one.
    pub(crate) fn recycled(used: Self) -> Self {
        Self { input: emptied(used.input), output: emptied(used.output), ..Self::default() }
    }
}

fn emptied(mut buffer: Vec<u8>) -> Vec<u8> {
    buffer.clear();
    buffer.shrink_to(KEPT);
    buffer
}

/// Answers every line of a chunk.
pub(crate) fn answer_chunk(chunk: &mut Chunk, language: Language, answer: &Answer) {
    let input = std::mem::take(&mut chunk.input);
    if chunk.too_long {
        answer_line(chunk, language, |_| Err(LineError::too_long()));
    }
    let mut rest = &*input;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        answer_line(chunk, language, |output| answer(Line::new(line, MAX_LINE)?, output));
    }
    chunk.input = input;
}

fn answer_line(
    chunk: &mut Chunk,
    language: Language,
    answer: impl FnOnce(&mut Vec<u8>) -> Result<Outcome, LineError>,
) {
    let start = chunk.output.len();
    let outcome = answer(&mut chunk.output).unwrap_or_else(|error| {
        chunk.output.truncate(start);
        let line = chunk.first_line + chunk.lines;
        put_json(&mut chunk.output, &error.view(line, chunk.file.as_deref(), language));
        chunk.bad += 1;
        Outcome::Findings
    });
    chunk.output.push(b'\n');
    chunk.lines += 1;
    chunk.outcome = chunk.outcome.max(outcome);
}

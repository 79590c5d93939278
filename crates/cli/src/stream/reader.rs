//! From sources to chunks of whole lines, without ever holding more than one line over a chunk.

use std::io::{self, Read};
use std::sync::Arc;

use super::chunk::Chunk;
use super::{Feed, MAX_LINE, WriterGone};
use crate::input::Source;
use crate::messages;

/// How much is asked for in one read: enough that passing chunks on costs nothing beside
/// answering them.
const READ: usize = 256 << 10;

/// Reads all sources and feeds the pipeline with their lines; ends early when nobody writes the
/// answers any more.
pub(crate) fn read_sources(sources: &[Source], feed: &Feed) {
    for source in sources {
        let file = (sources.len() > 1).then(|| Arc::from(source.name()));
        let read = source.open().map(|opened| Lines::new(opened, file, feed).read_all());
        let told = match read {
            Ok(Ok(())) => Ok(()),
            Ok(Err(Ended::WriterGone)) => Err(WriterGone),
            Ok(Err(Ended::Failed(error))) => {
                feed.fail(messages::unreadable(&source.name(), &error))
            }
            Err(failure) => feed.fail(failure),
        };
        if told.is_err() {
            return;
        }
    }
}

/// Why reading ended before the end.
enum Ended {
    WriterGone,
    Failed(io::Error),
}

impl From<WriterGone> for Ended {
    fn from(_: WriterGone) -> Self {
        Self::WriterGone
    }
}

/// The lines of one source.
struct Lines<'f, R> {
    reader: R,
    file: Option<Arc<str>>,
    feed: &'f Feed,
    /// What was read and not sent: the beginning of a line.
    pending: Chunk,
    /// How many bytes of the pending line were dropped because it is too long.
    dropped: u64,
    line: u64,
}

impl<'f, R: Read> Lines<'f, R> {
    fn new(reader: R, file: Option<Arc<str>>, feed: &'f Feed) -> Self {
        Self { reader, file, feed, pending: feed.spare(), dropped: 0, line: 1 }
    }

    fn read_all(mut self) -> Result<(), Ended> {
        let mut first = true;
        loop {
            let old = self.pending.input.len();
            let read = fill(&mut self.reader, &mut self.pending.input).map_err(Ended::Failed)?;
            if std::mem::take(&mut first) {
                drop_byte_order_mark(&mut self.pending.input);
            }
            if read == 0 {
                return Ok(self.send_last()?);
            }
            self.send_whole_lines(old.min(self.pending.input.len()))?;
        }
    }

    /// Sends what is pending up to the last line break, looking only at what is new.
    fn send_whole_lines(&mut self, old: usize) -> Result<(), WriterGone> {
        let Some(last) = memchr::memrchr(b'\n', &self.pending.input[old..]) else {
            self.drop_overlong();
            return Ok(());
        };
        if self.dropped > 0 {
            return self.end_overlong();
        }
        let mut next = self.feed.spare();
        let end = old + last + 1;
        next.input.extend_from_slice(&self.pending.input[end..]);
        self.pending.input.truncate(end);
        self.send(next)
    }

    /// Sends a line that has no line break because the input ends.
    fn send_last(&mut self) -> Result<(), WriterGone> {
        if self.dropped > 0 {
            self.send_overlong()
        } else if self.pending.input.is_empty() {
            Ok(())
        } else {
            self.send(Chunk::default())
        }
    }

    /// Forgets the beginning of a line that is over the limit and has not ended.
    fn drop_overlong(&mut self) {
        if self.dropped > 0 || self.pending.input.len() > MAX_LINE {
            self.dropped += self.pending.input.len() as u64;
            self.pending.input.clear();
            self.pending.input.shrink_to(READ);
        }
    }

    /// The line over the limit ends in what is pending: it is sent, and the rest goes on as usual.
    fn end_overlong(&mut self) -> Result<(), WriterGone> {
        let end = memchr::memchr(b'\n', &self.pending.input).map_or(0, |at| at + 1);
        self.dropped += end as u64;
        self.pending.input.drain(..end);
        self.send_overlong()?;
        if self.pending.input.is_empty() { Ok(()) } else { self.send_whole_lines(0) }
    }

    fn send_overlong(&mut self) -> Result<(), WriterGone> {
        let mut chunk = self.feed.spare();
        chunk.too_long = true;
        chunk.bytes = std::mem::take(&mut self.dropped);
        self.place(&mut chunk, 1);
        self.feed.send(chunk)
    }

    /// Sends what is pending and goes on with `next`.
    fn send(&mut self, next: Chunk) -> Result<(), WriterGone> {
        let mut chunk = std::mem::replace(&mut self.pending, next);
        chunk.bytes = chunk.input.len() as u64;
        let breaks = memchr::memchr_iter(b'\n', &chunk.input).count() as u64;
        self.place(&mut chunk, breaks);
        self.feed.send(chunk)
    }

    fn place(&mut self, chunk: &mut Chunk, lines: u64) {
        chunk.file.clone_from(&self.file);
        chunk.first_line = self.line;
        self.line += lines;
    }
}

/// Appends what one read brings; 0 at the end.
fn fill(reader: &mut impl Read, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let old = buffer.len();
    buffer.resize(old + READ, 0);
    let read = loop {
        match reader.read(&mut buffer[old..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => break done,
        }
    };
    buffer.truncate(old + read.as_ref().copied().unwrap_or(0));
    read
}

/// Some editors mark UTF-8 files so; it is no part of the first line.
fn drop_byte_order_mark(buffer: &mut Vec<u8>) {
    if buffer.starts_with(b"\xEF\xBB\xBF") {
        buffer.drain(..3);
    }
}

//! `--jsonl`: one JSON value per input line gives one per output line, in order, on all cores, in
//! constant memory.
//!
//! One thread reads chunks of whole lines, workers answer them, and the calling thread writes the
//! answers in the order of the chunks. What bounds the memory is the queue of chunks under way:
//! its places are taken by the reader and freed by the writer, so a slow line holds up the reader
//! and nothing piles up. A chunk is sent as soon as a read brought a line break, so a line that
//! somebody types or another program sends is answered at once.

mod chunk;
mod line;
mod progress;
mod reader;

use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};

use aizome_source::Language;

use crate::input::Source;
use crate::messages;
use crate::outcome::{Failure, Outcome, Stop};
use crate::output::Output;
use crate::terminal::Terminal;
use crate::texts::close;
use crate::workers::{self, spawn};

use chunk::{Chunk, answer_chunk};
pub(crate) use line::{Line, LineError, read};
use progress::Progress;
use reader::read_sources;

/// The longest line that is read; a longer one is skipped and gives an error line.
pub(crate) const MAX_LINE: usize = 16 << 20;

/// How a command answers one line: it appends one JSON value, without a line break.
pub(crate) type Answer = dyn Fn(Line<'_>, &mut Vec<u8>) -> Result<Outcome, LineError> + Send + Sync;

/// Answers every line of `sources`.
pub(crate) fn run(
    sources: Vec<Source>,
    mut output: Output,
    terminal: &Terminal,
    answer: Arc<Answer>,
) -> Result<Outcome, Stop> {
    let mut progress = Progress::new(&sources, &output, terminal.language);
    let mut end = End::default();
    let lines = start(sources, terminal.language, answer);
    for item in lines.ordered {
        match item {
            Item::Failure(failure) => {
                progress.aside(|| terminal.tell(&failure));
                end.outcome = Outcome::Failed;
            }
            Item::Chunk(answered) => {
                let chunk = answered.recv().map_err(|_| messages::worker_died())?;
                output.write(&chunk.output)?;
                progress.advance(&chunk);
                end.count(&chunk);
                // The reader may have ended already; then nobody needs the buffers again.
                let _ = lines.spare.send(chunk);
            }
        }
    }
    progress.finish();
    end.tell(output, terminal)
}

/// A chunk on its way to a worker, and where its answers go.
struct Job {
    chunk: Chunk,
    answered: SyncSender<Chunk>,
}

/// What the writer meets, in order.
enum Item {
    /// A chunk that some worker is answering.
    Chunk(Receiver<Chunk>),
    /// An input that could not be read.
    Failure(Failure),
}

/// The running pipeline as the writer sees it.
struct Running {
    ordered: Receiver<Item>,
    spare: Sender<Chunk>,
}

/// Starts the reader and the workers. They are not joined: when the writer stops early, the
/// process ends though the reader may still wait for input.
fn start(sources: Vec<Source>, language: Language, answer: Arc<Answer>) -> Running {
    let workers = workers::count();
    let (order, ordered) = mpsc::sync_channel(2 * workers + 1);
    let (spare, spares) = mpsc::channel();
    let (jobs, queue) = mpsc::channel::<Job>();
    let queue = Arc::new(Mutex::new(queue));
    for _ in 0..workers {
        let (queue, answer) = (Arc::clone(&queue), Arc::clone(&answer));
        spawn("worker", move || work(&queue, language, &*answer));
    }
    spawn("reader", move || read_sources(&sources, &Feed { order, jobs, spares }));
    Running { ordered, spare }
}

fn work(queue: &Mutex<Receiver<Job>>, language: Language, answer: &Answer) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { mut chunk, answered }) = next else { return };
        answer_chunk(&mut chunk, language, answer);
        // The writer has left when its output is closed.
        let _ = answered.send(chunk);
    }
}

/// The pipeline as the reader sees it.
struct Feed {
    order: SyncSender<Item>,
    jobs: Sender<Job>,
    spares: Receiver<Chunk>,
}

/// The writer has left: there is no use in reading on.
struct WriterGone;

impl Feed {
    /// An empty chunk, with the buffers of a finished one if there is one.
    fn spare(&self) -> Chunk {
        self.spares.try_recv().map(Chunk::recycled).unwrap_or_default()
    }

    /// Passes a chunk on, as soon as there is a place in the queue.
    fn send(&self, chunk: Chunk) -> Result<(), WriterGone> {
        let (answered, answer) = mpsc::sync_channel(1);
        self.order.send(Item::Chunk(answer)).map_err(|_| WriterGone)?;
        self.jobs.send(Job { chunk, answered }).map_err(|_| WriterGone)
    }

    /// Passes on that an input could not be read.
    fn fail(&self, failure: Failure) -> Result<(), WriterGone> {
        self.order.send(Item::Failure(failure)).map_err(|_| WriterGone)
    }
}

/// What is known when all lines are answered.
#[derive(Default)]
struct End {
    outcome: Outcome,
    lines: u64,
    bad: u64,
}

impl End {
    fn count(&mut self, chunk: &Chunk) {
        self.outcome = self.outcome.max(chunk.outcome);
        self.lines += chunk.lines;
        self.bad += chunk.bad;
    }

    fn tell(self, output: Output, terminal: &Terminal) -> Result<Outcome, Stop> {
        let outcome = close(output, self.outcome)?;
        if self.bad > 0 {
            terminal.warn(&messages::bad_lines(self.bad, self.lines));
        }
        Ok(outcome)
    }
}

//! A thread of a script: its stack of values, and its frames.
//!
//! Who calls whom is data: a script that calls a native that calls a script is three frames in a
//! list. So a fiber can be put aside at any call, and be as deep as its limit allows.

use crate::error::Error;
use crate::heap::Marker;
use crate::native::{Context, Resume, Siblings, Task};
use crate::value::Value;

/// Which fiber of a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiberId(pub(crate) u32);

/// Which [`Join`], wherever its fiber was taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct JoinId(pub(crate) u32);

/// A thread of a script.
#[derive(Debug)]
pub(crate) struct Fiber {
    pub(crate) id: FiberId,
    /// The registers of all frames, those of a caller before those of the called, which begin with
    /// the arguments.
    pub(crate) stack: Vec<Value>,
    pub(crate) frames: Vec<Frame>,
    /// The rest of each native among the frames, in their order.
    pub(crate) thens: Vec<Box<dyn Resume>>,
    /// Each join among the frames, in their order.
    pub(crate) joins: Vec<Join>,
    /// Whose task it is, and which.
    pub(crate) parent: Option<(JoinId, usize)>,
    /// The script that it runs as a whole.
    pub(crate) script: Option<u32>,
    /// What it goes on with.
    pub(crate) input: Input,
}

/// What a fiber goes on with.
#[derive(Debug, Default)]
pub(crate) enum Input {
    /// Its uppermost frame is a script's, and was stopped between two ops.
    #[default]
    Nothing,
    /// So many arguments on its stack, for the function at the bottom of it.
    Begin(usize),
    /// Nothing is known of what its uppermost frame, a join, gets: it looks itself.
    Join,
    /// An answer for its uppermost frame.
    Answer(Result<Value, Error>),
    /// Nothing: it waits, and is not ready.
    Waiting,
}

/// Who runs, and where. It is copied often, so what natives keep stands beside the frames.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Frame {
    /// A function of a script.
    Script(ScriptFrame),
    /// A native that has called something or waits; `slot` is where on the stack its result goes, and
    /// what it calls begins.
    Native { slot: u32 },
    /// A native that runs several things.
    Join { slot: u32 },
}

/// A function of a script that runs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScriptFrame {
    pub(crate) proto: u32,
    /// The op to go on with.
    pub(crate) pc: u32,
    /// Where on the stack its registers begin. Its result goes two places before.
    pub(crate) base: u32,
    /// The function itself, for what it shares.
    pub(crate) function: u32,
}

/// A native that runs several things.
#[derive(Debug)]
pub(crate) struct Join {
    pub(crate) id: JoinId,
    pub(crate) siblings: Box<dyn Siblings>,
    pub(crate) results: Vec<Value>,
    /// How many of those that have begun wait.
    pub(crate) waiting: usize,
    /// What one of those that waited has failed with.
    pub(crate) failed: Option<Error>,
    /// Which of them runs now on top of this frame.
    pub(crate) running: Option<usize>,
    pub(crate) has_begun_all: bool,
}

impl Join {
    /// What to begin next, which runs from now on; nothing if all have begun.
    #[inline]
    pub(crate) fn next_task(&mut self, cx: &mut Context<'_>) -> Result<Option<Task>, Error> {
        if self.has_begun_all {
            return Ok(None);
        }
        let task = self.siblings.start(cx)?;
        match task {
            Some(_) => {
                self.running = Some(self.results.len());
                self.results.push(Value::NULL);
            }
            None => self.has_begun_all = true,
        }
        Ok(task)
    }
}

impl Frame {
    /// Where on the stack its result goes.
    pub(crate) fn slot(&self) -> u32 {
        match self {
            Self::Script(frame) => frame.base - 2,
            Self::Native { slot } | Self::Join { slot } => *slot,
        }
    }

    /// Moves it down on the stack.
    pub(crate) fn lower(&mut self, by: u32) {
        match self {
            Self::Script(frame) => frame.base -= by,
            Self::Native { slot } | Self::Join { slot } => *slot -= by,
        }
    }
}

impl Fiber {
    /// A fiber that is to begin with what is on its stack.
    pub(crate) fn new(id: FiberId, stack: Vec<Value>, input: Input) -> Self {
        let (frames, thens, joins) = (Vec::new(), Vec::new(), Vec::new());
        Self { id, stack, frames, thens, joins, parent: None, script: None, input }
    }

    /// Cuts off everything above a frame, for a fiber of its own.
    pub(crate) fn cut_above(&mut self, place: usize, end: usize, child: FiberId) -> Self {
        let slot = self.frames[place].slot();
        let mut frames = self.frames.split_off(place + 1);
        frames.iter_mut().for_each(|frame| frame.lower(slot));
        let natives = frames.iter().filter(|it| matches!(it, Frame::Native { .. })).count();
        let joins = frames.iter().filter(|it| matches!(it, Frame::Join { .. })).count();
        let (start, end) = (slot as usize, end.min(self.stack.len()));
        let stack = self.stack[start..end.max(start)].to_vec();
        let mut cut = Self::new(child, stack, Input::Waiting);
        cut.frames = frames;
        cut.thens = self.thens.split_off(self.thens.len() - natives);
        cut.joins = self.joins.split_off(self.joins.len() - joins);
        cut
    }

    /// Bytes of memory that it takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.stack.capacity() * size_of::<Value>()
            + self.frames.capacity() * size_of::<Frame>()
            + self.joins.capacity() * size_of::<Join>()
    }

    /// The frames up to a join, with it.
    pub(crate) fn frames_to(&self, id: JoinId) -> &[Frame] {
        let join = self.joins.iter().position(|join| join.id == id);
        let mut joins =
            self.frames.iter().enumerate().filter(|(_, frame)| matches!(frame, Frame::Join { .. }));
        let place = join.and_then(|join| joins.nth(join)).map_or(0, |(place, _)| place + 1);
        &self.frames[..place]
    }

    /// Marks what it holds; `top` is where the registers in use end.
    pub(crate) fn mark(&self, top: usize, marker: &mut Marker<'_>) {
        self.stack.iter().take(top).for_each(|&value| marker.mark(value));
        if let Input::Answer(Ok(value)) = self.input {
            marker.mark(value);
        }
        for frame in &self.frames {
            if let Frame::Script(frame) = frame {
                marker.function_at(frame.function);
            }
        }
        self.thens.iter().for_each(|then| then.mark(marker));
        for join in &self.joins {
            join.siblings.mark(marker);
            join.results.iter().for_each(|&value| marker.mark(value));
        }
    }
}

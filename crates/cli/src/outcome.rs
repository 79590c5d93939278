//! How a command ends: cleanly, with findings, or stopped by something outside.

use aizome_source::Localized;

/// What a finished command has to say, from best to worst; its number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Outcome {
    /// Everything went through.
    #[default]
    Clean = 0,
    /// There are lint findings or bad lines; all the rest came out.
    Findings = 1,
    /// An input could not be read; the reason has been told.
    Failed = 2,
    /// Somebody pressed Ctrl-C.
    Interrupted = 130,
}

/// Why a command cannot go on.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something to tell the person.
    Failure(Failure),
    /// Whoever read our output has left, as `head` does: nothing is wrong, and nothing is to say.
    ReaderGone,
}

/// What happened and where, and what to do about it.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// One sentence, lower case, no final dot.
    pub(crate) what: Localized,
    /// What to do, if that is not plain.
    pub(crate) help: Option<Localized>,
}

impl Failure {
    /// A failure in both languages.
    pub(crate) fn new(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self { what: Localized::new(en, ja), help: None }
    }

    /// Says what to do.
    pub(crate) fn help(mut self, en: impl Into<String>, ja: impl Into<String>) -> Self {
        self.help = Some(Localized::new(en, ja));
        self
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

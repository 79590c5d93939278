//! How far a stream is, for somebody watching: on standard error when that is a terminal and the
//! results go elsewhere.

use std::io::{self, IsTerminal as _};

use aizome_source::Language;
use indicatif::{ProgressBar, ProgressStyle};

use super::chunk::Chunk;
use crate::input::Source;
use crate::output::Output;

/// The bar, or nothing.
pub(crate) struct Progress {
    bar: ProgressBar,
    lines: u64,
    language: Language,
}

impl Progress {
    /// A bar with an end if every source has a known size.
    pub(crate) fn new(sources: &[Source], output: &Output, language: Language) -> Self {
        let watched = io::stderr().is_terminal() && !output.is_terminal();
        let total: Option<u64> = sources.iter().map(Source::size).sum();
        let bar = match total {
            _ if !watched => ProgressBar::hidden(),
            Some(total) => ProgressBar::new(total).with_style(style(
                "{bar:30} {percent:>3}% {bytes}/{total_bytes} {msg} {bytes_per_sec} {eta}",
            )),
            None => ProgressBar::new_spinner()
                .with_style(style("{spinner} {bytes} {msg} {bytes_per_sec} {elapsed}")),
        };
        Self { bar, lines: 0, language }
    }

    /// Counts a chunk that is written.
    pub(crate) fn advance(&mut self, chunk: &Chunk) {
        if self.bar.is_hidden() {
            return;
        }
        self.lines += chunk.lines;
        let unit = match self.language {
            Language::English => "lines",
            Language::Japanese => "行",
        };
        self.bar.set_message(format!("{} {unit}", self.lines));
        self.bar.inc(chunk.bytes);
    }

    /// Does something that writes to standard error, with the bar out of the way.
    pub(crate) fn aside(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the templates above are well-formed")
}

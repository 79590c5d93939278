//! A script that was read and compiled, or what is wrong with it.

use std::rc::Rc;
use std::time::{Duration, Instant};

use aizome_aiscript_syntax::Options;
use aizome_aiscript_vm::{CompileError, Script};
use aizome_source::{Diagnostic, Span};

use super::meaning::limit;
use super::{LanguageArgs, Named, codes};
use crate::scripts::{Drawing, draw};
use crate::terminal::Terminal;

/// A script that can run.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) script: Script,
    pub(crate) named: Named,
    /// How long it took to read it.
    pub(crate) parsed_in: Duration,
    /// How long it took to compile what was read.
    pub(crate) compiled_in: Duration,
}

/// A script that cannot run.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) named: Named,
    /// Why not.
    pub(crate) error: CompileError,
}

impl Program {
    /// Compiles a script that people know as `name`.
    pub(crate) fn compile(
        name: String,
        text: &str,
        language: LanguageArgs,
    ) -> Result<Self, Broken> {
        let named = Named { name, text: Rc::from(text) };
        let begun = Instant::now();
        match Script::compile_with(text, language.script_options()) {
            Ok(script) => {
                let both = begun.elapsed();
                // It is read once more, only to tell how much of that was for reading.
                let begun = Instant::now();
                drop(Options { version: language.version() }.parse(text));
                let parsed_in = begun.elapsed().min(both);
                Ok(Self { script, named, parsed_in, compiled_in: both - parsed_in })
            }
            Err(error) => Err(Broken { named, error }),
        }
    }
}

impl Broken {
    /// What is wrong.
    fn found(&self) -> Vec<Diagnostic> {
        match &self.error {
            CompileError::Syntax { diagnostics, .. } => diagnostics.clone(),
            CompileError::TooLarge(error) => {
                let at = Span::new(error.offset, error.offset);
                vec![codes::limit_reached(at, &limit(&error.to_string()))]
            }
        }
    }

    /// What is wrong, drawn.
    pub(crate) fn drawn(&self, drawing: Drawing) -> Vec<u8> {
        let mut drawn = Vec::new();
        draw(&mut drawn, &self.named.name, &self.named.text, &self.found(), drawing);
        drawn
    }

    /// Tells what is wrong.
    pub(crate) fn tell(&self, terminal: &Terminal) {
        terminal.show(&self.drawn(Drawing::on_stderr(terminal)));
    }
}

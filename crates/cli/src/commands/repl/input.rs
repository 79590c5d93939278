//! Where the lines of a session come from: an editor on a terminal, or plain lines from a pipe.

use std::borrow::Cow;
use std::io::{self, BufRead as _};
use std::path::PathBuf;

use aizome_aiscript_syntax::Options;
use aizome_aiscript_syntax::reference::SyntaxErrorClass;
use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{ColorMode, CompletionType, Config, Context, Editor, Helper};

use super::colors::colored;
use super::complete::{Names, complete};
use super::history::history_file;
use super::meta::meta;
use crate::outcome::Failure;

/// What was entered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Code, or a command of the session.
    Text(String),
    /// Nothing: Ctrl-C was pressed.
    Cancelled,
    /// Nothing more will be.
    End,
}

/// Where lines come from.
pub(super) enum Input {
    Terminal(Box<Terminal>),
    Pipe { options: Options },
}

/// An editor on a terminal.
pub(super) struct Terminal {
    editor: Editor<Assistant, FileHistory>,
    /// A plain one, for what scripts ask.
    asker: Editor<(), FileHistory>,
    history: Option<PathBuf>,
}

impl Input {
    /// The editor, which colours what is typed if that is wanted.
    pub(super) fn on_terminal(
        options: Options,
        colors: bool,
        remembers: bool,
    ) -> Result<Self, Failure> {
        let mode = if colors { ColorMode::Forced } else { ColorMode::Disabled };
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .color_mode(mode)
            .auto_add_history(false)
            .build();
        let unusable = |error: ReadlineError| unusable(&error);
        let mut editor = Editor::with_config(config).map_err(unusable)?;
        let asker = Editor::new().map_err(unusable)?;
        editor.set_helper(Some(Assistant { options, names: Names::default() }));
        let history = if remembers { history_file() } else { None };
        if let Some(file) = &history {
            // The first session has none.
            let _ = editor.load_history(file);
        }
        Ok(Self::Terminal(Box::new(Terminal { editor, asker, history })))
    }

    /// The next input, which may have several lines.
    pub(super) fn next(&mut self, names: impl FnOnce() -> Names) -> Result<Entry, Failure> {
        match self {
            Self::Terminal(terminal) => terminal.next(names()),
            Self::Pipe { options } => Ok(next_of_pipe(*options)),
        }
    }

    /// Asks for a line that a script wants.
    pub(super) fn ask(&mut self, prompt: &str) -> Entry {
        match self {
            Self::Terminal(terminal) => {
                entry(terminal.asker.readline(&format!("{prompt}: "))).unwrap_or(Entry::End)
            }
            Self::Pipe { .. } => read_line().map_or(Entry::End, Entry::Text),
        }
    }
}

impl Terminal {
    fn next(&mut self, names: Names) -> Result<Entry, Failure> {
        if let Some(assistant) = self.editor.helper_mut() {
            assistant.names = names;
        }
        let read = entry(self.editor.readline("> "))?;
        if let Entry::Text(text) = &read
            && !text.trim().is_empty()
            && self.editor.add_history_entry(text).unwrap_or(false)
            && let Some(file) = &self.history
        {
            // A history that cannot be written is none.
            let _ = self.editor.append_history(file);
        }
        Ok(read)
    }
}

fn entry(read: rustyline::Result<String>) -> Result<Entry, Failure> {
    match read {
        Ok(text) => Ok(Entry::Text(text)),
        Err(ReadlineError::Interrupted) => Ok(Entry::Cancelled),
        Err(ReadlineError::Eof) => Ok(Entry::End),
        Err(error) => Err(unusable(&error)),
    }
}

fn unusable(error: &ReadlineError) -> Failure {
    Failure::new(
        format!("this terminal cannot be used for editing: {error}"),
        format!("この端末では入力を編集できません: {error}"),
    )
}

/// Lines of standard input, up to one that ends what the first has begun.
fn next_of_pipe(options: Options) -> Entry {
    let Some(mut text) = read_line() else { return Entry::End };
    while is_unfinished(&text, options) {
        let Some(line) = read_line() else { break };
        text.push('\n');
        text.push_str(&line);
    }
    Entry::Text(text)
}

/// A line without its end; none at the end of the input.
fn read_line() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line);
    if read.is_err() || line.is_empty() {
        return None;
    }
    let line = String::from_utf8_lossy(&line);
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Some(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

/// Whether more has to follow. An empty line ends whatever is unfinished.
fn is_unfinished(text: &str, options: Options) -> bool {
    if meta(text).is_some() || text.ends_with('\n') {
        return false;
    }
    let error = options.parse(text).reference_error;
    error.is_some_and(|error| error.class == SyntaxErrorClass::UnexpectedEof)
}

/// What the editor asks while somebody types.
struct Assistant {
    options: Options,
    names: Names,
}

impl Helper for Assistant {}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(match is_unfinished(context.input(), self.options) {
            true => ValidationResult::Incomplete,
            false => ValidationResult::Valid(None),
        })
    }
}

impl Highlighter for Assistant {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        match meta(line) {
            Some(_) => Cow::Borrowed(line),
            None => Cow::Owned(colored(line)),
        }
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        kind != CmdKind::MoveCursor
    }
}

impl Hinter for Assistant {
    type Hint = String;
}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, found) = complete(&self.names, line, at);
        let pair =
            |word: &&str| Pair { display: (*word).to_owned(), replacement: (*word).to_owned() };
        Ok((start, found.iter().map(pair).collect()))
    }
}

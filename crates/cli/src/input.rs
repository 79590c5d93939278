//! Where texts come from: named files, `-`, or standard input.

use std::fs::{self, File};
use std::io::{self, IsTerminal as _, Read};
use std::path::{Path, PathBuf};

use crate::messages;
use crate::outcome::Failure;

/// The largest text: its offsets must fit a span.
const MAX_TEXT: u64 = u32::MAX as u64;

/// One place to read from.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// The sources that the arguments mean: `-` is standard input, and so is no argument at all,
/// unless that would wait for somebody to type without having said so.
pub(crate) fn sources(files: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    if files.is_empty() {
        if io::stdin().is_terminal() {
            return Err(messages::no_input());
        }
        return Ok(vec![Source::Stdin]);
    }
    let source = |path: &PathBuf| match path.as_os_str() == "-" {
        true => Source::Stdin,
        false => Source::File(path.clone()),
    };
    Ok(files.iter().map(source).collect())
}

impl Source {
    /// The name people know it by.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// How many bytes it has, if that can be known before reading.
    pub(crate) fn size(&self) -> Option<u64> {
        match self {
            Self::Stdin => regular_size(Path::new("/dev/stdin")),
            Self::File(path) => regular_size(path),
        }
    }

    /// Opens it for reading.
    pub(crate) fn open(&self) -> Result<Box<dyn Read>, Failure> {
        match self {
            Self::Stdin => Ok(Box::new(io::stdin().lock())),
            Self::File(path) => {
                let unreadable = |error| messages::unreadable(&self.name(), &error);
                Ok(Box::new(File::open(path).map_err(unreadable)?))
            }
        }
    }

    /// Reads the whole of it as a note. The line break that ends the last line of a text file
    /// belongs to the file and not to the note, so one is taken off.
    pub(crate) fn read_text(&self) -> Result<String, Failure> {
        let mut text = self.read_whole()?;
        text.truncate(without_line_break(&text).len());
        Ok(text)
    }

    /// Reads the whole of it as a text, to the last byte.
    pub(crate) fn read_whole(&self) -> Result<String, Failure> {
        // What is too large is refused before it fills the memory, if its size is known.
        if self.size().is_some_and(|size| size >= MAX_TEXT) {
            return Err(messages::too_large(&self.name()));
        }
        let mut bytes = Vec::new();
        let mut limited = self.open()?.take(MAX_TEXT);
        limited
            .read_to_end(&mut bytes)
            .map_err(|error| messages::unreadable(&self.name(), &error))?;
        if bytes.len() as u64 == MAX_TEXT {
            return Err(messages::too_large(&self.name()));
        }
        String::from_utf8(bytes)
            .map_err(|error| messages::not_utf8(&self.name(), error.utf8_error().valid_up_to()))
    }
}

/// `text` without the one `\n`, `\r\n` or `\r` that may end it.
fn without_line_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

fn regular_size(path: &Path) -> Option<u64> {
    let metadata = fs::metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_break_is_the_files() {
        for (text, note) in
            [("a\n", "a"), ("a\r\n", "a"), ("a\r", "a"), ("a\n\n", "a\n"), ("a", "a"), ("\n", "")]
        {
            assert_eq!(without_line_break(text), note, "{text:?}");
        }
    }
}

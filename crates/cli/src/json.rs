//! JSON as results are printed in it.

use serde::Serialize;

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On one line without spaces, as JavaScript's `JSON.stringify` writes it.
    Line,
    /// Indented, for people.
    Pretty,
}

impl Layout {
    /// One line if `compact`, else indented.
    pub(crate) const fn new(compact: bool) -> Self {
        if compact { Self::Line } else { Self::Pretty }
    }

    /// Appends `value`.
    pub(crate) fn put<T: Serialize + ?Sized>(self, out: &mut Vec<u8>, value: &T) {
        let written = match self {
            Self::Line => serde_json::to_writer(out, value),
            Self::Pretty => serde_json::to_writer_pretty(out, value),
        };
        written.expect("our views have string keys, and memory can be written");
    }
}

/// Appends `value` on one line.
pub(crate) fn put_json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    Layout::Line.put(out, value);
}

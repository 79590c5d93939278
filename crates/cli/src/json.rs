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

/// JSON that was written on one line, laid out for people.
///
/// It works on the text, since reading it would lose what numbers look like.
pub(crate) fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        if in_string {
            out.push(c);
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        in_string = c == '"';
        match c {
            '[' | '{' if chars.next_if(|&next| matches!(next, ']' | '}')).is_some() => {
                out.push_str(if c == '[' { "[]" } else { "{}" });
            }
            '[' | '{' | ',' => {
                depth += usize::from(c != ',');
                out.push(c);
                new_line(&mut out, depth);
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(c);
            }
            ':' => out.push_str(": "),
            other => out.push(other),
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Appends `value` on one line.
pub(crate) fn put_json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    Layout::Line.put(out, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The layout is that of `serde_json`.
    #[track_caller]
    fn check(json: &str) {
        let value: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
        let mut expected = Vec::new();
        Layout::Pretty.put(&mut expected, &value);
        assert_eq!(indented(json), String::from_utf8_lossy(&expected));
    }

    #[test]
    fn json_is_laid_out_as_elsewhere() {
        check("[]");
        check(r#"{"a":[],"b":{},"c":[1,{"d":null}],"e":"[,:{\\"}"#);
        check(r#"["\"",",","\\\"]",-1.5,true]"#);
    }

    #[test]
    fn numbers_stay_as_they_are() {
        assert_eq!(indented("[1e+21]"), "[\n  1e+21\n]");
    }
}

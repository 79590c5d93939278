//! The beginning of a function as it is written: `$[name.key=value,key `.
//!
//! The tree knows name and arguments but not where they stand, and of two arguments with one key it
//! knows only the last. So the lints read the beginning again, by the grammar's rule.

use std::ops::Range;

/// Where the parts of a function's beginning stand, in bytes of the text that begins with `$[`.
#[derive(Debug, PartialEq)]
pub(super) struct Header {
    pub(super) name: Range<usize>,
    pub(super) args: Vec<HeaderArg>,
    /// Where name and arguments end: at a space, if all is well.
    pub(super) end: usize,
}

#[derive(Debug, PartialEq)]
pub(super) struct HeaderArg {
    pub(super) key: Range<usize>,
    pub(super) value: Option<Range<usize>>,
}

impl HeaderArg {
    pub(super) fn range(&self) -> Range<usize> {
        self.key.start..self.value.as_ref().unwrap_or(&self.key).end
    }
}

/// Reads as much as the grammar would. `None` when `text` does not begin with `$[` and a name.
pub(super) fn header(text: &str) -> Option<Header> {
    let after_mark = text.strip_prefix("$[")?;
    let name = run(text, text.len() - after_mark.len(), is_word)?;
    let mut header = Header { end: name.end, name, args: Vec::new() };
    let mut separator = ".";
    while text[header.end..].starts_with(separator) {
        let Some(arg) = header_arg(text, header.end + 1) else { break };
        header.end = arg.range().end;
        header.args.push(arg);
        separator = ",";
    }
    Some(header)
}

fn header_arg(text: &str, start: usize) -> Option<HeaderArg> {
    let key = run(text, start, is_word)?;
    let value = if text[key.end..].starts_with('=') {
        run(text, key.end + 1, |b| is_word(b) || b == b'.' || b == b'-')
    } else {
        None
    };
    Some(HeaderArg { key, value })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The bytes from `start` on that `accepts` takes, if any.
fn run(text: &str, start: usize, accepts: impl Fn(u8) -> bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes().get(start..)?;
    let len = bytes.iter().take_while(|&&byte| accepts(byte)).count();
    (len > 0).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, args: &[&str], rest: &str) {
        let header = header(text).expect("a header");
        let found: Vec<_> = header.args.iter().map(|arg| &text[arg.range()]).collect();
        assert_eq!((found, &text[header.end..]), (args.to_vec(), rest));
    }

    #[test]
    fn headers_end_where_the_grammar_ends_them() {
        check("$[a b]", &[], " b]");
        check("$[a.b=1.5s,c d]", &["b=1.5s", "c"], " d]");
        check("$[a.b= c]", &["b"], "= c]");
        check("$[a.b, c]", &["b"], ", c]");
        check("$[a. c]", &[], ". c]");
        check("$[a,b c]", &[], ",b c]");
        assert_eq!(header("$[ a]"), None);
        assert_eq!(header("$["), None);
    }
}

//! `$[` that began no function: the space after the name is missing, or an argument has a character
//! that no argument can have.

use aizome_source::{Diagnostic, Fix, Localized, Span};

use super::header::{Header, header};
use super::passage::Passage;
use super::{Linter, replace, shown};
use crate::{codes, functions};

impl Linter<'_> {
    /// Looks at a `$[` at `at`, which began no function.
    pub(super) fn malformed(&mut self, passage: &Passage<'_>, at: usize) {
        let line = passage.rest(at);
        let Some(header) = header(line) else { return };
        let name = &line[header.name.clone()];
        // What is no function anywhere may be anything: a shell's `$[1+2]`, a template's `$[x]`.
        if functions::named(&name.to_ascii_lowercase()).next().is_none() {
            return;
        }
        let start = passage.offset(at);
        let call = Span::of(start..start + header.end);
        let found = match line[header.end..].chars().next() {
            None | Some('\n' | '\r') => {
                codes::malformed_function(call, name, "the end of the line", "行末")
                    .fix(insert_space(call.end))
            }
            Some(' ' | ']') => {
                codes::malformed_function(call, name, "no content", "内容がない状態")
            }
            Some(space @ ('\u{3000}' | '\t')) => {
                let span = Span::of(call.range().end..call.range().end + space.len_utf8());
                let title = Localized::new("make it a plain space", "半角スペースにする");
                codes::malformed_function(span, name, "another kind of space", "別の種類の空白")
                    .fix(replace(span, " ", title))
            }
            Some(c) if in_arguments(&header, c) => {
                // Braces are those of a template, whose value is not known yet.
                if line[header.end..].trim_start_matches(['=', '.', ',']).starts_with('{') {
                    return;
                }
                malformed_argument(line, start, &header)
            }
            Some(c) => {
                let found = format!("`{c}`");
                codes::malformed_function(call, name, &found, &found).fix(insert_space(call.end))
            }
        };
        self.report(found);
    }
}

/// Whether the grammar stopped at `found` among the arguments rather than after them.
fn in_arguments(header: &Header, found: char) -> bool {
    match header.args.last() {
        None => matches!(found, '.' | '=' | ','),
        Some(_) => found.is_ascii(),
    }
}

/// The function that begins `line`, which stands at `start`, has an argument that the grammar does
/// not know. What stopped it may stand right after a `=`, `.` or `,`.
fn malformed_argument(line: &str, start: usize, header: &Header) -> Diagnostic {
    let name = &line[header.name.clone()];
    let rest = &line[header.end..];
    let after = rest.trim_start_matches(['=', '.', ',']);
    let separators = &rest[..rest.len() - after.len()];
    let at = start + header.end + separators.len();
    match after.chars().next() {
        Some(c)
            if separators.chars().count() <= 1 && !matches!(c, ' ' | ']') && !is_argument(c) =>
        {
            let found = format!("`{c}`");
            let span = Span::of(at..at + c.len_utf8());
            let diagnostic = codes::malformed_argument(span, name, &found, &found);
            if c != '#' {
                return diagnostic;
            }
            let title = Localized::new("remove the `#`", "`#` を消す");
            diagnostic.fix(replace(span, "", title))
        }
        _ => {
            let span = Span::of(start + header.end..at.max(start + header.end + 1));
            let found = format!("`{}`", shown(separators));
            codes::malformed_argument(span, name, &found, &found)
        }
    }
}

fn is_argument(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn insert_space(at: u32) -> Fix {
    replace(Span::new(at, at), " ", Localized::new("insert a space", "半角スペースを入れる"))
}

//! Fences and `<center>` that stayed text.

use aizome_source::{Edit, Fix, Localized};

use super::Linter;
use super::passage::{Blocks, Passage};
use crate::codes;

/// What is wrong, in both languages.
type Reason = (&'static str, &'static str);

impl Linter<'_> {
    /// Looks at a fence that begins a line at `at`. Gives the end of what was meant as code.
    pub(super) fn fence(&mut self, passage: &Passage<'_>, at: usize) -> usize {
        let text = passage.text;
        let line_end =
            |from: usize| text[from..].find(['\n', '\r']).map_or(text.len(), |len| from + len);
        let opening_end = line_end(at);
        let closing = text[opening_end..].find("\n```").map(|len| opening_end + len + 1);
        let (en, ja): Reason = match closing {
            _ if passage.place.blocks == Blocks::Refused => {
                ("a fence has no meaning inside other marks", "ほかの記号の中では使えません")
            }
            None => ("no line ends it", "終わりの行がありません"),
            Some(closing) if &text[closing..line_end(closing)] == "```" => {
                ("there is no line in it", "中身の行がありません")
            }
            Some(_) => (
                "the closing fence has to stand alone on its line",
                "終わりの行に「```」以外を書くことはできません",
            ),
        };
        self.report(codes::unclosed_fence(passage.span(at, at + "```".len()), en, ja));
        closing.map_or(text.len(), line_end)
    }

    /// Looks at a `<center>` at `at`.
    pub(super) fn center(&mut self, passage: &Passage<'_>, at: usize) {
        let end = at + OPEN.len();
        let closer = passage.center_closer(end);
        let begins_line = passage.begins_line(at);
        let ends_line = closer.is_some_and(|closer| {
            let after = &passage.rest(closer)[CLOSE.len()..];
            after.is_empty() || after.starts_with(['\n', '\r'])
        });
        let (en, ja): Reason = match (closer, begins_line, ends_line) {
            // A tag without all that belongs to it is more likely named than meant.
            (None, false, _) => return,
            _ if passage.place.blocks == Blocks::Refused => {
                ("`<center>` cannot stand inside other marks", "ほかの記号の中では使えません")
            }
            (_, false, _) => ("`<center>` does not begin a line", "`<center>` が行頭にありません"),
            (None, true, _) => ("`<center>` is never closed", "`<center>` が閉じられていません"),
            (_, _, false) => {
                ("`</center>` does not end its line", "`</center>` が行末にありません")
            }
            (_, _, true) => {
                ("`<center>` has no content of its own", "`<center>` に内容がありません")
            }
        };
        let mut found = codes::misplaced_center(passage.span(at, end), en, ja);
        // In a quote a new line would need its marks as well.
        if let Some(closer) = closer.filter(|_| passage.place.depth == 0) {
            let before = (!begins_line).then_some(at);
            let after = (!ends_line).then_some(closer + CLOSE.len());
            found = found.fix(own_lines(passage, before.into_iter().chain(after)));
        }
        self.report(found);
    }
}

const OPEN: &str = "<center>";
const CLOSE: &str = "</center>";

/// Inserts newlines.
fn own_lines(passage: &Passage<'_>, places: impl Iterator<Item = usize>) -> Fix {
    let newline = |at| Edit { span: passage.span(at, at), text: "\n".into() };
    Fix {
        title: Localized::new("give it lines of its own", "独立した行にする"),
        edits: places.map(newline).collect(),
    }
}

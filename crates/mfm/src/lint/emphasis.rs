//! `*…*`, `_…_` and `__…__` around more than English letters, digits and spaces.

use aizome_source::{Edit, Fix, Localized};

use super::passage::Passage;
use super::{Linter, shown};
use crate::codes;

impl Linter<'_> {
    /// Looks at a `*` or `_` at `at`. Gives where to go on.
    pub(super) fn ascii_only(&mut self, passage: &Passage<'_>, at: usize) -> usize {
        let rest = &passage.text[at..];
        let mark = if rest.starts_with("__") { "__" } else { &rest[..1] };
        let run = rest.len() - rest.trim_start_matches(&rest[..1]).len();
        if run != mark.len() || passage.follows_alnum(at) {
            return at + run;
        }
        let Some(content) = content_of(&rest[run..], mark) else { return at + run };
        let end = at + run + content.len() + run;
        let (name_en, name_ja, open, close) = match mark {
            "__" => ("bold", "太字", "**", "**"),
            _ => ("italic", "斜体", "<i>", "</i>"),
        };
        let right = format!("{open}{content}{close}");
        let title =
            Localized::new(format!("write `{open}…{close}`"), format!("`{open}…{close}` にする"));
        let fix = Fix {
            title,
            edits: vec![
                Edit { span: passage.span(at, at + run), text: open.into() },
                Edit { span: passage.span(end - run, end), text: close.into() },
            ],
        };
        let shown_right = format!("`{}`", shown(&right));
        self.report(
            codes::ascii_only_mark(passage.span(at, end), mark, name_en, name_ja, &shown_right)
                .fix(fix),
        );
        end
    }
}

/// How long emphasised text is at most, in bytes: more is not emphasis.
const EMPHASIS: usize = 200;

/// What stands between `mark`s if they were surely meant to mark it: one line that begins with a
/// letter, ends like a sentence, has something the marks cannot hold, and touches no other letter.
fn content_of<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let reach =
        text.char_indices().find(|&(at, _)| at >= EMPHASIS).map_or(text.len(), |(at, _)| at);
    let content = &text[..text[..reach].find(mark)?];
    let after = text[content.len() + mark.len()..].chars().next();
    let single = !content.contains(['\n', '\r', '*', '_', '`', '<', '$', '[']);
    let ends = |c: char| c.is_alphanumeric() || matches!(c, '!' | '?' | '！' | '？' | '。' | '…');
    let letters = content.starts_with(char::is_alphanumeric) && content.ends_with(ends);
    // In `_…_` punctuation is more likely part of a name, as in `_foo-bar_`.
    let sign = |c: char| mark == "*" && "'’,.!?-".contains(c);
    let refused = |c: char| (c.is_alphabetic() && !c.is_ascii()) || sign(c);
    let foreign = content.chars().any(refused);
    let free = after.is_none_or(|c| !c.is_ascii_alphanumeric() && !mark.starts_with(c));
    (single && letters && foreign && free).then_some(content)
}

//! Replacing parts of a text by span: what a fix does, and how a text is edited without losing
//! what lies between.

use crate::Span;
use serde::Serialize;

/// Put `text` where `span` is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What is replaced, in bytes of the text before the edit; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Why edits could not be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// Two edits touch the same byte.
    Overlap(Span, Span),
    /// A span is past the end of the text or cuts a character.
    OutOfText(Span),
}

impl std::fmt::Display for EditError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Overlap(a, b) => write!(
                f,
                "two edits overlap: bytes {}..{} and {}..{}",
                a.start, a.end, b.start, b.end
            ),
            Self::OutOfText(span) => {
                write!(f, "bytes {}..{} are not whole characters of the text", span.start, span.end)
            }
        }
    }
}

impl std::error::Error for EditError {}

/// Applies all `edits` at once; their order does not matter.
///
/// # Errors
/// When two edits overlap, or a span does not lie on character boundaries of `text`.
///
/// ```
/// use aizome_source::{Edit, Span, apply_edits};
///
/// let edits = [Edit { span: Span::new(0, 1), text: "one".into() }];
/// assert_eq!(apply_edits("1 fish", &edits).unwrap(), "one fish");
/// ```
pub fn apply_edits(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut done = Span::NONE;
    for edit in ordered {
        if edit.span.start < done.end {
            return Err(EditError::Overlap(done, edit.span));
        }
        let kept = text.get(done.end as usize..edit.span.start as usize);
        let replaced = text.get(edit.span.range());
        let (Some(kept), Some(_)) = (kept, replaced) else {
            return Err(EditError::OutOfText(edit.span));
        };
        out.push_str(kept);
        out.push_str(&edit.text);
        done = edit.span;
    }
    out.push_str(&text[done.end as usize..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.into() }
    }

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "+")];
        assert_eq!(apply_edits("abcde", &edits).as_deref(), Ok("b+cdE"));
    }

    #[test]
    fn bad_edits_are_refused() {
        assert!(matches!(
            apply_edits("abc", &[edit(0, 2, ""), edit(1, 3, "")]),
            Err(EditError::Overlap(..))
        ));
        assert!(matches!(apply_edits("藍", &[edit(0, 1, "")]), Err(EditError::OutOfText(_))));
        assert!(matches!(apply_edits("a", &[edit(0, 9, "")]), Err(EditError::OutOfText(_))));
    }
}

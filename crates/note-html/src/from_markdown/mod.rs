//! Markdown → MFM: notes written in Markdown elsewhere (`source.mediaType` `text/markdown`), and
//! documents.
//!
//! Markdown is a way to write HTML, and has HTML in it. So what pulldown-cmark reads becomes HTML
//! first, in which a raw `<b>` meets the Markdown inside it, and the rules of
//! [`Mode::Better`](crate::Mode::Better) do the rest; text that would become live MFM is protected.
//!
//! | Markdown | MFM |
//! |---|---|
//! | paragraph · line break · soft break | lines, an empty line between · newline · newline, or a space with [`FromMarkdown::join_lines`] |
//! | `# heading` of any level, setext too | `**heading**` on a line of its own |
//! | `*emphasis*` · `**strong**` · `~~strike~~` | `<i>` · `**` · `~~` |
//! | `` `code` `` · fenced or indented code | the same; the first word behind the fence is the language, what follows it is lost |
//! | `> quote` · `> [!NOTE]` | quote, with all that is in it · with `**Note**` above |
//! | `- item` · `3. item` · `- [x] task` | `- ` · `3. ` · `- [x] `, nested by indentation |
//! | table | a line for each row, cells parted by ` \| `, headings bold; alignment is lost |
//! | `---` | a line of `─` |
//! | `[label](url "title")`, by reference too | `[label](url) (title)` |
//! | … to another place (`./page`, `#part`, `[[wiki]]`) | label and place: `label (./page)` |
//! | `<https://…>` · `<mail@host>` | address · text |
//! | `![alt](url "title")` | `[alt](url) (title)`, an emoji if alt is `:name:`; in a link only alt |
//! | `[^1]` · `[^1]: note` | text, where they stand |
//! | `$x$` · `$$x$$` | `\(x\)` · `\[x\]` on lines of its own |
//! | term and `: definition` | term bold, definition indented |
//! | metadata between `---` or `+++` | code block of `yaml` or `toml` |
//! | raw HTML | as in [`Mode::Better`](crate::Mode::Better); what GitHub filters, and tags that never end, are text |
//! | `@user@host`, `#tag`, `https://…` in text | live, unless [`FromMarkdown::plain_words`] |
//!
//! Of the extensions of pulldown-cmark, those that notes would stumble over are off: super- and
//! subscript (`^_^`), smart punctuation, heading attributes.

mod html;
mod raw;

/// How to convert.
///
/// ```
/// use aizome_note_html::{FromMarkdown, from_markdown};
///
/// let joined = FromMarkdown { join_lines: true, ..FromMarkdown::default() };
/// assert_eq!(from_markdown("one\ntwo", &joined), "one two");
/// assert_eq!(from_markdown("one\ntwo", &FromMarkdown::default()), "one\ntwo");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FromMarkdown {
    /// Makes a newline within a paragraph a space, as `CommonMark` does. Notes are written line by
    /// line, so it stays one unless told.
    pub join_lines: bool,
    /// Protects mentions, hashtags and addresses in text, which are live in a note but mean
    /// nothing in a document.
    pub plain_words: bool,
}

/// Turns Markdown into MFM. Total: every text is Markdown.
///
/// ```
/// use aizome_note_html::{FromMarkdown, from_markdown};
///
/// let markdown = "# News\n\n1. *one*\n2. `$[x2 two]`, $[x2 two]";
/// assert_eq!(
///     from_markdown(markdown, &FromMarkdown::default()),
///     "**News**\n\n1. <i>one</i>\n2. `$[x2 two]`, <plain>$[x2 two]</plain>",
/// );
/// ```
#[must_use]
pub fn from_markdown(markdown: &str, options: &FromMarkdown) -> String {
    crate::from_html::written_here(&html::write(markdown, options))
}

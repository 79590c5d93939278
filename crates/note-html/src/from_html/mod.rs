//! HTML → MFM: what a note written elsewhere becomes.
//!
//! Two modes share one parser. [`Mode::Compat`] is what Misskey itself stores, loss included;
//! [`Mode::Better`] keeps what MFM can say and lets nothing become MFM that was not markup in the
//! HTML. Neither ever fails, whatever comes in, and both take time linear in it.

mod better;
mod compat;
mod dom;
mod limits;
mod links;
mod mfm_spans;
mod pieces;

pub(crate) use limits::scan_tag;

/// How to convert.
///
/// ```
/// use aizome_note_html::{FromHtml, Mode, from_html};
///
/// let better = FromHtml { mode: Mode::Better, ..FromHtml::default() };
/// assert_eq!(from_html("<p>**a** <b>b</b></p>", &better), "<plain>**a**</plain> **b**");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FromHtml {
    /// As Misskey does, or better.
    pub mode: Mode,
    /// The names of the hashtags that came with the note, with their `#`: links with such a text
    /// are hashtags, whatever their class.
    pub hashtags: Vec<String>,
    /// Drops what stands in an element of class `quote-inline`: the link to the quoted note, which
    /// is there for those who cannot show quotes.
    pub drop_quote_inline: bool,
    /// The host whose mentions are written without a host, `misskey.example`. Only
    /// [`Mode::Better`] reads it.
    pub home: Option<String>,
}

/// Whose rules hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// What Misskey 2026.3.2 stores for the same HTML, on a conforming parser: live markup in
    /// text stays live, lists lose their markers, code its language.
    #[default]
    Compat,
    /// All that MFM can say: text stays text, and lists, tables, code languages, formulas,
    /// nested quotes and functions survive.
    Better,
}

/// Turns HTML into MFM. Total: there is no HTML it refuses.
///
/// ```
/// use aizome_note_html::{FromHtml, from_html};
///
/// let html = r#"<p>hello <a href="https://misskey.example/@ai" class="u-url mention">@ai</a></p>"#;
/// assert_eq!(from_html(html, &FromHtml::default()), "hello @ai@misskey.example");
/// ```
#[must_use]
pub fn from_html(html: &str, options: &FromHtml) -> String {
    match options.mode {
        Mode::Compat => compat::convert(&limits::parse(&compat::join_breaks(html), true), options),
        Mode::Better => better::convert(&limits::parse(html, false), options),
    }
}

/// Turns HTML into MFM that was written here, from Markdown.
pub(crate) fn written_here(html: &str) -> String {
    better::convert(&limits::parse(html, false), &FromHtml::default())
}

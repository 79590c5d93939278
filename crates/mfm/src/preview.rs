//! The addresses of a note that a client shows previews of.

use std::collections::HashSet;

use crate::{Kind, Node, Text, walk};

/// Which addresses get a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PreviewOptions<'o> {
    /// What to do about `?[label](url)`.
    pub silent_links: SilentLinks,
    /// Addresses shown otherwise: the quoted note's `url` and `uri`.
    pub shown_otherwise: &'o [&'o str],
}

/// Whether a link marked with `?` gets a preview all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SilentLinks {
    /// It gets none, as its author wished.
    #[default]
    Respected,
    /// It gets one.
    Shown,
}

/// The addresses of urls and links in order, each once. Of those that differ only after their last
/// `#`, the first stays. A bare url gets a preview even where a silent link names the same address.
///
/// ```
/// use aizome_mfm::{PreviewOptions, parse, preview_urls};
///
/// let nodes = parse("https://a.example/#1 ?[b](https://b.example) https://a.example/#2");
/// assert_eq!(preview_urls(&nodes, PreviewOptions::default()), ["https://a.example/#1"]);
/// ```
#[must_use]
pub fn preview_urls<'a>(nodes: &[Node<'a>], options: PreviewOptions<'_>) -> Vec<Text<'a>> {
    let previewed = |node: &'_ Node<'a>| match &node.kind {
        Kind::Url { url, .. } | Kind::Link { silent: false, url, .. } => Some(url.clone()),
        Kind::Link { url, .. } => (options.silent_links == SilentLinks::Shown).then(|| url.clone()),
        _ => None,
    };
    let mut seen = HashSet::new();
    let mut found: Vec<Text<'a>> = walk(nodes).filter_map(previewed).collect();
    found.retain(|url| seen.insert(without_fragment(url).to_owned()));
    // Only now, as in the reference: an address shown otherwise still hides its other fragments.
    found.retain(|url| !options.shown_otherwise.contains(&&**url));
    found
}

fn without_fragment(url: &str) -> &str {
    url.rsplit_once('#').map_or(url, |(before, _)| before)
}

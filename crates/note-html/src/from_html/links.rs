//! What an `<a>` is: a mention, a hashtag, an address, a link, a search.
//!
//! Unlike Misskey, this believes only the marks that say so (class `mention`, class `hashtag`,
//! `rel="tag"`, the list of hashtags that came with the note), so a link whose text begins with `@`
//! stays the link it is. Where a link from here says how it was written, that is taken only if it
//! means its `href`: nobody's label may hide another address.

use aizome_mfm::{Kind, Node, parse};
use unicode_normalization::UnicodeNormalization;
use url::Url;

use super::FromHtml;
use super::dom::{Dom, NodeId};
use super::pieces::web_address;

/// What an `<a>` becomes.
pub(super) enum Anchor {
    /// One node instead of the element.
    Leaf(Kind<'static>),
    /// A line with a search button.
    Search(String),
    /// A link around the element's content.
    Link { silent: bool, url: String },
    /// The content, and behind it an address that MFM has no link for.
    Text { address: Option<String> },
}

/// Reads an `<a>`.
pub(super) fn anchor(dom: &Dom, id: NodeId, options: &FromHtml) -> Anchor {
    let text = dom.text_content(id);
    let href = dom.attribute(id, "href");
    marked(dom, id, &text, href)
        .or_else(|| hashtag(dom, id, &text, options))
        .or_else(|| mention(dom, id, &text, href, options))
        .unwrap_or_else(|| link(dom, id, &text, href))
}

/// What our own HTML says a link was.
fn marked(dom: &Dom, id: NodeId, text: &str, href: Option<&str>) -> Option<Anchor> {
    match dom.attribute(id, "data-mfm-node")? {
        "url" if means(text, href) => {
            let brackets = dom.attribute(id, "data-mfm-brackets").is_some();
            let is_url = is_one_url(text, brackets);
            is_url.then(|| Anchor::Leaf(Kind::Url { url: text.to_owned().into(), brackets }))
        }
        "link" => {
            let written = dom.attribute(id, "data-mfm-url").filter(|written| means(written, href));
            let url =
                written.or(href).filter(|url| is_one_url(url, false) || is_one_url(url, true))?;
            let silent = dom.attribute(id, "data-mfm-silent").is_some();
            Some(Anchor::Link { silent, url: url.to_owned() })
        }
        "search" => Some(Anchor::Search(text.to_owned())),
        _ => None,
    }
}

/// Whether an address as written is the one a link leads to; without `href` it is no valid URL.
fn means(written: &str, href: Option<&str>) -> bool {
    match (Url::parse(written), href) {
        (Ok(url), Some(href)) => url.as_str() == href,
        (Err(_), None) => true,
        _ => false,
    }
}

/// Whether MFM takes a text for one address, with or without `<>`.
fn is_one_url(text: &str, brackets: bool) -> bool {
    let written = if brackets { format!("<{text}>") } else { text.to_owned() };
    matches!(parse(&written).as_slice(), [Node { kind: Kind::Url { url, .. }, .. }] if url == text)
}

fn hashtag(dom: &Dom, id: NodeId, text: &str, options: &FromHtml) -> Option<Anchor> {
    let has_rel = |word: &str| has_rel(dom, id, word);
    let listed = || options.hashtags.iter().any(|tag| folded(tag) == folded(text));
    let is_tag = dom.has_class(id, "hashtag") || has_rel("tag") || listed();
    let parsed = is_tag.then(|| parse(text))?;
    match parsed.as_slice() {
        [Node { kind: Kind::Hashtag(tag), .. }] => {
            Some(Anchor::Leaf(Kind::Hashtag(tag.clone().into_owned().into())))
        }
        _ => None,
    }
}

fn mention(
    dom: &Dom,
    id: NodeId,
    text: &str,
    href: Option<&str>,
    options: &FromHtml,
) -> Option<Anchor> {
    let is_mention = dom.has_class(id, "mention") || has_rel(dom, id, "mention");
    let parsed = is_mention.then(|| parse(text))?;
    let [Node { kind: Kind::Mention { username, host, .. }, .. }] = parsed.as_slice() else {
        return None;
    };
    let host = match (host, href.map(Url::parse)) {
        (Some(host), _) => Some(host.to_string()),
        (None, Some(Ok(url))) => {
            url.host_str().map(str::to_owned).filter(|host| options.home.as_ref() != Some(host))
        }
        (None, _) => None,
    };
    let acct = match &host {
        Some(host) => format!("@{username}@{host}"),
        None => format!("@{username}"),
    };
    let username = username.clone().into_owned().into();
    Some(Anchor::Leaf(Kind::Mention { username, host: host.map(Into::into), acct: acct.into() }))
}

fn link(dom: &Dom, id: NodeId, text: &str, href: Option<&str>) -> Anchor {
    let Some(href) = href else { return Anchor::Text { address: None } };
    let Some(url) = web_address(href) else {
        return Anchor::Text {
            address: other_address(href).filter(|address| !text.contains(&**address)),
        };
    };
    let shown = text.trim();
    // Mastodon cuts long addresses with spans that hide their ends.
    let is_cut = || {
        dom.children(id)
            .any(|kid| dom.has_class(kid, "ellipsis") || dom.has_class(kid, "invisible"))
    };
    let says_nothing =
        shown.is_empty() && dom.descendants(id).all(|kid| dom.name(kid) != Some("img"));
    if shown == href || shown == url || says_nothing || is_cut() {
        let brackets = !is_one_url(&url, false);
        return Anchor::Leaf(Kind::Url { url: url.into(), brackets });
    }
    Anchor::Link { silent: false, url }
}

/// An address that is worth reading though MFM cannot link it: mail, chat, other webs. Scripts,
/// data and places relative to a page that is gone are not.
fn other_address(href: &str) -> Option<String> {
    const SCHEMES: [&str; 10] =
        ["mailto", "tel", "xmpp", "matrix", "magnet", "gemini", "gopher", "ipfs", "ipns", "ftp"];
    let url = Url::parse(href.trim()).ok().filter(|url| SCHEMES.contains(&url.scheme()))?;
    let plain = url.as_str().strip_prefix("mailto:").or_else(|| url.as_str().strip_prefix("tel:"));
    Some(plain.unwrap_or(url.as_str()).to_owned())
}

fn has_rel(dom: &Dom, id: NodeId, word: &str) -> bool {
    dom.attribute(id, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|w| w == word))
}

/// How hashtags are compared.
pub(super) fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

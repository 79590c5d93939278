//! Addresses that may be written into a page.

use std::borrow::Cow;
use std::fmt::Write as _;

use url::Url;

/// An address that cannot run anything: `http:`, `https:`, or a path on the page's own site.
///
/// ```
/// use aizome_note_html::SafeUrl;
///
/// assert_eq!(SafeUrl::web("https://example.com").unwrap().as_str(), "https://example.com/");
/// assert_eq!(SafeUrl::new("/tags/mfm").unwrap().as_str(), "/tags/mfm");
/// assert!(SafeUrl::new("javascript:alert(1)").is_none());
/// assert!(SafeUrl::new("//example.com").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// The address in the form the URL standard gives it, if it is absolute and its scheme is
    /// `http` or `https`.
    #[must_use]
    pub fn web(address: &str) -> Option<Self> {
        Self::of(&Url::parse(address).ok()?)
    }

    /// The same address as it was written, for formats that show it so.
    pub(crate) fn web_as_written(address: &str) -> Option<Self> {
        Self::web(address).map(|_| Self(address.into()))
    }

    /// An absolute address as [`web`](Self::web), or a relative one, kept as written, that stays on
    /// the site it is read on.
    #[must_use]
    pub fn new(address: &str) -> Option<Self> {
        Self::web(address).or_else(|| Self::relative(address))
    }

    /// The address of a parsed URL, if its scheme is `http` or `https`.
    #[must_use]
    pub fn of(url: &Url) -> Option<Self> {
        matches!(url.scheme(), "http" | "https").then(|| Self(url.as_str().into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `base` followed by `path` as they are. The caller knows that `base` is the text of a safe
    /// address and that `path` begins with `/`, so the scheme and the host are those of `base`.
    pub(crate) fn below(base: &str, path: &str) -> Self {
        debug_assert!(path.starts_with('/'), "{path}");
        Self(format!("{base}{path}"))
    }

    /// A relative address is tried against a site that does not exist: if it stays there, it stays
    /// wherever it is. Characters that URL parsers skip or turn around are refused rather than
    /// passed on.
    fn relative(address: &str) -> Option<Self> {
        let odd = |b: u8| b <= b' ' || b == b'\\' || b == 0x7F;
        if address.bytes().any(odd) {
            return None;
        }
        let nowhere = Url::parse("https://nowhere.invalid/").ok()?;
        let joined = nowhere.join(address).ok()?;
        let stays = joined.origin() == nowhere.origin() && !address.starts_with("//");
        stays.then(|| Self(address.into()))
    }
}

/// JavaScript's `encodeURIComponent`: everything but ASCII letters, digits and `-_.!~*'()` becomes
/// percent-encoded UTF-8.
pub(crate) fn encode_uri_component(text: &str) -> Cow<'_, str> {
    let kept = |b: u8| b.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&b);
    if text.bytes().all(kept) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if kept(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(SafeUrl::new(address).as_ref().map(SafeUrl::as_str), expected, "{address:?}");
    }

    #[test]
    fn only_the_web_and_the_own_site_pass() {
        check("HTTPS://Example.com:443/a b", Some("https://example.com/a%20b"));
        check("emoji/a.webp?x=1#y", Some("emoji/a.webp?x=1#y"));
        check("#top", Some("#top"));
        check("", Some(""));
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://example.com/1",
            "mailto:a@example.com",
            "//example.com/a",
            "/\\example.com/a",
            "/\t/example.com",
            "https://nowhere.invalid:x/",
            "https://",
        ] {
            check(bad, None);
        }
    }

    #[test]
    fn components_are_encoded_as_in_javascript() {
        assert_eq!(encode_uri_component("a-_.!~*'()9"), "a-_.!~*'()9");
        assert_eq!(encode_uri_component("猫 &/"), "%E7%8C%AB%20%26%2F");
    }
}

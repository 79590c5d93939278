//! Addresses and links: where they lead, and how an address is shown so that people see where.

use std::borrow::Cow;

use aizome_mfm::Node;
use percent_encoding::percent_decode_str;
use url::{Position, Url};

use super::nodes::Profile;
use crate::writer::{Attribute, SafeUrl};

impl Profile<'_, '_> {
    /// An address, in parts: people look for the host. One that is none is shown as it is.
    pub(super) fn url(&mut self, written: &str) {
        let Some((url, target)) = self.target(written) else { return self.text(written) };
        self.open_link(&target, "mfm-url", None);
        self.close_anchor(Some(&target.address), |profile| profile.url_parts(&url, target.own));
    }

    /// A link; its address is told when the pointer rests on it. If it is none, it is shown as
    /// what follows the label in the source.
    pub(super) fn link(&mut self, written: &str, children: &[Node<'_>]) {
        let Some((url, target)) = self.target(written) else {
            self.writer.text("[");
            self.nodes(children);
            self.writer.text("](");
            self.writer.text(written);
            return self.writer.text(")");
        };
        self.open_link(&target, "mfm-link", Some(url.as_str()));
        self.close_anchor(Some(&target.address), |profile| profile.nodes(children));
    }

    /// Links that leave open elsewhere and say nothing about where the reader came from.
    fn open_link(&mut self, target: &Target, class: &'static str, title: Option<&str>) {
        let options = self.options;
        let in_link = self.in_link;
        let tag = self.anchor(Some(&target.address), class).attr_if(Attribute::Title, title);
        if target.own || in_link {
            return tag.end();
        }
        tag.attr(Attribute::Rel, options.external_rel)
            .attr_if(Attribute::Target, options.external_target)
            .end();
    }

    fn target(&self, written: &str) -> Option<(Url, Target)> {
        let url = Url::parse(written).ok()?;
        let address = SafeUrl::of(&url)?;
        let own = self.site.as_ref().is_some_and(|site| site.origin() == url.origin());
        if own && let Some(address) = SafeUrl::new(&url[Position::BeforePath..]) {
            return Some((url, Target { address, own }));
        }
        let elsewhere = self.options.places.link(url.as_str());
        let address = elsewhere.and_then(|url| SafeUrl::new(&url)).unwrap_or(address);
        Some((url, Target { address, own: false }))
    }

    /// Scheme, host, port and the rest, each readable; on the own site only what is left of it.
    fn url_parts(&mut self, url: &Url, own: bool) {
        let path = readable(url.path());
        if own {
            if url.path() == "/" {
                self.span("mfm-url-host", &host_for_people(url.host_str().unwrap_or_default()));
            }
            self.writer.text(path.strip_prefix('/').unwrap_or(&path));
        } else {
            self.span("mfm-url-scheme", &format!("{}://", url.scheme()));
            self.span("mfm-url-host", &host_for_people(url.host_str().unwrap_or_default()));
            if let Some(port) = url.port() {
                self.span("mfm-url-port", &format!(":{port}"));
            }
            self.span("mfm-url-path", &path);
        }
        if let Some(query) = url.query() {
            self.span("mfm-url-query", &format!("?{}", readable(query)));
        }
        if let Some(fragment) = url.fragment() {
            self.span("mfm-url-hash", &format!("#{}", readable(fragment)));
        }
    }
}

/// Where a link leads.
struct Target {
    address: SafeUrl,
    /// Whether that is the site the link is on.
    own: bool,
}

/// A host in the letters of its language instead of punycode, if that is what it is.
pub(super) fn host_for_people(host: &str) -> Cow<'_, str> {
    if host.is_ascii() && !host.contains("xn--") {
        return Cow::Borrowed(host);
    }
    match idna::domain_to_unicode(host) {
        (host, Ok(())) if is_honest(&host) => Cow::Owned(host),
        _ => Cow::Borrowed(host),
    }
}

/// A part of an address without percent-encoding, unless that hides something.
fn readable(part: &str) -> Cow<'_, str> {
    match percent_decode_str(part).decode_utf8() {
        Ok(decoded) if is_honest(&decoded) => decoded,
        _ => Cow::Borrowed(part),
    }
}

/// Whether a text shows all its characters where they are: no controls, no turning of direction,
/// nothing of zero width.
fn is_honest(text: &str) -> bool {
    let dishonest = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    !text.contains(dishonest)
}

//! The HTML that Misskey 2026.3.2 sends to other servers, byte for byte.
//!
//! Functions lose their names here (`<i>`), code blocks their language, center its element: Misskey
//! sends the MFM beside it ([`needs_misskey_content`]). Where Misskey fails on a note, this does not:
//!
//! * `$[ruby …]` without a reading is `<i>…</i>`, as any other function (Misskey throws).
//! * Addresses of users and quotes that are not `http(s)` are not linked (Misskey links them).

use std::collections::HashMap;

use aizome_mfm::functions::{self, Ruby};
use aizome_mfm::{Kind, Node};

use crate::writer::{Attribute, Element, SafeUrl, UrlAttribute, Writer, encode_uri_component};

/// Where the note is, whom it mentions, what it quotes.
///
/// ```
/// use aizome_mfm::parse;
/// use aizome_note_html::misskey::{Options, to_html};
///
/// let options = Options::new("https://misskey.example");
/// assert_eq!(
///     to_html(&parse("**Hi** @ai"), &options),
///     r#"<b>Hi</b> <a href="https://misskey.example/@ai" class="u-url mention">@ai</a>"#,
/// );
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The address of the instance, without a final slash. Without it mentions and hashtags are
    /// not linked.
    pub base_url: String,
    /// The users of other servers whom the note mentions, to link to where they live.
    pub mentioned_remote_users: Vec<RemoteUser>,
    /// The address of the note it quotes, which is told at the end for readers that know no quotes.
    pub quote: Option<QuoteTail>,
    /// Markup appended as it is, behind everything else. **It is trusted**: whoever sets it answers
    /// for it.
    pub extra_html: String,
}

/// A user of another server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemoteUser {
    /// The identity: the address of the actor.
    pub uri: String,
    /// The page of the profile, where there is one; it is preferred.
    pub url: Option<String>,
    /// The name before the host.
    pub username: String,
    /// The host.
    pub host: String,
}

/// `RE: address`: the address of a quoted note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteTail(pub String);

impl Options {
    /// Options for an instance.
    #[must_use]
    pub fn new(base_url: impl Into<String>) -> Self {
        let base_url = base_url.into();
        Self { base_url: base_url.trim_end_matches('/').into(), ..Self::default() }
    }

    /// With the users of other servers whom the note mentions.
    #[must_use]
    pub fn mentioned_remote_users(mut self, users: Vec<RemoteUser>) -> Self {
        self.mentioned_remote_users = users;
        self
    }

    /// With the address of the note it quotes.
    #[must_use]
    pub fn quote(mut self, address: impl Into<String>) -> Self {
        self.quote = Some(QuoteTail(address.into()));
        self
    }

    /// With markup that is **trusted** and appended as it is.
    #[must_use]
    pub fn extra_html(mut self, html: impl Into<String>) -> Self {
        self.extra_html = html.into();
        self
    }
}

/// The HTML of a note.
#[must_use]
pub fn to_html(nodes: &[Node<'_>], options: &Options) -> String {
    let writer = Writer::with_capacity(capacity(nodes));
    let mut profile = Profile { writer, places: Places::new(options) };
    profile.nodes(nodes);
    append_tail(&mut profile.writer, options);
    profile.writer.finish()
}

/// Whether the MFM must be sent beside the HTML (`_misskey_content` and `source`): not when every
/// node at the top is one that the HTML says completely, and nothing is quoted.
///
/// ```
/// use aizome_mfm::parse;
/// use aizome_note_html::misskey::{Options, needs_misskey_content};
///
/// let options = Options::default();
/// assert!(!needs_misskey_content(&parse("hi @ai :wave:"), &options));
/// assert!(needs_misskey_content(&parse("**hi**"), &options));
/// ```
#[must_use]
pub fn needs_misskey_content(nodes: &[Node<'_>], options: &Options) -> bool {
    let simple = |node: &Node<'_>| {
        matches!(
            node.kind,
            Kind::Text(_)
                | Kind::UnicodeEmoji(_)
                | Kind::EmojiCode(_)
                | Kind::Mention { .. }
                | Kind::Hashtag(_)
                | Kind::Url { .. }
        )
    };
    options.quote.is_some() || !options.extra_html.is_empty() || !nodes.iter().all(simple)
}

/// A guess that mostly spares growing: the source, where it is known, and half of it for marks.
pub(crate) fn capacity(nodes: &[Node<'_>]) -> usize {
    let end = nodes.last().map_or(0, |node| node.span.range().end);
    (end + end / 2).clamp(64, 1 << 20)
}

/// What stands behind the note: the quote, then the trusted markup.
pub(crate) fn append_tail(writer: &mut Writer, options: &Options) {
    if let Some(QuoteTail(address)) = &options.quote {
        writer.line_break();
        writer.line_break();
        writer.open(Element::Span).attr(Attribute::Class, "quote-inline").end();
        writer.text("RE: ");
        match SafeUrl::web_as_written(address) {
            Some(url) => {
                writer.open(Element::A).url(UrlAttribute::Href, &url).end();
                writer.text(address);
                writer.close(Element::A);
            }
            None => writer.text(address),
        }
        writer.close(Element::Span);
    }
    writer.trusted(&options.extra_html);
}

/// Where mentions, hashtags and searches lead, for the federated profiles.
pub(crate) struct Places<'o> {
    base: Option<&'o str>,
    /// By `name@host` in lower case, so that many mentions of many users stay cheap.
    remote_users: HashMap<String, &'o RemoteUser>,
}

impl<'o> Places<'o> {
    pub(crate) fn new(options: &'o Options) -> Self {
        let base = SafeUrl::web(&options.base_url).map(|_| options.base_url.as_str());
        let mut remote_users = HashMap::new();
        for user in &options.mentioned_remote_users {
            remote_users.entry(user_key(&user.username, &user.host)).or_insert(user);
        }
        Self { base, remote_users }
    }

    /// The profile: of a mentioned user of another server where it lives, of all others here.
    pub(crate) fn mention(
        &self,
        username: &str,
        host: Option<&str>,
        acct: &str,
    ) -> Option<SafeUrl> {
        match self.remote_user(username, host) {
            Some(user) => {
                let page = user.url.as_deref().filter(|url| !url.is_empty());
                SafeUrl::web(page.unwrap_or(&user.uri))
            }
            None => SafeUrl::web(&format!("{}/{acct}", self.base?)),
        }
    }

    fn remote_user(&self, username: &str, host: Option<&str>) -> Option<&RemoteUser> {
        if self.remote_users.is_empty() {
            return None;
        }
        self.remote_users.get(&user_key(username, host?)).copied()
    }

    /// The page of a hashtag.
    pub(crate) fn hashtag(&self, tag: &str) -> Option<SafeUrl> {
        Some(SafeUrl::below(self.base?, &format!("/tags/{}", encode_uri_component(tag))))
    }
}

fn user_key(username: &str, host: &str) -> String {
    format!("{}@{}", username.to_lowercase(), host.to_lowercase())
}

/// The search that the button of a search line starts.
pub(crate) fn search(query: &str) -> SafeUrl {
    let path = format!("/search?q={}", encode_uri_component(query));
    SafeUrl::below("https://www.google.com", &path)
}

struct Profile<'o> {
    writer: Writer,
    places: Places<'o>,
}

impl Profile<'_> {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Text(text) => self.text(text),
            Kind::UnicodeEmoji(emoji) => self.writer.text(emoji),
            Kind::EmojiCode(name) => self.custom_emoji(name),
            Kind::Bold(children) => self.within(Element::B, children),
            Kind::Italic(children) => self.within(Element::I, children),
            Kind::Strike(children) => self.within(Element::Del, children),
            Kind::Small(children) => self.within(Element::Small, children),
            Kind::Quote(children) => self.within(Element::Blockquote, children),
            Kind::Plain(children) => self.within(Element::Span, children),
            Kind::Center(children) => self.center(children),
            Kind::InlineCode(code) | Kind::MathInline(code) => self.code(code),
            Kind::BlockCode { code, .. } | Kind::MathBlock(code) => self.block_code(code),
            Kind::Mention { username, host, acct } => {
                self.mention(username, host.as_deref(), acct);
            }
            Kind::Hashtag(tag) => self.hashtag(tag),
            Kind::Url { url, .. } => self.url(url),
            Kind::Link { url, children, .. } => self.link(url, children),
            Kind::Search { query, content } => self.search(query, content),
            Kind::Fn { name, children, .. } => self.function(name, children),
        }
    }

    fn text(&mut self, text: &str) {
        self.writer.lines(text, |writer, _| writer.xml_line_break());
    }

    fn within(&mut self, element: Element, children: &[Node<'_>]) {
        self.writer.start(element);
        self.nodes(children);
        self.writer.close(element);
    }

    fn center(&mut self, children: &[Node<'_>]) {
        self.writer.open(Element::Div).fixed_style("text-align: center;").end();
        self.nodes(children);
        self.writer.close(Element::Div);
    }

    /// The zero-width spaces let Mastodon see the emoji next to letters.
    fn custom_emoji(&mut self, name: &str) {
        self.writer.text("\u{200B}:");
        self.writer.text(name);
        self.writer.text(":\u{200B}");
    }

    fn code(&mut self, code: &str) {
        self.writer.start(Element::Code);
        self.writer.text(code);
        self.writer.close(Element::Code);
    }

    fn block_code(&mut self, code: &str) {
        self.writer.start(Element::Pre);
        self.code(code);
        self.writer.close(Element::Pre);
    }

    fn mention(&mut self, username: &str, host: Option<&str>, acct: &str) {
        let Some(url) = self.places.mention(username, host, acct) else {
            return self.writer.text(acct);
        };
        let tag = self.writer.open(Element::A).url(UrlAttribute::Href, &url);
        tag.attr(Attribute::Class, "u-url mention").end();
        self.writer.text(acct);
        self.writer.close(Element::A);
    }

    fn hashtag(&mut self, tag: &str) {
        let url = self.places.hashtag(tag);
        if let Some(url) = &url {
            let start = self.writer.open(Element::A).url(UrlAttribute::Href, url);
            start.attr(Attribute::Rel, "tag").end();
        }
        self.writer.text("#");
        self.writer.text(tag);
        if url.is_some() {
            self.writer.close(Element::A);
        }
    }

    fn url(&mut self, written: &str) {
        match SafeUrl::web(written) {
            Some(url) => self.anchor(&url, |profile| profile.writer.text(written)),
            None => self.writer.text(written),
        }
    }

    fn link(&mut self, written: &str, children: &[Node<'_>]) {
        match SafeUrl::web(written) {
            Some(url) => self.anchor(&url, |profile| profile.nodes(children)),
            None => {
                self.writer.text("[");
                self.nodes(children);
                self.writer.text("](");
                self.writer.text(written);
                self.writer.text(")");
            }
        }
    }

    fn search(&mut self, query: &str, content: &str) {
        self.anchor(&search(query), |profile| profile.writer.text(content));
    }

    fn anchor(&mut self, url: &SafeUrl, label: impl FnOnce(&mut Self)) {
        self.writer.open(Element::A).url(UrlAttribute::Href, url).end();
        label(self);
        self.writer.close(Element::A);
    }

    fn function(&mut self, name: &str, children: &[Node<'_>]) {
        let known = match name {
            "unixtime" => self.unixtime(children),
            "ruby" => self.ruby(children),
            _ => None,
        };
        if known.is_none() {
            self.within(Element::I, children);
        }
    }

    fn unixtime(&mut self, children: &[Node<'_>]) -> Option<()> {
        let iso = functions::unixtime(children)?.to_string();
        self.writer.open(Element::Time).attr(Attribute::Datetime, &iso).end();
        self.writer.text(&iso);
        self.writer.close(Element::Time);
        Some(())
    }

    fn ruby(&mut self, children: &[Node<'_>]) -> Option<()> {
        match functions::ruby(children)? {
            Ruby::Words { base, reading } => {
                let reading = reading?;
                self.writer.start(Element::Ruby);
                self.writer.text(base);
                self.reading(reading);
            }
            Ruby::Nodes { base, reading } => {
                self.writer.start(Element::Ruby);
                self.nodes(base);
                self.reading(reading.unwrap_or_default());
            }
        }
        Some(())
    }

    /// The reading, in parentheses for those who cannot put it above the base.
    fn reading(&mut self, reading: &str) {
        self.writer.start(Element::Rp);
        self.writer.text("(");
        self.writer.close(Element::Rp);
        self.writer.start(Element::Rt);
        self.writer.text(reading);
        self.writer.close(Element::Rt);
        self.writer.start(Element::Rp);
        self.writer.text(")");
        self.writer.close(Element::Rp);
        self.writer.close(Element::Ruby);
    }
}

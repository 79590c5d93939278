//! Nodes made by hand, one function for each kind. They come from no source, so their span is
//! `Span::NONE`.
//!
//! The names and meanings are those of the reference's node functions; where one of those takes a
//! boolean there are two functions here. Nothing is checked: a hashtag with a space in it is a node
//! all right, only its text will not parse to it again.
//!
//! ```
//! use aizome_mfm::{build, to_string};
//!
//! let greeting = build::function(
//!     "tada",
//!     [("speed", Some("2s"))],
//!     [build::text("hello "), build::mention("ai", Some("example.com"))],
//! );
//! assert_eq!(to_string(&[greeting]), "$[tada.speed=2s hello @ai@example.com]");
//! ```

use crate::{Kind, Node, Text};

/// `> …`, around nodes of any kind.
pub fn quote<'a>(children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
    Node::new(Kind::Quote(list(children)))
}

/// A search box: what is searched for, and the line as it is written, button and all.
pub fn search<'a>(query: impl Into<Text<'a>>, content: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::Search { query: query.into(), content: content.into() })
}

/// ```` ```lang ````, code, ```` ``` ````.
pub fn block_code<'a>(code: impl Into<Text<'a>>, lang: Option<&'a str>) -> Node<'a> {
    Node::new(Kind::BlockCode { code: code.into(), lang: lang.map(Text::from) })
}

/// `\[ … \]`.
pub fn math_block<'a>(formula: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::MathBlock(formula.into()))
}

/// `<center>…</center>`.
pub fn center<'a>(children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
    Node::new(Kind::Center(list(children)))
}

/// An emoji of Unicode.
pub fn unicode_emoji<'a>(emoji: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::UnicodeEmoji(emoji.into()))
}

/// `:name:`, a custom emoji.
pub fn emoji_code<'a>(name: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::EmojiCode(name.into()))
}

/// `**…**`.
pub fn bold<'a>(children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
    Node::new(Kind::Bold(list(children)))
}

/// `<small>…</small>`.
pub fn small<'a>(children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
    Node::new(Kind::Small(list(children)))
}

/// `<i>…</i>`.
pub fn italic<'a>(children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
    Node::new(Kind::Italic(list(children)))
}

/// `~~…~~`.
pub fn strike<'a>(children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
    Node::new(Kind::Strike(list(children)))
}

/// `` `…` ``.
pub fn inline_code<'a>(code: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::InlineCode(code.into()))
}

/// `\(…\)`.
pub fn math_inline<'a>(formula: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::MathInline(formula.into()))
}

/// `@username` or `@username@host`; the `acct` is made of the two.
pub fn mention<'a>(username: impl Into<Text<'a>>, host: Option<&'a str>) -> Node<'a> {
    let username = username.into();
    let acct = match host {
        Some(host) => format!("@{username}@{host}"),
        None => format!("@{username}"),
    };
    Node::new(Kind::Mention { username, host: host.map(Text::from), acct: acct.into() })
}

/// `#tag`, given without its `#`.
pub fn hashtag<'a>(tag: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::Hashtag(tag.into()))
}

/// A bare URL.
pub fn url<'a>(url: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::Url { url: url.into(), brackets: false })
}

/// A URL in `<>`, which may hold characters that a bare one may not.
pub fn bracketed_url<'a>(url: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::Url { url: url.into(), brackets: true })
}

/// `[…](url)`.
pub fn link<'a>(
    url: impl Into<Text<'a>>,
    children: impl IntoIterator<Item = Node<'a>>,
) -> Node<'a> {
    Node::new(Kind::Link { silent: false, url: url.into(), children: list(children) })
}

/// `?[…](url)`: a link without preview.
pub fn silent_link<'a>(
    url: impl Into<Text<'a>>,
    children: impl IntoIterator<Item = Node<'a>>,
) -> Node<'a> {
    Node::new(Kind::Link { silent: true, url: url.into(), children: list(children) })
}

/// `$[name.key=value,flag …]`; an argument without value is a flag.
///
/// ```
/// use aizome_mfm::build;
///
/// let spin = build::function("spin", [("left", None), ("speed", Some("2s"))], [build::text("x")]);
/// assert_eq!(spin.to_string(), "$[spin.left,speed=2s x]");
/// let plain = build::function("tada", [], [build::text("x")]);
/// assert_eq!(plain.to_string(), "$[tada x]");
/// ```
pub fn function<'a>(
    name: impl Into<Text<'a>>,
    args: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
    children: impl IntoIterator<Item = Node<'a>>,
) -> Node<'a> {
    let args = args.into_iter().map(|(key, value)| (key, value.map(Text::from))).collect();
    Node::new(Kind::Fn { name: name.into(), args, children: list(children) })
}

/// `<plain>…</plain>`.
pub fn plain<'a>(content: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::Plain(vec![text(content)]))
}

/// Text.
pub fn text<'a>(text: impl Into<Text<'a>>) -> Node<'a> {
    Node::new(Kind::Text(text.into()))
}

fn list<'a>(nodes: impl IntoIterator<Item = Node<'a>>) -> Vec<Node<'a>> {
    nodes.into_iter().collect()
}

//! The tree of a note: what [`parse`](crate::parse()) gives and everything else reads.
//!
//! Nodes bear the reference's names. Text borrows from the source wherever it stands there in one
//! piece; the one exception is text that crosses lines of a quote, whose `>` marks have been taken
//! out, so [`Text`] may own its characters.

use std::borrow::Cow;

use aizome_source::Span;

use crate::Args;

/// A piece of text: a slice of the source where it can be.
pub type Text<'a> = Cow<'a, str>;

/// A node and where it is.
///
/// ```
/// use aizome_mfm::{Kind, parse};
///
/// let nodes = parse("hi **you**");
/// let Kind::Bold(children) = &nodes[1].kind else { panic!() };
/// assert_eq!(children[0].kind, Kind::Text("you".into()));
/// assert_eq!(nodes[1].span.range(), 3..10);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// Everything the node consumed, in bytes of the source: its marks, and for blocks the newlines
    /// around them. [`Span::NONE`] for nodes that came from no source.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a node is, with the source that makes it. The first five are blocks, the others inlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// `> quoted`; its lines are joined by `\n` and parsed as a text of their own.
    Quote(Vec<Node<'a>>),
    /// `misskey 検索`, a line that ends in a search button.
    Search {
        /// What is searched for.
        query: Text<'a>,
        /// The whole line: query, space and button.
        content: Text<'a>,
    },
    /// ```` ```js ````, lines of code, ```` ``` ````.
    BlockCode {
        /// The code between the fences, its newlines as written.
        code: Text<'a>,
        /// The rest of the opening line, trimmed; `None` when nothing is left.
        lang: Option<Text<'a>>,
    },
    /// `\[ x^2 \]` on lines of its own.
    MathBlock(Text<'a>),
    /// `<center>…</center>` on lines of its own.
    Center(Vec<Node<'a>>),
    /// `😀`, as listed in the emoji data.
    UnicodeEmoji(Text<'a>),
    /// `:name:`, a custom emoji.
    EmojiCode(Text<'a>),
    /// `**bold**`, `__bold__` or `<b>bold</b>`.
    Bold(Vec<Node<'a>>),
    /// `<small>small</small>`.
    Small(Vec<Node<'a>>),
    /// `*italic*`, `_italic_` or `<i>italic</i>`.
    Italic(Vec<Node<'a>>),
    /// `~~strike~~` or `<s>strike</s>`.
    Strike(Vec<Node<'a>>),
    /// `` `code` ``.
    InlineCode(Text<'a>),
    /// `\(x^2\)`.
    MathInline(Text<'a>),
    /// `@ai` or `@ai@example.com`.
    Mention {
        /// The name before the host.
        username: Text<'a>,
        /// The host, if one is written.
        host: Option<Text<'a>>,
        /// The whole mention with its `@`.
        acct: Text<'a>,
    },
    /// `#tag`; the text has no `#`.
    Hashtag(Text<'a>),
    /// `https://example.com` or `<https://example.com>`.
    Url {
        /// The address as written.
        url: Text<'a>,
        /// Whether it stood in `<>`.
        brackets: bool,
    },
    /// `[label](https://example.com)` or `?[label](…)`.
    Link {
        /// Whether it was written with `?`: no preview is wanted.
        silent: bool,
        /// The target as written.
        url: Text<'a>,
        /// The label.
        children: Vec<Node<'a>>,
    },
    /// `$[tada.speed=2s hooray]`, a function.
    Fn {
        /// The name, as written (names are case-sensitive).
        name: Text<'a>,
        /// Its arguments.
        args: Args<'a>,
        /// What it is applied to.
        children: Vec<Node<'a>>,
    },
    /// `<plain>**as it is**</plain>`; parsing gives exactly one text child.
    Plain(Vec<Node<'a>>),
    /// Anything else.
    Text(Text<'a>),
}

impl<'a> Node<'a> {
    /// A node that came from no source.
    #[must_use]
    pub const fn new(kind: Kind<'a>) -> Self {
        Self { span: Span::NONE, kind }
    }

    /// The child nodes; empty for leaves.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        self.kind.children().unwrap_or_default()
    }

    /// The child nodes to change, `None` for leaves.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.kind {
            Kind::Quote(children)
            | Kind::Center(children)
            | Kind::Bold(children)
            | Kind::Small(children)
            | Kind::Italic(children)
            | Kind::Strike(children)
            | Kind::Plain(children)
            | Kind::Link { children, .. }
            | Kind::Fn { children, .. } => Some(children),
            _ => None,
        }
    }

    /// Whether it is a block: quote, search, code block, math block or center (the reference's
    /// `isMfmBlock`).
    #[must_use]
    pub const fn is_block(&self) -> bool {
        matches!(
            self.kind,
            Kind::Quote(_)
                | Kind::Search { .. }
                | Kind::BlockCode { .. }
                | Kind::MathBlock(_)
                | Kind::Center(_)
        )
    }

    /// The same node owning all of its text.
    #[must_use]
    pub fn into_owned(self) -> Node<'static> {
        Node { span: self.span, kind: self.kind.into_owned() }
    }

    /// The same node with every span forgotten, to compare what two trees say.
    #[must_use]
    pub fn without_spans(mut self) -> Self {
        self.span = Span::NONE;
        if let Some(children) = self.children_mut() {
            for child in children {
                let kind = std::mem::replace(&mut child.kind, Kind::Text(Text::Borrowed("")));
                *child = Self { span: Span::NONE, kind }.without_spans();
            }
        }
        self
    }
}

impl<'a> Kind<'a> {
    /// The child nodes; `None` for leaves.
    #[must_use]
    pub fn children(&self) -> Option<&[Node<'a>]> {
        match self {
            Kind::Quote(children)
            | Kind::Center(children)
            | Kind::Bold(children)
            | Kind::Small(children)
            | Kind::Italic(children)
            | Kind::Strike(children)
            | Kind::Plain(children)
            | Kind::Link { children, .. }
            | Kind::Fn { children, .. } => Some(children),
            _ => None,
        }
    }

    /// The reference's name of the node type, such as `blockCode`.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Kind::Quote(_) => "quote",
            Kind::Search { .. } => "search",
            Kind::BlockCode { .. } => "blockCode",
            Kind::MathBlock(_) => "mathBlock",
            Kind::Center(_) => "center",
            Kind::UnicodeEmoji(_) => "unicodeEmoji",
            Kind::EmojiCode(_) => "emojiCode",
            Kind::Bold(_) => "bold",
            Kind::Small(_) => "small",
            Kind::Italic(_) => "italic",
            Kind::Strike(_) => "strike",
            Kind::InlineCode(_) => "inlineCode",
            Kind::MathInline(_) => "mathInline",
            Kind::Mention { .. } => "mention",
            Kind::Hashtag(_) => "hashtag",
            Kind::Url { .. } => "url",
            Kind::Link { .. } => "link",
            Kind::Fn { .. } => "fn",
            Kind::Plain(_) => "plain",
            Kind::Text(_) => "text",
        }
    }

    /// The same owning all of its text.
    #[must_use]
    pub fn into_owned(self) -> Kind<'static> {
        match self {
            Kind::Quote(children) => Kind::Quote(owned_nodes(children)),
            Kind::Search { query, content } => {
                Kind::Search { query: owned(query), content: owned(content) }
            }
            Kind::BlockCode { code, lang } => {
                Kind::BlockCode { code: owned(code), lang: lang.map(owned) }
            }
            Kind::MathBlock(formula) => Kind::MathBlock(owned(formula)),
            Kind::Center(children) => Kind::Center(owned_nodes(children)),
            Kind::UnicodeEmoji(emoji) => Kind::UnicodeEmoji(owned(emoji)),
            Kind::EmojiCode(name) => Kind::EmojiCode(owned(name)),
            Kind::Bold(children) => Kind::Bold(owned_nodes(children)),
            Kind::Small(children) => Kind::Small(owned_nodes(children)),
            Kind::Italic(children) => Kind::Italic(owned_nodes(children)),
            Kind::Strike(children) => Kind::Strike(owned_nodes(children)),
            Kind::InlineCode(code) => Kind::InlineCode(owned(code)),
            Kind::MathInline(formula) => Kind::MathInline(owned(formula)),
            Kind::Mention { username, host, acct } => Kind::Mention {
                username: owned(username),
                host: host.map(owned),
                acct: owned(acct),
            },
            Kind::Hashtag(tag) => Kind::Hashtag(owned(tag)),
            Kind::Url { url, brackets } => Kind::Url { url: owned(url), brackets },
            Kind::Link { silent, url, children } => {
                Kind::Link { silent, url: owned(url), children: owned_nodes(children) }
            }
            Kind::Fn { name, args, children } => Kind::Fn {
                name: owned(name),
                args: args.into_owned(),
                children: owned_nodes(children),
            },
            Kind::Plain(children) => Kind::Plain(owned_nodes(children)),
            Kind::Text(text) => Kind::Text(owned(text)),
        }
    }
}

fn owned(text: Text<'_>) -> Text<'static> {
    Text::Owned(text.into_owned())
}

fn owned_nodes(nodes: Vec<Node<'_>>) -> Vec<Node<'static>> {
    nodes.into_iter().map(Node::into_owned).collect()
}

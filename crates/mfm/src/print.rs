//! Tree → text, as the reference's `toString` writes it, which does not always parse to the same
//! tree again: two quotes side by side become one, text is not protected from being read as
//! markup, a link forgets the `<>` around its address.
//!
//! The lines of a quote are prefixed while they are written: one counter of open quotes stands in
//! for the reference's splitting and joining at every level, so the work is the length of the
//! output however deep quotes nest.

use std::fmt::{self, Display, Write};

use crate::{Args, Kind, Node};

/// Writes a tree as MFM, exactly like the reference's `toString`.
///
/// ```
/// use aizome_mfm::{build, to_string};
///
/// let nodes = [build::text("hi "), build::italic([build::text("you")]), build::math_block("x")];
/// assert_eq!(to_string(&nodes), "hi <i>you</i>\n\\[\nx\n\\]");
/// ```
#[must_use]
pub fn to_string(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    Printer::new(&mut text).nodes(nodes).expect("writing to memory does not fail");
    text
}

/// A tree to be written with `{}`: what [`to_string`] gives, to any [`fmt::Write`] and without a
/// string in between. A single [`Node`] can be written so by itself.
///
/// ```
/// use aizome_mfm::{Printed, build};
///
/// let nodes = [build::hashtag("mfm"), build::quote([build::text("a\nb")])];
/// assert_eq!(format!("{}", Printed(&nodes)), "#mfm\n> a\n> b");
/// assert_eq!(nodes[0].to_string(), "#mfm");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Printed<'t>(pub &'t [Node<'t>]);

impl Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printer::new(f).nodes(self.0)
    }
}

/// Writes the node as MFM, exactly like the reference's `toString` of one node.
impl Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printer::new(f).node(self)
    }
}

/// Writes nodes, inside so many quotes.
pub(crate) struct Printer<'w, W: ?Sized> {
    out: &'w mut W,
    quotes: usize,
}

impl<'w, W: Write + ?Sized> Printer<'w, W> {
    pub(crate) const fn new(out: &'w mut W) -> Self {
        Self { out, quotes: 0 }
    }

    /// Siblings: a block stands on lines of its own.
    fn nodes(&mut self, nodes: &[Node<'_>]) -> fmt::Result {
        let mut before = None;
        for node in nodes {
            let block = node.is_block();
            if before.is_some_and(|before_block| before_block || block) {
                self.text("\n")?;
            }
            before = Some(block);
            self.node(node)?;
        }
        Ok(())
    }

    pub(crate) fn node(&mut self, node: &Node<'_>) -> fmt::Result {
        match &node.kind {
            Kind::Quote(children) => self.quote(children),
            Kind::Search { content, .. } => self.text(content),
            Kind::BlockCode { code, lang } => {
                self.all(&["```", lang.as_deref().unwrap_or_default(), "\n", code, "\n```"])
            }
            Kind::MathBlock(formula) => self.all(&["\\[\n", formula, "\n\\]"]),
            Kind::Center(children) => self.around("<center>\n", children, "\n</center>"),
            Kind::UnicodeEmoji(emoji) => self.text(emoji),
            Kind::EmojiCode(name) => self.all(&[":", name, ":"]),
            Kind::Bold(children) => self.around("**", children, "**"),
            Kind::Small(children) => self.around("<small>", children, "</small>"),
            Kind::Italic(children) => self.around("<i>", children, "</i>"),
            Kind::Strike(children) => self.around("~~", children, "~~"),
            Kind::InlineCode(code) => self.all(&["`", code, "`"]),
            Kind::MathInline(formula) => self.all(&["\\(", formula, "\\)"]),
            Kind::Mention { acct, .. } => self.text(acct),
            Kind::Hashtag(tag) => self.all(&["#", tag]),
            Kind::Url { url, brackets: true } => self.all(&["<", url, ">"]),
            Kind::Url { url, brackets: false } => self.text(url),
            Kind::Link { silent, url, children } => {
                self.around(if *silent { "?[" } else { "[" }, children, "](")?;
                self.all(&[url, ")"])
            }
            Kind::Fn { name, args, children } => {
                self.function_head(name, args)?;
                self.around("", children, "]")
            }
            Kind::Plain(children) => self.around("<plain>\n", children, "\n</plain>"),
            Kind::Text(text) => self.text(text),
        }
    }

    fn quote(&mut self, children: &[Node<'_>]) -> fmt::Result {
        self.open_quote()?;
        self.nodes(children)?;
        self.close_quote();
        Ok(())
    }

    pub(crate) fn open_quote(&mut self) -> fmt::Result {
        self.out.write_str("> ")?;
        self.quotes += 1;
        Ok(())
    }

    pub(crate) const fn close_quote(&mut self) {
        self.quotes -= 1;
    }

    /// All of a function up to its content.
    pub(crate) fn function_head(&mut self, name: &str, args: &Args<'_>) -> fmt::Result {
        self.all(&["$[", name, &args.to_string(), " "])
    }

    fn around(&mut self, open: &str, children: &[Node<'_>], close: &str) -> fmt::Result {
        self.text(open)?;
        self.nodes(children)?;
        self.text(close)
    }

    pub(crate) fn all(&mut self, pieces: &[&str]) -> fmt::Result {
        pieces.iter().try_for_each(|piece| self.text(piece))
    }

    /// The only way out for text: each line after the first begins anew in every open quote.
    pub(crate) fn text(&mut self, text: &str) -> fmt::Result {
        if self.quotes == 0 {
            return self.out.write_str(text);
        }
        let mut lines = text.split('\n');
        self.out.write_str(lines.next().unwrap_or_default())?;
        for line in lines {
            self.out.write_str("\n")?;
            for _ in 0..self.quotes {
                self.out.write_str("> ")?;
            }
            self.out.write_str(line)?;
        }
        Ok(())
    }
}

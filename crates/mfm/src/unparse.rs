//! Tree → text that parses to the same tree again, where there is such a text.
//!
//! MFM has no escapes, so not every tree has one: `**` in a text cannot be written unless it
//! happens to stay without its closer. Whether a text will do depends on everything around it, so
//! this is not decided beforehand: the tree is written with care, then parsed and compared.

use std::fmt;

use aizome_source::Span;

use crate::print::Printer;
use crate::{Kind, Node, inspect, parse, rewrite, to_string};

/// Writes a tree as MFM that [`parse()`] reads as this very tree, spans aside and with neighbouring
/// texts as one; `None` if no such text was found (nearly always because there is none).
///
/// A text node that would be read as markup has none. To write it all the same, put it in a plain
/// node, which shows the same.
///
/// Where [`to_string`] already has that property the answer is mostly the same.
/// It differs where the reference's printing loses something: adjacent quotes stay apart, newlines
/// beside blocks are kept, addresses of links get their `<>` when they need it, and bold,
/// strike and `tada` take their other form when the usual one would be misread.
///
/// ```
/// use aizome_mfm::{build, parse, to_string, unparse};
///
/// let quotes = parse("> a\n\n> b");
/// assert_eq!(unparse(&quotes).as_deref(), Some("> a\n\n> b"));
/// assert_eq!(parse(&to_string(&quotes)).len(), 1, "the reference makes them one");
///
/// assert_eq!(unparse(&[build::text("**a**")]), None, "this would be bold");
/// assert_eq!(unparse(&[build::plain("**a**")]).as_deref(), Some("<plain>\n**a**\n</plain>"));
/// ```
#[must_use]
pub fn unparse(nodes: &[Node<'_>]) -> Option<String> {
    let ways =
        [|nodes| with_care(nodes, Marks::Usual), to_string, |nodes| with_care(nodes, Marks::Other)];
    ways.into_iter().map(|way| way(nodes)).find(|text| says(parse(text), nodes))
}

/// Which marks bold, italic, strike and `tada` get while nothing speaks against them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Those of the reference's `toString`.
    Usual,
    /// Tags for bold and strike, stars for `tada` and for italic where they will do.
    Other,
}

fn with_care(nodes: &[Node<'_>], marks: Marks) -> String {
    let mut text = String::new();
    let mut writer = Writer { printer: Printer::new(&mut text), marks };
    writer.nodes(nodes).expect("writing to memory does not fail");
    text
}

/// Whether the parsed nodes say what the wanted ones do.
fn says(mut parsed: Vec<Node<'_>>, wanted: &[Node<'_>]) -> bool {
    inspect(&mut parsed, |node| node.span = Span::NONE);
    let wanted = rewrite(wanted.to_vec(), |node| {
        let empty = matches!(&node.kind, Kind::Text(text) if text.is_empty());
        (!empty).then(|| Node::new(node.kind))
    });
    parsed == wanted
}

/// Writes nodes so that they are likely to be read as they are.
struct Writer<'w> {
    printer: Printer<'w, String>,
    marks: Marks,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node<'_>]) -> fmt::Result {
        let mut before = None;
        for node in nodes {
            self.separate(before, node)?;
            self.node(node, before)?;
            before = Some(node);
        }
        Ok(())
    }

    /// Writes the newlines that blocks swallow.
    fn separate(&mut self, before: Option<&Node<'_>>, node: &Node<'_>) -> fmt::Result {
        // After a carriage return, a line feed would belong to it.
        let after_return = before.is_some_and(|before| text_of(before).ends_with('\r'));
        let newline = if after_return { "\r" } else { "\n" };
        (0..newlines_between(before, node)).try_for_each(|_| self.printer.text(newline))
    }

    fn node(&mut self, node: &Node<'_>, before: Option<&Node<'_>>) -> fmt::Result {
        match &node.kind {
            Kind::Quote(children) => {
                self.printer.open_quote()?;
                self.nodes(children)?;
                self.printer.close_quote();
                Ok(())
            }
            Kind::Center(children) => self.around("<center>\n", children, "\n</center>"),
            Kind::Bold(children) => self.bold(children, before),
            Kind::Strike(children) => self.strike(children, before),
            Kind::Small(children) => self.around("<small>", children, "</small>"),
            Kind::Italic(children) if self.marks == Marks::Other && is_simple(children) => {
                self.around("*", children, "*")
            }
            Kind::Italic(children) => self.around("<i>", children, "</i>"),
            Kind::Link { silent, url, children } => {
                self.around(if *silent { "?[" } else { "[" }, children, "](")?;
                let brackets = if is_bare(url) { ["", ")"] } else { ["<", ">)"] };
                self.printer.all(&[brackets[0], url, brackets[1]])
            }
            Kind::Fn { name, args, children } if !self.is_big(node, before) => {
                self.printer.function_head(name, args)?;
                self.around("", children, "]")
            }
            Kind::Fn { children, .. } => self.around("***", children, "***"),
            Kind::Plain(children) => self.around("<plain>\n", children, "\n</plain>"),
            _ => self.printer.node(node),
        }
    }

    /// Between two `**`, or in tags where those would be misread.
    fn bold(&mut self, children: &[Node<'_>], before: Option<&Node<'_>>) -> fmt::Result {
        let misread = self.marks == Marks::Other
            || runs_together(children, before, '*')
            || texts(children).any(|text| text.contains('*'))
            || children.iter().any(|node| matches!(node.kind, Kind::Bold(_)));
        let must = trailing(before, '*') > 1 || texts(children).any(|text| text.contains("</b>"));
        if misread && !must {
            self.around("<b>", children, "</b>")
        } else {
            self.around("**", children, "**")
        }
    }

    /// Between two `~~`, or in tags where those would be misread; they also end at a newline.
    fn strike(&mut self, children: &[Node<'_>], before: Option<&Node<'_>>) -> fmt::Result {
        let misread = self.marks == Marks::Other
            || runs_together(children, before, '~')
            || texts(children).any(|text| text.contains("~~") || text.contains(['\r', '\n']))
            || children.iter().any(|node| matches!(node.kind, Kind::Strike(_)));
        let must = trailing(before, '~') > 1 || texts(children).any(|text| text.contains("</s>"));
        if misread && !must {
            self.around("<s>", children, "</s>")
        } else {
            self.around("~~", children, "~~")
        }
    }

    /// Whether a function is better written as `***…***`: something in it would take or be the `]`,
    /// or something before it would take the `$` or has begun with the stars.
    fn is_big(&self, node: &Node<'_>, before: Option<&Node<'_>>) -> bool {
        let Kind::Fn { name, args, children } = &node.kind else { return false };
        let has_bracket = |node: &Node<'_>| match &node.kind {
            Kind::Text(text) => text.contains(']'),
            Kind::Url { url, brackets: false } => url.contains('['),
            _ => false,
        };
        name == "tada"
            && args.is_empty()
            && (self.marks == Marks::Other
                || trailing(before, '*') > 2
                || before.is_some_and(|before| takes(before, '$'))
                || children.iter().any(has_bracket))
    }

    fn around(&mut self, open: &str, children: &[Node<'_>], close: &str) -> fmt::Result {
        self.printer.text(open)?;
        self.nodes(children)?;
        self.printer.text(close)
    }
}

/// How many newlines the blocks among two siblings swallow, so that what remains is as it was.
fn newlines_between(before: Option<&Node<'_>>, node: &Node<'_>) -> usize {
    let is_quote = |node: &Node<'_>| matches!(node.kind, Kind::Quote(_));
    // A search that would be read as something else is one if it begins at a newline.
    let own = usize::from(!reads_alone(node));
    let Some(before) = before else { return own };
    match (before.is_block(), node.is_block()) {
        (false, false) => 0,
        (false, true) => 1 + usize::from(is_quote(node) && runs_into_quote(text_of(before))),
        (true, false) => {
            let swallowed = text_of(node).starts_with(['\r', '\n', '>']);
            1 + usize::from(is_quote(before) && swallowed)
        }
        // A quote takes two newlines where there are two.
        (true, true) if is_quote(before) && (is_quote(node) || own > 0) => 2 + own,
        (true, true) => 1 + own,
    }
}

/// Whether a quote takes the end of the text before it when only one newline is between them: an
/// empty line, or one that begins like a quote.
fn runs_into_quote(text: &str) -> bool {
    let last_line = text.rsplit(['\r', '\n']).next().unwrap_or_default();
    !text.is_empty() && (last_line.is_empty() || last_line.starts_with('>'))
}

/// Whether a block at the beginning of a text is what it is. Only a search may not be, as it is
/// the last thing that is tried there.
fn reads_alone(node: &Node<'_>) -> bool {
    let Kind::Search { content, .. } = &node.kind else { return true };
    matches!(parse(content)[..], [Node { kind: Kind::Search { .. }, .. }])
}

/// Whether content may stand between single stars: one text of letters, digits and spaces.
fn is_simple(children: &[Node<'_>]) -> bool {
    let simple = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{3000}' | '\t');
    matches!(children, [Node { kind: Kind::Text(text), .. }] if text.chars().all(simple))
}

/// Whether a construct between marks made of `mark` runs together with the node before it, or its
/// content with the marks.
fn runs_together(children: &[Node<'_>], before: Option<&Node<'_>>, mark: char) -> bool {
    trailing(before, mark) == 1
        || before.is_some_and(|before| takes(before, mark))
        || children.first().is_some_and(|first| text_of(first).starts_with(mark))
        || children.last().is_some_and(|last| text_of(last).ends_with(mark) || takes(last, mark))
}

/// How many of `mark` the text before ends in.
fn trailing(before: Option<&Node<'_>>, mark: char) -> usize {
    before.map_or("", text_of).chars().rev().take_while(|&c| c == mark).count()
}

/// Whether a node would have `mark` as a part of itself if that came after it.
fn takes(node: &Node<'_>, mark: char) -> bool {
    match &node.kind {
        Kind::Hashtag(_) => true,
        Kind::Url { brackets: false, .. } => is_bare_byte(mark as u8),
        Kind::Text(text) => text.ends_with('#') || (is_bare_byte(mark as u8) && ends_in_url(text)),
        _ => false,
    }
}

/// Whether the end of a text would be an address if more came after it, or belong to one before.
fn ends_in_url(text: &str) -> bool {
    let tail = text.rfind("http").map_or("", |at| &text[at..]);
    let begun = tail.contains("://") && tail.bytes().all(is_bare_byte);
    begun || text.bytes().all(|byte| matches!(byte, b'.' | b','))
}

/// Whether an address needs no `<>`: only characters of bare addresses, balanced brackets, no
/// trailing `.` or `,` (which would be cut off).
fn is_bare(url: &str) -> bool {
    let mut open = Vec::new();
    for byte in url.bytes() {
        let fits = match byte {
            b'(' | b'[' => {
                open.push(byte);
                true
            }
            b')' => open.pop() == Some(b'('),
            b']' => open.pop() == Some(b'['),
            _ => is_bare_byte(byte),
        };
        if !fits {
            return false;
        }
    }
    open.is_empty() && !url.ends_with(['.', ','])
}

/// Whether a byte may stand in a bare address.
fn is_bare_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".,_/:%#@$&?!~=+-".contains(&byte)
}

/// The direct texts among siblings: only between these and other items are closers looked for.
fn texts<'t>(nodes: &'t [Node<'_>]) -> impl Iterator<Item = &'t str> {
    nodes.iter().map(text_of)
}

/// The text of a text node, nothing for others.
fn text_of<'t>(node: &'t Node<'_>) -> &'t str {
    if let Kind::Text(text) = &node.kind { text } else { "" }
}

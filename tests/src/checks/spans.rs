//! Where nodes stand: the tree loses no byte of the source, so its spans can be used to edit.
//!
//! Outside quotes this is exact: siblings touch, a text's span slices out the text, and what
//! surrounds the children of a node is one of the marks the grammar knows for it. The body of a
//! quote is put together from its lines, so inside one the `>` marks may lie between siblings and
//! within a text; there the weaker law is that nothing is out of order.

use aizome_mfm::{Kind, Node};
use aizome_source::Span;

/// Spans are in bounds, on character boundaries, ordered, nested and cover the whole source.
///
/// # Panics
/// When one does not.
pub fn spans(source: &str, nodes: &[Node<'_>]) {
    let whole = Span::of(0..source.len());
    touching(source, whole, nodes);
    for node in nodes {
        straight(source, node);
    }
}

/// `nodes` fill `within` without a gap.
fn touching(source: &str, within: Span, nodes: &[Node<'_>]) {
    let mut at = within.start;
    for node in nodes {
        assert!(
            node.span.start == at && node.span.end > at && node.span.end <= within.end,
            "{node:?} should begin at {at} and end within {within:?}\nin {source:?}"
        );
        at = node.span.end;
    }
    assert!(at == within.end, "nothing covers {at}..{}\nin {source:?}", within.end);
}

/// The laws of a node that stands in no quote.
fn straight(source: &str, node: &Node<'_>) {
    let slice = cut(source, node.span);
    if let Kind::Quote(children) = &node.kind {
        assert!(slice.trim_start_matches(is_newline).starts_with('>'), "{node:?}\nin {source:?}");
        return quoted(source, node.span, children);
    }
    let Some(inner) = inner(node) else {
        return assert!(is_leaf(slice, &node.kind), "{node:?} is not {slice:?}\nin {source:?}");
    };
    let opening = cut(source, Span::new(node.span.start, inner.start));
    let closing = cut(source, Span::new(inner.end, node.span.end));
    assert!(
        is_pair(opening, closing, &node.kind),
        "{node:?} does not stand between {opening:?} and {closing:?}\nin {source:?}"
    );
    touching(source, inner, node.children());
    for child in node.children() {
        straight(source, child);
    }
}

/// The laws of what stands in a quote.
fn quoted(source: &str, within: Span, nodes: &[Node<'_>]) {
    let mut at = within.start;
    for node in nodes {
        let slice = cut(source, node.span);
        assert!(
            node.span.start >= at && within.contains(node.span) && !node.span.is_empty(),
            "{node:?} should begin after {at} and end within {within:?}\nin {source:?}"
        );
        if let Kind::Text(text) = &node.kind {
            assert!(is_kept_in(slice, text), "{node:?} is not in {slice:?}\nin {source:?}");
        }
        quoted(source, node.span, node.children());
        at = node.span.end;
    }
}

fn cut(source: &str, span: Span) -> &str {
    source.get(span.range()).unwrap_or_else(|| panic!("{span:?} cuts a character of {source:?}"))
}

/// From the first child to the last, `None` for leaves.
fn inner(node: &Node<'_>) -> Option<Span> {
    let children = node.kind.children()?;
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        panic!("{node:?} has no children");
    };
    Some(first.span.cover(last.span))
}

/// Whether `slice` is how a leaf is written.
fn is_leaf(slice: &str, kind: &Kind<'_>) -> bool {
    let line = slice.trim_matches(is_newline);
    match kind {
        Kind::Text(text) | Kind::UnicodeEmoji(text) => slice == text,
        Kind::EmojiCode(name) => is_between(slice, ":", name, ":"),
        Kind::InlineCode(code) => is_between(slice, "`", code, "`"),
        Kind::MathInline(formula) => is_between(slice, r"\(", formula, r"\)"),
        Kind::Mention { acct, .. } => slice == acct,
        Kind::Hashtag(tag) => is_between(slice, "#", tag, ""),
        Kind::Url { url, brackets: false } => slice == url,
        Kind::Url { url, brackets: true } => is_between(slice, "<", url, ">"),
        Kind::Search { content, .. } => line == content,
        Kind::BlockCode { code, .. } => {
            line.starts_with("```") && line.ends_with("```") && line.contains(&**code)
        }
        Kind::MathBlock(formula) => {
            line.starts_with(r"\[") && line.ends_with(r"\]") && line.contains(&**formula)
        }
        _ => false,
    }
}

fn is_between(slice: &str, opening: &str, text: &str, closing: &str) -> bool {
    let inner = slice.strip_prefix(opening).and_then(|rest| rest.strip_suffix(closing));
    inner == Some(text)
}

/// Whether the grammar writes `kind` between these marks.
fn is_pair(opening: &str, closing: &str, kind: &Kind<'_>) -> bool {
    let pair = (opening, closing);
    match kind {
        Kind::Bold(_) => matches!(pair, ("**", "**") | ("__", "__") | ("<b>", "</b>")),
        Kind::Italic(_) => matches!(pair, ("*", "*") | ("_", "_") | ("<i>", "</i>")),
        Kind::Strike(_) => matches!(pair, ("~~", "~~") | ("<s>", "</s>")),
        Kind::Small(_) => pair == ("<small>", "</small>"),
        Kind::Plain(_) => is_tag_pair(opening, closing, "<plain>", "</plain>"),
        Kind::Center(_) => is_tag_pair(opening, closing, "<center>", "</center>"),
        Kind::Fn { name, .. } => {
            pair == ("***", "***") && name == "tada"
                || is_between(opening, &format!("$[{name}"), args_of(opening, name), "")
                    && closing == "]"
        }
        Kind::Link { silent, url, .. } => {
            opening == if *silent { "?[" } else { "[" }
                && (is_between(closing, "](", url, ")") || is_between(closing, "](<", url, ">)"))
        }
        _ => false,
    }
}

/// What stands between the name of a function and its children: arguments and one space.
fn args_of<'s>(opening: &'s str, name: &str) -> &'s str {
    let rest = opening.get(2 + name.len()..).unwrap_or_default();
    let is_arg = |c: char| c.is_ascii_alphanumeric() || "._-=,".contains(c);
    match rest.strip_suffix(' ') {
        Some("") => rest,
        Some(args) if args.starts_with('.') && args.chars().all(is_arg) => rest,
        _ => "\0",
    }
}

/// Whether these are the tags and at most a newline on either side of each.
fn is_tag_pair(opening: &str, closing: &str, open: &str, close: &str) -> bool {
    let is_side = |side: &str| matches!(side, "" | "\n" | "\r" | "\r\n");
    let is_tag = |slice: &str, tag| {
        slice.split_once(tag).is_some_and(|(before, after)| is_side(before) && is_side(after))
    };
    is_tag(opening, open) && is_tag(closing, close)
}

/// Whether `text` is what is left of `slice` when marks of quotes are taken out; newlines are
/// not compared, since a quote writes all of them as `\n`.
fn is_kept_in(slice: &str, text: &str) -> bool {
    let mut rest = slice.chars();
    text.chars().filter(|&c| !is_newline(c)).all(|c| rest.any(|other| other == c))
}

fn is_newline(c: char) -> bool {
    matches!(c, '\r' | '\n')
}

//! Reading hostile HTML in linear time: what stands between html5ever and the text.
//!
//! A conforming parser is quadratic by the letter of its standard: it searches the stack of open
//! elements at every tag, copies all open formatting elements (`<b>`, `<font>` …) into every new
//! paragraph, and compares every attribute of a tag with all before it. So tags that open more than
//! [`MAX_OPEN`] elements are dropped (their text is kept), a document whose formatting is copied all
//! over is read as text from there on, and a tag keeps no more than [`MAX_ATTRIBUTES`] attributes.

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, create_element};
use html5ever::{Attribute, QualName, TokenizerResult, local_name, ns};

use super::dom::{Dom, NodeId, Sink};

/// How many elements may be open, each counted twice while it is one of the formatting elements
/// that are reopened. At nesting without end, every tag would search the whole stack.
const MAX_OPEN: usize = 256;

/// How many nodes each tag may add before the rest is read as text: `<b id=1><b id=2>…<p><p>…`
/// makes html5ever copy every `<b>` into every `<p>`.
const MAX_NODES_PER_TAG: usize = 6;

/// The most attributes of one tag: html5ever compares each with all before it.
const MAX_ATTRIBUTES: usize = 512;

/// Parses a fragment of HTML as the content of a `<div>`.
pub(super) fn parse(html: &str, scripting_enabled: bool) -> Dom {
    let sink = Sink::new();
    let context = create_element(&sink, QualName::new(None, ns!(html), local_name!("div")), vec![]);
    let options = TreeBuilderOpts { scripting_enabled, drop_doctype: true, ..Default::default() };
    let builder = TreeBuilder::new_for_fragment(sink, context, None, options);
    let guard = Guard { builder, tags: Cell::new(0) };
    let options = TokenizerOpts { discard_bom: false, ..Default::default() };
    let tokenizer = Tokenizer::new(guard, options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*cap_attributes(html)));
    // A `<script>` interrupts the tokenizer, having been read: nobody runs it.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// Lets through what keeps the work bounded.
struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    /// The tags let through.
    tags: Cell<usize>,
}

impl Guard {
    fn admits(&self, kind: TagKind) -> bool {
        let nodes = self.builder.sink.size();
        if nodes > 4096 + MAX_NODES_PER_TAG * self.tags.get() {
            return false;
        }
        kind == TagKind::EndTag || self.open_elements() <= MAX_OPEN
    }

    fn open_elements(&self) -> usize {
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let Token::TagToken(mut tag) = token else {
            return self.builder.process_token(token, line);
        };
        if !self.admits(tag.kind) {
            return TokenSinkResult::Continue;
        }
        self.tags.set(self.tags.get() + 1);
        tag.attrs.retain(is_read);
        self.builder.process_token(Token::TagToken(tag), line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts what the tree builder holds.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Whether anything here or in the tree builder looks at an attribute; the others would only be
/// copied with their elements.
fn is_read(attribute: &Attribute) -> bool {
    let name = &*attribute.name.local;
    name.starts_with("data-")
        || matches!(
            name,
            "align"
                | "alt"
                | "checked"
                | "class"
                | "datetime"
                | "display"
                | "encoding"
                | "href"
                | "lang"
                | "rel"
                | "reversed"
                | "src"
                | "start"
                | "title"
                | "type"
                | "value"
        )
}

/// Cuts the attributes beyond [`MAX_ATTRIBUTES`] out of every tag.
///
/// Anything that looks like a tag counts, also inside comments and scripts, where it is not one: a
/// comment with hundreds of words behind a `<x` loses some of them, and nobody sees it.
fn cap_attributes(html: &str) -> Cow<'_, str> {
    let mut capped = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        let scan = scan_tag(html.as_bytes(), tag);
        if let Some(cut) = scan.cut {
            // `--` stays, in case this is a comment which it closes.
            let resume = if html[cut..scan.end].ends_with("--") { scan.end - 2 } else { scan.end };
            capped.push_str(&html[kept..cut]);
            kept = resume;
        }
        at = scan.end;
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    capped.push_str(&html[kept..]);
    Cow::Owned(capped)
}

/// The offset behind the next `<x` or `</x`.
fn next_tag(html: &str, from: usize) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        at += html[at..].find('<')? + 1;
        let name = at + usize::from(bytes.get(at) == Some(&b'/'));
        if bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            return Some(name + 1);
        }
    }
}

/// Where a tag ends (at its `>` or at the end of the text), and where it has too many attributes.
pub(crate) struct TagScan {
    pub(crate) end: usize,
    cut: Option<usize>,
}

/// Walks over the attributes of a tag as the tokenizer does.
pub(crate) fn scan_tag(bytes: &[u8], from: usize) -> TagScan {
    let is_gap = |b: u8| b.is_ascii_whitespace() || b == b'/';
    let skip = |at: usize, stop: &dyn Fn(u8) -> bool| {
        at + bytes[at..].iter().take_while(|&&b| !stop(b)).count()
    };
    let mut at = skip(from, &|b| is_gap(b) || b == b'>');
    let (mut count, mut cut) = (0, None);
    loop {
        at = skip(at, &|b| !is_gap(b));
        if at >= bytes.len() || bytes[at] == b'>' {
            return TagScan { end: at, cut };
        }
        if count == MAX_ATTRIBUTES {
            cut = Some(at);
        }
        count += 1;
        // A name may begin with `=`.
        at = skip(at + 1, &|b| is_gap(b) || b == b'>' || b == b'=');
        let equals = skip(at, &|b| !b.is_ascii_whitespace());
        if bytes.get(equals) != Some(&b'=') {
            continue;
        }
        at = skip(equals + 1, &|b| !b.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => (skip(at + 1, &|b| b == quote) + 1).min(bytes.len()),
            _ => skip(at, &|b| b.is_ascii_whitespace() || b == b'>'),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_cap(html: &str, expected: &str) {
        assert_eq!(cap_attributes(html), expected);
    }

    /// The nodes of a document, and the deepest of them.
    fn measure(html: &str) -> (usize, usize) {
        let dom = parse(html, false);
        let mut depths = vec![0];
        let (mut count, mut deepest, mut last) = (0, 0, Dom::ROOT);
        for id in dom.descendants(Dom::ROOT) {
            count += 1;
            if dom.parent(id) == Some(last) {
                depths.push(depths.len());
            } else {
                let mut sibling = last;
                while dom.parent(sibling) != dom.parent(id) {
                    sibling = dom.parent(sibling).expect("an ancestor is a sibling");
                    depths.pop();
                }
            }
            deepest = deepest.max(depths.len() - 1);
            last = id;
        }
        (count, deepest)
    }

    /// The tree builder searches the open elements at every tag, so its work is bounded by tags
    /// times depth; and its memory by nodes.
    #[test]
    fn hostile_documents_stay_small_and_shallow() {
        let bold: String = (0..5000).map(|i| format!("<b data-{i}>")).collect();
        for unit in
            ["<div>", "<b>", "<b><p>", "<a><div>", "<table><td>", "<p>x", "<i></b><div>x</i>"]
        {
            for start in ["", &bold] {
                let [small, large] = [1 << 12, 1 << 15].map(|units| {
                    let (nodes, deepest) = measure(&(start.to_owned() + &unit.repeat(units)));
                    assert!(deepest <= 4 * MAX_OPEN, "{unit}: {deepest} deep");
                    nodes
                });
                assert!(large <= 8 * small + 8192, "{unit}: {small} nodes, then {large}");
            }
        }
    }

    #[test]
    fn ordinary_documents_are_whole() {
        let nested = "<div>".repeat(100) + &"</div>".repeat(100);
        assert_eq!(measure(&nested.repeat(3)), (301, 101));
    }

    #[test]
    fn ordinary_tags_stay() {
        check_cap(
            "a <b c='>' d=\"'\" e=f/g h>i</b> < j <",
            "a <b c='>' d=\"'\" e=f/g h>i</b> < j <",
        );
        check_cap("<a b = 'c' =d", "<a b = 'c' =d");
    }

    #[test]
    fn excess_attributes_go() {
        let many: String = (0..MAX_ATTRIBUTES).map(|i| format!(" a{i}=''")).collect();
        check_cap(&format!("x<b{many}>y"), &format!("x<b{many}>y"));
        check_cap(&format!("x<b{many} c d='>'>y"), &format!("x<b{many} >y"));
        check_cap(&format!("<!-- <b{many} c d-->y"), &format!("<!-- <b{many} -->y"));
    }
}

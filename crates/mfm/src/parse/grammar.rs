//! The alternatives of the grammar in their order, content up to a closer, and plain text.
//!
//! A rule either fails and has consumed nothing, or gives an [`Item`]: a node, or the news that
//! what it consumed is text. The alternatives are grouped by the byte that begins them; inside a
//! group they stand in the reference's order, and groups do not overlap.

use nom::branch::alt;
use nom::{Check, Emit, IResult, Mode, Parser};

use super::ahead::Goal;
use super::blocks::{center_tag, code_block, math_block, quote, search};
use super::body::{Body, Level};
use super::leaves::{
    emoji_code, hashtag, inline_code, math_inline, mention, plain_tag, unicode_emoji,
};
use super::links::{link, url, url_alt};
use super::marks::{
    big, bold_asta, bold_tag, bold_under, function, italic_asta, italic_tag, italic_under,
    small_tag, strike_tag, strike_wave,
};
use super::scan::{is_newline, skip_newline, skip_text};
use crate::{Kind, Node};

/// What a rule gives: the rest of its input and a value, or nothing.
pub(super) type Parsed<'b, T> = IResult<&'b str, T, ()>;

/// What a rule has consumed: a node, or text (also when a construct that began never closed).
pub(super) enum Item<N> {
    Text,
    Node(N),
}

/// What a rule gives in a pass: nodes when building, nothing when checking.
pub(super) type Rule<'a, 'b, P> = Parsed<'b, Item<<P as Mode>::Output<Node<'a>>>>;

/// A rule: the body, the level and the input to what it gives.
type RuleFn<'a, 'b, P> = fn(&Body<'a, 'b>, Level, &'b str) -> Rule<'a, 'b, P>;

/// The two ways to run a rule: build its nodes, or only see where it ends.
pub(super) trait Pass: Mode {
    /// Whether ends of walks are looked up and remembered: checked text may be checked again.
    const REMEMBERS: bool;
}

impl Pass for Emit {
    const REMEMBERS: bool = false;
}

impl Pass for Check {
    const REMEMBERS: bool = true;
}

/// What ends inline content. It is looked for between items only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    Big,
    BoldAsta,
    BoldTag,
    SmallTag,
    ItalicTag,
    StrikeTag,
    /// `~~`; a newline ends the content too, without closing it.
    StrikeWave,
    Function,
    /// `]`; a newline ends the content too, without closing it.
    Label,
    /// `</center>` and the newline before it.
    Center,
}

impl Close {
    pub(super) const COUNT: usize = Self::Center as usize + 1;

    /// The closing mark.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Big => "***",
            Self::BoldAsta => "**",
            Self::BoldTag => "</b>",
            Self::SmallTag => "</small>",
            Self::ItalicTag => "</i>",
            Self::StrikeTag => "</s>",
            Self::StrikeWave => "~~",
            Self::Function | Self::Label => "]",
            Self::Center => "</center>",
        }
    }

    /// Whether content ends before `rest`.
    fn ends(self, rest: &str) -> bool {
        match (rest.as_bytes().first(), self) {
            (Some(b'\r' | b'\n'), Self::StrikeWave | Self::Label) => true,
            (Some(b'\r' | b'\n'), Self::Center) => self.closes(skip_newline(rest)),
            // All closers begin with one of these.
            (Some(b'<' | b']' | b'*' | b'~'), _) => self.closes(rest),
            _ => false,
        }
    }

    fn closes(self, rest: &str) -> bool {
        rest.as_bytes().starts_with(self.mark().as_bytes())
    }
}

/// The whole of a body: `full*`. At the nest limit it is one text.
pub(super) fn full_parser<'a, 'b>(body: &Body<'a, 'b>, level: Level) -> Vec<Node<'a>> {
    if body.parses(level) {
        items(body, |rest| full(body, level, rest))
    } else {
        items(body, |_| Ok(("", Item::Text)))
    }
}

/// The whole of a body with the small grammar: `simple*`.
pub(super) fn simple_parser<'a, 'b>(body: &Body<'a, 'b>) -> Vec<Node<'a>> {
    items(body, |rest| simple(body, rest))
}

/// Items until the text ends; neighbouring text becomes one node.
fn items<'a, 'b>(
    body: &Body<'a, 'b>,
    mut item: impl FnMut(&'b str) -> Rule<'a, 'b, Emit>,
) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    let (mut text, mut rest) = (body.text, body.text);
    while !rest.is_empty() {
        body.count(1);
        let (next, item) = item(rest).unwrap_or_else(|_| (skip_text(rest), Item::Text));
        if let Item::Node(node) = item {
            if text.len() > rest.len() {
                nodes.push(body.text_node(text, rest));
            }
            nodes.push(node);
            text = next;
        }
        rest = next;
    }
    with_text(nodes, body, text, "")
}

/// `nodes` and the text between two places, if there is any.
fn with_text<'a, 'b>(
    mut nodes: Vec<Node<'a>>,
    body: &Body<'a, 'b>,
    from: &'b str,
    to: &str,
) -> Vec<Node<'a>> {
    if from.len() > to.len() {
        // Content is often one text: then room for one node is enough.
        nodes.reserve_exact(usize::from(nodes.is_empty()));
        nodes.push(body.text_node(from, to));
    }
    nodes
}

/// Any construct. Blocks begin at the beginning of a line, or at the newline before it.
fn full<'a, 'b>(body: &Body<'a, 'b>, level: Level, input: &'b str) -> Rule<'a, 'b, Emit> {
    if input.starts_with(is_newline) {
        return block(body, level, input).or_else(|_| search(body, input));
    }
    if !body.before(input).is_none_or(|before| matches!(before, b'\r' | b'\n')) {
        return inline::<Emit>(body, level, input);
    }
    // Blocks come before the inlines that begin with the same character, search comes last.
    block(body, level, input)
        .or_else(|_| inline::<Emit>(body, level, input))
        .or_else(|_| search(body, input))
}

/// The blocks but search: each begins its line with a character of its own.
fn block<'a, 'b>(body: &Body<'a, 'b>, level: Level, input: &'b str) -> Rule<'a, 'b, Emit> {
    match skip_newline(input).as_bytes() {
        [b'<', ..] => center_tag(body, level, input),
        [b'`', ..] => code_block(body, input),
        // A quote swallows two newlines before it.
        [b'>' | b'\r' | b'\n', ..] => quote(body, level, input),
        [b'\\', ..] => math_block(body, input),
        _ => fail(),
    }
}

/// Any inline construct.
pub(super) fn inline<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let at = |rule: RuleFn<'a, 'b, P>| move |input| rule(body, level, input);
    match input.as_bytes() {
        [b'<', ..] => alt((
            at(small_tag::<P>),
            at(plain_tag::<P>),
            at(bold_tag::<P>),
            at(italic_tag::<P>),
            at(strike_tag::<P>),
            at(url_alt::<P>),
        ))
        .parse(input),
        [b'*', ..] => {
            alt((at(unicode_emoji::<P>), at(big::<P>), at(bold_asta::<P>), at(italic_asta::<P>)))
                .parse(input)
        }
        [b'_', ..] => alt((at(bold_under::<P>), at(italic_under::<P>))).parse(input),
        [b'`', ..] => inline_code::<P>(body, level, input),
        [b'\\', ..] => math_inline::<P>(body, level, input),
        [b'~', ..] => strike_wave::<P>(body, level, input),
        [b'$', ..] => function::<P>(body, level, input),
        [b'@', ..] => mention::<P>(body, level, input),
        [b'#', ..] => alt((at(unicode_emoji::<P>), at(hashtag::<P>))).parse(input),
        [b':', ..] => emoji_code::<P>(body, level, input),
        [b'[' | b'?', ..] => link::<P>(body, level, input),
        [b'h', ..] => url::<P>(body, level, input),
        _ => unicode_emoji::<P>(body, level, input),
    }
}

/// The constructs of the small grammar.
fn simple<'a, 'b>(body: &Body<'a, 'b>, input: &'b str) -> Rule<'a, 'b, Emit> {
    match input.as_bytes() {
        [b':', ..] => emoji_code::<Emit>(body, Level::TOP, input),
        [b'<', ..] => plain_tag::<Emit>(body, Level::TOP, input),
        _ => unicode_emoji::<Emit>(body, Level::TOP, input),
    }
}

/// Inline content: items until `close` stands between two of them or the text ends. Gives what is
/// left there, and the nodes.
///
/// Deeper than the nest limit every character is an item of text, so the content ends where the
/// closer stands next.
pub(super) fn content<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
    close: Close,
) -> (&'b str, P::Output<Vec<Node<'a>>>) {
    if body.parses(level) {
        return walk::<P>(body, level, input, close);
    }
    body.count(1);
    let end = body.ahead().next(body, Goal::Content(close), body.offset(input));
    let rest = end.map_or("", |end| body.rest(end));
    (rest, P::bind(|| with_text(Vec::new(), body, input, rest)))
}

/// [`content`] above the nest limit: from item to item.
fn walk<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
    close: Close,
) -> (&'b str, P::Output<Vec<Node<'a>>>) {
    let under_way = P::REMEMBERS.then(|| body.memo.borrow().begin(close, level, body, input));
    let mut nodes = P::bind(Vec::new);
    let (mut text, mut rest) = (input, input);
    while !rest.is_empty() && !close.ends(rest) {
        body.count(1);
        if let Some(walk) = under_way {
            let known = body.memo.borrow_mut().visit(walk, body, rest);
            if let Some(end) = known {
                rest = end;
                break;
            }
        }
        let (next, item) =
            inline::<P>(body, level, rest).unwrap_or_else(|_| (skip_text(rest), Item::Text));
        if let Item::Node(node) = item {
            let (from, to) = (text, rest);
            nodes = P::combine(nodes, node, |mut nodes, node| {
                if from.len() > to.len() {
                    nodes.push(body.text_node(from, to));
                }
                nodes.push(node);
                nodes
            });
            text = next;
        }
        rest = next;
    }
    if let Some(walk) = under_way {
        body.memo.borrow_mut().remember(walk, body, rest);
    }
    (rest, P::map(nodes, |nodes| with_text(nodes, body, text, rest)))
}

/// The reference's `seqOrText` of a construct whose opener has been read: content, then its mark.
///
/// Without content only the opener is text; without the mark everything read so far is. Either
/// way nothing is read again.
pub(super) fn closed<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
    inner: &'b str,
    close: Close,
    kind: impl FnOnce(Vec<Node<'a>>) -> Kind<'a>,
) -> Rule<'a, 'b, P> {
    let (rest, nodes) = content::<P>(body, level.nested(), inner, close);
    if rest.len() == inner.len() {
        return Ok((rest, Item::Text));
    }
    let Some(after) = rest.strip_prefix(close.mark()) else { return Ok((rest, Item::Text)) };
    Ok((after, Item::Node(P::map(nodes, |nodes| body.node(input, after, kind(nodes))))))
}

/// A rule that failed.
pub(super) fn fail<T>() -> Parsed<'static, T> {
    Err(nom::Err::Error(()))
}

/// A rule that made a node of what lies between `input` and `rest`.
pub(super) fn made<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    input: &'b str,
    rest: &'b str,
    kind: impl FnOnce() -> Kind<'a>,
) -> Rule<'a, 'b, P> {
    body.count(1);
    Ok((rest, Item::Node(P::bind(|| body.node(input, rest, kind())))))
}

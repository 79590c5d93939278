//! Constructs around inline content: bold, small, italic, strike and functions.
//!
//! All but `__bold__`, `*italic*` and `_italic_` are the reference's `seqOrText`: once the opener
//! is read, it never gives text back, see [`closed`].

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::char;
use nom::combinator::opt;
use nom::multi::separated_list1;
use nom::sequence::{delimited, pair, preceded};

use super::body::{Body, Level};
use super::grammar::{Close, Item, Parsed, Pass, Rule, closed, fail, made};
use super::scan::{is_alphanumeric, is_name, is_space, is_word};
use crate::{Args, Kind};

/// Rules that are an opener, content and a closer, and nothing else.
macro_rules! enclosing {
    ($($(#[$doc:meta])+ $rule:ident: $open:literal $close:ident => $kind:expr;)+) => {$(
        $(#[$doc])+
        pub(super) fn $rule<'a, 'b, P: Pass>(
            body: &Body<'a, 'b>,
            level: Level,
            input: &'b str,
        ) -> Rule<'a, 'b, P> {
            let (inner, _) = tag($open).parse(input)?;
            closed::<P>(body, level, input, inner, Close::$close, $kind)
        }
    )+};
}

enclosing! {
    /// `***big***`, which is `$[tada big]`.
    big: "***" Big => |children| Kind::Fn { name: "tada".into(), args: Args::new(), children };
    /// `**bold**`.
    bold_asta: "**" BoldAsta => Kind::Bold;
    /// `<b>bold</b>`.
    bold_tag: "<b>" BoldTag => Kind::Bold;
    /// `<small>small</small>`.
    small_tag: "<small>" SmallTag => Kind::Small;
    /// `<i>italic</i>`.
    italic_tag: "<i>" ItalicTag => Kind::Italic;
    /// `<s>strike</s>`.
    strike_tag: "<s>" StrikeTag => Kind::Strike;
    /// `~~strike~~`, within a line.
    strike_wave: "~~" StrikeWave => Kind::Strike;
}

/// `__bold__`: letters, digits and spaces only.
pub(super) fn bold_under<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let (rest, text) = words_within("__", input)?;
    made::<P>(body, input, rest, || Kind::Bold(body.only_text(text)))
}

/// `*italic*`: letters, digits and spaces only, and not right after a letter or digit.
pub(super) fn italic_asta<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    italic::<P>(body, input, "*")
}

/// `_italic_`, like [`italic_asta`].
pub(super) fn italic_under<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    italic::<P>(body, input, "_")
}

fn italic<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    input: &'b str,
    mark: &'static str,
) -> Rule<'a, 'b, P> {
    let (rest, text) = words_within(mark, input)?;
    if is_after_alphanumeric(body, input) {
        return fail();
    }
    made::<P>(body, input, rest, || Kind::Italic(body.only_text(text)))
}

/// Letters, digits and spaces between two marks.
fn words_within<'b>(mark: &'static str, input: &'b str) -> Parsed<'b, &'b str> {
    delimited(tag(mark), take_while1(|c| is_alphanumeric(c) || is_space(c)), tag(mark)).parse(input)
}

/// Whether a letter or digit stands before `input`: mentions, hashtags and italics do not begin
/// in the middle of a word.
pub(super) fn is_after_alphanumeric(body: &Body<'_, '_>, input: &str) -> bool {
    body.before(input).is_some_and(|before| before.is_ascii_alphanumeric())
}

/// `$[name.key=value,flag content]`.
pub(super) fn function<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let (head, _) = tag("$[").parse(input)?;
    let Ok((after_name, name)) = word(head) else { return Ok((head, Item::Text)) };
    let (after_args, args) = opt(arguments).parse(after_name)?;
    body.count(head.len() - after_args.len());
    let Ok((inner, _)) = char::<_, ()>(' ').parse(after_args) else {
        return Ok((after_args, Item::Text));
    };
    closed::<P>(body, level, input, inner, Close::Function, |children| {
        let args = args.unwrap_or_default().into_iter();
        let args = args.map(|(key, value)| (body.text(key), value.map(|value| body.text(value))));
        Kind::Fn { name: body.text(name), args: args.collect(), children }
    })
}

/// `.key=value,flag`.
fn arguments(input: &str) -> Parsed<'_, Vec<(&str, Option<&str>)>> {
    preceded(char('.'), separated_list1(char(','), argument)).parse(input)
}

/// `key=value` or `flag`.
fn argument(input: &str) -> Parsed<'_, (&str, Option<&str>)> {
    pair(word, opt(preceded(char('='), take_while1(is_name)))).parse(input)
}

fn word(input: &str) -> Parsed<'_, &str> {
    take_while1(is_word).parse(input)
}

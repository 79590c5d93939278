//! Constructs without inline content: emoji, code, formulas, plain text, mentions, hashtags.

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{not, opt};
use nom::sequence::{delimited, pair, preceded, terminated};

use super::ahead::Goal;
use super::body::{Body, Level};
use super::brackets::{Run, balanced};
use super::grammar::{Item, Parsed, Pass, Rule, fail, made};
use super::marks::is_after_alphanumeric;
use super::scan::{
    is_alphanumeric, is_emoji_name, is_name, may_begin_emoji, newline_len, skip_newline,
};
use crate::Kind;
use crate::emoji::leading_emoji;

/// `😀`: the longest string of the emoji data that stands here. The reference's rule takes a
/// lone U+FE0F too, as text; since it has matched, a line that begins with one is no search.
pub(super) fn unicode_emoji<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    if let Some(rest) = input.strip_prefix('\u{fe0f}') {
        return Ok((rest, Item::Text));
    }
    if !may_begin_emoji(input.as_bytes()) {
        return fail();
    }
    let Some(emoji) = leading_emoji(input) else { return fail() };
    let (rest, _) = tag(emoji).parse(input)?;
    made::<P>(body, input, rest, || Kind::UnicodeEmoji(body.text(emoji)))
}

/// `` `code` ``: at least one character, no backtick, no U+00B4, no newline.
pub(super) fn inline_code<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    // What the search passes holds no other backtick, so no stretch is searched twice.
    let is_code = |c| !matches!(c, '`' | '´' | '\r' | '\n');
    let (rest, code) = delimited(char('`'), take_while1(is_code), char('`')).parse(input)?;
    body.count(code.len());
    made::<P>(body, input, rest, || Kind::InlineCode(body.text(code)))
}

/// `\(formula\)`, within a line.
pub(super) fn math_inline<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let (inner, _) = tag("\\(").parse(input)?;
    let end = body.ahead().next(body, Goal::MathInlineEnd, body.offset(inner));
    let Some(close) = end.map(|end| body.rest(end)) else { return fail() };
    let (rest, _) = tag("\\)").parse(close)?;
    let formula = body.between(inner, close);
    if formula.is_empty() {
        return fail();
    }
    made::<P>(body, input, rest, || Kind::MathInline(body.text(formula)))
}

/// `<plain>text</plain>`: text up to the first closer, without one newline at either end.
pub(super) fn plain_tag<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let (inner, _) = tag("<plain>").parse(input)?;
    let inner = skip_newline(inner);
    let end = body.ahead().next(body, Goal::PlainClose, body.offset(inner));
    let Some(close) = end.map(|end| body.rest(end)) else { return fail() };
    let (rest, _) = tag("</plain>").parse(close)?;
    let text = without_last_newline(body.between(inner, close));
    if text.is_empty() {
        return fail();
    }
    made::<P>(body, input, rest, || Kind::Plain(body.only_text(text)))
}

/// `text` without the newline that ends it.
pub(super) fn without_last_newline(text: &str) -> &str {
    let ends = |len: usize| {
        let start = text.len().checked_sub(len)?;
        let last = text.get(start..)?;
        (newline_len(last) == len).then(|| text.get(..start))?
    };
    ends(2).or_else(|| ends(1)).unwrap_or(text)
}

/// `:name:`, not right before a letter or digit.
pub(super) fn emoji_code<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    _: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let code = delimited(char(':'), take_while1(is_emoji_name), char(':'));
    let (rest, name) = terminated(code, not(satisfy(is_alphanumeric))).parse(input)?;
    made::<P>(body, input, rest, || Kind::EmojiCode(body.text(name)))
}

/// `@user` or `@user@host`, not in a label and not right after a letter or digit.
///
/// Dots and hyphens at the end are left to the text. A mention that is wrong otherwise is text as
/// far as it was read.
pub(super) fn mention<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let (rest, (name, host)) = pair(account_part, opt(account_part)).parse(input)?;
    if level.in_label || is_after_alphanumeric(body, input) {
        return fail();
    }
    let Some((name, host)) = trimmed_account(name, host) else { return Ok((rest, Item::Text)) };
    let len = '@'.len_utf8() + name.len() + host.map_or(0, |host| '@'.len_utf8() + host.len());
    let rest = body.rest(body.offset(input) + len);
    made::<P>(body, input, rest, || Kind::Mention {
        username: body.text(name),
        host: host.map(|host| body.text(host)),
        acct: body.text(body.between(input, rest)),
    })
}

/// `@name`.
fn account_part(input: &str) -> Parsed<'_, &str> {
    preceded(char('@'), take_while1(is_name)).parse(input)
}

/// The account without the dots and hyphens at its end; `None` if it is wrong: the name or the
/// host begins with one, nothing is left of the host, or they end a name that has a host.
fn trimmed_account<'b>(name: &'b str, host: Option<&'b str>) -> Option<(&'b str, Option<&'b str>)> {
    let marks = ['.', '-'];
    let host = match host.map(|host| host.trim_end_matches(marks)) {
        Some("") => return None,
        host => host,
    };
    let trimmed = name.trim_end_matches(marks);
    let name_ends_wrong = host.is_some() && trimmed.len() < name.len();
    let begins_wrong = |part: &str| part.is_empty() || part.starts_with(marks);
    if name_ends_wrong || begins_wrong(trimmed) || host.is_some_and(begins_wrong) {
        return None;
    }
    Some((trimmed, host))
}

/// `#tag`, not in a label, not right after a letter or digit, and not digits alone.
pub(super) fn hashtag<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    let (inner, _) = char('#').parse(input)?;
    if level.in_label || is_after_alphanumeric(body, input) {
        return fail();
    }
    let rest = balanced(body, level, Run::Hashtag, inner);
    let tag = body.between(inner, rest);
    if tag.bytes().all(|byte| byte.is_ascii_digit()) {
        return fail();
    }
    made::<P>(body, input, rest, || Kind::Hashtag(body.text(tag)))
}

//! Addresses and links.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::sequence::terminated;
use nom::{Check, Emit};

use super::ahead::Goal;
use super::body::{Body, Level};
use super::brackets::{Run, balanced};
use super::grammar::{Close, Item, Parsed, Pass, Rule, content, fail, made};
use crate::Kind;

/// `https://example.com/`, not in a label. Dots and commas at its end are left to the text.
pub(super) fn url<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    if level.in_label {
        return fail();
    }
    let (rest, url) = address(body, level, input)?;
    let Some(url) = url else { return Ok((rest, Item::Text)) };
    made::<P>(body, input, rest, || Kind::Url { url: body.text(url), brackets: false })
}

/// `<https://example.com/>`, not in a label: anything but `>` and spaces.
pub(super) fn url_alt<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    if level.in_label {
        return fail();
    }
    let (rest, url) = address_alt(body, input)?;
    made::<P>(body, input, rest, || Kind::Url { url: body.text(url), brackets: true })
}

/// `[label](url)` or `?[label](url)`, not in a label.
///
/// The label is checked first; only a link that is whole gets built.
pub(super) fn link<'a, 'b, P: Pass>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, P> {
    if level.in_label {
        return fail();
    }
    let (inner, opener) = alt((tag("?["), tag("["))).parse(input)?;
    if body.ahead().next(body, Goal::LinkTarget, body.offset(inner)).is_none() {
        return fail();
    }
    let (close, ()) = content::<Check>(body, level.label(), inner, Close::Label);
    if close.len() == inner.len() {
        return fail();
    }
    let (target, _) = tag("](").parse(close)?;
    let (rest, url) = link_target(body, level, target)?;
    made::<P>(body, input, rest, || Kind::Link {
        silent: opener.starts_with('?'),
        url: body.text(url),
        children: content::<Emit>(body, level.label(), inner, Close::Label).1,
    })
}

/// The target of a link and the `)` behind it. Many openers may share one target, so one that is
/// wrong is remembered.
fn link_target<'b>(body: &Body<'_, 'b>, level: Level, input: &'b str) -> Parsed<'b, &'b str> {
    let place = body.offset(input);
    if body.memo.borrow().is_wrong_target(level.depth, place) {
        return fail();
    }
    let angle = |input| address_alt(body, input);
    let bare = |input| match address(body, level, input) {
        Ok((rest, Some(url))) => Ok((rest, url)),
        _ => fail(),
    };
    let target = terminated(alt((angle, bare)), char(')')).parse(input);
    if target.is_err() {
        body.memo.borrow_mut().remember_wrong_target(level.depth, place);
    }
    target
}

/// An address outside `<>`. Nothing but dots and commas behind `//` is no address but text.
fn address<'b>(body: &Body<'_, 'b>, level: Level, input: &'b str) -> Parsed<'b, Option<&'b str>> {
    let (inner, _) = scheme(input)?;
    let rest = balanced(body, level, Run::Url, inner);
    let written = body.between(inner, rest);
    if written.is_empty() {
        return fail();
    }
    let kept = written.trim_end_matches(['.', ',']);
    if kept.is_empty() {
        return Ok((rest, None));
    }
    let rest = body.rest(body.offset(inner) + kept.len());
    Ok((rest, Some(body.between(input, rest))))
}

/// An address in `<>`, without them.
fn address_alt<'b>(body: &Body<'_, 'b>, input: &'b str) -> Parsed<'b, &'b str> {
    let (url, _) = char('<').parse(input)?;
    let (inner, _) = scheme(url)?;
    let end = body.ahead().next(body, Goal::AngleEnd, body.offset(inner));
    let Some(close) = end.map(|end| body.rest(end)) else { return fail() };
    let (rest, _) = char('>').parse(close)?;
    if close.len() == inner.len() {
        return fail();
    }
    Ok((rest, body.between(url, close)))
}

fn scheme(input: &str) -> Parsed<'_, &str> {
    alt((tag("https://"), tag("http://"))).parse(input)
}

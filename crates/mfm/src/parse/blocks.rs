//! Blocks: quote, search, code block, math block and center.
//!
//! They stand on lines of their own. Each may begin at the newline before its line and swallows
//! the newline behind it, quotes two of either.

use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::{Check, Emit, Parser};

use super::ahead::Goal;
use super::body::{Body, Level};
use super::grammar::{Close, Parsed, Rule, content, fail, full_parser, made};
use super::leaves::without_last_newline;
use super::scan::{is_line_end, is_space, newline_len, skip_newline, trim_js};
use crate::Kind;

/// `> line`, on as many lines as follow. Their text, joined, is parsed as a text of its own.
pub(super) fn quote<'a, 'b>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, Emit> {
    let first = line_begin(body, skip_newline(skip_newline(input)))?.0;
    let (after, line) = quote_line(body, first)?;
    let (after, more) = more_quote_lines(body, after);
    if line.is_empty() && more.is_empty() {
        return fail();
    }
    let rest = skip_newline(skip_newline(after));
    let children = body.with_quoted(line, &more, |quoted| full_parser(quoted, level.nested()));
    made::<Emit>(body, input, rest, || Kind::Quote(children))
}

/// The lines of a quote after its first. They end before the newline of the last.
fn more_quote_lines<'b>(body: &Body<'_, 'b>, input: &'b str) -> (&'b str, Vec<&'b str>) {
    let mut rest = input;
    let mut lines = Vec::new();
    while newline_len(rest) > 0 {
        let Ok((after, line)) = quote_line(body, skip_newline(rest)) else { break };
        lines.push(line);
        rest = after;
    }
    (rest, lines)
}

/// `> line`, without `>` and one space.
fn quote_line<'b>(body: &Body<'_, 'b>, input: &'b str) -> Parsed<'b, &'b str> {
    let (text, _) = char('>').parse(input)?;
    let text = text.strip_prefix(is_space).unwrap_or(text);
    let rest = line_end(body, text);
    Ok((rest, body.between(text, rest)))
}

/// `query 検索`: a line that ends in a space and a search button.
pub(super) fn search<'a, 'b>(body: &Body<'a, 'b>, input: &'b str) -> Rule<'a, 'b, Emit> {
    let (line, ()) = line_begin(body, skip_newline(input))?;
    let after = line_end(body, line);
    let content = body.between(line, after);
    let Some(query) = search_query(content) else { return fail() };
    made::<Emit>(body, input, skip_newline(after), || Kind::Search {
        query: body.text(query),
        content: body.text(content),
    })
}

/// What stands before the space and the button at the end of a line.
fn search_query(line: &str) -> Option<&str> {
    // All buttons end in one of these bytes; few lines do.
    if !line.ends_with([']', 'h', 'H', '索']) {
        return None;
    }
    let before = SEARCH_BUTTONS.iter().find_map(|button| {
        let (before, end) = line.split_at_checked(line.len().checked_sub(button.len())?)?;
        (end.eq_ignore_ascii_case(button) && before.ends_with(is_space)).then_some(before)
    })?;
    let query = before.strip_suffix(is_space)?;
    (!query.is_empty()).then_some(query)
}

const SEARCH_BUTTONS: [&str; 4] = ["[検索]", "[search]", "検索", "search"];

/// ```` ```lang ````, lines of code, ```` ``` ````.
pub(super) fn code_block<'a, 'b>(body: &Body<'a, 'b>, input: &'b str) -> Rule<'a, 'b, Emit> {
    let (line, ()) = line_begin(body, skip_newline(input))?;
    let (lang, _) = tag("```").parse(line)?;
    let lang_end = line_end(body, lang);
    let code = skip_newline(lang_end);
    let end = body.ahead().next(body, Goal::FenceClose, body.offset(code));
    let Some(code_end) = end.map(|end| body.rest(end)) else { return fail() };
    if code_end.len() == code.len() || code.len() == lang_end.len() {
        return fail();
    }
    let (after, _) = tag("```").parse(skip_newline(code_end))?;
    let lang = trim_js(body.between(lang, lang_end));
    made::<Emit>(body, input, skip_newline(after), || Kind::BlockCode {
        code: body.text(body.between(code, code_end)),
        lang: (!lang.is_empty()).then(|| body.text(lang)),
    })
}

/// `\[formula\]` on lines of its own; the first `\]` must end a line.
pub(super) fn math_block<'a, 'b>(body: &Body<'a, 'b>, input: &'b str) -> Rule<'a, 'b, Emit> {
    let (line, ()) = line_begin(body, skip_newline(input))?;
    let (inner, _) = tag("\\[").parse(line)?;
    let inner = skip_newline(inner);
    let end = body.ahead().next(body, Goal::MathBlockClose, body.offset(inner));
    let Some(close) = end.map(|end| body.rest(end)) else { return fail() };
    let formula = without_last_newline(body.between(inner, close));
    let (after, _) = tag("\\]").parse(close)?;
    if formula.is_empty() || !is_line_end(after) {
        return fail();
    }
    made::<Emit>(body, input, skip_newline(after), || Kind::MathBlock(body.text(formula)))
}

/// `<center>content</center>` on lines of its own.
///
/// The content is checked first; only a whole one gets built.
pub(super) fn center_tag<'a, 'b>(
    body: &Body<'a, 'b>,
    level: Level,
    input: &'b str,
) -> Rule<'a, 'b, Emit> {
    let (line, ()) = line_begin(body, skip_newline(input))?;
    let (inner, _) = tag("<center>").parse(line)?;
    let inner = skip_newline(inner);
    let (end, ()) = content::<Check>(body, level.nested(), inner, Close::Center);
    let (after, _) = tag("</center>").parse(skip_newline(end))?;
    if end.len() == inner.len() || !is_line_end(after) {
        return fail();
    }
    made::<Emit>(body, input, skip_newline(after), || {
        Kind::Center(content::<Emit>(body, level.nested(), inner, Close::Center).1)
    })
}

/// Nothing, at the beginning of a line.
fn line_begin<'b>(body: &Body<'_, 'b>, input: &'b str) -> Parsed<'b, ()> {
    match body.before(input) {
        None | Some(b'\r' | b'\n') => Ok((input, ())),
        Some(_) => fail(),
    }
}

/// The rest of the text from the end of this line on.
fn line_end<'b>(body: &Body<'_, 'b>, input: &'b str) -> &'b str {
    let len = memchr::memchr2(b'\r', b'\n', input.as_bytes()).unwrap_or(input.len());
    body.count(1);
    body.rest(body.offset(input) + len)
}

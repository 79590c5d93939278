//! Leaves that are more than an element's name: code, formulas, images, times, ruby.

use aizome_mfm::{Args, Kind, Node, parse};

use crate::mfm_writer::{Builder, Open, is_bare_url};

use super::dom::{Dom, NodeId};

/// A code block. A line that would end it gets a space; without content there is none.
pub(super) fn block_code(dom: &Dom, pre: NodeId, builder: &mut Builder) {
    let code = only_element(dom, pre).filter(|&kid| dom.name(kid) == Some("code"));
    if let Some(code) = code
        && dom.attribute(code, "data-mfm") == Some("math")
    {
        return block_math(&dom.text_content(code), builder);
    }
    let mut text = dom.text_content(pre);
    // Other writers end the last line; ours says when that newline is part of the code.
    let is_exact = code.is_some_and(|code| dom.attribute(code, "data-mfm-node") == Some("code"));
    if !is_exact && text.ends_with('\n') {
        text.pop();
    }
    if text.is_empty() {
        return;
    }
    let lang = code.into_iter().chain([pre]).find_map(|id| language(dom, id));
    builder.block(Kind::BlockCode { code: unfenced(text).into(), lang: lang.map(Into::into) });
}

/// The only child that is an element, if nothing but white space is beside it.
fn only_element(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let is_blank = |kid: &NodeId| dom.text(*kid).is_some_and(|text| text.trim().is_empty());
    let mut kids = dom.children(id).filter(|kid| !is_blank(kid));
    let only = kids.next()?;
    kids.next().is_none().then_some(only)
}

/// Keeps lines of code from being taken for the closing fence, which the first cannot be.
fn unfenced(code: String) -> String {
    let is_fence = |line: &str| line.trim_end_matches(['\n', '\r']) == "```";
    if !code.split_inclusive(['\n', '\r']).skip(1).any(is_fence) {
        return code;
    }
    let lines = code.split_inclusive(['\n', '\r']).enumerate();
    let mut out = String::with_capacity(code.len() + 8);
    for (index, line) in lines {
        let (fence, rest) = line.split_at(if index > 0 && is_fence(line) { 3 } else { 0 });
        out.extend([fence, if fence.is_empty() { "" } else { " " }, rest]);
    }
    out
}

/// The language of code as anyone may say it.
fn language(dom: &Dom, id: NodeId) -> Option<String> {
    let by_class = || {
        let classes = dom.attribute(id, "class")?.split_ascii_whitespace();
        classes
            .filter_map(|class| {
                class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-"))
            })
            .next()
    };
    let by_data = ["data-mfm-lang", "data-lang", "data-language"].into_iter();
    let written = by_data.filter_map(|name| dom.attribute(id, name)).next().or_else(by_class)?;
    let word = written.trim();
    (!word.is_empty() && !word.contains(['\n', '\r', '`'])).then(|| word.to_owned())
}

/// Code in a line: each of its lines apart, and as plain text where it has a mark that ends code.
pub(super) fn inline_code(text: &str, builder: &mut Builder) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            builder.text("\n");
        }
        if line.contains(['`', '´', '\r']) {
            plain(line, builder);
        } else if !line.is_empty() {
            builder.inline(Kind::InlineCode(line.to_owned().into()));
        }
    }
}

/// Text in which nothing is live, and which says so.
pub(super) fn plain(text: &str, builder: &mut Builder) {
    if !text.is_empty() {
        let text = Node::new(Kind::Text(text.to_owned().into()));
        builder.inline(Kind::Plain(vec![text]));
    }
}

/// FEP-dc88: the TeX in a `<math>`, else the text that is shown for it.
pub(super) fn math(dom: &Dom, id: NodeId, builder: &mut Builder) {
    let is_tex = |&kid: &NodeId| {
        dom.name(kid) == Some("annotation")
            && dom.attribute(kid, "encoding") == Some("application/x-tex")
    };
    let tex = dom.descendants(id).find(is_tex);
    let formula = dom.text_content(tex.unwrap_or(id));
    if dom.attribute(id, "display") == Some("block") {
        block_math(&formula, builder);
    } else {
        inline_math(&formula, builder);
    }
}

/// A formula on lines of its own; as code where `\]` would end it.
pub(super) fn block_math(formula: &str, builder: &mut Builder) {
    if formula.is_empty() {
        return;
    }
    let kind = if formula.contains("\\]") {
        Kind::BlockCode { code: unfenced(formula.to_owned()).into(), lang: Some("tex".into()) }
    } else {
        Kind::MathBlock(formula.to_owned().into())
    };
    builder.block(kind);
}

/// A formula in a line; as code where `\)` would end it.
pub(super) fn inline_math(formula: &str, builder: &mut Builder) {
    let line = formula.replace(['\n', '\r'], " ");
    if line.contains("\\)") {
        inline_code(&line, builder);
    } else if !line.is_empty() {
        builder.inline(Kind::MathInline(line.into()));
    }
}

/// A custom emoji, if the text names one, else the text.
pub(super) fn emoji(text: &str, builder: &mut Builder) {
    let name = text.trim_matches('\u{200B}');
    match emoji_name(name) {
        Some(name) => builder.inline(Kind::EmojiCode(name.to_owned().into())),
        None => builder.text(text),
    }
}

fn emoji_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix(':')?.strip_suffix(':')?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_+-".contains(&b);
    (!name.is_empty() && name.bytes().all(is_name)).then_some(name)
}

/// An image: an emoji, else a link to it under its description. A description said to be empty
/// means that the image says nothing.
pub(super) fn image(dom: &Dom, id: NodeId, builder: &mut Builder) {
    let alt = dom.attribute(id, "alt").map(|alt| alt.replace(['\n', '\r'], " "));
    let title = dom.attribute(id, "title").filter(|title| emoji_name(title).is_some());
    let is_emoji =
        ["emoji", "custom-emoji", "emojione"].iter().any(|class| dom.has_class(id, class));
    let shown = alt.as_deref().unwrap_or_default();
    if let Some(code) =
        title.filter(|_| is_emoji).or(Some(shown).filter(|alt| emoji_name(alt).is_some()))
    {
        return emoji(code, builder);
    }
    let source = dom.attribute(id, "src").and_then(web_address);
    match (source, alt.as_deref()) {
        (_, Some("")) => {}
        (Some(source), None) => address(source, builder),
        (Some(url), Some(alt)) if !is_emoji && !builder.in_label() => {
            builder.open(Open::Link { silent: false, url });
            builder.text(alt);
            builder.close();
        }
        (_, alt) => builder.text(alt.unwrap_or_default()),
    }
}

/// A bare address.
pub(super) fn address(url: String, builder: &mut Builder) {
    let brackets = !is_bare_url(&url);
    builder.inline(Kind::Url { url: url.into(), brackets });
}

/// An address of the web in a form that MFM takes; `None` for all others.
pub(super) fn web_address(written: &str) -> Option<String> {
    let written = written.trim();
    let encoded = || {
        let url = url::Url::parse(written).ok()?;
        matches!(url.scheme(), "http" | "https").then(|| url.to_string())
    };
    let fits = |text: &str| {
        (text.starts_with("https://") || text.starts_with("http://"))
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '>')
    };
    // As written where that is possible: people read it.
    let is_web = url::Url::parse(written).is_ok();
    Some(written.to_owned())
        .filter(|text| is_web && fits(text))
        .or_else(encoded)
        .filter(|url| fits(url))
}

/// A line that is searched for.
pub(super) fn search(text: &str, builder: &mut Builder) {
    let line = format!("\n{text}");
    let found = parse(&line).into_iter().find(|node| matches!(node.kind, Kind::Search { .. }));
    match found.map(|node| node.kind.into_owned()) {
        Some(Kind::Search { query, content }) if content == text => {
            builder.block(Kind::Search { query, content });
        }
        _ => builder.text(text),
    }
}

/// A `<time>`: a function that shows the moment in the reader's zone. `None` if it says no moment.
pub(super) fn time(dom: &Dom, id: NodeId, is_in_function: bool) -> Option<TimePiece> {
    let seconds = dom.attribute(id, "datetime").and_then(unix_seconds)?;
    if !is_in_function {
        return Some(TimePiece::Function(seconds.to_string()));
    }
    let written =
        dom.attribute(id, "data-mfm-text").filter(|text| leading_integer(text) == Some(seconds));
    Some(TimePiece::Text(written.map_or_else(|| seconds.to_string(), str::to_owned)))
}

/// What a `<time>` becomes.
pub(super) enum TimePiece {
    /// `$[unixtime …]`.
    Function(String),
    /// The text of a `$[unixtime …]` around it.
    Text(String),
}

/// Writes a function of nothing but text.
pub(super) fn function(name: &str, text: &str, builder: &mut Builder) {
    builder.open(Open::Function { name: name.to_owned(), args: Args::new() });
    builder.text(text);
    builder.close();
}

/// What JavaScript's `parseInt(text, 10)` makes of a text.
fn leading_integer(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    text[..text.len() - digits.len() + length].parse().ok()
}

/// Seconds since 1970 of an ISO 8601 date and time with a zone: `2023-11-30T15:00:00.000Z`.
fn unix_seconds(datetime: &str) -> Option<i64> {
    let at = datetime.find(['T', 't', ' ']).filter(|&at| at > 0)?;
    let (date, time) = (&datetime[..at], &datetime[at + 1..]);
    let (sign, date) = match date.strip_prefix('-') {
        Some(date) => (-1, date),
        None => (1, date.strip_prefix('+').unwrap_or(date)),
    };
    let mut date = date.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = time.split_at(zone);
    let time = time.split('.').next()?;
    let mut time = time.splitn(3, ':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (time.next()??, time.next()??);
    let second = time.next().unwrap_or(Some(0))?;
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && year < 300_000;
    let valid = valid && hour <= 24 && minute < 60 && second <= 60;
    let days = days_since_1970(sign * i64::from(year), i64::from(month), i64::from(day));
    let seconds =
        days * 86_400 + i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    valid.then_some(seconds - zone_seconds(zone)?)
}

/// The offset of `Z`, `+09:00`, `-0330`.
fn zone_seconds(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let digits: String = zone.get(1..)?.chars().filter(|&c| c != ':').collect();
    let is_offset = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = digits.parse().ok().filter(|_| is_offset)?;
    let seconds = number / 100 * 3600 + number % 100 * 60;
    Some(if zone.starts_with('-') { -seconds } else { seconds })
}

/// Days of the proleptic Gregorian calendar, counted in eras of 400 years that begin in March.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let year = year.rem_euclid(400);
    era * 146_097 + year * 365 + year / 4 - year / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_time(datetime: &str, expected: Option<i64>) {
        assert_eq!(unix_seconds(datetime), expected);
    }

    #[test]
    fn times() {
        check_time("1970-01-01T00:00:00Z", Some(0));
        check_time("2023-11-30T15:00:00.000Z", Some(1_701_356_400));
        check_time("2023-12-01T00:00+09:00", Some(1_701_356_400));
        check_time("2000-02-29T12:00:00-0330", Some(951_838_200));
        check_time("+275760-09-13T00:00:00.000Z", Some(8_640_000_000_000));
        check_time("-271821-04-20T00:00:00.000Z", Some(-8_640_000_000_000));
        check_time("2023-11-30", None);
        check_time("2023-11-30T15:00:00", None);
        check_time("yesterday", None);
        check_time("2023-13-01T00:00Z", None);
    }
}

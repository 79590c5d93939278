//! What `ruby` and `unixtime` read out of their content.

use std::fmt;

use crate::{Kind, Node};

/// The two parts of `$[ruby base reading]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ruby<'t, 'a> {
    /// One text, cut at its first space: `$[ruby 藍染 あいぞめ]`.
    Words {
        /// What stands below.
        base: &'t str,
        /// What stands above; `None` when there was no space.
        reading: Option<&'t str>,
    },
    /// Several nodes, the last of which is the reading: `$[ruby **藍**染 あいぞめ]`.
    Nodes {
        /// What stands below.
        base: &'t [Node<'a>],
        /// The last node, trimmed, when it is text.
        reading: Option<&'t str>,
    },
}

/// Cuts the content of `ruby` as Misskey does. A second space in a single text ends the reading:
/// what comes after it is never shown. `None` when there is a single node and it is not text.
///
/// ```
/// use aizome_mfm::{Kind, Node, functions::{Ruby, ruby}};
///
/// let content = [Node::new(Kind::Text("藍染 あいぞめ".into()))];
/// assert_eq!(ruby(&content), Some(Ruby::Words { base: "藍染", reading: Some("あいぞめ") }));
/// ```
#[must_use]
pub fn ruby<'t, 'a>(content: &'t [Node<'a>]) -> Option<Ruby<'t, 'a>> {
    let (last, base) = content.split_last()?;
    let text = match &last.kind {
        Kind::Text(text) => Some(&**text),
        _ => None,
    };
    if !base.is_empty() {
        return Some(Ruby::Nodes { base, reading: text.map(trim) });
    }
    let mut words = text?.split(' ');
    Some(Ruby::Words { base: words.next()?, reading: words.next() })
}

/// JavaScript's `trim`: U+FEFF is white space to it and U+0085 is not.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{FEFF}')
}

/// A moment, in milliseconds since 1970 UTC, that JavaScript's `Date` can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Reads the content of `unixtime` as Misskey does: the first node is text that begins with an
/// integer of seconds (`parseInt`). `None` otherwise, or when a `Date` cannot hold it.
///
/// ```
/// use aizome_mfm::{Kind, Node, functions::unixtime};
///
/// let content = [Node::new(Kind::Text("1701356400".into()))];
/// assert_eq!(unixtime(&content).unwrap().to_string(), "2023-11-30T15:00:00.000Z");
/// ```
#[must_use]
pub fn unixtime(content: &[Node<'_>]) -> Option<Timestamp> {
    let Kind::Text(text) = &content.first()?.kind else { return None };
    Timestamp::from_seconds(parse_int(text)?)
}

impl Timestamp {
    /// Furthest from 1970 that a `Date` reaches, in seconds.
    const LIMIT: i64 = 8_640_000_000_000;

    /// The moment `seconds` after 1970 UTC.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        (-Self::LIMIT..=Self::LIMIT).contains(&seconds).then(|| Self(seconds * 1000))
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub const fn milliseconds(self) -> i64 {
        self.0
    }

    /// The year in UTC.
    #[must_use]
    pub fn year(self) -> i64 {
        self.date().0
    }

    /// Year, month and day in UTC, by counting days from 1 March 0000 in cycles of 400 years.
    fn date(self) -> (i64, i64, i64) {
        let days = self.0.div_euclid(86_400_000) + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let leap = day_of_era / 1460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leap) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }
}

/// Prints as JavaScript's `toISOString`: years outside 0 to 9999 have a sign and six digits.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        match year {
            0..=9999 => write!(f, "{year:04}"),
            _ => write!(f, "{year:+07}"),
        }?;
        let in_day = self.0.rem_euclid(86_400_000);
        let (hour, minute) = (in_day / 3_600_000, in_day / 60_000 % 60);
        let (second, milli) = (in_day / 1000 % 60, in_day % 1000);
        write!(f, "-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
    }
}

/// JavaScript's `parseInt(text, 10)`, stopping where no `Date` can follow.
fn parse_int(text: &str) -> Option<i64> {
    let text =
        text.trim_start_matches(|c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{FEFF}');
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let seconds: Option<i64> = digits[..end].parse().ok();
    seconds.map(|seconds| sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node<'_> {
        Node::new(Kind::Text(text.into()))
    }

    #[track_caller]
    fn check_time(content: &str, expected: Option<&str>) {
        let found = unixtime(&[text(content)]).map(|time| time.to_string());
        assert_eq!(found.as_deref(), expected, "{content}");
    }

    #[test]
    fn times_are_those_of_javascript() {
        check_time("0", Some("1970-01-01T00:00:00.000Z"));
        check_time("-1", Some("1969-12-31T23:59:59.000Z"));
        check_time("951782400", Some("2000-02-29T00:00:00.000Z"));
        check_time(" 12x", Some("1970-01-01T00:00:12.000Z"));
        check_time("253402300800", Some("+010000-01-01T00:00:00.000Z"));
        check_time("-62167219201", Some("-000001-12-31T23:59:59.000Z"));
        check_time("8640000000000", Some("+275760-09-13T00:00:00.000Z"));
        check_time("-8640000000000", Some("-271821-04-20T00:00:00.000Z"));
        check_time("8640000000001", None);
        check_time("99999999999999999999999", None);
        check_time("x", None);
        check_time("", None);
    }

    #[test]
    fn ruby_is_cut_as_upstream() {
        let words = |base, reading| Some(Ruby::Words { base, reading });
        assert_eq!(ruby(&[text("a b c")]), words("a", Some("b")));
        assert_eq!(ruby(&[text("a  b")]), words("a", Some("")));
        assert_eq!(ruby(&[text("a")]), words("a", None));
        assert_eq!(ruby(&[]), None);
        let bold = Node::new(Kind::Bold(vec![text("a")]));
        assert_eq!(ruby(std::slice::from_ref(&bold)), None);
        let both = [bold, text(" b ")];
        assert_eq!(ruby(&both), Some(Ruby::Nodes { base: &both[..1], reading: Some("b") }));
    }
}

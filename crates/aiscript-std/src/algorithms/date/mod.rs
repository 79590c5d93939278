//! Times as JavaScript's `Date` has them: milliseconds since the beginning of 1970, in UTC.
//!
//! A day has 86 400 seconds and the calendar is Gregorian at all times. What a zone's clock shows
//! is asked of `jiff`; all else is arithmetic here, since `Date` reaches further than `jiff`.

mod compose;
mod iso;
mod parse;
mod scan;
mod zone;

use jiff::tz::TimeZone;

pub(crate) use iso::to_iso_string;
pub(crate) use parse::parse;

use zone::{to_local, whole};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// `Date` ends so many milliseconds before and after 1970.
const LIMIT: i64 = 100_000_000 * DAY;

/// What calendar and clock show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fields {
    /// Zero is the year before 1.
    pub(crate) year: i64,
    /// From 1 to 12.
    pub(crate) month: i64,
    /// From 1 to 31.
    pub(crate) day: i64,
    /// From 0 to 23.
    pub(crate) hour: i64,
    /// From 0 to 59.
    pub(crate) minute: i64,
    /// From 0 to 59.
    pub(crate) second: i64,
    /// From 0 to 999.
    pub(crate) millisecond: i64,
}

impl Fields {
    /// What is shown at a time in a zone; none if the number is no time, and every field is NaN.
    pub(crate) fn of(time: f64, zone: &TimeZone) -> Option<Self> {
        whole(time).map(|time| Self::shown(to_local(time, zone)))
    }

    /// What is shown so many milliseconds after the beginning of 1970.
    fn shown(time: i64) -> Self {
        let (days, rest) = (time.div_euclid(DAY), time.rem_euclid(DAY));
        let (year, month, day) = date(days);
        Self {
            year,
            month,
            day,
            hour: rest / HOUR,
            minute: rest / MINUTE % 60,
            second: rest / SECOND % 60,
            millisecond: rest % SECOND,
        }
    }
}

/// The days of 400 years, after which the calendar repeats itself.
const CYCLE: i64 = 146_097;
/// The days from the first of March of the year 0 to the beginning of 1970.
const EPOCH: i64 = 719_468;

/// The year, month and day of a day after the beginning of 1970. Years begin with March here, so
/// that the leap day is their last.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH;
    let (cycle, day) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
    let year = (day - day / 1_460 + day / 36_524 - day / (CYCLE - 1)) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (cycle * 400 + year + carry, month, day)
}

/// The days from the beginning of 1970 to a date. The day may lie beyond the month.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (cycle, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * month + 2) / 5 + day - 1;
    cycle * CYCLE + 365 * year + year / 4 - year / 100 + day - EPOCH
}

#[cfg(test)]
mod tests;

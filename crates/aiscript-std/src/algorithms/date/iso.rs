//! `Date:to_iso_str`, with everything that its way of writing leads to.

use jiff::tz::TimeZone;

use super::zone::{minutes_ahead, whole};
use super::{Fields, HOUR, MINUTE};

/// A time in the form of ISO 8601, for clocks that are so many minutes ahead of UTC; without an
/// offset for those of the zone.
///
/// An offset need not make sense: `90` is `+01:30`, `6000` is `+100:00` and `0.5` is `+00:0.5`.
/// Only its whole hours, and the minutes that are whole after they were added, change the time.
pub(crate) fn to_iso_string(time: f64, offset: Option<f64>, zone: &TimeZone) -> String {
    let time = whole(time);
    let default = || time.map_or(f64::NAN, |time| minutes_ahead(time, zone) as f64);
    let offset = offset.unwrap_or_else(default);
    if offset == 0.0 {
        return format!("{}Z", written(time));
    }
    let sign = if offset < 0.0 { -1.0 } else { 1.0 };
    let (hours, minutes) = ((offset.abs() / 60.0).floor(), offset.abs() % 60.0);
    let shifted = time
        .and_then(|time| whole(time as f64 + sign * hours * HOUR as f64))
        .and_then(|time| add_minutes(time, sign * minutes));
    let sign = if offset > 0.0 { '+' } else { '-' };
    format!("{}{sign}{:0>2}:{:0>2}", written(shifted), number(hours), number(minutes))
}

/// A time some minutes later; the fraction is cut from what the clock would show.
fn add_minutes(time: i64, minutes: f64) -> Option<i64> {
    let shown = Fields::shown(time).minute;
    let sum = (shown as f64 + minutes).trunc();
    whole(time as f64 + (sum - shown as f64) * MINUTE as f64)
}

fn written(time: Option<i64>) -> String {
    let Some(time) = time else { return "0NaN-NaN-NaNTNaN:NaN:NaN.NaN".to_owned() };
    let Fields { year, month, day, hour, minute, second, millisecond } = Fields::shown(time);
    let year = year.to_string();
    format!("{year:0>4}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}")
}

fn number(value: f64) -> String {
    ryu_js::Buffer::new().format(value).to_owned()
}

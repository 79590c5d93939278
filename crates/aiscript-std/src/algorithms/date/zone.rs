//! Time in UTC ↔ time on the clocks of a zone.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::{CYCLE, DAY, LIMIT, SECOND};

/// The number as a time: whole milliseconds, not too far away.
pub(super) fn whole(time: f64) -> Option<i64> {
    (time.abs() <= LIMIT as f64).then_some(time as i64)
}

/// What the clocks show at a time, as if they showed UTC.
pub(super) fn to_local(time: i64, zone: &TimeZone) -> i64 {
    let seconds = known(time).map_or(0, |time| zone.to_offset(time).seconds());
    time + i64::from(seconds) * SECOND
}

/// The time at which the clocks show something. What they show twice is the first time, and what
/// they skip counts from before the leap.
pub(super) fn to_utc(local: i64, zone: &TimeZone) -> i64 {
    let offset =
        known_clock(local).map(|shown| match zone.to_ambiguous_timestamp(shown).offset() {
            AmbiguousOffset::Unambiguous { offset } => offset,
            AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => before,
        });
    local - offset.map_or(0, |offset| i64::from(offset.seconds()) * SECOND)
}

/// By how many minutes the clocks are ahead of UTC; seconds are cut.
pub(super) fn minutes_ahead(time: i64, zone: &TimeZone) -> i64 {
    (to_local(time, zone) - time) / (60 * SECOND)
}

/// A time within the knowledge of `jiff` at which the same rules hold: later ones repeat with the
/// calendar, and before all there are no rules.
fn known(time: i64) -> Option<Timestamp> {
    /// The beginnings of the years 9000 and -9000.
    const LAST: i64 = 221_845_392_000 * SECOND;
    const FIRST: i64 = -346_183_977_600 * SECOND;
    let cycle = CYCLE * DAY;
    let beyond = (time - LAST).max(0);
    let time = time.max(FIRST) - (beyond + cycle - 1) / cycle * cycle;
    Timestamp::from_millisecond(time).ok()
}

/// The same for what clocks show.
fn known_clock(local: i64) -> Option<DateTime> {
    known(local).map(|time| Offset::UTC.to_datetime(time))
}

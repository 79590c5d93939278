//! The parts of a date as they come together: day, time of day and offset.

use super::{HOUR, MINUTE, SECOND, days};

/// The numbers of a day, in the order that they were written.
#[derive(Debug, Default)]
pub(super) struct Day {
    parts: Parts<3>,
    named_month: Option<i32>,
    /// Whether the order is year, month, day in any case.
    pub(super) is_iso: bool,
}

impl Day {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.count == 0
    }

    /// Adds a number. None if there are enough.
    pub(super) fn add(&mut self, number: i32) -> Option<()> {
        self.parts.add(number)
    }

    pub(super) fn set_month(&mut self, month: i32) {
        self.named_month = Some(month);
    }

    /// The days since the beginning of 1970. What is missing is 1, and a missing year 2001.
    pub(super) fn finish(&self) -> Option<i64> {
        /// Years beyond make no time in any case.
        const YEARS: std::ops::RangeInclusive<i32> = -1_000_000..=1_000_000;
        if self.is_empty() {
            return None;
        }
        let [first, second, third] = self.parts.filled(1);
        let (year, month, day) = match self.named_month {
            None if self.is_iso || !is_day(first) => (first, second, third),
            None => (third, first, second),
            Some(month) if !is_day(first) => (first, month, second),
            Some(month) => (second, month, first),
        };
        let year = match year {
            0..=49 if !self.is_iso => year + 2000,
            50..=99 if !self.is_iso => year + 1900,
            _ => year,
        };
        let is_known = (1..=12).contains(&month) && is_day(day) && YEARS.contains(&year);
        is_known.then(|| days(i64::from(year), i64::from(month), i64::from(day)))
    }
}

fn is_day(number: i32) -> bool {
    (1..=31).contains(&number)
}

/// Hours, minutes, seconds and milliseconds.
#[derive(Debug, Default)]
pub(super) struct Time {
    parts: Parts<4>,
    /// What `am` or `pm` adds.
    pub(super) half: Option<i32>,
}

impl Time {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.count == 0
    }

    /// Whether the number can be the next part, which is not the first.
    pub(super) fn expects(&self, number: i32) -> bool {
        match self.parts.count {
            1 | 2 => (0..60).contains(&number),
            3 => (0..1000).contains(&number),
            _ => false,
        }
    }

    /// Adds a part. None if there are enough.
    pub(super) fn add(&mut self, number: i32) -> Option<()> {
        self.parts.add(number)
    }

    /// Adds the last part; those after it are zero.
    pub(super) fn add_last(&mut self, number: i32) -> Option<()> {
        self.add(number)?;
        while self.add(0).is_some() {}
        Some(())
    }

    /// The milliseconds since midnight.
    pub(super) fn finish(&self) -> Option<i64> {
        let [mut hour, minute, second, millisecond] = self.parts.filled(0);
        if let Some(half) = self.half {
            if !(0..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + half;
        }
        let is_time = (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..1000).contains(&millisecond);
        let is_midnight = [hour, minute, second, millisecond] == [24, 0, 0, 0];
        (is_time || is_midnight).then(|| {
            i64::from(hour) * HOUR
                + i64::from(minute) * MINUTE
                + i64::from(second) * SECOND
                + i64::from(millisecond)
        })
    }
}

/// The offset to UTC.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    pub(super) sign: Option<i32>,
    pub(super) hour: Option<i32>,
    pub(super) minute: Option<i32>,
}

impl Ahead {
    /// So many hours.
    pub(super) fn set(&mut self, hours: i32) {
        *self = Self {
            sign: Some(if hours < 0 { -1 } else { 1 }),
            hour: Some(hours.abs()),
            minute: Some(0),
        };
    }

    pub(super) fn is_utc(&self) -> bool {
        (self.hour, self.minute) == (Some(0), Some(0))
    }

    /// Whether the number can be the minutes that are missing.
    pub(super) fn expects(&self, number: i32) -> bool {
        self.hour.is_some() && self.minute.is_none() && (0..60).contains(&number)
    }

    /// The milliseconds, or none if there is no offset. An error if it is too great.
    pub(super) fn finish(&self) -> Option<Option<i64>> {
        let Some(sign) = self.sign else { return Some(None) };
        let unsigned = |part: Option<i32>| part.unwrap_or(0) as u32;
        // The engine computes with 32 bits here and does not mind what overflows.
        let seconds = unsigned(self.hour)
            .wrapping_mul(3600)
            .wrapping_add(unsigned(self.minute).wrapping_mul(60));
        let seconds = i32::try_from(seconds).ok()?;
        Some(Some(i64::from(sign) * i64::from(seconds) * SECOND))
    }
}

/// Up to `N` numbers.
#[derive(Debug)]
struct Parts<const N: usize> {
    numbers: [i32; N],
    count: usize,
}

impl<const N: usize> Default for Parts<N> {
    fn default() -> Self {
        Self { numbers: [0; N], count: 0 }
    }
}

impl<const N: usize> Parts<N> {
    fn add(&mut self, number: i32) -> Option<()> {
        *self.numbers.get_mut(self.count)? = number;
        self.count += 1;
        Some(())
    }

    /// All of them, with a number for those that are missing.
    fn filled(&self, missing: i32) -> [i32; N] {
        let mut numbers = self.numbers;
        numbers[self.count..].fill(missing);
        numbers
    }
}

//! `Date:`: what clock and calendar show where the script is.

use aizome_aiscript_vm::{Context, Error, Flat, Value};

use crate::algorithms::date::{self, Fields};
use crate::environment::{Environment, environment};
use crate::table::natives;

natives! {
    /// `Date:`
    pub static DATE;

    /// The time now: milliseconds since the beginning of 1970, in UTC.
    ///
    /// ```aiscript
    /// let begin = Date:now()
    /// <: Date:now() >= begin // true
    /// ```
    ja "現在の時刻を返します。1970年の始まり（UTC）からのミリ秒数です。"
    fn "Date:now" now(cx) -> Result<f64, Error> { Ok((environment(cx)?.now)()) }

    /// The year of a time, or of now.
    ///
    /// ```aiscript
    /// <: Date:year(Date:parse("2024-05-17T12:34:56.789")) // 2024
    /// ```
    ja "指定した時刻（省略時は現在）の年を返します。"
    fn "Date:year" year(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.year)
    }

    /// The month of a time, or of now: from 1 to 12.
    ///
    /// ```aiscript
    /// <: Date:month(Date:parse("2024-05-17T12:34:56.789")) // 5
    /// ```
    ja "指定した時刻（省略時は現在）の月（1～12）を返します。"
    fn "Date:month" month(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.month)
    }

    /// The day of the month of a time, or of now: from 1 to 31.
    ///
    /// ```aiscript
    /// <: Date:day(Date:parse("2024-05-17T12:34:56.789")) // 17
    /// ```
    ja "指定した時刻（省略時は現在）の日（1～31）を返します。"
    fn "Date:day" day(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.day)
    }

    /// The hour of a time, or of now: from 0 to 23.
    ///
    /// ```aiscript
    /// <: Date:hour(Date:parse("2024-05-17T12:34:56.789")) // 12
    /// ```
    ja "指定した時刻（省略時は現在）の時（0～23）を返します。"
    fn "Date:hour" hour(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.hour)
    }

    /// The minute of a time, or of now: from 0 to 59.
    ///
    /// ```aiscript
    /// <: Date:minute(Date:parse("2024-05-17T12:34:56.789")) // 34
    /// ```
    ja "指定した時刻（省略時は現在）の分（0～59）を返します。"
    fn "Date:minute" minute(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.minute)
    }

    /// The second of a time, or of now: from 0 to 59.
    ///
    /// ```aiscript
    /// <: Date:second(Date:parse("2024-05-17T12:34:56.789")) // 56
    /// ```
    ja "指定した時刻（省略時は現在）の秒（0～59）を返します。"
    fn "Date:second" second(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.second)
    }

    /// The millisecond of a time, or of now: from 0 to 999.
    ///
    /// ```aiscript
    /// <: Date:millisecond(Date:parse("2024-05-17T12:34:56.789")) // 789
    /// ```
    ja "指定した時刻（省略時は現在）のミリ秒（0～999）を返します。"
    fn "Date:millisecond" millisecond(cx, date: Option<f64>) -> Result<f64, Error> {
        field(cx, date, |fields| fields.millisecond)
    }

    /// Reads a date, with a time of day or without. If it is none, the result is the error value
    /// `not_date`.
    ///
    /// ```aiscript
    /// <: Date:parse("2024-05-17T00:00:00Z") // 1715904000000
    /// <: Date:parse("2024-05-17") // 1715904000000
    /// <: Date:parse("soon").name // not_date
    /// ```
    ja "日時の文字列を時刻にします。日時として読めなければ、エラー値`not_date`を返します。"
    fn "Date:parse" parse(cx, date: Flat) -> Result<Value, Error> as "num | error" {
        let time = date::parse(&date, &environment(cx)?.time_zone);
        Ok(time.map(Value::num).unwrap_or_else(|| {
            let name = cx.heap.string("not_date");
            cx.heap.fault(name, Value::NULL).into()
        }))
    }

    /// Writes a time, or that of now, as ISO 8601 has it. The clock is `time_offset` minutes ahead
    /// of UTC; without that, it is the one where the script is.
    ///
    /// ```aiscript
    /// <: Date:to_iso_str(0, 0) // 1970-01-01T00:00:00.000Z
    /// <: Date:to_iso_str(0, 540) // 1970-01-01T09:00:00.000+09:00
    /// ```
    ja "指定した時刻（省略時は現在）をISO 8601の文字列にします。`time_offset`はUTCとの差（分）で、省略すると実行環境の時間帯になります。"
    fn "Date:to_iso_str" to_iso_str(
        cx,
        date: Option<f64>,
        time_offset: Option<f64>,
    ) -> Result<Flat, Error> {
        let Environment { now, time_zone, .. } = environment(cx)?;
        let time = date.unwrap_or_else(now);
        Ok(Flat::from(&*date::to_iso_string(time, time_offset, time_zone)))
    }
}

/// One of the numbers that clock and calendar show; NaN if the time is none.
fn field(
    cx: &mut Context<'_>,
    date: Option<f64>,
    field: impl FnOnce(Fields) -> i64,
) -> Result<f64, Error> {
    let Environment { now, time_zone, .. } = environment(cx)?;
    let time = date.unwrap_or_else(now);
    Ok(Fields::of(time, time_zone).map_or(f64::NAN, |fields| field(fields) as f64))
}

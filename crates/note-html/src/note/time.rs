//! Moments of a card: how the API's times are read and shown.

use aizome_mfm::functions::Timestamp;

use super::card::View;
use crate::text::human_time;
use crate::writer::{Attribute, Element, Writer};

/// A moment as the API writes it, ISO 8601 in UTC.
pub(super) fn moment(iso: &str) -> Option<Timestamp> {
    let time: jiff::Timestamp = iso.parse().ok()?;
    Timestamp::from_seconds(time.as_second())
}

/// A `<time>`: how long ago where the reader's clock is known, the date where it is not. Nothing
/// where the server sent no time that could be read.
pub(super) fn write_time(writer: &mut Writer, iso: &str, view: &View<'_>) {
    let Some(time) = moment(iso) else { return };
    let date = human_time(time, view.options.rich.utc_offset);
    let shown = match view.options.now {
        Some(now) => view.words.relative(now - time.milliseconds().div_euclid(1000)),
        None => date.clone(),
    };
    writer
        .open(Element::Time)
        .attr(Attribute::Datetime, &time.to_string())
        .attr(Attribute::Title, &date)
        .end();
    writer.text(&shown);
    writer.close(Element::Time);
}

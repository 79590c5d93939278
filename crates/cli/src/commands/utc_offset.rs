//! `--utc-offset`: the reader's clock, as ISO 8601 writes it.

use crate::usage::Form;

/// Minutes ahead of UTC: `+09:00`, `-0330`, `+9` or `Z`.
pub(crate) fn utc_offset(written: &str) -> Result<i32, Form> {
    read(written).ok_or(Form("+09:00"))
}

fn read(written: &str) -> Option<i32> {
    if written.eq_ignore_ascii_case("z") || written.eq_ignore_ascii_case("utc") {
        return Some(0);
    }
    let (sign, clock) = match written.split_at_checked(1)? {
        ("+", clock) => (1, clock),
        ("-", clock) => (-1, clock),
        _ => return None,
    };
    let (hours, minutes) = match (clock.split_once(':'), clock.len()) {
        (Some(parts), _) => parts,
        (None, 4) => clock.split_at_checked(2)?,
        (None, _) => (clock, "0"),
    };
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets() {
        for (written, minutes) in [
            ("+09:00", Some(540)),
            ("-0330", Some(-210)),
            ("+9", Some(540)),
            ("z", Some(0)),
            ("UTC", Some(0)),
            ("9", None),
            ("+", None),
            ("+24:00", None),
            ("+1:60", None),
            ("+-1", None),
            ("", None),
            ("＋9", None),
        ] {
            assert_eq!(read(written), minutes, "{written:?}");
        }
    }
}

//! How `JSON.stringify` writes strings and numbers.

use std::fmt::{self, Write};

/// Writes a string in quotes.
pub(crate) fn write_string(out: &mut impl Write, text: &str) -> fmt::Result {
    out.write_char('"')?;
    let mut rest = text;
    while let Some(at) = rest.find(|c| c < ' ' || c == '"' || c == '\\') {
        let (before, from) = rest.split_at(at);
        out.write_str(before)?;
        let mut chars = from.chars();
        escape(out, chars.next().unwrap_or_default())?;
        rest = chars.as_str();
    }
    out.write_str(rest)?;
    out.write_char('"')
}

fn escape(out: &mut impl Write, character: char) -> fmt::Result {
    match character {
        '"' => out.write_str("\\\""),
        '\\' => out.write_str("\\\\"),
        '\u{8}' => out.write_str("\\b"),
        '\u{c}' => out.write_str("\\f"),
        '\n' => out.write_str("\\n"),
        '\r' => out.write_str("\\r"),
        '\t' => out.write_str("\\t"),
        other => write!(out, "\\u{:04x}", u32::from(other)),
    }
}

/// Writes a number: `1`, `0.000001`, `1e+21`; what is no finite number is `null`, and the sign of
/// zero is lost.
pub(crate) fn write_number(out: &mut impl Write, value: f64) -> fmt::Result {
    if !value.is_finite() {
        return out.write_str("null");
    }
    // The text is JavaScript's own; JSON has no sign for zero.
    let value = if value == 0.0 { 0.0 } else { value };
    out.write_str(ryu_js::Buffer::new().format_finite(value))
}

#[cfg(test)]
mod tests {
    use super::{write_number, write_string};

    #[track_caller]
    fn check_number(value: f64, expected: &str) {
        let mut text = String::new();
        write_number(&mut text, value).expect("a string takes all");
        assert_eq!(text, expected, "{value:e}");
    }

    /// Expectations are what Node 20 writes.
    #[test]
    fn numbers_are_written_as_in_javascript() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (120.0, "120"),
            (0.5, "0.5"),
            (123.456, "123.456"),
            (0.000_001, "0.000001"),
            // Of two shortest decimals the even one.
            (801_111_507_144_209.2, "801111507144209.2"),
            (844_631_260_597_778.2, "844631260597778.2"),
            (0.000_012_5, "0.0000125"),
            (1.0e-7, "1e-7"),
            (-1.25e-7, "-1.25e-7"),
            (5e-324, "5e-324"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (18_446_744_073_709_551_616.0, "18446744073709552000"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (999_999_999_999_999_900_000.0, "999999999999999900000"),
            (1e21, "1e+21"),
            (-1.5e300, "-1.5e+300"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::INFINITY, "null"),
            (f64::NEG_INFINITY, "null"),
            (f64::NAN, "null"),
        ] {
            check_number(value, expected);
        }
    }

    #[test]
    fn strings_are_escaped_as_in_javascript() {
        let mut text = String::new();
        write_string(&mut text, "\"\\/\u{8}\u{c}\n\r\t\0\u{1f}\u{7f}\u{2028}藍😀")
            .expect("a string takes all");
        assert_eq!(text, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}\u{2028}藍😀\"");
    }
}

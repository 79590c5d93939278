//! The values arguments can have: times, colours, numbers.
//!
//! Each reader gives a value that is safe to print anywhere, or `None`, in which case the default
//! applies. They are stricter than the web client's checks where those let through what a browser
//! then refuses; the documentation of each says where.

/// Seconds: an optional `-`, a decimal number, and `s`.
///
/// The web client tests only `^-?[0-9.]+s$`, so it also takes `1.2.3s`, `.s` and `1.s`, which are
/// no CSS times and switch the animation off. It takes neither `500ms` nor `2`.
///
/// ```
/// use aizome_mfm::functions::time;
///
/// assert_eq!(time("1.5s"), Some(1.5));
/// assert_eq!(time("-.5s"), Some(-0.5));
/// assert_eq!(time("500ms"), None);
/// assert_eq!(time("2"), None);
/// assert_eq!(time("1.2.3s"), None);
/// ```
#[must_use]
pub fn time(value: &str) -> Option<f64> {
    let number = value.strip_suffix('s')?;
    let digits = number.strip_prefix('-').unwrap_or(number);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let closed = digits.ends_with(|c: char| c.is_ascii_digit());
    if plain && closed {
        number.parse().ok().filter(|seconds: &f64| seconds.is_finite())
    } else {
        None
    }
}

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
    /// Opacity, 0 to 255; 255 unless a fourth digit says otherwise.
    pub alpha: u8,
}

/// Prints as CSS does: `#ff8800`, or `#ff880080` when not opaque.
impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { red, green, blue, alpha } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")?;
        if *alpha == u8::MAX { Ok(()) } else { write!(f, "{alpha:02x}") }
    }
}

/// A colour: three (`rgb`), four (`rgba`) or six (`rrggbb`) hexadecimal digits, without `#`.
///
/// The web client takes three to six digits, so also five, which no browser understands. Names such
/// as `red` and the eight digits of CSS are not taken.
///
/// ```
/// use aizome_mfm::functions::color;
///
/// assert_eq!(color("f80").unwrap().to_string(), "#ff8800");
/// assert_eq!(color("F808").unwrap().to_string(), "#ff880088");
/// assert_eq!(color("123456").unwrap().to_string(), "#123456");
/// assert_eq!(color("ff000"), None);
/// assert_eq!(color("red"), None);
/// ```
#[must_use]
pub fn color(value: &str) -> Option<Color> {
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Vec<u8> = match value.len() {
        3 | 4 | 6 => value.bytes().map(digit).collect::<Option<_>>()?,
        _ => return None,
    };
    let [red, green, blue, alpha] = match digits[..] {
        [r, g, b] => [r * 17, g * 17, b * 17, u8::MAX],
        [r, g, b, a] => [r * 17, g * 17, b * 17, a * 17],
        [r0, r1, g0, g1, b0, b1] => [r0 * 16 + r1, g0 * 16 + g1, b0 * 16 + b1, u8::MAX],
        _ => return None,
    };
    Some(Color { red, green, blue, alpha })
}

/// A number as JavaScript's `parseFloat` reads it: the longest beginning of `value` that is one,
/// after white space. `None` when there is none, or when it is not finite.
///
/// The web client does the same but lets `Infinity` through, which no browser understands.
///
/// ```
/// use aizome_mfm::functions::float;
///
/// assert_eq!(float("-1.5"), Some(-1.5));
/// assert_eq!(float("30abc"), Some(30.0));
/// assert_eq!(float("1e3"), Some(1000.0));
/// assert_eq!(float("1e"), Some(1.0));
/// assert_eq!(float("abc"), None);
/// assert_eq!(float("Infinity"), None);
/// ```
#[must_use]
pub fn float(value: &str) -> Option<f64> {
    let value = value.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let number = value[..float_len(value.as_bytes())].parse().ok();
    number.filter(|number: &f64| number.is_finite())
}

/// How many bytes at the start of `bytes` are a decimal number; 0 when none.
fn float_len(bytes: &[u8]) -> usize {
    let sign = |at: usize| usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
    let digits = |at: usize| {
        bytes.get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let start = sign(0);
    let whole = digits(start);
    let mut end = start + whole;
    let mut fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        if whole + fraction > 0 {
            end += 1 + fraction;
        }
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent_at = end + 1 + sign(end + 1);
        let exponent = digits(exponent_at);
        if exponent > 0 {
            end = exponent_at + exponent;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (value, seconds) in [("0s", Some(0.0)), ("-2s", Some(-2.0)), ("007s", Some(7.0))] {
            assert_eq!(time(value), seconds, "{value}");
        }
        for value in
            ["", "s", "-s", ".s", "1.s", "1..2s", "--1s", "+1s", "1e3s", "1S", "infs", "1s "]
        {
            assert_eq!(time(value), None, "{value}");
        }
        assert_eq!(time(&format!("{}s", "9".repeat(400))), None, "not finite");
    }

    #[test]
    fn floats() {
        for (value, number) in [
            ("1.", Some(1.0)),
            (".5", Some(0.5)),
            ("-.5e1x", Some(-5.0)),
            ("1e+", Some(1.0)),
            ("1.2.3", Some(1.2)),
            ("+3", Some(3.0)),
            ("\u{3000}3", Some(3.0)),
            ("", None),
            (".", None),
            ("-", None),
            ("e5", None),
            ("inf", None),
            ("nan", None),
            ("1e999", None),
        ] {
            assert_eq!(float(value), number, "{value}");
        }
    }

    #[test]
    fn colours_outside_ascii_are_none() {
        assert_eq!(color("藍"), None);
        assert_eq!(color("１"), None);
        assert_eq!(color("ffg"), None);
    }
}

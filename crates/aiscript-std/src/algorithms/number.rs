//! Numbers as text, the way JavaScript reads and writes them.

use aizome_aiscript_vm::Flat;

use super::buffer::Buffer;
use super::text::is_space;

/// The base of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Radix {
    /// `to_num`.
    Ten,
    /// `Num:from_hex`: the digits may have `0x` before them.
    Sixteen,
}

impl Radix {
    fn number(self) -> u32 {
        match self {
            Self::Ten => 10,
            Self::Sixteen => 16,
        }
    }
}

/// JavaScript's `parseInt`: white space and a sign are read first, what follows the digits is
/// ignored, and where there is no digit the answer is NaN. Long numbers are rounded correctly.
pub(crate) fn parse_int(text: &Flat, radix: Radix) -> f64 {
    let mut rest = text.units().skip_while(|&unit| is_space(unit)).map(ascii).peekable();
    let is_negative = rest.next_if(|&c| c == '+' || c == '-') == Some('-');
    if radix == Radix::Sixteen {
        let mut after = rest.clone();
        if after.next() == Some('0') && after.next_if(|c| matches!(c, 'x' | 'X')).is_some() {
            rest = after;
        }
    }
    let digits = rest.map_while(|c| c.to_digit(radix.number()).map(|digit| (c, digit)));
    let value = match radix {
        Radix::Ten => decimal(digits.map(|(c, _)| c)),
        Radix::Sixteen => hexadecimal(digits.map(|(_, digit)| digit)),
    };
    if is_negative { -value } else { value }
}

/// JavaScript's `toString(16)`, which is exact: `-ff`, `0.8`, `Infinity`.
pub(crate) fn to_hex(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    let sign = if number < 0.0 { "-" } else { "" };
    if number.is_infinite() {
        return format!("{sign}Infinity");
    }
    let (whole, fraction) = (number.abs().trunc(), number.abs().fract());
    let mut text = format!("{sign}{}", whole_to_hex(whole));
    if fraction > 0.0 {
        text.push('.');
        text.push_str(&fraction_to_hex(fraction));
    }
    text
}

/// Adds a number as JavaScript writes it in JSON and elsewhere.
pub(crate) fn push_number(number: f64, to: &mut Buffer) {
    let whole = number as i64;
    if whole as f64 == number && whole.unsigned_abs() < 1 << 53 {
        to.extend_narrow(itoa::Buffer::new().format(whole).as_bytes());
    } else {
        to.extend_narrow(ryu_js::Buffer::new().format(number).as_bytes());
    }
}

/// JavaScript's conversion to 32 bits: the number without its fraction, modulo 2^32.
pub(crate) fn to_int32(number: f64) -> i32 {
    if number.abs() < 9_007_199_254_740_992.0 {
        return number as i64 as i32;
    }
    /// The first digit of a double, which is not stored.
    const LEADING: u64 = 1 << 52;
    let bits = number.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1075;
    if exponent >= 32 {
        return 0;
    }
    let low = ((bits & (LEADING - 1) | LEADING) << exponent) as i32;
    if number < 0.0 { low.wrapping_neg() } else { low }
}

/// A unit as a character, or one that means nothing to a number.
fn ascii(unit: u16) -> char {
    u8::try_from(unit).map_or(char::REPLACEMENT_CHARACTER, char::from)
}

/// The value of decimal digits; NaN if there are none.
fn decimal(digits: impl Iterator<Item = char>) -> f64 {
    digits.collect::<String>().parse().unwrap_or(f64::NAN)
}

/// The value of hexadecimal digits, rounded half to even; NaN if there are none.
fn hexadecimal(digits: impl Iterator<Item = u32>) -> f64 {
    let mut digits = digits.peekable();
    if digits.peek().is_none() {
        return f64::NAN;
    }
    let (mut high, mut skipped, mut is_inexact) = (0_u64, 0_i32, false);
    for digit in digits {
        if high >> 60 == 0 {
            high = high << 4 | u64::from(digit);
        } else {
            skipped = skipped.saturating_add(4);
            is_inexact |= digit != 0;
        }
    }
    // The 60 bits or more that were kept decide the rounding, with one bit for all that was not.
    (high | u64::from(is_inexact)) as f64 * 2.0_f64.powi(skipped)
}

/// A whole number that is not below zero.
fn whole_to_hex(whole: f64) -> String {
    /// Above it not all bits fit into an integer; the lowest are zero.
    const WIDE: f64 = (1_u64 << 53) as f64;
    let (mut whole, mut zeros) = (whole, 0);
    while whole >= WIDE * WIDE {
        whole /= 16.0;
        zeros += 1;
    }
    format!("{:x}{:0<zeros$}", whole as u128, "")
}

/// The digits of a number between zero and one.
fn fraction_to_hex(mut fraction: f64) -> String {
    let mut digits = String::new();
    while fraction > 0.0 {
        fraction *= 16.0;
        digits.extend(char::from_digit(fraction as u32, 16));
        fraction = fraction.fract();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algorithms::vectors::{Value, check};

    #[test]
    fn numbers_are_those_of_javascript() {
        check(include_str!("vectors/number.jsonl"), |name, arguments| match name {
            "to_num" => Value::from_number(parse_int(arguments[0].text(), Radix::Ten)),
            "from_hex" => Value::from_number(parse_int(arguments[0].text(), Radix::Sixteen)),
            "to_hex" => Value::Text(Flat::from(&*to_hex(arguments[0].number()))),
            "to_int32" => Value::from_number(f64::from(to_int32(arguments[0].number()))),
            "to_str" => {
                let mut written = Buffer::default();
                push_number(arguments[0].number(), &mut written);
                Value::Text(written.finish())
            }
            _ => panic!("no such function"),
        });
    }
}

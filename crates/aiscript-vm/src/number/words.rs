//! The two halves of a double, which the methods of fdlibm look at and change.

/// The sign, the exponent and the first 20 digits.
#[must_use]
pub fn high(x: f64) -> i32 {
    (x.to_bits() >> 32) as i32
}

/// The last 32 digits.
fn low(x: f64) -> u32 {
    x.to_bits() as u32
}

/// A number with another upper half.
#[must_use]
pub fn with_high(x: f64, high: i32) -> f64 {
    f64::from_bits(u64::from(high as u32) << 32 | u64::from(low(x)))
}

/// A number whose lower half is zero.
#[must_use]
pub fn from_high(high: i32) -> f64 {
    with_high(0.0, high)
}

/// A number without its last 32 digits.
#[must_use]
pub fn cut(x: f64) -> f64 {
    from_high(high(x))
}

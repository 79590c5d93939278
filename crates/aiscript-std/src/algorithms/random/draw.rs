//! Numbers from random bytes, each exactly as likely as it should be.

/// A source of random bytes.
pub(crate) trait Bytes {
    /// Fills all of `bytes` with the next ones.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<F: FnMut(&mut [u8])> Bytes for F {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// The digits that a double has.
const PRECISION: u32 = 53;
/// The exponent of numbers from a half to one, as a double stores it.
const HALF: u32 = 1022;
/// The greatest number below which all whole ones are exact.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// A number from zero to before one. Small ones have all their digits: while the first bits are
/// zero, more are drawn.
pub(crate) fn fraction(source: &mut impl Bytes) -> f64 {
    let mut digits = bits(source, PRECISION);
    let mut exponent = HALF;
    let mut missing = PRECISION - length(digits);
    while missing > 0 && exponent >= PRECISION {
        exponent -= missing;
        digits = digits << missing | bits(source, missing);
        missing = PRECISION - length(digits);
    }
    if missing > 0 {
        let shift = missing.min(exponent.saturating_sub(1));
        digits = digits << shift | bits(source, shift);
        exponent = exponent.saturating_sub(shift);
    }
    let scale = f64::from_bits(u64::from(exponent + 1) << (PRECISION - 1));
    digits as f64 / (1_u64 << PRECISION) as f64 * scale
}

/// A whole number from `min` to `max`, both included and in any order. None if the bounds or their
/// distance are not safe integers.
pub(crate) fn whole(source: &mut impl Bytes, min: f64, max: f64) -> Option<f64> {
    let (min, max) = (min.ceil(), max.floor());
    let distance = max - min;
    if distance == 0.0 {
        return Some(min);
    }
    let is_safe = |number: f64| number.abs() <= MAX_SAFE;
    if !(is_safe(distance) && is_safe(min) && is_safe(max)) {
        return None;
    }
    let greatest = distance.abs() as u64;
    let drawn = loop {
        let drawn = bits(source, length(greatest));
        if drawn <= greatest {
            break drawn;
        }
    };
    Some(drawn as f64 * distance.signum() + min)
}

/// So many random bits, at most 64. Of the last byte the upper ones are taken.
fn bits(source: &mut impl Bytes, count: u32) -> u64 {
    let mut bytes = [0; 8];
    let used = count.div_ceil(8);
    if used == 0 {
        return 0;
    }
    source.fill(&mut bytes[..used as usize]);
    u64::from_le_bytes(bytes) >> (used * 8 - count)
}

/// How many digits a number has in base 2; zero has none.
fn length(number: u64) -> u32 {
    u64::BITS - number.leading_zeros()
}

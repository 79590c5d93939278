//! The functions of `Math:`, to the last bit as the reference's engine has them.
//!
//! That engine computes with fdlibm of 1993, whose results are sometimes another double than those
//! of newer libraries. What `libm` answers alike in every sample is taken from there, and the rest
//! stands here.

mod exponential;
mod logarithm;
mod power;
mod reduce;
mod trigonometric;

use super::number::to_int32;

pub(crate) use aizome_aiscript_vm::number::pow;
pub(crate) use exponential::{cosh, exp, sinh, tanh};
pub(crate) use libm::{acos, asin, atan, expm1, log2};
pub(crate) use logarithm::{acosh, asinh, atanh, log, log1p, log10};
pub(crate) use power::cbrt;
pub(crate) use trigonometric::{atan2, cos, sin, tan};

/// `Math:round`: a half goes up, also below zero.
pub(crate) fn round(x: f64) -> f64 {
    let below = x.floor();
    let rounded = if x - below >= 0.5 { below + 1.0 } else { below };
    if x.is_finite() { rounded.copysign(x) } else { x }
}

/// `Math:sign`: zeros and NaN are their own sign.
pub(crate) fn sign(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() { x } else { x.signum() }
}

/// `Math:fround`: the nearest number of single precision.
pub(crate) fn fround(x: f64) -> f64 {
    f64::from(x as f32)
}

/// `Math:clz32`: how many zeros are before the first one among 32 bits.
pub(crate) fn clz32(x: f64) -> f64 {
    f64::from(to_int32(x).leading_zeros())
}

/// `Math:imul`: a product of 32 bits.
pub(crate) fn imul(x: f64, y: f64) -> f64 {
    f64::from(to_int32(x).wrapping_mul(to_int32(y)))
}

/// `Math:max`: zero is greater than the zero below zero, and NaN wins.
pub(crate) fn max(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        f64::NAN
    } else if x > y || x == y && x.is_sign_positive() {
        x
    } else {
        y
    }
}

/// `Math:min`: the other way round.
pub(crate) fn min(x: f64, y: f64) -> f64 {
    -max(-x, -y)
}

/// `Math:hypot`: the root of a sum of squares, which are scaled by the greatest number and added
/// with the correction of Kahan.
pub(crate) fn hypot(numbers: impl Iterator<Item = f64> + Clone) -> f64 {
    if numbers.clone().any(f64::is_infinite) {
        return f64::INFINITY;
    }
    let greatest = numbers.clone().map(f64::abs).fold(0.0, max);
    if greatest == 0.0 || greatest.is_nan() {
        return greatest;
    }
    let (mut sum, mut lost) = (0.0, 0.0);
    for number in numbers {
        let scaled = number.abs() / greatest;
        let added = scaled * scaled - lost;
        let next = sum + added;
        lost = (next - sum) - added;
        sum = next;
    }
    f64::sqrt(sum) * greatest
}

#[cfg(test)]
mod tests;

//! Logarithms and what is made of them.

// fdlibm, whose methods these are, bears this notice:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

use std::f64::consts::{LN_2, LOG10_E};

use aizome_aiscript_vm::number::words::{high, with_high};

/// The logarithm of 2 in two parts: times a small integer the first is exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// The coefficients of the series in the square of f / (2 + f).
const L: [f64; 7] = [
    0.666_666_666_666_673_5,
    0.399_999_999_994_094_2,
    0.285_714_287_436_623_9,
    0.222_221_984_321_497_84,
    0.181_835_721_616_180_5,
    0.153_138_376_992_093_73,
    0.147_981_986_051_165_86,
];
const MANTISSA: i32 = 0x000f_ffff;

/// `Math:log`: x is 2^k (1 + f), and f is near zero.
pub(crate) fn log(x: f64) -> f64 {
    let (x, scaled) = match normal(x) {
        Ok(normal) => normal,
        Err(logarithm) => return logarithm,
    };
    let digits = high(x) & MANTISSA;
    let carry = digits.wrapping_add(0x95f64) & 0x0010_0000;
    let k = scaled + (high(x) >> 20) - 1023 + (carry >> 20);
    let f = with_high(x, digits | carry ^ 0x3ff0_0000) - 1.0;
    let (k_high, k_low) = (f64::from(k) * LN_2_HIGH, f64::from(k) * LN_2_LOW);
    if MANTISSA & (2 + digits) < 3 {
        if f == 0.0 {
            return k_high + k_low;
        }
        let r = f * f * (0.5 - 0.333_333_333_333_333_3 * f);
        return if k == 0 { f - r } else { k_high - ((r - k_low) - f) };
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (L[1] + w * (L[3] + w * L[5]));
    let odd = z * (L[0] + w * (L[2] + w * (L[4] + w * L[6])));
    let r = odd + even;
    if (digits - 0x6147a) | (0x6b851 - digits) > 0 {
        let half = 0.5 * f * f;
        if k == 0 {
            f - (half - s * (half + r))
        } else {
            k_high - ((half - (s * (half + r) + k_low)) - f)
        }
    } else if k == 0 {
        f - s * (f - r)
    } else {
        k_high - ((s * (f - r) - k_low) - f)
    }
}

/// A number that has all its digits, and the power of 2 that it was scaled by. Where there is no
/// such number the logarithm is clear, whatever its base.
fn normal(x: f64) -> Result<(f64, i32), f64> {
    const TWO_54: f64 = (1_u64 << 54) as f64;
    match x {
        0.0 => Err(f64::NEG_INFINITY),
        f64::INFINITY => Err(x),
        _ if x > 0.0 && x.is_normal() => Ok((x, 0)),
        _ if x > 0.0 => Ok((x * TWO_54, -54)),
        _ => Err(f64::NAN),
    }
}

/// `Math:log1p`: the logarithm of 1 + x.
pub(crate) fn log1p(x: f64) -> f64 {
    if x <= -1.0 {
        return if x == -1.0 { f64::NEG_INFINITY } else { f64::NAN };
    }
    if !x.is_finite() {
        return x;
    }
    let size = high(x) & 0x7fff_ffff;
    if size < 0x3c90_0000 {
        return x;
    }
    if size < 0x3e20_0000 {
        return x - x * x * 0.5;
    }
    let Scaled { k, f, digits, lost } = scaled(x);
    let half = 0.5 * f * f;
    let k_high = f64::from(k) * LN_2_HIGH;
    let k_low = f64::from(k) * LN_2_LOW + lost;
    if digits == 0 {
        if f == 0.0 {
            return k_high + k_low;
        }
        let r = half * (1.0 - 0.666_666_666_666_666_6 * f);
        return if k == 0 { f - r } else { k_high - ((r - k_low) - f) };
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * L.iter().rev().copied().reduce(|sum, l| l + z * sum).unwrap_or(0.0);
    if k == 0 {
        f - (half - s * (half + r))
    } else {
        k_high - ((half - (s * (half + r) + k_low)) - f)
    }
}

/// 1 + x as 2^k (1 + f).
struct Scaled {
    k: i32,
    f: f64,
    /// The first digits of f; zero if it is tiny.
    digits: i32,
    /// What the sum lost, relative to it.
    lost: f64,
}

fn scaled(x: f64) -> Scaled {
    /// The upper half of the root of a half, less one, as an integer below zero.
    const LEAST: i32 = 0xbfd2_bec4_u32 as i32;
    if high(x) < 0x3fda_827a && (high(x) > 0 || high(x) <= LEAST) {
        return Scaled { k: 0, f: x, digits: 1, lost: 0.0 };
    }
    let is_small = high(x) < 0x4340_0000;
    let sum = if is_small { 1.0 + x } else { x };
    let k = (high(sum) >> 20) - 1023;
    let lost = match is_small {
        true if k > 0 => (1.0 - (sum - x)) / sum,
        true => (x - (sum - 1.0)) / sum,
        false => 0.0,
    };
    let digits = high(sum) & MANTISSA;
    if digits < 0x6a09e {
        Scaled { k, f: with_high(sum, digits | 0x3ff0_0000) - 1.0, digits, lost }
    } else {
        let f = with_high(sum, digits | 0x3fe0_0000) - 1.0;
        Scaled { k: k + 1, f, digits: (0x0010_0000 - digits) >> 2, lost }
    }
}

/// `Math:log10`
pub(crate) fn log10(x: f64) -> f64 {
    const LOG10_2_HIGH: f64 = 0.301_029_995_663_611_77;
    const LOG10_2_LOW: f64 = 3.694_239_077_158_931e-13;
    let (x, scaled) = match normal(x) {
        Ok(normal) => normal,
        Err(logarithm) => return logarithm,
    };
    let k = scaled + (high(x) >> 20) - 1023;
    let below = i32::from(k < 0);
    let x = with_high(x, high(x) & MANTISSA | (0x3ff - below) << 20);
    let y = f64::from(k + below);
    let z = y * LOG10_2_LOW + LOG10_E * log(x);
    z + y * LOG10_2_HIGH
}

/// `Math:acosh`
pub(crate) fn acosh(x: f64) -> f64 {
    if x < 1.0 || x.is_nan() {
        f64::NAN
    } else if high(x) >= 0x41b0_0000 {
        log(x) + LN_2
    } else if x == 1.0 {
        0.0
    } else if high(x) > 0x4000_0000 {
        log(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()))
    } else {
        let t = x - 1.0;
        log1p(t + (2.0 * t + t * t).sqrt())
    }
}

/// `Math:asinh`
pub(crate) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let size_high = high(size);
    if !(0x3e30_0000..0x7ff0_0000).contains(&size_high) {
        return x;
    }
    let arc = if size_high > 0x41b0_0000 {
        log(size) + LN_2
    } else if size_high > 0x4000_0000 {
        log(2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size))
    } else {
        let t = x * x;
        log1p(size + t / (1.0 + (1.0 + t).sqrt()))
    };
    arc.copysign(x)
}

/// `Math:atanh`
pub(crate) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    if size >= 1.0 {
        return if size > 1.0 { f64::NAN } else { f64::INFINITY.copysign(x) };
    }
    if x.is_nan() || high(size) < 0x3e30_0000 {
        return x;
    }
    let double = size + size;
    let arc =
        if size < 0.5 { double + double * size / (1.0 - size) } else { double / (1.0 - size) };
    (0.5 * log1p(arc)).copysign(x)
}

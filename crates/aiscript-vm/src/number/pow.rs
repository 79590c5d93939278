//! Powers, to the last bit as the reference's engine has them: with the method of fdlibm, but for one
//! bracket.

// fdlibm, whose methods these are, bears this notice:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

use std::f64::consts::{LN_2, LOG2_E};

use super::words::{cut, from_high, high, with_high};

/// `Math:pow` and `^`. Unlike in C, one to the power of NaN or of what is infinite is NaN.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 {
        return 1.0;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let size = x.abs();
    if y.is_infinite() {
        return match size {
            1.0 => f64::NAN,
            _ if (size > 1.0) == (y > 0.0) => f64::INFINITY,
            _ => 0.0,
        };
    }
    match y {
        1.0 => return x,
        -1.0 => return 1.0 / x,
        2.0 => return x * x,
        0.5 if x.is_sign_positive() => return x.sqrt(),
        _ => {}
    }
    let is_whole = y.trunc() == y;
    let is_odd = is_whole && (y % 2.0).abs() == 1.0;
    let sign = if x.is_sign_negative() && is_odd { -1.0 } else { 1.0 };
    if size == 0.0 || size == 1.0 || size.is_infinite() {
        let power = if y < 0.0 { 1.0 / size } else { size };
        return if x == -1.0 && !is_whole { f64::NAN } else { sign * power };
    }
    if x < 0.0 && !is_whole {
        return f64::NAN;
    }
    sign * positive_power(size, y)
}

const HUGE: f64 = 1e300;
const TINY: f64 = 1e-300;

/// A power of a number that is above zero, finite and not one.
fn positive_power(x: f64, y: f64) -> f64 {
    /// What is missing to an overflow at 2^1024.
    const OVERFLOW_REST: f64 = 8.008_566_259_537_294e-17;
    let (x_high, y_size) = (high(x), high(y.abs()));
    let extreme = |is_great: bool| if is_great { HUGE * HUGE } else { TINY * TINY };
    if y_size > 0x41e0_0000 {
        if y_size > 0x43f0_0000 {
            return extreme((x_high > 0x3fef_ffff) == (y > 0.0));
        }
        if x_high < 0x3fef_ffff {
            return extreme(y < 0.0);
        }
        if x_high > 0x3ff0_0000 {
            return extreme(y > 0.0);
        }
    }
    let (t1, t2) = if y_size > 0x41e0_0000 { log2_near_one(x) } else { log2(x) };
    let y1 = cut(y);
    let p_low = (y - y1) * t1 + y * t2;
    let p_high = y1 * t1;
    let z = p_low + p_high;
    if z > 1024.0 || z == 1024.0 && p_low + OVERFLOW_REST > z - p_high {
        return extreme(true);
    }
    if z < -1075.0 || z == -1075.0 && p_low <= z - p_high {
        return extreme(false);
    }
    exp2(p_high, p_low)
}

/// The logarithm of a number that differs from one by less than 2^-20, in two doubles.
fn log2_near_one(x: f64) -> (f64, f64) {
    const LOG2_E_HIGH: f64 = 1.442_695_021_629_333_5;
    const LOG2_E_LOW: f64 = 1.925_962_991_126_617_5e-8;
    let t = x - 1.0;
    let w = (t * t) * (0.5 - t * (0.333_333_333_333_333_3 - t * 0.25));
    let u = LOG2_E_HIGH * t;
    let v = t * LOG2_E_LOW - w * LOG2_E;
    let t1 = cut(u + v);
    (t1, v - (t1 - u))
}

/// The logarithm of a number to the base 2, in two doubles.
fn log2(mut x: f64) -> (f64, f64) {
    const TWO_53: f64 = (1_u64 << 53) as f64;
    /// The coefficients of 3/2 (log(x) - 2s - 2/3 s^3).
    const L: [f64; 6] = [
        0.599_999_999_999_994_6,
        0.428_571_428_578_550_2,
        0.333_333_329_818_377_43,
        0.272_728_123_808_534,
        0.230_660_745_775_561_75,
        0.206_975_017_800_338_42,
    ];
    /// 2 / (3 log 2), and in two parts.
    const CP: f64 = 0.961_796_693_925_975_6;
    const CP_HIGH: f64 = 0.961_796_700_954_437_3;
    const CP_LOW: f64 = -7.028_461_650_952_758e-9;
    let mut exponent = 0;
    if high(x) < 0x0010_0000 {
        x *= TWO_53;
        exponent -= 53;
    }
    exponent += (high(x) >> 20) - 0x3ff;
    let digits = high(x) & 0x000f_ffff;
    let mut upper = digits | 0x3ff0_0000;
    let base = match digits {
        ..0x3988f => &ONE,
        0x3988f..0xbb67a => &ONE_AND_A_HALF,
        _ => {
            exponent += 1;
            upper -= 0x0010_0000;
            &ONE
        }
    };
    let x = with_high(x, upper);
    let u = x - base.value;
    let v = 1.0 / (x + base.value);
    let ss = u * v;
    let s_high = cut(ss);
    let t_high = from_high((upper >> 1 | 0x2000_0000) + 0x0008_0000 + base.step);
    let t_low = x - (t_high - base.value);
    let s_low = v * ((u - s_high * t_high) - s_high * t_low);
    let s2 = ss * ss;
    let r = s2 * s2 * (L[0] + s2 * (L[1] + s2 * (L[2] + s2 * (L[3] + s2 * (L[4] + s2 * L[5])))));
    let r = r + s_low * (s_high + ss);
    let s2 = s_high * s_high;
    let t_high = cut(3.0 + s2 + r);
    let t_low = r - ((t_high - 3.0) - s2);
    let u = s_high * t_high;
    let v = s_low * t_high + t_low * ss;
    let p_high = cut(u + v);
    let p_low = v - (p_high - u);
    let z_high = CP_HIGH * p_high;
    let z_low = CP_LOW * p_high + p_low * CP + base.log2_low;
    let t = f64::from(exponent);
    let t1 = cut(((z_high + z_low) + base.log2_high) + t);
    (t1, z_low - (((t1 - t) - base.log2_high) - z_high))
}

/// A number near which logarithms are computed.
struct Base {
    value: f64,
    log2_high: f64,
    log2_low: f64,
    /// What it adds to the upper half of half a sum.
    step: i32,
}

const ONE: Base = Base { value: 1.0, log2_high: 0.0, log2_low: 0.0, step: 0 };
const ONE_AND_A_HALF: Base = Base {
    value: 1.5,
    log2_high: 0.584_962_487_220_764_2,
    log2_low: 1.350_039_202_129_749e-8,
    step: 1 << 18,
};

/// Two to the power of a sum, whose first part lies from -1075 to 1024.
fn exp2(mut p_high: f64, p_low: f64) -> f64 {
    const LN_2_HIGH: f64 = 0.693_147_182_464_599_6;
    const LN_2_LOW: f64 = -1.904_654_299_957_768e-9;
    const P: [f64; 5] = [
        0.166_666_666_666_666_02,
        -0.002_777_777_777_701_559_3,
        6.613_756_321_437_934e-5,
        -1.653_390_220_546_525_2e-6,
        4.138_136_797_057_238_5e-8,
    ];
    let sum = high(p_low + p_high);
    let size = sum & 0x7fff_ffff;
    let mut exponent = 0;
    if size > 0x3fe0_0000 {
        let rounded = sum.wrapping_add(0x0010_0000 >> ((size >> 20) - 0x3ff + 1));
        let k = ((rounded & 0x7fff_ffff) >> 20) - 0x3ff;
        let whole = from_high(rounded & !(0x000f_ffff >> k));
        exponent = (rounded & 0x000f_ffff | 0x0010_0000) >> (20 - k);
        exponent = if sum < 0 { -exponent } else { exponent };
        p_high -= whole;
    }
    let t = cut(p_low + p_high);
    let u = t * LN_2_HIGH;
    let v = (p_low - (t - p_high)) * LN_2 + t * LN_2_LOW;
    let z = u + v;
    let w = v - (z - u);
    let t = z * z;
    let t1 = z - t * (P[0] + t * (P[1] + t * (P[2] + t * (P[3] + t * P[4]))));
    // In fdlibm the last part is subtracted from the quotient; the engine has it in the divisor.
    let r = (z * t1) / ((t1 - 2.0) - (w + z * w));
    let z = 1.0 - (r - z);
    let scaled = high(z).wrapping_add(exponent << 20);
    if scaled >> 20 <= 0 { libm::scalbn(z, exponent) } else { with_high(z, scaled) }
}

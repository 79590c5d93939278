//! Sine, cosine and the angle of a point.

// fdlibm, whose methods these are, bears this notice:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use super::reduce::{Reduced, reduce};
use aizome_aiscript_vm::number::words::{cut, from_high, high};

/// `Math:sin`
pub(crate) fn sin(x: f64) -> f64 {
    let Some(Reduced { quarter, angle, rest }) = reduce(x) else { return f64::NAN };
    match quarter & 3 {
        0 => sin_near(angle, rest),
        1 => cos_near(angle, rest),
        2 => -sin_near(angle, rest),
        _ => -cos_near(angle, rest),
    }
}

/// `Math:cos`
pub(crate) fn cos(x: f64) -> f64 {
    let Some(Reduced { quarter, angle, rest }) = reduce(x) else { return f64::NAN };
    match quarter & 3 {
        0 => cos_near(angle, rest),
        1 => -sin_near(angle, rest),
        2 => -cos_near(angle, rest),
        _ => sin_near(angle, rest),
    }
}

/// `Math:tan`
pub(crate) fn tan(x: f64) -> f64 {
    let Some(Reduced { quarter, angle, rest }) = reduce(x) else { return f64::NAN };
    tan_near(angle, rest, quarter & 1 != 0)
}

/// `Math:atan2`
pub(crate) fn atan2(y: f64, x: f64) -> f64 {
    const PI_LOW: f64 = 1.224_646_799_147_353_2e-16;
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let is_left = x.is_sign_negative();
    let angle = match (x.is_infinite(), y.is_infinite()) {
        _ if y == 0.0 => {
            if is_left {
                PI
            } else {
                0.0
            }
        }
        _ if x == 0.0 => FRAC_PI_2,
        (true, true) => {
            if is_left {
                3.0 * FRAC_PI_4
            } else {
                FRAC_PI_4
            }
        }
        (true, false) => {
            if is_left {
                PI
            } else {
                0.0
            }
        }
        (false, true) => FRAC_PI_2,
        (false, false) => {
            let steepness = (high(y.abs()) - high(x.abs())) >> 20;
            if steepness > 60 {
                FRAC_PI_2
            } else {
                let flat = is_left && steepness < -60;
                let angle = if flat { 0.0 } else { libm::atan((y / x).abs()) };
                if is_left { PI - (angle - PI_LOW) } else { angle }
            }
        }
    };
    angle.copysign(y)
}

/// The sine of angle + rest, where the angle is at most an eighth of a turn.
fn sin_near(angle: f64, rest: f64) -> f64 {
    const S: [f64; 6] = [
        -0.166_666_666_666_666_32,
        0.008_333_333_333_322_49,
        -0.000_198_412_698_298_579_5,
        2.755_731_370_707_006_8e-6,
        -2.505_076_025_340_686_3e-8,
        1.589_690_995_211_55e-10,
    ];
    const TINY: i32 = 0x3e40_0000;
    if high(angle.abs()) < TINY {
        return angle;
    }
    let z = angle * angle;
    let v = z * angle;
    let r = S[1] + z * (S[2] + z * (S[3] + z * (S[4] + z * S[5])));
    if rest == 0.0 {
        angle + v * (S[0] + z * r)
    } else {
        angle - ((z * (0.5 * rest - v * r) - rest) - v * S[0])
    }
}

/// The cosine of angle + rest, where the angle is at most an eighth of a turn.
fn cos_near(angle: f64, rest: f64) -> f64 {
    const C: [f64; 6] = [
        0.041_666_666_666_666_6,
        -0.001_388_888_888_887_411,
        2.480_158_728_947_673e-5,
        -2.755_731_435_139_066_3e-7,
        2.087_572_321_298_175e-9,
        -1.135_964_755_778_819_5e-11,
    ];
    let size = high(angle.abs());
    if size < 0x3e40_0000 {
        return 1.0;
    }
    let z = angle * angle;
    let r = z * (C[0] + z * (C[1] + z * (C[2] + z * (C[3] + z * (C[4] + z * C[5])))));
    let last = z * r - angle * rest;
    if size < 0x3fd3_3333 {
        return 1.0 - (0.5 * z - last);
    }
    let most = if size > 0x3fe9_0000 { 0.281_25 } else { from_high(size - 0x0020_0000) };
    (1.0 - most) - ((0.5 * z - most) - last)
}

/// The tangent of angle + rest, where the angle is at most an eighth of a turn; or that of the
/// angle a quarter further.
fn tan_near(angle: f64, rest: f64, is_further: bool) -> f64 {
    const T: [f64; 13] = [
        0.333_333_333_333_334_1,
        0.133_333_333_333_201_24,
        0.053_968_253_976_226_05,
        0.021_869_488_294_859_542,
        0.008_863_239_823_599_3,
        0.003_592_079_107_591_312_4,
        0.001_456_209_454_325_290_3,
        0.000_588_041_240_820_264_1,
        0.000_246_463_134_818_469_9,
        7.817_944_429_395_571e-5,
        7.140_724_913_826_082e-5,
        -1.855_863_748_552_754_6e-5,
        2.590_730_518_636_337e-5,
    ];
    /// What an eighth of a turn has beyond a double.
    const EIGHTH_LOW: f64 = 3.061_616_997_868_383e-17;
    let size = high(angle.abs());
    if size < 0x3e30_0000 {
        return if is_further { further(angle, rest) } else { angle };
    }
    let is_great = size >= 0x3fe5_9428;
    let (x, y) = if is_great {
        let (x, y) = if angle < 0.0 { (-angle, -rest) } else { (angle, rest) };
        ((FRAC_PI_4 - x) + (EIGHTH_LOW - y), 0.0)
    } else {
        (angle, rest)
    };
    let z = x * x;
    let w = z * z;
    let odd = T[1] + w * (T[3] + w * (T[5] + w * (T[7] + w * (T[9] + w * T[11]))));
    let even = z * (T[2] + w * (T[4] + w * (T[6] + w * (T[8] + w * (T[10] + w * T[12])))));
    let s = z * x;
    let r = y + z * (s * (odd + even) + y) + T[0] * s;
    let w = x + r;
    if is_great {
        let way = if is_further { -1.0 } else { 1.0 };
        let tangent = way - 2.0 * (x - (w * w / (w + way) - r));
        if angle < 0.0 { -tangent } else { tangent }
    } else if is_further {
        further(x, r)
    } else {
        w
    }
}

/// -1 / (x + y), where y is what x lost.
fn further(x: f64, y: f64) -> f64 {
    let sum = x + y;
    let most = cut(sum);
    let lost = y - (most - x);
    let near = -1.0 / sum;
    let nearest = cut(near);
    nearest + near * (1.0 + nearest * most + nearest * lost)
}

//! The cube root: the newer one of FreeBSD, by Bruce D. Evans.

// fdlibm, whose methods these are, bears this notice:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

use aizome_aiscript_vm::number::words::{from_high, high};

/// `Math:cbrt`
pub(crate) fn cbrt(x: f64) -> f64 {
    /// A third of the bias of the exponent, so that a third of a number's upper half is near that
    /// of its root; the second is for numbers that were scaled by 2^54.
    const BIAS: i32 = 715_094_163;
    const SCALED_BIAS: i32 = 696_219_795;
    const P: [f64; 5] = [
        1.875_951_824_271_77,
        -1.884_979_795_433_771_7,
        1.621_429_720_105_354_5,
        -0.758_397_934_778_766,
        0.145_996_192_886_612_45,
    ];
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let size = high(x.abs());
    let near = if size < 0x0010_0000 {
        high(x.abs() * (1_u64 << 54) as f64) / 3 + SCALED_BIAS
    } else {
        size / 3 + BIAS
    };
    let t = from_high(near).copysign(x);
    let r = (t * t) * (t / x);
    let t = t * ((P[0] + r * (P[1] + r * P[2])) + ((r * r) * r) * (P[3] + r * P[4]));
    // Rounded to 23 digits the square is exact.
    let t = f64::from_bits(t.to_bits().wrapping_add(0x8000_0000) & 0xffff_ffff_c000_0000);
    let r = x / (t * t);
    t + t * ((r - t) / (t + t + r))
}

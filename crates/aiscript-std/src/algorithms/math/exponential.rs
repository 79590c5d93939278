//! Powers of e and what is made of them.

// fdlibm, whose methods these are, bears this notice:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

use libm::expm1;

/// Above it the hyperbolic functions are infinite.
const OVERFLOW: f64 = 710.475_860_073_943_9;
/// Up to about here e to the power of a number is finite.
const LOG_MAX: f64 = 709.782_226_562_5;
/// What makes numbers beyond [`OVERFLOW`] infinite, and keeps NaN.
const INFINITE: f64 = 1e307;

/// `Math:exp`
pub(crate) fn exp(x: f64) -> f64 {
    // The method misses the last bit of e, so that the engine has an exception.
    if x == 1.0 { std::f64::consts::E } else { libm::exp(x) }
}

/// `Math:cosh`
pub(crate) fn cosh(x: f64) -> f64 {
    /// The upper half of this is that of a half of the logarithm of 2.
    const HALF_LN_2: f64 = 0.346_573_829_650_878_9;
    const TINY: f64 = 2.775_557_561_562_891_4e-17;
    let x = x.abs();
    if x < HALF_LN_2 {
        let t = expm1(x);
        let w = 1.0 + t;
        if x < TINY { w } else { 1.0 + (t * t) / (w + w) }
    } else if x < 22.0 {
        let t = exp(x);
        0.5 * t + 0.5 / t
    } else if x < LOG_MAX {
        0.5 * exp(x)
    } else if x <= OVERFLOW {
        let w = exp(0.5 * x);
        0.5 * w * w
    } else {
        x * INFINITE
    }
}

/// `Math:sinh`
pub(crate) fn sinh(x: f64) -> f64 {
    const TINY: f64 = 3.725_290_298_461_914e-9;
    let half = if x < 0.0 { -0.5 } else { 0.5 };
    let size = x.abs();
    if size < TINY {
        x
    } else if size < 22.0 {
        let t = expm1(size);
        half * if size < 1.0 { 2.0 * t - t * t / (t + 1.0) } else { t + t / (t + 1.0) }
    } else if size < LOG_MAX {
        half * exp(size)
    } else if size <= OVERFLOW {
        let w = exp(0.5 * size);
        half * w * w
    } else {
        x * INFINITE
    }
}

/// `Math:tanh`
pub(crate) fn tanh(x: f64) -> f64 {
    const TINY: f64 = 3.725_290_298_461_914e-9;
    let size = x.abs();
    if x.is_nan() || size < TINY {
        return x;
    }
    let tangent = if size >= 22.0 {
        1.0
    } else if size >= 1.0 {
        1.0 - 2.0 / (expm1(2.0 * size) + 2.0)
    } else {
        let t = expm1(-2.0 * size);
        -t / (t + 2.0)
    };
    tangent.copysign(x)
}

//! `Math:`: angles, in radians, and hyperbolic functions.

use crate::algorithms::math;
use crate::table::natives;

natives! {
    /// Angles and hyperbolic functions.
    pub static MATH_ANGLES;

    /// The sine of an angle in radians.
    ///
    /// ```aiscript
    /// <: Math:sin(Math:PI / 2) // 1
    /// ```
    ja "角度（ラジアン）の正弦を返します。"
    fn "Math:sin" sin(cx, angle: f64) -> f64 { math::sin(angle) }

    /// The cosine of an angle in radians.
    ///
    /// ```aiscript
    /// <: Math:cos(Math:PI) // -1
    /// ```
    ja "角度（ラジアン）の余弦を返します。"
    fn "Math:cos" cos(cx, angle: f64) -> f64 { math::cos(angle) }

    /// The tangent of an angle in radians.
    ///
    /// ```aiscript
    /// <: Math:tan(1) // 1.5574077246549023
    /// ```
    ja "角度（ラジアン）の正接を返します。"
    fn "Math:tan" tan(cx, angle: f64) -> f64 { math::tan(angle) }

    /// The angle in radians, from -π/2 to π/2, that has this sine; NaN if none has.
    ///
    /// ```aiscript
    /// <: Math:asin(1) // 1.5707963267948966
    /// ```
    ja "正弦がその値になる角度（ラジアン、-π/2以上π/2以下）を返します。なければNaNです。"
    fn "Math:asin" asin(cx, sine: f64) -> f64 { math::asin(sine) }

    /// The angle in radians, from 0 to π, that has this cosine; NaN if none has.
    ///
    /// ```aiscript
    /// <: Math:acos(-1) // 3.141592653589793
    /// ```
    ja "余弦がその値になる角度（ラジアン、0以上π以下）を返します。なければNaNです。"
    fn "Math:acos" acos(cx, cosine: f64) -> f64 { math::acos(cosine) }

    /// The angle in radians, from -π/2 to π/2, that has this tangent.
    ///
    /// ```aiscript
    /// <: Math:atan(1) // 0.7853981633974483
    /// ```
    ja "正接がその値になる角度（ラジアン、-π/2以上π/2以下）を返します。"
    fn "Math:atan" atan(cx, tangent: f64) -> f64 { math::atan(tangent) }

    /// The direction of a point seen from the origin: its angle in radians, from -π to π, against
    /// the axis of x. Mind that `y` comes first.
    ///
    /// ```aiscript
    /// <: Math:atan2(1, 1) // 0.7853981633974483
    /// <: Math:atan2(0, -1) // 3.141592653589793
    /// ```
    ja "原点から見た点の方向を返します。x軸との角度（ラジアン、-π以上π以下）で表します。`y`が先であることに注意してください。"
    fn "Math:atan2" atan2(cx, y: f64, x: f64) -> f64 { math::atan2(y, x) }

    /// The hyperbolic sine.
    ///
    /// ```aiscript
    /// <: Math:sinh(1) // 1.1752011936438014
    /// ```
    ja "双曲線正弦を返します。"
    fn "Math:sinh" sinh(cx, number: f64) -> f64 { math::sinh(number) }

    /// The hyperbolic cosine.
    ///
    /// ```aiscript
    /// <: Math:cosh(0) // 1
    /// ```
    ja "双曲線余弦を返します。"
    fn "Math:cosh" cosh(cx, number: f64) -> f64 { math::cosh(number) }

    /// The hyperbolic tangent.
    ///
    /// ```aiscript
    /// <: Math:tanh(1) // 0.7615941559557649
    /// ```
    ja "双曲線正接を返します。"
    fn "Math:tanh" tanh(cx, number: f64) -> f64 { math::tanh(number) }

    /// The opposite of `Math:sinh`.
    ///
    /// ```aiscript
    /// <: Math:asinh(1) // 0.881373587019543
    /// ```
    ja "逆双曲線正弦を返します。"
    fn "Math:asinh" asinh(cx, number: f64) -> f64 { math::asinh(number) }

    /// The opposite of `Math:cosh`; NaN below 1.
    ///
    /// ```aiscript
    /// <: Math:acosh(2) // 1.3169578969248166
    /// ```
    ja "逆双曲線余弦を返します。1未満ならNaNです。"
    fn "Math:acosh" acosh(cx, number: f64) -> f64 { math::acosh(number) }

    /// The opposite of `Math:tanh`; NaN below -1 and above 1.
    ///
    /// ```aiscript
    /// <: Math:atanh(0.5) // 0.5493061443340548
    /// ```
    ja "逆双曲線正接を返します。-1より小さいか1より大きければNaNです。"
    fn "Math:atanh" atanh(cx, number: f64) -> f64 { math::atanh(number) }
}

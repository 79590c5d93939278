//! The constants of `Math:`.

use std::f64::consts;

use crate::table::natives;

natives! {
    /// The constants of `Math:`.
    pub static MATH_CONSTANTS;

    /// The number that is greater than all others.
    ///
    /// ```aiscript
    /// <: Math:Infinity // Infinity
    /// <: (1 / 0 == Math:Infinity) // true
    /// ```
    ja "ほかのどの数よりも大きい数です。"
    const "Math:Infinity" infinity(version) -> f64 { f64::INFINITY }

    /// The base of natural logarithms.
    ///
    /// ```aiscript
    /// <: Math:E // 2.718281828459045
    /// ```
    ja "自然対数の底です。"
    const "Math:E" e(version) -> f64 { consts::E }

    /// The natural logarithm of 2.
    ///
    /// ```aiscript
    /// <: Math:LN2 // 0.6931471805599453
    /// ```
    ja "2の自然対数です。"
    const "Math:LN2" ln_2(version) -> f64 { consts::LN_2 }

    /// The natural logarithm of 10.
    ///
    /// ```aiscript
    /// <: Math:LN10 // 2.302585092994046
    /// ```
    ja "10の自然対数です。"
    const "Math:LN10" ln_10(version) -> f64 { consts::LN_10 }

    /// The logarithm of `Math:E` to base 2.
    ///
    /// ```aiscript
    /// <: Math:LOG2E // 1.4426950408889634
    /// ```
    ja "2を底とする`Math:E`の対数です。"
    const "Math:LOG2E" log2_e(version) -> f64 { consts::LOG2_E }

    /// The logarithm of `Math:E` to base 10.
    ///
    /// ```aiscript
    /// <: Math:LOG10E // 0.4342944819032518
    /// ```
    ja "10を底とする`Math:E`の対数です。"
    const "Math:LOG10E" log10_e(version) -> f64 { consts::LOG10_E }

    /// Half a turn in radians: how often the diameter of a circle fits around it.
    ///
    /// ```aiscript
    /// <: Math:PI // 3.141592653589793
    /// ```
    ja "円周率です。ラジアンでは半回転を表します。"
    const "Math:PI" pi(version) -> f64 { consts::PI }

    /// The square root of one half.
    ///
    /// ```aiscript
    /// <: Math:SQRT1_2 // 0.7071067811865476
    /// ```
    ja "2分の1の平方根です。"
    const "Math:SQRT1_2" sqrt_1_2(version) -> f64 { consts::FRAC_1_SQRT_2 }

    /// The square root of 2.
    ///
    /// ```aiscript
    /// <: Math:SQRT2 // 1.4142135623730951
    /// ```
    ja "2の平方根です。"
    const "Math:SQRT2" sqrt_2(version) -> f64 { consts::SQRT_2 }
}

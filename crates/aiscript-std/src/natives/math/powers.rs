//! `Math:`: powers, roots and logarithms.

use aizome_aiscript_vm::Error;

use crate::algorithms::math;
use crate::natives::nums::Nums;
use crate::table::natives;

natives! {
    /// Powers, roots and logarithms.
    pub static MATH_POWERS;

    /// A number to the power of another, as the operator `^`.
    ///
    /// ```aiscript
    /// <: Math:pow(2, 10) // 1024
    /// ```
    ja "累乗を返します。演算子`^`と同じです。"
    fn "Math:pow" pow(cx, base: f64, exponent: f64) -> f64 { math::pow(base, exponent) }

    /// The square root; NaN below zero.
    ///
    /// ```aiscript
    /// <: Math:sqrt(9) // 3
    /// ```
    ja "平方根を返します。負の数ならNaNです。"
    fn "Math:sqrt" sqrt(cx, number: f64) -> f64 { number.sqrt() }

    /// The cube root.
    ///
    /// ```aiscript
    /// <: Math:cbrt(27) // 3
    /// ```
    ja "立方根を返します。"
    fn "Math:cbrt" cbrt(cx, number: f64) -> f64 { math::cbrt(number) }

    /// The root of the sum of all squares: how far a point with these coordinates is from the
    /// origin.
    ///
    /// ```aiscript
    /// <: Math:hypot([3, 4]) // 5
    /// ```
    ja "各数の2乗の和の平方根を返します。それらを座標とする点の原点からの距離です。"
    fn "Math:hypot" hypot(cx, numbers: Nums) -> Result<f64, Error> {
        Ok(math::hypot(numbers.all(cx.heap)?))
    }

    /// The product of two numbers as integers of 32 bits; what does not fit is cut off.
    ///
    /// ```aiscript
    /// <: Math:imul(3, 4) // 12
    /// <: Math:imul(65536, 65536) // 0
    /// ```
    ja "二つの数を32ビットの整数として掛けた積を返します。あふれた桁は捨てられます。"
    fn "Math:imul" imul(cx, a: f64, b: f64) -> f64 { math::imul(a, b) }

    /// `Math:E` to the power of a number.
    ///
    /// ```aiscript
    /// <: Math:exp(1) // 2.718281828459045
    /// ```
    ja "`Math:E`の累乗を返します。"
    fn "Math:exp" exp(cx, exponent: f64) -> f64 { math::exp(exponent) }

    /// One less than `Math:exp`, exact also near zero.
    ///
    /// ```aiscript
    /// <: Math:expm1(0.000001) // 0.0000010000005000001665
    /// ```
    ja "`Math:exp`から1を引いた値を返します。0の近くでも正確です。"
    fn "Math:expm1" expm1(cx, exponent: f64) -> f64 { math::expm1(exponent) }

    /// The natural logarithm; NaN below zero.
    ///
    /// ```aiscript
    /// <: Math:log(Math:E) // 1
    /// ```
    ja "自然対数を返します。負の数ならNaNです。"
    fn "Math:log" log(cx, number: f64) -> f64 { math::log(number) }

    /// The natural logarithm of one more than the number, exact also near zero.
    ///
    /// ```aiscript
    /// <: Math:log1p(0.000001) // 9.999995000003334e-7
    /// ```
    ja "1を足した数の自然対数を返します。0の近くでも正確です。"
    fn "Math:log1p" log1p(cx, number: f64) -> f64 { math::log1p(number) }

    /// The logarithm to base 2; NaN below zero.
    ///
    /// ```aiscript
    /// <: Math:log2(8) // 3
    /// ```
    ja "2を底とする対数を返します。負の数ならNaNです。"
    fn "Math:log2" log2(cx, number: f64) -> f64 { math::log2(number) }

    /// The logarithm to base 10; NaN below zero.
    ///
    /// ```aiscript
    /// <: Math:log10(1000) // 3
    /// ```
    ja "10を底とする対数を返します。負の数ならNaNです。"
    fn "Math:log10" log10(cx, number: f64) -> f64 { math::log10(number) }
}

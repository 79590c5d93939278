//! `Math:`: rounding, signs, comparing, and what makes numbers of fewer bits.

use crate::algorithms::math;
use crate::table::natives;

natives! {
    /// Rounding, signs, comparing.
    pub static MATH_ROUNDING;

    /// The number without its sign.
    ///
    /// ```aiscript
    /// <: Math:abs(-3) // 3
    /// ```
    ja "絶対値を返します。"
    fn "Math:abs" abs(cx, number: f64) -> f64 { number.abs() }

    /// 1 for a number above zero, -1 for one below; zero and NaN stay as they are.
    ///
    /// ```aiscript
    /// <: Math:sign(-3) // -1
    /// <: Math:sign(0) // 0
    /// ```
    ja "正の数なら1、負の数なら-1を返します。0とNaNはそのままです。"
    fn "Math:sign" sign(cx, number: f64) -> f64 { math::sign(number) }

    /// The greatest whole number that is not above the number.
    ///
    /// ```aiscript
    /// <: Math:floor(1.7) // 1
    /// <: Math:floor(-1.2) // -2
    /// ```
    ja "その数以下の最大の整数（切り捨て）を返します。"
    fn "Math:floor" floor(cx, number: f64) -> f64 { number.floor() }

    /// The least whole number that is not below the number.
    ///
    /// ```aiscript
    /// <: Math:ceil(1.2) // 2
    /// <: Math:ceil(-1.7) // -1
    /// ```
    ja "その数以上の最小の整数（切り上げ）を返します。"
    fn "Math:ceil" ceil(cx, number: f64) -> f64 { number.ceil() }

    /// The nearest whole number. Halves go up, also below zero.
    ///
    /// ```aiscript
    /// <: Math:round(1.5) // 2
    /// <: Math:round(-1.5) // -1
    /// ```
    ja "最も近い整数を返します。ちょうど中間なら、負の数でも大きいほうです。"
    fn "Math:round" round(cx, number: f64) -> f64 { math::round(number) }

    /// The number without its fraction.
    ///
    /// ```aiscript
    /// <: Math:trunc(-1.7) // -1
    /// ```
    ja "小数部分を取り除いた数を返します。"
    fn "Math:trunc" trunc(cx, number: f64) -> f64 { number.trunc() }

    /// The nearest number of single precision (32 bits).
    ///
    /// ```aiscript
    /// <: Math:fround(0.1) // 0.10000000149011612
    /// ```
    ja "最も近い単精度（32ビット）の数を返します。"
    fn "Math:fround" fround(cx, number: f64) -> f64 { math::fround(number) }

    /// How many zeros there are before the first one if the number is written as 32 bits.
    ///
    /// ```aiscript
    /// <: Math:clz32(1) // 31
    /// ```
    ja "32ビットの整数として表したとき、先頭に並ぶ0の個数を返します。"
    fn "Math:clz32" clz32(cx, number: f64) -> f64 { math::clz32(number) }

    /// The greater of two numbers.
    ///
    /// ```aiscript
    /// <: Math:max(3, 7) // 7
    /// ```
    ja "二つの数の大きいほうを返します。"
    fn "Math:max" max(cx, a: f64, b: f64) -> f64 { math::max(a, b) }

    /// The lesser of two numbers.
    ///
    /// ```aiscript
    /// <: Math:min(3, 7) // 3
    /// ```
    ja "二つの数の小さいほうを返します。"
    fn "Math:min" min(cx, a: f64, b: f64) -> f64 { math::min(a, b) }
}

//! `Num:` and what numbers have.

use aizome_aiscript_vm::{Flat, Heap};

use crate::algorithms::number::{self, Radix};
use crate::table::natives;

natives! {
    /// `Num:` and what numbers have.
    pub static NUM;

    /// The number that a text in base 16 stands for, with or without `0x` before it. Reading stops
    /// at the first character that is no digit; a text without digits gives NaN.
    ///
    /// ```aiscript
    /// <: Num:from_hex("ff") // 255
    /// <: Num:from_hex("0x1f") // 31
    /// <: Num:from_hex("lily") // NaN
    /// ```
    ja "16進数の文字列が表す数を返します。先頭の`0x`はあってもなくてもかまいません。数字でない文字の手前まで読み、数字が一つもなければNaNです。"
    fn "Num:from_hex" from_hex(cx, digits: Flat) -> f64 {
        number::parse_int(&digits, Radix::Sixteen)
    }

    /// The number as text.
    ///
    /// ```aiscript
    /// <: (0.1 + 0.2).to_str() // 0.30000000000000004
    /// ```
    ja "数の文字列表現を返します。"
    method "num.to_str" to_str(cx, this: f64) -> Flat { Heap::number_text(this) }

    /// The number as text in base 16.
    ///
    /// ```aiscript
    /// <: (255).to_hex() // ff
    /// ```
    ja "数の16進数での文字列表現を返します。"
    method "num.to_hex" to_hex(cx, this: f64) -> Flat { Flat::from(&*number::to_hex(this)) }
}

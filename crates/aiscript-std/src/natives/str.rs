//! `Str:`: comparing strings, and making them of codes.

use std::cmp::Ordering;

use aizome_aiscript_vm::{Error, Flat, Heap};

use super::nums::Nums;
use super::size;
use crate::algorithms::buffer::{Buffer, MAX_LENGTH, TooLong};
use crate::algorithms::codes;
use crate::table::natives;

natives! {
    /// `Str:`.
    pub static STR;

    /// The end of a line.
    ///
    /// ```aiscript
    /// <: `a{Str:lf}b`.len // 3
    /// ```
    ja "改行文字です。"
    const "Str:lf" lf(version) -> &'static str { "\n" }

    /// Compares two strings: -1 if the first comes first, 0 if they are equal, otherwise 1. Sorting
    /// with it sorts up.
    ///
    /// ```aiscript
    /// <: Str:lt("a", "b") // -1
    /// <: ["b", "c", "a"].sort(Str:lt) // [ "a", "b", "c" ]
    /// ```
    ja "二つの文字列を比べた結果を返します。一つ目が先なら-1、等しければ0、後なら1です。`sort`に渡すと昇順になります。"
    fn "Str:lt" lt(cx, a: Flat, b: Flat) -> f64 { f64::from(order(&a, &b) as i8) }

    /// Compares two strings the other way round: 1 if the first comes first. Sorting with it sorts
    /// down.
    ///
    /// ```aiscript
    /// <: Str:gt("a", "b") // 1
    /// <: ["b", "c", "a"].sort(Str:gt) // [ "c", "b", "a" ]
    /// ```
    ja "二つの文字列を`Str:lt`と逆向きに比べた結果を返します。一つ目が先なら1です。`sort`に渡すと降順になります。"
    fn "Str:gt" gt(cx, a: Flat, b: Flat) -> f64 { f64::from(order(&b, &a) as i8) }

    /// The character with a code point of Unicode.
    ///
    /// ```aiscript
    /// <: Str:from_codepoint(34253) // 藍
    /// ```
    ja "Unicodeのコードポイントに対応する文字を返します。"
    fn "Str:from_codepoint" from_codepoint(cx, code: f64) -> Result<Flat, Error> {
        let mut text = Buffer::default();
        push(code, &mut text)?;
        Ok(text.finish())
    }

    /// A string made of the code points of its characters.
    ///
    /// ```aiscript
    /// <: Str:from_unicode_codepoints([97, 128049]) // a🐱
    /// ```
    ja "コードポイントの配列から作った文字列を返します。"
    fn "Str:from_unicode_codepoints" from_codepoints(cx, codes: Nums) -> Result<Flat, Error> {
        size::string(cx.heap, codes.len(cx.heap))?;
        let mut text = Buffer::with_capacity(codes.len(cx.heap));
        for code in codes.iter(cx.heap) {
            push(code?, &mut text)?;
        }
        if text.len() > MAX_LENGTH { Err(TooLong.into()) } else { Ok(text.finish()) }
    }

    /// A string made of the bytes of its UTF-8 form. What is not UTF-8 becomes `�`.
    ///
    /// ```aiscript
    /// <: Str:from_utf8_bytes([227, 129, 130]) // あ
    /// ```
    ja "UTF-8のバイト列の配列から作った文字列を返します。UTF-8として正しくない部分は`�`になります。"
    fn "Str:from_utf8_bytes" from_utf8(cx, bytes: Nums) -> Result<Flat, Error> {
        size::string(cx.heap, bytes.len(cx.heap))?;
        let bytes: Vec<u8> = bytes.all(cx.heap)?.map(codes::to_byte).collect();
        Ok(codes::from_utf8(&bytes))
    }
}

/// Which of two strings comes first: by their UTF-16 units.
fn order(a: &Flat, b: &Flat) -> Ordering {
    match (a, b) {
        (Flat::Narrow(a), Flat::Narrow(b)) => a.cmp(b),
        (Flat::Wide(a), Flat::Wide(b)) => a.cmp(b),
        _ => a.units().cmp(b.units()),
    }
}

/// Adds the character with a code point.
fn push(code: f64, text: &mut Buffer) -> Result<(), Error> {
    codes::push_code_point(code, text).ok_or_else(|| {
        let code = Heap::number_text(code);
        Error::internal(format!("Invalid code point {code}"))
    })
}

//! Looking into a string: how long it is, what stands where.

use aizome_aiscript_vm::{Argument, Error, Flat, Str, Value};

use crate::algorithms::{chars, codes, text};
use crate::table::natives;

natives! {
    /// Looking into a string.
    pub static TEXT_SEARCH;

    /// How many characters the string has, as people count them: most emoji are one.
    ///
    /// ```aiscript
    /// <: "藍🐱".len // 2
    /// ```
    ja "文字数です。絵文字もたいてい1文字と数えます。"
    get "str.len" len(cx, this: Str) -> f64 { chars::len(cx.heap.text(this)) as f64 }

    /// Whether a text stands somewhere in the string.
    ///
    /// ```aiscript
    /// <: "hello".incl("ell") // true
    /// ```
    ja "文字列が含まれているかどうかを返します。"
    method "str.incl" incl(cx, this: Flat, search: Flat) -> bool { text::contains(&this, &search) }

    /// At which character a text first stands in the string, from a given character on; -1 if it
    /// does not.
    ///
    /// ```aiscript
    /// <: "banana".index_of("an") // 1
    /// <: "banana".index_of("an", 2) // 3
    /// <: "banana".index_of("x") // -1
    /// ```
    ja "文字列が最初に現れる位置（文字単位）を返します。検索を始める位置も指定できます。見つからなければ-1です。"
    method "str.index_of" index_of(cx, this: Flat, search: Flat, from_index: Option<f64>) -> f64 {
        chars::index_of(&this, &search, from_index)
    }

    /// Whether the string begins with a text; or whether the text stands at an index, counted in
    /// UTF-16 units, from the end if it is negative.
    ///
    /// ```aiscript
    /// <: "aiscript".starts_with("ai") // true
    /// <: "aiscript".starts_with("script", 2) // true
    /// ```
    ja "文字列で始まるかどうかを返します。位置（UTF-16単位、負なら末尾から）を指定すると、その位置から始まるかどうかを返します。"
    method "str.starts_with" starts_with(
        cx,
        this: Flat,
        prefix: Flat,
        start_index: Option<Value> as "num",
    ) -> Result<bool, Error> {
        if prefix.is_empty() {
            return Ok(true);
        }
        let index = Option::<f64>::of(cx, start_index)?;
        Ok(text::starts_with(&this, &prefix, index))
    }

    /// Whether the string ends with a text; or whether the text ends before an index, counted in
    /// UTF-16 units, from the end if it is negative.
    ///
    /// ```aiscript
    /// <: "aiscript".ends_with("script") // true
    /// <: "aiscript".ends_with("ai", 2) // true
    /// ```
    ja "文字列で終わるかどうかを返します。位置（UTF-16単位、負なら末尾から）を指定すると、その位置の手前で終わるかどうかを返します。"
    method "str.ends_with" ends_with(
        cx,
        this: Flat,
        suffix: Flat,
        end_index: Option<Value> as "num",
    ) -> Result<bool, Error> {
        if suffix.is_empty() {
            return Ok(true);
        }
        let index = Option::<f64>::of(cx, end_index)?;
        Ok(text::ends_with(&this, &suffix, index))
    }

    /// The character at an index, counted from 0; `null` if there is none.
    ///
    /// ```aiscript
    /// <: "藍🐱".pick(1) // 🐱
    /// <: "藍🐱".pick(2) // null
    /// ```
    ja "指定した位置（0から数えた文字単位）の文字を返します。なければ`null`です。"
    method "str.pick" pick(cx, this: Str, index: f64) -> Option<Flat> as "str | null" {
        let this = cx.heap.text(this);
        chars::nth(this, index).map(|char| text::part(this, char))
    }

    /// The UTF-16 unit at an index, counted in such units; `null` if there is none.
    ///
    /// ```aiscript
    /// <: "abc".charcode_at(1) // 98
    /// <: "abc".charcode_at(3) // null
    /// ```
    ja "指定した位置（UTF-16単位）のUTF-16コードユニットを返します。なければ`null`です。"
    method "str.charcode_at" charcode_at(cx, this: Str, index: f64) -> Option<f64> as "num | null" {
        codes::unit_at(cx.heap.text(this), index).map(f64::from)
    }

    /// The code point that begins at an index, counted in UTF-16 units; `null` if there is none.
    ///
    /// ```aiscript
    /// <: "🐱".codepoint_at(0) // 128049
    /// ```
    ja "指定した位置（UTF-16単位）から始まるコードポイントを返します。なければ`null`です。"
    method "str.codepoint_at" codepoint_at(cx, this: Str, index: f64)
        -> Option<f64> as "num | null"
    {
        codes::code_point_at(cx.heap.text(this), index).map(f64::from)
    }
}

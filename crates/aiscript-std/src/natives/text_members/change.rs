//! What can be made of a string: other strings, and a number. The string itself never changes.

use aizome_aiscript_vm::{Context, Error, Flat};

use crate::algorithms::buffer::MAX_LENGTH;
use crate::algorithms::number::{self, Radix};
use crate::algorithms::text::{self, Side};
use crate::algorithms::{case, chars};
use crate::natives::size;
use crate::table::natives;

natives! {
    /// What can be made of a string.
    pub static TEXT_CHANGE;

    /// The whole number at the beginning of the string, after any white space; `null` if there is
    /// none. What follows it is ignored, even a fraction.
    ///
    /// ```aiscript
    /// <: "42px".to_num() // 42
    /// <: "1.9".to_num() // 1
    /// <: "lily".to_num() // null
    /// ```
    ja "文字列の先頭にある整数を返します。なければ`null`です。その後に続く文字は、小数部分も含めて無視されます。"
    method "str.to_num" to_num(cx, this: Flat) -> Option<f64> as "num | null" {
        Some(number::parse_int(&this, Radix::Ten)).filter(|number| !number.is_nan())
    }

    /// The string with every place where a text stands replaced by another.
    ///
    /// ```aiscript
    /// <: "one, two, three".replace(", ", "-") // one-two-three
    /// ```
    ja "一つ目の文字列をすべて二つ目に置き換えた文字列を返します。"
    method "str.replace" replace(cx, this: Flat, search: Flat, replacement: Flat)
        -> Result<Flat, Error>
    {
        reserve_replaced(cx, &this, &search, &replacement)?;
        Ok(text::replace(&this, &search, &replacement, MAX_LENGTH)?)
    }

    /// The string without white space and ends of lines around it.
    ///
    /// ```aiscript
    /// <: "  hi ".trim() // hi
    /// ```
    ja "前後の空白と改行を取り除いた文字列を返します。"
    method "str.trim" trim(cx, this: Flat) -> Flat { text::part(&this, text::trim(&this)) }

    /// The string in capital letters.
    ///
    /// ```aiscript
    /// <: "Straße".upper() // STRASSE
    /// ```
    ja "大文字にした文字列を返します。"
    method "str.upper" upper(cx, this: Flat) -> Result<Flat, Error> {
        reserve_mapped(cx, &this)?;
        Ok(case::upper(&this, MAX_LENGTH)?)
    }

    /// The string in small letters.
    ///
    /// ```aiscript
    /// <: "AiScript".lower() // aiscript
    /// ```
    ja "小文字にした文字列を返します。"
    method "str.lower" lower(cx, this: Flat) -> Result<Flat, Error> {
        reserve_mapped(cx, &this)?;
        Ok(case::lower(&this, MAX_LENGTH)?)
    }

    /// The characters from one index to before another. An index below 0 counts as 0.
    ///
    /// ```aiscript
    /// <: "aiscript".slice(2, 5) // scr
    /// ```
    ja "一つ目の位置から二つ目の位置の手前までの部分文字列（文字単位）を返します。負の位置は0とみなします。"
    method "str.slice" slice(cx, this: Flat, begin: f64, end: f64) -> Flat {
        text::part(&this, chars::slice(&this, begin, end))
    }

    /// The string with spaces, or another text again and again, before it until it is so many
    /// UTF-16 units long.
    ///
    /// ```aiscript
    /// <: "7".pad_start(3, "0") // 007
    /// <: "12345".pad_start(3, "0") // 12345
    /// ```
    ja "指定した長さ（UTF-16単位）になるまで、先頭に空白または指定した文字列を繰り返し足した文字列を返します。"
    method "str.pad_start" pad_start(cx, this: Flat, width: f64, padding: Option<Flat>)
        -> Result<Flat, Error>
    {
        pad(cx, &this, Side::Start, width, padding)
    }

    /// The string with spaces, or another text again and again, after it until it is so many UTF-16
    /// units long.
    ///
    /// ```aiscript
    /// <: "wow".pad_end(6, "!") // wow!!!
    /// ```
    ja "指定した長さ（UTF-16単位）になるまで、末尾に空白または指定した文字列を繰り返し足した文字列を返します。"
    method "str.pad_end" pad_end(cx, this: Flat, width: f64, padding: Option<Flat>)
        -> Result<Flat, Error>
    {
        pad(cx, &this, Side::End, width, padding)
    }
}

fn pad(
    cx: &mut Context<'_>,
    this: &Flat,
    side: Side,
    width: f64,
    padding: Option<Flat>,
) -> Result<Flat, Error> {
    let padding = padding.unwrap_or_else(|| Flat::from(" "));
    if width as usize > this.len() && !padding.is_empty() {
        size::string(cx.heap, width as usize)?;
    }
    Ok(text::pad(this, side, width, &padding, MAX_LENGTH)?)
}

/// Asks for as much memory as a text can take in other letters: one becomes three at most.
fn reserve_mapped(cx: &mut Context<'_>, this: &Flat) -> Result<(), Error> {
    cx.heap.reserve(this.len().saturating_mul(3 * size_of::<u16>()))
}

/// Asks for as much memory as a text can take with its pieces replaced. They are counted only if
/// there might be too many.
fn reserve_replaced(
    cx: &mut Context<'_>,
    this: &Flat,
    search: &Flat,
    replacement: &Flat,
) -> Result<(), Error> {
    let units = |joints: usize| {
        let kept = this.len().saturating_sub(joints.saturating_mul(search.len()));
        kept.saturating_add(joints.saturating_mul(replacement.len()))
    };
    let most = this.len() / search.len().max(1);
    if size::string(cx.heap, units(most).max(this.len())).is_ok() {
        return Ok(());
    }
    let pieces = text::split(this, search).count();
    size::string(cx.heap, units(pieces.saturating_sub(1)))
}

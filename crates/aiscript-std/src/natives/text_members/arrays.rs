//! Strings as arrays of their pieces.
//!
//! Every letter is made a string of its own only once for each array, however often it comes.

use std::ops::Range;

use aizome_aiscript_vm::{Arr, Context, Error, Flat, Heap, Str, Value};
use rustc_hash::FxHashMap;

use crate::algorithms::{chars, codes, text};
use crate::natives::size;
use crate::table::natives;

natives! {
    /// Strings as arrays of their pieces.
    pub static TEXT_ARRAYS;

    /// The characters of the string, as people count them.
    ///
    /// ```aiscript
    /// <: "a👩‍👩‍👧".to_arr() // [ "a", "👩‍👩‍👧" ]
    /// ```
    ja "文字ごとに分けた配列を返します。絵文字もたいてい1文字と数えます。"
    method "str.to_arr" to_arr(cx, this: Flat) -> Result<Arr, Error> as "arr<str>" {
        pieces(cx, &this, chars::Chars::of(&this))
    }

    /// The characters of the string by code points of Unicode, of which some emoji have several.
    ///
    /// ```aiscript
    /// <: "藍🐱".to_unicode_arr() // [ "藍", "🐱" ]
    /// ```
    ja "コードポイントごとに分けた文字の配列を返します。"
    method "str.to_unicode_arr" to_unicode_arr(cx, this: Flat) -> Result<Arr, Error> as "arr<str>" {
        pieces(cx, &this, codes::code_point_ranges(&this))
    }

    /// The code points of the string.
    ///
    /// ```aiscript
    /// <: "a🐱".to_unicode_codepoint_arr() // [ 97, 128049 ]
    /// ```
    ja "コードポイントの配列を返します。"
    method "str.to_unicode_codepoint_arr" to_codepoints(cx, this: Flat)
        -> Result<Arr, Error> as "arr<num>"
    {
        numbers(cx, this.len(), codes::code_points(&this))
    }

    /// The UTF-16 units of the string, each as a string.
    ///
    /// ```aiscript
    /// <: "abc".to_char_arr() // [ "a", "b", "c" ]
    /// ```
    ja "UTF-16のコードユニットごとに分けた文字列の配列を返します。"
    method "str.to_char_arr" to_char_arr(cx, this: Flat) -> Result<Arr, Error> as "arr<str>" {
        pieces(cx, &this, (0..this.len()).map(|at| at..at + 1))
    }

    /// The UTF-16 units of the string as numbers.
    ///
    /// ```aiscript
    /// <: "abc".to_charcode_arr() // [ 97, 98, 99 ]
    /// ```
    ja "UTF-16のコードユニットの配列を返します。"
    method "str.to_charcode_arr" to_charcodes(cx, this: Flat) -> Result<Arr, Error> as "arr<num>" {
        numbers(cx, this.len(), this.units())
    }

    /// The bytes of the string in UTF-8.
    ///
    /// ```aiscript
    /// <: "あ".to_utf8_byte_arr() // [ 227, 129, 130 ]
    /// ```
    ja "UTF-8で表したときのバイトの配列を返します。"
    method "str.to_utf8_byte_arr" to_utf8_bytes(cx, this: Flat)
        -> Result<Arr, Error> as "arr<num>"
    {
        size::string(cx.heap, this.len())?;
        let bytes = codes::to_utf8(&this);
        numbers(cx, bytes.len(), bytes)
    }

    /// The pieces of the string between the places where a separator stands; without a separator,
    /// its characters.
    ///
    /// ```aiscript
    /// <: "a,b,c".split(",") // [ "a", "b", "c" ]
    /// <: "hi".split() // [ "h", "i" ]
    /// ```
    ja "区切り文字列で分けた配列を返します。区切りを省くと1文字ごとに分けます。"
    method "str.split" split(cx, this: Flat, separator: Option<Flat>)
        -> Result<Arr, Error> as "arr<str>"
    {
        match separator {
            Some(separator) => pieces(cx, &this, text::split(&this, &separator)),
            None => pieces(cx, &this, chars::Chars::of(&this)),
        }
    }
}

/// An array of numbers, of which there are so many at most.
fn numbers<N: Into<f64>>(
    cx: &mut Context<'_>,
    most: usize,
    numbers: impl IntoIterator<Item = N>,
) -> Result<Arr, Error> {
    let mut items = size::array(cx.heap, most)?;
    items.extend(numbers.into_iter().map(|number| Value::num(number.into())));
    Ok(cx.heap.array(items))
}

/// An array of pieces of a text.
fn pieces(
    cx: &mut Context<'_>,
    text: &Flat,
    pieces: impl Iterator<Item = Range<usize>>,
) -> Result<Arr, Error> {
    /// What a piece takes beside its units: its place, the beginning of its memory, and the place
    /// in the array.
    const COST: usize = 64;
    let mut letters = Letters::new();
    let mut items = Vec::new();
    for piece in pieces {
        cx.heap
            .reserve(items.len() * size_of::<Value>() + piece.len() * size_of::<u16>() + COST)?;
        items.push(letters.string(cx.heap, text, piece).into());
    }
    Ok(cx.heap.array(items))
}

/// The short strings that were made: the empty one, and those of one unit, narrow or wide.
struct Letters {
    empty: Option<Str>,
    narrow: [Option<Str>; 0x100],
    wide: FxHashMap<u16, Str>,
}

impl Letters {
    fn new() -> Self {
        Self { empty: None, narrow: [None; 0x100], wide: FxHashMap::default() }
    }

    /// A piece of a text as a string.
    fn string(&mut self, heap: &mut Heap, text: &Flat, piece: Range<usize>) -> Str {
        let (start, len) = (piece.start, piece.len());
        let new = || heap.string(text::part(text, piece));
        match text.unit(start) {
            _ if len == 0 => *self.empty.get_or_insert_with(new),
            Some(unit) if len == 1 => match self.narrow.get_mut(usize::from(unit)) {
                Some(known) => *known.get_or_insert_with(new),
                None => *self.wide.entry(unit).or_insert_with(new),
            },
            _ => new(),
        }
    }
}

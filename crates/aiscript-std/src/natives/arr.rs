//! `Arr:`, and how JavaScript reads a length and a place in an array.

use aizome_aiscript_vm::{Arr, Error, Value};

use super::size;
use crate::table::natives;

natives! {
    /// `Arr:`
    pub static ARR;

    /// Makes an array of so many elements, all of them the same value: `null` if none is given.
    ///
    /// An array or object given as `initial` is not copied: all elements are that one.
    ///
    /// ```aiscript
    /// <: Arr:create(3, 0) // [ 0, 0, 0 ]
    /// <: Arr:create(2) // [ null, null ]
    /// ```
    ja "指定した長さの配列を作ります。全ての要素は`initial`（省略時は`null`）になります。配列やオブジェクトを渡すと、コピーされずに全ての要素が同じものになります。"
    fn "Arr:create" create(
        cx,
        length: f64,
        initial: Option<Value> as "T",
    ) -> Result<Arr, Error> as "arr<T>" {
        let len = count("Arr:create", length)?;
        let mut items = size::array(cx.heap, len)?;
        items.resize(len, initial.unwrap_or(Value::NULL));
        Ok(cx.heap.array(items))
    }
}

/// How many elements a script asks for: a whole number, not negative.
///
/// # Errors
/// With the name of the native that was asked.
pub(super) fn count(native: &str, length: f64) -> Result<usize, Error> {
    let (wanted, got) = match length {
        ..0.0 => ("non-negative number", "negative"),
        _ if length.fract() != 0.0 => ("integer", "non-integer"),
        _ => return Ok(length as usize),
    };
    Err(Error::runtime(format!("{native} expected {wanted}, got {got}")))
}

/// The place that an index means in an array of a length, from the end if it is negative: as
/// JavaScript's `slice`, `splice` and `fill` take it. At most the length itself.
pub(super) fn place(index: f64, len: usize) -> usize {
    let index = index.trunc();
    if index < 0.0 { (len as f64 + index).max(0.0) as usize } else { (index as usize).min(len) }
}

#[cfg(test)]
mod tests {
    use super::{count, place};

    #[test]
    fn places_are_those_of_javascript() {
        // [0, 1, 2].slice(index)[0]
        for (index, expected) in [
            (0.0, 0),
            (1.9, 1),
            (-0.9, 0),
            (-1.0, 2),
            (-3.0, 0),
            (-4.0, 0),
            (3.0, 3),
            (9e99, 3),
            (f64::NAN, 0),
            (f64::INFINITY, 3),
            (f64::NEG_INFINITY, 0),
        ] {
            assert_eq!(place(index, 3), expected, "{index}");
        }
    }

    #[test]
    fn counts_are_whole() {
        let text = |length| count("f", length).map_err(|error| error.to_string());
        assert_eq!(text(-0.0), Ok(0));
        assert_eq!(text(3.0), Ok(3));
        assert_eq!(text(-0.5), Err("f expected non-negative number, got negative".to_owned()));
        for odd in [0.5, f64::NAN, f64::INFINITY] {
            assert_eq!(text(odd), Err("f expected integer, got non-integer".to_owned()));
        }
    }
}

//! What can be asked of an array: nothing here changes it.

use aizome_aiscript_vm::{Arr, Error, Flat, Heap, Str, Value};

use super::arr::{count, place};
use super::{json, size};
use crate::algorithms::buffer::Buffer;
use crate::table::natives;

natives! {
    /// Members of arrays that leave them as they are.
    pub static ARR_MEMBERS;

    /// How many elements the array has.
    ///
    /// ```aiscript
    /// <: ["a", "b"].len // 2
    /// ```
    ja "配列の要素数です。"
    get "arr.len" len(cx, array: Arr) -> f64 { cx.heap.items(array).len() as f64 }

    /// The element at an index, counted from the end if it is negative. If there is none, it is
    /// `otherwise`.
    ///
    /// ```aiscript
    /// <: ["a", "b", "c"].at(-1) // c
    /// <: ["a", "b", "c"].at(5) // null
    /// <: ["a", "b", "c"].at(5, "none") // none
    /// ```
    ja "指定した位置の要素を返します。負の位置は末尾から数えます。要素がなければ`otherwise`（省略時は`null`）を返します。"
    method "arr.at" at(
        cx,
        array: Arr,
        index: f64,
        otherwise: Option<Value> as "U",
    ) -> Value as "T | U | null" {
        let items = cx.heap.items(array);
        let index = index.trunc();
        let from_start = if index < 0.0 { items.len() as f64 + index } else { index };
        let found = if from_start < 0.0 { None } else { items.get(from_start as usize) };
        found.copied().or(otherwise).unwrap_or(Value::NULL)
    }

    /// A new array: the elements of this one, then those of the other.
    ///
    /// ```aiscript
    /// <: [1, 2].concat([3]) // [ 1, 2, 3 ]
    /// ```
    ja "二つの配列をつなげた新しい配列を返します。"
    method "arr.concat" concat(
        cx,
        array: Arr,
        other: Arr as "arr<T>",
    ) -> Result<Arr, Error> as "arr<T>" {
        let len = cx.heap.items(array).len() + cx.heap.items(other).len();
        let mut all = size::array(cx.heap, len)?;
        all.extend_from_slice(cx.heap.items(array));
        all.extend_from_slice(cx.heap.items(other));
        Ok(cx.heap.array(all))
    }

    /// A new array with the elements from `begin` up to, but without, `end`. A negative index
    /// counts from the end.
    ///
    /// ```aiscript
    /// <: [1, 2, 3, 4].slice(1, 3) // [ 2, 3 ]
    /// <: [1, 2, 3, 4].slice(-2, 4) // [ 3, 4 ]
    /// ```
    ja "`begin`から`end`の手前までの要素からなる新しい配列を返します。負の位置は末尾から数えます。"
    method "arr.slice" slice(
        cx,
        array: Arr,
        begin: f64,
        end: f64,
    ) -> Result<Arr, Error> as "arr<T>" {
        let len = cx.heap.items(array).len();
        let (begin, end) = (place(begin, len), place(end, len));
        copy_of(cx.heap, array, begin, end)
    }

    /// A new array with the same elements. The elements themselves are not copied.
    ///
    /// ```aiscript
    /// let a = [1, 2]
    /// let b = a.copy()
    /// b.push(3)
    /// <: a // [ 1, 2 ]
    /// ```
    ja "同じ要素を持つ新しい配列を返します。要素そのものはコピーされません。"
    method "arr.copy" copy(cx, array: Arr) -> Result<Arr, Error> as "arr<T>" {
        let len = cx.heap.items(array).len();
        copy_of(cx.heap, array, 0, len)
    }

    /// Puts all strings of the array together, with `joiner` between them. An element that is no
    /// string is left blank.
    ///
    /// ```aiscript
    /// <: ["a", "b", "c"].join("-") // a-b-c
    /// <: ["a", "b", "c"].join() // abc
    /// <: ["a", 1, "c"].join("-") // a--c
    /// ```
    ja "配列の文字列を`joiner`でつなげます。文字列でない要素は空文字列として扱います。"
    method "arr.join" join(cx, array: Arr, joiner: Option<Flat>) -> Result<Flat, Error> {
        let joiner = joiner.unwrap_or_default();
        let items = cx.heap.items(array);
        let strings = items.iter().filter_map(|item| item.as_str());
        let between = joiner.len().saturating_mul(items.len().saturating_sub(1));
        let units = strings.fold(between, |units, string: Str| {
            units.saturating_add(cx.heap.string_len(string))
        });
        size::string(cx.heap, units)?;
        Ok(joined(cx.heap, array, &joiner, units))
    }

    /// Whether some element equals the value.
    ///
    /// ```aiscript
    /// <: ["a", "b"].incl("b") // true
    /// ```
    ja "指定した値と等しい要素があるかどうかを返します。"
    method "arr.incl" incl(cx, array: Arr, value: Value as "T") -> bool {
        find_equal(cx.heap, array, value, 0).is_some()
    }

    /// The index of the first element that equals the value, from index `from` on; `-1` if there is
    /// none. A negative `from` counts from the end.
    ///
    /// ```aiscript
    /// <: ["a", "b", "a"].index_of("a") // 0
    /// <: ["a", "b", "a"].index_of("a", 1) // 2
    /// <: ["a", "b", "a"].index_of("c") // -1
    /// ```
    ja "指定した値と等しい最初の要素の位置を返します。なければ`-1`です。`from`を渡すとその位置から探します。負の位置は末尾から数えます。"
    method "arr.index_of" index_of(cx, array: Arr, value: Value as "T", from: Option<f64>) -> f64 {
        let start = from.map_or(0, |from| place(from, cx.heap.items(array).len()));
        find_equal(cx.heap, array, value, start).map_or(-1.0, |index| index as f64)
    }

    /// A new array that holds the elements so many times.
    ///
    /// ```aiscript
    /// <: [1, 2].repeat(2) // [ 1, 2, 1, 2 ]
    /// ```
    ja "要素を指定した回数だけ繰り返した新しい配列を返します。"
    method "arr.repeat" repeat(cx, array: Arr, times: f64) -> Result<Arr, Error> as "arr<T>" {
        let times = count("arr.repeat", times)?;
        let len = cx.heap.items(array).len();
        // The reference makes an array of so many first: too many are too many even of nothing.
        let mut all = size::array(cx.heap, len.max(1).saturating_mul(times))?;
        if len > 0 {
            (0..times).for_each(|_| all.extend_from_slice(cx.heap.items(array)));
        }
        Ok(cx.heap.array(all))
    }

    /// A new array in which the elements of arrays in this array stand in their place; with a depth
    /// greater than 1 also those of the arrays in them.
    ///
    /// ```aiscript
    /// <: [1, [2, [3]]].flat() // [ 1, 2, [ 3 ] ]
    /// <: [1, [2, [3]]].flat(2) // [ 1, 2, 3 ]
    /// ```
    ja "入れ子の配列を、指定した深さ（省略時は1）まで平らにした新しい配列を返します。"
    method "arr.flat" flat(cx, array: Arr, depth: Option<f64>) -> Result<Arr, Error> as "arr" {
        let depth = depth.unwrap_or(1.0);
        if !depth.is_finite() || depth.fract() != 0.0 {
            return Err(Error::runtime("arr.flat expected integer, got non-integer"));
        }
        if depth < 0.0 {
            return Err(Error::runtime("arr.flat expected non-negative number, got negative"));
        }
        let flat = flattened(cx.heap, array, depth)?;
        Ok(cx.heap.array(flat))
    }
}

/// A new array with some elements of another.
fn copy_of(heap: &mut Heap, array: Arr, begin: usize, end: usize) -> Result<Arr, Error> {
    let mut part = size::array(heap, end.saturating_sub(begin))?;
    part.extend_from_slice(heap.items(array).get(begin..end).unwrap_or_default());
    Ok(heap.array(part))
}

fn joined(heap: &mut Heap, array: Arr, joiner: &Flat, units: usize) -> Flat {
    let mut text = Buffer::with_capacity(units);
    for index in 0..heap.items(array).len() {
        if index > 0 {
            text.extend(joiner);
        }
        if let Some(string) = heap.items(array)[index].as_str() {
            text.extend(heap.text(string));
        }
    }
    text.finish()
}

/// Where from a place on an element equals a value.
fn find_equal(heap: &mut Heap, array: Arr, value: Value, start: usize) -> Option<usize> {
    if let Some(number) = value.as_num() {
        // Numbers equal nothing but numbers: that needs no look at the heap.
        let rest = heap.items(array).get(start..)?;
        let found = rest.iter().position(|item| item.as_num() == Some(number))?;
        return Some(start + found);
    }
    (start..heap.items(array).len()).find(|&index| {
        let item = heap.items(array)[index];
        heap.equal(item, value)
    })
}

/// No path through arrays is followed further than this: an array that holds itself has no end.
const DEEPEST: usize = 1 << 20;

/// Before so many elements nobody is asked for memory.
const FREE: usize = 1 << 10;

/// The elements of an array, and of the arrays in it down to a depth.
///
/// Few arrays can make very many paths, even if all of them end in empty arrays. So every element
/// that is looked at is paid for as if it stood in the result.
fn flattened(heap: &Heap, array: Arr, depth: f64) -> Result<Vec<Value>, Error> {
    let mut flat = Vec::new();
    let mut open = vec![(array, 0)];
    let mut looked = 0_usize;
    let mut paid = FREE;
    while let Some((array, next)) = open.last_mut() {
        let Some(&item) = heap.items(*array).get(*next) else {
            open.pop();
            continue;
        };
        *next += 1;
        looked += 1;
        if looked > paid {
            paid = paid.saturating_mul(2);
            heap.reserve(paid.saturating_mul(size_of::<Value>()))?;
        }
        match item.as_arr() {
            Some(_) if open.len() > DEEPEST => return Err(json::too_deep()),
            Some(inner) if open.len() as f64 <= depth => open.push((inner, 0)),
            _ => flat.push(item),
        }
    }
    Ok(flat)
}

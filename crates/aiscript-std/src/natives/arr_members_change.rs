//! What changes an array in place.

use aizome_aiscript_vm::{Arr, Error, Value};

use super::arr::place;
use super::size;
use crate::table::natives;

natives! {
    /// Members of arrays that change them.
    pub static ARR_CHANGES;

    /// Adds an element at the end, and gives the array.
    ///
    /// ```aiscript
    /// let a = [1]
    /// a.push(2).push(3)
    /// <: a // [ 1, 2, 3 ]
    /// ```
    ja "配列の末尾に要素を追加し、その配列を返します。"
    method "arr.push" push(cx, array: Arr, value: Value as "T") -> Arr as "arr<T>" {
        cx.heap.edit(array, |items| items.push(value));
        array
    }

    /// Adds an element at the beginning, and gives the array.
    ///
    /// ```aiscript
    /// <: [2, 3].unshift(1) // [ 1, 2, 3 ]
    /// ```
    ja "配列の先頭に要素を追加し、その配列を返します。"
    method "arr.unshift" unshift(cx, array: Arr, value: Value as "T") -> Arr as "arr<T>" {
        cx.heap.edit(array, |items| items.insert(0, value));
        array
    }

    /// Takes the last element away, and gives it; `null` if the array is empty.
    ///
    /// ```aiscript
    /// let a = [1, 2, 3]
    /// <: a.pop() // 3
    /// <: a // [ 1, 2 ]
    /// ```
    ja "配列の末尾の要素を取り除いて返します。配列が空なら`null`を返します。"
    method "arr.pop" pop(cx, array: Arr) -> Option<Value> as "T | null" {
        cx.heap.edit(array, Vec::pop)
    }

    /// Takes the first element away, and gives it; `null` if the array is empty.
    ///
    /// ```aiscript
    /// let a = [1, 2, 3]
    /// <: a.shift() // 1
    /// <: a // [ 2, 3 ]
    /// ```
    ja "配列の先頭の要素を取り除いて返します。配列が空なら`null`を返します。"
    method "arr.shift" shift(cx, array: Arr) -> Option<Value> as "T | null" {
        cx.heap.edit(array, |items| if items.is_empty() { None } else { Some(items.remove(0)) })
    }

    /// Puts an element in at an index: what stood there and after it moves on by one. A negative
    /// index counts from the end.
    ///
    /// ```aiscript
    /// let a = ["a", "c"]
    /// a.insert(1, "b")
    /// <: a // [ "a", "b", "c" ]
    /// ```
    ja "指定した位置に要素を挿入します。負の位置は末尾から数えます。"
    method "arr.insert" insert(cx, array: Arr, index: f64, item: Value as "T") -> () {
        cx.heap.edit(array, |items| items.insert(place(index, items.len()), item));
    }

    /// Takes the element at an index away, and gives it; `null` if there is none. A negative index
    /// counts from the end.
    ///
    /// ```aiscript
    /// let a = ["a", "b", "c"]
    /// <: a.remove(1) // b
    /// <: a // [ "a", "c" ]
    /// ```
    ja "指定した位置の要素を取り除いて返します。要素がなければ`null`を返します。負の位置は末尾から数えます。"
    method "arr.remove" remove(cx, array: Arr, index: f64) -> Option<Value> as "T | null" {
        cx.heap.edit(array, |items| {
            let index = place(index, items.len());
            if index < items.len() { Some(items.remove(index)) } else { None }
        })
    }

    /// Turns the order of the elements round.
    ///
    /// ```aiscript
    /// let a = [1, 2, 3]
    /// a.reverse()
    /// <: a // [ 3, 2, 1 ]
    /// ```
    ja "配列の要素を逆順に並べ替えます。"
    method "arr.reverse" reverse(cx, array: Arr) -> () {
        cx.heap.edit(array, |items| items.reverse());
    }

    /// Sets the elements from `begin` up to, but without, `end` to one value, and gives the array.
    /// Without a range, all elements are set; without a value, they are set to `null`.
    ///
    /// ```aiscript
    /// <: [1, 2, 3, 4].fill(0) // [ 0, 0, 0, 0 ]
    /// <: [1, 2, 3, 4].fill(0, 1, 3) // [ 1, 0, 0, 4 ]
    /// ```
    ja "`begin`から`end`の手前までの要素を全て`value`（省略時は`null`）にし、その配列を返します。範囲を省略すると全ての要素が対象になります。"
    method "arr.fill" fill(
        cx,
        array: Arr,
        value: Option<Value> as "T",
        begin: Option<f64>,
        end: Option<f64>,
    ) -> Arr as "arr<T>" {
        cx.heap.edit(array, |items| {
            let begin = place(begin.unwrap_or(0.0), items.len());
            let end = place(end.unwrap_or(f64::INFINITY), items.len());
            items.get_mut(begin..end).unwrap_or_default().fill(value.unwrap_or(Value::NULL));
        });
        array
    }

    /// Takes elements away from `index` on, puts others in their place, and gives an array of those
    /// taken away. Without `remove_count`, all up to the end are taken away. A negative index
    /// counts from the end.
    ///
    /// ```aiscript
    /// let a = [1, 2, 3, 4]
    /// <: a.splice(1, 2, ["two", "three"]) // [ 2, 3 ]
    /// <: a // [ 1, "two", "three", 4 ]
    /// <: a.splice(-1) // [ 4 ]
    /// ```
    ja "`index`から`remove_count`個の要素を取り除いて配列として返し、代わりに`items`の要素を入れます。`remove_count`を省略すると末尾まで全て取り除きます。負の位置は末尾から数えます。"
    method "arr.splice" splice(
        cx,
        array: Arr,
        index: f64,
        remove_count: Option<f64>,
        items: Option<Arr> as "arr<T>",
    ) -> Result<Arr, Error> as "arr<T>" {
        let len = cx.heap.items(array).len();
        let index = place_of_splice(index, len as f64);
        let count = remove_count.unwrap_or(len as f64 - index);
        let start = place(index, len);
        let removed = start..start + (count as usize).min(len - start);

        let added = items.map_or(&[][..], |items| cx.heap.items(items)).to_vec();
        let room = size::array(cx.heap, removed.len() + added.len())?;
        let taken = cx.heap.edit(array, |items| taken(room, items.splice(removed, added)));
        Ok(cx.heap.array(taken))
    }
}

/// Where `splice` begins. It may be a fraction: that counts when all up to the end is taken away.
fn place_of_splice(index: f64, len: f64) -> f64 {
    match index {
        _ if index < -len => 0.0,
        ..0.0 => len + index,
        _ if index >= len => len,
        _ => index,
    }
}

fn taken(mut room: Vec<Value>, items: impl Iterator<Item = Value>) -> Vec<Value> {
    room.extend(items);
    room
}

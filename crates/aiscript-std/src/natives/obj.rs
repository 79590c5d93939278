//! `Obj:`: objects have no members of the language's own, so all that they can do stands here.

use aizome_aiscript_vm::{Argument, Arr, Context, Error, Flat, Heap, Obj, Str, Value};

use super::size;
use crate::table::natives;

natives! {
    /// `Obj:`
    pub static OBJ;

    /// The keys of an object, in the order in which they were set first.
    ///
    /// ```aiscript
    /// <: Obj:keys({ b: 1, a: 2 }) // [ "b", "a" ]
    /// ```
    ja "オブジェクトのキーの配列を、追加された順で返します。"
    fn "Obj:keys" keys(cx, object: Obj) -> Result<Arr, Error> as "arr<str>" {
        let names: Vec<Flat> = names(cx.heap, object);
        let mut keys = size::array(cx.heap, names.len())?;
        keys.extend(names.into_iter().map(|name| Value::from(cx.heap.string(name))));
        Ok(cx.heap.array(keys))
    }

    /// The values of an object, in the order of its keys.
    ///
    /// ```aiscript
    /// <: Obj:vals({ b: 1, a: 2 }) // [ 1, 2 ]
    /// ```
    ja "オブジェクトの値の配列を、キーの順で返します。"
    fn "Obj:vals" vals(cx, object: Obj as "obj<T>") -> Result<Arr, Error> as "arr<T>" {
        let len = cx.heap.keys(object).len();
        let mut values = size::array(cx.heap, len)?;
        values.extend(cx.heap.entries(object).map(|(_, value)| value));
        Ok(cx.heap.array(values))
    }

    /// The keys of an object with their values: an array of arrays of two.
    ///
    /// ```aiscript
    /// <: Obj:kvs({ b: 1, a: 2 }) // [ [ "b", 1 ], [ "a", 2 ] ]
    /// ```
    ja "オブジェクトのキーと値の組の配列を返します。"
    fn "Obj:kvs" kvs(cx, object: Obj) -> Result<Arr, Error> as "arr<arr>" {
        let entries: Vec<_> = cx.heap.entries(object).collect();
        let mut pairs = size::array(cx.heap, entries.len())?;
        for (key, value) in entries {
            let name = cx.heap.key_text(key).clone();
            let name = cx.heap.string(name).into();
            pairs.push(cx.heap.array(vec![name, value]).into());
        }
        Ok(cx.heap.array(pairs))
    }

    /// The value of a key; `null` if the object does not have it.
    ///
    /// ```aiscript
    /// <: Obj:get({ a: 1 }, "a") // 1
    /// <: Obj:get({ a: 1 }, "b") // null
    /// ```
    ja "オブジェクトの指定したキーの値を返します。キーがなければ`null`を返します。"
    fn "Obj:get" get(cx, object: Obj as "obj<T>", key: Str) -> Option<Value> as "T | null" {
        property(cx.heap, object, key)
    }

    /// Sets the value of a key.
    ///
    /// ```aiscript
    /// let o = { a: 1 }
    /// Obj:set(o, "b", 2)
    /// <: o // { a: 1, b: 2 }
    /// ```
    ja "オブジェクトの指定したキーに値を設定します。"
    fn "Obj:set" set(cx, object: Obj, key: Str, value: Value) -> () {
        let key = cx.heap.key(key);
        cx.heap.set_property(object, key, value);
    }

    /// Whether the object has the key.
    ///
    /// ```aiscript
    /// <: Obj:has({ a: 1 }, "a") // true
    /// <: Obj:has({ a: 1 }, "b") // false
    /// ```
    ja "オブジェクトが指定したキーを持つかどうかを返します。"
    fn "Obj:has" has(cx, object: Obj, key: Str) -> bool {
        property(cx.heap, object, key).is_some()
    }

    /// A new object with the same keys and values. The values themselves are not copied.
    ///
    /// ```aiscript
    /// let o = { a: 1 }
    /// let copy = Obj:copy(o)
    /// copy.a = 2
    /// <: o // { a: 1 }
    /// ```
    ja "同じキーと値を持つ新しいオブジェクトを返します。値そのものはコピーされません。"
    fn "Obj:copy" copy(cx, object: Obj as "obj<T>") -> Result<Obj, Error> as "obj<T>" {
        copy_of(cx.heap, object)
    }

    /// A new object with the keys of both. If both have a key, the value is that of the second.
    ///
    /// ```aiscript
    /// <: Obj:merge({ a: 1, b: 2 }, { b: 3, c: 4 }) // { a: 1, b: 3, c: 4 }
    /// ```
    ja "二つのオブジェクトを合わせた新しいオブジェクトを返します。同じキーがあれば二つ目の値になります。"
    fn "Obj:merge" merge(cx, a: Obj, b: Obj) -> Result<Obj, Error> {
        let merged = copy_of(cx.heap, a)?;
        let entries: Vec<_> = cx.heap.entries(b).collect();
        reserve_entries(cx.heap, entries.len())?;
        for (key, value) in entries {
            cx.heap.set_property(merged, key, value);
        }
        Ok(merged)
    }

    /// A new object with these keys only. Keys that the object does not have become `null`.
    ///
    /// ```aiscript
    /// <: Obj:pick({ a: 1, b: 2, c: 3 }, ["c", "a"]) // { c: 3, a: 1 }
    /// ```
    ja "指定したキーだけを取り出した新しいオブジェクトを返します。元のオブジェクトにないキーの値は`null`になります。"
    fn "Obj:pick" pick(cx, object: Obj, keys: Arr as "arr<str>") -> Result<Obj, Error> {
        let picked = cx.heap.object();
        reserve_entries(cx.heap, cx.heap.items(keys).len())?;
        for index in 0..cx.heap.items(keys).len() {
            let key = Str::of(cx, Some(cx.heap.items(keys)[index]))?;
            let value = property(cx.heap, object, key).unwrap_or(Value::NULL);
            let key = cx.heap.key(key);
            cx.heap.set_property(picked, key, value);
        }
        Ok(picked)
    }

    /// Makes an object of keys and values: an array of arrays of two, as `Obj:kvs` gives it.
    ///
    /// ```aiscript
    /// <: Obj:from_kvs([["a", 1], ["b", 2]]) // { a: 1, b: 2 }
    /// ```
    ja "キーと値の組の配列からオブジェクトを作ります。`Obj:kvs`の逆です。"
    fn "Obj:from_kvs" from_kvs(cx, kvs: Arr as "arr<arr>") -> Result<Obj, Error> {
        let object = cx.heap.object();
        reserve_entries(cx.heap, cx.heap.items(kvs).len())?;
        for index in 0..cx.heap.items(kvs).len() {
            let (key, value) = pair(cx, cx.heap.items(kvs)[index])?;
            let key = cx.heap.key(key);
            cx.heap.set_property(object, key, value);
        }
        Ok(object)
    }
}

fn names(heap: &Heap, object: Obj) -> Vec<Flat> {
    heap.keys(object).iter().map(|&key| heap.key_text(key).clone()).collect()
}

fn property(heap: &mut Heap, object: Obj, key: Str) -> Option<Value> {
    let name = heap.text(key).clone();
    heap.property(object, heap.find_key(&name)?)
}

fn copy_of(heap: &mut Heap, object: Obj) -> Result<Obj, Error> {
    reserve_entries(heap, heap.keys(object).len())?;
    Ok(heap.copy_object(object))
}

/// Asks for the memory of so many keys with their values.
fn reserve_entries(heap: &Heap, entries: usize) -> Result<(), Error> {
    heap.reserve(entries.saturating_mul(2 * size_of::<Value>()))
}

/// A key and its value.
fn pair(cx: &mut Context<'_>, pair: Value) -> Result<(Str, Value), Error> {
    let pair = Arr::of(cx, Some(pair))?;
    let part = |cx: &Context<'_>, n| cx.heap.items(pair).get(n).copied();
    let (key, value) = (part(cx, 0), part(cx, 1));
    Ok((Str::of(cx, key)?, Value::of(cx, value)?))
}

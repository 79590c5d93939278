//! `Json:`: values as text, and back.
//!
//! The reference goes through values of JavaScript, and a script can see that: keys that are
//! indices come first, in ascending order, and `__proto__` is no key. Depth costs only memory. What
//! holds itself has no end, and is found out while it is written, the first time that the path to a
//! value is long.

use aizome_aiscript_vm::{Arr, Error, Flat, Heap, Key, Kind, Obj, Value};

use super::json_read::{Checked, Values};
use super::size;
use crate::algorithms::buffer::{Buffer, MAX_LENGTH};
use crate::algorithms::json::{array_index, parse, push_number, push_quoted};
use crate::table::natives;

natives! {
    /// `Json:`
    pub static JSON;

    /// Writes a value as JSON text. Functions become the string `<function>`, numbers that are not
    /// finite become `null`; there is no JSON for an error value.
    ///
    /// ```aiscript
    /// <: Json:stringify({ a: 1, b: ["x", null] }) // {"a":1,"b":["x",null]}
    /// ```
    ja "値をJSONの文字列にします。関数は`\"<function>\"`に、有限でない数は`null`になります。エラー値はJSONにできません。"
    fn "Json:stringify" stringify(cx, value: Value) -> Result<Flat, Error> {
        Writer::new(cx.heap).write(value)
    }

    /// Reads JSON text. If it is none, the result is the error value `not_json`.
    ///
    /// ```aiscript
    /// <: Json:parse('{"a": [1, 2]}') // { a: [ 1, 2 ] }
    /// <: Json:parse("{a}").name // not_json
    /// ```
    ja "JSONの文字列を値にします。JSONとして正しくなければ、エラー値`not_json`を返します。"
    fn "Json:parse" parse_json(cx, json: Flat) -> Result<Value, Error> as "any" {
        Values::reserve(cx.heap, &json)?;
        Ok(parse(&json, &mut Values::new(cx.heap)).unwrap_or_else(|_| {
            let name = cx.heap.string("not_json");
            cx.heap.fault(name, Value::NULL).into()
        }))
    }

    /// Whether a string is JSON text.
    ///
    /// ```aiscript
    /// <: Json:parsable("[1, 2]") // true
    /// <: Json:parsable("[1, 2") // false
    /// ```
    ja "文字列がJSONとして正しいかどうかを返します。"
    fn "Json:parsable" parsable(cx, text: Flat) -> bool { parse(&text, &mut Checked).is_ok() }
}

/// What the reference fails with where something has no end.
pub(super) fn too_deep() -> Error {
    Error::internal("Maximum call stack size exceeded")
}

/// Writes values. What is begun stands on a stack of its own.
struct Writer<'h> {
    heap: &'h mut Heap,
    out: Buffer,
    open: Vec<Open>,
    /// So many units were asked for.
    paid: usize,
}

/// An array or object that is begun.
enum Open {
    Array { array: Arr, next: usize },
    Object { object: Obj, next: usize, order: Option<Box<[usize]>> },
}

/// A path that is as long as this, or a power of two greater, is looked at for what holds itself.
const LONG_PATH: usize = 1 << 6;

/// So many units are written before anyone is asked for memory.
const FREE: usize = 1 << 12;

impl<'h> Writer<'h> {
    fn new(heap: &'h mut Heap) -> Self {
        Self { heap, out: Buffer::default(), open: Vec::new(), paid: FREE }
    }

    fn write(mut self, value: Value) -> Result<Flat, Error> {
        self.begin(value)?;
        while let Some(open) = self.open.last_mut() {
            let value = match open {
                Open::Array { array, next } => next_element(self.heap, *array, next, &mut self.out),
                Open::Object { object, next, order } => {
                    next_member(self.heap, *object, next, order.as_deref(), &mut self.out)
                }
            };
            match value {
                Some(value) => self.begin(value)?,
                None => self.end(),
            }
            self.pay()?;
        }
        size::string(self.heap, self.out.len())?;
        Ok(self.out.finish())
    }

    /// Writes a value, or its beginning if it holds others.
    fn begin(&mut self, value: Value) -> Result<(), Error> {
        match value.kind() {
            Kind::Null => self.out.extend_narrow(b"null"),
            Kind::Bool(true) => self.out.extend_narrow(b"true"),
            Kind::Bool(false) => self.out.extend_narrow(b"false"),
            Kind::Num(number) => push_number(number, &mut self.out),
            Kind::Str(string) => push_quoted(self.heap.text(string), &mut self.out),
            Kind::Fn(_) => self.out.extend_narrow(b"\"<function>\""),
            Kind::Error(_) => return Err(Error::internal("Unrecognized value type: error")),
            Kind::Arr(array) => {
                self.out.push(u16::from(b'['));
                self.open.push(Open::Array { array, next: 0 });
                return self.check_path();
            }
            Kind::Obj(object) => {
                self.out.push(u16::from(b'{'));
                let order = order(self.heap, object);
                self.open.push(Open::Object { object, next: 0, order });
                return self.check_path();
            }
        }
        Ok(())
    }

    /// Writes the end of what was begun last.
    fn end(&mut self) {
        let end = match self.open.pop() {
            Some(Open::Array { .. }) => b']',
            Some(Open::Object { .. }) => b'}',
            None => return,
        };
        self.out.push(u16::from(end));
    }

    /// Asks for memory from time to time.
    fn pay(&mut self) -> Result<(), Error> {
        if self.out.len() > self.paid {
            self.paid = (self.out.len() * 2).min(MAX_LENGTH);
            size::string(self.heap, self.paid.max(self.out.len()))?;
        }
        Ok(())
    }

    /// Fails if something on a long path holds itself.
    fn check_path(&self) -> Result<(), Error> {
        if self.open.len() < LONG_PATH || !self.open.len().is_power_of_two() {
            return Ok(());
        }
        let mut path: Vec<_> = self.open.iter().map(Open::handle).collect();
        path.sort_unstable();
        if path.windows(2).any(|pair| pair[0] == pair[1]) { Err(too_deep()) } else { Ok(()) }
    }
}

impl Open {
    /// Which array or object it is.
    fn handle(&self) -> (Option<Arr>, Option<Obj>) {
        match *self {
            Self::Array { array, .. } => (Some(array), None),
            Self::Object { object, .. } => (None, Some(object)),
        }
    }
}

/// Writes what stands before the next element; which that is.
fn next_element(heap: &Heap, array: Arr, next: &mut usize, out: &mut Buffer) -> Option<Value> {
    let value = *heap.items(array).get(*next)?;
    if *next > 0 {
        out.push(u16::from(b','));
    }
    *next += 1;
    Some(value)
}

/// Writes what stands before the value of the next member, the key too; which value that is.
fn next_member(
    heap: &Heap,
    object: Obj,
    next: &mut usize,
    order: Option<&[usize]>,
    out: &mut Buffer,
) -> Option<Value> {
    let place = match order {
        Some(order) => *order.get(*next)?,
        None => *next,
    };
    let (key, value) = heap.entries(object).nth(place)?;
    if *next > 0 {
        out.push(u16::from(b','));
    }
    *next += 1;
    push_quoted(heap.key_text(key), out);
    out.push(u16::from(b':'));
    Some(value)
}

/// In which order the keys of an object are written, if it is not their own: indices come first,
/// and what sets a prototype in JavaScript is left out.
fn order(heap: &Heap, object: Obj) -> Option<Box<[usize]>> {
    let keys = heap.keys(object);
    if keys.iter().all(|&key| rank(heap, key) == Some(PLAIN)) {
        return None;
    }
    let ranks = keys.iter().map(|&key| rank(heap, key)).enumerate();
    let mut ranks: Vec<_> = ranks.filter_map(|(place, rank)| Some((rank?, place))).collect();
    ranks.sort_unstable();
    Some(ranks.into_iter().map(|(_, place)| place).collect())
}

/// The rank of a key that is no index.
const PLAIN: u32 = u32::MAX;

/// Which place a key has among the others; nothing if it is not written.
fn rank(heap: &Heap, key: Key) -> Option<u32> {
    match heap.key_text(key) {
        Flat::Narrow(units) if **units == *b"__proto__" => None,
        Flat::Narrow(units) => {
            Some(array_index(units.iter().map(|&unit| u16::from(unit))).unwrap_or(PLAIN))
        }
        Flat::Wide(_) => Some(PLAIN),
    }
}

//! Values as the reference's console shows them: `utils.valToString(value, true)`.
//!
//! Strings stand in quotes without escapes, elements of arrays are shown, objects are not. The
//! reference never ends with an array that holds itself, and its work doubles with each level of an
//! array that holds one array twice: what is seen again is shown so long as it is little.

use std::collections::HashSet;

use aizome_aiscript_vm::{Arr, Heap, Kind, Value};

/// So many elements of arrays that are seen again are shown.
const AGAIN: usize = 100_000;

/// A value in one line, unless a string in it has more.
pub(crate) fn simple(heap: &mut Heap, value: Value) -> String {
    let mut writer = Writer::default();
    writer.value(heap, value);
    while let Some((array, next)) = writer.open.pop() {
        writer.element(heap, array, next);
    }
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The arrays around what is next, and which of their elements that is.
    open: Vec<(Arr, usize)>,
    /// The same arrays, for looking up.
    around: HashSet<Arr>,
    /// Every array that was met.
    seen: HashSet<Arr>,
    /// How many elements of arrays were met again.
    again: usize,
}

impl Writer {
    fn element(&mut self, heap: &mut Heap, array: Arr, next: usize) {
        let Some(&value) = heap.items(array).get(next) else {
            self.around.remove(&array);
            return self.out.push(']');
        };
        if next > 0 {
            self.out.push_str(", ");
        }
        self.open.push((array, next + 1));
        self.value(heap, value);
    }

    fn value(&mut self, heap: &mut Heap, value: Value) {
        match value.kind() {
            Kind::Null => self.out.push_str("(null)"),
            Kind::Bool(value) => self.out.push_str(if value { "true" } else { "false" }),
            Kind::Num(number) => self.out.push_str(&Heap::number_text(number).to_string()),
            Kind::Str(string) => {
                self.out.push('"');
                self.out.push_str(&heap.text(string).to_string());
                self.out.push('"');
            }
            Kind::Arr(array) => self.array(heap, array),
            Kind::Obj(_) => self.out.push_str("obj<...>"),
            Kind::Fn(_) => self.out.push_str("fn<...>"),
            Kind::Error(_) => self.out.push_str("error<null>"),
        }
    }

    fn array(&mut self, heap: &Heap, array: Arr) {
        if !self.seen.insert(array) {
            self.again += heap.items(array).len().max(1);
            if self.around.contains(&array) || self.again > AGAIN {
                return self.out.push_str("[...]");
            }
        }
        self.out.push('[');
        self.around.insert(array);
        self.open.push((array, 0));
    }
}

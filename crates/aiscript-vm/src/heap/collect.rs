//! Collection: what can be reached stays, the rest goes. Marks and sweeps, without recursion.

use super::strings::STRING_BYTES;
use super::{Cell, Code, FIRST_COLLECTION, FaultParts, Function, Heap, place_bytes};
use crate::value::{Kind, Str, Value};

/// What a collection still has to look into.
#[derive(Debug)]
pub struct Marker<'h> {
    heap: &'h mut Heap,
    open: Vec<Value>,
}

impl Heap {
    /// Frees everything that cannot be reached from what `roots` marks.
    /// `outside` is how many bytes the machine takes for what it has outside of the heap.
    pub(crate) fn collect(&mut self, outside: usize, roots: impl FnOnce(&mut Marker<'_>)) {
        let mut marker = Marker { heap: self, open: Vec::new() };
        roots(&mut marker);
        marker.look_into_all();
        self.sweep(outside);
    }

    fn sweep(&mut self, outside: usize) {
        let mut bytes = outside;
        self.strings.sweep(|text| bytes += STRING_BYTES + text.bytes());
        self.arrays.sweep(|items| {
            bytes += place_bytes::<Vec<Value>>() + items.capacity() * size_of::<Value>();
        });
        self.objects.sweep(|object| {
            bytes += place_bytes::<super::objects::Object>()
                + object.values.capacity() * 2 * size_of::<Value>();
        });
        self.functions.sweep(|function| bytes += place_bytes::<Function>() + function.code.bytes());
        self.faults.sweep(|_| bytes += place_bytes::<FaultParts>());
        self.cells.sweep(|_| bytes += place_bytes::<Cell>());
        bytes += self.shapes.bytes();
        self.bytes = bytes;
        self.reachable = bytes;
        self.due = match self.is_eager {
            true => 0,
            // Not again and again when nearly all that is allowed is in use.
            false => FIRST_COLLECTION.max(bytes * 2).min(self.limit.max(bytes + bytes / 8)),
        };
    }
}

impl Marker<'_> {
    /// Marks a value as reachable.
    pub fn mark(&mut self, value: Value) {
        let is_new = match value.kind() {
            Kind::Str(string) => return self.string(string),
            Kind::Arr(array) => self.heap.arrays.reach(array.0),
            Kind::Obj(object) => self.heap.objects.reach(object.0),
            Kind::Fn(function) => self.heap.functions.reach(function.0),
            Kind::Error(fault) => self.heap.faults.reach(fault.0),
            Kind::Null | Kind::Bool(_) | Kind::Num(_) => {
                if let Some(cell) = value.as_cell() {
                    self.cell(cell);
                }
                false
            }
        };
        if is_new {
            self.open.push(value);
        }
    }

    /// Marks a function that runs.
    pub(crate) fn function_at(&mut self, place: u32) {
        self.mark(crate::value::Fun(place).into());
    }

    /// Marks a variable that functions share.
    pub(crate) fn cell(&mut self, cell: u32) {
        if self.heap.cells.reach(cell) {
            let Cell(value) = *self.heap.cells.get(cell);
            self.mark(value);
        }
    }

    fn string(&mut self, string: Str) {
        let mut rest = vec![string];
        while let Some(next) = rest.pop() {
            if self.heap.strings.reach(next.0)
                && let super::Text::Rope { left, right, .. } = self.heap.strings.get(next.0)
            {
                rest.extend([*left, *right]);
            }
        }
    }

    fn look_into_all(&mut self) {
        while let Some(value) = self.open.pop() {
            self.look_into(value);
        }
    }

    fn look_into(&mut self, value: Value) {
        match value.kind() {
            Kind::Arr(array) => {
                for index in 0..self.heap.arrays.get(array.0).len() {
                    let item = self.heap.arrays.get(array.0)[index];
                    self.mark(item);
                }
            }
            Kind::Obj(object) => {
                for index in 0..self.heap.objects.get(object.0).values.len() {
                    let value = self.heap.objects.get(object.0).values[index];
                    self.mark(value);
                }
            }
            Kind::Fn(function) => self.function(function.0),
            Kind::Error(fault) => {
                let (name, info) = self.heap.fault_parts(fault);
                self.mark(name);
                self.mark(info);
            }
            Kind::Null | Kind::Bool(_) | Kind::Num(_) | Kind::Str(_) => {}
        }
    }

    fn function(&mut self, place: u32) {
        // Taken out for a moment, so that what it holds can be marked.
        let code = std::mem::take(&mut self.heap.functions.get_mut(place).code);
        match &code {
            Code::Script { shared, defaults, .. } => {
                shared.iter().for_each(|&cell| self.cell(cell));
                defaults.iter().for_each(|&value| self.mark(value));
            }
            Code::Native { this, .. } => self.mark(*this),
        }
        self.heap.functions.get_mut(place).code = code;
    }
}

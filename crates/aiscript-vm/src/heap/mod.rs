//! The memory of a machine: everything that a value can point at.
//!
//! Things of one sort stand in one table and are found by number, so a heap is dropped as a whole, cycles and all, and a value is
//! eight bytes that can be copied. What cannot be reached any more is found by a collection, which the machine starts between two
//! instructions when the heap has doubled. Bytes are counted as they are asked for; a limit on them is the host's.

mod collect;
mod flat;
mod objects;
mod repr;
mod slab;
mod strings;

pub use collect::Marker;
pub use flat::Flat;
pub use objects::Key;
pub(crate) use objects::ShapeId;
pub use strings::Builder;

use objects::{Object, Shapes};
use slab::Slab;
use strings::Text;

use std::rc::Rc;

use crate::error::{Class, Error};
use crate::native::{Native, Next};
use crate::value::{Arr, Fault, Fun, Obj, Str, Value};

/// The memory of a machine.
#[derive(Debug)]
pub struct Heap {
    pub(crate) strings: Slab<Text>,
    pub(crate) arrays: Slab<Vec<Value>>,
    pub(crate) objects: Slab<Object>,
    pub(crate) functions: Slab<Function>,
    faults: Slab<FaultParts>,
    pub(crate) cells: Slab<Cell>,
    pub(crate) shapes: Shapes,
    /// With more bytes than this the script is stopped.
    limit: usize,
    /// Where templates are put together.
    scratch: Builder,
    /// Bytes in use, as far as is known without a collection.
    bytes: usize,
    /// Bytes that the last collection left.
    reachable: usize,
    /// With more bytes a collection is due.
    due: usize,
    /// Whether something was asked for that would pass the limit, where that could not be said.
    is_exhausted: bool,
    /// Whether a collection is always due.
    is_eager: bool,
}

/// A variable that functions share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell(pub(crate) Value);

impl Default for Cell {
    fn default() -> Self {
        Self(Value::UNSET)
    }
}

/// A function.
#[derive(Debug, Default)]
pub(crate) struct Function {
    pub(crate) code: Code,
}

/// What runs when a function is called.
#[derive(Debug)]
pub(crate) enum Code {
    /// A function of a script: which of the machine's, the cells it shares, and the values of its
    /// defaults.
    Script {
        proto: u32,
        shared: Box<[u32]>,
        defaults: Box<[Value]>,
        /// The parameters as they are shown.
        params: Rc<[Rc<str>]>,
    },
    /// A function of the host; if it is a method that was read without being called, also what of,
    /// else [`Value::UNSET`].
    Native { native: Native, this: Value },
}

impl Code {
    /// Bytes of memory beside its own.
    fn bytes(&self) -> usize {
        match self {
            Self::Script { shared, defaults, .. } => {
                size_of_val(&**shared) + size_of_val(&**defaults)
            }
            Self::Native { .. } => 0,
        }
    }
}

impl Default for Code {
    fn default() -> Self {
        Self::Native {
            native: Native::Plain(|_, _| Ok(Next::Return(Value::NULL))),
            this: Value::NULL,
        }
    }
}

/// The parts of an error value.
#[derive(Debug, Clone, Copy)]
struct FaultParts {
    name: Value,
    info: Value,
}

impl Default for FaultParts {
    fn default() -> Self {
        Self { name: Value::NULL, info: Value::NULL }
    }
}

pub(crate) fn out_of_memory() -> Error {
    Error::new(Class::Limit, "out of memory")
}

/// The most units a string has, as in the reference's JavaScript engine.
pub const LONGEST_STRING: usize = (1 << 29) - 24;

/// What a thing costs beside what it holds: its place, and what the collection knows of it.
const fn place_bytes<T>() -> usize {
    size_of::<T>() + 1
}

/// Below this a collection is not worth its time.
const FIRST_COLLECTION: usize = 1 << 20;

impl Default for Heap {
    fn default() -> Self {
        Self {
            strings: Slab::default(),
            arrays: Slab::default(),
            objects: Slab::default(),
            functions: Slab::default(),
            faults: Slab::default(),
            cells: Slab::default(),
            shapes: Shapes::default(),
            limit: usize::MAX,
            scratch: Builder::default(),
            bytes: 0,
            reachable: 0,
            is_exhausted: false,
            due: FIRST_COLLECTION,
            is_eager: false,
        }
    }
}

impl Heap {
    /// How many bytes are in use. What a collection would free still counts.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether so much was asked for since the last collection that it is time for the next.
    #[inline]
    pub(crate) fn is_collection_due(&self) -> bool {
        self.bytes >= self.due
    }

    /// Asks for memory before it is used. What is garbage does not count against the limit here, but
    /// no more than twice the limit is ever taken.
    ///
    /// # Errors
    /// If the limit of the machine would be passed.
    pub fn reserve(&self, bytes: usize) -> Result<(), Error> {
        let reachable = self.reachable.saturating_add(bytes);
        let all = self.bytes.saturating_add(bytes);
        if reachable > self.limit || all / 2 > self.limit { Err(out_of_memory()) } else { Ok(()) }
    }

    /// Whether more is in use than may be.
    pub(crate) fn is_over_limit(&self) -> bool {
        self.bytes > self.limit || self.is_exhausted
    }

    /// Memory was asked for that is not to be had, at a place that has no way to fail: the script gets
    /// something else for a moment, and is stopped as soon as it can be.
    pub(crate) fn exhaust(&mut self) {
        self.is_exhausted = true;
        self.due = 0;
    }

    /// Whether that has happened; it counts once.
    pub(crate) fn take_exhausted(&mut self) -> bool {
        if self.is_exhausted && !self.is_eager {
            self.due = FIRST_COLLECTION.min(self.limit);
        }
        std::mem::take(&mut self.is_exhausted)
    }

    /// Collects at every chance.
    pub(crate) fn set_eager(&mut self, is_eager: bool) {
        self.is_eager = is_eager;
        self.due = if is_eager { 0 } else { FIRST_COLLECTION.min(self.limit) };
    }

    pub(crate) fn set_limit(&mut self, bytes: usize) {
        self.limit = bytes;
        self.due = self.due.min(bytes);
    }

    #[inline]
    pub(crate) fn grow(&mut self, bytes: usize) {
        self.bytes += bytes;
    }

    /// A new array.
    pub fn array(&mut self, items: Vec<Value>) -> Arr {
        self.grow(place_bytes::<Vec<Value>>() + items.capacity() * size_of::<Value>());
        Arr(self.arrays.add(items))
    }

    /// The elements of an array.
    #[inline]
    #[must_use]
    pub fn items(&self, array: Arr) -> &[Value] {
        self.arrays.get(array.0)
    }

    /// The element of an array at an index of a script, if the index is one.
    #[inline]
    pub(crate) fn element(&self, array: Arr, index: f64) -> Option<Value> {
        let place = index as usize;
        if place as f64 == index { self.items(array).get(place).copied() } else { None }
    }

    /// The same, to change it.
    #[inline]
    pub(crate) fn element_mut(&mut self, array: Arr, index: f64) -> Option<&mut Value> {
        let place = index as usize;
        if place as f64 == index { self.items_mut(array).get_mut(place) } else { None }
    }

    /// Changes an array.
    pub fn edit<T>(&mut self, array: Arr, edit: impl FnOnce(&mut Vec<Value>) -> T) -> T {
        let items = self.arrays.get_mut(array.0);
        let before = items.capacity();
        let result = edit(items);
        let more = items.capacity().saturating_sub(before);
        self.grow(more * size_of::<Value>());
        result
    }

    /// A new object without keys.
    pub fn object(&mut self) -> Obj {
        self.grow(place_bytes::<Object>());
        Obj(self.objects.add(Object::default()))
    }

    /// The key of a string.
    pub fn key(&mut self, string: Str) -> Key {
        self.text(string);
        let Text::Flat(flat) = self.strings.get(string.0) else { unreachable!("it was made flat") };
        let before = self.shapes.bytes();
        let key = self.shapes.key(flat);
        self.bytes += self.shapes.bytes() - before;
        key
    }

    pub(crate) fn function(&mut self, code: Code) -> Fun {
        self.grow(place_bytes::<Function>() + code.bytes());
        Fun(self.functions.add(Function { code }))
    }

    /// A new function of the host.
    pub fn native(&mut self, native: Native) -> Fun {
        self.function(Code::Native { native, this: Value::UNSET })
    }

    pub(crate) fn cell(&mut self, value: Value) -> u32 {
        self.grow(place_bytes::<Cell>());
        self.cells.add(Cell(value))
    }

    /// What the cell in a register holds.
    #[inline]
    pub(crate) fn cell_value(&self, register: Value) -> Value {
        register.as_cell().map_or(Value::UNSET, |cell| self.cells.get(cell).0)
    }

    /// Changes what the cell in a register holds.
    #[inline]
    pub(crate) fn set_cell(&mut self, register: Value, value: Value) {
        if let Some(cell) = register.as_cell() {
            *self.cells.get_mut(cell) = Cell(value);
        }
    }

    /// Which cell is the n-th that a function shares.
    #[inline]
    pub(crate) fn shared_cell(&self, function: u32, n: u16) -> u32 {
        match &self.functions.get(function).code {
            Code::Script { shared, .. } => shared[usize::from(n)],
            Code::Native { .. } => unreachable!("natives share nothing"),
        }
    }

    #[inline]
    pub(crate) fn shared(&self, function: u32, n: u16) -> Value {
        self.cells.get(self.shared_cell(function, n)).0
    }

    #[inline]
    pub(crate) fn set_shared(&mut self, function: u32, n: u16, value: Value) {
        let cell = self.shared_cell(function, n);
        *self.cells.get_mut(cell) = Cell(value);
    }

    /// The elements of an array, to replace some; see [`Heap::edit`] for more.
    #[inline]
    pub fn items_mut(&mut self, array: Arr) -> &mut [Value] {
        self.arrays.get_mut(array.0)
    }

    /// The key of a string, if any object ever had it.
    pub(crate) fn known_key(&mut self, string: Str) -> Option<Key> {
        self.text(string);
        match self.strings.get(string.0) {
            Text::Flat(flat) => self.shapes.known(flat),
            Text::Rope { .. } => None,
        }
    }

    /// A string as Rust has it.
    pub(crate) fn plain_text(&mut self, value: Value) -> String {
        value.as_str().map_or_else(String::new, |string| self.text(string).to_string())
    }

    /// The texts of some values as one string.
    pub(crate) fn template(&mut self, parts: &[Value]) -> Result<Value, Error> {
        // Most templates are short, and all use one buffer.
        let mut builder = std::mem::take(&mut self.scratch);
        let joined = self.template_with(&mut builder, parts);
        self.scratch = builder;
        self.scratch.clear();
        joined.map(Value::from)
    }

    fn template_with(&mut self, builder: &mut Builder, parts: &[Value]) -> Result<Str, Error> {
        let mut joined: Option<Str> = None;
        for &part in parts {
            if let Some(number) = part.as_num() {
                Self::with_number_text(number, |text| builder.push_str(text));
                continue;
            }
            match part.as_str() {
                // A long string is not copied.
                Some(string) if self.string_len(string) >= strings::ROPE_FROM => {
                    if !builder.is_empty() {
                        let before = self.string(builder.take());
                        joined = Some(self.joined(joined, before)?);
                    }
                    joined = Some(self.joined(joined, string)?);
                }
                Some(string) => builder.push(self.text(string)),
                None => builder.push(&self.repr(part, false)),
            }
        }
        if let (Some(joined), true) = (joined, builder.is_empty()) {
            return Ok(joined);
        }
        let last = self.string(builder.take());
        self.joined(joined, last)
    }

    fn joined(&mut self, left: Option<Str>, right: Str) -> Result<Str, Error> {
        let Some(left) = left else { return Ok(right) };
        let len = self.string_len(left) + self.string_len(right);
        if len > LONGEST_STRING {
            return Err(Error::internal("Invalid string length"));
        }
        if len > self.limit {
            return Err(out_of_memory());
        }
        Ok(self.concat(left, right))
    }

    /// A new error value.
    pub fn fault(&mut self, name: Str, info: Value) -> Fault {
        self.grow(place_bytes::<FaultParts>());
        Fault(self.faults.add(FaultParts { name: name.into(), info }))
    }

    /// The name and the info of an error value.
    #[must_use]
    pub fn fault_parts(&self, fault: Fault) -> (Value, Value) {
        let parts = self.faults.get(fault.0);
        (parts.name, parts.info)
    }
}

//! What `Json:parse` makes values of, and what `Json:parsable` makes nothing of.

use aizome_aiscript_vm::{Error, Flat, Heap, Key, Value};

use crate::algorithms::json::{Build, Units};

/// Makes values of a script.
///
/// Objects of one text often have the same keys: those seen lately are known by their units,
/// without a string for each time that they come.
pub(super) struct Values<'h> {
    heap: &'h mut Heap,
    known: Vec<Option<(Flat, Key)>>,
}

/// How many keys are known at a time.
const KNOWN: usize = 1 << 6;

/// What a unit of text can become: `[],` makes an empty array, and a place for it in another.
const BYTES_PER_UNIT: usize = 16;

impl<'h> Values<'h> {
    pub(super) fn new(heap: &'h mut Heap) -> Self {
        Self { heap, known: vec![None; KNOWN] }
    }

    /// Asks for the memory of everything that a text can become.
    ///
    /// # Errors
    /// If it is more than the script may use.
    pub(super) fn reserve(heap: &Heap, text: &Flat) -> Result<(), Error> {
        heap.reserve(text.len().saturating_mul(BYTES_PER_UNIT))
    }

    fn new_key(&mut self, units: Units<'_>) -> (Flat, Key) {
        let text = units.to_flat();
        let key = self.heap.key_of(&text);
        (text, key)
    }
}

impl Build for Values<'_> {
    type Value = Value;
    type Key = Key;

    fn null(&mut self) -> Value {
        Value::NULL
    }

    fn boolean(&mut self, value: bool) -> Value {
        Value::bool(value)
    }

    fn number(&mut self, value: f64) -> Value {
        Value::num(value)
    }

    fn string(&mut self, units: Units<'_>) -> Value {
        self.heap.string(units.to_flat()).into()
    }

    fn key(&mut self, units: Units<'_>) -> Key {
        let Units::Narrow(bytes) = units else { return self.new_key(units).1 };
        let place = place(bytes);
        match &self.known[place] {
            Some((Flat::Narrow(known), key)) if **known == *bytes => *key,
            _ => {
                let new = self.new_key(units);
                let key = new.1;
                self.known[place] = Some(new);
                key
            }
        }
    }

    fn array(&mut self, elements: impl ExactSizeIterator<Item = Value>) -> Value {
        self.heap.array(elements.collect()).into()
    }

    fn object(&mut self, members: impl ExactSizeIterator<Item = (Key, Value)>) -> Value {
        let object = self.heap.object();
        for (key, value) in members {
            self.heap.set_property(object, key, value);
        }
        object.into()
    }
}

/// Where a key of these bytes is known, if it is.
fn place(bytes: &[u8]) -> usize {
    let byte = |at: usize| bytes.get(at).map_or(0, |&byte| usize::from(byte));
    let (first, last) = (byte(0), byte(bytes.len().saturating_sub(1)));
    (bytes.len() * 7 + first * 3 + byte(bytes.len() / 2) * 5 + last) % KNOWN
}

/// Makes nothing.
pub(super) struct Checked;

impl Build for Checked {
    type Value = ();
    type Key = ();

    fn null(&mut self) {}
    fn boolean(&mut self, _: bool) {}
    fn number(&mut self, _: f64) {}
    fn string(&mut self, _: Units<'_>) {}
    fn key(&mut self, _: Units<'_>) {}
    fn array(&mut self, _: impl ExactSizeIterator<Item = ()>) {}
    fn object(&mut self, _: impl ExactSizeIterator<Item = ((), ())>) {}
}

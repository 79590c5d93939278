//! Objects: keys in the order in which they came, and their values.
//!
//! Objects that got the same keys in the same order share a *shape*, so that a place of the script that reads `.name` again and again
//! can remember where in such an object the value stands. An object with many keys is a dictionary, and has keys of its own:
//! nothing but memory would be won by sharing them. Keys cannot be taken away in AiScript, which keeps this simple.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use super::flat::Flat;
use super::{Heap, place_bytes};
use crate::value::{Obj, Value};

/// A key that any object has or had: equal texts are equal keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(pub(crate) u32);

/// The keys of objects that got the same ones in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ShapeId(pub(crate) u32);

impl ShapeId {
    /// No keys.
    pub(crate) const EMPTY: Self = Self(0);
    /// The object has keys of its own.
    pub(crate) const DICTIONARY: Self = Self(u32::MAX);
}

/// What a key or a shape costs beside its contents: its places in two tables.
const KEY_BYTES: usize = 64;

/// With more keys an object becomes a dictionary.
const SHARED_KEYS: usize = 32;

/// An object.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    pub(crate) shape: ShapeId,
    pub(crate) values: Vec<Value>,
    own: Option<Box<Dictionary>>,
}

impl Default for Object {
    fn default() -> Self {
        Self { shape: ShapeId::EMPTY, values: Vec::new(), own: None }
    }
}

#[derive(Debug, Clone, Default)]
struct Dictionary {
    keys: Vec<Key>,
    places: FxHashMap<Key, u32>,
}

#[derive(Debug)]
struct Shape {
    keys: Vec<Key>,
    next: FxHashMap<Key, ShapeId>,
}

/// All shapes of a heap, and all keys.
#[derive(Debug)]
pub(crate) struct Shapes {
    shapes: Vec<Shape>,
    keys: Vec<Flat>,
    /// Scripts choose the texts, so the order in which they are kept must not be known to them.
    known: HashMap<Flat, Key>,
    bytes: usize,
}

impl Default for Shapes {
    fn default() -> Self {
        let empty = Shape { keys: Vec::new(), next: FxHashMap::default() };
        Self { shapes: vec![empty], keys: Vec::new(), known: HashMap::new(), bytes: 0 }
    }
}

impl Shapes {
    /// The key of a text, if there is one.
    pub(crate) fn known(&self, text: &Flat) -> Option<Key> {
        self.known.get(text).copied()
    }

    /// The key of a text.
    pub(crate) fn key(&mut self, text: &Flat) -> Key {
        if let Some(&key) = self.known.get(text) {
            return key;
        }
        let key =
            Key(u32::try_from(self.keys.len()).expect("the limit of the heap is met before that"));
        self.bytes += text.bytes() + KEY_BYTES;
        self.keys.push(text.clone());
        self.known.insert(text.clone(), key);
        key
    }

    /// Where in an object of this shape the value of a key stands.
    #[inline]
    pub(crate) fn place(&self, shape: ShapeId, key: Key) -> Option<usize> {
        self.shapes.get(shape.0 as usize)?.keys.iter().position(|&known| known == key)
    }

    /// How many bytes of memory all of it takes, roughly.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    fn extended(&mut self, shape: ShapeId, key: Key) -> ShapeId {
        if let Some(&next) = self.shapes[shape.0 as usize].next.get(&key) {
            return next;
        }
        let next = ShapeId(
            u32::try_from(self.shapes.len()).expect("the limit of the heap is met before that"),
        );
        let mut keys = self.shapes[shape.0 as usize].keys.clone();
        keys.push(key);
        self.bytes += keys.len() * size_of::<Key>() + KEY_BYTES;
        self.shapes.push(Shape { keys, next: FxHashMap::default() });
        self.shapes[shape.0 as usize].next.insert(key, next);
        next
    }
}

impl Heap {
    /// The text of a key.
    #[must_use]
    pub fn key_text(&self, key: Key) -> &Flat {
        &self.shapes.keys[key.0 as usize]
    }

    /// The keys of an object, in order.
    #[must_use]
    pub fn keys(&self, object: Obj) -> &[Key] {
        let object = self.objects.get(object.0);
        match &object.own {
            Some(own) => &own.keys,
            None => &self.shapes.shapes[object.shape.0 as usize].keys,
        }
    }

    /// The keys of an object with their values, in order.
    pub fn entries(
        &self,
        object: Obj,
    ) -> impl DoubleEndedIterator<Item = (Key, Value)> + ExactSizeIterator + '_ {
        let values = &self.objects.get(object.0).values;
        self.keys(object).iter().copied().zip(values.iter().copied())
    }

    /// The key that is spelled so, if any object ever had it.
    #[must_use]
    pub fn find_key(&self, text: &Flat) -> Option<Key> {
        self.shapes.known(text)
    }

    /// A new object with the same keys and values.
    pub fn copy_object(&mut self, object: Obj) -> Obj {
        let copy = self.objects.get(object.0).clone();
        self.grow(place_bytes::<Object>() + 2 * copy.values.len() * size_of::<Value>());
        Obj(self.objects.add(copy))
    }

    /// The value of a key.
    #[must_use]
    pub fn property(&self, object: Obj, key: Key) -> Option<Value> {
        let object = self.objects.get(object.0);
        let place = match &object.own {
            Some(own) => *own.places.get(&key)? as usize,
            None => self.shapes.place(object.shape, key)?,
        };
        object.values.get(place).copied()
    }

    /// Sets the value of a key; a new key comes last.
    pub fn set_property(&mut self, object: Obj, key: Key, value: Value) {
        let found = self.objects.get_mut(object.0);
        if found.own.is_none() && found.values.len() >= SHARED_KEYS {
            let keys = self.shapes.shapes[found.shape.0 as usize].keys.clone();
            let places = (0..).zip(&keys).map(|(place, &key)| (key, place)).collect();
            found.own = Some(Box::new(Dictionary { keys, places }));
            found.shape = ShapeId::DICTIONARY;
        }
        let place = match &mut found.own {
            Some(own) => match own.places.get(&key) {
                Some(&place) => Some(place as usize),
                None => {
                    own.places.insert(key, u32::try_from(own.keys.len()).unwrap_or(u32::MAX));
                    own.keys.push(key);
                    None
                }
            },
            None => {
                let place = self.shapes.place(found.shape, key);
                if place.is_none() {
                    found.shape = self.shapes.extended(found.shape, key);
                }
                place
            }
        };
        match place.and_then(|place| found.values.get_mut(place)) {
            Some(old) => *old = value,
            None => {
                found.values.push(value);
                self.grow(2 * size_of::<Value>());
            }
        }
    }
}

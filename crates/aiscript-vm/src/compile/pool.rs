//! What ops name by number: constants, keys and globals, each once.

use std::collections::HashMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::chunk::Constant;
use crate::heap::Flat;

/// The tables of a chunk.
#[derive(Default)]
pub(super) struct Pool {
    pub(super) constants: Vec<Constant>,
    pub(super) keys: Vec<Flat>,
    pub(super) globals: Vec<Option<Rc<str>>>,
    numbers: FxHashMap<u64, u32>,
    // Texts that a script has chosen: where they stand in the table must not be known to it.
    strings: HashMap<Box<str>, u32>,
    known_keys: HashMap<Box<str>, u32>,
    names: HashMap<Rc<str>, u32>,
}

impl Pool {
    pub(super) fn number(&mut self, value: f64) -> u32 {
        let constants = &mut self.constants;
        *self
            .numbers
            .entry(value.to_bits())
            .or_insert_with(|| push(constants, Constant::Num(value)))
    }

    pub(super) fn string(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.strings.get(text) {
            return known;
        }
        let number = push(&mut self.constants, Constant::Str(Flat::from(text)));
        self.strings.insert(text.into(), number);
        number
    }

    pub(super) fn key(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.known_keys.get(text) {
            return known;
        }
        let number = push(&mut self.keys, Flat::from(text));
        self.known_keys.insert(text.into(), number);
        number
    }

    /// The global of that name.
    pub(super) fn global(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.names.get(name) {
            return known;
        }
        let name: Rc<str> = name.into();
        let number = push(&mut self.globals, Some(Rc::clone(&name)));
        self.names.insert(name, number);
        number
    }

    /// A global that nobody else can name.
    pub(super) fn nameless(&mut self) -> u32 {
        push(&mut self.globals, None)
    }
}

fn push<T>(table: &mut Vec<T>, entry: T) -> u32 {
    table.push(entry);
    u32::try_from(table.len() - 1).unwrap_or(u32::MAX)
}

//! Loading: the numbers of a chunk become those of the machine.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Machine;
use super::access::Store;
use super::members::{Member, Type};
use crate::chunk::{Chunk, Constant, Proto};
use crate::heap::{Flat, Heap, Key};
use crate::native::Native;
use crate::op::Op;
use crate::value::Value;

/// A function as the machine runs it.
#[derive(Debug)]
pub(crate) struct Linked {
    /// The code; what its ops remember changes as it runs.
    pub(crate) code: Box<[Cell<Op>]>,
    pub(crate) registers: u32,
    pub(crate) required: u16,
    /// How many parameters it has.
    pub(crate) params: u16,
    /// What a call does not look at.
    pub(crate) about: Box<About>,
}

/// What is known of a function beside how to run it.
#[derive(Debug)]
pub(crate) struct About {
    /// The parameters as they are shown.
    pub(crate) params: Rc<[Rc<str>]>,
    /// What [`Op::Entry`] names.
    pub(crate) keys: Rc<[Key]>,
    /// All that the compiler has said, without the code.
    pub(crate) proto: Proto,
    pub(crate) script: u32,
    /// Whether it is the script itself.
    pub(crate) is_main: bool,
}

/// The variables of the root scope, by number and by name.
#[derive(Debug, Default)]
pub(crate) struct Globals {
    pub(crate) values: Vec<Value>,
    pub(crate) is_mutable: Vec<bool>,
    names: Vec<Rc<str>>,
    places: HashMap<Rc<str>, u32>,
}

impl Globals {
    /// The number of a name; a new one is not there yet.
    pub(crate) fn place(&mut self, name: &str) -> u32 {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        let name: Rc<str> = name.into();
        let place = self.unnamed(Rc::clone(&name));
        self.places.insert(name, place);
        place
    }

    /// A variable that cannot be found by its name.
    fn unnamed(&mut self, name: Rc<str>) -> u32 {
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(Value::UNSET);
        self.is_mutable.push(false);
        self.names.push(name);
        place
    }

    pub(crate) fn set(&mut self, place: u32, value: Value, is_mutable: bool) {
        self.values[place as usize] = value;
        self.is_mutable[place as usize] = is_mutable;
    }

    pub(crate) fn name(&self, place: u32) -> &str {
        &self.names[place as usize]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Value)> {
        self.places
            .iter()
            .map(|(name, &place)| (&**name, self.values[place as usize]))
            .filter(|(_, value)| !value.is_unset())
    }
}

/// Names that are looked up when a script asks for them first: the library of a host, so that what
/// no script uses costs nothing.
pub trait Library: std::fmt::Debug {
    /// The value of a name.
    fn find(&self, name: &str, heap: &mut Heap) -> Option<Value>;

    /// A member that all values of a type have.
    fn member(&self, ty: Type, name: &str) -> Option<Member>;

    /// Every name.
    fn names(&self) -> Vec<&'static str>;
}

impl Machine {
    /// Loads a chunk; the number of its first function.
    pub(crate) fn link(&mut self, chunk: &Chunk, script: u32) -> u32 {
        let first = u32::try_from(self.protos.len()).unwrap_or(u32::MAX);
        let constants: Vec<u32> = chunk.constants.iter().map(|it| self.constant(it)).collect();
        let keys: Rc<[Key]> = chunk.keys.iter().map(|text| self.store.heap.key_of(text)).collect();
        let globals: Vec<u32> =
            chunk.globals.iter().map(|name| self.store.global_place(name.as_deref())).collect();
        for (number, proto) in chunk.protos.iter().enumerate() {
            let renumber = |op| match op {
                Op::Steps { n: 0 } => Op::Idle {},
                Op::Const { d, k } => Op::Const { d, k: constants[k as usize] },
                Op::IfEqConst { a, k } => Op::IfEqConst { a, k: constants[k as usize] },
                Op::Fail { k } => Op::Fail { k: constants[k as usize] },
                Op::FailNamespace { k } => Op::FailNamespace { k: constants[k as usize] },
                Op::AssertNew { g } => Op::AssertNew { g: globals[g as usize] },
                Op::Key { k } => Op::Key { k: keys[k as usize].0 },
                Op::LoadGlobal { root, d, g } => Op::LoadGlobal { root, d, g: globals[g as usize] },
                Op::PeekGlobal { d, g } => Op::PeekGlobal { d, g: globals[g as usize] },
                Op::StoreGlobal { root, a, g } => {
                    Op::StoreGlobal { root, a, g: globals[g as usize] }
                }
                Op::DefineGlobal { m, a, g } => Op::DefineGlobal { m, a, g: globals[g as usize] },
                Op::ExistsGlobal { d, g } => Op::ExistsGlobal { d, g: globals[g as usize] },
                Op::Closure { d, p } => Op::Closure { d, p: p + first },
                other => other,
            };
            let about = About {
                params: proto.params.iter().cloned().collect(),
                keys: Rc::clone(&keys),
                proto: Proto { code: Vec::new(), ..proto.clone() },
                script,
                is_main: number == 0,
            };
            self.protos.push(Linked {
                code: proto.code.iter().map(|&op| Cell::new(renumber(op))).collect(),
                registers: u32::from(proto.registers),
                required: proto.required,
                // A call gives no more.
                params: u16::try_from(proto.params.len()).unwrap_or(u16::MAX),
                about: Box::new(about),
            });
        }
        first
    }

    fn constant(&mut self, constant: &Constant) -> u32 {
        let value = match constant {
            Constant::Num(number) => Value::num(*number),
            Constant::Str(text) => self.store.heap.string(text.clone()).into(),
        };
        self.constants.push(value);
        u32::try_from(self.constants.len() - 1).unwrap_or(u32::MAX)
    }
}

impl Store {
    /// The number of a global, which the library may have to make first.
    pub(crate) fn global_place(&mut self, name: Option<&str>) -> u32 {
        let Some(name) = name else { return self.globals.unnamed("".into()) };
        if let Some(&place) = self.globals.places.get(name) {
            return place;
        }
        let place = self.globals.place(name);
        if let Some(value) = self.library.as_ref().and_then(|it| it.find(name, &mut self.heap)) {
            self.globals.set(place, value, false);
        }
        place
    }
}

impl Machine {
    /// Adds a constant to the root scope; one of the same name is replaced.
    pub fn define(&mut self, name: &str, value: Value) {
        let place = self.store.globals.place(name);
        self.store.globals.set(place, value, false);
    }

    /// Adds a function to the root scope.
    pub fn define_native(&mut self, name: &str, native: Native) {
        let function = self.store.heap.native(native);
        self.define(name, function.into());
    }

    /// A variable of the root scope, if it is there.
    ///
    /// A variable of a script that still runs may be known only when it ends.
    pub fn global(&mut self, name: &str) -> Option<Value> {
        let place = self.store.global_place(Some(name));
        let value = self.store.globals.values[place as usize];
        (!value.is_unset()).then_some(value)
    }

    /// Every variable of the root scope that scripts have asked for or made.
    pub fn globals(&self) -> impl Iterator<Item = (&str, Value)> {
        self.store.globals.iter()
    }
}

impl Heap {
    /// The key that is spelled so.
    pub fn key_of(&mut self, text: &Flat) -> Key {
        let before = self.shapes.bytes();
        let key = self.shapes.key(text);
        self.grow(self.shapes.bytes() - before);
        key
    }
}

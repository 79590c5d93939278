//! Properties, elements and variables: whatever an op does not do at once, and the messages when it
//! cannot be done.

use std::cell::Cell;
use std::rc::Rc;

use super::load::{Globals, Library};
use super::members::{Known, Members, Type};
use crate::error::{Class, Error, type_name};
use crate::heap::{Heap, Key, ShapeId};
use crate::native::{Context, States, Timers};
use crate::op::Op;
use crate::value::{Fun, Value};

/// What ops and natives work on.
#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) heap: Heap,
    pub(crate) globals: Globals,
    pub(crate) members: Members,
    pub(crate) library: Option<Rc<dyn Library>>,
    pub(crate) states: States,
    pub(crate) timers: Timers,
    pub(crate) is_sync: bool,
    /// What natives want to be called beside all that runs.
    pub(crate) spawned: Vec<Fun>,
}

impl Store {
    #[inline]
    pub(crate) fn context(&mut self) -> Context<'_> {
        Context {
            heap: &mut self.heap,
            is_sync: self.is_sync,
            state: &mut self.states,
            timers: &mut self.timers,
            spawned: &mut self.spawned,
        }
    }

    /// The value of a property that the op remembers.
    #[inline]
    pub(super) fn remembered(&self, of: Value, shape: u32, place: u16) -> Option<Value> {
        let object = self.heap.objects.get(of.as_obj()?.0);
        if object.shape.0 != shape {
            return None;
        }
        object.values.get(usize::from(place)).copied()
    }

    /// Sets a property that the op remembers; whether it did.
    #[inline]
    pub(super) fn set_remembered(&mut self, of: Value, shape: u32, place: u16, to: Value) -> bool {
        let Some(object) = of.as_obj() else { return false };
        let object = self.heap.objects.get_mut(object.0);
        if object.shape.0 != shape {
            return false;
        }
        object.values.get_mut(usize::from(place)).is_some_and(|value| {
            *value = to;
            true
        })
    }

    /// The function of a method call that the op remembers.
    #[inline]
    pub(super) fn remembered_method(&self, of: Value, shape: u32, place: u16) -> Option<Value> {
        if of.as_obj().is_some() {
            return self.remembered(of, shape, place);
        }
        if Type::of(of)?.shape().0 != shape {
            return None;
        }
        match self.members.known[usize::from(place)] {
            Known::Method(_, function) => Some(function.into()),
            Known::Property(_) | Known::Length => None,
        }
    }

    /// `of.key`
    pub(super) fn property(
        &mut self,
        of: Value,
        key: Key,
        memory: &Cell<Op>,
    ) -> Result<Value, Error> {
        if of.as_obj().is_some() {
            return Ok(self.own_property(of, key, memory));
        }
        let Op::Memory { place, shape } = memory.get() else { return Ok(Value::NULL) };
        let place = match Type::of(of) {
            Some(ty) if ty.shape().0 == shape => place,
            _ => self.find_member(of, key, memory)?,
        };
        self.read_member(of, place)
    }

    /// What a call of `of.key` calls.
    pub(super) fn method(
        &mut self,
        of: Value,
        key: Key,
        memory: &Cell<Op>,
    ) -> Result<Value, Error> {
        if of.as_obj().is_some() {
            return Ok(self.own_property(of, key, memory));
        }
        let place = self.find_member(of, key, memory)?;
        match self.members.known[usize::from(place)] {
            Known::Method(_, function) => Ok(function.into()),
            Known::Property(_) | Known::Length => self.read_member(of, place),
        }
    }

    fn find_member(&mut self, of: Value, key: Key, memory: &Cell<Op>) -> Result<u16, Error> {
        let place = self.member(of, key)?;
        if let Some(ty) = Type::of(of) {
            let shape = match self.members.known[usize::from(place)] {
                Known::Length => Type::LENGTH,
                Known::Property(_) | Known::Method(..) => ty.shape().0,
            };
            memory.set(Op::Memory { place, shape });
        }
        Ok(place)
    }

    fn own_property(&mut self, of: Value, key: Key, memory: &Cell<Op>) -> Value {
        let Some(object) = of.as_obj() else { return Value::NULL };
        let shape = self.heap.objects.get(object.0).shape;
        if let Some(place) = self.heap.shapes.place(shape, key)
            && let Ok(place) = u16::try_from(place)
        {
            memory.set(Op::Memory { place, shape: shape.0 });
        }
        self.heap.property(object, key).unwrap_or(Value::NULL)
    }

    /// `of.key = to`
    pub(super) fn set_property(&mut self, of: Value, key: Key, to: Value, memory: &Cell<Op>) {
        let Some(object) = of.as_obj() else { return };
        self.heap.set_property(object, key, to);
        let shape = self.heap.objects.get(object.0).shape;
        if shape != ShapeId::DICTIONARY
            && let Some(place) = self.heap.shapes.place(shape, key)
            && let Ok(place) = u16::try_from(place)
        {
            memory.set(Op::Memory { place, shape: shape.0 });
        }
    }

    /// `of[index]`
    pub(super) fn index(&mut self, of: Value, index: Value) -> Result<Value, Error> {
        if let Some(array) = of.as_arr() {
            let Some(place) = index.as_num() else {
                return Err(Error::expected("number", Some(index)));
            };
            let found = self.heap.element(array, place);
            return found.ok_or_else(|| out_of_range(place, self.heap.items(array).len()));
        }
        if let Some(object) = of.as_obj() {
            let Some(key) = index.as_str() else {
                return Err(Error::expected("string", Some(index)));
            };
            let key = self.heap.known_key(key);
            let value = key.and_then(|key| self.heap.property(object, key));
            return Ok(value.unwrap_or(Value::NULL));
        }
        Err(self.cannot_index(of, index))
    }

    /// `of[index] = to`
    pub(super) fn set_index(&mut self, of: Value, index: Value, to: Value) -> Result<(), Error> {
        if let (Some(array), Some(place)) = (of.as_arr(), index.as_num()) {
            let len = self.heap.items(array).len();
            if place < 0.0 || len as f64 <= place {
                return Err(out_of_range(place, len));
            }
            // The reference stores at a fraction too, where only the same fraction finds it again.
            if let Some(element) = self.heap.element_mut(array, place) {
                *element = to;
            }
            return Ok(());
        }
        self.assert_index(of, index)?;
        if let (Some(object), Some(key)) = (of.as_obj(), index.as_str()) {
            let key = self.heap.key(key);
            self.heap.set_property(object, key, to);
        }
        Ok(())
    }

    pub(super) fn assert_index(&mut self, of: Value, index: Value) -> Result<(), Error> {
        if of.as_arr().is_some() {
            index.as_num().map(|_| ()).ok_or_else(|| Error::expected("number", Some(index)))
        } else if of.as_obj().is_some() {
            index.as_str().map(|_| ()).ok_or_else(|| Error::expected("string", Some(index)))
        } else {
            Err(self.cannot_index(of, index))
        }
    }

    fn cannot_index(&mut self, of: Value, index: Value) -> Error {
        let index = self.heap.repr(index, false);
        Error::runtime(format!("Cannot read prop ({index}) of {}.", type_name(of)))
    }

    pub(super) fn append(&mut self, to: Value, values: &[Value]) {
        if let Some(array) = to.as_arr() {
            self.heap.edit(array, |items| items.extend_from_slice(values));
        }
    }

    pub(super) fn element(&self, of: Value, index: usize) -> Value {
        let items = of.as_arr().map_or(&[][..], |array| self.heap.items(array));
        items.get(index).copied().unwrap_or(Value::NULL)
    }

    pub(super) fn entry(&self, of: Value, key: Key) -> Value {
        let value = of.as_obj().and_then(|object| self.heap.property(object, key));
        value.unwrap_or(Value::NULL)
    }

    #[cold]
    pub(super) fn no_such_variable(&self, global: u32, root: bool) -> Error {
        let name = self.globals.name(global);
        Error::runtime(format!("No such variable '{name}' in scope '{}'", scope_name(root)))
    }

    #[cold]
    pub(super) fn not_assignable(&self, global: u32, root: bool) -> Error {
        if self.globals.values[global as usize].is_unset() {
            return self.no_such_variable(global, root);
        }
        let name = self.globals.name(global);
        Error::runtime(format!("Cannot assign to an immutable variable {name}."))
    }

    #[cold]
    pub(super) fn already_there(&self, global: u32) -> Error {
        let name = self.globals.name(global);
        Error::runtime(format!("Variable '{name}' already exists in scope '<root>'"))
    }
}

fn scope_name(root: bool) -> &'static str {
    if root { "<root>" } else { "<anonymous>" }
}

fn out_of_range(index: f64, len: usize) -> Error {
    let index = Heap::number_text(index);
    // The reference takes one from a JavaScript number: an empty array gives -1.
    let max = len as f64 - 1.0;
    Error::new(Class::IndexOutOfRange, format!("Index out of range. index: {index} max: {max}"))
}

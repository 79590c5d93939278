//! What all values of a type have: `len` of arrays and strings, their methods.

use rustc_hash::FxHashMap;

use super::Machine;
use super::access::Store;
use crate::error::{Error, type_name};
use crate::heap::{Code, Heap, Key, ShapeId};
use crate::native::{Args, Native, NativeRun, Next};
use crate::op::NO_SHAPE;
use crate::value::{Fun, Kind, Value};

/// The types whose values have members. Objects have none: their keys are their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// Numbers.
    Num,
    /// Strings.
    Str,
    /// Arrays.
    Arr,
    /// Error values.
    Error,
}

/// What values of a type have under a name.
#[derive(Debug, Clone, Copy)]
pub enum Member {
    /// A value that is found out when it is read.
    Property(NativeRun),
    /// How many elements an array has, which the machine knows itself.
    Length,
    /// A function of the value.
    Method(NativeRun),
}

impl Type {
    /// What a place of the script remembers in place of a shape when it reads the length of arrays.
    pub(super) const LENGTH: u32 = NO_SHAPE - 16;

    /// The type of a value, if such values have members.
    pub(crate) fn of(value: Value) -> Option<Self> {
        match value.kind() {
            Kind::Num(_) => Some(Self::Num),
            Kind::Str(_) => Some(Self::Str),
            Kind::Arr(_) => Some(Self::Arr),
            Kind::Error(_) => Some(Self::Error),
            Kind::Null | Kind::Bool(_) | Kind::Obj(_) | Kind::Fn(_) => None,
        }
    }

    /// What a place of the script remembers in place of a shape.
    pub(crate) fn shape(self) -> ShapeId {
        ShapeId(NO_SHAPE - 1 - self as u32)
    }
}

/// A member as the machine keeps it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Known {
    Property(NativeRun),
    Length,
    /// The method as a function that is told what it is of.
    Method(NativeRun, Fun),
}

/// The members that scripts have asked for.
#[derive(Debug, Default)]
pub(crate) struct Members {
    pub(crate) known: Vec<Known>,
    places: FxHashMap<(Type, Key), u16>,
}

impl Members {
    pub(crate) fn functions(&self) -> impl Iterator<Item = Fun> {
        self.known.iter().filter_map(|known| match known {
            Known::Method(_, function) => Some(*function),
            Known::Property(_) | Known::Length => None,
        })
    }
}

impl Machine {
    /// Adds a member to all values of a type; one of the same name is replaced.
    pub fn define_member(&mut self, ty: Type, name: &str, member: Member) {
        let key = self.store.heap.key_of(&name.into());
        self.store.know_member(ty, key, member);
    }
}

impl Store {
    fn know_member(&mut self, ty: Type, key: Key, member: Member) -> u16 {
        let known = match member {
            Member::Property(run) => Known::Property(run),
            Member::Length => Known::Length,
            Member::Method(run) => Known::Method(run, self.heap.native(Native::Plain(run))),
        };
        let place = u16::try_from(self.members.known.len()).unwrap_or(u16::MAX);
        self.members.known.push(known);
        self.members.places.insert((ty, key), place);
        place
    }

    /// The place of a member among those known.
    pub(crate) fn member(&mut self, value: Value, key: Key) -> Result<u16, Error> {
        let name = |heap: &Heap| heap.key_text(key).to_string();
        let Some(ty) = Type::of(value) else {
            let (of, name) = (type_name(value), name(&self.heap));
            return Err(Error::runtime(format!("Cannot read prop of {of}. (reading {name})")));
        };
        if let Some(&place) = self.members.places.get(&(ty, key)) {
            return Ok(place);
        }
        let name = name(&self.heap);
        match self.library.as_ref().and_then(|library| library.member(ty, &name)) {
            Some(member) => Ok(self.know_member(ty, key, member)),
            None => Err(Error::runtime(format!("No such prop ({name}) in {}.", type_name(value)))),
        }
    }

    /// The value of a known member, as reading it gives: a method is made into a function of its
    /// own that knows what it is of.
    pub(crate) fn read_member(&mut self, of: Value, place: u16) -> Result<Value, Error> {
        match self.members.known[usize::from(place)] {
            Known::Property(run) => self.read_property(of, run),
            Known::Length => {
                let len = of.as_arr().map_or(0, |array| self.heap.items(array).len());
                Ok(Value::num(len as f64))
            }
            Known::Method(run, _) => {
                let code = Code::Native { native: Native::Plain(run), this: of };
                Ok(self.heap.function(code).into())
            }
        }
    }

    fn read_property(&mut self, of: Value, run: NativeRun) -> Result<Value, Error> {
        match run(&mut self.context(), Args { this: of, given: &[] })? {
            Next::Return(value) => Ok(value),
            _ => Err(Error::internal("a property cannot wait")),
        }
    }
}

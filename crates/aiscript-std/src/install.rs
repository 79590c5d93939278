//! Puts the library into a machine.
//!
//! A machine asks for a name when a script first mentions it, so a machine that was just made holds
//! nothing of the library, and costs nothing; the names are found by one map that all machines share.

use std::rc::Rc;
use std::sync::LazyLock;

use aizome_aiscript_vm::{Heap, Library, Machine, Member, Native, Type, Value};
use rustc_hash::FxHashMap;

use crate::environment::{Environment, Version};
use crate::natives;
use crate::table::{Entry, EntryKind};

/// Gives a machine the standard library, and the library its environment.
///
/// ```
/// use aizome_aiscript_std::{Environment, install};
/// use aizome_aiscript_vm::{Machine, Script};
///
/// let mut machine = Machine::new();
/// install(&mut machine, Environment::default());
/// let script = Script::compile("Math:max(1, 'four'.len)").expect("it is a script");
/// let script = machine.load(&script);
/// let fiber = machine.start(script);
/// machine.run(1_000);
/// let result = machine.outcome(fiber).expect("it is done").expect("it does not fail");
/// assert_eq!(result.as_num(), Some(4.0));
/// ```
pub fn install(machine: &mut Machine, environment: Environment) {
    machine.set_library(Rc::new(Standard { version: environment.version }));
    machine.set_state(environment);
}

/// The standard library, as machines ask for it.
#[derive(Debug)]
struct Standard {
    version: Version,
}

impl Library for Standard {
    fn find(&self, name: &str, heap: &mut Heap) -> Option<Value> {
        Some(match find("", name)?.kind {
            EntryKind::Constant { value, .. } => value(heap, self.version),
            EntryKind::Property { run, .. } | EntryKind::Function { run, .. } => {
                heap.native(Native::Plain(run)).into()
            }
        })
    }

    fn member(&self, ty: Type, name: &str) -> Option<Member> {
        match find(owner(ty), name)?.kind {
            EntryKind::Constant { .. } => None,
            // The machine reads the length of arrays without a call.
            EntryKind::Property { .. } if (ty, name) == (Type::Arr, "len") => Some(Member::Length),
            EntryKind::Property { run, .. } => Some(Member::Property(run)),
            EntryKind::Function { run, .. } => Some(Member::Method(run)),
        }
    }

    fn names(&self) -> Vec<&'static str> {
        natives::all().map(|entry| entry.name).filter(|name| !name.contains('.')).collect()
    }
}

/// What comes before the dot in the names of members.
fn owner(ty: Type) -> &'static str {
    match ty {
        Type::Num => "num",
        Type::Str => "str",
        Type::Arr => "arr",
        Type::Error => "error",
    }
}

/// An entry by what has it (a type, or nothing) and what that calls it.
fn find(owner: &str, name: &str) -> Option<&'static Entry> {
    type Index<'a> = FxHashMap<(&'a str, &'a str), &'static Entry>;
    static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| {
        let key = |entry: &'static Entry| entry.name.split_once('.').unwrap_or(("", entry.name));
        natives::all().map(|entry| (key(entry), entry)).collect()
    });
    let index: &Index<'_> = &INDEX;
    index.get(&(owner, name)).copied()
}

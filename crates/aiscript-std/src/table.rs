//! The form of the one table of natives.
//!
//! A native is a Rust function in a [`natives!`] block: its documentation in two languages, its name
//! in the language, and a signature from which come the checks of its arguments, the messages when
//! they fail, the types that editors show, and whether it calls or waits. The machine, the manual,
//! the analysis and the tests of the examples all read this table; nothing about a native is written
//! anywhere else.

use aizome_aiscript_vm::{Effect, NativeRun, Value};

use crate::environment::Version;

/// One name of the standard library.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// `Core:add`, `print`; `arr.push` for what arrays have.
    pub name: &'static str,
    /// What it is, in English, with an example: Markdown.
    pub docs: &'static str,
    /// What it is, in Japanese, without the example.
    pub ja: &'static str,
    /// What sort of thing.
    pub kind: EntryKind,
}

/// What sort of thing a name stands for.
#[derive(Debug, Clone, Copy)]
pub enum EntryKind {
    /// A value, made when a machine begins.
    Constant {
        /// Its type.
        ty: &'static str,
        /// Makes it, as it is in a version of the library.
        value: fn(&mut aizome_aiscript_vm::Heap, Version) -> Value,
    },
    /// `len` in `a.len`: a value that is found out when it is read.
    Property {
        /// Its type.
        ty: &'static str,
        /// Finds it out; it gets what it is read of as `this`.
        run: NativeRun,
    },
    /// A function; if the name has a dot, a method.
    Function {
        /// What it takes.
        params: &'static [Param],
        /// The type of what it gives.
        result: &'static str,
        /// What it may do.
        effect: Effect,
        /// Its code.
        run: NativeRun,
    },
}

/// A parameter of a function.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub ty: &'static str,
    /// Whether it can be left out.
    pub is_optional: bool,
}

/// Declares natives.
///
/// `fn` is a function or, if its name has a dot, a method, whose first parameter is what it is called
/// on; `get` is a property; `const` is a value. After a type, `as "…"` says what to show instead of it.
macro_rules! natives {
    (
        $(#[doc = $about:literal])*
        pub static $table:ident;
        $(
            $(#[doc = $doc:literal])+
            ja $ja:literal
            $kind:ident $name:literal $rust:ident $params:tt -> $out:ty $(as $shown:literal)? $body:block
        )+
    ) => {
        $(#[doc = $about])*
        pub(crate) static $table: &[$crate::table::Entry] = &[
            $($crate::table::Entry {
                name: $name,
                docs: concat!($($doc, "\n"),+),
                ja: $ja,
                kind: natives!(@kind $kind $rust $params ($out) ($($shown)?)),
            }),+
        ];
        $(natives! { @code $kind $rust $params ($out) $body })+
    };

    (@code const $rust:ident ($version:ident) ($out:ty) $body:block) => {
        #[allow(unused_variables, reason = "most constants are the same in all versions")]
        fn $rust($version: $crate::environment::Version) -> $out $body
    };
    (@code $kind:ident $rust:ident ($cx:ident $(, $arg:ident : $ty:ty $(as $shown:literal)?)* $(,)?) ($out:ty) $body:block) => {
        #[allow(unused_variables, reason = "not every native needs its context")]
        fn $rust($cx: &mut aizome_aiscript_vm::Context<'_>, $($arg: $ty),*) -> $out $body
    };

    (@kind const $rust:ident ($version:ident) ($out:ty) ($($shown:literal)?)) => {
        $crate::table::EntryKind::Constant {
            ty: natives!(@out $out, $($shown)?),
            value: |heap, version| $crate::table::IntoValue::into_value($rust(version), heap),
        }
    };
    (@kind get $rust:ident ($cx:ident, $this:ident : $this_ty:ty) ($out:ty) ($($shown:literal)?)) => {
        $crate::table::EntryKind::Property {
            ty: natives!(@out $out, $($shown)?),
            run: |cx, args| {
                let this = <$this_ty as aizome_aiscript_vm::Argument>::of(cx, Some(args.this))?;
                aizome_aiscript_vm::Output::next($rust(cx, this), cx)
            },
        }
    };
    (@kind method $rust:ident ($cx:ident, $this:ident : $this_ty:ty $(, $arg:ident : $ty:ty $(as $shown_arg:literal)?)* $(,)?) ($out:ty) ($($shown:literal)?)) => {
        $crate::table::EntryKind::Function {
            params: &[$($crate::table::Param {
                name: stringify!($arg),
                ty: natives!(@arg $ty, $($shown_arg)?),
                is_optional: <$ty as aizome_aiscript_vm::Argument>::IS_OPTIONAL,
            }),*],
            result: natives!(@out $out, $($shown)?),
            effect: <$out as aizome_aiscript_vm::Output>::EFFECT,
            run: |cx, args| {
                let this = <$this_ty as aizome_aiscript_vm::Argument>::of(cx, Some(args.this))?;
                #[allow(unused_mut, unused_variables, reason = "some take no arguments")]
                let mut reader = aizome_aiscript_vm::Reader::new(args);
                $(let $arg = reader.read::<$ty>(cx)?;)*
                aizome_aiscript_vm::Output::next($rust(cx, this, $($arg),*), cx)
            },
        }
    };
    (@kind fn $rust:ident ($cx:ident $(, $arg:ident : $ty:ty $(as $shown_arg:literal)?)* $(,)?) ($out:ty) ($($shown:literal)?)) => {
        $crate::table::EntryKind::Function {
            params: &[$($crate::table::Param {
                name: stringify!($arg),
                ty: natives!(@arg $ty, $($shown_arg)?),
                is_optional: <$ty as aizome_aiscript_vm::Argument>::IS_OPTIONAL,
            }),*],
            result: natives!(@out $out, $($shown)?),
            effect: <$out as aizome_aiscript_vm::Output>::EFFECT,
            run: |cx, args| {
                // To wait is refused before the arguments are looked at.
                if <$out as aizome_aiscript_vm::Output>::EFFECT == aizome_aiscript_vm::Effect::Waits {
                    cx.assert_can_wait()?;
                }
                #[allow(unused_mut, unused_variables, reason = "some take no arguments")]
                let mut reader = aizome_aiscript_vm::Reader::new(args);
                $(let $arg = reader.read::<$ty>(cx)?;)*
                aizome_aiscript_vm::Output::next($rust(cx, $($arg),*), cx)
            },
        }
    };

    (@arg $ty:ty, $shown:literal) => { $shown };
    (@arg $ty:ty,) => { <$ty as aizome_aiscript_vm::Argument>::TYPE };
    (@out $ty:ty, $shown:literal) => { $shown };
    (@out $ty:ty,) => { <$ty as aizome_aiscript_vm::Output>::TYPE };
}
pub(crate) use natives;

/// What a constant can be made of.
pub(crate) trait IntoValue {
    /// Makes the value.
    fn into_value(self, heap: &mut aizome_aiscript_vm::Heap) -> Value;
}

impl IntoValue for f64 {
    fn into_value(self, _: &mut aizome_aiscript_vm::Heap) -> Value {
        Value::num(self)
    }
}

impl IntoValue for &str {
    fn into_value(self, heap: &mut aizome_aiscript_vm::Heap) -> Value {
        heap.string(self).into()
    }
}

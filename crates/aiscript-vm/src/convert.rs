//! Between values of a script and those of Rust: the arguments and results of natives.
//!
//! A type that can be an argument knows its name in the language, so the checks of a native, the
//! message when one fails and the declaration that editors show are one fact: the signature of a
//! Rust function.

use crate::error::Error;
use crate::heap::{Flat, Heap};
use crate::native::{Args, Context, Next};
use crate::value::{Arr, Fault, Fun, Obj, Str, Value};

/// What an argument can be.
pub trait Argument: Sized {
    /// The type as the language spells it.
    const TYPE: &'static str;
    /// Whether it can be left out.
    const IS_OPTIONAL: bool = false;

    /// Reads the n-th argument.
    ///
    /// # Errors
    /// `Expect number, but got str.`
    fn of(cx: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error>;
}

/// What a native can return: a result, and what its type says about the native.
pub trait Output {
    /// The type as the language spells it.
    const TYPE: &'static str;
    /// What calling it may do.
    const EFFECT: Effect = Effect::Returns;

    /// What happens next.
    ///
    /// # Errors
    /// If it is one.
    fn next(self, cx: &mut Context<'_>) -> Result<Next, Error>;
}

/// What calling a native may do beside giving a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It returns at once.
    Returns,
    /// It calls functions of the script.
    Calls,
    /// It may wait for the host.
    Waits,
}

/// The result of a native that calls functions; `T` is the type it has in the end.
#[derive(Debug)]
pub struct Calls(pub Next);

/// The result of a native that waits.
#[derive(Debug)]
pub struct Waits(pub Next);

/// Reads arguments one after the other.
#[derive(Debug)]
pub struct Reader<'a> {
    args: Args<'a>,
    next: usize,
}

impl<'a> Reader<'a> {
    /// From the first argument on.
    #[must_use]
    pub fn new(args: Args<'a>) -> Self {
        Self { args, next: 0 }
    }

    /// The next argument.
    ///
    /// # Errors
    /// If it is not of the type.
    #[inline]
    pub fn read<T: Argument>(&mut self, cx: &mut Context<'_>) -> Result<T, Error> {
        let value = self.args.get(self.next);
        self.next += 1;
        T::of(cx, value)
    }
}

/// Declares arguments that are values of one type.
macro_rules! arguments {
    ($($ty:ty, $shown:literal, $expected:literal, $get:ident;)+) => {$(
        impl Argument for $ty {
            const TYPE: &'static str = $shown;

            #[inline]
            fn of(_: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
                value.and_then(Value::$get).ok_or_else(|| Error::expected($expected, value))
            }
        }
    )+};
}

arguments! {
    f64, "num", "number", as_num;
    bool, "bool", "boolean", as_bool;
    Str, "str", "string", as_str;
    Arr, "arr", "array", as_arr;
    Obj, "obj", "object", as_obj;
    Fun, "fn", "function", as_fn;
}

impl Argument for Value {
    const TYPE: &'static str = "any";

    #[inline]
    fn of(_: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        value.ok_or_else(|| Error::runtime("Expect anything, but got nothing."))
    }
}

/// The units of a string.
impl Argument for Flat {
    const TYPE: &'static str = "str";

    #[inline]
    fn of(cx: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        let string = Str::of(cx, value)?;
        Ok(cx.heap.text(string).clone())
    }
}

/// A string as Rust has it: a lone surrogate becomes U+FFFD.
impl Argument for String {
    const TYPE: &'static str = "str";

    fn of(cx: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        Flat::of(cx, value).map(|text| text.to_string())
    }
}

/// Any value that JSON can hold.
impl Argument for serde_json::Value {
    const TYPE: &'static str = "any";

    fn of(cx: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        let value = Value::of(cx, value)?;
        cx.heap.to_json(value)
    }
}

impl<T: Argument> Argument for Option<T> {
    const TYPE: &'static str = T::TYPE;
    const IS_OPTIONAL: bool = true;

    #[inline]
    fn of(cx: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        value.map(|value| T::of(cx, Some(value))).transpose()
    }
}

/// What can become a value when the memory is at hand.
pub trait IntoValue {
    /// The type as the language spells it.
    const TYPE: &'static str;

    /// Makes the value.
    fn into_value(self, heap: &mut Heap) -> Value;
}

/// Declares what becomes a value of one type, and can be a result.
macro_rules! into_values {
    ($($ty:ty, $shown:literal, |$heap:ident, $out:ident| $value:expr;)+) => {$(
        impl IntoValue for $ty {
            const TYPE: &'static str = $shown;

            #[inline]
            fn into_value(self, $heap: &mut Heap) -> Value {
                let $out = self;
                $value
            }
        }

        impl Output for $ty {
            const TYPE: &'static str = $shown;

            #[inline]
            fn next(self, cx: &mut Context<'_>) -> Result<Next, Error> {
                Ok(Next::Return(self.into_value(cx.heap)))
            }
        }
    )+};
}

into_values! {
    f64, "num", |_heap, out| Value::num(out);
    bool, "bool", |_heap, out| Value::bool(out);
    (), "null", |_heap, _out| Value::NULL;
    Str, "str", |_heap, out| out.into();
    Arr, "arr", |_heap, out| out.into();
    Obj, "obj", |_heap, out| out.into();
    Fun, "fn", |_heap, out| out.into();
    Fault, "error", |_heap, out| out.into();
    Value, "any", |_heap, out| out;
    &'static str, "str", |heap, out| heap.string(out).into();
    String, "str", |heap, out| heap.string(out.as_str()).into();
    Flat, "str", |heap, out| heap.string(out).into();
    serde_json::Value, "any", |heap, out| heap.from_json(&out);
}

impl<T: Output> Output for Option<T> {
    const TYPE: &'static str = T::TYPE;
    const EFFECT: Effect = T::EFFECT;

    #[inline]
    fn next(self, cx: &mut Context<'_>) -> Result<Next, Error> {
        self.map_or(Ok(Next::Return(Value::NULL)), |out| out.next(cx))
    }
}

impl<T: Output> Output for Result<T, Error> {
    const TYPE: &'static str = T::TYPE;
    const EFFECT: Effect = T::EFFECT;

    #[inline]
    fn next(self, cx: &mut Context<'_>) -> Result<Next, Error> {
        self?.next(cx)
    }
}

impl Output for Calls {
    const TYPE: &'static str = "any";
    const EFFECT: Effect = Effect::Calls;

    fn next(self, _: &mut Context<'_>) -> Result<Next, Error> {
        Ok(self.0)
    }
}

impl Output for Waits {
    const TYPE: &'static str = "any";
    const EFFECT: Effect = Effect::Waits;

    fn next(self, _: &mut Context<'_>) -> Result<Next, Error> {
        Ok(self.0)
    }
}

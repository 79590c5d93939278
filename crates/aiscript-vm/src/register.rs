//! Plain Rust functions as natives: the types of a function's arguments and result say how it is called.

use std::rc::Rc;

use crate::convert::{Argument, IntoValue, Output, Reader};
use crate::error::Error;
use crate::machine::Machine;
use crate::native::{Args, Context, Deferred, Native, Next, Pending, Request};

/// A function that can be a native. `Marker` only tells the implementations apart.
pub trait IntoNative<Marker> {
    /// Makes a native of it.
    fn into_native(self) -> Native;
}

/// A function whose result comes later, that can be a native.
pub trait IntoAsyncNative<Marker> {
    /// Makes a native of it.
    fn into_native(self) -> Native;
}

/// Tells functions that see the [`Context`] from those that do not.
#[derive(Debug)]
pub struct WithContext;

/// Reads all arguments, in order.
macro_rules! read {
    ($cx:ident, $args:ident,) => {{
        let _: Args<'_> = $args;
    }};
    ($cx:ident, $args:ident, $($arg:ident),+) => {{
        let mut reader = Reader::new($args);
        ($(reader.read::<$arg>($cx)?,)+)
    }};
}

macro_rules! into_native {
    ($($arg:ident),*) => {
        impl<F, R, $($arg),*> IntoNative<fn($($arg,)*) -> R> for F
        where
            F: Fn($($arg),*) -> R + 'static,
            R: Output,
            $($arg: Argument,)*
        {
            fn into_native(self) -> Native {
                Native::closure(move |cx, args| {
                    #[allow(non_snake_case, reason = "the names of the types serve as those of the values")]
                    let ($($arg,)*) = read!(cx, args, $($arg),*);
                    self($($arg),*).next(cx)
                })
            }
        }

        impl<F, R, $($arg),*> IntoNative<(WithContext, fn($($arg,)*) -> R)> for F
        where
            F: Fn(&mut Context<'_>, $($arg),*) -> R + 'static,
            R: Output,
            $($arg: Argument,)*
        {
            fn into_native(self) -> Native {
                Native::closure(move |cx, args| {
                    #[allow(non_snake_case, reason = "the names of the types serve as those of the values")]
                    let ($($arg,)*) = read!(cx, args, $($arg),*);
                    self(cx, $($arg),*).next(cx)
                })
            }
        }

        impl<F, R, $($arg),*> IntoAsyncNative<fn($($arg,)*) -> R> for F
        where
            F: Fn($($arg),*) -> R + 'static,
            R: Future + 'static,
            R::Output: IntoAnswer,
            $($arg: Argument,)*
        {
            fn into_native(self) -> Native {
                Native::closure(move |cx, args| {
                    cx.assert_can_wait()?;
                    #[allow(non_snake_case, reason = "the names of the types serve as those of the values")]
                    let ($($arg,)*) = read!(cx, args, $($arg),*);
                    let future = self($($arg),*);
                    let answer = Box::pin(async move { future.await.into_answer() });
                    Ok(Next::Await(Request::Future(Pending(answer))))
                })
            }
        }
    };
}

into_native!();
into_native!(A);
into_native!(A, B);
into_native!(A, B, C);
into_native!(A, B, C, D);
into_native!(A, B, C, D, E);
into_native!(A, B, C, D, E, G);

/// What a future of the host can give.
pub trait IntoAnswer {
    /// Makes an answer of it.
    ///
    /// # Errors
    /// If it is one.
    fn into_answer(self) -> Result<Deferred, Error>;
}

impl<T: IntoValue + 'static> IntoAnswer for T {
    fn into_answer(self) -> Result<Deferred, Error> {
        Ok(Box::new(move |heap| self.into_value(heap)))
    }
}

impl<T: IntoValue + 'static> IntoAnswer for Result<T, Error> {
    fn into_answer(self) -> Result<Deferred, Error> {
        self?.into_answer()
    }
}

impl Machine {
    /// Adds a Rust function to the root scope. Its arguments are checked as those of the standard library
    /// are; it may take a [`Context`] first.
    ///
    /// ```
    /// use aizome_aiscript_vm::{Class, Machine, Script, Status, Value};
    ///
    /// let mut machine = Machine::new();
    /// machine.register("Game:hit", |power: f64, name: Option<String>| {
    ///     format!("{} by {power}", name.unwrap_or("nobody".to_owned()))
    /// });
    /// let mut run = |text: &str| {
    ///     let script = machine.load(&Script::compile(text).unwrap());
    ///     let fiber = machine.start(script);
    ///     assert_eq!(machine.run(1_000), Status::Done);
    ///     let outcome = machine.outcome(fiber).unwrap();
    ///     outcome.map(|value| machine.repr(value).to_string()).map_err(|error| error.to_string())
    /// };
    /// assert_eq!(run("Game:hit(3, 'Ai')").as_deref(), Ok("\"Ai by 3\""));
    /// assert_eq!(run("Game:hit('3')"), Err("Expect number, but got str.".to_owned()));
    /// ```
    pub fn register<Marker>(&mut self, name: &str, function: impl IntoNative<Marker>) {
        self.define_native(name, function.into_native());
    }

    /// Adds a Rust function whose result is a future: the script waits for it, while others of its
    /// fibers go on. The future comes out as a [`Request::Future`], which drivers poll.
    pub fn register_async<Marker>(&mut self, name: &str, function: impl IntoAsyncNative<Marker>) {
        self.define_native(name, function.into_native());
    }

    /// Adds a function that the host answers by hand: it comes out as a [`Request::Host`].
    pub fn register_request(&mut self, name: &str) {
        let function: Rc<str> = name.into();
        let native = Native::closure(move |cx, args| {
            cx.assert_can_wait()?;
            let (name, args) = (Rc::clone(&function), args.given.to_vec());
            Ok(Next::Await(Request::Host { name, args }))
        });
        self.define_native(name, native);
    }
}

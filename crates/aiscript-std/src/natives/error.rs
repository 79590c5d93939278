//! `Error:` and what error values have.

use aizome_aiscript_vm::{Argument, Context, Error, Fault, Str, Value};

use crate::table::natives;

/// An error value as what a property is read of.
struct This(Fault);

impl Argument for This {
    const TYPE: &'static str = "error";

    fn of(_: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        let fault = value.and_then(Value::as_error);
        fault.map(Self).ok_or_else(|| Error::expected("error", value))
    }
}

natives! {
    /// `Error:` and what error values have.
    pub static ERROR;

    /// An error value: a name, and anything that says more. It stops nothing, it is a value like
    /// any other.
    ///
    /// ```aiscript
    /// let failure = Error:create("not_found", { id: 7 })
    /// <: Core:type(failure) // error
    /// <: failure.name // not_found
    /// ```
    ja "エラー値を作ります。名前と、詳しい情報を表す任意の値からなります。ほかの値と同じただの値で、実行は止まりません。"
    fn "Error:create" create(cx, name: Str, info: Option<Value>) -> Fault {
        cx.heap.fault(name, info.unwrap_or(Value::NULL))
    }

    /// The name of the error.
    ///
    /// ```aiscript
    /// <: Json:parse("{").name // not_json
    /// ```
    ja "エラーの名前です。"
    get "error.name" name(cx, this: This) -> Value as "str" { cx.heap.fault_parts(this.0).0 }

    /// What more is known of the error; `null` if nothing is.
    ///
    /// ```aiscript
    /// <: Error:create("not_found", { id: 7 }).info // { id: 7 }
    /// ```
    ja "エラーの詳しい情報です。なければ`null`です。"
    get "error.info" info(cx, this: This) -> Value { cx.heap.fault_parts(this.0).1 }
}

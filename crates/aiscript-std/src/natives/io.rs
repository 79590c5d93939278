//! `print` and `readline`: what a script says, and what it is told.

use aizome_aiscript_vm::{Error, Flat, Next, Request, Value, Waits};

use crate::environment::Environment;
use crate::table::natives;

natives! {
    /// `print` and `readline`
    pub static IO;

    /// Shows a value to whoever runs the script. `<: value` does the same.
    ///
    /// ```aiscript
    /// <: "Hello!" // Hello!
    /// let say = print
    /// <: say == print // true
    /// ```
    ja "値を出力します。`<: value`と書いても同じです。"
    fn "print" print(cx, value: Value) -> Result<(), Error> {
        match cx.parts::<Environment>() {
            (heap, Some(environment)) => environment.print(heap, value),
            (_, None) => Ok(()),
        }
    }

    /// Asks for a line of text, and waits for it; `null` if there is nobody who could be asked.
    ///
    /// ```aiscript
    /// let name = readline("What is your name?")
    /// ```
    ja "文字列の入力を求め、入力されるまで待ちます。入力できない環境では`null`を返します。"
    fn "readline" readline(cx, prompt: Flat) -> Waits as "str | null" {
        Waits(Next::Await(Request::ReadLine { prompt }))
    }
}

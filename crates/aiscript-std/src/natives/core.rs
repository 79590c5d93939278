//! `Core:` and what has no namespace: types, comparison, arithmetic, and how a script pauses or
//! ends.

use aizome_aiscript_vm::{
    Argument, Arr, Class, Context, Error, Flat, Next, Request, Value, Waits, type_name,
};

use super::size;
use crate::algorithms::math;
use crate::environment::Version;
use crate::reference::visible;
use crate::table::natives;

/// A truth value that is looked at only if it matters.
struct Late(Option<Value>);

impl Late {
    fn get(self, cx: &mut Context<'_>) -> Result<bool, Error> {
        bool::of(cx, self.0)
    }
}

impl Argument for Late {
    const TYPE: &'static str = bool::TYPE;
    /// Where it does not matter it can be left out.
    const IS_OPTIONAL: bool = true;

    fn of(_: &mut Context<'_>, value: Option<Value>) -> Result<Self, Error> {
        Ok(Self(value))
    }
}

natives! {
    /// `Core:` and what has no namespace.
    pub static CORE;

    /// Where to read about AiScript.
    ///
    /// ```aiscript
    /// <: help // SEE: https://github.com/syuilo/aiscript/blob/master/docs/get-started.md
    /// ```
    ja "AiScriptの入門書がある場所です。"
    const "help" help(version) -> &'static str {
        match version {
            Version::V1_2 => {
                "SEE: https://github.com/syuilo/aiscript/blob/master/docs/get-started.md"
            }
            Version::V1_3 => "SEE: https://aiscript-dev.github.io/guides/get-started.html",
        }
    }

    /// The version of the language.
    ///
    /// ```aiscript
    /// <: Core:v // 1.2.1
    /// ```
    ja "言語のバージョンです。"
    const "Core:v" version(version) -> &'static str {
        match version {
            Version::V1_2 => "1.2.1",
            Version::V1_3 => "1.3.0",
        }
    }

    /// What Ai is.
    ///
    /// ```aiscript
    /// <: Core:ai // kawaii
    /// ```
    ja "藍ちゃんがどんな子かを表す文字列です。"
    const "Core:ai" ai(version) -> &'static str { "kawaii" }

    /// The opposite of a truth value, as the operator `!`.
    ///
    /// ```aiscript
    /// <: Core:not(true) // false
    /// ```
    ja "真偽を反転した値を返します。演算子`!`と同じです。"
    fn "Core:not" not(cx, condition: bool) -> bool { !condition }

    /// Whether two values are the same: numbers, strings and truth values by what they are, all
    /// else only if it is one and the same thing. As the operator `==`.
    ///
    /// ```aiscript
    /// <: Core:eq(1, 1) // true
    /// <: Core:eq([1], [1]) // false
    /// ```
    ja "二つの値が等しいかどうかを返します。数値・文字列・真偽値は内容で、それ以外は同一の物かどうかで比べます。演算子`==`と同じです。"
    fn "Core:eq" eq(cx, a: Value, b: Value) -> bool { cx.heap.equal(a, b) }

    /// Whether two values are not the same, as the operator `!=`.
    ///
    /// ```aiscript
    /// <: Core:neq("a", "b") // true
    /// ```
    ja "二つの値が異なるかどうかを返します。演算子`!=`と同じです。"
    fn "Core:neq" neq(cx, a: Value, b: Value) -> bool { !cx.heap.equal(a, b) }

    /// Whether both are true. The second is looked at only if the first is true, but unlike the
    /// operator `&&` a call always computes both.
    ///
    /// ```aiscript
    /// <: Core:and(true, false) // false
    /// ```
    ja "両方が`true`かどうかを返します。二つ目は一つ目が`true`のときだけ調べられます。ただし演算子`&&`と違い、引数は両方とも計算されます。"
    fn "Core:and" and(cx, a: bool, b: Late) -> Result<bool, Error> {
        if a { b.get(cx) } else { Ok(false) }
    }

    /// Whether one of two is true. The second is looked at only if the first is false, but unlike
    /// the operator `||` a call always computes both.
    ///
    /// ```aiscript
    /// <: Core:or(true, false) // true
    /// ```
    ja "少なくとも一方が`true`かどうかを返します。二つ目は一つ目が`false`のときだけ調べられます。ただし演算子`||`と違い、引数は両方とも計算されます。"
    fn "Core:or" or(cx, a: bool, b: Late) -> Result<bool, Error> {
        if a { Ok(true) } else { b.get(cx) }
    }

    /// The sum of two numbers, as the operator `+`.
    ///
    /// ```aiscript
    /// <: Core:add(1, 2) // 3
    /// ```
    ja "二つの数の和を返します。演算子`+`と同じです。"
    fn "Core:add" add(cx, a: f64, b: f64) -> f64 { a + b }

    /// The difference of two numbers, as the operator `-`.
    ///
    /// ```aiscript
    /// <: Core:sub(5, 2) // 3
    /// ```
    ja "二つの数の差を返します。演算子`-`と同じです。"
    fn "Core:sub" sub(cx, a: f64, b: f64) -> f64 { a - b }

    /// The product of two numbers, as the operator `*`.
    ///
    /// ```aiscript
    /// <: Core:mul(3, 4) // 12
    /// ```
    ja "二つの数の積を返します。演算子`*`と同じです。"
    fn "Core:mul" mul(cx, a: f64, b: f64) -> f64 { a * b }

    /// A number to the power of another, as the operator `^`.
    ///
    /// ```aiscript
    /// <: Core:pow(2, 10) // 1024
    /// ```
    ja "累乗を返します。演算子`^`と同じです。"
    fn "Core:pow" pow(cx, base: f64, exponent: f64) -> f64 { math::pow(base, exponent) }

    /// A number divided by another, as the operator `/`. Division by zero gives an infinite number,
    /// or NaN for `0 / 0`.
    ///
    /// ```aiscript
    /// <: Core:div(7, 2) // 3.5
    /// <: Core:div(1, 0) // Infinity
    /// ```
    ja "割り算の商を返します。演算子`/`と同じです。0で割ると無限大に、`0 / 0`はNaNになります。"
    fn "Core:div" div(cx, a: f64, b: f64) -> f64 { a / b }

    /// The remainder of a division, as the operator `%`. It has the sign of the first number.
    ///
    /// ```aiscript
    /// <: Core:mod(7, 3) // 1
    /// <: Core:mod(-7, 3) // -1
    /// ```
    ja "割り算の余りを返します。演算子`%`と同じです。符号は割られる数に従います。"
    fn "Core:mod" modulo(cx, a: f64, b: f64) -> f64 { a % b }

    /// Whether a number is greater than another, as the operator `>`.
    ///
    /// ```aiscript
    /// <: Core:gt(2, 1) // true
    /// ```
    ja "一つ目の数が二つ目より大きいかどうかを返します。演算子`>`と同じです。"
    fn "Core:gt" gt(cx, a: f64, b: f64) -> bool { a > b }

    /// Whether a number is less than another, as the operator `<`.
    ///
    /// ```aiscript
    /// <: Core:lt(2, 1) // false
    /// ```
    ja "一つ目の数が二つ目より小さいかどうかを返します。演算子`<`と同じです。"
    fn "Core:lt" lt(cx, a: f64, b: f64) -> bool { a < b }

    /// Whether a number is greater than another or equal to it, as the operator `>=`.
    ///
    /// ```aiscript
    /// <: Core:gteq(2, 2) // true
    /// ```
    ja "一つ目の数が二つ目以上かどうかを返します。演算子`>=`と同じです。"
    fn "Core:gteq" gteq(cx, a: f64, b: f64) -> bool { a >= b }

    /// Whether a number is less than another or equal to it, as the operator `<=`.
    ///
    /// ```aiscript
    /// <: Core:lteq(3, 2) // false
    /// ```
    ja "一つ目の数が二つ目以下かどうかを返します。演算子`<=`と同じです。"
    fn "Core:lteq" lteq(cx, a: f64, b: f64) -> bool { a <= b }

    /// What sort of value it is: `null`, `bool`, `num`, `str`, `arr`, `obj`, `fn` or `error`.
    ///
    /// ```aiscript
    /// <: Core:type("hi") // str
    /// ```
    ja "値の型の名前を返します。`null`・`bool`・`num`・`str`・`arr`・`obj`・`fn`・`error`のどれかです。"
    fn "Core:type" kind(cx, value: Value) -> &'static str { type_name(value) }

    /// A value as text, the way templates write it. A string stays as it is; in arrays and objects
    /// strings have quotes.
    ///
    /// ```aiscript
    /// <: Core:to_str(1.50) // 1.5
    /// <: Core:to_str([1, "a", null]) // [ 1, "a", null ]
    /// ```
    ja "値の文字列表現を返します。テンプレートに埋め込んだときと同じです。文字列はそのまま、配列やオブジェクトの中の文字列には引用符が付きます。"
    fn "Core:to_str" to_str(cx, value: Value) -> Flat { cx.heap.repr(value, false) }

    /// An array of the numbers from one to another, both included, up or down in steps of one.
    ///
    /// ```aiscript
    /// <: Core:range(1, 4) // [ 1, 2, 3, 4 ]
    /// <: Core:range(2, 0) // [ 2, 1, 0 ]
    /// ```
    ja "一つ目から二つ目まで、両端を含めて1ずつ増える（または減る）数の配列を返します。"
    fn "Core:range" range(cx, from: f64, to: f64) -> Result<Arr, Error> as "arr<num>" {
        let distance = (to - from).abs();
        let step = if from < to { 1.0 } else { -1.0 };
        // The distance of an infinite number to itself is no number, as are those of NaN.
        let len = if distance.is_nan() { 1 } else { (distance + 1.0) as usize };
        let mut items = size::array(cx.heap, len)?;
        items.extend((0..len).map(|at| Value::num(from + step * at as f64)));
        Ok(cx.heap.array(items))
    }

    /// Waits for so many milliseconds. Only scripts that may wait can call it.
    ///
    /// ```aiscript
    /// Core:sleep(10)
    /// <: "good morning" // good morning
    /// ```
    ja "指定したミリ秒だけ待ちます。待つことのできない実行方法では呼び出せません。"
    fn "Core:sleep" sleep(cx, ms: f64) -> Waits as "null" {
        Waits(Next::Await(Request::Sleep { ms }))
    }

    /// Ends the script with an error that has this message.
    ///
    /// ```aiscript
    /// let age = 20
    /// if age < 0 { Core:abort("nobody is that young") }
    /// <: age // 20
    /// ```
    ja "指定したメッセージのエラーでスクリプトを終了します。"
    fn "Core:abort" abort(cx, message: Flat) -> Result<Waits, Error> as "never" {
        Err(Error::new(Class::User, visible(&message)))
    }
}

//! `Test:`: what tests of scripts expect.
//!
//! It is ours and not the language's, so only hosts that run tests install it. An assertion that does
//! not hold is an error like others; what was compared is put aside with it, so that a host can show
//! the difference.

mod equal;
mod throws;

use aizome_aiscript_analysis::{Global, Home};
use aizome_aiscript_vm::{Call, Calls, Context, Error, Flat, Fun, Machine, Native, Next, Value};

use crate::declarations::global;
use crate::reference::visible;
use crate::table::{Entry, EntryKind, natives};
use throws::Throws;

/// Gives a machine `Test:`, beside the library that it has.
///
/// ```
/// use aizome_aiscript_std::test_library::{install_test, take_comparison};
/// use aizome_aiscript_std::{Environment, install};
/// use aizome_aiscript_vm::{Machine, Script};
///
/// let mut machine = Machine::new();
/// install(&mut machine, Environment::default());
/// install_test(&mut machine);
/// let script = machine.load(&Script::compile("Test:eq([1].len, 2)")?);
/// let fiber = machine.start(script);
/// machine.run(1_000);
/// let error = machine.outcome(fiber).and_then(Result::err).expect("1 is not 2");
/// assert_eq!(error.message(), "Test:eq expected 2, but got 1");
/// let compared = take_comparison(&mut machine).expect("two values were compared");
/// assert_eq!((&*compared.actual, &*compared.expected), ("1", "2"));
/// # Ok::<(), aizome_aiscript_vm::CompileError>(())
/// ```
pub fn install_test(machine: &mut Machine) {
    machine.set_state(Compared::default());
    for entry in TEST {
        if let EntryKind::Function { run, .. } = entry.kind {
            machine.define_native(entry.name, Native::Plain(run));
        }
    }
}

/// The two values that the last assertion that failed compared, if it compared any.
pub fn take_comparison(machine: &mut Machine) -> Option<Comparison> {
    machine.state::<Compared>()?.0.take()
}

/// Every name of `Test:`.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    TEST.iter()
}

/// The same as the analysis wants it.
pub fn globals() -> impl Iterator<Item = Global> {
    entries().map(|entry| Global { home: Home::Host, ..global(entry) })
}

/// Two values that should have been one, as `<:` would print them but for quotes around strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What was found.
    pub actual: String,
    /// What should have been found.
    pub expected: String,
}

#[derive(Debug, Default)]
struct Compared(Option<Comparison>);

/// Values in a message are cut after so many characters.
const LONGEST: usize = 120;

/// So near two numbers are the same unless told otherwise.
const TOLERANCE: f64 = 1e-9;

natives! {
    /// `Test:`.
    pub static TEST;

    /// Expects two values to be the same: arrays with the same elements, objects with the same keys
    /// and values in whatever order, error values with the same name and info. `NaN` is the same as
    /// `NaN`. Functions are the same only if they are one.
    ///
    /// ```aiscript
    /// Test:eq([1, 2].map(@(x) { x * 2 }), [2, 4])
    /// Test:eq({ a: 1, b: [null] }, { b: [null], a: 1 })
    /// ```
    ja "二つの値が同じであることを確かめます。配列は要素ごとに、オブジェクトはキーの順序に関係なく中身で比べます。エラー値は名前と情報で比べます。`NaN`同士は同じとみなします。関数は同一のものだけが同じです。"
    fn "Test:eq" eq(cx, actual: Value, expected: Value) -> Result<(), Error> {
        if equal::same(cx.heap, actual, expected) {
            return Ok(());
        }
        Err(differs(cx, "Test:eq expected", actual, expected))
    }

    /// Expects two values not to be the same, as `Test:eq` understands it.
    ///
    /// ```aiscript
    /// Test:ne("1", 1)
    /// ```
    ja "二つの値が同じでないことを確かめます。比べ方は`Test:eq`と同じです。"
    fn "Test:ne" ne(cx, actual: Value, unexpected: Value) -> Result<(), Error> {
        if !equal::same(cx.heap, actual, unexpected) {
            return Ok(());
        }
        let value = short(&shown(cx, unexpected));
        Err(Error::runtime(format!("Test:ne expected anything but {value}")))
    }

    /// Expects a condition to be `true`. With a message, that is what is said if it is `false`.
    ///
    /// ```aiscript
    /// Test:ok([1, 2, 3].incl(2))
    /// Test:ok(1 < 2, "one is less than two")
    /// ```
    ja "条件が`true`であることを確かめます。メッセージを渡すと、`false`のときにそれを表示します。"
    fn "Test:ok" ok(cx, condition: bool, message: Option<Flat>) -> Result<(), Error> {
        if condition {
            return Ok(());
        }
        let said = message.map(|message| visible(&message));
        Err(Error::runtime(said.unwrap_or_else(|| "Test:ok expected true, but got false".to_owned())))
    }

    /// Expects a function to fail, and gives the message with which it did. With a text, that must
    /// be a part of the message. The function is called without arguments.
    ///
    /// ```aiscript
    /// <: Test:throws(@() { [1][5] }) // Index out of range. index: 5 max: 0
    /// Test:throws(@() { Core:abort("no coins left") }, "coins")
    /// ```
    ja "関数がエラーになることを確かめ、そのメッセージを返します。文字列を渡すと、メッセージにそれが含まれることも確かめます。関数は引数なしで呼ばれます。"
    fn "Test:throws" throws(cx, function: Fun as "@() => any", message: Option<Flat>) -> Calls as "str" {
        let wanted = message.map(|message| visible(&message));
        Calls(Next::Call { call: Call::new(function, []), then: Box::new(Throws { wanted }) })
    }

    /// Expects two numbers to be nearly the same: no further from each other than `tolerance`, which
    /// is a thousand-millionth unless told.
    ///
    /// ```aiscript
    /// Test:near(0.1 + 0.2, 0.3)
    /// Test:near(Math:PI, 3.14, 0.01)
    /// ```
    ja "二つの数値の差が`tolerance`以下であることを確かめます。省略すると十億分の一です。"
    fn "Test:near" near(cx, actual: f64, expected: f64, tolerance: Option<f64>) -> Result<(), Error> {
        let distance = (actual - expected).abs();
        if actual == expected || distance <= tolerance.unwrap_or(TOLERANCE) {
            return Ok(());
        }
        let (actual, expected) = (Value::num(actual), Value::num(expected));
        Err(differs(cx, "Test:near expected about", actual, expected))
    }

    /// Fails.
    ///
    /// ```aiscript
    /// if 1 > 2 { Test:fail("numbers have gone wrong") }
    /// ```
    ja "必ず失敗します。"
    fn "Test:fail" fail(cx, message: Flat) -> Result<(), Error> as "never" {
        Err(Error::runtime(visible(&message)))
    }
}

/// The error that a value is not the expected one; both are put aside.
fn differs(cx: &mut Context<'_>, what: &str, actual: Value, expected: Value) -> Error {
    let (actual, expected) = (shown(cx, actual), shown(cx, expected));
    let message = format!("{what} {}, but got {}", short(&expected), short(&actual));
    if let Some(compared) = cx.state::<Compared>() {
        compared.0 = Some(Comparison { actual, expected });
    }
    Error::runtime(message)
}

fn shown(cx: &mut Context<'_>, value: Value) -> String {
    visible(&cx.heap.repr(value, true))
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

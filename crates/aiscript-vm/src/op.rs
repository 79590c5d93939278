//! The instructions of the machine, in one table.
//!
//! A function runs in *registers*, a window of its fiber's stack; an instruction (*op*) names them
//! by number, and is eight bytes. `d` is where a result goes. Conditions are tested and branched on
//! in one go: an `If…` op skips the op after it, a [`Op::Jump`], when its condition holds. What can
//! fail has a place in the source, kept beside the code ([`Proto`](crate::chunk::Proto)).
//!
//! Ops do what the reference's node does, its checks and their order included: `Add` fails with
//! `Expect number, but got str.`, the left side first.

/// A register of the running function.
pub(crate) type Reg = u16;

/// The shape that no object has: what an [`Op::Memory`] holds before it has met any.
pub(crate) const NO_SHAPE: u32 = u32::MAX - 1;

/// Declares the ops, and how each prints.
macro_rules! ops {
    ($($(#[doc = $doc:literal])+ $name:ident { $($field:ident : $ty:ty),* $(,)? })+) => {
        /// An instruction.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub(crate) enum Op {
            $($(#[doc = $doc])+ $name { $($field: $ty),* }),+
        }

        impl Op {
            /// The name of the op, and its operands by name.
            pub(crate) fn parts(self) -> (&'static str, Vec<(&'static str, i64)>) {
                match self {
                    $(Self::$name { $($field),* } => {
                        (stringify!($name), vec![$((stringify!($field), i64::from($field))),*])
                    })+
                }
            }
        }

        /// Every op with its documentation, for the manual.
        pub const OPS: &[(&str, &str)] = &[$((stringify!($name), concat!($($doc),+))),+];
    };
}

ops! {
    /// Counts `n` steps, those of all nodes up to the next such op; a jump leads to one of these, and a
    /// call is followed by one. Here a run stops when its fuel or its steps are used up, and memory
    /// is collected.
    Steps { n: u32 }

    /// Uses up one unit of fuel: the head of a loop without a step. The machine makes it of `Steps` 0.
    Idle {}
    /// Ends the script, for its steps are used up. The machine puts it in place of another op.
    Halt {}

    /// `d` = the `k`-th constant.
    Const { d: Reg, k: u32 }
    /// `d` = a small whole number.
    Int { d: Reg, v: i16 }
    /// `d` = `null`
    Null { d: Reg }
    /// `d` = `true` or `false`
    Bool { v: bool, d: Reg }
    /// `d` = `a`
    Move { d: Reg, a: Reg }
    /// `d` is a variable that is not there yet.
    Unset { d: Reg }
    /// `d` is a new shared variable (a *cell*) that is not there yet.
    Cell { d: Reg }
    /// The value of `d` moves into a new cell, which `d` is then.
    Share { d: Reg }
    /// `d` = what the cell in `c` holds, perhaps nothing yet.
    LoadCell { d: Reg, c: Reg }
    /// The cell in `c` = `a`
    StoreCell { c: Reg, a: Reg }
    /// `d` = what the `i`-th cell that this function shares holds, perhaps nothing yet.
    LoadShared { d: Reg, i: u16 }
    /// The `i`-th cell that this function shares = `a`
    StoreShared { i: u16, a: Reg }
    /// `d` = the `g`-th global. Fails if it is not there; `root`: whether the name was looked up in
    /// the scope of the script itself, which the message tells.
    LoadGlobal { root: bool, d: Reg, g: u32 }
    /// `d` = the `g`-th global, or nothing yet.
    PeekGlobal { d: Reg, g: u32 }
    /// The `g`-th global = `a`. Fails if it is not there or cannot be assigned to.
    StoreGlobal { root: bool, a: Reg, g: u32 }
    /// The `g`-th global comes to be, and is `a`; `m`: whether it can be assigned to. Fails if it is
    /// there already.
    DefineGlobal { m: bool, a: Reg, g: u32 }
    /// `d` = whether the `g`-th global is there.
    ExistsGlobal { d: Reg, g: u32 }
    /// Fails if the `g`-th global is there, for a variable of that name cannot come to be.
    AssertNew { g: u32 }
    /// Skips the next op if the variable that was loaded into `a` is there.
    IfSet { a: Reg }
    /// Fails with the text of the `k`-th constant.
    Fail { k: u32 }
    /// The same, but what is wrong is a namespace.
    FailNamespace { k: u32 }
    /// Fails if no argument came for the parameter in `a`.
    AssertGiven { a: Reg }

    /// Goes on elsewhere.
    Jump { to: u32 }
    /// Skips the next op if `a` is `true`. Fails if it is no truth value.
    IfTrue { a: Reg }
    /// Skips the next op if `a` is `false`. Fails if it is no truth value.
    IfFalse { a: Reg }
    /// Skips the next op if `a < b`
    IfLt { a: Reg, b: Reg }
    /// Skips the next op if `a <= b`
    IfLtEq { a: Reg, b: Reg }
    /// Skips the next op if `a > b`
    IfGt { a: Reg, b: Reg }
    /// Skips the next op if `a >= b`
    IfGtEq { a: Reg, b: Reg }
    /// Skips the next op if `a == b`
    IfEq { a: Reg, b: Reg }
    /// Skips the next op if `a != b`
    IfNotEq { a: Reg, b: Reg }
    /// Skips the next op if `a < v`
    IfLtInt { a: Reg, v: i16 }
    /// Skips the next op if `a <= v`
    IfLtEqInt { a: Reg, v: i16 }
    /// Skips the next op if `a > v`
    IfGtInt { a: Reg, v: i16 }
    /// Skips the next op if `a >= v`
    IfGtEqInt { a: Reg, v: i16 }
    /// Skips the next op if `a == v`
    IfEqInt { a: Reg, v: i16 }
    /// Skips the next op if `a` equals the `k`-th constant.
    IfEqConst { a: Reg, k: u32 }
    /// Skips the next op if `a != v`
    IfNotEqInt { a: Reg, v: i16 }

    /// `d = a + b`
    Add { d: Reg, a: Reg, b: Reg }
    /// `d = a - b`
    Sub { d: Reg, a: Reg, b: Reg }
    /// `d = a * b`
    Mul { d: Reg, a: Reg, b: Reg }
    /// `d = a / b`
    Div { d: Reg, a: Reg, b: Reg }
    /// `d = a % b`
    Rem { d: Reg, a: Reg, b: Reg }
    /// `d = a ^ b`
    Pow { d: Reg, a: Reg, b: Reg }
    /// `d = a + v`; also `a - 1`, but not `a - 0`, which keeps the sign of a zero.
    AddInt { d: Reg, a: Reg, v: i16 }
    /// `d = a * v`
    MulInt { d: Reg, a: Reg, v: i16 }
    /// `d = a / v`
    DivInt { d: Reg, a: Reg, v: i16 }
    /// `d = a % v`
    RemInt { d: Reg, a: Reg, v: i16 }
    /// `d = a < b`
    Lt { d: Reg, a: Reg, b: Reg }
    /// `d = a <= b`
    LtEq { d: Reg, a: Reg, b: Reg }
    /// `d = a > b`
    Gt { d: Reg, a: Reg, b: Reg }
    /// `d = a >= b`
    GtEq { d: Reg, a: Reg, b: Reg }
    /// `d = a == b`
    Eq { d: Reg, a: Reg, b: Reg }
    /// `d = a != b`
    NotEq { d: Reg, a: Reg, b: Reg }
    /// `d = -a`
    Neg { d: Reg, a: Reg }
    /// `d = !a`
    Not { d: Reg, a: Reg }
    /// Fails if `a` is no number.
    AssertNum { a: Reg }
    /// Fails if `a` is no truth value.
    AssertBool { a: Reg }
    /// Fails if `a` is no function.
    AssertFn { a: Reg }
    /// Fails if `a` is no array.
    AssertArr { a: Reg }
    /// Fails if `a` is no object.
    AssertObj { a: Reg }
    /// Fails unless `a[i]` can be assigned to: `a` an array and `i` a number, or `a` an object and `i` a
    /// string. The bounds are not looked at.
    AssertIndex { a: Reg, i: Reg }

    /// `d` = a new array with room for `n` elements.
    Array { d: Reg, n: u32 }
    /// Puts the `n` registers from `from` on to the end of the array `a`.
    Append { a: Reg, from: Reg, n: u16 }
    /// `d` = a new object without keys.
    Object { d: Reg }
    /// `d` = element `i` of the array `a` for a pattern: `null` if there is none.
    Element { d: Reg, a: Reg, i: u16 }
    /// `d` = the value of the key `k` of the object `a` for a pattern: `null` if there is none.
    Entry { d: Reg, a: Reg, k: u16 }
    /// `d = a[i]`
    Index { d: Reg, a: Reg, i: Reg }
    /// `a[i] = v`
    SetIndex { a: Reg, i: Reg, v: Reg }
    /// `d = a.k`. A [`Op::Memory`] and a [`Op::Key`] follow.
    Prop { d: Reg, a: Reg }
    /// `a.k = v`, where `a` is known to be an object. A [`Op::Memory`] and a [`Op::Key`] follow.
    SetProp { a: Reg, v: Reg }
    /// Makes ready to call `a.k`: `d` = the function, and the register after it what it is of. A
    /// [`Op::Memory`] and a [`Op::Key`] follow.
    Method { d: Reg, a: Reg }
    /// What the op before remembers about the objects it met: their shape, and where the value is.
    Memory { place: u16, shape: u32 }
    /// The key that the op before the last is about.
    Key { k: u32 }
    /// `d` = the texts of the `n` registers from `d` on as one string, as templates do.
    Template { d: Reg, n: u16 }
    /// `d` = the `p`-th function of the chunk. The values of its defaults are in the registers from
    /// `d` on, one for each parameter, if it has any.
    Closure { d: Reg, p: u32 }

    /// Calls the function in `f` with the `n` registers from `f + 2` on; the result goes to `f`.
    Call { f: Reg, n: u16 }
    /// The same for an operator that the script has given a function of its own: no place in the
    /// source is known for such a call.
    CallOperator { f: Reg, n: u16 }
    /// Ends the function with `a`.
    Return { a: Reg }

    /// Makes `i` the number of turns done, 0; fails if `n` is no number.
    TimesStart { i: Reg, n: Reg }
    /// Skips the next op if `i < n`, and then counts `i` up.
    TimesNext { i: Reg, n: Reg }
    /// Begins `for let x = a, n`, where `i` holds `a` and `i + 1` holds `n`; fails unless both are
    /// numbers. After it `i + 1` is where the loop ends.
    RangeStart { i: Reg }
    /// Skips the next op if `i` has not reached its end, `i + 1`; then `d` = `i`, and `i` counts up.
    RangeNext { d: Reg, i: Reg }
    /// Skips the next op if the array `a` has an element number `i`; then `d` is that element, and `i`
    /// counts up.
    EachNext { d: Reg, a: Reg, i: Reg }
}

const _: () = assert!(size_of::<Op>() == 8);

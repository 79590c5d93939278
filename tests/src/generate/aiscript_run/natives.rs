//! What the standard library has: every name and property, with what it takes and gives.

use Kind::{
    Any, Bool, Bytes, Count, Date, Depth, Error, Flat, Folder, Hex, Index, Json, Key, List, Mapper,
    Null, Num, Nums, Obj, Options, Order, Pairs, Seed, Str, Strs, Test, Time, Unit, Units, Uri,
};

/// What an expression gives, and what an argument should be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Num,
    Str,
    /// An array of numbers.
    Nums,
    /// An array of strings.
    Strs,
    /// An array of anything.
    List,
    Obj,
    Fn,
    Error,
    Any,
    /// A small number, perhaps below zero.
    Index,
    /// A small number, hardly ever below zero or in between.
    Count,
    /// How many levels of arrays.
    Depth,
    /// A code point.
    Unit,
    /// An array of code points.
    Units,
    /// An array of bytes.
    Bytes,
    /// Milliseconds since 1970.
    Time,
    /// The text of a hexadecimal number.
    Hex,
    /// JSON.
    Json,
    /// A date as a text.
    Date,
    /// A text with percent signs.
    Uri,
    /// A key of an object.
    Key,
    /// An array of keys and values.
    Pairs,
    /// The seed of random numbers.
    Seed,
    /// The options of random numbers.
    Options,
    /// A callback of `map`.
    Mapper,
    /// A callback of `flat_map`.
    Flat,
    /// A callback that decides.
    Test,
    /// A callback of `reduce`.
    Folder,
    /// A callback of `sort`.
    Order,
}

/// A function or a property of the standard library.
#[derive(Debug, Clone, Copy)]
pub(super) struct Native {
    /// What it is a property of; otherwise it is a global.
    pub(super) of: Option<Kind>,
    pub(super) name: &'static str,
    /// None if it is no function.
    pub(super) args: Option<&'static [Kind]>,
    /// How many of the arguments must be there.
    pub(super) required: usize,
    pub(super) gives: Kind,
}

/// A global function.
const fn call(name: &'static str, args: &'static [Kind], required: usize, gives: Kind) -> Native {
    Native { of: None, name, args: Some(args), required, gives }
}

/// A function of one number.
const fn math(name: &'static str) -> Native {
    call(name, &[Num], 1, Num)
}

const fn constant(name: &'static str, gives: Kind) -> Native {
    Native { of: None, name, args: None, required: 0, gives }
}

/// A property that is a function.
const fn method(
    of: Kind,
    name: &'static str,
    args: &'static [Kind],
    required: usize,
    gives: Kind,
) -> Native {
    Native { of: Some(of), name, args: Some(args), required, gives }
}

const fn property(of: Kind, name: &'static str, gives: Kind) -> Native {
    Native { of: Some(of), name, args: None, required: 0, gives }
}

/// All but what waits, what is random, and what asks for the time.
pub(super) const NATIVES: &[Native] = &[
    constant("help", Str),
    call("print", &[Any], 1, Null),
    constant("Core:v", Str),
    constant("Core:ai", Str),
    call("Core:not", &[Bool], 1, Bool),
    call("Core:and", &[Bool, Bool], 2, Bool),
    call("Core:or", &[Bool, Bool], 2, Bool),
    call("Core:eq", &[Any, Any], 2, Bool),
    call("Core:neq", &[Any, Any], 2, Bool),
    call("Core:add", &[Num, Num], 2, Num),
    call("Core:sub", &[Num, Num], 2, Num),
    call("Core:mul", &[Num, Num], 2, Num),
    call("Core:div", &[Num, Num], 2, Num),
    call("Core:mod", &[Num, Num], 2, Num),
    call("Core:pow", &[Num, Num], 2, Num),
    call("Core:gt", &[Num, Num], 2, Bool),
    call("Core:lt", &[Num, Num], 2, Bool),
    call("Core:gteq", &[Num, Num], 2, Bool),
    call("Core:lteq", &[Num, Num], 2, Bool),
    call("Core:type", &[Any], 1, Str),
    call("Core:to_str", &[Any], 1, Str),
    call("Core:range", &[Count, Index], 2, Nums),
    call("Json:stringify", &[Any], 1, Str),
    call("Json:parse", &[Json], 1, Any),
    call("Json:parsable", &[Json], 1, Bool),
    call("Date:year", &[Time], 1, Num),
    call("Date:month", &[Time], 1, Num),
    call("Date:day", &[Time], 1, Num),
    call("Date:hour", &[Time], 1, Num),
    call("Date:minute", &[Time], 1, Num),
    call("Date:second", &[Time], 1, Num),
    call("Date:millisecond", &[Time], 1, Num),
    call("Date:parse", &[Date], 1, Any),
    call("Date:to_iso_str", &[Time, Index], 1, Str),
    call("Num:from_hex", &[Hex], 1, Num),
    constant("Str:lf", Str),
    call("Str:lt", &[Str, Str], 2, Num),
    call("Str:gt", &[Str, Str], 2, Num),
    call("Str:from_codepoint", &[Unit], 1, Str),
    call("Str:from_unicode_codepoints", &[Units], 1, Str),
    call("Str:from_utf8_bytes", &[Bytes], 1, Str),
    call("Uri:encode_full", &[Uri], 1, Str),
    call("Uri:encode_component", &[Uri], 1, Str),
    call("Uri:decode_full", &[Uri], 1, Str),
    call("Uri:decode_component", &[Uri], 1, Str),
    call("Arr:create", &[Count, Any], 1, List),
    call("Obj:keys", &[Obj], 1, Strs),
    call("Obj:vals", &[Obj], 1, List),
    call("Obj:kvs", &[Obj], 1, List),
    call("Obj:get", &[Obj, Key], 2, Any),
    call("Obj:set", &[Obj, Key, Any], 3, Null),
    call("Obj:has", &[Obj, Key], 2, Bool),
    call("Obj:copy", &[Obj], 1, Obj),
    call("Obj:merge", &[Obj, Obj], 2, Obj),
    call("Obj:pick", &[Obj, Strs], 2, Obj),
    call("Obj:from_kvs", &[Pairs], 1, Obj),
    call("Error:create", &[Str, Any], 1, Error),
    constant("Math:Infinity", Num),
    constant("Math:E", Num),
    constant("Math:LN2", Num),
    constant("Math:LN10", Num),
    constant("Math:LOG2E", Num),
    constant("Math:LOG10E", Num),
    constant("Math:PI", Num),
    constant("Math:SQRT1_2", Num),
    constant("Math:SQRT2", Num),
    math("Math:abs"),
    math("Math:acos"),
    math("Math:acosh"),
    math("Math:asin"),
    math("Math:asinh"),
    math("Math:atan"),
    math("Math:atanh"),
    call("Math:atan2", &[Num, Num], 2, Num),
    math("Math:cbrt"),
    math("Math:ceil"),
    math("Math:clz32"),
    math("Math:cos"),
    math("Math:cosh"),
    math("Math:exp"),
    math("Math:expm1"),
    math("Math:floor"),
    math("Math:fround"),
    call("Math:hypot", &[Nums], 1, Num),
    call("Math:imul", &[Num, Num], 2, Num),
    math("Math:log"),
    math("Math:log1p"),
    math("Math:log10"),
    math("Math:log2"),
    call("Math:max", &[Num, Num], 2, Num),
    call("Math:min", &[Num, Num], 2, Num),
    call("Math:pow", &[Num, Num], 2, Num),
    math("Math:round"),
    math("Math:sign"),
    math("Math:sin"),
    math("Math:sinh"),
    math("Math:sqrt"),
    math("Math:tan"),
    math("Math:tanh"),
    math("Math:trunc"),
    method(Num, "to_str", &[], 0, Str),
    method(Num, "to_hex", &[], 0, Str),
    property(Str, "len", Num),
    method(Str, "to_num", &[], 0, Any),
    method(Str, "to_arr", &[], 0, Strs),
    method(Str, "to_unicode_arr", &[], 0, Strs),
    method(Str, "to_char_arr", &[], 0, Strs),
    method(Str, "to_unicode_codepoint_arr", &[], 0, Nums),
    method(Str, "to_charcode_arr", &[], 0, Nums),
    method(Str, "to_utf8_byte_arr", &[], 0, Nums),
    method(Str, "replace", &[Str, Str], 2, Str),
    method(Str, "index_of", &[Str, Index], 1, Num),
    method(Str, "incl", &[Str], 1, Bool),
    method(Str, "trim", &[], 0, Str),
    method(Str, "upper", &[], 0, Str),
    method(Str, "lower", &[], 0, Str),
    method(Str, "split", &[Str], 0, Strs),
    method(Str, "slice", &[Index, Index], 2, Str),
    method(Str, "pick", &[Index], 1, Any),
    method(Str, "charcode_at", &[Index], 1, Any),
    method(Str, "codepoint_at", &[Index], 1, Any),
    method(Str, "starts_with", &[Str, Index], 1, Bool),
    method(Str, "ends_with", &[Str, Index], 1, Bool),
    method(Str, "pad_start", &[Index, Str], 1, Str),
    method(Str, "pad_end", &[Index, Str], 1, Str),
    property(List, "len", Num),
    method(List, "push", &[Any], 1, List),
    method(List, "unshift", &[Any], 1, List),
    method(List, "pop", &[], 0, Any),
    method(List, "shift", &[], 0, Any),
    method(List, "concat", &[List], 1, List),
    method(List, "slice", &[Index, Index], 2, List),
    method(List, "join", &[Str], 0, Str),
    method(Strs, "join", &[Str], 0, Str),
    method(List, "map", &[Mapper], 1, List),
    method(List, "flat_map", &[Flat], 1, List),
    method(List, "filter", &[Test], 1, List),
    method(List, "find", &[Test], 1, Any),
    method(List, "every", &[Test], 1, Bool),
    method(List, "some", &[Test], 1, Bool),
    method(List, "reduce", &[Folder, Any], 2, Any),
    method(List, "incl", &[Any], 1, Bool),
    method(List, "index_of", &[Any, Index], 1, Num),
    method(List, "reverse", &[], 0, Null),
    method(List, "copy", &[], 0, List),
    method(List, "sort", &[Order], 1, List),
    method(List, "fill", &[Any, Index, Index], 0, List),
    method(List, "repeat", &[Count], 1, List),
    method(List, "splice", &[Index, Count, List], 1, List),
    method(List, "flat", &[Depth], 0, List),
    method(List, "insert", &[Index, Any], 2, Null),
    method(List, "remove", &[Index], 1, Any),
    method(List, "at", &[Index, Any], 1, Any),
    method(Nums, "slice", &[Index, Index], 2, Nums),
    method(Nums, "push", &[Num], 1, Nums),
    method(Nums, "at", &[Index, Num], 2, Num),
    method(Nums, "fill", &[Num, Index, Index], 1, Nums),
    method(Nums, "sort", &[Order], 1, Nums),
    method(Strs, "push", &[Str], 1, Strs),
    method(Strs, "at", &[Index, Str], 2, Str),
    method(Strs, "sort", &[Order], 1, Strs),
    property(Error, "name", Str),
    property(Error, "info", Any),
];

/// What is another every time: only its kind can be compared.
pub(super) const OTHER_EVERY_TIME: &[&str] =
    &["Util:uuid()", "Date:now()", "Math:rnd()", "Math:rnd(1, 6)", "Math:rnd(5, 1)", "Date:year()"];

/// What waits: run without waiting, it is an error.
pub(super) const WAITING: &[Native] = &[
    call("readline", &[Str], 1, Null),
    call("Core:sleep", &[Count], 1, Null),
    call("Math:gen_rng", &[Seed, Options], 2, Kind::Fn),
];

//! Calls of the library that bytes spell: any function with any values, most of them of the types
//! that it takes.

use std::fmt::Write as _;

use aizome_aiscript_std::{Entry, EntryKind, Param, entries};

/// A script of the calls that some bytes spell.
///
/// ```
/// let source = aizome_tests::checks::run::calls(b"\x20\x05\x05");
/// assert!(source.contains("let r0 = "));
/// ```
#[must_use]
pub fn calls(bytes: &[u8]) -> String {
    let mut calls = Calls { bytes: bytes.iter().copied(), made: 0 };
    let mut source = SHARED.to_owned();
    while calls.bytes.len() > 0 && calls.made < MOST {
        let call = calls.next_call();
        let n = calls.made;
        // A string takes everything.
        let _ = writeln!(source, "let r{n} = {call}\n<: r{n}");
        calls.made += 1;
    }
    source.push_str("<: [array, object, ring]\n");
    source
}

/// So many calls are made of one input.
const MOST: usize = 12;

/// Values that several calls can change.
const SHARED: &str = "let array = [3, 1, 2, 5, 4]\nlet object = {a: 1, b: [2]}\nlet ring = [1]\n\
                      ring.push({ring: ring})\nvar count = 0\n";

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "(-0)",
    "0.5",
    "-1.5",
    "7",
    "16",
    "36",
    "255",
    "300",
    "65536",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "(10 ^ 21)",
    "(10 ^ 308)",
    "(2 ^ -1074)",
    "(-(10 ^ 308))",
    "(0 / 0)",
    "(1 / 0)",
    "(-1 / 0)",
    "86400000",
    "8640000000000001",
    "55357",
    "128049",
    "count",
];

const STRINGS: &[&str] = &[
    "''",
    "'a'",
    "'A b'",
    "'aaaa'",
    "'é'",
    "'ß'",
    "'藍'",
    "'👩‍👩‍👧🏴'",
    "'0x1f'",
    "'-12.5e3'",
    "'2024-05-17'",
    "'2024-05-17T12:34:56.789+09:00'",
    "'[1, {\"a\": [null, 1e400]}]'",
    "'{\"__proto__\": 1}'",
    "'%E3%81%82%2F'",
    "'%'",
    "Str:from_codepoint(55357)",
    "'ab'.pad_start(300, 'xy')",
    "'藍'.pad_end(300, 'é')",
    "`{array}{object}`",
    "'rc4'",
    "'\\n\\t \"'",
];

const ARRAYS: &[&str] = &[
    "array",
    "ring",
    "[]",
    "[1]",
    "[1, 2, 3]",
    "['b', 'a']",
    "[[1, 2], ['a']]",
    "[[1, [2, [3]]]]",
    "[0, 255, 65536, -1]",
    "[227, 129, 130]",
    "[array, array]",
    "Arr:create(300, 7)",
    "[null, true, 'x', object]",
    "[Core:add]",
    "[['a', 1], ['b', 2]]",
    "Core:range(0, 20)",
];

const OBJECTS: &[&str] = &[
    "object",
    "{}",
    "{a: 1}",
    "{algorithm: 'rc4'}",
    "{algorithm: 'chacha20'}",
    "{a: array, r: ring}",
    "{b: 2, c: object}",
];

const FUNCTIONS: &[&str] = &[
    "@() {}",
    "@(x) { x }",
    "@(x, y) { y }",
    "@(x) { x == 1 }",
    "@(x, y) { x - y }",
    "@(x, y) { true }",
    "@(x) { array.push(x)\nfalse }",
    "@(x) { array.pop()\ntrue }",
    "@(x, y) { array.pop()\n0 }",
    "@(x) { [x, [x]] }",
    "@(x) { Core:sleep(1)\nx }",
    "@(x, y) { Core:sleep(1)\n1 }",
    "@() { count += 1\ncount }",
    "@(x) { `{x}{object}` }",
    "Core:type",
    "Core:add",
    "Str:lt",
    "array.push",
    "array.map",
    "array.filter",
    "@(x) { array.sort(Core:sub) }",
    "@(x) { Core:abort('no') }",
    "@(x) { object.new = x\n`{x}` }",
];

const OTHERS: &[&str] = &["null", "true", "false", "Error:create('name', ring)", "Json:parse('{')"];

/// Everything that a value can be.
const KINDS: [&[&str]; 6] = [NUMBERS, STRINGS, ARRAYS, OBJECTS, FUNCTIONS, OTHERS];

struct Calls<'b> {
    bytes: std::iter::Copied<std::slice::Iter<'b, u8>>,
    /// How many calls there are already: each has a result.
    made: usize,
}

impl Calls<'_> {
    /// A number below `count`; when the bytes are used up, it is 0.
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.bytes.next().unwrap_or_default()) % count.max(1)
    }

    fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        let place = self.below(texts.len());
        texts[place]
    }

    fn next_call(&mut self) -> String {
        let number = self.below(entries().count());
        let Some(entry) = entries().nth(number) else { return "null".to_owned() };
        let callee = self.callee(entry);
        match entry.kind {
            EntryKind::Constant { .. } | EntryKind::Property { .. } => callee,
            EntryKind::Function { params, .. } => format!("{callee}({})", self.args(params)),
        }
    }

    /// What stands before the arguments.
    fn callee(&mut self, entry: &Entry) -> String {
        let Some((owner, member)) = entry.name.split_once('.') else {
            return entry.name.to_owned();
        };
        format!("({}).{member}", self.of_type(owner))
    }

    fn args(&mut self, params: &[Param]) -> String {
        let given = match self.below(8) {
            0 => params.iter().filter(|param| !param.is_optional).count(),
            _ => params.len(),
        };
        let args: Vec<String> =
            params.iter().take(given).map(|param| self.of_type(param.ty)).collect();
        args.join(", ")
    }

    /// A value that most likely is of a type.
    fn of_type(&mut self, ty: &str) -> String {
        if self.made > 0 && self.below(8) == 0 {
            return format!("r{}", self.below(self.made));
        }
        let kind = match ty {
            _ if self.below(16) == 0 => self.below(KINDS.len()),
            _ if ty.starts_with("num") => 0,
            _ if ty.starts_with("str") => 1,
            _ if ty.starts_with("arr") => 2,
            _ if ty.starts_with("obj") => 3,
            _ if ty.starts_with('@') || ty.starts_with("fn") => 4,
            _ if ty.starts_with("bool") || ty.starts_with("error") => 5,
            _ => self.below(KINDS.len()),
        };
        self.one_of(KINDS[kind]).to_owned()
    }
}

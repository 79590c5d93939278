//! How programs end badly: every error there is, at some depth of calls.

use super::Writer;
use super::literals::quoted;
use super::natives::{Kind, NATIVES};
use super::words::TEXTS;

/// What fails, whatever stands around it.
const FAILING: &[&str] = &[
    "null.foo",
    "true.a",
    "(1).foo",
    "[].foo",
    "\"a\".foo",
    "({}).a.b",
    "(@() { }).x",
    "[1, 2][2]",
    "[1, 2][-1]",
    "[1][0.5]",
    "[1][0 / 0]",
    "[][1 / 0]",
    "[1][\"a\"]",
    "({})[1]",
    "\"abc\"[0]",
    "null[{a: 1}]",
    "nowhere",
    "nowhere()",
    "No:where",
    "null()",
    "1 + \"a\"",
    "\"a\" + 1",
    "1 + null",
    "[] < 1",
    "1 ^ {}",
    "-\"a\"",
    "+null",
    "!1",
    "true && 1",
    "false || null",
    "1 && true",
    "if 1 2",
    "if false 1 elif \"\" 2",
    "for \"a\" { }",
    "for let i = null, 2 { }",
    "for let i, \"2\" { }",
    "each let x, 1 { }",
    "each let x, {} { }",
    "while 1 { }",
    "@(x) { x }()",
    "@(x, y) { }(1)",
    "@([x]) { x }(1)",
    "@({x: y}) { y }([])",
    "@(x, x) { x }(1, 2)",
    "let [x] = 1",
    "let {x: y} = []",
    "let [[x]] = [1]",
    "let 1 = 2",
    "let [a.b] = [1]",
    "var x = 1\nlet x = 2",
    "let x = 1\nx = 2",
    "for let i, 2 { i = 1 }",
    "for let i, 2 let i = 1",
    "each let i, [1] { i = 2 }",
    "print = 1",
    "nowhere = 1",
    "nowhere += 1",
    "1 = 2",
    "let x = 1\nx += 1",
    "var x = \"a\"\nx += 1",
    "var x = 1\nx += \"a\"",
    "let x = [1]\nx[1] = 2",
    "let x = [1]\nx[-1] += 2",
    "let x = [1]\nx[\"a\"] = 2",
    "let x = 1\nx.y = 2",
    "let x = 1\nx[0] = 2",
    "let x = {}\nx.y += 1",
    "var x = 1\n[x, 1] = [2, 3]",
    "var x = 1\n[x] = {}",
    "var x = 1\n{a: x} = []",
    "print()",
    "Core:add(1)",
    "Core:add(1, \"a\")",
    "Core:not(1)",
    "Core:type()",
    "Json:stringify(Error:create(\"a\"))",
    "Json:parse(1)",
    "Str:from_codepoint(-1)",
    "Str:from_codepoint(1114112)",
    "Uri:decode_full(\"%\")",
    "Uri:encode_full(Str:from_codepoint(55357))",
    "Arr:create(-1)",
    "Arr:create(1.5)",
    "Arr:create(10 ^ 21)",
    "[1].repeat(-1)",
    "[1].repeat(0.5)",
    "[1].flat(-1)",
    "[1].flat(0.5)",
    "[].reduce(@(a, b) { a })",
    "[1].map(1)",
    "[1].filter(@() { 1 })",
    "[1].every(@() { })",
    "[1, 2].find(@() { \"\" })",
    "[1, 2].sort(@() { \"a\" })",
    "[1, 2].sort()",
    "[1].push()",
    "[1].slice(0)",
    "\"a\".slice(0)",
    "\"a\".pad_start(10 ^ 12)",
    "\"a\".replace(\"b\")",
    "Obj:get([], \"a\")",
    "Obj:set({}, \"a\")",
    "Obj:from_kvs([1])",
    "Obj:from_kvs([[1, 2]])",
    "Obj:pick({}, [1])",
    "Core:range(1, null)",
    "Core:range(0, 10 ^ 12)",
    "Date:year(null)",
    "Error:create(1)",
];

/// Through what an error goes on its way out.
const AROUND: &[&str] = &[
    "¶",
    "eval {\n¶\n}",
    "if true {\n¶\n}",
    "@f§() {\n¶\n}\nf§()",
    "let f§ = @(x) {\n¶\n}\n  f§(1)",
    "let f§ = @() {\n¶\n}\n<: [1, f§()]",
    "[1].map(@(x) {\n¶\n})",
    "[1].filter(@(x) {\n¶\n})",
    "[1, 2].reduce(@(x) {\n¶\n})",
    "[2, 1].sort(@() {\n¶\n})",
    "for let i, 2 {\nif i == 1 {\n¶\n}\n}",
    "each let e, [1, 2] {\n¶\n}",
    "match 1 { case 1 => {\n¶\n} }",
    "<: `a{@() {\n¶\n}()}`",
    "let o§ = {go: @() {\n¶\n}}\no§.go()",
    "@() {\n¶\n}()",
    "let g§ = @(f) { f() }\ng§(@() {\n¶\n})",
    "eval {\nlet [Core:gteq] = [@(a, b) {\n¶\n}]\n1 >= 2\n}",
    "let d§ = @(a = eval {\n¶\n}) { a }",
    "@r§(n) {\nif n == 0 {\n¶\n} else { r§(n - 1) }\n}\nr§(3)",
];

impl Writer<'_> {
    /// The end of the program.
    pub(super) fn disaster(&mut self) -> Vec<String> {
        let mut failing = match self.rng.u8(..10) {
            0 => self.wrong_argument(),
            1 if !self.sync => format!("Core:abort({})", quoted(self.pick(TEXTS))),
            2 => "let cycle = []\ncycle.push(cycle)\nJson:stringify(cycle)".to_owned(),
            _ => self.pick(FAILING).to_owned(),
        };
        for _ in 0..self.rng.usize(..4) {
            let around = AROUND[self.rng.usize(..AROUND.len())];
            failing = self.fill(around).replace('¶', &failing);
        }
        vec![failing, "<: \"unreached\"".to_owned()]
    }

    /// One argument of a native is missing or something else.
    fn wrong_argument(&mut self) -> String {
        let native = NATIVES[self.rng.usize(..NATIVES.len())];
        let whole = self.library(&native);
        let values = ["null", "true", "[]", "{}", "\"a\"", "1", "@() { }", "Error:create(\"e\")"];
        let wrong = self.pick(&values);
        let Some(count) = native.args.map(<[Kind]>::len).filter(|&count| count > 0) else {
            return whole;
        };
        let of = native.of.map(|of| format!("({}).", self.literal(of)));
        let args = (0..self.rng.usize(..=count)).map(|_| self.pick(&values)).collect::<Vec<_>>();
        let args = [args, vec![wrong]].concat();
        format!("{}{}({})", of.unwrap_or_default(), native.name, args[..args.len() - 1].join(", "))
    }
}

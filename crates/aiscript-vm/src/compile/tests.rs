//! Scripts and their code, and what is true of all code.

use aizome_aiscript_syntax::parse;
use aizome_aiscript_syntax::scopes::Scopes;

use super::generate::Generator;
use super::{CompileOptions, TooLarge};
use crate::chunk::Chunk;

/// The code of a script, if it can be read.
fn compile(text: &str, options: CompileOptions) -> Option<Result<Chunk, TooLarge>> {
    let parsed = parse(text);
    let scopes = Scopes::of(parsed.tree());
    let is_right = parsed.reference_error.is_none();
    is_right.then(|| Chunk::compile(parsed.tree(), &scopes, options))
}

/// `expected` is the code of the last function of a script, or of the script itself.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let chunk =
        compile(text, CompileOptions::default()).expect("it is right").expect("it is small");
    chunk.check().expect("it is sound");
    let listing = chunk.disassemble();
    let last = listing.rsplit("\n\n").next().unwrap_or("");
    let ops = last.lines().skip(1).filter(|line| !line.contains(" | "));
    let ops: Vec<String> =
        ops.map(|op| op.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(ops, expected, "{text}");
}

#[test]
fn operands_are_read_where_they_stand() {
    check(
        "@f(a, b) { a + b * 2 }",
        &["Steps 5", "MulInt r2, r1, 2", "Add r2, r0, r2", "Return r2"],
    );
    // Unless something assigns to them in between.
    check(
        "@f(a) { a + eval { a = 2\n1 } }",
        &["Steps 6", "Move r1, r0", "Int r0, 2", "Int r2, 1", "Add r1, r1, r2", "Return r1"],
    );
    check(
        "var a = 1\na = a - 1",
        &[
            "Unset r0",
            "Steps 6",
            "Int r0, 1",
            "AssertNew a",
            "AddInt r0, r0, -1",
            "Null r1",
            "Return r1",
        ],
    );
}

#[test]
fn steps_end_at_jumps_and_calls() {
    check(
        "@f(a) { if a < 10 { a } else { f(a - 1) } }",
        &[
            "Steps 4",
            "IfLtInt r0, 10",
            "Jump to 5",
            "Steps 2",
            "Return r0",
            "Steps 6",
            "LoadGlobal r1, f",
            "AddInt r3, r0, -1",
            "Call r1, 1",
            "Return r1",
        ],
    );
    check(
        "@f(a) { if !(a == b && 1 >= a) { a } }",
        &[
            "Steps 6",
            "LoadGlobal r1, b",
            "IfEq r0, r1",
            "Jump to 9",
            "Steps 3",
            "Int r1, 1",
            "GtEq r1, r1, r0",
            "IfFalse r1",
            "Jump to 11",
            "Steps 2",
            "Return r0",
            "Null r1",
            "Return r1",
        ],
    );
    check(
        "@f(n) { var i = 0\nwhile i < n { i += 1 } }",
        &[
            "Steps 3",
            "Int r1, 0",
            "Steps 5",
            "IfLt r1, r0",
            "Jump to 8",
            "Steps 3",
            "AddInt r1, r1, 1",
            "Jump to 2",
            "Steps 1",
            "Null r2",
            "Return r2",
        ],
    );
    check("@f() { loop {} }", &["Steps 1", "Steps 0", "Jump to 1"]);
}

#[test]
fn calls_have_a_window() {
    check(
        "@f(o) { o.a.b(1, o.c) }",
        &[
            "Steps 7",
            "Prop r1, r0",
            "Memory",
            "Key a",
            "Method r1, r1",
            "Memory",
            "Key b",
            "AssertFn r1",
            "Int r3, 1",
            "Prop r4, r0",
            "Memory",
            "Key c",
            "Call r1, 2",
            "Return r1",
        ],
    );
    check(
        "@f([Core:add], a) { a + 1 }",
        &[
            "AssertGiven r0",
            "AssertArr r0",
            "Element r2, r0, 0",
            "AssertGiven r1",
            "Steps 3",
            "Move r3, r2",
            "AssertFn r3",
            "Move r5, r1",
            "Int r6, 1",
            "CallOperator r3, 2",
            "Return r3",
        ],
    );
    // A text is made before what comes later can change it.
    check(
        "@f(o) { `{o}{o.g()}!` }",
        &[
            "Steps 5",
            "Move r1, r0",
            "Template r1, 1",
            "Method r2, r0",
            "Memory",
            "Key g",
            "Call r2, 0",
            "Steps 1",
            "Const r3, \"!\"",
            "Template r1, 3",
            "Return r1",
        ],
    );
}

#[test]
fn variables_that_functions_see_are_shared() {
    check(
        "@f(a) { @() { a += 1 } }",
        &[
            "Steps 2",
            "LoadShared r0, r0 around",
            "AddInt r0, r0, 1",
            "StoreShared r0 around, r0",
            "Null r0",
            "Return r0",
        ],
    );
    // When it is called there may be no such variable yet.
    check(
        "@f() { eval { @() { a }\nlet a = 1 } }",
        &[
            "Steps 1",
            "LoadShared r0, r0 around",
            "IfSet r0",
            "Jump to 5",
            "Jump to 6",
            "LoadGlobal r0, a",
            "Return r0",
        ],
    );
    check(
        ":: A { let x = 1\n@y() { x } }\nA:y()",
        &["Steps 1", "PeekGlobal r0, global 0", "Return r0"],
    );
}

#[test]
fn what_must_fail_fails_when_it_comes_to_it() {
    check(
        "let a = 1\nlet a = 2\na",
        &[
            "Unset r0",
            "Steps 4",
            "Int r0, 1",
            "AssertNew a",
            "Int r1, 2",
            "Fail \"Variable 'a' already exists in scope '<root>'\"",
        ],
    );
    check(
        "@f() { let a = 1\na = 2 }",
        &[
            "Steps 4",
            "Int r0, 1",
            "Int r1, 2",
            "Fail \"Cannot assign to an immutable variable a.\"",
        ],
    );
    check(
        ":: A { var x = 1 }\n1",
        &["FailNamespace \"No \\\"var\\\" in namespace declaration: x\""],
    );
}

#[test]
fn jumps_leave_expressions() {
    check(
        "@f() { #l: eval { [1, eval { break #l 2 }] } }",
        &["Steps 6", "Array r0, 2", "Int r1, 1", "Int r3, 2", "Return r3"],
    );
    check(
        "@f(a, b) { a[b] = 1\n[a, b.c] = [b, a] }",
        &[
            "Steps 9",
            "AssertIndex r0, r1",
            "Int r2, 1",
            "SetIndex r0, r1, r2",
            "AssertObj r1",
            "Array r2, 2",
            "Move r3, r1",
            "Move r4, r0",
            "Append r2, r3, 2",
            "AssertArr r2",
            "Element r3, r2, 0",
            "Move r0, r3",
            "Element r3, r2, 1",
            "SetProp r1, r3",
            "Memory",
            "Key c",
            "Null r2",
            "Return r2",
        ],
    );
}

#[test]
fn all_code_is_sound() {
    let mut compiled = 0;
    for seed in 0..3000 {
        let text = Generator::script(seed);
        for globals_only in [false, true] {
            let Some(chunk) = compile(&text, CompileOptions { globals_only }) else { continue };
            let chunk = chunk.expect("it is small");
            compiled += 1;
            if let Err(wrong) = chunk.check() {
                panic!("{wrong}\n{text}\n{}", chunk.disassemble());
            }
        }
    }
    assert!(compiled > 1000, "{compiled}");
}

/// As deep as the parser lets it be, on the stack of a thread.
#[test]
fn deep_scripts() {
    let nested = [
        ("[", "]"),
        ("if a { ", " }"),
        ("-a+(", ")"),
        ("f(", ")"),
        ("@() { ", " }"),
        ("{ a: ", " }"),
        ("eval { let a = 1\n", "\na }"),
        ("match a { case 1 => ", " }"),
        ("loop { each let a, b ", " }"),
        ("`{", "}`"),
        ("x[", "]"),
        ("let [", "] = 1"),
        ("!", ""),
        ("1 && (", ")"),
        ("while ", " {}"),
        ("a += eval { ", " }"),
    ];
    for (open, close) in nested {
        let deepest = (1..1100).rev().find_map(|depth| {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            Some((depth, compile(&text, CompileOptions::default())?))
        });
        let (_, chunk) = deepest.expect("some depth can be read");
        chunk.expect("it is small").check().expect("it is sound");
    }
}

/// Names that are bound in each of many scopes around a use, and functions that share very much,
/// would take far more code than text.
#[test]
fn code_is_bounded() {
    let depth = 300;
    let uses = "a\n".repeat(20_000);
    let nested = format!(
        "@f() {{ {}@() {{ {uses} }}{} }}",
        "eval { ".repeat(depth),
        "\nlet a = 1 }".repeat(depth),
    );
    let chunk = compile(&nested, CompileOptions::default()).expect("it can be read");
    assert!(matches!(chunk, Err(TooLarge { offset }) if offset > 100));
    let many = format!("@f() {{ {} }}", "let [a, b] = c\n".repeat(10));
    let chunk = compile(&many, CompileOptions::default()).expect("it can be read");
    assert!(chunk.is_ok());
    let variables: String = (0..70_000).map(|n| format!("let a{n} = 1\n")).collect();
    let chunk = compile(&variables, CompileOptions::default()).expect("it can be read");
    assert!(chunk.is_err());
}

//! What each check finds and what it leaves alone.

use super::found;
use aizome_source::Severity;

/// `expected` are the names of the findings that are more than notes, and what each covers.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = found(text);
    let found: Vec<_> = found
        .iter()
        .filter(|found| found.code.severity != Severity::Note)
        .map(|found| (found.code.name, &text[found.span.range()]))
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// The same with the notes.
#[track_caller]
fn check_all(text: &str, expected: &[(&str, &str)]) {
    let found = found(text);
    let found: Vec<_> =
        found.iter().map(|found| (found.code.name, &text[found.span.range()])).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn help(text: &str) -> String {
    let found = found(text).into_iter().next().expect("something is found");
    found.help.map_or_else(String::new, |help| help.en)
}

mod names {
    use super::*;

    #[test]
    fn undefined() {
        check("missing", &[("undefined_name", "missing")]);
        check("missing = 1", &[("undefined_name", "missing")]);
        check("@f() { missing }\nf()", &[("undefined_name", "missing")]);
        check("A:b()", &[("undefined_name", "A:b")]);
        // To ask is no mistake, and who asks knows that it may be missing.
        check("exists missing", &[]);
        check("if exists missing { missing() }", &[]);
        check("<: Mk:url()\n<: USER_ID\n<: Math:PI", &[]);
        // Names of labels, keys, properties, types and attributes are no variables.
        check("#[a 1]\nlet _o: obj<num> = { b: 1 }\n#_c: for 1 { <: _o.d }", &[]);
    }

    #[test]
    fn what_was_meant() {
        assert_eq!(help("console.log(1)"), "use `<:`");
        assert_eq!(help("console"), "use `<:`");
        assert_eq!(help("<: Math:random()"), "use `Math:rnd`");
        assert_eq!(help("<: Math.random()"), "use `Math:rnd`");
        assert_eq!(help("<: Obj.keys({})"), "use `Obj:keys`");
        assert_eq!(help("<: JSON.parse('1')"), "use `Json:parse`");
        assert_eq!(help("Arr:map([], null)"), "it belongs to the value: `value.map`");
        assert_eq!(help("total = 1"), "define it first: `var total = …`");
        assert_eq!(help("<: qwertz"), "");
    }

    #[test]
    fn too_early() {
        check("f()\n@f() {}", &[("used_before_definition", "f")]);
        check("<: a\nlet a = 1", &[("used_before_definition", "a")]);
        check("let a = a", &[("used_before_definition", "a")]);
        check("loop { <: a\nlet a = 1\nbreak }", &[("used_before_definition", "a")]);
        // A function may be called later.
        check("@f() { g() }\n@g() {}\nf()", &[]);
        check("let f = @(n) { f(n) }\nf(1)", &[]);
        // Namespaces come first, whatever stands before them.
        check("<: A:x\n:: A { let x = 1 }", &[]);
        let text = "let a = 1\n:: A { let _x = a }";
        check(text, &[("used_before_definition", "a")]);
        assert!(help(text).starts_with("namespaces are made before"));
    }

    #[test]
    fn outer() {
        let outer = [("sees_outer_variable", "a")];
        check("let a = 1\neval { <: a\nlet a = 2\n<: a }", &outer);
        check("let a = 1\n@f() { <: a\nlet a = 2\n<: a }\nf()", &outer);
        check(
            "eval { print(1)\nlet print = 2\nprint }",
            &[("sees_outer_variable", "print"), ("shadowed_builtin", "print")],
        );
        // A copy is meant.
        check("let a = 1\neval { let a = a\n<: a }", &[]);
        check("let a = 1\neval { let b = @() { a }\nlet a = 2\n<: [a, b()] }", &[]);
    }

    #[test]
    fn twice() {
        let a = [("already_defined", "a")];
        check("let a = 1\nlet a = 2\n<: a", &a);
        check("let a = 1\n@a() {}\n<: a", &a);
        check("@f(a) { let a = 1\na }\nf(1)", &a);
        check("@f(a, a) { a }\nf(1, 2)", &a);
        check("let [a, {b: a}] = [1, {b: 2}]\n<: a", &a);
        check("each let a, [1] let a = 2", &a);
        check("for let i, 3 let i = i", &[("already_defined", "i")]);
        check(":: A { let x = 1 }\n:: A { let x = 2 }", &[("already_defined", "x")]);
        check("let a = 1\neval { let a = 2\n<: a }\n<: a", &[]);
        check("for let a, 3 { let a = 1\n<: a }", &[]);
        check("if true let _a = 1 else let _a = 2", &[]);
        check(":: A { let x = 1 }\n:: B { let x = 2 }", &[]);
    }

    #[test]
    fn built_in() {
        check("let print = 1", &[("builtin_redefined", "print")]);
        check(":: Core { let add = 1 }", &[("builtin_redefined", "add")]);
        check(":: Math { let half = 0.5 }", &[]);
        check("let [Core:add] = [1]", &[("builtin_redefined", "Core:add")]);
        check("@f(print) { print }\nf(1)", &[("shadowed_builtin", "print")]);
        // Operators are made anew on purpose only.
        check("@f([Core:add]) { 1 + 2 }\nf([1])", &[]);
        check("print = 1", &[("assigned_to_builtin", "print")]);
        check("Math:PI += 1", &[("assigned_to_builtin", "Math:PI")]);
    }

    #[test]
    fn changes() {
        check("let a = 1\na = 2\n<: a", &[("assigned_to_let", "a")]);
        check("let a = 1\na += 2\n<: a", &[("assigned_to_let", "a")]);
        check("let a = 1\n[a] = [2]\n<: a", &[("assigned_to_let", "a")]);
        check("let a = 1\n@f() { a = 2 }\nf()\n<: a", &[("assigned_to_let", "a")]);
        check("@f() {}\nf = 1\nf()", &[("assigned_to_constant", "f")]);
        check("for let i, 3 { i += 1\n<: i }", &[("assigned_to_constant", "i")]);
        check("each let i, [1] { i = 1\n<: i }", &[("assigned_to_constant", "i")]);
        check(":: A { let x = 1 }\nA:x = 2", &[("assigned_to_constant", "A:x")]);
        check("@f(a) { a = 1\na }\nf(1)", &[]);
        check("let o = {}\no.a = 1\no['b'] = 1", &[]);
        // Which `a` it is depends on the call, and one of them can change.
        check("var a = 1\neval { @f() { a = 3 }\nf()\nlet a = 2\nf()\n<: a }\n<: a", &[]);
        check(
            "let a = 1\neval { @f() { a = 3 }\nf()\nlet a = 2\nf()\n<: a }\n<: a",
            &[("assigned_to_let", "a")],
        );
    }

    #[test]
    fn destinations() {
        check("1 = 2", &[("bad_assignment", "1")]);
        check("@f() {}\nf() = 2", &[("bad_assignment", "f()")]);
        check("var a = 1\n[a, 'b'] = [2, 3]\n<: a", &[("bad_assignment", "'b'")]);
        check("let [_a, print(1)] = [1, 2]", &[("bad_pattern", "print(1)")]);
        check("let a = {}\n@f([a.b]) {}\nf([1])", &[("bad_pattern", "a.b")]);
        check("var a = 1\n{ x: a } += 1\n<: a", &[("calculated_pattern", "{ x: a }")]);
        check(":: A { var x = 1 }", &[("variable_in_namespace", "var x")]);
        check(":: A { let [x] = [1] }", &[("pattern_in_namespace", "[x]")]);
        check("let [_a:num] = [1]", &[("type_in_pattern", "_a:num")]);
        check("let [_a:size] = [1]", &[]);
    }

    #[test]
    fn arguments() {
        check("@f(a, b) { [a, b] }\nf(1)", &[("missing_argument", "f")]);
        check("@f(a?, b = 1, _c?) { [a, b] }\nf()", &[]);
        check("@f(a = 1, b) { [a, b] }\nf(1)", &[("missing_argument", "f")]);
        check("@f() {}\nf(1, 2)", &[("ignored_argument", "1, 2")]);
        check("let f = @(a) { a }\nf()", &[("missing_argument", "f")]);
        check(":: A { @f(a) { a } }\nA:f()", &[("missing_argument", "A:f")]);
        check("@f(a) { f() }\nf(1)", &[("missing_argument", "f")]);
        check("@g() { f() }\n@f(a) { a }\ng()", &[("missing_argument", "f")]);
        check("Math:max(1)", &[("missing_argument", "Math:max")]);
        check("<: Math:max(1, 2, 3)", &[("ignored_argument", "3")]);
        check("Math:rnd()\nDate:now()\nMk:dialog('a', 'b')", &[]);
        // It may be another function.
        check("var f = @(a) { a }\nf = @() {}\nf()", &[]);
        check("@f(g) { g() }\nf(@() {})", &[]);
    }
}

mod unused {
    use super::*;

    #[test]
    fn variables() {
        check("let a = 1", &[("unused_variable", "a")]);
        check("var a = 1\na = 2", &[("never_read", "a")]);
        check("each let a, [1] {}", &[("unused_variable", "a")]);
        check("let [a, b] = [1, 2]", &[("unused_variable", "a"), ("unused_variable", "b")]);
        check("let [a, b] = [1, 2]\n<: b", &[]);
        check("let _a = 1\n@_f(_b) {}", &[]);
        check("#[test]\nlet a = 1", &[]);
        check(":: A { let x = 1 }", &[]);
        check("let a = 1\n<: `{a}`", &[]);
        check("let a = 1\nexists a", &[]);
        check("let a = 1\n<: A:b\n:: A { @f() { a }\nlet b = f }", &[]);
    }

    #[test]
    fn functions_and_parameters() {
        check_all("@f() { f() }", &[("unused_function", "f")]);
        check_all("let f = @() {}", &[("unused_function", "f")]);
        check_all("@f(a, b, c) { b }\nf(1, 2, 3)", &[("unused_parameter", "c")]);
        check_all("[1].map(@(a, i) { a })", &[]);
        check_all("for let i, 3 {}", &[("unused_counter", "i")]);
        check_all("var a = []\na.push(1)", &[("never_reassigned", "a")]);
        check_all("var a = 1\n@f() { a += 1 }\nf()\n<: a", &[]);
    }

    #[test]
    fn labels() {
        check("#a: for 1 {}", &[("unused_label", "a")]);
        check("#a: for 1 { break #a }", &[]);
        check("#_a: for 1 {}", &[]);
        check("#a: for 1 { #a: for 1 { continue #a } }", &[("unused_label", "a")]);
        check("#a: eval { @() { for 1 { break } }() }", &[("unused_label", "a")]);
        // The outer label takes the place of the inner one.
        check("#a: #b: eval { if true { break #a } }", &[("unused_label", "b")]);
    }

    /// What cannot be read may use anything.
    #[test]
    fn in_broken_scripts() {
        check("let a = 1\nlet b = (\n", &[]);
        check("let a = 1 let b = 2\n1\n2", &[]);
    }
}

mod doubtful {
    use super::*;

    #[test]
    fn unreachable() {
        check("@f() { return 1\n<: 2\n<: 3 }\nf()", &[("unreachable", "<: 2\n<: 3")]);
        check("loop {}\n<: 1", &[("unreachable", "<: 1")]);
        check("while true {}\n<: 1", &[("unreachable", "<: 1")]);
        check("for 3 { break\n<: 1 }", &[("unreachable", "<: 1")]);
        check(
            "@f(a) { if a { return 1 } else { return 2 }\n<: 3 }\nf(true)",
            &[("unreachable", "<: 3")],
        );
        check(
            "@f(a) { match a { case 1 => return 1, default => return 2 }\n<: 3 }\nf(1)",
            &[("unreachable", "<: 3")],
        );
        check("@f(a) { if a { return 1 }\n<: 3 }\nf(true)", &[]);
        check("@f(a) { match a { case 1 => return 1 }\n<: 3 }\nf(1)", &[]);
        check("loop { break }\n<: 1", &[]);
        check("#a: eval { loop { break #a } }\n<: 1", &[]);
        check("loop { for 1 { break } }\n<: 1", &[("unreachable", "<: 1")]);
        check("loop { @() { for 1 { break } }() }\n<: 1", &[("unreachable", "<: 1")]);
        check("loop {}\n:: A { let x = 1 }\n### { a: 1 }", &[]);
    }

    #[test]
    fn jumps() {
        check("do { if true continue } while false", &[("continue_skips_condition", "continue")]);
        check("do { for 1 { continue } } while false", &[]);
        check("while false { continue }", &[]);
    }

    #[test]
    fn repeated() {
        check("<: { a: 1, b: 2, \"a\": 3 }", &[("repeated_key", "a")]);
        check("<: match 1 { case 'a' => 1, case 'a' => 2 }", &[("repeated_case", "'a'")]);
        check("let a = 1\n<: match 1 { case a => 1, case a => 2 }", &[]);
        check("let a = true\nif a 1 elif (a) 2", &[("repeated_condition", "a")]);
        check("if Math:rnd() < 0.5 { <: 1 } elif Math:rnd() < 0.5 { <: 2 }", &[]);
    }

    #[test]
    fn kinds() {
        check("if 1 {}", &[("not_a_condition", "1")]);
        check("if 5 % 2 {}", &[("not_a_condition", "5 % 2")]);
        check("while ('a') { break }", &[("not_a_condition", "('a')")]);
        check("<: !null", &[("not_a_condition", "null")]);
        check("<: exists a || []", &[("not_a_condition", "[]")]);
        check("<: 'a' + 1", &[("not_a_number", "'a'")]);
        check("<: 1 - `a`", &[("not_a_number", "`a`")]);
        check("<: 1 < 2 < 3", &[("not_a_number", "1 < 2")]);
        check("var a = 1\na += '1'\n<: a", &[("not_a_number", "'1'")]);
        check("<: -'1'", &[("not_a_number", "'1'")]);
        check("for 'a' {}", &[("not_a_number", "'a'")]);
        check("each let _a, 10 {}", &[("not_an_array", "10")]);
        check("let a = [1]\n<: a[-1]", &[("negative_index", "-1")]);
        check("let a = [1]\n<: a[-a.len]", &[]);
        // An operator that was made anew takes what it likes.
        check("@f([Core:add]) { 'a' + 'b' }\nf([1])", &[]);
        check("<: 1 == 'a'", &[]);
        check("let a = 1\n<: !a == 1", &[("negated_operand", "!a")]);
        check("let a = true\n<: !a == true\n<: !a == !a", &[]);
    }

    #[test]
    fn values() {
        check("var a = 1\na == 2\n<: a", &[("unused_value", "a == 2")]);
        check("let a = 1\n+ 2\n<: a", &[("unused_value", "+ 2")]);
        check("for 1 { 1 + 1 }", &[("unused_value", "1 + 1")]);
        check("@() {}\n<: 1", &[("unused_value", "@() {}")]);
        check("let a = 1\na.b\n<: 1", &[("unused_value", "a.b")]);
        check("@f() { 1 + 1 }\nf()\n[f()]\n<: 1", &[]);
        check("eval { 1 }\nif true 1 else 2\n<: 1", &[]);
        check("1 + 1", &[]);
        check("var a = 1\na = (a)\n<: a", &[("self_assignment", "a = (a)")]);
    }

    #[test]
    fn texts() {
        check(r"<: 'a\nb\nc'", &[("escape_is_a_letter", r"\n")]);
        check(r"<: `a{1}\tb`", &[("escape_is_a_letter", r"\t")]);
        check(r#"<: "\\n \" \' \( \_""#, &[]);
        check("<: Core:type(1) != 'string'", &[("unknown_type_name", "'string'")]);
        check(
            "<: match Core:type(1) { case 'array' => 1, case 'num' => 2 }",
            &[("unknown_type_name", "'array'")],
        );
        check("eval { let [Core:type] = [1]\n<: Core:type(1) == 'string' }", &[]);
    }
}

mod silenced {
    use super::*;

    #[test]
    fn by_comments() {
        check("// aizome-ignore AIS0201\nmissing", &[]);
        check("missing // aizome-ignore AIS0201", &[]);
        check("missing // aizome-ignore", &[]);
        check("missing // aizome-ignore AIS0204, AIS0201: it comes from the host", &[]);
        check("/* aizome-ignore AIS0201 */ missing", &[]);
        check("missing // aizome-ignore AIS0204", &[("undefined_name", "missing")]);
        check("missing // aizome-ignored", &[("undefined_name", "missing")]);
        check("missing // see aizome-ignore", &[("undefined_name", "missing")]);
        check("// aizome-ignore\n\nmissing", &[("undefined_name", "missing")]);
        check("missing\n// aizome-ignore", &[("undefined_name", "missing")]);
        check(
            "'// aizome-ignore'\nmissing",
            &[("unused_value", "'// aizome-ignore'"), ("undefined_name", "missing")],
        );
    }

    #[test]
    fn codes_that_do_not_exist() {
        check("<: 1 // aizome-ignore AIS0299", &[("unknown_code", "AIS0299")]);
        // What other tools know is their affair.
        check("<: 1 // aizome-ignore AIS0301 MFM0001", &[]);
    }
}

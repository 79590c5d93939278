//! What scripts may not say although they can be read, and the data in them: versions, metadata,
//! AiSON.
//!
//! Answers beside the questions in the fixtures are those of the reference
//! (`tests/oracle/record-aiscript-values.mjs`); what people are told is written here by hand.

use aizome_aiscript_syntax::aison::{self, Indent, Object, UnwritableReason, Value};
use aizome_aiscript_syntax::metadata::{collect_metadata, lang_version};
use aizome_aiscript_syntax::reference::Locator;
use aizome_aiscript_syntax::{MAX_DEPTH, parse};
use aizome_source::{Diagnostic, apply_edits};
use aizome_tests::fixture;
use fastrand::Rng;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// The questions of a file with their answers.
fn recorded<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let lines = fixture(&format!("aiscript_values/{name}.jsonl"));
    let read = |line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{name}: {line}: {e}"));
    let cases: Vec<T> = lines.lines().map(read).collect();
    assert!(cases.len() > 100, "{name} has lost its cases");
    cases
}

/// What is wrong with a script, in order.
fn found(text: &str) -> Vec<Diagnostic> {
    parse(text).diagnostics
}

/// Names of findings, and what each covers.
fn places<'t>(text: &'t str, found: &[Diagnostic]) -> Vec<(&'static str, &'t str)> {
    found.iter().map(|finding| (finding.code.name, &text[finding.span.range()])).collect()
}

mod rules {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        text: String,
        error: Option<String>,
    }

    /// The first thing wrong is the one that the reference throws, with its words and its place.
    #[test]
    fn the_reference_throws_the_same() {
        for Case { text, error } in recorded("rules") {
            let parsed = parse(&text);
            let locator = Locator::new(&text);
            let ours = parsed.reference_error.as_ref().map(|error| error.message(&locator));
            assert_eq!(ours, error, "{text}");
            assert_eq!(parsed.is_valid(), error.is_none(), "{text}: {:?}", parsed.diagnostics);
        }
    }

    /// Two findings at one place would be one mistake told twice.
    #[test]
    fn findings_do_not_overlap() {
        for Case { text, .. } in recorded("rules") {
            let mut spans: Vec<_> = found(&text).iter().map(|finding| finding.span).collect();
            spans.sort();
            for pair in spans.windows(2) {
                assert!(pair[0].end <= pair[1].start, "{text}: {pair:?}");
            }
        }
    }

    /// Every rule is about what the script says and not about where it says it.
    #[test]
    fn findings_are_the_same_further_down() {
        for Case { text, .. } in recorded("rules") {
            if text.starts_with("#[") || text.contains("###") {
                continue;
            }
            let below = format!("'😀'\n\n{text}");
            assert_eq!(places(&below, &found(&below)), places(&text, &found(&text)), "{text}");
        }
    }

    #[test]
    fn fixes_cure() {
        let mut cured = 0;
        for Case { text, .. } in recorded("rules") {
            let before = found(&text);
            for finding in &before {
                let Some(fix) = &finding.fix else { continue };
                let fixed = apply_edits(&text, &fix.edits).expect("fixes apply");
                assert_eq!(found(&fixed).len(), before.len() - 1, "{text} -> {fixed}");
                cured += 1;
            }
        }
        assert!(cured > 10, "only {cured}");
    }

    /// `expected` are the names of the findings, and what each covers.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        assert_eq!(places(text, &found(text)), expected, "{text}");
    }

    /// The reference stops at the first; people are told all at once, pass after pass.
    #[test]
    fn everything_is_found() {
        check(
            "return 1\nlet a: foo = class\nbreak\nlet fn = bar()",
            &[
                ("reserved_word", "class"),
                ("reserved_word", "fn"),
                ("unknown_type", "foo"),
                ("return_outside_function", "return"),
                ("break_outside_loop", "break"),
            ],
        );
        check(
            "@f<T, U, T>(a: foo, b: T): arr<bar | obj<baz>> {
                #l: for eval { break #l } { continue #m }
            }",
            &[
                ("duplicate_type_param", "T"),
                ("unknown_type", "foo"),
                ("unknown_type", "bar"),
                ("unknown_type", "baz"),
                ("jump_in_header", "break"),
                ("unknown_label", "m"),
            ],
        );
    }

    /// People are shown the name; the reference tells the place of all that it is the name of.
    #[test]
    fn names_are_shown_precisely() {
        check("#class: loop {}", &[("reserved_word", "class")]);
        check("loop { continue #new }", &[("reserved_word", "new")]);
        check(":: class { let a = 1 }", &[("reserved_word", "class")]);
        check("@f<class>() {}", &[("reserved_word", "class")]);
        check("#[class]\nlet a = 1", &[("reserved_word", "class")]);
        check("for let class, 3 {}", &[("reserved_word", "class")]);
        check("### class 1", &[("reserved_word", "class")]);
        check("let [a, null] = b", &[("keyword_as_name", "null")]);
        check("let a: arr<foo> = 1", &[("unknown_type", "foo")]);
        check("let a: arr<num<str>> = 1", &[("unknown_type", "num<str>")]);
        check("#l: loop { break #l 1 + 2 }", &[("value_for_loop", "1 + 2")]);
        check("#l: if a { continue #l }", &[("continue_of_expression", "continue")]);
        check("loop { break #l }", &[("unknown_label", "l")]);
    }

    /// A type called by a reserved word is just one that does not exist.
    #[test]
    fn reserved_types_are_unknown_types() {
        check("let a: fn = 1", &[("unknown_type", "fn")]);
        check(
            "let a: undefined | class = 1",
            &[("unknown_type", "undefined"), ("unknown_type", "class")],
        );
    }

    /// In a type that holds a union the reference looks for unknown types before it can say the
    /// name.
    #[test]
    fn unions_in_unknown_types_come_first() {
        check("let a: foo<num | bar> = 1", &[("unknown_type", "bar"), ("unknown_type", "foo")]);
        // It does not know type parameters then. People are told about the type that is wrong.
        check("@f<T>(a: foo<num | T>) {}", &[("unknown_type", "foo")]);
    }

    /// What is found by the rules alone, in a script that cannot be read.
    #[track_caller]
    fn check_broken(text: &str, expected: &[(&str, &str)]) {
        let rules = [
            "reserved_word",
            "keyword_as_name",
            "unknown_type",
            "return_outside_function",
            "break_outside_loop",
            "continue_outside_loop",
            "unknown_label",
        ];
        let mut found = found(text);
        let all = found.len();
        found.retain(|finding| rules.contains(&finding.code.name));
        assert!(found.len() < all, "{text} can be read");
        assert_eq!(places(text, &found), expected, "{text}");
    }

    /// What is wrong where a script cannot be read follows from that, or may do.
    #[test]
    fn broken_places_are_passed_over() {
        check_broken("let a: = 1", &[]);
        check_broken("loop { break #}", &[]);
        check_broken("class Foo { }", &[]);
        check_broken("import x", &[]);
        check_broken("for i in list { break }", &[]);
        check_broken("try { break } catch { return 1 }", &[]);
        check_broken("#l: (1 + eval { break #l })", &[]);
        // Who knows where the function ends?
        check_broken("@f() {\n  if a {\n}\nreturn 1", &[]);
        check_broken("@f() {\n  a }\n  return 1\n}", &[]);
        check_broken("loop { let a = 'b }\nbreak", &[]);
    }

    /// Elsewhere the rules hold all the same.
    #[test]
    fn broken_places_do_not_hide_others() {
        check_broken("f(1 2)\nbreak", &[("break_outside_loop", "break")]);
        check_broken("f(1 2)\nlet class = 1", &[("reserved_word", "class")]);
        check_broken("@f(a: foo b: bar) {}", &[("unknown_type", "foo"), ("unknown_type", "bar")]);
        check_broken("loop {\n  f(a))\n  break\n}\nbreak #l", &[("unknown_label", "l")]);
    }

    #[track_caller]
    fn check_help(text: &str, en: &str, fixed: Option<&str>) {
        let found = found(text);
        let help = found[0].help.as_ref().unwrap_or_else(|| panic!("{text}: no help"));
        assert_eq!(help.en, en, "{text}");
        assert!(!help.ja.is_ascii(), "{text}: {}", help.ja);
        let fix =
            found[0].fix.as_ref().map(|fix| apply_edits(text, &fix.edits).expect("it applies"));
        assert_eq!(fix.as_deref(), fixed, "{text}");
    }

    #[test]
    fn types_of_other_languages_are_known() {
        check_help("let a: number = 1", "AiScript calls it `num`", Some("let a: num = 1"));
        check_help("let a: string = 1", "AiScript calls it `str`", Some("let a: str = 1"));
        check_help("let a: String = 1", "AiScript calls it `str`", Some("let a: str = 1"));
        check_help("let a: boolean = 1", "AiScript calls it `bool`", Some("let a: bool = 1"));
        check_help("let a: Array<num> = 1", "AiScript calls it `arr`", Some("let a: arr<num> = 1"));
        check_help("let a: object = 1", "AiScript calls it `obj`", Some("let a: obj = 1"));
        check_help("let a: int = 1", "AiScript calls it `num`", Some("let a: num = 1"));
        check_help("let a: Num = 1", "AiScript calls it `num`", Some("let a: num = 1"));
        // `num<str>` would be as wrong.
        check_help("let a: number<str> = 1", "AiScript calls it `num`", None);
        check_help(
            "let a: num<str> = 1",
            "`num` takes no type of its own in `<>`",
            Some("let a: num = 1"),
        );
        for name in ["function", "fn", "func"] {
            let help = "the type of a function is written like `@(num) => str`";
            check_help(&format!("let a: {name} = 1"), help, None);
        }
    }

    #[test]
    fn near_names_are_suggested() {
        check_help("let a: stre = 1", "did you mean `str`?", None);
        check_help("let a: bol = 1", "did you mean `bool`?", None);
        check_help("let a: boolen = 1", "did you mean `bool`?", None);
        check_help("@f<Item>(a: Itme) {}", "did you mean `Item`?", None);
        check_help("loop { #outer: loop { break #outre } }", "did you mean `#outer`?", None);
        check_help(
            "let a: T = 1",
            "a function declares its type parameters: `@<T>(…) { … }`",
            None,
        );
        assert_eq!(found("let a: Something = 1")[0].help, None);
    }

    #[test]
    fn functions_hide_what_is_around() {
        let help = "the loop is outside of the function, and `return` leaves the function";
        check_help("loop { f(@() { break }) }", help, None);
        check_help("each let a, b { @() { @() { continue } } }", help, None);
        let help = "the label is outside of the function, and a jump cannot leave a function";
        check_help("#l: eval { @() { break #l } }", help, None);
        assert_eq!(found("@() { break }\nloop {}")[0].help, None);
    }

    /// None of these may take more than a moment: a search upwards or sideways would take minutes.
    #[test]
    fn hostile_scripts_are_checked_at_once() {
        let around = |before: &str, inside: &str, after: &str| {
            let depth = 400;
            format!("{}{inside}{}", before.repeat(depth), after.repeat(depth))
        };
        let many = |text: &str| text.repeat(50_000);
        let doubled = format!("@f<{}>() {{}}", many("T,"));
        let scopes = format!(
            "@f<{}>(a: {}num) {{}}",
            numbered("T", 20_000),
            numbered("U", 20_000).replace(',', "|")
        );
        let scripts = [
            around("loop {", &many("break #a\n"), "}"),
            around("#a: if true {", &many("continue #a\n"), "}"),
            around("for eval {", &many("break\n"), "} {}"),
            around("match 1 { case eval {", &many("break #a\n"), "} => 1 }"),
            around("@() {", &many("return 1\n"), "}"),
            around("let a = @<T>(b: T) {", &many("let c: U = 1\n"), "}"),
            format!("let a: {} = 1", around("foo<", "num|", ">").replace("|>", "|bar>")),
            format!("let a: {} = 1", around("foo<", "num", "|num>")),
            many("f(1 2) let class = 1\n"),
            around("{a:1,a:", "eval { break }", "}"),
            doubled,
            scopes,
        ];
        for script in scripts {
            assert!(!found(&script).is_empty(), "{}", &script[..40]);
        }
    }

    /// Nobody reads more, and the memory is better spent.
    #[test]
    fn findings_are_limited() {
        for line in ["let a: foo | foo = 1\n", "@f<T, T>() {}\n", "break\n"] {
            assert_eq!(found(&line.repeat(3000)).len(), 1000, "{line}");
        }
    }

    /// It will be renamed everywhere or nowhere.
    #[test]
    fn a_reserved_word_is_reported_once() {
        assert_eq!(found("let this = 1\n<: this + this\nlet class = this").len(), 2);
    }

    fn numbered(name: &str, count: usize) -> String {
        (0..count).map(|number| format!("{name}{number},")).collect()
    }
}

mod versions {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        text: String,
        version: Option<String>,
    }

    #[test]
    fn the_reference_finds_the_same() {
        for Case { text, version } in recorded("versions") {
            assert_eq!(lang_version(&text), version.as_deref(), "{text:?}");
        }
    }
}

mod metadata {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        text: String,
        metadata: Box<RawValue>,
    }

    #[test]
    fn the_reference_collects_the_same() {
        for Case { text, metadata } in recorded("metadata") {
            let parsed = parse(&text);
            let ours = collect_metadata(parsed.tree());
            let json = ours.as_ref().map_or("null".to_owned(), |metadata| metadata.to_json());
            assert_eq!(json, metadata.get(), "{text}");
            let Some(ours) = ours else { continue };
            // `serde_json` writes the same data, if not the same digits.
            let written = serde_json::to_string(&ours).expect("metadata is JSON");
            let read: Vec<(Option<String>, Value)> =
                serde_json::from_str(&written).expect("it is a list of pairs");
            assert_eq!(serde_json::to_string(&read).expect("it is JSON"), written, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let parsed = parse("### a -1\n### b [1, x]\n### c 3\n### d { e: 4 f: 5 }");
        let metadata = collect_metadata(parsed.tree()).expect("there is something");
        assert_eq!(metadata.get(Some("a")), None);
        assert_eq!(metadata.get(Some("b")), None);
        assert_eq!(metadata.get(Some("c")), Some(&Value::Num(3.0)));
    }
}

mod aison_text {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        text: String,
        value: Option<Box<RawValue>>,
        error: Option<String>,
    }

    #[test]
    fn the_reference_reads_the_same() {
        for Case { text, value, error } in recorded("aison") {
            let ours = aison::parse(&text);
            let json = ours.as_ref().ok().map(Value::to_json);
            // A recorded null is no answer to `serde`.
            let expected = value.as_ref().map(|value| value.get());
            let expected = if error.is_none() { expected.or(Some("null")) } else { None };
            assert_eq!(json.as_deref(), expected, "{text}");
            let locator = Locator::new(&text);
            let ours = ours.err().map(|error| {
                assert!(!error.diagnostics.is_empty(), "{text}");
                error.reference.expect("the reference refuses it, too").message(&locator)
            });
            assert_eq!(ours, error, "{text}");
        }
    }

    #[derive(Deserialize)]
    struct Stringify {
        value: Value,
        indent: serde_json::Value,
        text: String,
    }

    #[test]
    fn the_reference_writes_the_same() {
        for Stringify { value, indent, text } in recorded("stringify") {
            let indent = match &indent {
                serde_json::Value::String(text) => text.clone(),
                // `repeat` of JavaScript leaves a fraction out.
                number => " ".repeat(number.as_f64().expect("a number").max(0.0) as usize),
            };
            assert_eq!(aison::reference_text(&value, &indent), text, "{value:?}");
        }
    }

    /// The recorder cannot hold these, but `AiSON.stringify` of the reference was asked for each.
    #[test]
    fn the_reference_writes_numbers_that_are_none() {
        for (number, expected) in [
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
            (-0.0, "0"),
        ] {
            assert_eq!(aison::reference_text(&Value::Num(number), ""), expected);
        }
    }

    /// What is written is read back, in every layout.
    #[test]
    fn values_come_back() {
        let mut rng = Rng::with_seed(5);
        for round in 0..3000 {
            let value = generated(&mut rng, 4);
            let indent = [Indent::None, Indent::Spaces(round % 5), Indent::Tabs][rng.usize(..3)];
            let text = aison::to_text(&value, indent).unwrap_or_else(|e| panic!("{value:?}: {e}"));
            let read = aison::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(read, value, "{text}");
        }
    }

    /// The reference's own texts come back, too, where they are AiSON, and then mean the same.
    #[test]
    fn recorded_values_come_back() {
        let mut written = 0;
        for Stringify { value, .. } in recorded("stringify") {
            if let Ok(text) = aison::to_text(&value, Indent::Spaces(2)) {
                assert_eq!(aison::parse(&text).expect("it is AiSON"), value, "{text}");
                written += 1;
            }
        }
        assert!(written > 100, "only {written}");
    }

    /// Any value that AiSON has a text for.
    fn generated(rng: &mut Rng, depth: usize) -> Value {
        match rng.usize(..if depth == 0 { 5 } else { 8 }) {
            0 => Value::Null,
            1 => Value::Bool(rng.bool()),
            2 => Value::Num(f64::from(rng.u32(..1000)) / 8.0),
            3 => Value::Num(f64::from_bits(rng.u64(..0x7ff0_0000_0000_0000))),
            4 => Value::Str(word(rng)),
            5 | 6 => Value::Arr((0..rng.usize(..4)).map(|_| generated(rng, depth - 1)).collect()),
            _ => {
                let entries = (0..rng.usize(..4)).map(|_| (word(rng), generated(rng, depth - 1)));
                Value::Obj(entries.collect())
            }
        }
    }

    fn word(rng: &mut Rng) -> String {
        const PIECES: [&str; 16] = [
            "a",
            "B_",
            "7",
            "10",
            "if",
            "class",
            " ",
            "\n",
            "\t",
            "\"",
            "'",
            "\\",
            "`{",
            "//",
            "/*",
            "藍😀\u{2028}",
        ];
        (0..rng.usize(..5)).map(|_| *rng.choice(&PIECES).expect("there are some")).collect()
    }

    #[test]
    fn what_has_no_text_is_refused_with_its_place() {
        let list = |value| Value::Arr(vec![Value::Null, value]);
        let object = |key: &str, value| Value::Obj([(key.to_owned(), value)].into_iter().collect());
        let check = |value: Value, reason: UnwritableReason, path: &str| {
            let error = aison::to_text(&value, Indent::None).expect_err("there is no such text");
            assert_eq!((error.reason, &*error.path), (reason, path));
            assert!(!error.message().ja.is_ascii());
        };
        check(Value::Num(-1.0), UnwritableReason::Negative(-1.0), "");
        check(Value::Num(f64::INFINITY), UnwritableReason::NotFinite(f64::INFINITY), "");
        check(list(Value::Num(-0.5)), UnwritableReason::Negative(-0.5), "[1]");
        check(object("a", list(Value::Num(-0.5))), UnwritableReason::Negative(-0.5), "a[1]");
        check(
            list(object("a b", Value::Str("\r".into()))),
            UnwritableReason::CarriageReturn,
            "[1][\"a b\"]",
        );
        check(
            object("a", object("b\r", Value::Null)),
            UnwritableReason::CarriageReturn,
            "a[\"b\\r\"]",
        );
        check(object("__proto__", Value::Null), UnwritableReason::Proto, "__proto__");
        let error =
            aison::to_text(&Value::Num(f64::NAN), Indent::None).expect_err("it is no number");
        assert_eq!(error.to_string(), "AiSON has only finite numbers, found NaN");
    }

    /// Exactly what can be read can be written, also in the smallest stack that a thread has
    /// anywhere.
    #[test]
    fn the_deepest_values_come_back() {
        let deepest = || {
            let nested =
                |depth: usize| format!("{}1{}", "[{a:".repeat(depth / 2), "}]".repeat(depth / 2));
            let limit = MAX_DEPTH as usize;
            let depth =
                (0..=limit).rev().step_by(2).find(|&depth| aison::parse(&nested(depth)).is_ok());
            let depth = depth.expect("something can be read");
            let value = aison::parse(&nested(depth)).expect("it was read before");
            let text = aison::to_text(&value, Indent::None).expect("what was read can be written");
            assert_eq!(aison::parse(&text).expect("and read again"), value);
            assert_eq!(value.to_json().len(), serde_json::to_string(&value).expect("JSON").len());
            assert_eq!(aison::reference_text(&value, ""), text);
            let deeper = Value::Arr(vec![Value::Arr(vec![value])]);
            let error = aison::to_text(&deeper, Indent::None).expect_err("it could not be read");
            assert_eq!(error.reason, UnwritableReason::TooDeep);
        };
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(deepest);
        thread.expect("a thread").join().expect("its stack is large enough");
    }
}

mod values {
    use super::*;

    /// What Node 22 lists for an object whose keys are set in this order.
    #[test]
    fn objects_are_in_the_order_of_javascript() {
        let keys =
            ["b", "10", "a", "9", "4294967295", "4294967294", "01", "0", "-1", "1.5", "b", "9"];
        let object: Object = keys.iter().map(|key| (key.to_string(), Value::Null)).collect();
        let listed: Vec<_> = object.iter().map(|(key, _)| key).collect();
        assert_eq!(
            listed,
            ["0", "9", "10", "4294967294", "b", "a", "4294967295", "01", "-1", "1.5"]
        );
        assert!(listed.iter().all(|key| object.get(key).is_some()));
        assert_eq!(object.get("2"), None);
    }

    #[test]
    fn json_is_read_as_javascript_reads_it() {
        for (json, expected) in [
            (r#"{"b":1,"2":[],"b":3,"1":{}}"#, r#"{"1":{},"2":[],"b":3}"#),
            ("[1.0, -0.0, 1e3, 12345678901234567890, 0.1]", "[1,0,1000,12345678901234567000,0.1]"),
            (r#""\u0001\ud83d\ude00""#, "\"\\u0001😀\""),
            (r#"{"__proto__":1}"#, r#"{"__proto__":1}"#),
        ] {
            let value: Value = serde_json::from_str(json).expect("it is JSON");
            assert_eq!(value.to_json(), expected);
        }
    }
}

//! The scopes and the analysis of AiScript: what each finds, where, and what its fix does.
//!
//! Which binding a use sees is compared with recordings of the reference
//! (`fixtures/aiscript_analysis`). Findings are right when the reference's run fails there, or by
//! the reason that the code's documentation gives.

use aizome_aiscript_analysis::{Globals, analyse_text, codes};
use aizome_aiscript_syntax::parse;
use aizome_source::{Diagnostic, Severity, apply_edits};

mod findings;
mod verdicts;

fn found(text: &str) -> Vec<Diagnostic> {
    analyse_text(text, &Globals::misskey())
}

mod table {
    use super::*;

    #[test]
    fn every_example_tells_the_truth() {
        for code in codes::CODES {
            for example in code.examples() {
                let text = &example.text;
                assert!(parse(text).is_valid(), "{} {text:?} cannot be read", code.id);
                let names: Vec<_> = found(text).iter().map(|found| found.code.name).collect();
                let expected = if example.fails { vec![code.name] } else { vec![] };
                assert_eq!(names, expected, "{} {text}", code.id);
            }
        }
    }

    #[test]
    fn messages_end_without_a_dot() {
        for code in codes::CODES {
            for example in code.examples() {
                for found in found(&example.text) {
                    assert!(!found.message.en.ends_with('.'), "{}", found.message.en);
                    assert!(!found.message.ja.ends_with('。'), "{}", found.message.ja);
                }
            }
        }
    }

    /// The root scope of the reference, with what each function takes, found by calling them
    /// (`record.mjs`).
    #[test]
    fn standard_globals_are_those_of_the_reference() {
        let globals = Globals::standard();
        let ours = globals.iter().map(|global| match global.arity {
            Some(arity) => format!("{} {} {}", global.name, arity.min, arity.max),
            None => global.name.to_string(),
        });
        let ours: Vec<_> = ours.collect();
        let recorded = aizome_tests::fixture("aiscript_analysis/globals.txt");
        assert_eq!(ours, recorded.lines().collect::<Vec<_>>());
    }
}

mod fixes {
    use super::*;

    /// A fix cures its finding, and brings nothing new that is worse than a note.
    #[test]
    fn every_fix_of_the_examples_cures() {
        let mut count = 0;
        for code in codes::CODES {
            for example in code.examples() {
                for diagnostic in found(&example.text) {
                    let Some(fix) = diagnostic.fix else { continue };
                    let fixed = apply_edits(&example.text, &fix.edits).expect("fixes apply");
                    let left: Vec<_> = found(&fixed).iter().map(|found| found.code.id).collect();
                    assert!(!left.contains(&code.id), "{}: {fixed}", code.id);
                    assert!(parse(&fixed).is_valid(), "{}: {fixed}", code.id);
                    count += 1;
                }
            }
        }
        assert!(count >= 7, "only {count} fixes");
    }

    /// The first finding has a fix that gives `expected`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let first = found(text).into_iter().next().expect("something is found");
        let fix = first.fix.unwrap_or_else(|| panic!("{text}: {} has no fix", first.code.name));
        assert_eq!(apply_edits(text, &fix.edits).expect("fixes apply"), expected);
    }

    #[track_caller]
    fn check_none(text: &str) {
        let first = found(text).into_iter().next().expect("something is found");
        assert!(first.fix.is_none(), "{text}: {:?}", first.fix);
    }

    #[test]
    fn names() {
        check("let count = 1\n<: cuont", "let count = 1\n<: count");
        check("<: Math.floor(1)", "<: Math:floor(1)");
        check("<: math:PI", "<: Math:PI");
        check("<: floor(1)", "<: Math:floor(1)");
        // Two names are as near: it is not clear which is meant.
        check_none("let count = 1\nlet mount = 2\n<: [count, mount, pount]");
        // `b` is near to everything.
        check_none("let a = 1\n<: [a, b]");
    }

    #[test]
    fn words() {
        check("let a = 1\na = 2\n<: a", "var a = 1\na = 2\n<: a");
        check("let [a] = [1]\na = 2\n<: a", "var [a] = [1]\na = 2\n<: a");
        check("var a = 1\n<: a", "let a = 1\n<: a");
        // A member of a namespace cannot be a `var`.
        check_none(":: A {\n@f() { b = 2 }\nlet b = 1\n}\nA:f()");
    }

    #[test]
    fn unused() {
        check("let a = 1", "let _a = 1");
        // `_a` would be the other one.
        check_none("let a = 1\nlet _a = 2");
        check("for let i, 3 {}", "for 3 {}");
        check("for (let i, 3) {}", "for (3) {}");
        // `for (1) + 2 {}` cannot be read: the brackets are those of the loop.
        check_none("for let i, (1) + 2 {}");
        check("#a: for 3 {}", "for 3 {}");
        check("<: #a: eval { 1 }", "<: eval { 1 }");
    }
}

/// Texts that are made to be slow or deep.
mod hostile {
    use super::*;

    fn check(text: &str) {
        let found = found(text);
        for diagnostic in found {
            assert!(text.get(diagnostic.span.range()).is_some(), "a span lies in the text");
        }
    }

    #[test]
    fn deep() {
        for (open, close) in [
            ("eval {\nlet a = 1\n", "}\n"),
            ("@f(a) {\n", "}\n"),
            ("if true {\n", "}\n"),
            (":: A {\n", "}\n"),
            ("<: [", "]"),
            ("let [", "] = 1"),
            ("#a: loop {\n", "}\n"),
        ] {
            for depth in [50, 900, 5_000] {
                check(&(open.repeat(depth) + &close.repeat(depth)));
                check(&(open.repeat(depth) + "a" + &close.repeat(depth)));
            }
        }
    }

    #[test]
    fn long() {
        check(&"missing\n".repeat(20_000));
        check(&(0..20_000).map(|n| format!("let name{n} = nane{n}\n")).collect::<String>());
        check(&"let a = a\n".repeat(20_000));
        check(&"// aizome-ignore AIS0201\n".repeat(20_000));
        check(&("/* aizome-ignore */".repeat(20_000) + "a"));
        check(&(":: A {\n".repeat(400) + &"let x = A:x\n".repeat(5_000) + &"}\n".repeat(400)));
        let name = "A:".repeat(400) + "x";
        check(
            &(":: A {\n".repeat(400)
                + &format!("let x = {name}\n").repeat(400)
                + &"}\n".repeat(400)),
        );
        check(&("@f() {\na\n".repeat(300) + &"a\n".repeat(20_000) + &"let a = 1\n}\n".repeat(300)));
    }

    /// What an editor sees while somebody types.
    #[test]
    fn every_beginning() {
        for code in codes::CODES {
            for example in code.examples() {
                for (end, _) in example.text.char_indices() {
                    check(&example.text[..end]);
                }
            }
        }
    }
}

/// No alarm that the reference's run refutes: in programs that it ran to the end, nothing that was
/// run fails.
#[test]
fn what_runs_is_no_error() {
    let mut runs = 0;
    for program in verdicts::programs().iter().filter(|program| program.error.is_none()) {
        let found = found(&program.src);
        let errors = found.iter().filter(|found| found.code.severity == Severity::Error);
        for error in errors {
            let at = verdicts::place(&program.src, error.span.start);
            assert!(!program.ran(&at), "{} at {at} in\n{}", error.code.name, program.src);
        }
        runs += 1;
    }
    assert!(runs > 50, "only {runs} programs run to the end");
}

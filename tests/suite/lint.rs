//! The lints of MFM: what each finds, where, and what its fix does.
//!
//! Expectations are written by hand from the grammar: a finding is right when the reference's tree
//! shows the marks as text, or when Misskey's client takes a default instead of what is written.

use aizome_mfm::functions::Dialect;
use aizome_mfm::{LintOptions, codes, lint, lint_nodes, parse};
use aizome_source::{Diagnostic, Severity, apply_edits};

fn found(text: &str) -> Vec<Diagnostic> {
    lint(text, LintOptions::default())
}

/// `expected` are the names of the findings that are more than notes, and what each covers.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    check_in(Dialect::Misskey, text, expected);
}

#[track_caller]
fn check_in(dialect: Dialect, text: &str, expected: &[(&str, &str)]) {
    let found = lint(text, LintOptions { dialect, ..LintOptions::default() });
    let found: Vec<_> = found
        .iter()
        .filter(|diagnostic| diagnostic.code.severity != Severity::Note)
        .map(|diagnostic| (diagnostic.code.name, &text[diagnostic.span.range()]))
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// The only finding has a fix that gives `expected`, in which nothing is found any more.
#[track_caller]
fn check_fix(text: &str, expected: &str) {
    let diagnostics = found(text);
    let [diagnostic] = &diagnostics[..] else { panic!("{text}: {diagnostics:?}") };
    let fix = diagnostic.fix.as_ref().unwrap_or_else(|| panic!("{text}: no fix"));
    let fixed = apply_edits(text, &fix.edits).expect("fixes apply");
    assert_eq!(fixed, expected);
    assert!(found(&fixed).is_empty(), "{fixed}: {:?}", found(&fixed));
}

mod table {
    use super::*;

    #[test]
    fn every_example_tells_the_truth() {
        for code in codes::CODES {
            for example in code.examples() {
                let names: Vec<_> = found(&example.text).iter().map(|d| d.code.name).collect();
                let expected = if example.fails { vec![code.name] } else { vec![] };
                assert_eq!(names, expected, "{} {:?}", code.id, example.text);
            }
        }
    }

    #[test]
    fn every_code_has_both_kinds_of_example() {
        for code in codes::CODES {
            for fails in [true, false] {
                assert!(code.examples().any(|example| example.fails == fails), "{}", code.id);
            }
        }
    }

    #[test]
    fn messages_end_without_a_dot() {
        for code in codes::CODES {
            for example in code.examples() {
                for diagnostic in found(&example.text) {
                    let message = &diagnostic.message;
                    assert!(!message.en.ends_with('.'), "{}", message.en);
                    assert!(!message.ja.ends_with('。'), "{}", message.ja);
                    assert!(!message.ja.is_ascii(), "{}", message.ja);
                }
            }
        }
    }
}

mod functions {
    use super::*;

    #[test]
    fn known_functions_are_fine() {
        for dialect in Dialect::ALL {
            for function in aizome_mfm::functions::of(*dialect) {
                check_in(*dialect, function.example, &[]);
            }
        }
        check("***big*** $[tada.speed=1s,delay=-0.5s x] $[spin.left,x x] $[border.noclip x]", &[]);
    }

    #[test]
    fn names() {
        check("$[wobble x]", &[("unknown_function", "wobble")]);
        check("$[SPIN x]", &[("function_case", "SPIN")]);
        check("$[crop x]", &[("foreign_function", "crop")]);
        check("**a $[wobble x]**", &[("unknown_function", "wobble")]);
        check_in(
            Dialect::Firefish,
            "$[crop.top=5 x] $[border x]",
            &[("foreign_function", "border")],
        );
        let help = found("$[rainbov x]").remove(0).help.expect("there is help");
        assert_eq!(help.en, "did you mean `rainbow`?");
        assert!(found("$[q x]").remove(0).help.is_none());
    }

    #[test]
    fn arguments() {
        check("$[spin.sped=2s x]", &[("unknown_argument", "sped")]);
        check("$[tada.loop=2 x]", &[("foreign_argument", "loop")]);
        check_in(Dialect::Firefish, "$[tada.loop=2 x]", &[]);
        check("$[spin.speed x]", &[("missing_value", "speed")]);
        check("$[spin.x=off x]", &[("flag_with_value", "x=off")]);
        check("$[spin.x=1 x]", &[("flag_with_value", "x=1")][..0]);
        check("$[spin.x,left,x x]", &[("repeated_argument", "x")]);
        check("$[wobble.a=b x]", &[("unknown_function", "wobble")]);
    }

    #[test]
    fn values() {
        check("$[spin.speed=1.2.3s x]", &[("invalid_time", "1.2.3s")]);
        check("$[spin.speed=2,delay=3 x]", &[("invalid_time", "2"), ("invalid_time", "3")]);
        check("$[fg.color=ff000 x]", &[("invalid_color", "ff000")]);
        check("$[fg.color=F00 x] $[bg.color=ff00 x] $[border.color=00ff00 x]", &[]);
        check("$[rotate.deg=left x]", &[("invalid_number", "left")]);
        check("$[rotate.deg=90deg x] $[rotate.deg=-1.5 x]", &[]);
        check("$[border.style=none x]", &[("unknown_word", "none")]);
        check("$[border.width=-3 x]", &[("out_of_range", "-3")]);
        check("$[scale.x=5,y=5.1 x]", &[("out_of_range", "5.1")]);
        check("$[scale.x=-Infinity x]", &[("invalid_number", "-Infinity")]);
        check("$[position.x=1000,y=-1000 x]", &[]);
    }

    #[test]
    fn values_are_fixed_when_clear() {
        check_fix("$[spin.speed=500ms x]", "$[spin.speed=0.5s x]");
        check_fix("$[spin.speed=2 x]", "$[spin.speed=2s x]");
        check_fix("$[fg.color=Red x]", "$[fg.color=f00 x]");
        check_fix("$[Tada x]", "$[tada x]");
        assert!(found("$[spin.speed=fast x]")[0].fix.is_none());
    }

    #[test]
    fn content() {
        check(
            "$[font x] $[font.comic x]",
            &[("font_without_family", "$[font"), ("font_without_family", "$[font.comic")],
        );
        check("$[font.comic,serif x]", &[("unknown_argument", "comic")]);
        check("$[ruby a]", &[("ruby_without_reading", "$[ruby a]")]);
        check("$[ruby **a**]", &[("ruby_without_reading", "$[ruby **a**]")]);
        check("$[ruby a  b]", &[("ruby_without_reading", "$[ruby a  b]")]);
        check("$[ruby **a** b] $[ruby a b] $[ruby a b ]", &[]);
        check("$[ruby a b c d]", &[("ruby_words_dropped", "c d")]);
        check_in(Dialect::Sharkey, "$[ruby a b|c d]", &[]);
        check_fix("$[ruby 藍\u{3000}あい]", "$[ruby 藍 あい]");
        check("$[unixtime 0] $[unixtime -1]", &[]);
        check("$[unixtime soon]", &[("invalid_unixtime", "$[unixtime soon]")]);
        check("$[unixtime 12x]", &[("invalid_unixtime", "$[unixtime 12x]")]);
    }

    #[test]
    fn what_is_no_function_at_all() {
        check_fix("$[jelly🎉]", "$[jelly 🎉]");
        check_fix("$[jelly\u{3000}a]", "$[jelly a]");
        check("$[jelly]", &[("malformed_function", "$[jelly")]);
        check("$[jelly ]", &[("malformed_function", "$[jelly")]);
        check("$[jelly.speed=1s ]", &[("malformed_function", "$[jelly.speed=1s")]);
        check("$[jelly\na]", &[("malformed_function", "$[jelly")]);
        check_fix("$[fg.color=#f00 a]", "$[fg.color=f00 a]");
        check("$[fg.color= a]", &[("malformed_argument", "=")]);
        check("$[fg. a]", &[("malformed_argument", ".")]);
        check("$[spin.x, y]", &[("malformed_argument", ",")]);
        check("$[border.width=50% a]", &[("malformed_argument", "%")]);
    }

    #[test]
    fn what_was_never_meant_as_one() {
        check("echo $[1+2] $[x] $[] $[", &[]);
        check("$[fg.color={color} a]", &[]);
        check("`$[tada]` <plain>$[tada]</plain>", &[]);
    }
}

mod unclosed {
    use super::*;

    #[test]
    fn openers_that_swallow_the_rest() {
        check("a **b #c", &[("unclosed", "**")]);
        check("a ***b #c", &[("unclosed", "***")]);
        check("a <b>b", &[("unclosed", "<b>")]);
        check("a <small>b", &[("unclosed", "<small>")]);
        check("$[spin.speed=1s b", &[("unclosed", "$[spin.speed=1s ")]);
        check("**a** <i>b</i> $[spin c] **d @e", &[("unclosed", "**")]);
    }

    #[test]
    fn what_was_lost_is_shown() {
        let text = "**see https://example.com";
        let label = &found(text)[0].labels[0];
        assert_eq!(&text[label.span.range()], "https://example.com");
    }

    #[test]
    fn the_inner_one_is_to_blame() {
        check("**a <b>c** d", &[("unclosed", "<b>")]);
        check("$[spin $[jelly a", &[("unclosed", "$[spin "), ("unclosed", "$[jelly ")]);
        check("$[spin $[jelly a]", &[("unclosed", "$[spin ")]);
        check("<b>a <i>b</b> c</i>", &[("unclosed", "<b>")]);
    }

    #[test]
    fn only_what_matters() {
        check("2 ** 3", &[]);
        check("2**3", &[]);
        check("2 ** 3 @a", &[("unclosed", "**")]);
        check("a\n***\nb", &[]);
        check("**** <b></b>", &[]);
    }

    #[test]
    fn strikes_end_with_their_line() {
        check("a~~ b", &[]);
        check("a~~ #b\n#c", &[("unclosed_strike", "~~")]);
        check("~~a~~ ~~~~ b~~\n#c", &[]);
        check("a~~ <b>c\n#d", &[("unclosed", "<b>")]);
    }

    #[test]
    fn quotes_are_texts_of_their_own() {
        check("> **a\n> #b\n\n#c", &[("unclosed", "**")]);
        check("> > a\r\n> > <b>b\n", &[("unclosed", "<b>")]);
        let text = "> a\n> **b\n> > #c";
        let label = &found(text)[0].labels[0];
        assert!(text[label.span.range()].contains("#c"), "{:?}", &text[label.span.range()]);
    }

    #[test]
    fn fences() {
        check("```\na", &[("unclosed_fence", "```")]);
        check("```\na\n``` ", &[("unclosed_fence", "```")]);
        check("```\n```", &[("unclosed_fence", "```")]);
        check("> ```\n> a", &[("unclosed_fence", "```")]);
        check("```\n**a", &[("unclosed_fence", "```")]);
        check("<b>\n```\na\n```\n</b>", &[("unclosed_fence", "```")]);
        check("```\na\n```", &[]);
        check("a ``` b", &[]);
    }

    #[test]
    fn centers() {
        check_fix("a <center>b</center>", "a \n<center>b</center>");
        check_fix("<center>b</center> c", "<center>b</center>\n c");
        check("<center>b", &[("misplaced_center", "<center>")]);
        check("<b><center>b</center></b>", &[("misplaced_center", "<center>")]);
        check("> a <center>b</center>", &[("misplaced_center", "<center>")]);
        check("the <center> tag", &[]);
        check("a\n<center>b</center>\nc", &[]);
    }

    #[test]
    fn plains() {
        check("<plain>a", &[("unclosed_plain", "<plain>")]);
        check("the <plain> tag", &[]);
        check("<plain>a</plain>", &[]);
    }
}

mod marks {
    use super::*;

    #[test]
    fn emphasis_beyond_english() {
        check_fix("*日本語*", "<i>日本語</i>");
        check_fix("あ _日本語_ あ", "あ <i>日本語</i> あ");
        check_fix("__日本語__", "**日本語**");
        check_fix("*it's*", "<i>it's</i>");
        check_fix("*wait, what?*", "<i>wait, what?</i>");
    }

    #[test]
    fn emphasis_that_works_or_was_not_meant() {
        check("*a b* _a_ __a b__", &[]);
        check("2*三*4 a_日本_b *1 注 *2 注", &[]);
        check("_foo-bar_ __foo-bar__ * 日本 * *日本\n語*", &[]);
        check("`*日本*` <plain>*日本*</plain>", &[]);
    }

    #[test]
    fn numeric_hashtags() {
        let codes = |text| found(text).iter().map(|d| d.code.name).collect::<Vec<_>>();
        assert_eq!(codes("#1 (#2)"), ["numeric_hashtag", "numeric_hashtag"]);
        assert!(codes("a#1 #1a # 1 [#1](https://example.com)").is_empty());
    }
}

mod links {
    use super::*;

    #[test]
    fn targets_that_are_no_address() {
        check("[a](javascript:alert)", &[("link_target", "javascript:alert")]);
        check("[**a**](mailto:a)", &[("link_target", "mailto:a")]);
        check("[a](/b) [a](../c)", &[("link_target", "/b"), ("link_target", "../c")]);
        check("> [a](example.com/b)", &[("link_target", "example.com/b")]);
    }

    #[test]
    fn targets_are_fixed_when_clear() {
        check_fix("[a](example.com/b?c)", "[a](https://example.com/b?c)");
        check_fix("[a](HTTPS://example.com)", "[a](https://example.com)");
        assert!(found("[a](README.md)")[0].fix.is_none());
        assert!(found("[a](javascript:alert)")[0].fix.is_none());
    }

    #[test]
    fn targets_that_need_brackets() {
        check_fix("[a](https://example.com/藍)", "[a](<https://example.com/藍>)");
        check("[a](https://example.com/a_b-c) ?[a](<https://example.com/藍>)", &[]);
    }

    #[test]
    fn what_was_never_meant_as_a_link() {
        check("[1](注) a](b) [a] (b) [a](b c) f[0](x)", &[]);
        check("[a](https://{host}/)", &[]);
    }
}

mod limits {
    use super::*;

    fn nested(levels: usize, inner: &str) -> String {
        format!("{}{inner}{}", "<b>".repeat(levels), "</b>".repeat(levels))
    }

    #[test]
    fn nesting() {
        check(&nested(20, "a"), &[]);
        check(&nested(20, "@a"), &[("nested_too_deep", "@a")]);
        check(&nested(20, "<i>a</i>"), &[("nested_too_deep", "<i>a</i>")]);
        check(&nested(20, "$[tada a"), &[("nested_too_deep", "$[tada ")]);
    }

    #[test]
    fn the_limit_is_the_callers() {
        let options = LintOptions { nest_limit: 2, ..LintOptions::default() };
        let count = |text: &str| lint(text, options).len();
        assert_eq!(count("<b><i>a</i></b>"), 0);
        assert_eq!(count("<b><i>@a</i></b>"), 1);
    }

    #[test]
    fn raw_text_that_folds_a_note() {
        let codes = |text| found(text).iter().map(|d| d.code.name).collect::<Vec<_>>();
        assert_eq!(codes("$[x2 a] $[x2 b]"), ["folded_note"]);
        assert_eq!(codes("`$[scale`"), ["folded_note"]);
        assert_eq!(codes("$[position.x=1 a]"), ["moved_content"]);
    }
}

mod robustness {
    use super::*;
    use aizome_tests::generate::{Notes, families};

    /// Everything said about a text stands in it, and every fix can be applied.
    #[track_caller]
    fn check_sound(text: &str) {
        for diagnostic in found(text) {
            let spans = diagnostic.labels.iter().map(|label| label.span);
            for span in spans.chain([diagnostic.span]) {
                assert!(text.get(span.range()).is_some(), "{text:?}: {diagnostic:?}");
            }
            if let Some(fix) = diagnostic.fix {
                assert!(apply_edits(text, &fix.edits).is_ok(), "{text:?}: {fix:?}");
            }
        }
    }

    #[test]
    fn half_typed_notes() {
        let notes = [
            "> **藍\r\n> > $[fg.color=#赤 *日本語*\n> ```js\n> a\n[藍](https://藍) ~~@a $[spin.",
            "<center>$[ruby 藍\u{3000}あい]</center>x __藍__ #1 $[Tada.x=,=y $[unixtime 😀",
            "*藍*~~#a <plain>藍 $[x2😀 [a](藍.com) $[scale.x=9 <b><i>a</b>",
            "> a\r> $[jelly\r> b\r\n> \u{3000}> ```\n> > <center>a</center> <center>",
        ];
        for note in notes {
            for (end, _) in note.char_indices() {
                check_sound(&note[..end]);
                check_sound(&note[end..]);
            }
        }
    }

    #[test]
    fn generated_notes() {
        for note in Notes::new(22).take(20_000) {
            check_sound(&note);
        }
    }

    #[test]
    fn trees_of_another_text_are_no_panic() {
        let nodes = parse("> **a\n> b\n$[tada.speed=1 藍] [a](b.c) #1");
        let other = "藍".repeat(9);
        let _ = lint_nodes(&other, &nodes, LintOptions::default());
        let _ = lint_nodes("", &nodes, LintOptions::default());
    }

    #[test]
    fn long_hostile_notes_take_no_longer_than_their_length() {
        let pieces = [
            "$[",
            "$[x2]",
            "$[q x]",
            "$[q.a,",
            "$[spin.a=b,",
            "**a",
            "****",
            "<b>",
            "<center>",
            "\n```\n",
            "~~a",
            "~~@a\n",
            "](",
            "[a](b.c)",
            "[a](",
            "#1 ",
            "*藍*",
            "*",
            "_",
            "`",
            "<plain>",
            "> **a\n",
            "$[spin.a x]",
            "$[ruby ",
            " <center></center>x",
            "$[fg.color=#",
            "$[unixtime 1",
            "> > ",
        ];
        let repeated = pieces.iter().map(|piece| piece.repeat(SIZE / piece.len()));
        for text in repeated.chain(families().iter().map(|family| family.text(SIZE))) {
            let shown: String = text.chars().take(40).collect();
            // Nothing is said twice of one place. Quadratic work on this much takes minutes for
            // each note: no clock is needed to notice it.
            let mut said: Vec<_> = found(&text).iter().map(|d| (d.span, d.code.id)).collect();
            let count = said.len();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), count, "{shown:?}");
        }
    }

    /// How long the hostile notes are, in bytes.
    const SIZE: usize = 200_000;
}

//! The formatter of scripts: its style by examples, the style of another formatter, and the laws
//! that hold for every script.

use aizome_aiscript_syntax::format::{Indent, Options, Quotes, format, format_range};
use aizome_aiscript_syntax::{Version, parse};
use aizome_source::{Span, apply_edits};
use aizome_tests::checks::aiscript_format::formatting;
use aizome_tests::generate::aiscript::{Scripts, families, mutated};
use aizome_tests::{check_with_differences, fixture};
use fastrand::Rng;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    #[serde(default)]
    options: PluginOptions,
    before: String,
    after: Option<String>,
}

/// The settings of the plugin.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct PluginOptions {
    print_width: Option<u32>,
    tab_width: Option<u8>,
    use_tabs: bool,
    single_quote: bool,
}

impl PluginOptions {
    fn ours(&self) -> Options {
        let spaces = Indent::Spaces(self.tab_width.unwrap_or(2));
        Options {
            indent: if self.use_tabs { Indent::Tab } else { spaces },
            width: self.print_width.unwrap_or(80),
            quotes: if self.single_quote { Quotes::Single } else { Quotes::Double },
        }
    }
}

/// What the plugin writes, without what we leave out by decision: semicolons, commas before line
/// breaks, and brackets around what stands before `{`.
fn without_what_we_omit(plugin: &str) -> String {
    let mut text = plugin.to_owned();
    for (mark, instead) in
        [(";\n", "\n"), ("; }", " }"), ("; //", " //"), (",\n", "\n"), (", //", " //")]
    {
        text = text.replace(mark, instead);
    }
    let lines: Vec<String> =
        text.split('\n').map(|line| without_brackets(line.to_owned())).collect();
    lines.join("\n")
}

fn without_brackets(mut line: String) -> String {
    for word in ["if (", "while (", "for (", "each (", "match ("] {
        let mut from = 0;
        while let Some(at) = line[from..].find(word).map(|at| from + at + word.len() - 1) {
            from = at + 1;
            let Some(close) = closing(&line, at) else { continue };
            if line[close + 1..].starts_with(" {") || close + 1 == line.len() {
                line.remove(close);
                line.remove(at);
            }
        }
    }
    line
}

/// Where the bracket at `open` is closed on its line.
fn closing(line: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    line.char_indices().skip_while(|&(at, _)| at < open).find_map(|(at, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        (depth == 0).then_some(at)
    })
}

#[test]
fn the_style_of_prettier_is_kept_where_we_agree() {
    let Cases { cases } =
        serde_json::from_str(&fixture("format/prettier_plugin.json")).expect("cases");
    let outcomes = cases.into_iter().map(|case| {
        let ours = format(&parse(&case.before), &case.options.ours());
        let theirs = case.after.as_deref().map(without_what_we_omit);
        let is_same = ours.as_ref().ok() == theirs.as_ref();
        let outcome = is_same.then_some(()).ok_or(format!("{ours:?} is not {theirs:?}"));
        (case.id, outcome)
    });
    check_with_differences("format", outcomes);
}

/// Pairs of code blocks of a text, the first of each marked `before` with settings, the second
/// `after`.
fn examples(text: &str) -> Vec<(Options, String, String)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```aiscript ") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push((info, body.join("\n") + "\n"));
    }
    let pairs = blocks.chunks(2).map(|pair| match pair {
        [(before, source), ("after", formatted)] if before.starts_with("before") => {
            (settings(before), source.clone(), formatted.clone())
        }
        _ => panic!("not a pair of examples: {pair:?}"),
    });
    pairs.collect()
}

fn settings(info: &str) -> Options {
    let mut options = Options::default();
    for setting in info.split(' ').skip(1) {
        match setting.split_once('=') {
            Some(("width", width)) => options.width = width.parse().expect("a width is a number"),
            Some(("indent", step)) => {
                options.indent = Indent::Spaces(step.parse().expect("a number of spaces"));
            }
            Some(("quotes", "single")) => options.quotes = Quotes::Single,
            _ => panic!("no setting: {setting}"),
        }
    }
    options
}

#[track_caller]
fn check_examples(text: &str) {
    let examples = examples(text);
    assert!(examples.len() > 10, "there are examples");
    for (options, source, expected) in examples {
        let found = format(&parse(&source), &options);
        assert_eq!(found.as_deref(), Ok(expected.as_str()), "{source}");
    }
}

#[test]
fn the_documented_style_is_the_style() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/format.md");
    check_examples(&std::fs::read_to_string(path).expect("the style is documented"));
}

#[test]
fn hard_cases_are_as_expected() {
    check_examples(&fixture("format/cases.md"));
}

#[test]
fn the_laws_hold_for_generated_scripts() {
    let mut rng = Rng::with_seed(31);
    for (seed, script) in (0..).zip(Scripts::new(31).take(700)) {
        formatting(&script, seed);
        formatting(&mutated(&script, &mut rng), seed);
    }
}

#[test]
fn the_laws_hold_for_the_scripts_of_other_suites() {
    #[derive(Deserialize)]
    struct Line {
        text: String,
    }
    let mut count = 0;
    for (seed, line) in (0..).zip(fixture("aiscript/tricky.jsonl").lines()) {
        let Ok(Line { text }) = serde_json::from_str(line) else { continue };
        formatting(&text, seed);
        count += 1;
    }
    for (_, before, after) in examples(&fixture("format/cases.md")) {
        formatting(&before, 0);
        formatting(&after, 1);
    }
    assert!(count > 100, "the scripts are there");
}

/// Neither depth nor length breaks anything: what is read can be written, on a small stack.
#[test]
fn hostile_scripts_are_formatted_or_refused() {
    let run = || {
        for family in families() {
            let script = family.text(20_000);
            let _ = format(&parse(&script), &Options::default());
        }
    };
    let thread =
        std::thread::Builder::new().stack_size(1 << 20).spawn(run).expect("a thread starts");
    thread.join().expect("no script needs more than a megabyte of stack");
}

#[test]
fn short_entries_are_read_again_in_their_version() {
    let script = aizome_aiscript_syntax::Options { version: Version::V1_3 };
    let parsed = script.parse("let {a,b}={a,b:1}");
    let expected = "let { a, b } = { a, b: 1 }\n";
    assert_eq!(format(&parsed, &Options::default()).as_deref(), Ok(expected));
}

#[track_caller]
fn check_range(source: &str, expected: &str) {
    let start = source.find('«').expect("a range starts");
    let end = source.find('»').expect("a range ends") - '«'.len_utf8();
    let text = source.replace(['«', '»'], "");
    let edits = format_range(&parse(&text), Span::of(start..end), &Options::default());
    let found = apply_edits(&text, &edits.expect("it can be formatted")).expect("edits fit");
    assert_eq!(found, expected, "{source}");
}

#[test]
fn ranges_stay_within_their_statements() {
    check_range("a( 1)\n«b( 2)»\nc( 3)\n", "a( 1)\nb(2)\nc( 3)\n");
    check_range("@f() {\n  a( 1)\n  «»b( 2); // two\n}\n", "@f() {\n  a( 1)\n\tb(2) // two\n}\n");
    check_range("@f( ) { «a»( 1) }\n", "@f() { a(1) }\n");
    check_range("<:1; «<:2»; <:3\n<:4\n", "<: 1\n<: 2\n<: 3\n<:4\n");
    check_range("<:1\n«\n»\n<:2\n", "<:1\n\n\n<:2\n");
    check_range("// aizome-fmt-ignore\n«<:1»\n<:2\n", "// aizome-fmt-ignore\n<:1\n<:2\n");
    check_range("<:1\r\n«<:2»;\r\n<:3\r\n", "<:1\r\n<: 2\r\n<:3\r\n");
}

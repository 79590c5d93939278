//! The parser against what the reference was recorded to say, the laws that hold for every tree,
//! and how much work and stack a hostile note may cost.

use aizome_mfm::{MAX_NEST_LIMIT, Options, parse, parse_counting_steps, parse_simple, to_string};
use aizome_tests::generate::{Family, families, mixes};
use aizome_tests::oracle::tree_json;
use aizome_tests::{check_with_differences, checks, fixture};
use serde::Deserialize;
use serde_json::Value;

/// One line of a recorded file: a text and all that the reference says of it.
#[derive(Deserialize)]
struct Recorded {
    text: String,
    parse: Vec<RecordedTree>,
    simple: Value,
    string: String,
}

#[derive(Deserialize)]
struct RecordedTree {
    #[serde(rename = "nestLimits")]
    nest_limits: Vec<u32>,
    tree: Value,
}

/// The cases of the reference's own test suite.
#[test]
fn reference_suite() {
    check_recorded("reference_suite");
}

/// Every quirk that is known, each the smallest text that shows it.
#[test]
fn tricky() {
    check_recorded("tricky");
}

/// Rule by rule, what belongs to a construct and what does not.
#[test]
fn rules() {
    check_recorded("rules");
}

/// Every pair of constructs in every relation.
#[test]
fn grid() {
    check_recorded("grid");
}

/// A sample of generated notes, for runs without the reference.
#[test]
fn generated() {
    check_recorded("generated");
}

fn check_recorded(name: &str) {
    let lines = fixture(&format!("parse/{name}.jsonl"));
    let cases = lines.lines().enumerate().map(|(index, line)| {
        let recorded: Recorded = serde_json::from_str(line).expect("a recorded line is JSON");
        let outcome = check_trees(&recorded);
        checks::tree(&recorded.text);
        (format!("{name}:{}", index + 1), outcome)
    });
    check_with_differences(&format!("parse#{name}"), cases);
}

fn check_trees(recorded: &Recorded) -> Result<(), String> {
    let text = &recorded.text;
    for RecordedTree { nest_limits, tree } in &recorded.parse {
        for &limit in nest_limits {
            let nodes = Options::default().nest_limit(limit).parse(text);
            same(text, &format!("nest limit {limit}"), &tree_json(&nodes), &tree.to_string())?;
        }
    }
    same(text, "simple", &tree_json(&parse_simple(text)), &recorded.simple.to_string())?;
    same(text, "to_string", &to_string(&parse(text)), &recorded.string)
}

fn same(text: &str, what: &str, ours: &str, expected: &str) -> Result<(), String> {
    let same = ours == expected;
    same.then_some(())
        .ok_or_else(|| format!("{what} of {text:?}\n  reference: {expected}\n  ours:      {ours}"))
}

/// Every emoji there is and every part of one, alone and before what may belong to it.
#[test]
fn every_emoji() {
    let table = fixture("parse/emoji.tsv");
    let mut rows = table.lines().map(|line| line.split('\t'));
    let followers: Vec<&str> =
        rows.next().expect("the first line names the followers").skip(1).collect();
    let mut count = 0;
    for mut row in rows {
        let text = row.next().expect("a row has a text");
        for (follower, expected) in followers.iter().zip(row) {
            let text = format!("{text}{follower}");
            assert_eq!(cuts(&text), expected, "of {text:?}");
            count += 1;
        }
    }
    assert!(count > 5000 * followers.len(), "only {count} emoji cases");
}

/// How a text is cut into nodes, as the recorder writes it.
fn cuts(text: &str) -> String {
    let cut = |node: &aizome_mfm::Node<'_>| match &node.kind {
        aizome_mfm::Kind::UnicodeEmoji(emoji) => format!("e{}", emoji.chars().count()),
        aizome_mfm::Kind::Text(text) => format!("t{}", text.chars().count()),
        other => panic!("{other:?} in {text:?}"),
    };
    parse_simple(text).iter().map(cut).collect()
}

/// How many steps a byte may take whatever the note is, for each level of the nest limit.
const MOST_STEPS_PER_LEVEL: f64 = 5.0;
const USUAL_NEST_LIMIT: f64 = 20.0;

/// How much more a byte may take in a longer note: 1.5 times as much, and one step.
const MOST_GROWTH: (f64, f64) = (1.5, 1.0);

/// What a byte takes usually: the most of a few lengths, because a pair of marks may be closed at
/// one length and open, and so much cheaper, at the next.
const USUAL_SIZES: [usize; 5] = [16_000, 16_013, 16_111, 16_222, 16_333];
const USUAL_MIX_SIZES: [usize; 3] = [4000, 4013, 4055];

/// Work per byte does not grow with the length of any hostile note.
#[test]
fn hostile_notes_take_linear_work() {
    for family in families() {
        let sizes = [1 << 10, 256 << 10, 1 << 20];
        check_linear(&family, &USUAL_SIZES, &sizes);
    }
}

/// At the largest nest limit a byte may take as many more steps as there are more levels. (Where
/// the growth ends is seen only in notes of millions of bytes: all levels must have filled.)
#[test]
fn hostile_notes_take_linear_work_however_deep() {
    for family in families() {
        let deepest = Options::default().nest_limit(MAX_NEST_LIMIT);
        let most = steps_per_byte(&family.text(64 << 10), deepest);
        let bound = MOST_STEPS_PER_LEVEL * f64::from(MAX_NEST_LIMIT);
        assert!(most <= bound, "{}: {most:.1} steps per byte", family.name);
    }
}

/// The same for every two kinds of hostile text in one note.
#[test]
fn hostile_mixes_take_linear_work() {
    for family in mixes() {
        check_linear(&family, &USUAL_MIX_SIZES, &[17 << 10]);
    }
}

/// Checks that no size takes much more steps per byte than usual, nor many at all.
#[track_caller]
fn check_linear(family: &Family, usual_sizes: &[usize], sizes: &[usize]) {
    let steps = |size: &usize| steps_per_byte(&family.text(*size), Options::default());
    let usual = usual_sizes.iter().map(steps).fold(0.0, f64::max);
    let most = sizes.iter().map(steps).fold(usual, f64::max);
    assert!(
        most <= usual * MOST_GROWTH.0 + MOST_GROWTH.1,
        "{}: {most:.1} steps per byte where {usual:.1} are usual",
        family.name
    );
    let bound = MOST_STEPS_PER_LEVEL * USUAL_NEST_LIMIT;
    assert!(most <= bound, "{}: {most:.1} steps per byte", family.name);
}

#[expect(clippy::cast_precision_loss, reason = "both numbers are far below 2⁵³")]
fn steps_per_byte(text: &str, options: Options) -> f64 {
    let (_, steps) = parse_counting_steps(text, options);
    steps as f64 / text.len() as f64
}

/// Parsing, copying, writing and dropping the deepest trees fits into the smallest stack that a
/// thread has anywhere, the 1 MiB of a WebAssembly module.
#[test]
fn deep_notes_fit_a_small_stack() {
    const SMALL_STACK: usize = 1 << 20;
    let all = || {
        for family in families() {
            let text = family.text(64 << 10);
            let nodes = Options::default().nest_limit(MAX_NEST_LIMIT).parse(&text);
            assert_eq!(to_string(&nodes), to_string(&nodes.clone()), "{}", family.name);
            assert!(tree_json(&nodes).starts_with('['));
        }
    };
    let thread = std::thread::Builder::new().stack_size(SMALL_STACK).spawn(all);
    thread.expect("a thread starts").join().expect("no note overflows the stack");
}

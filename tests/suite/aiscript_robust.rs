//! What no script may do to the parser, however it was broken: make it panic, lose its place, fill
//! the stack, or find more in a text than the text can hold.
//!
//! That the work grows with the text alone is counted in instructions, by `benches/count --linear`:
//! no clock is looked at here.

use std::collections::BTreeSet;

use aizome_aiscript_syntax::lexer::lex;
use aizome_aiscript_syntax::parse;
use aizome_tests::generate::aiscript::{Family, Scripts, families, mutated};
use aizome_tests::{checks, fuzz_inputs};
use fastrand::Rng;

/// Scripts after several careless edits, so that errors follow upon errors.
#[test]
fn broken_scripts_keep_their_shape() {
    let mut rng = Rng::with_seed(11);
    for script in Scripts::new(11).take(10_000) {
        let mut broken = script;
        for _ in 0..rng.usize(1..5) {
            broken = mutated(&broken, &mut rng);
        }
        checks::aiscript::shape(&parse(&broken));
    }
}

/// Scripts that are being typed, and scripts whose beginning is gone.
#[test]
fn parts_of_scripts_keep_their_shape() {
    for script in Scripts::new(12).of_size(25).take(300) {
        checks::aiscript::script_prefixes(&script);
        for (start, _) in script.char_indices() {
            checks::aiscript::shape(&parse(&script[start..]));
        }
    }
}

/// Carriage returns and lines before a script change nothing but lines.
#[test]
fn moved_scripts_are_the_same() {
    let mut rng = Rng::with_seed(14);
    for script in Scripts::new(14).take(2000) {
        checks::aiscript_moved::moved(&script);
        checks::aiscript_moved::moved(&mutated(&script, &mut rng));
    }
}

/// A megabyte of each hostile family is read within the smallest stack that is promised, and finds
/// no more than there are bytes to find something in.
#[test]
fn hostile_scripts_end_half_of_them() {
    let (first, _) = families().split_at(families().len() / 2);
    within_a_small_stack(|| first.iter().for_each(check_size));
}

#[test]
fn hostile_scripts_end_the_other_half() {
    let (_, second) = families().split_at(families().len() / 2);
    within_a_small_stack(|| second.iter().for_each(check_size));
}

fn within_a_small_stack(work: impl FnOnce() + Send + 'static) {
    // Without optimisation frames are some times as large.
    let stack = if cfg!(debug_assertions) { 2 << 20 } else { 512 << 10 };
    let thread = std::thread::Builder::new().stack_size(stack).spawn(work);
    thread.expect("a thread starts").join().expect("no script overflows the stack");
}

/// What is found in a text is bounded by its length, and the bound is no other for a long one.
fn check_size(family: &Family) {
    const SMALL: usize = 16 << 10;
    const LARGE: usize = 1 << 20;
    let [small, large] = [SMALL, LARGE].map(|bytes| found_per_byte(&family.text(bytes)));
    let name = family.name;
    assert!(large <= 5.0, "{name}: {large} things for each byte");
    // At the limit of depth a long text says less than a short one, never more.
    assert!(large <= small * 1.1 + 0.01, "{name}: {small} things a byte, then {large}");
}

/// Tokens, nodes, comments, blank lines and findings, for each byte of a text.
#[expect(clippy::cast_precision_loss, reason = "a ratio")]
fn found_per_byte(text: &str) -> f64 {
    let parsed = parse(text);
    let trivia = parsed.trivia.comments.len() + parsed.trivia.gaps.len();
    let found = lex(text).tokens.len() + parsed.ast.len() + trivia + parsed.diagnostics.len();
    found as f64 / text.len() as f64
}

/// What fuzzing has found worth keeping.
#[test]
fn kept_scripts_obey() {
    for script in fuzz_inputs("aiscript_parse") {
        checks::aiscript::script(&script);
    }
    for script in fuzz_inputs("aiscript_ast_json") {
        checks::aiscript_moved::moved(&script);
    }
    for script in fuzz_inputs("aiscript_format") {
        checks::aiscript_format::formatting(&script, 5);
    }
    for script in fuzz_inputs("aiscript_regressions") {
        checks::aiscript::script(&script);
        checks::aiscript::script_prefixes(&script);
        checks::aiscript_moved::moved(&script);
        checks::aiscript_format::formatting(&script, 5);
    }
}

/// The laws above say nothing if the generator writes little: it writes every kind of node, in
/// scripts of which the reference takes nine in ten, and breaks most of what it mutates.
#[test]
fn generated_scripts_have_everything() {
    const SCRIPTS: usize = 2000;
    let mut kinds = BTreeSet::new();
    let mut rng = Rng::with_seed(13);
    let (mut valid, mut valid_mutated) = (0, 0);
    for script in Scripts::new(13).take(SCRIPTS) {
        let parsed = parse(&script);
        valid += usize::from(parsed.reference_error.is_none());
        kinds.extend(parsed.ast.ids().map(|id| kind(&format!("{:?}", parsed.ast.node(id)))));
        valid_mutated += usize::from(parse(&mutated(&script, &mut rng)).is_valid());
    }
    kinds.remove("Error");
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), KINDS);
    assert!(valid >= SCRIPTS * 9 / 10, "{valid} of {SCRIPTS} are taken");
    let share = 10 * valid_mutated / SCRIPTS;
    assert!((2..8).contains(&share), "{valid_mutated} of {SCRIPTS} are taken after an edit");
}

/// The name of a variant from what `Debug` writes.
fn kind(debug: &str) -> String {
    debug.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// The kinds of nodes, but `Error`.
const KINDS: [&str; 47] = [
    "Array",
    "Assign",
    "Attribute",
    "Attributed",
    "Binary",
    "Block",
    "Bool",
    "Branch",
    "Break",
    "Call",
    "Case",
    "Continue",
    "Define",
    "DoWhile",
    "Each",
    "Entry",
    "Eval",
    "Exists",
    "Fn",
    "FnType",
    "For",
    "Ident",
    "If",
    "Index",
    "Labelled",
    "Loop",
    "Match",
    "Meta",
    "Name",
    "NamedType",
    "Namespace",
    "Null",
    "Num",
    "Object",
    "Out",
    "Param",
    "Paren",
    "Prop",
    "Range",
    "Return",
    "Str",
    "Template",
    "TemplateText",
    "Times",
    "Unary",
    "UnionType",
    "While",
];

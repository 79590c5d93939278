//! Which binding a use sees: what the scopes foretell against what the reference did.

use std::collections::HashMap;

use aizome_aiscript_syntax::scopes::{BindingId, BindingKind, ReferenceId, Scopes, Usage, Verdict};
use aizome_aiscript_syntax::{BinaryOp, Node, Tree, parse};
use aizome_source::LineIndex;
use serde::Deserialize;

use super::found;

/// A program that the reference ran.
#[derive(Deserialize)]
pub(super) struct Program {
    pub(super) src: String,
    /// The place of each use that was run, and the definitions that it saw: their places, `global`
    /// or `none`.
    uses: Vec<(String, Vec<String>)>,
    pub(super) error: Option<String>,
}

impl Program {
    /// Whether the name at a place was used.
    pub(super) fn ran(&self, place: &str) -> bool {
        self.uses.iter().any(|(at, _)| at == place)
    }
}

pub(super) fn programs() -> Vec<Program> {
    let recorded = aizome_tests::fixture("aiscript_analysis/scopes.jsonl");
    recorded.lines().map(|line| serde_json::from_str(line).expect("a recorded program")).collect()
}

/// A place as the reference writes it.
pub(super) fn place(text: &str, offset: u32) -> String {
    let position = LineIndex::new(text).position(offset);
    format!("{}:{}", position.line + 1, position.column + 1)
}

#[test]
fn every_sight_was_foretold() {
    let mut verdicts: HashMap<Verdict, usize> = HashMap::new();
    for program in programs() {
        let parsed = parse(&program.src);
        let foretold = Foretold::new(parsed.tree());
        for (at, seen) in &program.uses {
            let Some(&use_) = foretold.uses.get(at) else {
                panic!("nothing is known of {at} in\n{}", program.src);
            };
            for seen in seen {
                let chain = foretold.chain(use_);
                assert!(
                    foretold.allows(use_, seen),
                    "{at} saw {seen}, foretold {chain:?} in\n{}",
                    program.src
                );
            }
            for (_, verdict) in foretold.scopes.candidates(use_) {
                *verdicts.entry(verdict).or_default() += 1;
            }
        }
    }
    // A test of chains that say nothing would say nothing.
    let count = |verdict| verdicts.get(&verdict).copied().unwrap_or(0);
    assert!(count(Verdict::There) > 300, "{verdicts:?}");
    assert!(count(Verdict::NotYet) > 30, "{verdicts:?}");
    assert!(count(Verdict::Maybe) < count(Verdict::There) / 5, "{verdicts:?}");
}

/// Both sides of what depends on the run were seen in some run: `Maybe` is not said for what is
/// sure.
#[test]
fn what_is_uncertain_goes_both_ways() {
    let program = "let a = 1\neval {\n  @f() { a }\n  f()\n  let a = 2\n  f()\n}";
    let programs = programs();
    let program = programs.iter().find(|other| other.src == program).expect("it is recorded");
    let (at, seen) = program.uses.iter().find(|(_, seen)| seen.len() > 1).expect("it saw both");
    let parsed = parse(&program.src);
    let foretold = Foretold::new(parsed.tree());
    let chain = foretold.chain(foretold.uses[at]);
    let expected = [("5:7", Verdict::Maybe), ("1:5", Verdict::There)];
    assert_eq!(chain, expected.map(|(place, verdict)| (place.to_owned(), verdict)));
    assert_eq!(*seen, ["1:5", "5:7"]);
}

/// The recordings have enough that only the order of events explains: the innermost binding of a
/// name is often not the one that was seen.
#[test]
fn the_innermost_binding_is_not_enough() {
    let mut surprises = 0;
    for program in programs() {
        let parsed = parse(&program.src);
        let foretold = Foretold::new(parsed.tree());
        for (at, seen) in &program.uses {
            let innermost = foretold.scopes.reference(foretold.uses[at]).innermost;
            let innermost = innermost.map_or("global".to_owned(), |id| foretold.definition(id));
            surprises += seen.iter().filter(|seen| **seen != innermost).count();
        }
    }
    assert!(surprises > 30, "only {surprises} sights are not of the innermost binding");
}

/// What fails because a name is there twice is always known before.
#[test]
fn every_redefinition_is_found() {
    let mut count = 0;
    for program in programs() {
        let is_twice = program.error.as_deref().is_some_and(|e| e.contains("already exists"));
        if is_twice {
            let codes: Vec<_> = found(&program.src).iter().map(|found| found.code.id).collect();
            let is_found = codes.iter().any(|id| ["AIS0204", "AIS0205"].contains(id));
            assert!(is_found, "{codes:?} in\n{}", program.src);
            count += 1;
        }
    }
    assert!(count > 10, "only {count} programs define a name twice");
}

/// What the scopes say of a program.
struct Foretold<'a> {
    tree: Tree<'a>,
    scopes: Scopes,
    uses: HashMap<String, ReferenceId>,
}

impl<'a> Foretold<'a> {
    fn new(tree: Tree<'a>) -> Self {
        let scopes = Scopes::of(tree);
        let mut foretold = Self { tree, scopes, uses: HashMap::new() };
        let uses = foretold.scopes.references();
        foretold.uses = uses.map(|(id, reference)| (foretold.key(reference.node), id)).collect();
        foretold
    }

    /// What the recording calls a use: operators have their kind.
    fn key(&self, node: aizome_aiscript_syntax::NodeId) -> String {
        let at = place(self.tree.text, self.tree.ast.location(node).start);
        let reference = self.scopes.reference_of(node).expect("it is a use");
        match (self.scopes.reference(reference).usage, self.tree.node(node)) {
            (Usage::Operator, Node::Binary { op, .. }) => format!("{at} {}", kind(op)),
            _ => at,
        }
    }

    /// What the recording calls a definition.
    fn definition(&self, id: BindingId) -> String {
        let binding = self.scopes.binding(id);
        let at = |node| place(self.tree.text, self.tree.ast.location(node).start);
        match (binding.kind, self.scopes.scope(binding.scope).node) {
            (BindingKind::For, Some(turn)) => format!("for {}", at(turn)),
            _ => at(binding.node),
        }
    }

    fn chain(&self, id: ReferenceId) -> Vec<(String, Verdict)> {
        let chain = self.scopes.candidates(id);
        chain.map(|(binding, verdict)| (self.definition(binding), verdict)).collect()
    }

    fn allows(&self, id: ReferenceId, seen: &str) -> bool {
        match seen {
            "global" | "none" => self.scopes.may_be_global(id),
            seen => {
                let chain = self.chain(id);
                chain.iter().any(|(at, verdict)| at == seen && *verdict != Verdict::NotYet)
            }
        }
    }
}

/// The type of the reference's node for an operator.
fn kind(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Pow => "pow",
        BinaryOp::Mul => "mul",
        BinaryOp::Div => "div",
        BinaryOp::Rem => "rem",
        BinaryOp::Add => "add",
        BinaryOp::Sub => "sub",
        BinaryOp::Lt => "lt",
        BinaryOp::LtEq => "lteq",
        BinaryOp::Gt => "gt",
        BinaryOp::GtEq => "gteq",
        BinaryOp::Eq => "eq",
        BinaryOp::NotEq => "neq",
        BinaryOp::And => "and",
        BinaryOp::Or => "or",
    }
}

//! Which lines and functions of a script have run, in the form of lcov's tracefiles.
//!
//! A line counts if some statement or expression begins on it, and ran as often as the busiest of
//! those.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use aizome_aiscript_syntax::{Ast, Define, Node, NodeId, Parsed, parse};
use aizome_aiscript_vm::{FiberId, Observer};
use aizome_source::LineIndex;

/// What was seen of a script, over any number of runs.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    /// By offset in bytes: how often it was come to, and in which block last.
    steps: HashMap<u32, (u64, u64)>,
    /// By offset in bytes: how often a function was called.
    calls: HashMap<u32, u64>,
    blocks: u64,
}

impl Observer for Coverage {
    fn enter(&mut self, _: FiberId, name: &str, script: u32, offset: u32) {
        // The script itself may begin where a function does.
        if script == 0 && !name.starts_with('<') {
            *self.calls.entry(offset).or_default() += 1;
        }
    }

    fn leave(&mut self, _: FiberId) {}

    fn block(&mut self, _: FiberId, script: u32, offsets: &mut dyn Iterator<Item = u32>) {
        if script != 0 {
            return;
        }
        self.blocks += 1;
        for offset in offsets {
            // Several nodes may begin at one place.
            let (times, block) = self.steps.entry(offset).or_default();
            if *block != self.blocks {
                *block = self.blocks;
                *times += 1;
            }
        }
    }
}

impl Coverage {
    /// What an observer has seen, if it was one of these.
    pub(super) fn of_observer(observer: Box<dyn Observer>) -> Option<Self> {
        let observer: Box<dyn Any> = observer;
        observer.downcast().ok().map(|coverage| *coverage)
    }

    /// The record of a file.
    pub(super) fn record(&self, file: &str, text: &str) -> String {
        let parsed = parse(text);
        let index = LineIndex::new(text);
        let mut record = format!("TN:\nSF:{file}\n");
        self.push_functions(&mut record, &parsed, &index);
        self.push_lines(&mut record, &parsed, &index);
        record.push_str("end_of_record\n");
        record
    }

    fn push_functions(&self, record: &mut String, parsed: &Parsed<'_>, index: &LineIndex) {
        let functions = functions(parsed);
        let line = |offset: u32| index.position(offset).line + 1;
        let calls = |offset: &u32| self.calls.get(offset).copied().unwrap_or_default();
        for (name, offset) in &functions {
            put(record, format_args!("FN:{},{name}\n", line(*offset)));
        }
        for (name, offset) in &functions {
            put(record, format_args!("FNDA:{},{name}\n", calls(offset)));
        }
        let called = functions.iter().filter(|(_, offset)| calls(offset) > 0).count();
        put(record, format_args!("FNF:{}\nFNH:{called}\n", functions.len()));
    }

    fn push_lines(&self, record: &mut String, parsed: &Parsed<'_>, index: &LineIndex) {
        let mut lines: BTreeMap<u32, u64> = BTreeMap::new();
        for id in nodes(&parsed.ast) {
            if takes_a_step(parsed.ast.node(id)) {
                let offset = parsed.ast.location(id).start;
                let times = self.steps.get(&offset).map_or(0, |(times, _)| *times);
                let known = lines.entry(index.position(offset).line + 1).or_default();
                *known = times.max(*known);
            }
        }
        for (line, times) in &lines {
            put(record, format_args!("DA:{line},{times}\n"));
        }
        let run = lines.values().filter(|times| **times > 0).count();
        put(record, format_args!("LF:{}\nLH:{run}\n", lines.len()));
    }
}

fn put(record: &mut String, line: std::fmt::Arguments<'_>) {
    record.write_fmt(line).expect("a string takes everything");
}

/// Every node, parents first.
fn nodes(ast: &Ast) -> impl Iterator<Item = NodeId> {
    let mut rest: Vec<NodeId> = ast.roots().iter().rev().copied().collect();
    std::iter::from_fn(move || {
        let id = rest.pop()?;
        let children = rest.len();
        ast.each_child(id, |child| rest.push(child));
        rest[children..].reverse();
        Some(id)
    })
}

/// The functions that have names, in the order of the text.
fn functions<'p>(parsed: &'p Parsed<'_>) -> Vec<(&'p str, u32)> {
    let tree = parsed.tree();
    let named = nodes(&parsed.ast).filter_map(|id| match tree.node(id) {
        Node::Define { kind: Define::Fn | Define::Let | Define::Var, dest, value, .. } => {
            let is_function = matches!(tree.node(value), Node::Fn(_));
            is_function.then(|| (tree.source(dest), tree.span(value).start))
        }
        _ => None,
    });
    named.collect()
}

/// Whether a node does something itself, and is not only a part of what others do.
fn takes_a_step(node: Node) -> bool {
    !matches!(
        node,
        Node::Error { .. }
            | Node::Namespace { .. }
            | Node::Meta { .. }
            | Node::Attributed { .. }
            | Node::Attribute { .. }
            | Node::Labelled { .. }
            | Node::Range { .. }
            | Node::Block { .. }
            | Node::Branch { .. }
            | Node::Case { .. }
            | Node::Param { .. }
            | Node::Name
            | Node::TemplateText
            | Node::Entry { .. }
            | Node::NamedType { .. }
            | Node::FnType(_)
            | Node::UnionType { .. }
    )
}

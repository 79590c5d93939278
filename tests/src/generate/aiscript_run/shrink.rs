//! Making a failing program as small as it gets, without making another language of it: statements
//! and parts of expressions go, and what is left is read as a program.

use std::ops::Range;

use aizome_aiscript_syntax::{Ast, Node, NodeId, parse};

/// The smallest program found for which `fails` holds, starting from one for which it does.
///
/// Programs that may not end although steps are counted are not asked about.
///
/// ```
/// use aizome_tests::generate::aiscript_run::smaller;
///
/// let program = "let a = 1\n<: [a, null.x]\n<: a";
/// assert_eq!(smaller(program, |text| text.contains("null")).trim(), "null");
/// ```
pub fn smaller(program: &str, mut fails: impl FnMut(&str) -> bool) -> String {
    let mut best = program.to_owned();
    while let Some(next) = step(&best, &mut fails) {
        best = next;
    }
    best
}

/// A smaller program that fails too.
fn step(program: &str, fails: &mut impl FnMut(&str) -> bool) -> Option<String> {
    let parsed = parse(program);
    let mut nodes: Vec<NodeId> = parsed.ast.ids().collect();
    nodes.sort_by_key(|&id| std::cmp::Reverse(parsed.ast.span(id).range().len()));
    let changes = nodes.iter().flat_map(|&id| changes(&parsed.ast, program, id));
    changes
        .map(|(range, text)| format!("{}{text}{}", &program[..range.start], &program[range.end..]))
        .chain([program.replace("\n\n", "\n")])
        .filter(|smaller| smaller.len() < program.len() && may_run(smaller))
        .find(|smaller| fails(smaller))
}

/// What may stand for a node: nothing, a shorter value, one of its parts.
fn changes(ast: &Ast, program: &str, id: NodeId) -> Vec<(Range<usize>, String)> {
    let range = ast.span(id).range();
    let mut texts = vec![String::new(), "0".to_owned(), "null".to_owned()];
    if matches!(ast.node(id), Node::Block { .. }) {
        texts.push("{}".to_owned());
    }
    ast.each_child(id, |child| texts.push(program[ast.span(child).range()].to_owned()));
    let separated = range.end
        ..program[range.end..].find([',', '\n']).map_or(range.end, |at| range.end + at + 1);
    let with_separator = (range.start..separated.end, String::new());
    texts.into_iter().map(|text| (range.clone(), text)).chain([with_separator]).collect()
}

fn may_run(program: &str) -> bool {
    let text: String = program.chars().filter(|character| !character.is_whitespace()).collect();
    let walks_for_ever =
        text.contains("loop{}") || text.contains("index_of") && text.contains("-1/0");
    !walks_for_ever && parse(program).is_valid()
}

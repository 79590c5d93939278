//! Values that evidently do not fit their place: AiScript converts nothing.

use aizome_aiscript_syntax::{AssignOp, BinaryOp, Node, NodeId, UnaryOp};
use aizome_source::{Diagnostic, Localized};

use crate::evident::{Kind, is_comparison, symbol};
use crate::{Script, codes};

/// Looks at every place that takes values of one kind only.
pub(super) fn check(script: &Script<'_>, found: &mut Vec<Diagnostic>) {
    let tree = script.tree;
    for id in tree.ast.ids() {
        match tree.node(id) {
            Node::Branch { condition, .. }
            | Node::While { condition, .. }
            | Node::DoWhile { condition, .. }
            | Node::Unary { op: UnaryOp::Not, operand: condition } => {
                found.extend(not_a_condition(script, condition));
            }
            Node::Binary { op: BinaryOp::And | BinaryOp::Or, left, right } => {
                found.extend(not_a_condition(script, left));
                found.extend(not_a_condition(script, right));
            }
            Node::Binary { op: op @ (BinaryOp::Eq | BinaryOp::NotEq), left, right } => {
                found.extend(negated_operand(script, op, left, right));
            }
            Node::Binary { op, left, right } if script.global(id).is_some() => {
                let both = [left, right].into_iter();
                found.extend(both.filter_map(|part| operand(script, op, part)));
            }
            Node::Unary { op: UnaryOp::Plus, operand } => {
                found.extend(not_a_number(script, "+", operand));
            }
            Node::Unary { op: UnaryOp::Minus, operand } => {
                found.extend(not_a_number(script, "-", operand));
            }
            Node::Assign { op: AssignOp::Add, value, .. } => {
                found.extend(added(script, "+=", value));
            }
            Node::Assign { op: AssignOp::Sub, value, .. } => {
                found.extend(not_a_number(script, "-=", value));
            }
            Node::Times { count: value, .. } | Node::Range { to: value, .. } => {
                found.extend(not_a_number(script, "for", value));
            }
            Node::Each { items, .. } => found.extend(not_an_array(script, items)),
            Node::Index { index, .. } => found.extend(negative_index(script, index)),
            _ => {}
        }
    }
}

fn not_a_condition(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let kind = script.evident(id).filter(|&kind| kind != Kind::Bool)?;
    Some(codes::not_a_condition(script.span(id), &kind.words()))
}

/// A part of a calculation or comparison.
fn operand(script: &Script<'_>, op: BinaryOp, part: NodeId) -> Option<Diagnostic> {
    let chain = script.tree.node(part);
    if let Node::Binary { op: inner, .. } = chain
        && is_comparison(op)
        && is_comparison(inner)
    {
        let found = not_a_number(script, symbol(op), part)?;
        return Some(found.help(Localized::new(
            "compare twice: `a < b && b < c`",
            "`a < b && b < c` のように、二つの比較に分けてください",
        )));
    }
    if op == BinaryOp::Add {
        return added(script, "+", part);
    }
    not_a_number(script, symbol(op), part)
}

/// What is added: texts are put together otherwise.
fn added(script: &Script<'_>, op: &str, part: NodeId) -> Option<Diagnostic> {
    let found = not_a_number(script, op, part)?;
    Some(match script.evident(part) {
        Some(Kind::Str) => found.help(Localized::new(
            "put texts together in a template: `` `{a}{b}` ``",
            "文字列はテンプレート `` `{a}{b}` `` でつなげます",
        )),
        Some(Kind::Array) => found.help(Localized::new(
            "put arrays together with `a.concat(b)`",
            "配列は `a.concat(b)` でつなげます",
        )),
        _ => found,
    })
}

fn not_a_number(script: &Script<'_>, op: &str, id: NodeId) -> Option<Diagnostic> {
    let kind = script.evident(id).filter(|&kind| kind != Kind::Num)?;
    Some(codes::not_a_number(script.span(id), op, &kind.words()))
}

fn not_an_array(script: &Script<'_>, id: NodeId) -> Option<Diagnostic> {
    let kind = script.evident(id).filter(|&kind| kind != Kind::Array)?;
    let found = codes::not_an_array(script.span(id), &kind.words());
    let (en, ja) = match kind {
        Kind::Str => {
            ("`.to_arr()` gives its characters", "文字ごとに取り出すには `.to_arr()` を使います")
        }
        Kind::Num => {
            ("`for` counts: `for let i, 10 {}`", "数えるには `for let i, 10 {}` と書きます")
        }
        Kind::Object => {
            ("`Obj:kvs(object)` gives its entries", "キーと値は `Obj:kvs(object)` で取り出せます")
        }
        _ => return Some(found),
    };
    Some(found.help(Localized::new(en, ja)))
}

fn negative_index(script: &Script<'_>, index: NodeId) -> Option<Diagnostic> {
    let value = script.tree.folded_number(index)?;
    (value < 0.0).then(|| codes::negative_index(script.span(index)))
}

/// `!a == b`, unless `b` is a truth value too.
fn negated_operand(
    script: &Script<'_>,
    op: BinaryOp,
    left: NodeId,
    right: NodeId,
) -> Option<Diagnostic> {
    let is_negated = matches!(script.tree.node(left), Node::Unary { op: UnaryOp::Not, .. });
    let is_meant = script.evident(right) == Some(Kind::Bool);
    (is_negated && !is_meant).then(|| codes::negated_operand(script.span(left), symbol(op)))
}

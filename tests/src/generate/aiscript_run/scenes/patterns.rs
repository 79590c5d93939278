//! Patterns with what suits them, and with less.

/// Definitions, parameters and variables of loops.
pub(super) const DEFINED: &[&str] = &[
    "let [a§, b§, c§] = [$any, $num]\n<: [a§, b§, c§]",
    "let [a§, [b§], {x: c§}] = [$any, $list, {x: $num}]\n<: [a§, b§, c§]",
    "var {$key: a§, yy: b§, z: c§} = {yy: $num, z: $any}\nb§ = [a§, b§]\n<: [a§, b§, c§]",
    "@f§([a, b], {k: c}) { [a, b, c] }\n<: f§($list, {k: $num})\n<: [f§([], {}), f§]",
    "each let [a, {k: b}], [[$any, {}], [$num, {k: 1}]] { <: [a, b] }",
    "let [f§, g§] = [@([x, y], z?) { [y, x, z] }, @(v = $literal) { v }]\n<: [f§([$num]), g§(), f§]",
    "let {a: [p§, {b: q§}]} = {a: [$any, {b: $any}]}\nlet [] = $list\nlet {} = $obj\n<: [p§, q§]",
];

/// Variables, elements and properties that are there already.
pub(super) const ASSIGNED: &[&str] = &[
    "var a§ = $any\nvar b§ = $num\n[a§, b§] = [b§, a§]\n<: [a§, b§]",
    "let c§ = [0, {}]\n[c§[0], c§[1].k, c§[1][\"l\"]] = [$any, $any]\n<: c§",
    "var a§ = 0\nvar b§ = 0\nlet c§ = {}\n{x: a§, y: [b§, c§.k]} = {x: $any, y: $list}\n<: [a§, b§, c§]",
    "var a§ = [1, 2]\n[a§, a§[0]] = [[5, 6], $any]\n<: a§",
    "var i§ = 0\nlet a§ = [0, 0]\n[i§, a§[i§]] = [1, $any]\n<: [i§, a§]",
];

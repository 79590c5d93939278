//! Arrays that change under those who walk over them, sharing and cycles, equality.

use super::Writer;

/// What is in two places, and what is in itself.
pub(super) const SHARING: &[&str] = &[
    "let a§ = $list\nlet b§ = [a§, a§, [a§]]\n<: b§\na§.push($any)\n<: b§\n<: `{b§}`",
    "
let o§ = $obj
o§.me = o§
<: o§
<: [o§.me.me == o§, Obj:keys(o§)]
let c§ = Obj:copy(o§)
c§.x = $any
<: c§
<: [o§, c§]
",
    "
let a§ = $list
a§.push(a§)
<: a§
<: [a§.len, a§.incl(a§), a§.index_of(a§)]
<: a§.flat(⟨1¦2¦3⟩)
a§.pop()
",
    "
let r§ = Arr:create(2, $list)
r§[0].push(\"x\")
<: r§
let s§ = [$obj].repeat(2)
s§[0].k = 1
<: [s§, s§[0] == s§[1]]
",
    "let a§ = [1]\na§[⟨0.5¦0 / 0¦0.9⟩] = $any\n<: [a§, a§.len, a§.copy(), a§[-0]]",
    "let a§ = $list\nlet b§ = a§.copy()\nlet c§ = a§\nc§.push(9)\n<: [a§, b§, c§ == a§, b§ == a§]",
    "let a§ = $list\n<: [a§.push(1) == a§, a§.unshift(2) == a§, a§.fill(0) == a§, a§.concat([]) == a§]",
    "
let a§ = [1, 2, 3]
<: a§.splice($index, 1, a§)
<: a§
let b§ = [a§]
a§.push(b§)
<: [a§, b§]
<: a§.flat()
",
    "
let o§ = {a: 1, b: 2, c: 3}
each let k, Obj:keys(o§) {
  o§[`{k}{k}`] = $any
  Obj:set(o§, \"a\", k)
}
<: o§
",
];

pub(super) const EQUALITY: &[&str] = &[
    "
let a§ = ⟨$any¦$list¦$obj¦$str¦Error:create(\"a\")⟩
let b§ = $any
<: [a§ == a§, a§ == b§, a§ != b§, [a§].incl(b§), [b§, a§].index_of(a§)]
",
    "
let a§ = $any
match a§ {
  case null => { <: 0 }
  case $any => { <: 1 }
  case a§ => { <: 2 }
  default => { <: 3 }
}
",
    "<: [Error:create(\"a\") == ⟨\"a\"¦\"b\"¦Error:create(\"a\")⟩, Core:eq($any, $any), Core:neq($any, $any)]",
    "<: [print == print, Core:add == ⟨Core:add¦print⟩, @() { } == @() { }, 0 == -0, 0 / 0 == 0 / 0]",
];

/// Attributes stand before definitions and change nothing that a script sees.
pub(super) const ATTRIBUTES: &[&str] = &[
    "#[a]\n#[b 1]\nlet x§ = $any\n<: x§",
    "#[a { k: [1, \"b\", null] }]\n@f§(n) { n }\n<: [f§(1), f§]",
    "#[a true]\nvar x§ = $any\nx§ = 1\n<: x§",
    "#[a]\nlet [x§, y§] = [$any]\n<: [x§, y§]",
];

/// How an array is walked over; `¶` is where it changes.
const WALKS: &[&str] = &[
    "each let x, a§ {\n  <: x\n  ¶\n}",
    "<: a§.filter(@(x) {\n  ¶\n  <: x\n  x % 2 == 1\n})",
    "<: a§.reduce(@(s, x, i) {\n  ¶\n  <: [s, x, i]\n  s + x\n})",
    "<: a§.reduce(@(s, x) {\n  ¶\n  [s, x]\n}, 0)",
    "<: a§.find(@(x, i) {\n  ¶\n  <: [x, i]\n  i > 3\n})",
    "<: a§.every(@(x) {\n  ¶\n  <: x\n  x > 0\n})",
    "<: a§.some(@(x) {\n  ¶\n  x > 50\n})",
    "<: a§.map(@(x) {\n  ¶\n  [x]\n})",
    "<: a§.flat_map(@(x) {\n  ¶\n  [x, a§.len]\n})",
    "<: a§.sort(@(p, x) {\n  ¶\n  p - x\n})",
];

/// How an array changes; it never gets long. The last ones make it shorter.
const CHANGES: &[&str] = &[
    "if a§.len < 8 a§.push(x)",
    "if a§.len < 8 a§.unshift(0)",
    "a§.reverse()",
    "a§[0] = 9",
    "a§.fill(7)",
    "if a§.len < 8 a§.insert(0, 5)",
    "a§.pop()",
    "a§.shift()",
    "a§.splice(0, 1)",
    "a§.splice(1, 2, [])",
    "a§.remove(1)",
    "loop { if a§.len == 0 break; a§.pop() }",
];

/// After so many of the changes an array may be shorter.
const NOT_SHRINKING: usize = 6;

/// What comparators may say, true or not.
const COMPARATORS: &[&str] = &[
    "1",
    "-1",
    "0 / 0",
    "a.k - b.k",
    "b.k - a.k",
    "eval { n§ += 1; if n§ % 2 == 0 1 else -1 }",
    "eval { <: [a.v, b.v]; a.v - b.v }",
    "eval { a§.pop(); a.v - b.v }",
    "eval { if n§ < 3 { n§ += 1; a§.push({k: 0, v: 0}) }; a.k - b.k }",
];

impl Writer<'_> {
    /// Callbacks that change the array that they are called for.
    pub(super) fn changed_while_walked(&mut self) -> Vec<String> {
        let walk = self.pick(WALKS);
        let items = match walk {
            walk if self.sync || !(walk.contains("map(") || walk.contains("sort(")) => {
                "[3, 1, 4, 1, 5]"
            }
            walk if walk.contains("map(") => "[1]",
            _ => "[3, 1, 2]",
        };
        // From an array that gets shorter, JavaScript maps to one with holes, which nobody else has.
        let most = if walk.contains("map(") { NOT_SHRINKING } else { CHANGES.len() };
        let walk = walk.replace('¶', self.pick(&CHANGES[..most]));
        vec![self.fill(&format!("let a§ = {items}\n{walk}\n<: a§"))]
    }

    /// Comparators that lie, and what they are shown.
    pub(super) fn comparators(&mut self) -> Vec<String> {
        let comparator = self.pick(COMPARATORS);
        let count = if self.sync { self.rng.u8(..9) } else { self.rng.u8(..4) };
        let items: Vec<String> =
            (0..count).map(|v| format!("{{k: {}, v: {v}}}", self.rng.u8(..3))).collect();
        let items = items.join(", ");
        vec![self.fill(&format!(
            "var n§ = 0\nlet a§ = [{items}]\nlet b§ = a§.sort(@(a, b) {{ {comparator} }})\n\
             <: b§\n<: [a§, a§ == b§, n§]"
        ))]
    }
}

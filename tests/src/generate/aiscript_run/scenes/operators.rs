//! Operators: rebound ones, the order in which operands are evaluated, assignments that read.

/// Operators are variables, and patterns can name them.
pub(super) const REBOUND: &[&str] = &[
    "
eval {
  let [Core:⟨add] = [@(a, b) { [b, a] }]
  <: $any + $any
  <: $num + 2 + 3¦sub] = [@(a, b) { `{a}-{b}` }]
  <: $any - $any
  <: 1 - 2 - 3¦mul] = [Core:to_str]
  <: $any * $num¦div] = [@(a, b) { a }]
  <: $any / $any¦mod] = [@() { \"mod\" }]
  <: $any % $any¦pow] = [@(a, b) { <: [a, b]; b }]
  <: 1 ^ $any ^ 3¦lt] = [@(a, b) { false }]
  <: $any < $num
  while 1 < 2 { }¦lteq] = [Core:gt]
  <: 1 <= $num¦gt] = [Core:eq]
  <: $num > $any¦gteq] = [@(a, b) { a + b }]
  <: $num >= $num¦eq] = [@(a, b) { true }]
  <: $any == $any
  <: match 1 { case 2 => \"two\", default => \"other\" }
  <: [1].incl(2)¦neq] = [@(a, b) { \"neq\" }]
  <: $any != $any⟩
}
<: 1 ⟨+¦-¦*¦/¦%¦^¦<¦<=¦>¦>=¦==¦!=⟩ 2
",
    "
@f§([Core:add], [Core:lt]?) { [$any + $any, 1 + 2] }
<: f§([@(a, b) { `{a}&{b}` }], [])
<: f§([Core:to_str], [])
",
    "
eval {
  let g = @() { 5 - 2 }
  <: g()
  let {k: Core:sub} = {k: @(a, b) { \"k\" }}
  <: [g(), 5 - $num]
}
",
    "
eval {
  let [Core:add, Core:sub] = [@(a, b) { <: [a, b]; a }, Math:max]
  var x = 1
  x += 2
  x -= $num
  <: [x, x + 1, x - 1, Core:add(3, 4)]
}
",
    "
eval {
  var [Core:lt] = [@(a, b) { 1 }]
  <: $any < $any
  [Core:lt] = [@(a, b) { 2 }]
  <: [$any < $any, exists Core:lt, Core:lt(1, 2)]
}
",
];

/// Every operand says when it is evaluated.
pub(super) const ORDER: &[&str] = &[
    "<: $tracednum + $tracednum * $tracednum",
    "<: ($tracednum < $tracednum) && ($tracednum == $tracednum)",
    "<: ($tracednum > $tracednum) || ($tracednum != $tracednum)",
    "<: [$traced, [$traced, $traced]]",
    "<: {b: $traced, a: $traced}",
    "<: Math:max($tracednum, $tracednum)",
    "<: `{$traced}-{$traced}`",
    "<: [$traced, $traced][eval { <: \"i\"; 1 }]",
    "<: $tracedlist.slice($tracednum % 3, $tracednum % 3)",
    "let o§ = {}\no§[eval { <: \"k\"; \"a\" }] = $traced\n<: o§",
    "var a§ = [1, 2]\na§[eval { <: \"i\"; 1 }] = $traced\n<: a§",
    "var a§ = [1, 2]\n(eval { <: \"t\"; a§ })[eval { <: \"i\"; 0 }] += $tracednum\n<: a§",
    "let o§ = {x: {y: 1}}\n(eval { <: \"t\"; o§.x }).y -= $tracednum\n<: o§",
    "var x§ = 0\nvar y§ = {}\n[x§, y§[eval { <: \"k\"; \"k\" }]] = [$traced, $traced]\n<: [x§, y§]",
    "match $tracednum { case $tracednum => $traced, case $tracednum => $traced, default => $traced }",
    "<: if $tracednum > $tracednum { $traced } elif $tracednum == 1 { $traced } else { $traced }",
    "for let i = $tracednum, $tracednum % 4 { <: i }",
    "<: @(x, y) { [y, x] }($traced, $traced)",
    "<: Core:add($tracednum, $tracednum) ^ $tracednum",
    "<: -$tracednum + +$tracednum",
    "<: !($tracednum == $tracednum)",
    "<: ({k: $traced}).k",
];

/// `+=` and `-=` read their target after the value is there.
pub(super) const COMPOUND: &[&str] = &[
    "var x§ = $num\nx§ += eval { x§ = $num; 5 }\n<: x§",
    "let o§ = {n: $num}\no§.n -= eval { o§.n = $num; 1 }\n<: o§",
    "let a§ = [$num, 2]\na§[1] += eval { a§[1] = $num; 1 }\n<: a§",
    "var a§ = [$num]\nlet b§ = a§\na§[0] += eval { a§ = [100]; $num }\n<: [a§, b§]",
    "var i§ = 0\nlet a§ = [$num, $num, 3]\na§[eval { i§ += 1; i§ }] += i§\n<: [a§, i§]",
    "let o§ = {}\no§[\"k\"] = $num\no§[\"k\"] += $num\no§.k -= 1\n<: o§",
];

//! Functions and the variables they see.

/// Functions that share variables, and such that have their own.
pub(super) const COUNTERS: &[&str] = &[
    "
@make§(n) {
  var k = n
  {
    up: @() { k += $num; k }
    get: @() { k }
    set: @(v) { k = v }
  }
}
let c§ = make§($num)
let d§ = make§(10)
<: ⟨c§.up()¦c§.get()¦d§.up()⟩
⟨c§.set($num)¦d§.set(0)¦<: d§.up()¦⟩
<: [c§.up(), d§.get(), ⟨c§.up()¦d§.up()¦c§.get()⟩, c§.get()]
",
    "
var x§ = $num
let inc§ = @(by = 1) { x§ += by; x§ }
let get§ = @() { x§ }
inc§()
⟨x§ = $num¦inc§($num)¦inc§(2); inc§()⟩
<: [get§(), inc§(), x§]
",
];

/// Closures made in loops: each has its own variables of the iteration.
pub(super) const ITERATIONS: &[&str] = &["
var o§ = $num
let fs§ = []
⟨for let i, 3 {¦each let i, [1, 2, 3] {¦for 3 {
  let i = o§¦var i§ = 0
while i§ < 3 {
  let i = i§
  i§ += 1¦var i§ = 0
loop {
  if i§ >= 3 break
  var i = i§
  i§ += 1¦var i§ = 0
while true {
  i§ += 1
  if i§ > 3 break
  let i = i§ * 2⟩
  var w = i
  fs§.push(@() { w += 1; o§ += 1; [i, w, o§] })
}
each let f, fs§ <: f()
<: fs§[0]()
<: [fs§.len, fs§[⟨0¦1¦2⟩]()]
"];

/// Until an inner definition has run, the outer variable is meant.
pub(super) const WINDOW: &[&str] = &[
    "
var x§ = $any
⟨eval {¦if true {¦for 2 {¦for let i, 2 {¦each let i, [1, 2] {¦#l§: eval {⟩
  <: ⟨x§¦exists x§¦`{x§}`¦[x§]⟩
  let g = @() { x§ }
  let s = @(v) { x§ = v }
  ⟨s(\"early\")¦x§ = \"early\"¦<: g()¦⟩
  var x§ = $any
  <: ⟨g()¦x§¦[g(), x§]⟩
  ⟨s(\"late\")¦x§ = \"late\"¦⟩
  <: [g(), x§]
  if true {
    <: x§
    let x§ = 0
    <: [x§, g()]
  }
}
<: x§
",
    "
var x§ = $any
⟨@f§(a) {¦let f§ = @(a) {¦var f§ = @(a?) {⟩
  let before = ⟨x§¦@() { x§ }()¦exists x§⟩
  ⟨if a == 2 { return before }¦x§ = a¦⟩
  ⟨let¦var⟩ x§ = $any
  [before, x§, a]
}
<: f§(1)
<: f§(2)
<: x§
<: f§(3)
",
    "
let x§ = $any
<: match $literal {
  case 1 => { let y = x§; let x§ = 1; [x§, y] }
  default => { let y = @() { x§ }; let z = y(); let x§ = $any; [z, y()] }
}
",
    "
var x§ = 1
eval {
  x§ ⟨+=¦-=¦=⟩ $num
  var x§ = x§
  x§ ⟨+=¦-=¦=⟩ $num
  <: x§
}
<: x§
",
];

/// A function sees what is defined when it is called.
pub(super) const EARLY_AND_LATE: &[&str] = &[
    "
@a§() { exists b§ }
<: a§()
let b§ = $any
<: a§()
",
    "
@a§(n) { if n <= 0 { $any } else b§(n - 1) }
@b§(n) { if n <= 0 \"b\" else a§(n - 1) }
<: [a§($small), b§($small), a§(1)]
",
    "
let v§ = 1
@f§() {
  let r = [v§]
  let v§ = $any
  r.push(v§)
  r
}
<: [f§(), v§]
<: f§()
",
    "
@f§(n) {
  if n == 0 { return [] }
  let r = f§(n - 1)
  let f§ = $any
  r.push(f§)
  r
}
<: f§(⟨1¦2¦3⟩)
",
];

/// Defaults are made with the function, once.
pub(super) const DEFAULTS: &[&str] = &[
    "
@f§(a = eval { <: \"made\"; [] }) { a.push(1); a }
<: f§()
<: f§()
<: f§([$any])
",
    "
var d§ = $any
@f§(a = d§, b?) { [a, b] }
d§ = 1
<: f§()
<: f§(null)
<: f§(2, 3, 4)
",
    "
let m§ = @(n) { @(a = n) { a } }
<: [m§(1)(), m§($any)(), m§(2)(3)]
",
    "
@f§(a?, b = 2) { a = b; b = 5; [a, b] }
<: f§()
<: f§(1, $any)
<: f§
",
];

/// Not deep: run without waiting, the reference has stack for some 280 calls.
pub(super) const RECURSION: &[&str] = &[
    "
@f§(n) { if n <= 0 { $num } else n + f§(n - 1) }
<: f§($small)
",
    "
@f§(n, acc) {
  if n < 1 { return acc }
  let h = @() { f§(n - 1, acc.concat([n])) }
  h()
}
<: f§($small, [])
",
    "
@f§(n) { if n < 2 { n } else { f§(n - 1) + f§(n - 2) } }
<: f§($small)
",
    "
@f§(t, n) {
  if n == 0 { return t }
  [1].map(@(x) { f§([t], n - x) })[0]
}
<: f§($any, $small)
",
    "
let f§ = @(n) {
  match n {
    case 0 => []
    default => { let r = f§(n - 1); r.unshift(n); r }
  }
}
<: f§($small)
",
];

/// Functions in containers, functions of functions, methods as values.
pub(super) const KEPT_FUNCTIONS: &[&str] = &[
    "
let o§ = {f: @(x) { [x] }, p: print}
o§.p(o§.f($any))
<: o§[\"f\"](1)
<: o§
",
    "
let fs§ = [Core:type, @(x) { `{x}!` }, Core:to_str]
each let f, fs§ <: f($any)
<: fs§
",
    "
<: @(x) { @(y) { [x, y] } }($any)(2)
",
    "
let p§ = [$any].push
<: p§(1).len
<: p§ == p§
let q§ = [].push
<: p§ == q§
",
    "
let u§ = $str.upper
<: u§()
<: Core:type(u§)
",
    "
@n§() { }
<: [n§(), n§, n§ == n§, $any]
",
];

/// Builtins may be hidden in inner scopes; `<:` then calls what hides `print`.
pub(super) const SHADOWED_BUILTINS: &[&str] = &[
    "
<: eval {
  let seen = []
  let print = @(x) { seen.push(x) }
  <: $any
  print(2)
  Core:to_str(seen)
}
",
    "
@f§(print) {
  <: $any
  print(1)
}
<: f§(@(x) { [x] })
<: 3
",
    "
@f§(help) { <: help }
f§(1)
<: [exists help, Core:type(help)]
",
    "
eval {
  <: $any
  let print = @() { }
  <: 1
}
<: 2
",
];

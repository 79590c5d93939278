//! Jumps out of everything.

/// Loops in loops, left and begun anew from inside.
pub(super) const LOOPS: &[&str] = &[
    "
#o§: ⟨for let x, 3¦each let x, [0, 1, 2]⟩ {
  #i§: ⟨for let y, 3¦each let y, [2, 1, 0]⟩ {
    ⟨<: [x, y]¦⟩
    ⟨if ⟨x == y¦y == 1¦x + y > 2⟩ { ⟨break¦continue⟩ ⟨#o§¦#i§¦⟩ }
    ¦if y > 0 { if ⟨x == y¦y == 1¦x + y > 2⟩ { ⟨break¦continue⟩ ⟨#o§¦#i§¦⟩ } }
    ¦<: [0, eval { if ⟨x == y¦y == 1¦x + y > 2⟩ { ⟨break¦continue⟩ ⟨#o§¦#i§¦⟩ }; 1 }]
    ¦<: `a{eval { if ⟨x == y¦y == 1¦x + y > 2⟩ { ⟨break¦continue⟩ ⟨#o§¦#i§¦⟩ }; y }}b`
    ¦print(1 + eval { if ⟨x == y¦y == 1¦x + y > 2⟩ { ⟨break¦continue⟩ ⟨#o§¦#i§¦⟩ }; x })⟩
    <: ⟨\"z\"¦y⟩
  }
  <: \"n\"
}
",
    "
#o§: for let x, 3 {
  each let y, [2, 1, 0] {
    <: [x, y, eval {
      if ⟨x == y¦y == 1¦x + y > 2⟩ { ⟨break¦continue¦break #o§¦continue #o§⟩ }
      $any
    }]
  }
  <: `a{if x == ⟨0¦1¦2⟩ { ⟨break¦continue⟩ } else x}b`
}
",
    "
var n§ = 0
#w§: ⟨while true¦loop⟩ {
  n§ += 1
  if n§ > 3 break
  ⟨for 2¦each let e, [1, 2]⟩ {
    <: n§
    ⟨break #w§¦continue #w§¦break⟩
  }
  <: \"after\"
}
",
    "
#m§: for let i, 3 {
  match i {
    case 1 => { ⟨break¦continue⟩ ⟨#m§¦⟩ }
    case $num => { <: \"case\" }
    default => { <: i }
  }
  <: [i, \"end\"]
}
",
];

/// `break` with a value, out of `eval`, `if` and `match`.
pub(super) const VALUES: &[&str] = &[
    "
<: #l§: eval {
  if $bool { break #l§ $any }
  1
}
",
    "
<: #l§: if $bool {
  for let i, 3 {
    if i == 1 { break #l§ [i, $any] }
  }
  0
} else { break #l§ 5 }
",
    "
<: #l§: match $num {
  case 1 => { break #l§ \"one\" }
  default => eval {
    break #l§ \"other\"
    0
  }
}
",
    "
#l§: eval {
  <: 1
  break #l§
  <: $any
}
<: 2
",
    "
let r§ = #a§: eval {
  let q = #b§: eval {
    if $bool { break #a§ \"a\" } else { break #b§ $any }
  }
  [q]
}
<: r§
",
    "
<: #l§: eval { [1, eval { break #l§ $any }] }
",
    "
#l§: for let i, 3 {
  let q = eval {
    if i == 1 { continue #l§ }
    [i, $any]
  }
  <: q
}
",
];

/// `return` out of every place that gives a value.
pub(super) const RETURNS: &[&str] = &["
@f§() {
  <: \"in\"
  ⟨[1, eval { return $any }, $traced]
  ¦({a: $traced, b: eval { return $any }})
  ¦$tracednum + eval { return $any }
  ¦eval { return $any } + $tracednum
  ¦print($traced, eval { return $any })
  ¦`a{eval { return $any }}b`
  ¦if eval { return $any } { $traced }
  ¦match eval { return $any } { default => 1 }
  ¦match 1 { case eval { return $any } => 2 }
  ¦for eval { return $any } { $traced }
  ¦for let i = eval { return $any }, $tracednum { i }
  ¦each let x, [1, 2] {
    if x == 2 { return $any }
    $traced
  }
  ¦each let x, eval { return $any } { x }
  ¦loop { return $any }
  ¦while eval { return $any } { 1 }
  ¦let x = eval { return $any }
  ¦var x = [1]
  x[eval { return $any }] = $traced
  ¦var x = {}
  x.y = eval { return $any }
  ¦var x = 0
  x += eval { return $any }
  ¦var x = 0
  [x, [][eval { return $any }]] = $traced
  ¦!eval { return $any }
  ¦-eval { return $any }
  ¦true && eval { return $any }
  ¦eval { return $any } || true
  ¦eval { return $any }[$traced]
  ¦eval { return $any }($traced)
  ¦[1][eval { return $any }]
  ¦return eval { return $any }
  ¦let [a, b] = [$traced, eval { return $any }]
  ¦(eval { return $any }).len
  ¦#k: eval { loop { if true { return $any } } }
  ¦<: eval { return $any }⟩
  <: \"out\"
  \"end\"
}
<: f§()
"];

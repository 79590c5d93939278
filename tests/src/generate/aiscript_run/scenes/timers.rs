//! Timers that end, sleeps that end one after the other. No two things are due at the same time.

use super::Writer;

const WAITING: &[&str] = &[
    "
Async:timeout(20, @() {
  <: \"later§\"
  <: $any
})
Core:sleep(⟨1¦3¦7⟩)
<: \"now§\"
",
    "
var n§ = 0
let s§ = Async:interval(10, @() {
  n§ += 1
  <: n§
  if n§ >= $small { s§() }
})
Core:sleep(14)
<: [\"main\", n§]
",
    "
let c§ = Async:timeout(5, @() { <: \"never§\" })
c§()
⟨c§()¦⟩
Core:sleep(9)
<: \"done§\"
",
    "
let s§ = Async:interval(10, @() { <: \"tick§\" }⟨¦, true¦, false⟩)
Core:sleep(⟨1¦15¦25⟩)
s§()
<: \"stopped§\"
",
    "
<: [30, 10, 20].map(@(t, i) {
  Core:sleep(t)
  <: [\"woke\", t]
  i * t
})
",
    "
<: [5, 15, 25].filter(@(t) {
  Core:sleep(t)
  <: t
  t > ⟨0¦10¦20⟩
})
",
    "
Async:timeout(4, @() {
  Core:sleep(10)
  <: \"b§\"
})
Async:timeout(9, @() { <: \"a§\" })
Core:sleep(30)
<: \"c§\"
",
    "
@later§(t, v) {
  Core:sleep(t)
  <: v
  v
}
<: [later§(3, 1), later§(2, $any)]
<: Core:type(Core:sleep(1))
",
    "
var q§ = []
Async:timeout(3, @() { q§.push(1) })
Async:timeout(1.9, @() { q§.push(2) })
Async:timeout(-5, @() { q§.push(3) })
Core:sleep(8)
<: q§
",
    "
each let t§, [6, 2, 4] {
  Async:timeout(t§, @() { <: t§ })
}
Core:sleep(20)
",
    "
Async:timeout(2, @() {
  Async:timeout(2, @() { <: \"inner§\" })
  <: \"outer§\"
})
Core:sleep(11)
<: \"end§\"
",
    "
Core:sleep(0)
Core:sleep(0.5)
Core:sleep(-1)
Core:sleep(0 / 0)
<: \"slept§\"
",
];

/// Without waiting: what can be said of timers, and rarely the error that they are, which is the last
/// thing.
const SYNC: &[&str] = &[
    "<: [Core:type(Core:sleep), Async:timeout == Async:timeout]",
    "<: Async:interval",
    "<: [⟨Core:sleep¦Core:sleep¦Core:sleep¦Core:sleep(1)⟩]",
];

impl Writer<'_> {
    pub(super) fn timers(&mut self) -> Vec<String> {
        vec![self.fill_one(if self.sync { SYNC } else { WAITING })]
    }
}

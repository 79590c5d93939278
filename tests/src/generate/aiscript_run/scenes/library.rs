//! The standard library, one use after the other.

use super::Writer;
use crate::generate::aiscript_run::natives::{NATIVES, OTHER_EVERY_TIME, WAITING};

/// What can be asked of a string `s§` and another, `t§`.
const OF_STRINGS: &[&str] = &[
    "s§.len",
    "s§.to_arr()",
    "s§.to_unicode_arr()",
    "s§.to_char_arr()",
    "s§.to_charcode_arr()",
    "s§.to_unicode_codepoint_arr()",
    "s§.to_utf8_byte_arr()",
    "s§.upper()",
    "s§.lower()",
    "s§.trim()",
    "s§.split()",
    "s§.split(\"\")",
    "s§.split(t§)",
    "s§.replace(t§, \"<>\")",
    "s§.index_of(t§)",
    "s§.index_of(t§, $index)",
    "s§.slice($index, $index)",
    "s§.pick($index)",
    "s§.charcode_at($index)",
    "s§.codepoint_at($index)",
    "s§.starts_with(t§, $index)",
    "s§.ends_with(t§, $index)",
    "s§.pad_start(9, t§)",
    "s§.pad_end(7, t§)",
    "`{s§}{t§}`.len",
    "[Str:lt(s§, t§), Str:gt(s§, t§), s§ == t§]",
    "Json:stringify([s§, {k: t§}])",
    "Json:parse(Json:stringify(s§)) == s§",
    "Str:from_utf8_bytes(s§.to_utf8_byte_arr()) == s§",
    "Str:from_unicode_codepoints(s§.to_unicode_codepoint_arr()) == s§",
];

/// What can be asked of a number `p§` and another, `q§`.
const OF_NUMBERS: &[&str] = &[
    "[p§ + q§, p§ - q§, p§ * q§, p§ / q§]",
    "[p§ % q§, q§ % p§]",
    "[p§ ^ q§, p§ ^ 2, 2 ^ q§]",
    "[p§ < q§, p§ <= q§, p§ > q§, p§ >= q§, p§ == q§]",
    "[p§.to_str(), q§.to_hex()]",
    "[Math:round(p§), Math:floor(p§), Math:ceil(p§), Math:trunc(p§)]",
    "[Math:sin(p§), Math:cos(p§), Math:tan(p§)]",
    "[Math:exp(p§), Math:log(q§), Math:sqrt(p§), Math:cbrt(q§)]",
    "[Math:max(p§, q§), Math:min(p§, q§), Math:hypot([p§, q§])]",
    "[Math:imul(p§, q§), Math:clz32(p§), Math:fround(q§)]",
    "[Math:atan2(p§, q§), Math:sign(p§), Math:abs(q§)]",
    "`{p§} {-q§}`",
    "Json:stringify([p§, q§])",
    "[-p§ ^ 2, - -q§, +p§]",
];

impl Writer<'_> {
    pub(super) fn library_uses(&mut self) -> Vec<String> {
        let mut uses = Vec::new();
        for _ in 0..self.rng.usize(1..5) {
            let native = self.pick(NATIVES);
            uses.push(format!("<: {}", self.library(&native)));
        }
        if self.chance(5) {
            uses.push(format!("<: Core:type({})", self.pick(OTHER_EVERY_TIME)));
        }
        uses
    }

    /// What only waiting programs have.
    pub(super) fn waiting(&mut self) -> Vec<String> {
        if self.sync && !self.chance(5) {
            return self.library_uses();
        }
        let native = self.pick(WAITING);
        let used = self.library(&native);
        if native.name != "Math:gen_rng" {
            return vec![format!("<: {used}")];
        }
        let range = "⟨¦0, 100¦-5, 5¦3, 3¦0.5, 2.5¦5, 1⟩";
        vec![self.fill(&format!("let r§ = {used}\n<: [r§(), r§({range}), r§(1, 6), r§()]"))]
    }

    pub(super) fn strings(&mut self) -> Vec<String> {
        let uses = self.some_of(OF_STRINGS);
        vec![self.fill(&format!("let s§ = $str\nlet t§ = $str\n{uses}"))]
    }

    pub(super) fn numbers(&mut self) -> Vec<String> {
        let uses = self.some_of(OF_NUMBERS);
        vec![self.fill(&format!("let p§ = $num\nlet q§ = $num\n{uses}"))]
    }

    /// Some of the expressions, printed.
    fn some_of(&mut self, expressions: &[&str]) -> String {
        let mut chosen = expressions.to_vec();
        self.rng.shuffle(&mut chosen);
        chosen.truncate(6);
        chosen.iter().map(|one| format!("<: {one}\n")).collect()
    }
}

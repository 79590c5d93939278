//! Scenes: a few statements around one thing that is easily done wrong, with chance in its details.
//!
//! They are texts with holes. `$num` is an expression of that kind, made anew each time (see `hole`),
//! `⟨a¦b⟩` one of several texts, and `§` a number that makes the names of a scene its own.

mod closures;
mod containers;
mod jumps;
mod library;
mod operators;
mod patterns;
mod timers;

use super::Writer;
use super::natives::Kind;

/// Texts of scenes; one of a table is as likely as one of another.
type Table = &'static [&'static str];

const TABLES: &[Table] = &[
    closures::COUNTERS,
    closures::ITERATIONS,
    closures::WINDOW,
    closures::WINDOW,
    closures::EARLY_AND_LATE,
    closures::DEFAULTS,
    closures::RECURSION,
    closures::KEPT_FUNCTIONS,
    closures::SHADOWED_BUILTINS,
    patterns::DEFINED,
    patterns::ASSIGNED,
    jumps::LOOPS,
    jumps::VALUES,
    jumps::RETURNS,
    operators::REBOUND,
    operators::ORDER,
    operators::COMPOUND,
    containers::SHARING,
    containers::EQUALITY,
    containers::ATTRIBUTES,
];

impl Writer<'_> {
    pub(super) fn scene(&mut self) -> Vec<String> {
        let others: &[fn(&mut Self) -> Vec<String>] = &[
            Self::library_uses,
            Self::library_uses,
            Self::library_uses,
            Self::strings,
            Self::numbers,
            Self::changed_while_walked,
            Self::comparators,
            Self::waiting,
            Self::timers,
        ];
        let index = self.rng.usize(..TABLES.len() + others.len());
        match TABLES.get(index) {
            Some(table) => vec![self.fill_one(table)],
            None => others[index - TABLES.len()](self),
        }
    }

    pub(super) fn fill_one(&mut self, table: &[&str]) -> String {
        let text = self.pick(table);
        self.fill(text)
    }

    /// A scene with its holes filled.
    pub(super) fn fill(&mut self, text: &str) -> String {
        self.names += 1;
        let own = format!("_{}", self.names);
        let chosen = self.choose(text.trim_matches('\n'));
        let mut parts = chosen.split('$');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(part.len());
            filled.push_str(&self.hole(&part[..end]));
            filled.push_str(&part[end..]);
        }
        filled.replace('§', &own)
    }

    /// The text with one of each `⟨…¦…⟩`; choices may stand in choices.
    fn choose(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        while let Some(end) = text.find('⟩') {
            let start = text[..end].rfind('⟨').expect("a choice has a beginning");
            let choices: Vec<&str> = text[start..end].trim_start_matches('⟨').split('¦').collect();
            let choice = choices[self.rng.usize(..choices.len())].to_owned();
            text.replace_range(start..end + '⟩'.len_utf8(), &choice);
        }
        text
    }

    /// What a hole is filled with.
    fn hole(&mut self, name: &str) -> String {
        match name {
            "num" => self.expression(Kind::Num),
            "str" => self.expression(Kind::Str),
            "bool" => self.expression(Kind::Bool),
            "list" => self.expression(Kind::List),
            "obj" => self.expression(Kind::Obj),
            "index" => self.argument(Kind::Index),
            "literal" => self.literal(Kind::Any),
            "key" => self.key(),
            "small" => self.rng.u8(1..6).to_string(),
            "traced" => self.traced(Kind::Any),
            "tracednum" => self.traced(Kind::Num),
            "tracedlist" => self.traced(Kind::List),
            _ => self.expression(Kind::Any),
        }
    }
}

//! Patterns: definitions and assignments of several variables at once.

use super::Writer;
use super::natives::Kind;

impl Writer<'_> {
    /// `let [a, b] = …`, `var { k: a } = …`
    pub(super) fn pattern_definition(&mut self) -> String {
        let mutable = self.rng.bool();
        let kind = self.pick(&[Kind::List, Kind::Nums, Kind::Obj]);
        let value = self.expression(kind);
        let mut names = Vec::new();
        let pattern = self.pattern(kind, &mut names);
        for name in &names {
            self.declare(name, Kind::Any, mutable);
        }
        let word = if mutable { "var" } else { "let" };
        format!("{word} {pattern} = {value}\n<: [{}]", names.join(", "))
    }

    /// A pattern of fresh names for a value of this kind.
    fn pattern(&mut self, kind: Kind, names: &mut Vec<String>) -> String {
        let parts = 0..self.rng.usize(1..4);
        if kind == Kind::Obj {
            let parts: Vec<String> =
                parts.map(|_| format!("{}: {}", self.key(), self.leaf(names))).collect();
            return format!("{{{}}}", parts.join(", "));
        }
        let parts: Vec<String> = parts.map(|_| self.leaf(names)).collect();
        format!("[{}]", parts.join(", "))
    }

    /// A name, or what is wrong in most places.
    fn leaf(&mut self, names: &mut Vec<String>) -> String {
        if self.careless > 0 && self.chance(5) {
            return self.pick(&["1", "\"a\"", "1 + 1", "[1]", "{x: 2}", "a.b"]).to_owned();
        }
        let name = self.fresh();
        names.push(name.clone());
        name
    }

    /// Variables that are there already, all at once.
    pub(super) fn pattern_assignment(&mut self) -> String {
        let first = self.variable(|it| it.mutable && it.kind == Kind::Num);
        let second = self.variable(|it| it.mutable && it.kind == Kind::Any);
        let (Some(first), Some(second)) = (first, second) else { return self.pattern_definition() };
        let (first, second) = (first.name, second.name);
        let (one, two) = (self.expression(Kind::Num), self.expression(Kind::Any));
        if self.rng.bool() {
            format!("[{second}, {first}] = [{two}, {one}]")
        } else {
            format!("{{a: {second}, b: {first}}} = {{a: {two}, b: {one}}}")
        }
    }
}

//! Expressions of a wanted kind: literals, variables, operators, calls, and control flow that gives
//! a value.

use super::Writer;
use super::natives::{Kind, NATIVES, Native};
use super::words::PLAIN_KEYS;

impl Writer<'_> {
    /// An expression that may stand anywhere, as operand and before a property too.
    pub(super) fn expression(&mut self, kind: Kind) -> String {
        if self.careless > 0 && self.rng.u32(..1000) < self.careless {
            return self.nonsense();
        }
        if !self.room() {
            return self.literal_or_variable(kind);
        }
        self.nested(|w| match w.rng.u8(..24) {
            0..4 => w.literal_or_variable(kind),
            4..7 => w.literal(kind),
            7..14 => w.of_library(kind),
            14..17 => w.operation(kind),
            17 => w.choice(kind),
            18 => w.matching(kind),
            19 => w.evaluated(kind),
            20 | 21 => w.user_call(kind),
            22 => w.traced(kind),
            _ => w.picked(kind),
        })
    }

    /// A value of some kind where another is wanted; no number that would make a function work for
    /// years.
    fn nonsense(&mut self) -> String {
        let values = [
            "null", "true", "\"x\"", "[]", "{}", "1", "-1", "2.5", "(0 / 0)", "@() { }", "[\"a\"]",
            "nowhere",
        ];
        self.pick(&values).to_owned()
    }

    pub(super) fn literal_or_variable(&mut self, kind: Kind) -> String {
        let suits =
            |it: &super::Variable| it.kind == kind || kind == Kind::Any && it.kind != Kind::Fn;
        match self.variable(suits) {
            Some(variable) if self.chance(75) => variable.name,
            _ => self.literal(kind),
        }
    }

    /// A call of something in the standard library that gives this.
    fn of_library(&mut self, kind: Kind) -> String {
        let gives = |native: &&Native| native.gives == kind || kind == Kind::Any;
        let suitable: Vec<&Native> = NATIVES.iter().filter(gives).collect();
        if suitable.is_empty() {
            return self.literal(kind);
        }
        let native = suitable[self.rng.usize(..suitable.len())];
        self.library(native)
    }

    /// A use of something in the standard library.
    pub(super) fn library(&mut self, native: &Native) -> String {
        let callee = match native.of {
            Some(of) => format!("{}.{}", self.receiver(of, native.name), native.name),
            None => native.name.to_owned(),
        };
        let Some(kinds) = native.args else { return callee };
        let given = self.rng.usize(native.required..=kinds.len());
        let args: Vec<String> = kinds.iter().take(given).map(|&kind| self.argument(kind)).collect();
        format!("{callee}({})", args.join(", "))
    }

    /// What a property is read of. Where callbacks would run side by side, too few elements are
    /// left for that; what grows is a copy, for somebody may be walking over the original.
    fn receiver(&mut self, of: Kind, name: &str) -> String {
        let receiver = self.receiver_of(of);
        let most = match name {
            "map" | "flat_map" if !self.sync => 1,
            "sort" if !self.sync => 3,
            "push" | "unshift" | "insert" | "splice" => 8,
            _ => return receiver,
        };
        format!("{receiver}.slice(0, {most})")
    }

    fn receiver_of(&mut self, of: Kind) -> String {
        let of = match of {
            Kind::List => self.pick(&[Kind::List, Kind::Nums, Kind::Strs]),
            of => of,
        };
        match self.variable(|variable| variable.kind == of) {
            Some(variable) if self.chance(60) => variable.name,
            _ => format!("({})", self.expression(of)),
        }
    }

    fn operation(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Num => {
                let operator = self.pick(&["+", "-", "*", "/", "%", "^"]);
                self.binary(Kind::Num, operator)
            }
            Kind::Bool => self.condition(),
            Kind::Str => self.template(),
            _ => self.of_library(kind),
        }
    }

    fn binary(&mut self, of: Kind, operator: &str) -> String {
        if self.chance(8) {
            return format!("({}{})", self.pick(&["-", "+", "- -"]), self.expression(Kind::Num));
        }
        format!("({} {operator} {})", self.expression(of), self.expression(of))
    }

    fn condition(&mut self) -> String {
        match self.rng.u8(..8) {
            0 => format!("(!{})", self.expression(Kind::Bool)),
            1 => format!("({} && {})", self.expression(Kind::Bool), self.expression(Kind::Bool)),
            2 => format!("({} || {})", self.expression(Kind::Bool), self.expression(Kind::Bool)),
            3 => {
                let operator = self.pick(&["==", "!="]);
                format!(
                    "({} {operator} {})",
                    self.expression(Kind::Any),
                    self.expression(Kind::Any)
                )
            }
            4 => {
                let known = self.variable(|_| true).map(|it| it.name);
                format!("(exists {})", known.unwrap_or_else(|| "nowhere".to_owned()))
            }
            _ => {
                let operator = self.pick(&["<", "<=", ">", ">=", "==", "!="]);
                format!(
                    "({} {operator} {})",
                    self.expression(Kind::Num),
                    self.expression(Kind::Num)
                )
            }
        }
    }

    pub(super) fn template(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.rng.usize(1..4) {
            let word = self.pick(&["", "a", " = ", "\\{", "é", "😀"]);
            text.push_str(&format!("{word}{{{}}}", self.expression(Kind::Any)));
        }
        format!("`{text}`")
    }

    /// `if`, all in brackets: it would swallow an operator after it.
    fn choice(&mut self, kind: Kind) -> String {
        let condition = self.expression(Kind::Bool);
        let then = self.branch(kind);
        let otherwise = self.branch(kind);
        if self.chance(25) {
            let other = self.expression(Kind::Bool);
            let between = self.branch(kind);
            return format!("(if {condition} {then} elif {other} {between} else {otherwise})");
        }
        format!("(if {condition} {then} else {otherwise})")
    }

    /// A block, or a value on its own if it cannot be taken for a part of what stands before it.
    fn branch(&mut self, kind: Kind) -> String {
        if self.chance(50) {
            return self.scoped(|w| w.block(kind));
        }
        let value = self.literal_or_variable(kind);
        let stands_alone =
            value.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '"');
        if stands_alone { value } else { format!("{{ {value} }}") }
    }

    fn matching(&mut self, kind: Kind) -> String {
        let about = self.pick(&[Kind::Num, Kind::Str, Kind::Bool]);
        let subject = self.expression(about);
        let cases: Vec<String> = (0..self.rng.usize(1..4))
            .map(|_| format!("case {} => {}", self.expression(about), self.branch(kind)))
            .collect();
        format!("(match {subject} {{ {}, default => {} }})", cases.join(", "), self.branch(kind))
    }

    /// Statements and a value, perhaps left early by a label.
    fn evaluated(&mut self, kind: Kind) -> String {
        if self.chance(70) {
            return format!("(eval {})", self.scoped(|w| w.block(kind)));
        }
        let label = self.fresh();
        let early = self.expression(kind);
        let condition = self.expression(Kind::Bool);
        let block = self.scoped(|w| w.block(kind));
        format!(
            "(#{label}: eval {{\nif {condition} {{ break #{label} {early} }}\neval {block}\n}})"
        )
    }

    /// A value that says when it is made.
    pub(super) fn traced(&mut self, kind: Kind) -> String {
        self.names += 1;
        let name = self.names;
        format!("(eval {{ <: \"e{name}\"; {} }})", self.expression(kind))
    }

    /// An element of something that has it.
    fn picked(&mut self, kind: Kind) -> String {
        match self.rng.u8(..4) {
            0 => format!("[{}][0]", self.expression(kind)),
            1 => {
                let key = self.pick(PLAIN_KEYS);
                format!("({{{key}: {}}}).{key}", self.expression(kind))
            }
            2 => {
                let key = self.pick(PLAIN_KEYS);
                format!("({{{key}: {}}})[\"{key}\"]", self.expression(kind))
            }
            _ => format!("[{}, {}].at(-1)", self.literal(Kind::Any), self.expression(kind)),
        }
    }
}

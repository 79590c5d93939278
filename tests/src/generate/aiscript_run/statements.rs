//! Statements: definitions, assignments, loops that end, and blocks of all these.

use super::Writer;
use super::natives::Kind;

impl Writer<'_> {
    /// One or a few statements.
    pub(super) fn some_statements(&mut self) -> Vec<String> {
        self.nested(|w| {
            if w.chance(22) {
                return w.scene();
            }
            vec![w.statement()]
        })
    }

    fn statement(&mut self) -> String {
        match self.rng.u8(..40) {
            0..10 => self.definition(),
            10..14 => self.assignment(),
            14..20 => self.print(),
            20..22 => self.function(),
            22..25 => self.mutation(),
            25 | 26 => self.when(),
            27..30 => self.bounded_loop(),
            30 => self.pattern_definition(),
            31 => self.pattern_assignment(),
            32 => self.early_end(),
            33 if self.may_interleave => format!("<: {}", self.side_by_side()),
            _ => {
                let kind = self.kind();
                format!("<: {}", self.expression(kind))
            }
        }
    }

    /// `{…}` with statements and, at its end, a value; in a scope that stands already.
    pub(super) fn block(&mut self, gives: Kind) -> String {
        let mut parts = Vec::new();
        for _ in 0..if self.room() { self.rng.usize(..3) } else { 0 } {
            parts.extend(self.some_statements());
        }
        parts.push(self.expression(gives));
        format!("{{\n{}\n}}", parts.join("\n"))
    }

    fn definition(&mut self) -> String {
        let kind = self.kind();
        let value = self.expression(kind);
        let mutable = self.rng.bool();
        let name = self.new_name();
        self.declare(&name, kind, mutable);
        let word = if mutable { "var" } else { "let" };
        let ty = match kind {
            Kind::Num if self.chance(20) => ": num",
            Kind::Str if self.chance(20) => ": str",
            Kind::List if self.chance(20) => ": arr<any>",
            _ => "",
        };
        format!("{word} {name}{ty} = {value}")
    }

    fn print(&mut self) -> String {
        match self.variable(|it| it.kind != Kind::Fn || it.signature.is_some()) {
            Some(variable) => format!("<: {}", variable.name),
            None => format!("<: {}", self.expression(Kind::Any)),
        }
    }

    /// A new value for a variable, cut so that nothing grows without end.
    fn assignment(&mut self) -> String {
        let careless = self.careless;
        let allowed = move |it: &super::Variable| {
            it.signature.is_none() && it.kind != Kind::Fn && (it.mutable || careless >= 30)
        };
        let Some(variable) = self.variable(allowed) else { return self.definition() };
        let name = &variable.name;
        if variable.kind == Kind::Num && self.chance(60) {
            let operator = self.pick(&["+=", "-=", "="]);
            return format!("{name} {operator} {}", self.expression(Kind::Num));
        }
        let value = self.expression(variable.kind);
        match variable.kind {
            Kind::Str => format!("{name} = ({value}).slice(0, 12)"),
            Kind::Nums | Kind::Strs | Kind::List => format!("{name} = ({value}).slice(0, 6)"),
            _ => format!("{name} = {value}"),
        }
    }

    /// A change inside of a container.
    pub(super) fn mutation(&mut self) -> String {
        let lists = [Kind::Nums, Kind::Strs, Kind::List];
        let containers = |it: &super::Variable| lists.contains(&it.kind) || it.kind == Kind::Obj;
        let Some(container) = self.variable(containers) else { return self.definition() };
        let name = container.name;
        let item = match container.kind {
            Kind::Nums => Kind::Num,
            Kind::Strs => Kind::Str,
            _ => Kind::Any,
        };
        let value = self.expression(item);
        if container.kind == Kind::Obj {
            let key = self.key();
            return match self.rng.u8(..3) {
                0 => format!("{name}.{key} = {value}"),
                1 => format!("{name}[\"{}\"] = {value}", key.trim_matches('"')),
                _ => format!("Obj:set({name}, \"{}\", {value})", key.trim_matches('"')),
            };
        }
        let index = self.argument(Kind::Index);
        match self.rng.u8(..8) {
            0 | 1 => format!("if {name}.len > 0 {name}[0] = {value}"),
            2 => format!("if {name}.len < 9 {name}.push({value})"),
            3 => format!("if {name}.len < 9 {name}.insert({index}, {value})"),
            4 => format!("<: {name}.pop()"),
            5 => format!("<: {name}.splice({index}, {})", self.argument(Kind::Count)),
            6 => format!("{name}.reverse()"),
            _ if self.careless > 0 => format!("{name}[{index}] = {value}"),
            _ => format!("{name}.fill({value}, {index})"),
        }
    }

    fn when(&mut self) -> String {
        let condition = self.expression(Kind::Bool);
        let then = self.body();
        match self.rng.u8(..3) {
            0 => format!("if {condition} {then}"),
            1 => format!("if {condition} {then} else {}", self.body()),
            _ => {
                let other = self.expression(Kind::Bool);
                format!("if {condition} {then} elif {other} {} else {}", self.body(), self.body())
            }
        }
    }

    /// A block of a scope of its own, whose value nobody wants.
    pub(super) fn body(&mut self) -> String {
        self.scoped(|w| {
            let mut parts = Vec::new();
            for _ in 0..w.rng.usize(1..3) {
                parts.extend(w.some_statements());
            }
            format!("{{\n{}\n}}", parts.join("\n"))
        })
    }

    /// A loop with a counter that its body has no name for.
    pub(super) fn bounded_loop(&mut self) -> String {
        if self.loops >= 2 {
            return self.print();
        }
        self.loops += 1;
        let written = match self.rng.u8(..6) {
            0 => self.counted_loop(),
            1 => self.times_loop(),
            2 => self.each_loop(),
            form => self.counting_loop(form),
        };
        self.loops -= 1;
        written
    }

    fn counted_loop(&mut self) -> String {
        let range = self.one_of(
            &["3", "2", "4", "1, 3", "= 1, 2", "= 0, 3"],
            &["= 0.5, 2.5", "= -1, 2", "0", "= 5, -1", "(0 / 0)", "= 0, 1.5"],
            20,
        );
        let name = self.fresh();
        let (from, count) = match range.strip_prefix("= ") {
            Some(range) => range.split_once(", ").map_or(("0", "1"), |pair| pair),
            None => ("0", range.split(", ").last().unwrap_or("1")),
        };
        let body = self.scoped(|w| {
            w.declare(&name, Kind::Num, false);
            w.loop_body(None)
        });
        format!("for let {name} = {from}, {count} {body}")
    }

    fn times_loop(&mut self) -> String {
        let count = self.one_of(&["1", "2", "3"], &["0", "-1", "1.5", "(0 / 0)"], 15);
        format!("for {count} {}", self.loop_body(None))
    }

    fn each_loop(&mut self) -> String {
        let kind = self.pick(&[Kind::Nums, Kind::Strs, Kind::List]);
        let items = format!("({}).slice(0, 4)", self.expression(kind));
        let name = self.fresh();
        let item = match kind {
            Kind::Nums => Kind::Num,
            Kind::Strs => Kind::Str,
            _ => Kind::Any,
        };
        let body = self.scoped(|w| {
            w.declare(&name, item, false);
            w.loop_body(None)
        });
        format!("each let {name}, {items} {body}")
    }

    /// `loop`, `while`, `do`: the counter is the first that the body looks at.
    fn counting_loop(&mut self, form: u8) -> String {
        let counter = format!("n{}", self.fresh());
        let most = self.rng.u8(1..4);
        let guard = format!("{counter} += 1\nif {counter} > {most} break");
        let body = self.loop_body(Some(&guard));
        let written = match form {
            3 => format!("loop {body}"),
            4 => format!("while {} {body}", self.expression(Kind::Bool)),
            _ => format!("do {body} while {}", self.expression(Kind::Bool)),
        };
        format!("var {counter} = 0\n{written}")
    }

    /// A body in which the loop may be left and begun anew.
    fn loop_body(&mut self, first: Option<&str>) -> String {
        let mut body = self.body();
        let jump = self.pick(&["break", "continue"]);
        if self.chance(30) {
            let condition = self.expression(Kind::Bool);
            body.truncate(body.len() - 1);
            body.push_str(&format!("if {condition} {jump}\n<: \"after {jump}\"\n}}"));
        }
        match first {
            Some(first) => format!("{{\n{first}\n{}", body.trim_start_matches("{\n")),
            None => body,
        }
    }

    /// `return`, where there is something to return from.
    fn early_end(&mut self) -> String {
        let Some(kind) = self.gives else { return self.print() };
        let condition = self.expression(Kind::Bool);
        format!("if {condition} {{ return {} }}", self.expression(kind))
    }
}

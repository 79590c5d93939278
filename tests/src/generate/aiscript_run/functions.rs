//! Functions of the program: definitions, calls, callbacks.

use super::natives::Kind;
use super::{Variable, Writer};

impl Writer<'_> {
    /// `@f(…) {…}`, to be called from now on.
    pub(super) fn function(&mut self) -> String {
        let name = self.fresh();
        let kinds: Vec<Kind> = (0..self.rng.usize(..3)).map(|_| self.kind()).collect();
        let gives = self.kind();
        let literal = self.lambda(&kinds, gives);
        let definition = match self.rng.u8(..3) {
            0 => format!("let {name} = {literal}"),
            1 => format!("var {name} = {literal}"),
            _ => format!("@{name}{}", literal.trim_start_matches('@')),
        };
        let signature = Some((kinds, gives));
        let variable = Variable { name, kind: Kind::Fn, mutable: false, signature };
        self.scopes.last_mut().expect("there is a scope").push(variable);
        definition
    }

    /// `@(…) {…}`; its body sees what is in sight here.
    pub(super) fn lambda(&mut self, takes: &[Kind], gives: Kind) -> String {
        let names: Vec<String> = takes.iter().map(|_| self.fresh()).collect();
        let extra = self.extra_parameter();
        let loops = std::mem::replace(&mut self.loops, 0);
        let outer = self.gives.replace(gives);
        let body = self.scoped(|w| {
            for (name, &kind) in names.iter().zip(takes) {
                w.declare(name, kind, true);
            }
            w.nested(|w| w.block(gives))
        });
        self.gives = outer;
        self.loops = loops;
        format!("@({}) {body}", [names, extra].concat().join(", "))
    }

    /// Not more than one: the reference makes several defaults side by side.
    fn extra_parameter(&mut self) -> Vec<String> {
        match self.rng.u8(..12) {
            0 => vec![format!("{}?", self.fresh())],
            1 => vec![format!("{} = {}", self.fresh(), self.literal(Kind::Any))],
            2 => vec![format!("{} = {}", self.fresh(), self.traced(Kind::Any))],
            _ => Vec::new(),
        }
    }

    /// A call of a function of the program that gives this, if there is one.
    pub(super) fn user_call(&mut self, kind: Kind) -> String {
        let gives = |it: &Variable| {
            it.signature.as_ref().is_some_and(|(_, gives)| *gives == kind || kind == Kind::Any)
        };
        if self.loops > 1 {
            return self.literal_or_variable(kind);
        }
        let Some(Variable { name, signature: Some((takes, _)), .. }) = self.variable(gives) else {
            let value = self.lambda(&[], kind);
            return format!("{value}()");
        };
        let mut args: Vec<String> = takes.iter().map(|&kind| self.argument(kind)).collect();
        if self.chance(10) {
            args.push(self.expression(Kind::Any));
        }
        format!("{name}({})", args.join(", "))
    }

    /// What a native may be given to call.
    pub(super) fn callback(&mut self, kind: Kind) -> String {
        if self.careless > 0 && self.chance(8) {
            return self
                .pick(&["Core:type", "Core:to_str", "@() { null }", "Math:max", "@(a, b) { b }"])
                .to_owned();
        }
        match kind {
            Kind::Order => self.order(),
            Kind::Test => self.callback_giving(&[Kind::Any, Kind::Num], Kind::Bool),
            Kind::Folder => self.callback_giving(&[Kind::Any, Kind::Any, Kind::Num], Kind::Any),
            Kind::Flat => self.callback_giving(&[Kind::Any, Kind::Num], Kind::List),
            _ => self.callback_giving(&[Kind::Any, Kind::Num], Kind::Any),
        }
    }

    fn callback_giving(&mut self, takes: &[Kind], gives: Kind) -> String {
        let taken = self.rng.usize(..=takes.len());
        self.lambda(&takes[..taken], gives)
    }

    /// Comparators, honest and not.
    fn order(&mut self) -> String {
        let text = "@(a, b) { Str:lt(Core:to_str(a), Core:to_str(b)) }";
        let printing = "@(a, b) { <: [a, b]\nStr:gt(`{a}`, `{b}`) }";
        let plain = [text, text, printing, "@(a, b) { 1 }", "@(a, b) { -1 }", "@(a, b) { 0 }"];
        let odd =
            ["@(a, b) { 0 / 0 }", "@(a, b) { a }", "@(a, b) { b - a }", "@() { true }", "Str:lt"];
        self.one_of(&plain, &odd, 8)
    }

    /// Callbacks that run side by side and cannot be told apart from such that do not: they read,
    /// they print nothing, and none fails.
    pub(super) fn side_by_side(&mut self) -> String {
        self.interleaved = true;
        let list = self.literal(Kind::List);
        let mapper = self.pick(&[
            "map(@(x) { [x, x] })",
            "map(@(x, i) { `{i}:{x}` })",
            "map(@(x, i) { if i % 2 == 0 x else ({ i: i }) })",
            "map(@(x) { Core:type(x) })",
            "map(Core:to_str)",
            "map(@(x, i) { let y = [i]\ny.push(x)\ny })",
            "map(@(x) { return x })",
            "flat_map(@(x, i) { [x, i] })",
            "flat_map(@(x) { x })",
            "flat_map(@(x) { [[x]] })",
            "sort(@(a, b) { Str:lt(`{a}`, `{b}`) })",
            "sort(@(a, b) { Str:gt(Core:type(a), Core:type(b)) })",
            "sort(@() { 1 })",
            "sort(@() { -1 })",
        ]);
        format!("{list}.{mapper}")
    }
}

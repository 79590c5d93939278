//! Values: operators, what they bind, and the control flow that gives a value.

use super::Writer;
use super::jumps::{Frame, Target};
use super::statements::Before;
use super::words::{KEYWORDS, NAMES, NUMBERS, PATHS, RESERVED};

const OPERATORS: &[&str] =
    &["+", "-", "*", "/", "%", "^", "<", "<=", ">", ">=", "==", "!=", "&&", "||"];

impl Writer<'_> {
    /// Operands and operators in turn: any row of them is an expression.
    pub(super) fn expression(&mut self) {
        let operators = match self.rng.u8(..20) {
            _ if !self.room() => 0,
            0..13 => 0,
            13..18 => 1,
            18 => 2,
            _ => self.rng.usize(2..8),
        };
        self.nested(|w| {
            w.operand();
            for _ in 0..operators {
                w.maybe_continuation();
                w.infix();
                w.operand();
            }
        });
    }

    fn infix(&mut self) {
        self.gap();
        self.put_one(OPERATORS);
        if self.chance(self.layout.continued) {
            self.continuation();
        } else {
            self.gap();
        }
    }

    fn operand(&mut self) {
        while self.chance(8) {
            self.put_one(&["-", "!", "+", "- ", "! "]);
            if self.chance(self.layout.continued) {
                self.continuation();
            }
        }
        if self.room() && self.chance(25) { self.chain() } else { self.atom() }
    }

    fn atom(&mut self) {
        self.nested(|w| match w.rng.u8(..40) {
            0..9 => w.name(),
            9..11 => w.put_one(PATHS),
            11..18 => w.put_one(NUMBERS),
            18..23 => w.string(),
            23 => w.put_one(&["true", "false", "null"]),
            _ if !w.room() => w.name(),
            24..27 => w.template(),
            27..29 => w.array(),
            29..31 => w.object(),
            31..33 => w.function(),
            33..35 => w.if_else(Frame::new(Target::Value, None)),
            35 => w.match_cases(Frame::new(Target::Value, None)),
            36 => w.eval(Frame::new(Target::Value, None)),
            37 => w.exists(),
            38 => w.labelled_value(),
            _ => w.in_brackets(Self::expression),
        });
    }

    /// An atom and what follows it without a space: calls, indices, properties.
    pub(super) fn chain(&mut self) {
        match self.rng.u8(..6) {
            0 => self.in_brackets(Self::expression),
            1 => self.put_one(PATHS),
            2 => self.string(),
            3 => self.number_with_property(),
            _ => self.put_one(NAMES),
        }
        for _ in 0..self.rng.usize(1..4) {
            self.maybe_continuation();
            if self.holes > 0 && self.chance(5) {
                // Only in holes a call may stand apart.
                self.put(" ");
            }
            match self.rng.u8(..6) {
                0 | 1 => self.call(),
                2 => self.index(),
                _ => self.property(),
            }
        }
    }

    /// `1.5.a`, `1 .a`: without its space the second would be no number.
    fn number_with_property(&mut self) {
        self.put_one(&["1.5", "1 ", "(1)", "2.0", "10\t"]);
        self.property();
    }

    fn call(&mut self) {
        self.put("(");
        self.nested(|w| {
            w.rare_newline();
            w.separated(3, Self::expression);
        });
        self.put(")");
    }

    fn index(&mut self) {
        self.in_square_brackets(Self::expression);
    }

    fn in_square_brackets(&mut self, write: impl FnOnce(&mut Self)) {
        self.put("[");
        self.gap();
        write(self);
        self.gap();
        self.put("]");
    }

    fn property(&mut self) {
        if self.chance(4) {
            self.token(".");
        } else {
            self.put(".");
        }
        match self.rng.u8(..12) {
            0 => self.put_one(KEYWORDS),
            1 => self.put_one(RESERVED),
            2 => self.string(),
            _ => self.put_one(NAMES),
        }
    }

    fn in_brackets(&mut self, write: impl FnOnce(&mut Self)) {
        self.put("(");
        self.gap();
        write(self);
        self.gap();
        self.put(")");
    }

    /// `if`, `match` or `eval`, of which somebody has written the label.
    pub(super) fn control(&mut self, label: Option<&'static str>) {
        let frame = Frame::new(Target::Value, label);
        match self.rng.u8(..3) {
            0 => self.if_else(frame),
            1 => self.match_cases(frame),
            _ => self.eval(frame),
        }
    }

    /// In brackets, for it would swallow an operator after it and then be none of the three.
    fn labelled_value(&mut self) {
        self.in_brackets(|w| {
            let label = w.label();
            w.control(Some(label));
        });
    }

    fn if_else(&mut self, frame: Frame) {
        self.put("if");
        self.condition(frame);
        while self.chance(25) {
            self.next_branch();
            self.put("elif");
            self.condition(frame);
        }
        if self.chance(50) {
            self.next_branch();
            self.put("else");
            self.inside(frame, |w| w.body(Before::Mark));
        }
    }

    fn condition(&mut self, frame: Frame) {
        self.space();
        self.inside(frame.header(), Self::expression);
        self.inside(frame, |w| w.body(Before::Expression));
    }

    fn next_branch(&mut self) {
        if self.chance(20) { self.newline() } else { self.apart() }
    }

    fn match_cases(&mut self, frame: Frame) {
        self.put("match");
        self.space();
        self.inside(frame.header(), Self::expression);
        self.gap();
        self.put("{");
        self.maybe_newline();
        let cases = self.count(4);
        let default = self.rng.bool();
        for index in 0..cases {
            self.put("case");
            self.space();
            self.inside(frame.header(), Self::expression);
            self.token("=>");
            self.inside(frame, |w| w.body(Before::Mark));
            if index + 1 < cases || default || self.rng.bool() {
                self.separator();
            }
        }
        if default {
            self.put("default");
            self.token("=>");
            self.inside(frame, |w| w.body(Before::Mark));
            if self.rng.bool() {
                self.separator();
            }
        }
        self.gap();
        self.put("}");
    }

    fn eval(&mut self, frame: Frame) {
        self.put("eval");
        self.gap();
        self.inside(frame, Self::block);
    }

    fn exists(&mut self) {
        self.put("exists");
        self.space();
        let from = self.pick(&[NAMES, PATHS]);
        self.put_one(from);
    }

    /// A function without a name.
    fn function(&mut self) {
        self.put("@");
        self.function_rest();
    }

    /// Everything after `@` or the name.
    pub(super) fn function_rest(&mut self) {
        let type_params = self.type_params.len();
        if self.chance(10) {
            self.gap();
            self.type_parameters();
        }
        self.gap();
        self.params();
        if self.chance(20) {
            self.token(":");
            self.ty();
        }
        self.gap();
        self.inside(Frame::new(Target::Function, None), Self::block);
        self.type_params.truncate(type_params);
    }

    fn params(&mut self) {
        self.put("(");
        self.nested(|w| {
            w.rare_newline();
            w.separated(3, Self::param);
        });
        self.put(")");
    }

    fn param(&mut self) {
        self.destination();
        match self.rng.u8(..8) {
            0 => {
                self.gap();
                self.put("?");
            }
            1 => {
                self.token("=");
                // Without brackets a name at its end would swallow the colon of the type.
                let default = Frame::new(Target::Default, None);
                self.inside(default, |w| w.in_brackets(Self::expression));
            }
            _ => {}
        }
        if self.chance(25) {
            self.token(":");
            self.ty();
        }
    }
}

//! Everything that stands in a line of its own.

use super::Writer;
use super::jumps::{Frame, Target};
use super::words::{NAMES, RESERVED};

/// What stands before a body that needs no braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// An expression, which would swallow what looks like more of it.
    Expression,
    /// A word or an arrow.
    Mark,
}

impl Writer<'_> {
    /// A whole script.
    pub(super) fn script(&mut self) {
        if self.chance(20) {
            self.put_one(&["/// @ 1.2.0", "/// @ 0.19.0\n// script", "\n", " ", "/* a */\n\n"]);
            self.newline();
        }
        while self.left > 0 {
            match self.rng.u8(..20) {
                0 => self.namespace(),
                1 => self.meta(),
                _ => self.statement(),
            }
            if self.left > 0 {
                self.statement_separator();
            }
        }
        if self.chance(70) {
            self.statement_separator();
        }
    }

    pub(super) fn statement(&mut self) {
        self.nested(|w| match w.rng.u8(..26) {
            _ if !w.room() => w.short_statement(),
            0..4 => w.variable(),
            4 | 5 => w.function_definition(),
            6 => w.out(),
            7 => w.attributed(),
            8 | 9 => w.labelled(),
            10 => w.each(None),
            11 | 12 => w.for_loop(None),
            13 => w.loop_forever(None),
            14 => w.while_loop(None),
            15 => w.do_while(None),
            16..19 => w.jump(),
            19..22 => w.assignment(),
            _ => w.expression(),
        });
    }

    /// A statement that begins no more than it must.
    fn short_statement(&mut self) {
        match self.rng.u8(..4) {
            0 => self.jump(),
            1 => self.out(),
            2 => self.assignment(),
            _ => self.expression(),
        }
    }

    pub(super) fn statement_separator(&mut self) {
        self.gap();
        if self.chance(15) {
            self.put_one(&[";", ";", ";;", "; ;"]);
            self.gap();
            if self.rng.bool() {
                self.newline();
            }
        } else {
            self.newline();
            if self.chance(2) {
                self.put(";");
            }
        }
    }

    /// `{ a; b }`
    pub(super) fn block(&mut self) {
        let count = self.count(4);
        self.put("{");
        let lines = self.chance(self.layout.lines);
        self.nested(|w| {
            if lines {
                w.newline();
            } else {
                w.gap();
            }
            for index in 0..count {
                w.statement();
                match (index + 1 < count, lines) {
                    (true, true) => w.statement_separator(),
                    (true, false) => w.token(";"),
                    (false, _) => w.gap(),
                }
            }
            if count > 0 && w.chance(15) {
                w.statement_separator();
            }
        });
        if lines && count > 0 {
            self.newline();
        } else {
            self.gap();
        }
        self.put("}");
    }

    /// A block or one statement.
    pub(super) fn body(&mut self, before: Before) {
        if self.chance(60) {
            self.gap();
            return self.block();
        }
        self.space();
        let start = self.out.len();
        self.statement();
        let first = self.out[start..].chars().next().unwrap_or('{');
        let swallowed = match first {
            // It would be read as a block.
            '{' => true,
            '+' | '-' => before == Before::Expression,
            // Spaces do not part in holes.
            '(' | '[' => before == Before::Expression && self.holes > 0,
            _ => false,
        };
        if swallowed {
            self.out.insert(start, '{');
            self.put("}");
        }
    }

    /// `let a: num = 1`
    fn variable(&mut self) {
        self.put_one(&["let", "let", "var"]);
        self.space();
        self.destination();
        if self.chance(25) {
            self.token(":");
            self.ty();
            if self.out.ends_with('>') {
                self.put(" ");
            }
        }
        self.token("=");
        self.rare_newline();
        self.expression();
    }

    /// A name, or a pattern of names.
    pub(super) fn destination(&mut self) {
        match self.rng.u8(..20) {
            0 if self.room() => self.nested(Self::array_pattern),
            1 if self.room() => self.nested(Self::object_pattern),
            2 => {
                self.put("(");
                self.name();
                self.put(")");
            }
            _ => self.name(),
        }
    }

    fn array_pattern(&mut self) {
        self.put("[");
        for index in 0..self.rng.usize(..4) {
            if index > 0 {
                self.token(",");
            }
            self.destination();
        }
        self.put("]");
    }

    fn object_pattern(&mut self) {
        self.put("{");
        for index in 0..self.rng.usize(..4) {
            if index > 0 {
                self.token(",");
            }
            self.key();
            self.token(":");
            self.destination();
        }
        self.put("}");
    }

    pub(super) fn name(&mut self) {
        let from = if self.daring && self.chance(3) { RESERVED } else { NAMES };
        self.put_one(from);
    }

    fn function_definition(&mut self) {
        self.put("@");
        self.gap();
        self.name();
        self.function_rest();
    }

    fn out(&mut self) {
        self.put("<:");
        self.gap();
        self.expression();
    }

    /// `#[name value]` lines and a definition.
    fn attributed(&mut self) {
        for _ in 0..self.rng.usize(1..4) {
            self.put("#[");
            self.gap();
            self.name();
            if self.rng.bool() {
                self.space();
                self.literal();
            }
            self.gap();
            self.put("]");
            self.newline();
        }
        if self.rng.bool() { self.variable() } else { self.function_definition() }
    }

    fn labelled(&mut self) {
        let label = Some(self.label());
        match self.rng.u8(..8) {
            0 => self.each(label),
            1 => self.for_loop(label),
            2 | 3 => self.loop_forever(label),
            4 => self.while_loop(label),
            5 => self.do_while(label),
            _ => self.control(label),
        }
    }

    fn each(&mut self, label: Option<&'static str>) {
        let frame = Frame::new(Target::Loop, label);
        self.put("each");
        self.header(|w| {
            w.put("let");
            w.space();
            w.destination();
            w.token(",");
            w.inside(frame.header(), Self::expression);
        });
        self.inside(frame, |w| w.body(Before::Expression));
    }

    fn for_loop(&mut self, label: Option<&'static str>) {
        let frame = Frame::new(Target::Loop, label);
        self.put("for");
        if self.chance(25) {
            self.header(|w| w.inside(frame.header(), Self::count_of_for));
        } else {
            self.header(|w| {
                w.put("let");
                w.space();
                w.name();
                w.inside(frame.header(), Self::range_of_for);
            });
        }
        self.inside(frame, |w| w.body(Before::Expression));
    }

    /// The header's bracket would be taken for that of the expression, and the other way round.
    fn count_of_for(&mut self) {
        let start = self.out.len();
        self.expression();
        if self.out[start..].starts_with('(') {
            self.out.insert_str(start, "0 + ");
        }
    }

    fn range_of_for(&mut self) {
        if self.rng.bool() {
            self.token("=");
            self.expression();
        }
        self.token(",");
        self.expression();
    }

    /// What stands between the word and the body, in brackets or not.
    fn header(&mut self, write: impl FnOnce(&mut Self)) {
        if self.chance(30) {
            self.gap();
            self.put("(");
            self.gap();
            write(self);
            self.gap();
            self.put(")");
        } else {
            self.space();
            write(self);
        }
    }

    fn loop_forever(&mut self, label: Option<&'static str>) {
        self.put("loop");
        self.gap();
        self.inside(Frame::new(Target::Loop, label), Self::block);
    }

    fn while_loop(&mut self, label: Option<&'static str>) {
        self.put("while");
        self.space();
        // Its condition is part of the loop, so it may be left from there.
        self.inside(Frame::new(Target::Loop, label), |w| {
            w.expression();
            w.body(Before::Expression);
        });
    }

    fn do_while(&mut self, label: Option<&'static str>) {
        self.put("do");
        self.inside(Frame::new(Target::Loop, label), |w| {
            w.body(Before::Mark);
            w.apart();
            w.put("while");
            w.space();
            w.expression();
        });
    }

    fn assignment(&mut self) {
        match self.rng.u8(..6) {
            0 if self.room() => self.chain(),
            1 if self.room() => self.array_pattern(),
            _ => self.name(),
        }
        self.put_one(&[" ", " ", ""]);
        self.put_one(&["=", "=", "+=", "-="]);
        self.gap();
        self.expression();
    }

    /// `:: Name { let a = 1 }`
    fn namespace(&mut self) {
        self.nested(|w| {
            w.put("::");
            w.gap();
            w.name();
            w.gap();
            w.put("{");
            w.maybe_newline();
            if w.chance(5) {
                w.token(";");
            }
            for _ in 0..w.count(4) {
                match w.rng.u8(..8) {
                    0 => w.namespace(),
                    1 | 2 => w.function_definition(),
                    3 => w.attributed(),
                    _ => w.variable(),
                }
                w.statement_separator();
            }
            w.put("}");
        });
    }

    /// `### Name { version: "1" }`
    fn meta(&mut self) {
        self.put("###");
        if self.rng.bool() {
            self.gap();
            self.name();
        }
        self.apart();
        self.literal();
    }
}

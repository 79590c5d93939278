//! Strings, templates, arrays, objects, and the literals of metadata and attributes.

use super::Writer;
use super::words::{ESCAPED, KEYWORDS, NAMES, NUMBERS, RESERVED, TEXTS};

impl Writer<'_> {
    pub(super) fn string(&mut self) {
        let quote = self.pick(&["\"", "\"", "'"]);
        self.put(quote);
        for _ in 0..self.rng.usize(..4) {
            self.text();
        }
        self.put(quote);
    }

    /// Text that may stand in strings and templates.
    fn text(&mut self) {
        match self.rng.u8(..10) {
            0 => self.put_one(ESCAPED),
            1 if self.chance(30) => self.put_one(&["\n", "\r\n", "\r"]),
            _ => self.put_one(TEXTS),
        }
    }

    pub(super) fn template(&mut self) {
        self.put("`");
        for _ in 0..self.rng.usize(..5) {
            if self.room() && self.chance(40) { self.hole() } else { self.text() }
        }
        self.put("`");
    }

    fn hole(&mut self) {
        self.put("{");
        self.holes += 1;
        self.rare_newline();
        self.nested(Self::expression);
        self.rare_newline();
        self.holes -= 1;
        self.put("}");
    }

    pub(super) fn array(&mut self) {
        self.put("[");
        self.nested(|w| {
            w.list_start();
            w.separated(4, Self::expression);
        });
        self.put("]");
    }

    pub(super) fn object(&mut self) {
        self.put("{");
        self.nested(|w| {
            w.list_start();
            w.separated(4, |w| w.entry(Self::expression));
        });
        self.put("}");
    }

    fn entry(&mut self, value: fn(&mut Self)) {
        self.key();
        self.token(":");
        value(self);
    }

    /// Any word may be a key, and any string.
    pub(super) fn key(&mut self) {
        match self.rng.u8(..12) {
            0 => self.put_one(KEYWORDS),
            1 => self.put_one(RESERVED),
            2 | 3 => self.string(),
            _ => self.put_one(NAMES),
        }
    }

    /// A value without names, operators and templates.
    pub(super) fn literal(&mut self) {
        self.nested(|w| match w.rng.u8(..9) {
            0 | 1 => w.put_one(NUMBERS),
            2..4 => w.string(),
            4 => w.put_one(&["true", "false", "null"]),
            _ if !w.room() => w.string(),
            5 => {
                w.put("[");
                w.list_start();
                w.separated(4, Self::literal);
                w.put("]");
            }
            6 => {
                w.put("(");
                w.gap();
                w.literal();
                w.gap();
                w.put(")");
            }
            _ => {
                w.put("{");
                w.list_start();
                w.separated(4, |w| w.entry(Self::literal));
                w.put("}");
            }
        });
    }

    fn list_start(&mut self) {
        if self.chance(self.layout.lines / 2) { self.newline() } else { self.gap() }
    }

    /// Elements, with commas or line breaks between and perhaps at the end.
    pub(super) fn separated(&mut self, most: usize, element: impl Fn(&mut Self)) {
        let count = self.count(most);
        let lines = self.chance(self.layout.lines / 3);
        for index in 0..count {
            element(self);
            let last = index + 1 == count;
            if last && !self.chance(20) {
                self.gap();
            } else if lines {
                self.gap();
                self.newline();
            } else {
                self.token(",");
                self.rare_newline();
            }
        }
    }

    /// A comma, a line break, or both.
    pub(super) fn separator(&mut self) {
        if self.rng.bool() {
            self.token(",");
            self.rare_newline();
        } else {
            self.gap();
            self.newline();
        }
    }
}

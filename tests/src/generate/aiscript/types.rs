//! Types and type parameters.

use super::Writer;
use super::words::{SIMPLE_TYPES, TYPE_PARAMS};

impl Writer<'_> {
    pub(super) fn ty(&mut self) {
        self.nested(|w| {
            w.single_type();
            while w.chance(12) {
                w.token("|");
                w.single_type();
            }
        });
    }

    fn single_type(&mut self) {
        match self.rng.u8(..12) {
            0 if self.room() => self.function_type(),
            1 | 2 if self.room() => {
                self.put_one(&["arr", "obj"]);
                self.gap();
                self.put("<");
                self.gap();
                self.ty();
                self.gap();
                self.put(">");
            }
            3..7 if !self.type_params.is_empty() => {
                let known = self.type_params.clone();
                self.put_one(&known);
            }
            7 if self.daring => self.put_one(&["T", "fn", "value", "Obj", "undefined"]),
            _ => self.put_one(SIMPLE_TYPES),
        }
    }

    /// `@<T>(T) => num`
    fn function_type(&mut self) {
        let known = self.type_params.len();
        self.put("@");
        self.gap();
        if self.chance(20) {
            self.type_parameters();
            self.gap();
        }
        self.put("(");
        self.gap();
        for index in 0..self.rng.usize(..3) {
            if index > 0 {
                self.token(",");
            }
            self.ty();
        }
        self.gap();
        self.put(")");
        self.token("=>");
        self.ty();
        self.type_params.truncate(known);
    }

    /// `<T, U>`; they are known from here on.
    pub(super) fn type_parameters(&mut self) {
        let start = self.rng.usize(..TYPE_PARAMS.len());
        let names: Vec<&'static str> =
            TYPE_PARAMS[start..].iter().take(self.rng.usize(1..4)).copied().collect();
        self.put("<");
        self.rare_newline();
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                self.separator();
            }
            self.put(name);
        }
        if self.chance(10) {
            self.separator();
        }
        self.gap();
        self.put(">");
        self.type_params.extend(names);
    }
}

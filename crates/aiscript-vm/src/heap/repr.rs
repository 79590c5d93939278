//! Values as text, as `<:`, templates and `Core:to_str` show them: what the reference calls
//! `reprValue`.

use super::strings::Text;
use super::{Builder, Code, Flat, Heap};
use crate::value::{Kind, Str, Value};

/// What is still to be written: later things lie deeper.
enum Rest {
    Value(Value),
    Key(super::Key),
    Text(&'static str),
}

impl Heap {
    /// A number as JavaScript's `String` shows it: `1e+21`, `0` for a negative zero.
    #[must_use]
    pub fn number_text(number: f64) -> Flat {
        Self::with_number_text(number, |text| Flat::from(text))
    }

    /// The same for a moment.
    pub(super) fn with_number_text<T>(number: f64, look: impl FnOnce(&str) -> T) -> T {
        // All such numbers are shown without an exponent.
        if number.trunc() == number && number.abs() < 1e15 {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
            return look(itoa::Buffer::new().format(number as i64));
        }
        look(ryu_js::Buffer::new().format(number))
    }

    /// A value as text. A string is itself, or with `literal` in quotes, as it always is inside of
    /// arrays and objects. An array or object that was shown before in the same text is `...`.
    pub fn repr(&mut self, value: Value, literal: bool) -> Flat {
        match value.kind() {
            Kind::Str(string) if !literal => return self.text(string).clone(),
            Kind::Num(number) => return Self::number_text(number),
            _ => {}
        }
        let mut out = Builder::default();
        let mut shown = rustc_hash::FxHashSet::default();
        let mut rest = vec![Rest::Value(value)];
        while let Some(next) = rest.pop() {
            match next {
                Rest::Text(text) => out.push_str(text),
                Rest::Key(key) => {
                    out.push(self.key_text(key));
                    out.push_str(": ");
                }
                Rest::Value(value) => match value.kind() {
                    Kind::Arr(_) | Kind::Obj(_) if !shown.insert(value) => out.push_str("..."),
                    Kind::Arr(array) => {
                        out.push_str("[ ");
                        rest.push(Rest::Text(" ]"));
                        for (n, &item) in self.items(array).iter().enumerate().rev() {
                            rest.push(Rest::Value(item));
                            if n > 0 {
                                rest.push(Rest::Text(", "));
                            }
                        }
                    }
                    Kind::Obj(object) => {
                        out.push_str("{ ");
                        rest.push(Rest::Text(" }"));
                        for (n, (key, value)) in self.entries(object).enumerate().rev() {
                            rest.push(Rest::Value(value));
                            rest.push(Rest::Key(key));
                            if n > 0 {
                                rest.push(Rest::Text(", "));
                            }
                        }
                    }
                    _ => self.push_simple(&mut out, value),
                },
            }
            if out.len() > super::LONGEST_STRING || self.reserve(2 * out.len()).is_err() {
                self.exhaust();
                break;
            }
        }
        out.finish()
    }

    fn push_simple(&mut self, out: &mut Builder, value: Value) {
        match value.kind() {
            Kind::Null => out.push_str("null"),
            Kind::Bool(true) => out.push_str("true"),
            Kind::Bool(false) => out.push_str("false"),
            Kind::Num(number) => out.push(&Self::number_text(number)),
            Kind::Str(string) => push_quoted(out, self.text(string)),
            Kind::Fn(function) => match &self.functions.get(function.0).code {
                Code::Native { .. } => out.push_str("@( ?? ) { native code }"),
                Code::Script { params, .. } => {
                    out.push_str("@( ");
                    for (n, param) in params.iter().enumerate() {
                        out.push_str(if n > 0 { ", " } else { "" });
                        out.push_str(param);
                    }
                    out.push_str(" ) { ... }");
                }
            },
            Kind::Error(_) | Kind::Arr(_) | Kind::Obj(_) => out.push_str("?"),
        }
    }
}

fn push_quoted(out: &mut Builder, text: &Flat) {
    out.push_str("\"");
    let is_special = |unit| matches!(unit, 0x22 | 0x5c | 0x0d | 0x0a);
    if text.units().any(is_special) {
        for unit in text.units() {
            if is_special(unit) {
                out.push_unit(0x5c);
            }
            out.push_unit(unit);
        }
    } else {
        out.push(text);
    }
    out.push_str("\"");
}

impl Heap {
    /// The language's `==`: numbers, strings and truth values by what they are, all else by identity. An
    /// error value counts as its name, as in the reference.
    pub fn equal(&mut self, left: Value, right: Value) -> bool {
        match (left.kind(), right.kind()) {
            (Kind::Num(left), Kind::Num(right)) => left == right,
            (Kind::Error(fault), Kind::Error(_) | Kind::Str(_)) if left != right => {
                let name = self.fault_parts(fault).0;
                self.equal(name, right)
            }
            (Kind::Str(_), Kind::Error(fault)) => {
                let name = self.fault_parts(fault).0;
                self.equal(left, name)
            }
            (Kind::Str(one), Kind::Str(other)) => one == other || self.same_text(one, other),
            _ => left == right,
        }
    }

    /// Whether two strings are alike.
    #[inline]
    pub(crate) fn same_text(&mut self, one: Str, other: Str) -> bool {
        if let (Text::Flat(one), Text::Flat(other)) =
            (self.strings.get(one.0), self.strings.get(other.0))
        {
            return match (one, other) {
                // Most strings that are compared differ early.
                (Flat::Narrow(one), Flat::Narrow(other)) => {
                    one.len() == other.len() && one.first() == other.first() && one == other
                }
                _ => one == other,
            };
        }
        self.string_len(one) == self.string_len(other) && {
            let one = self.text(one).clone();
            one == *self.text(other)
        }
    }
}

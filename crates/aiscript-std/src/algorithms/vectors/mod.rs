//! Recorded answers of the reference's engine, and how tests read them.
//!
//! A file has one case per line, in JSON: the name of a function, its arguments, its answer.
//! Numbers that JSON does not have stand as `{"number": "NaN"}`.

use aizome_aiscript_vm::Flat;

use super::json::{self, Build, Units};

/// A value in a case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Number(f64),
    Text(Flat),
    Array(Vec<Value>),
    Object(Vec<(Flat, Value)>),
}

impl Value {
    /// The number that this is, told apart to the last bit.
    #[track_caller]
    pub(crate) fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Object(members) => match &members[..] {
                [(_, Self::Text(name))] => match &*name.to_string() {
                    "-0" => -0.0,
                    name => name.parse().expect("a number that JSON does not have"),
                },
                _ => panic!("a number is expected, not {self:?}"),
            },
            _ => panic!("a number is expected, not {self:?}"),
        }
    }

    /// The text that this is.
    #[track_caller]
    pub(crate) fn text(&self) -> &Flat {
        match self {
            Self::Text(text) => text,
            _ => panic!("a text is expected, not {self:?}"),
        }
    }

    /// The elements of the array that this is.
    #[track_caller]
    pub(crate) fn array(&self) -> &[Value] {
        match self {
            Self::Array(elements) => elements,
            _ => panic!("an array is expected, not {self:?}"),
        }
    }

    /// The argument, if it is given.
    pub(crate) fn opt_number(&self) -> Option<f64> {
        (*self != Self::Null).then(|| self.number())
    }

    /// A number as a case has it.
    pub(crate) fn from_number(number: f64) -> Self {
        if number.is_finite() && !(number == 0.0 && number.is_sign_negative()) {
            return Self::Number(number);
        }
        let name = ryu_js::Buffer::new().format(number).to_owned();
        let name = if number == 0.0 { "-0".to_owned() } else { name };
        Self::Object(vec![(Flat::from("number"), Self::Text(Flat::from(&*name)))])
    }

    /// Numbers as a case has them.
    pub(crate) fn from_numbers(numbers: impl Iterator<Item = f64>) -> Self {
        Self::Array(numbers.map(Self::from_number).collect())
    }

    /// A text or a failure, which is `null`.
    pub(crate) fn from_text<E>(text: Result<Flat, E>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }

    /// Texts as a case has them.
    pub(crate) fn from_texts(texts: impl Iterator<Item = Flat>) -> Self {
        Self::Array(texts.map(Self::Text).collect())
    }
}

/// Compares every case of a file with the answer to its function and arguments.
#[track_caller]
pub(crate) fn check(file: &str, answer: impl Fn(&str, &[Value]) -> Value) {
    for line in file.lines() {
        let case = json::parse(&Flat::from(line), &mut Values).expect("a case is JSON");
        let (Some((name, arguments)), Some(expected)) =
            (case.array().split_first(), case.array().last())
        else {
            panic!("a case has a function and an answer: {line}");
        };
        let found = answer(&name.text().to_string(), arguments);
        assert_eq!(found, *expected, "{line}");
    }
}

/// Builds values of what stands in JSON.
pub(crate) struct Values;

impl Build for Values {
    type Value = Value;
    type Key = Flat;

    fn null(&mut self) -> Value {
        Value::Null
    }

    fn boolean(&mut self, value: bool) -> Value {
        Value::Boolean(value)
    }

    fn number(&mut self, value: f64) -> Value {
        Value::Number(value)
    }

    fn string(&mut self, units: Units<'_>) -> Value {
        Value::Text(units.to_flat())
    }

    fn key(&mut self, units: Units<'_>) -> Flat {
        units.to_flat()
    }

    fn array(&mut self, elements: impl ExactSizeIterator<Item = Value>) -> Value {
        Value::Array(elements.collect())
    }

    fn object(&mut self, members: impl ExactSizeIterator<Item = (Flat, Value)>) -> Value {
        let mut kept: Vec<(Flat, Value)> = Vec::new();
        for (key, value) in members {
            match kept.iter_mut().find(|(other, _)| *other == key) {
                Some(place) => place.1 = value,
                None => kept.push((key, value)),
            }
        }
        Value::Object(kept)
    }
}

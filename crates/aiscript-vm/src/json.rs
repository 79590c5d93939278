//! Values as JSON, and so as anything that serde knows.
//!
//! A number that is none in JSON becomes `null`, a function the text `<function>`, and a lone surrogate
//! U+FFFD. An error value, a cycle, and what is nested too deeply cannot be told.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value as Json};

use crate::error::Error;
use crate::heap::{Flat, Heap};
use crate::machine::Machine;
use crate::value::{Kind, Value};

/// How deep JSON may be nested: what holds it is walked and dropped by recursion.
const DEEPEST: usize = 128;

/// A container that is being made.
enum Open {
    Array { rest: std::vec::IntoIter<Value>, done: Vec<Json> },
    Object { rest: std::vec::IntoIter<(String, Value)>, key: String, done: Map<String, Json> },
}

impl Heap {
    /// A value as JSON.
    ///
    /// # Errors
    /// If it holds an error value, or is nested deeper than 128 levels, as cycles are.
    pub fn to_json(&mut self, value: Value) -> Result<Json, Error> {
        let mut open: Vec<Open> = Vec::new();
        let mut next = Some(value);
        loop {
            let mut done = match next.take() {
                Some(value) => match self.simple_json(value)? {
                    Some(json) => Some(json),
                    None => {
                        open.push(self.open(value));
                        None
                    }
                },
                None => None,
            };
            if open.len() > DEEPEST {
                return Err(Error::runtime("the value is nested too deeply to be JSON"));
            }
            loop {
                let Some(innermost) = open.last_mut() else {
                    return Ok(done.unwrap_or(Json::Null));
                };
                if let Some(json) = done.take() {
                    innermost.add(json);
                }
                next = innermost.next();
                if next.is_some() {
                    break;
                }
                done = open.pop().map(Open::finish);
            }
        }
    }

    fn simple_json(&mut self, value: Value) -> Result<Option<Json>, Error> {
        Ok(Some(match value.kind() {
            Kind::Null => Json::Null,
            Kind::Bool(value) => Json::Bool(value),
            Kind::Num(number) => json_number(number),
            Kind::Str(string) => Json::String(self.text(string).to_string()),
            Kind::Fn(_) => Json::String("<function>".to_owned()),
            Kind::Error(_) => return Err(Error::runtime("an error value cannot be JSON")),
            Kind::Arr(_) | Kind::Obj(_) => return Ok(None),
        }))
    }

    fn open(&self, value: Value) -> Open {
        match value.kind() {
            Kind::Obj(object) => {
                let entries = self
                    .entries(object)
                    .map(|(key, value)| (self.key_text(key).to_string(), value));
                let rest = entries.collect::<Vec<_>>().into_iter();
                Open::Object { rest, key: String::new(), done: Map::new() }
            }
            Kind::Arr(array) => {
                Open::Array { rest: self.items(array).to_vec().into_iter(), done: Vec::new() }
            }
            _ => Open::Array { rest: Vec::new().into_iter(), done: Vec::new() },
        }
    }

    /// A value made of JSON.
    pub fn from_json(&mut self, json: &Json) -> Value {
        // Depth is limited by whoever made the JSON: serde_json reads 128 levels.
        match json {
            Json::Null => Value::NULL,
            Json::Bool(value) => Value::bool(*value),
            Json::Number(number) => Value::num(number.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => self.string(text.as_str()).into(),
            Json::Array(items) => {
                let items = items.iter().map(|item| self.from_json(item)).collect();
                self.array(items).into()
            }
            Json::Object(entries) => {
                let object = self.object();
                for (key, value) in entries {
                    let value = self.from_json(value);
                    let key = self.key_of(&Flat::from(key.as_str()));
                    self.set_property(object, key, value);
                }
                object.into()
            }
        }
    }
}

impl Open {
    fn next(&mut self) -> Option<Value> {
        match self {
            Self::Array { rest, .. } => rest.next(),
            Self::Object { rest, key, .. } => {
                let (name, value) = rest.next()?;
                *key = name;
                Some(value)
            }
        }
    }

    fn add(&mut self, json: Json) {
        match self {
            Self::Array { done, .. } => done.push(json),
            Self::Object { key, done, .. } => _ = done.insert(std::mem::take(key), json),
        }
    }

    fn finish(self) -> Json {
        match self {
            Self::Array { done, .. } => Json::Array(done),
            Self::Object { done, .. } => Json::Object(done),
        }
    }
}

/// Whole numbers as such, so that they can become integers of Rust.
fn json_number(number: f64) -> Json {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if number.trunc() == number && number.abs() <= SAFE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and not too large")]
        return Json::Number(Number::from(number as i64));
    }
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}

impl Machine {
    /// Makes a value of anything that serde can write.
    ///
    /// ```
    /// use aizome_aiscript_vm::Machine;
    ///
    /// let mut machine = Machine::new();
    /// let value = machine.to_value(&("Ai", [1, 2])).unwrap();
    /// assert_eq!(machine.repr(value).to_string(), "[ \"Ai\", [ 1, 2 ] ]");
    /// let back: (String, Vec<u32>) = machine.from_value(value).unwrap();
    /// assert_eq!(back, ("Ai".to_owned(), vec![1, 2]));
    /// ```
    ///
    /// # Errors
    /// If it cannot be JSON.
    pub fn to_value<T: Serialize>(&mut self, value: &T) -> Result<Value, Error> {
        let json =
            serde_json::to_value(value).map_err(|error| Error::runtime(error.to_string()))?;
        Ok(self.heap_mut().from_json(&json))
    }

    /// Makes anything that serde can read of a value.
    ///
    /// # Errors
    /// If the value is not what the type needs.
    pub fn from_value<T: DeserializeOwned>(&mut self, value: Value) -> Result<T, Error> {
        let json = self.heap_mut().to_json(value)?;
        serde_json::from_value(json).map_err(|error| Error::runtime(error.to_string()))
    }
}

//! Plain data: what AiSON and metadata hold, and what goes between a script and its host.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use aizome_source::Span;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::reference::json;

/// A value without functions and errors: all that can be written down.
///
/// It is read from JSON and written as JSON with `serde`, as JavaScript would: numbers that are
/// whole have no fraction, and those that are not finite become null.
///
/// ```
/// use aizome_aiscript_syntax::aison::Value;
///
/// let value: Value = serde_json::from_str(r#"{ "b": [1.0, null], "10": "x", "9": true }"#)?;
/// assert_eq!(value.to_json(), r#"{"9":true,"10":"x","b":[1,null]}"#);
/// assert_eq!(value, serde_json::from_str(&value.to_json())?);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A double.
    Num(f64),
    /// Text.
    Str(String),
    /// `[1, 2]`
    Arr(Vec<Value>),
    /// `{ a: 1 }`
    Obj(Object),
}

impl Value {
    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The number.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Num(number) => Some(*number),
            _ => None,
        }
    }

    /// The elements of an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Arr(items) => Some(items),
            _ => None,
        }
    }

    /// The object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Obj(object) => Some(object),
            _ => None,
        }
    }

    /// The value exactly as `JSON.stringify` of JavaScript writes it; `serde_json` writes some
    /// numbers in another form.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        self.write_json(&mut json).expect("a string takes all");
        json
    }

    pub(crate) fn write_json(&self, out: &mut impl Write) -> fmt::Result {
        match self {
            Self::Null => out.write_str("null"),
            Self::Bool(yes) => write!(out, "{yes}"),
            Self::Num(number) => json::write_number(out, *number),
            Self::Str(text) => json::write_string(out, text),
            Self::Arr(items) => {
                out.write_char('[')?;
                for (at, item) in items.iter().enumerate() {
                    out.write_str(if at > 0 { "," } else { "" })?;
                    item.write_json(out)?;
                }
                out.write_char(']')
            }
            Self::Obj(object) => {
                out.write_char('{')?;
                for (at, (key, value)) in object.iter().enumerate() {
                    out.write_str(if at > 0 { "," } else { "" })?;
                    json::write_string(out, key)?;
                    out.write_char(':')?;
                    value.write_json(out)?;
                }
                out.write_char('}')
            }
        }
    }
}

/// The properties of an object in the order in which JavaScript lists them: first those that are
/// named like an index of an array, from low to high, then all others in the order in which they
/// were added.
///
/// ```
/// use aizome_aiscript_syntax::aison::{Object, Value};
///
/// let pairs = [("b", 1.0), ("10", 2.0), ("a", 3.0), ("9", 4.0), ("b", 5.0)];
/// let pairs = pairs.map(|(key, number)| (key.to_owned(), Value::Num(number)));
/// let object = Object::from_iter(pairs);
/// assert_eq!(object.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["9", "10", "b", "a"]);
/// assert_eq!(object.get("b"), Some(&Value::Num(5.0)));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object {
    entries: Vec<(String, Value)>,
    /// The indexes of the entries, in order of their keys.
    by_key: Vec<u32>,
}

impl Object {
    /// The value of a property.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        let entry = |&at: &u32| self.entries.get(at as usize);
        let key_of = |at: &u32| entry(at).map_or("", |(key, _)| key);
        let at = self.by_key.binary_search_by(|at| key_of(at).cmp(key)).ok()?;
        self.by_key.get(at).and_then(entry).map(|(_, value)| value)
    }

    /// All properties, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// How many properties there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no property.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// As if the properties were set one after the other: a doubled one keeps its place and gets its
/// last value.
impl FromIterator<(String, Value)> for Object {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(pairs: T) -> Self {
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (key, value) in pairs {
            match places.get(&key) {
                Some(&place) => entries[place].1 = value,
                None => {
                    places.insert(key.clone(), entries.len());
                    entries.push((key, value));
                }
            }
        }
        entries.sort_by_key(|(key, _)| array_index(key).map_or(u64::MAX, u64::from));
        let mut by_key: Vec<u32> = (0..entries.len()).map(|at| Span::of(0..at).end).collect();
        by_key.sort_by_key(|&at| &entries[at as usize].0);
        Self { entries, by_key }
    }
}

/// The index of an array that a key names: its shortest decimal form, below 2^32 - 1.
fn array_index(key: &str) -> Option<u32> {
    let is_canonical =
        key == "0" || (!key.starts_with('0') && key.bytes().all(|c| c.is_ascii_digit()));
    key.parse().ok().filter(|&index| is_canonical && index != u32::MAX)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Whole numbers are exact below this.
        const SAFE: f64 = 9_007_199_254_740_992.0;
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
            Self::Num(number) if !number.is_finite() => serializer.serialize_unit(),
            Self::Num(number) if number.fract() == 0.0 && number.abs() < SAFE => {
                serializer.serialize_i64(*number as i64)
            }
            Self::Num(number) => serializer.serialize_f64(*number),
            Self::Str(text) => serializer.serialize_str(text),
            Self::Arr(items) => serializer.collect_seq(items),
            Self::Obj(object) => serializer.collect_map(object.iter()),
        }
    }
}

/// What `JSON.parse` makes of it.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadValue)
    }
}

struct ReadValue;

impl<'de> Visitor<'de> for ReadValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a bool, a number, a string, an array or an object")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Num(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Num(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Num(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Str(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Str(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(item) = items.next_element()? {
            read.push(item);
        }
        Ok(Value::Arr(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            read.push(entry);
        }
        Ok(Value::Obj(read.into_iter().collect()))
    }
}

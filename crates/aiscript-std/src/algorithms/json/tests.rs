//! JSON, compared with the engine of the reference.

use aizome_aiscript_vm::Flat;

use super::{parse, push_number, push_quoted};
use crate::algorithms::buffer::Buffer;
use crate::algorithms::vectors::{Value, Values, check};

/// Writes a value as `JSON.stringify` does.
fn write(value: &Value, to: &mut Buffer) {
    match value {
        Value::Null => to.extend_narrow(b"null"),
        Value::Boolean(value) => to.extend(&Flat::from(&*value.to_string())),
        Value::Number(value) => push_number(*value, to),
        Value::Text(text) => push_quoted(text, to),
        Value::Array(elements) => {
            to.push(u16::from(b'['));
            for (index, element) in elements.iter().enumerate() {
                to.extend_narrow(if index == 0 { b"" } else { b"," });
                write(element, to);
            }
            to.push(u16::from(b']'));
        }
        Value::Object(members) => {
            to.push(u16::from(b'{'));
            for (index, (key, member)) in members.iter().enumerate() {
                to.extend_narrow(if index == 0 { b"" } else { b"," });
                push_quoted(key, to);
                to.push(u16::from(b':'));
                write(member, to);
            }
            to.push(u16::from(b'}'));
        }
    }
}

#[test]
fn json_is_that_of_javascript() {
    check(include_str!("../vectors/json.jsonl"), |_, arguments| {
        parse(arguments[0].text(), &mut Values).map_or(Value::Null, |value| {
            let mut written = Buffer::default();
            write(&value, &mut written);
            Value::Text(written.finish())
        })
    });
}

#[test]
fn depth_costs_only_memory() {
    let deep = "[".repeat(1_000_000);
    assert!(parse(&Flat::from(&*deep), &mut Nothing).is_err());
    let closed = format!("{deep}{}", "]".repeat(1_000_000));
    assert!(parse(&Flat::from(&*closed), &mut Nothing).is_ok());
}

/// Builds nothing: for questions of grammar alone.
struct Nothing;

impl super::Build for Nothing {
    type Value = ();
    type Key = ();

    fn null(&mut self) {}
    fn boolean(&mut self, _: bool) {}
    fn number(&mut self, _: f64) {}
    fn string(&mut self, _: super::Units<'_>) {}
    fn key(&mut self, _: super::Units<'_>) {}
    fn array(&mut self, _: impl ExactSizeIterator<Item = ()>) {}
    fn object(&mut self, _: impl ExactSizeIterator<Item = ((), ())>) {}
}

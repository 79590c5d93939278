//! Times, compared with the reference's engine in three zones.

use jiff::tz::TimeZone;

use super::{Fields, parse, to_iso_string};
use crate::algorithms::vectors::{Value, check};
use aizome_aiscript_vm::Flat;

fn zone(name: &Value) -> TimeZone {
    TimeZone::get(&name.text().to_string()).expect("a zone")
}

#[test]
fn dates_are_those_of_javascript() {
    check(include_str!("../vectors/date.jsonl"), |name, arguments| {
        let zone = zone(&arguments[0]);
        match name {
            "parse" => parse(arguments[1].text(), &zone).map_or(Value::Null, Value::Number),
            "to_iso_str" => {
                let offset = arguments[2].opt_number();
                Value::Text(Flat::from(&*to_iso_string(arguments[1].number(), offset, &zone)))
            }
            "fields" => Fields::of(arguments[1].number(), &zone).map_or(Value::Null, |fields| {
                let Fields { year, month, day, hour, minute, second, millisecond } = fields;
                let fields = [year, month, day, hour, minute, second, millisecond];
                Value::from_numbers(fields.iter().map(|&field| field as f64))
            }),
            _ => panic!("no such function"),
        }
    });
}

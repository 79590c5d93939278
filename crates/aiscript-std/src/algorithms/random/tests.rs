//! Draws, compared with the reference's generators.

use super::{Algorithm, Generator, NumberSeed, Seed};
use crate::algorithms::vectors::{Value, check};

#[test]
fn draws_are_those_of_the_reference() {
    check(include_str!("../vectors/random.jsonl"), |name, arguments| {
        let algorithm = Algorithm::named(name).expect("a generator");
        let seed = match &arguments[0] {
            Value::Text(text) => Seed::Text(text),
            number => Seed::Number(number.number()),
        };
        let mut generator = Generator::new(algorithm, seed, NumberSeed::Byte);
        let draws = arguments[1].array().iter().map(|range| match range {
            Value::Null => Value::from_number(generator.fraction()),
            bounds => {
                let bounds = bounds.array();
                generator
                    .whole(bounds[0].number(), bounds[1].number())
                    .map_or(Value::Null, Value::from_number)
            }
        });
        Value::Array(draws.collect())
    });
}

/// AiScript 1.3 is not published; its answer to this was recorded from its source.
#[test]
fn a_number_is_a_seed_of_eight_bytes_since_1_3() {
    let first = |rule| {
        let mut generator = Generator::new(Algorithm::ChaCha20, Seed::Number(1.0), rule);
        [generator.fraction(), generator.whole(0.0, 100.0).expect("a safe range")]
    };
    assert_eq!(first(NumberSeed::Byte), [0.217_954_259_120_012_5, 88.0]);
    assert_eq!(first(NumberSeed::Double), [0.604_385_416_163_809, 59.0]);
}

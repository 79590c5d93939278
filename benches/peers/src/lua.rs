//! Lua 5.4: a program is a chunk.

use std::time::Instant;

use mlua::{Lua, Value};

use crate::{Outcome, Run};

/// Runs a program in a state of its own.
pub(crate) fn run(source: &str) -> Outcome<Run> {
    let begin = Instant::now();
    let lua = Lua::new();
    let program = lua.load(source).into_function()?;
    let load = begin.elapsed();

    let begin = Instant::now();
    let value: Value = program.call(())?;
    let run = begin.elapsed();

    // Whole numbers are written without a fraction, as the other languages do.
    let result = match value {
        Value::Nil => None,
        Value::Number(number) => Some(number.to_string()),
        value => Some(value.to_string()?),
    };
    Ok(Run { load, run, result })
}

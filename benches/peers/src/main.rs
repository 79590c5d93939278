//! Engines of other languages as a program that measures: QuickJS and Lua 5.4, compiled in.
//!
//! `peers ENGINE RUNS PROGRAM…` prints a JSON line for each program of `benches/corpus/programs`: the
//! medians of the milliseconds that it took to load (an engine with its library, and the program
//! compiled) and to run, and the checksum that the program returns. Every run has an engine of its own.
//! A program that the engine's language has no version of is answered with `null` for a time.

use std::error::Error;
use std::time::Duration;
use std::{env, fs, io};

use serde_json::json;

mod lua;
mod quickjs;

/// Where the programs are.
const PROGRAMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus/programs");

type Outcome<T> = Result<T, Box<dyn Error>>;

/// One run of a program.
struct Run {
    load: Duration,
    run: Duration,
    /// What the program returned, if that was a value.
    result: Option<String>,
}

/// A way to run programs: how its sources end, and what runs one.
struct Engine {
    extension: &'static str,
    run: fn(&str) -> Outcome<Run>,
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [engine, runs, programs @ ..] = &arguments[..] else {
        return Err("usage: peers quickjs|lua RUNS PROGRAM…".into());
    };
    let (engine, runs) = (engine_named(engine)?, runs.parse()?);
    programs.iter().try_for_each(|program| report(&engine, runs, program))
}

fn engine_named(name: &str) -> Outcome<Engine> {
    match name {
        "quickjs" => Ok(Engine { extension: "js", run: quickjs::run }),
        "lua" => Ok(Engine { extension: "lua", run: lua::run }),
        _ => Err(format!("there is no engine called {name}").into()),
    }
}

/// Prints the line of one program.
fn report(engine: &Engine, runs: usize, program: &str) -> Outcome<()> {
    let Some(source) = source(program, engine.extension)? else {
        println!("{}", json!({ "program": program, "load": null, "run": null }));
        return Ok(());
    };
    let (mut loads, mut times, mut result) = (Vec::new(), Vec::new(), None);
    for _ in 0..runs.max(1) {
        let run = (engine.run)(&source)?;
        loads.push(run.load);
        times.push(run.run);
        result = run.result;
    }
    let (load, run) = (median(loads), median(times));
    println!("{}", json!({ "program": program, "load": load, "run": run, "result": result }));
    Ok(())
}

/// The source of a program, if it was written in this language.
fn source(program: &str, extension: &str) -> io::Result<Option<String>> {
    match fs::read_to_string(format!("{PROGRAMS}/{program}.{extension}")) {
        Ok(source) => Ok(Some(source)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The median, in milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

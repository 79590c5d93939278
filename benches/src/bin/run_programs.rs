//! Runs programs of the corpus, to be measured beside other engines.
//!
//! `run_programs RUNS PROGRAM…` prints a JSON line for each program, as the peers of `benches/peers` do:
//! the medians of the milliseconds that it took to load (a machine with the standard library, and the
//! program read and compiled) and to run, the checksum that it printed, and its steps. Every run has a
//! machine of its own.

#![expect(clippy::print_stdout, reason = "a program that reports")]

use std::time::Duration;

use aizome_benches::Program;
use serde_json::json;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [runs, programs @ ..] = &arguments[..] else {
        return Err("usage: run_programs RUNS PROGRAM…".into());
    };
    let runs = runs.parse()?;
    programs.iter().try_for_each(|name| report(name, runs))
}

/// Prints the line of one program.
fn report(name: &str, runs: usize) -> Outcome<()> {
    let program = Program::named(name).ok_or_else(|| format!("no program is called {name}"))?;
    let mut last = program.measure()?;
    let (mut loads, mut times) = (vec![last.load], vec![last.run]);
    for _ in 1..runs {
        last = program.measure()?;
        loads.push(last.load);
        times.push(last.run);
    }
    let (load, run) = (median(loads), median(times));
    let (result, steps) = (last.printed, last.steps);
    let line = json!({
        "program": name, "load": load, "run": run, "result": result, "steps": steps,
    });
    println!("{line}");
    Ok(())
}

/// The median, in milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

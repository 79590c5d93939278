//! How fast programs run, what it takes to begin, and what arrays cost in memory.

#![expect(clippy::print_stdout, reason = "memory is no time, so criterion cannot report it")]

use std::hint::black_box;

use aizome_benches::{Loaded, Program};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// Every program, loaded before the clock runs.
fn programs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("programs");
    group.sample_size(20);
    for &program in Program::EVERY.iter().filter(|&&program| program != Program::STARTUP) {
        group.bench_function(program.name, |bencher| {
            let load = || loaded(program);
            bencher.iter_batched_ref(load, run, BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// From nothing to the end of an empty program: library, machine, reading, compiling, running. At most
/// 100 µs are meant to pass.
fn startup(criterion: &mut Criterion) {
    criterion.bench_function("startup", |bencher| {
        bencher.iter(|| {
            let mut loaded = loaded(Program::STARTUP);
            run(&mut loaded);
            black_box(loaded);
        });
    });
}

/// Bytes for each element of arrays that were made by pushing; at most 16 are meant to be needed.
fn memory(_: &mut Criterion) {
    for elements in [1_000, 100_000, 1_000_000, 1_100_000] {
        let source = format!("let a = []\nfor let i, {elements} {{ a.push(i) }}");
        let mut filled = loaded(Program { name: "array", source: &source });
        let before = filled.bytes();
        run(&mut filled);
        let bytes = (filled.bytes() - before) as f64 / f64::from(elements);
        println!("an array of {elements} numbers: {bytes:.1} bytes an element");
    }
}

fn loaded(program: Program<'_>) -> Loaded {
    program.load().unwrap_or_else(|error| panic!("{} does not load: {error}", program.name))
}

fn run(loaded: &mut Loaded) {
    loaded.run().unwrap_or_else(|error| panic!("it fails: {error}"));
}

criterion_group!(benches, programs, startup, memory);
criterion_main!(benches);

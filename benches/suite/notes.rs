//! How fast notes are parsed and written, over the whole corpus and by kind of note.

use aizome_benches::{Kind, Work, notes};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Every work over all notes, in bytes and in notes a second.
fn all_notes(criterion: &mut Criterion) {
    let texts: Vec<String> = notes().into_iter().map(|note| note.text).collect();
    let bytes = texts.iter().map(|text| text.len() as u64).sum();
    let units =
        [("bytes", Throughput::Bytes(bytes)), ("notes", Throughput::Elements(texts.len() as u64))];
    for (unit, throughput) in units {
        let mut group = criterion.benchmark_group(format!("corpus-in-{unit}"));
        group.throughput(throughput);
        for work in Work::NOTES {
            let inputs = work.inputs(&texts);
            group.bench_function(work.name(), |bencher| bencher.iter(|| work.pass(&inputs)));
        }
        group.finish();
    }
}

/// Parsing, by kind of note.
fn kinds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("kinds");
    for kind in Kind::ALL {
        let of_kind = notes().into_iter().filter(|note| note.kind == kind);
        let texts: Vec<String> = of_kind.map(|note| note.text).collect();
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
        group.bench_function(BenchmarkId::new("parse", kind.name()), |bencher| {
            bencher.iter(|| Work::Parse.pass(&texts));
        });
    }
    group.finish();
}

criterion_group!(benches, all_notes, kinds);
criterion_main!(benches);

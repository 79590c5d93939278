//! What a byte of hostile input costs: every family at one size, beside plain prose.

use aizome_benches::{Work, families, script_families};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Large enough for a cost that grows with the size to show.
const BYTES: usize = 100_000;

fn notes(criterion: &mut Criterion) {
    let texts = families().iter().map(|family| (family.name, family.build(BYTES)));
    measure(criterion, "adversarial", Work::Parse, texts);
}

fn scripts(criterion: &mut Criterion) {
    let texts = script_families().iter().map(|family| (family.name, family.text(BYTES)));
    measure(criterion, "adversarial-scripts", Work::ParseScript, texts);
}

fn measure(
    criterion: &mut Criterion,
    group: &str,
    work: Work,
    texts: impl Iterator<Item = (&'static str, String)>,
) {
    let mut group = criterion.benchmark_group(group);
    for (name, text) in texts {
        let texts = [text];
        group.throughput(Throughput::Bytes(texts[0].len() as u64));
        group.bench_function(BenchmarkId::new(work.name(), name), |bencher| {
            bencher.iter(|| work.pass(&texts));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(std::time::Duration::from_millis(300))
        .measurement_time(std::time::Duration::from_secs(1));
    targets = notes, scripts
}
criterion_main!(benches);

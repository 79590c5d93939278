//! What a byte of hostile input costs: every family at one size, beside plain prose.

use aizome_benches::{Work, families};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Large enough for a cost that grows with the size to show.
const BYTES: usize = 100_000;

fn adversarial(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("adversarial");
    for family in families() {
        let texts = [family.build(BYTES)];
        group.throughput(Throughput::Bytes(texts[0].len() as u64));
        group.bench_function(BenchmarkId::new("parse", family.name), |bencher| {
            bencher.iter(|| Work::Parse.pass(&texts));
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
    targets = adversarial
}
criterion_main!(benches);

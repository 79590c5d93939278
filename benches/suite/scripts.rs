//! How fast scripts are read and written, over the whole corpus.

use aizome_benches::{Work, scripts};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Every work over all scripts, in bytes and in scripts a second.
fn all_scripts(criterion: &mut Criterion) {
    let texts = scripts();
    let bytes = texts.iter().map(|text| text.len() as u64).sum();
    let units = [
        ("bytes", Throughput::Bytes(bytes)),
        ("scripts", Throughput::Elements(texts.len() as u64)),
    ];
    for (unit, throughput) in units {
        let mut group = criterion.benchmark_group(format!("scripts-in-{unit}"));
        group.throughput(throughput);
        for work in Work::SCRIPTS {
            group.bench_function(work.name(), |bencher| bencher.iter(|| work.pass(&texts)));
        }
        group.finish();
    }
}

criterion_group!(benches, all_scripts);
criterion_main!(benches);

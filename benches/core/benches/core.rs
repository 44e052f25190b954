//! The same steps, measured by criterion.

use core_bench::{Prepared, SIZES, STEPS};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::time::Duration;

fn steps(criterion: &mut Criterion) {
    for size in SIZES {
        let prepared = Prepared::new(size);
        for step in STEPS {
            let mut group = criterion.benchmark_group(step);
            group
                .sample_size(10)
                .warm_up_time(Duration::from_millis(300))
                .measurement_time(Duration::from_secs(1));
            group.bench_with_input(BenchmarkId::from_parameter(size), &prepared, |bencher, prepared| {
                bencher.iter(|| prepared.run(step));
            });
            group.finish();
        }
    }
}

criterion_group!(core, steps);
criterion_main!(core);

//! Prints the duration of each step, and how it grows: natively and, built for WASI, in WebAssembly.
//!
//! usage: core-bench [SIZE…]

use core_bench::{Prepared, SIZES, STEPS};
use std::time::{Duration, Instant};

/// The minimum time and number of runs for each step and size.
const TIME: Duration = Duration::from_millis(300);
const RUNS: usize = 5;

fn median(prepared: &Prepared, step: &str) -> f64 {
    let mut times = Vec::new();
    let begin = Instant::now();
    while times.len() < RUNS || (begin.elapsed() < TIME && times.len() < 10_000) {
        let start = Instant::now();
        prepared.run(step);
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if given.is_empty() { SIZES.to_vec() } else { given };
    let rows: Vec<Vec<f64>> = sizes
        .iter()
        .map(|size| {
            let prepared = Prepared::new(*size);
            STEPS.iter().map(|step| median(&prepared, step)).collect()
        })
        .collect();
    println!("| events | {} |", STEPS.join(" | "));
    println!("|---:|{}", "---:|".repeat(STEPS.len()));
    for (size, times) in sizes.iter().zip(&rows) {
        let times: Vec<String> = times.iter().map(|time| format!("{time:.3} ms")).collect();
        println!("| {size} | {} |", times.join(" | "));
    }
    // From the second size on: at the smallest size, constant costs dominate.
    if let ([.., first, last], [.., from, to]) = (&rows[..], &sizes[..]) {
        let exponents = first.iter().zip(last).map(|(before, after)| {
            format!("{:.2}", (after / before).ln() / (*to as f64 / *from as f64).ln())
        });
        println!(
            "| growth between the last two: time ~ events to the power of | {} |",
            exponents.collect::<Vec<_>>().join(" | ")
        );
    }
}

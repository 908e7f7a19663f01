//! Interleaved measurement: every variant once a round, medians over the rounds.
//!
//! A machine's speed drifts from second to second. What is compared is therefore measured in turns within one
//! process, and only ratios are to be believed.

use std::hint::black_box;
use std::time::Instant;

use serde_json::{Value, json};

pub mod fixtures;

/// One variant's name and its work.
pub struct Variant<'a> {
    /// What stands in the table.
    pub name: &'static str,
    /// One unit of work.
    pub work: Box<dyn FnMut() + 'a>,
}

impl<'a> Variant<'a> {
    /// A variant whose result is kept from being optimised away.
    pub fn new<T>(name: &'static str, mut work: impl FnMut() -> T + 'a) -> Self {
        Self { name, work: Box::new(move || drop(black_box(work()))) }
    }
}

/// How long to measure.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How many rounds.
    pub rounds: usize,
    /// How long one variant runs in a round, in nanoseconds.
    pub slice_ns: u64,
}

impl Effort {
    /// A few seconds in all with `quick`, enough for a table without.
    pub fn new(quick: bool) -> Self {
        if quick {
            Self { rounds: 5, slice_ns: 2_000_000 }
        } else {
            Self { rounds: 21, slice_ns: 20_000_000 }
        }
    }
}

/// Measures the variants in turns and gives a table: the first row is what the others are compared with.
pub fn compare(title: &str, mut variants: Vec<Variant<'_>>, effort: Effort) -> Value {
    let counts: Vec<u64> = variants.iter_mut().map(|variant| calibrate(variant, effort.slice_ns)).collect();
    let mut rounds: Vec<Vec<f64>> = vec![Vec::new(); variants.len()];
    for _ in 0..effort.rounds {
        for ((variant, count), times) in variants.iter_mut().zip(&counts).zip(&mut rounds) {
            let since = Instant::now();
            for _ in 0..*count {
                (variant.work)();
            }
            times.push(since.elapsed().as_nanos() as f64 / *count as f64);
        }
    }
    table(title, "ns", variants.iter().map(|variant| variant.name).zip(rounds))
}

/// A table of medians: unit, quartiles and the ratio to the first row.
///
/// The ratio is the median of the rounds' ratios, because neighbours in time share the machine's mood.
pub fn table<'a>(title: &str, unit: &str, rows: impl Iterator<Item = (&'a str, Vec<f64>)>) -> Value {
    let rows: Vec<(&str, Vec<f64>)> = rows.collect();
    let first = rows.first().map(|(_, times)| times.clone()).unwrap_or_default();
    let rows: Vec<Value> = rows
        .into_iter()
        .map(|(name, times)| {
            let ratio = median(times.iter().zip(&first).map(|(this, that)| this / that).collect());
            let (low, high) = (quantile(times.clone(), 0.25), quantile(times.clone(), 0.75));
            json!({ "name": name, "median": median(times), "low": low, "high": high, "ratio": ratio })
        })
        .collect();
    json!({ "title": title, "unit": unit, "rows": rows })
}

fn calibrate(variant: &mut Variant<'_>, slice_ns: u64) -> u64 {
    let mut count = 1;
    loop {
        let since = Instant::now();
        for _ in 0..count {
            (variant.work)();
        }
        let took = since.elapsed().as_nanos() as u64;
        if took * 4 >= slice_ns {
            return (count * slice_ns / took.max(1)).max(1);
        }
        count *= 2;
    }
}

fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

fn quantile(mut values: Vec<f64>, at: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = ((values.len().max(1) - 1) as f64 * at).round() as usize;
    values.get(index).copied().unwrap_or_default()
}

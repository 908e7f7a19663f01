//! The deterministic simulation: the core against a model gateway, on a virtual clock, under seeded faults.
//!
//! One seed is one schedule: up to four calls that share a session, a gateway with its habits, and a fate for
//! every exchange: lost before or after the gateway acted, acted on hours later (after the inquiry, too), 5xx
//! before or after, junk in the place of an answer, 401, 429, 408, redirects, a refused connection, a request sent
//! twice on its way, an inquiry that reads old state; beside them token lives of every kind, clocks that jump, callers
//! that give up, and other people who capture, cancel, delete, release, pause, resume and debit. References are honoured
//! in both documented manners, or not at all; then nothing but the client's own care prevents a second charge, so
//! nothing is late in those schedules. Nor is anything where somebody resumes what is paused: a pause has no reference.
//!
//! Gateways and proxies also tell the truth oddly, or something else in its place: see [`oddity`]. Every odd way is
//! counted, and a run that never met one of them fails as a test.
//!
//! # What is checked
//!
//! - A call has at most one effect, counted in the gateway's ledger by the call that caused it, and a reference at
//!   most one where references are honoured. Only a hosted checkout, or a subscription that is approved on a page, may
//!   be made twice where they are not: it is sent again for its link, and no link to the first one was ever given.
//! - `Done` only if what was asked for is so, and the answer speaks of it.
//! - `Effect::None` and `Effect::Rejected` only if the call had no effect, even when everything late has arrived.
//! - What has no reference is counted by the object: a part of an order's money that is released whole, and a debit
//!   that was made, once. A release of less than a part, a debit and a try of one are never sent again after a doubt.
//! - `Effect::Unknown` carries an inquiry, and the inquiry, made later through the same session, tells the truth. It
//!   leaves the truth open only where something under the same reference differs from what was sent, or where the object
//!   stands as it may with the write and without it: a debit that is `FAILED` after a try, a part of which something else
//!   was released, a subscription that was resumed or cancelled after it may have been paused.
//! - `Effect::Unknown` has a reason: an answer was lost, spoilt or about something else, or a refusal was to be looked
//!   into and nothing settled it.
//! - One token request at a time; a repeat is the same request to the byte, with one Request-ID; a reference is made
//!   only where the caller gave no identity; every request goes to its operation's own path.
//! - Dot segments are refused by name, before anything is sent.
//! - Calls end, within their time; nothing panics; no error prints a secret.
//! - A call alone without a fault is done, and a single fault is survived, unless the gateway tells what was asked for in
//!   a way that leaves open whether it is that.
//!
//! # That it can fail
//!
//! [`Sabotage`] breaks the driver or the gateway on purpose, one way a variant; a test holds that each is found.
//! `cargo xtask simulate --mutants` puts faults into a copy of the core, one at a time, and expects each to be found.
//!
//! Each of these changes to the core too was made once and found within 20,000 schedules: repeating without asking;
//! taking 408 for a refusal; forgetting a doubt when the inquiry finds nothing; believing a refusal after a doubt; taking
//! an unreadable 200 for a failure; no lease on the token, and a refused token kept; no limit to refused tokens; a fresh
//! Request-ID a try; believing a capture, a payment or a refund of another reference; losing the inquiry; taking
//! `PAYMENT_PENDING` for a refusal; taking 429 for a doubt; no deadline; a bearer token in a message.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub mod chance;
pub mod fate;
pub mod gateway;
pub mod oddity;
pub mod plan;
pub mod sabotage;
pub mod world;

use self::oddity::{Met, Oddity};
pub use self::sabotage::Sabotage;
use self::world::World;

/// What was counted over a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Schedules run.
    pub schedules: u64,
    /// HTTP exchanges.
    pub exchanges: u64,
    /// Exchanges that were struck by a fault.
    pub faults: u64,
    /// Effects in the gateway's ledger that our calls caused.
    pub deeds: u64,
    /// Calls that were done.
    pub done: u64,
    /// Calls that ended with `Effect::None`.
    pub none: u64,
    /// Calls that ended with `Effect::Rejected`.
    pub rejected: u64,
    /// Calls that ended with `Effect::Unknown`.
    pub unknown: u64,
    /// Inquiries made afterwards.
    pub inquiries: u64,
    /// The odd ways of the gateway that clients met.
    pub met: Met,
}

impl Tally {
    /// What no client met in the whole run: a rule for it was not tested.
    pub fn never_met(&self) -> Vec<Oddity> {
        Oddity::ALL.into_iter().filter(|oddity| self.met.of(*oddity) == 0).collect()
    }

    fn add(&mut self, other: &Self) {
        self.schedules += other.schedules;
        self.exchanges += other.exchanges;
        self.faults += other.faults;
        self.deeds += other.deeds;
        self.done += other.done;
        self.none += other.none;
        self.rejected += other.rejected;
        self.unknown += other.unknown;
        self.inquiries += other.inquiries;
        self.met.add(&other.met);
    }
}

/// A schedule in which a check failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its seed.
    pub seed: u64,
    /// What failed.
    pub violation: String,
}

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was counted.
    pub tally: Tally,
    /// What failed, by seed; at most a handful.
    pub failures: Vec<Failure>,
}

/// How many failures are kept.
const MOST_FAILURES: usize = 20;

/// Runs the schedules `seed`, `seed + 1`, .. on so many threads.
pub fn run(seed: u64, schedules: u64, threads: u64, sabotage: Sabotage) -> Report {
    let threads = threads.max(1);
    let reports: Vec<Report> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || {
                    let mut report = Report::default();
                    let mut next = thread;
                    while next < schedules && report.failures.len() < MOST_FAILURES {
                        let (tally, failure) = run_one(seed.wrapping_add(next), sabotage);
                        report.tally.add(&tally);
                        report.failures.extend(failure);
                        next += threads;
                    }
                    report
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("panics are caught within")).collect()
    });
    let mut whole = Report::default();
    let mut failures = BTreeMap::new();
    for report in reports {
        whole.tally.add(&report.tally);
        failures.extend(report.failures.into_iter().map(|failure| (failure.seed, failure)));
    }
    whole.failures = failures.into_values().take(MOST_FAILURES).collect();
    whole
}

fn run_one(seed: u64, sabotage: Sabotage) -> (Tally, Option<Failure>) {
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let mut world = World::new(seed, sabotage, false);
        world.run();
        (world.tally, world.violation)
    }));
    match ran {
        Ok((tally, violation)) => (tally, violation.map(|violation| Failure { seed, violation })),
        Err(_) => (Tally::default(), Some(Failure { seed, violation: "a panic".into() })),
    }
}

/// Runs one schedule and tells everything that happened in it, line by line.
pub fn trace(seed: u64) -> Vec<String> {
    let mut world = World::new(seed, Sabotage::None, true);
    world.run();
    world.into_trace()
}

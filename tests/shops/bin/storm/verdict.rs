//! Whether the shop and the gateway's ledger agree.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use pinelabs_sandbox::{Sandbox, Tally};
use pinelabs_shop_tests::{Postgres, Stage, pause};

/// What the shop says of one order.
struct Row {
    id: String,
    state: String,
    amount: u64,
    captured: u64,
    refunded: u64,
}

/// Waits until nothing is open any more; says what is, if that takes too long.
pub(crate) async fn wait_until_settled(stage: &Stage) -> Result<(), String> {
    let started = Instant::now();
    let open = "SELECT id, state FROM orders WHERE check_at IS NOT NULL \
                UNION ALL SELECT ref, kind FROM actions WHERE state = 'started'";
    loop {
        let rows = postgres(stage).rows(open);
        if rows.is_empty() {
            return Ok(());
        }
        if started.elapsed() > Duration::from_secs(240) {
            return Err(format!("still open: {rows:?}"));
        }
        pause(500).await;
    }
}

/// How many orders are in which state.
pub(crate) fn states(stage: &Stage) -> String {
    let rows = postgres(stage).rows("SELECT state, count(*) FROM orders GROUP BY state ORDER BY state");
    rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join(", ")
}

/// Everything on which the two disagree.
pub(crate) fn compare(stage: &Stage, sandbox: &Sandbox, orders: u64) -> Vec<String> {
    let mut wrong = Vec::new();
    let found =
        postgres(stage).rows("SELECT id, state, amount_paise, captured_paise, refunded_paise FROM orders");
    if u64::try_from(found.len()) != Ok(orders) {
        wrong.push(format!("{} orders, {orders} were made", found.len()));
    }
    let mut sum = Tally::default();
    for columns in found {
        let number = |index: usize| columns[index].parse::<u64>().expect("a number");
        let row = Row {
            id: columns[0].clone(),
            state: columns[1].clone(),
            amount: number(2),
            captured: number(3),
            refunded: number(4),
        };
        let tally = sandbox.tally(&row.id);
        sum.authorisations += tally.authorisations;
        sum.charges += tally.charges;
        sum.captured += tally.captured;
        sum.refunded += tally.refunded;
        if let Some(why) = disagreement(&row, &tally) {
            wrong.push(format!("{} is {}: {why}; the ledger says {tally:?}", row.id, row.state));
        }
    }
    let total = sandbox.total();
    let sums = |tally: &Tally| (tally.authorisations, tally.charges, tally.captured, tally.refunded);
    if sums(&sum) != sums(&total) {
        wrong.push(format!("the gateway moved money for orders that the shop does not have: {total:?}"));
    }
    wrong.extend(open_payments(stage));
    wrong
}

fn disagreement(row: &Row, tally: &Tally) -> Option<String> {
    if tally.authorisations > 1 || tally.charges > 1 || tally.captured > row.amount {
        return Some("charged twice".to_owned());
    }
    if (tally.captured, tally.refunded) != (row.captured, row.refunded) {
        return Some(format!("the shop has {} captured, {} refunded", row.captured, row.refunded));
    }
    let blocked = tally.authorisations == 1 && tally.charges == 0 && tally.cancellations == 0;
    let agrees = match row.state.as_str() {
        "new" => tally.authorisations == 0,
        // Also after a capture that the bank refused.
        "failed" => tally.charges == 0,
        "authorised" => blocked && tally.authorised == row.amount,
        "paid" => tally.charges == 1 && tally.refunded == 0,
        "part_refunded" => tally.charges == 1 && tally.refunded > 0 && tally.refunded < tally.captured,
        "refunded" => tally.charges == 1 && tally.refunded == tally.captured,
        "cancelled" => tally.charges == 0 && tally.cancellations == tally.authorisations,
        _ => false,
    };
    (!agrees).then(|| "the states do not agree".to_owned())
}

/// Payments that are open although their order is not, and orders whose paid payments are not exactly one.
fn open_payments(stage: &Stage) -> Vec<String> {
    let rows = postgres(stage).rows(
        "SELECT o.id, o.state, count(p.ref) FILTER (WHERE p.state = 'open'), count(p.ref) FILTER (WHERE p.state = 'paid') \
         FROM orders o LEFT JOIN payments p ON p.order_id = o.id GROUP BY o.id, o.state",
    );
    let paid: BTreeMap<&str, &str> =
        ["authorised", "paid", "part_refunded", "refunded"].map(|state| (state, "1")).into();
    let wrong = rows.iter().filter(|row| {
        let expected = paid.get(row[1].as_str());
        row[2] != "0" || expected.is_some_and(|count| row[3] != *count)
    });
    wrong.map(|row| format!("order, state, open payments, paid payments: {row:?}")).collect()
}

fn postgres(stage: &Stage) -> &Postgres {
    stage.postgres().expect("the storm plays on PostgreSQL")
}

//! The worker: settles by asking what no answer, callback or webhook has settled. Any number of them may run.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::checkout::Failure;
use crate::database::{self, values};
use crate::fulfilment::Fulfilment;
use crate::models::now_ms;

/// What is due.
enum Job {
    Order(String),
    Action(String),
}

/// Works until `stop` is ready; what is begun is finished.
pub async fn run(fulfilment: &Fulfilment, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        match due(fulfilment).await {
            Ok(jobs) => {
                let mut running = JoinSet::new();
                for job in jobs {
                    running.spawn(carry_out(fulfilment.clone(), job));
                }
                while running.join_next().await.is_some() {}
            }
            // The database may be away for a while; what was due stays due.
            Err(error) => eprintln!("the worker goes on after an error: {error}"),
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(500)) => {}
            () = &mut stop => return,
        }
    }
}

/// What is due, taken for this worker: the others see it again after `settle_ms`.
async fn due(fulfilment: &Fulfilment) -> Result<Vec<Job>, database::Error> {
    let (db, settle_ms) = (&fulfilment.checkout.db, fulfilment.checkout.settings.settle_ms);
    let now = now_ms();
    let mut jobs = Vec::new();
    for (table, key, job) in
        [("orders", "id", Job::Order as fn(String) -> Job), ("actions", "ref", Job::Action)]
    {
        let due =
            format!("SELECT {key}, check_at FROM {table} WHERE check_at <= $1 ORDER BY check_at LIMIT 16");
        let found = db.transaction(move |tx| tx.rows::<(String, u64)>(&due, values![now])).await?;
        for (id, check_at) in found {
            // Of several workers one finds the time that it read. One row at a time: none is locked while another
            // one is waited for.
            let claim = format!("UPDATE {table} SET check_at = $3 WHERE {key} = $1 AND check_at = $2");
            let taken = values![&id, check_at, now + settle_ms].to_vec();
            if db.transaction(move |tx| tx.execute(&claim, &taken)).await? == 1 {
                jobs.push(job(id));
            }
        }
    }
    Ok(jobs)
}

async fn carry_out(fulfilment: Fulfilment, job: Job) {
    let (name, outcome) = match job {
        Job::Order(id) => {
            let outcome = settle(&fulfilment, &id).await;
            (id, outcome)
        }
        Job::Action(reference) => {
            let outcome = fulfilment.carry_out(&reference).await;
            (reference, outcome)
        }
    };
    if let Err(error) = outcome {
        eprintln!("{name}: {error}");
    }
}

async fn settle(fulfilment: &Fulfilment, order_id: &str) -> Result<(), Failure> {
    match fulfilment.checkout.ask(order_id).await {
        Err(Failure::Gateway(error)) => {
            eprintln!("{order_id}: {error}");
            fulfilment.checkout.ask_later(order_id, 5_000).await
        }
        outcome => outcome.map(|_| ()),
    }
}

//! Many clients at once: no error, and every order charged exactly once.

use std::time::Duration;

use pinelabs_sandbox::{Sandbox, Settings};

#[path = "../../examples/load/generator.rs"]
mod generator;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_clients_see_no_error() {
    let sandbox = Sandbox::start(Settings::default()).await.unwrap();
    let (id, secret) = (sandbox.client_id(), sandbox.client_secret());
    let report = generator::run(sandbox.url(), id, secret, 64, Duration::from_secs(3)).await;
    assert_eq!(report.errors, Vec::<String>::new());
    // Every client fetched one token, and every order took seven requests.
    let total = sandbox.total();
    assert_eq!(report.requests, 64 + total.charges * 7);
    assert!(
        total.charges >= 64 && total.authorisations == total.charges && total.captured == total.authorised
    );
    assert_eq!(report.micros.len() as u64, report.requests);
    assert!(report.elapsed >= Duration::from_secs(3));
    sandbox.stop().await;
}

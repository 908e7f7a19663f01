//! What goes wrong: faults of the gateway, webhooks, killed processes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pinelabs_sandbox::Sandbox;
use pinelabs_shop_tests::{Process, Stage};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        // Xorshift, as Marsaglia published it.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}

/// What the weather did.
pub(crate) struct Report {
    pub(crate) requests: u64,
    pub(crate) faults: u64,
    pub(crate) webhook_faults: u64,
}

/// Faults on a tenth of the gateway's requests, and on nearly every webhook.
pub(crate) struct Weather {
    stop: Arc<AtomicBool>,
    task: JoinHandle<Report>,
}

impl Weather {
    pub(crate) fn start(sandbox: Arc<Sandbox>, http: reqwest::Client, seed: u64) -> Weather {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let task = tokio::spawn(async move {
            let url = format!("{}/_sandbox/api/faults", sandbox.url());
            let mut dice = Dice::new(seed);
            let mut report = Report { requests: 0, faults: 0, webhook_faults: 0 };
            while !stopped.load(Ordering::Relaxed) {
                while report.faults < sandbox.requests() / 10 {
                    arm(&http, &url, request_fault(&mut dice)).await;
                    report.faults += 1;
                }
                let armed: Value =
                    http.get(&url).send().await.expect("the sandbox").json().await.expect("JSON");
                if !armed.to_string().contains("webhook_") {
                    arm(&http, &url, webhook_fault(&mut dice)).await;
                    report.webhook_faults += 1;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            // What is armed and was not used.
            http.delete(&url).send().await.expect("the sandbox");
            report.requests = sandbox.requests();
            report
        });
        Weather { stop, task }
    }

    pub(crate) async fn stop(self) -> Report {
        self.stop.store(true, Ordering::Relaxed);
        self.task.await.expect("the weather ends in order")
    }
}

async fn arm(http: &reqwest::Client, url: &str, fault: Value) {
    let answer = http.post(url).json(&fault).send().await.expect("the sandbox");
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
}

fn request_fault(dice: &mut Dice) -> Value {
    match dice.roll(9) {
        0 => json!({ "fault": "drop_before" }),
        1 => json!({ "fault": "drop_after" }),
        2 => json!({ "fault": "error_before", "status": 503 }),
        3 => json!({ "fault": "error_after", "status": 500 }),
        4 => json!({ "fault": "delay", "delay_ms": 400 }),
        5 => json!({ "fault": "truncate" }),
        6 => json!({ "fault": "garbage" }),
        7 => json!({ "fault": "unauthorized" }),
        _ => json!({ "fault": "rate_limit", "retry_after": 1 }),
    }
}

fn webhook_fault(dice: &mut Dice) -> Value {
    match dice.roll(8) {
        0..=2 => json!({ "fault": "webhook_duplicate" }),
        3..=5 => json!({ "fault": "webhook_reorder" }),
        6 => json!({ "fault": "webhook_late", "delay_ms": 3000 }),
        _ => json!({ "fault": "webhook_drop" }),
    }
}

/// The shop's processes, one of which is killed every so often and started again.
pub(crate) struct Killer {
    stop: Arc<AtomicBool>,
    task: JoinHandle<()>,
    crew: Arc<Mutex<Crew>>,
}

struct Crew {
    stage: Arc<Stage>,
    servers: Vec<(u16, Process)>,
    workers: Vec<Process>,
    kills: u64,
}

impl Killer {
    pub(crate) async fn start(
        stage: Arc<Stage>,
        ports: &[u16],
        workers: usize,
        http: &reqwest::Client,
        every: u64,
        seed: u64,
    ) -> Arc<Killer> {
        let servers: Vec<_> = ports.iter().map(|port| (*port, stage.serve(*port))).collect();
        for port in ports {
            stage.ready(http, *port).await;
        }
        let workers = (0..workers).map(|_| stage.worker()).collect();
        let crew = Arc::new(Mutex::new(Crew { stage: stage.clone(), servers, workers, kills: 0 }));
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, victims, http) = (stop.clone(), crew.clone(), http.clone());
        let task = tokio::spawn(async move {
            let mut dice = Dice::new(seed + 1);
            loop {
                tokio::time::sleep(Duration::from_millis(every)).await;
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                // The next one is not killed before this one serves again: three of four always do.
                if let Some(port) = victims.lock().await.kill_one(&mut dice) {
                    stage.ready(&http, port).await;
                }
            }
        });
        Arc::new(Killer { stop, task, crew })
    }

    /// Kills no more, and sees that all run. Says how many were killed.
    pub(crate) async fn calm(&self) -> u64 {
        self.stop.store(true, Ordering::Relaxed);
        while !self.task.is_finished() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let mut crew = self.crew.lock().await;
        let servers =
            crew.servers.iter_mut().filter_map(|(_, server)| (!server.runs()).then_some(())).count();
        let workers = crew.workers.iter_mut().filter_map(|worker| (!worker.runs()).then_some(())).count();
        assert_eq!(
            (servers, workers),
            (0, 0),
            "a process ended that was not killed: {}",
            crew.stage.printed()
        );
        crew.kills
    }
}

impl Crew {
    /// Kills a process and starts it again; gives the port on which it will serve, if it is one that does.
    fn kill_one(&mut self, dice: &mut Dice) -> Option<u16> {
        self.kills += 1;
        let all = u64::try_from(self.servers.len() + self.workers.len()).unwrap_or(1);
        let victim = usize::try_from(dice.roll(all)).unwrap_or(0);
        if let Some((port, server)) = self.servers.get_mut(victim) {
            server.kill();
            *server = self.stage.serve(*port);
            return Some(*port);
        }
        let worker = &mut self.workers[victim - self.servers.len()];
        worker.kill();
        *worker = self.stage.worker();
        None
    }
}

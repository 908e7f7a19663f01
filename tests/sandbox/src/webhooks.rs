//! Webhooks: signed, sent to every configured URL, up to three attempts under one id.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use crate::clock::{self, Millis};
use crate::faults::{Fault, Kind};
use crate::settings::Settings;
use crate::signature;
use crate::world::events::Event;

/// How many webhooks are remembered.
const KEPT: usize = 1000;
/// How long a reordered webhook waits for one to overtake it.
const HOLD: Duration = Duration::from_secs(2);

/// The queue and the memory of webhooks.
pub(crate) struct Webhooks {
    urls: Mutex<Vec<String>>,
    log: Mutex<Log>,
    queue: UnboundedSender<Job>,
    pending: AtomicU64,
}

/// One webhook as the admin API shows it.
#[derive(Clone, Serialize)]
pub(crate) struct Record {
    #[serde(skip)]
    number: u64,
    pub(crate) id: String,
    pub(crate) event_type: &'static str,
    pub(crate) at: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fault: Option<Kind>,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) body: Option<Box<RawValue>>,
}

/// One attempt to deliver a webhook.
#[derive(Clone, Serialize)]
pub(crate) struct Attempt {
    pub(crate) url: String,
    pub(crate) attempt: usize,
    pub(crate) at: Millis,
    pub(crate) status: Option<u16>,
    pub(crate) error: Option<String>,
}

#[derive(Default)]
struct Log {
    next: u64,
    kept: VecDeque<Record>,
}

#[derive(Clone)]
struct Job {
    number: u64,
    id: Arc<str>,
    body: Arc<str>,
    url: Arc<str>,
    fault: Option<Kind>,
    delay: Duration,
}

/// What deliveries need, and nothing that would keep the sandbox alive.
struct Sender {
    client: reqwest::Client,
    secret: String,
    delays: Vec<Duration>,
    shared: Arc<crate::shared::Shared>,
}

impl Webhooks {
    pub(crate) fn new(urls: Vec<String>) -> (Self, Queue) {
        let (queue, jobs) = unbounded_channel();
        let hub =
            Webhooks { urls: Mutex::new(urls), log: Mutex::default(), queue, pending: AtomicU64::new(0) };
        (hub, Queue { jobs })
    }

    /// Remembers an event and queues it for every URL.
    pub(crate) fn send(&self, event: Event, now: Millis, fault: Option<Fault>) {
        let kind = fault.as_ref().map(|fault| fault.kind);
        let body: Arc<str> = event.body.into();
        let id: Arc<str> = event.id.into();
        let record = Record {
            number: 0,
            id: id.to_string(),
            event_type: event.event_type,
            at: now,
            fault: kind,
            attempts: Vec::new(),
            body: RawValue::from_string(body.to_string()).ok(),
        };
        let number = lock(&self.log).add(record);
        if kind == Some(Kind::WebhookDrop) {
            return;
        }
        let delay = fault.map_or(Duration::ZERO, |fault| Duration::from_millis(fault.delay_ms));
        for url in lock(&self.urls).iter() {
            let job = Job {
                number,
                id: id.clone(),
                body: body.clone(),
                url: url.as_str().into(),
                fault: kind,
                delay,
            };
            self.pending.fetch_add(1, Ordering::Relaxed);
            if self.queue.send(job).is_err() {
                self.pending.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    pub(crate) fn urls(&self) -> Vec<String> {
        lock(&self.urls).clone()
    }

    pub(crate) fn set_urls(&self, urls: Vec<String>) {
        *lock(&self.urls) = urls;
    }

    /// The newest first.
    pub(crate) fn latest(&self, limit: usize) -> Vec<Record> {
        lock(&self.log).kept.iter().rev().take(limit).cloned().collect()
    }

    /// Deliveries that are neither accepted nor given up.
    pub(crate) fn pending(&self) -> u64 {
        self.pending.load(Ordering::Relaxed)
    }

    pub(crate) fn clear(&self) {
        lock(&self.log).kept.clear();
    }
}

impl Log {
    fn add(&mut self, mut record: Record) -> u64 {
        let number = self.next;
        record.number = number;
        self.next += 1;
        if self.kept.len() >= KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(record);
        number
    }

    /// Numbers are consecutive, so a record's place follows from its number.
    fn get_mut(&mut self, number: u64) -> Option<&mut Record> {
        let first = self.kept.front()?.number;
        let index = usize::try_from(number.checked_sub(first)?).ok()?;
        self.kept.get_mut(index)
    }
}

/// The receiving end, to be run as a task.
pub(crate) struct Queue {
    jobs: UnboundedReceiver<Job>,
}

impl Queue {
    /// Delivers until the task is aborted. First attempts to one URL keep their order; retries overtake nobody
    /// and hold nobody up.
    pub(crate) async fn run(mut self, shared: Arc<crate::shared::Shared>, client: reqwest::Client) {
        let settings = &shared.settings;
        let sender = Arc::new(Sender {
            client,
            secret: webhook_secret(settings).to_owned(),
            delays: settings.webhook_retry_delays.clone(),
            shared: shared.clone(),
        });
        let mut lines: HashMap<Arc<str>, UnboundedSender<Job>> = HashMap::new();
        let mut workers = JoinSet::new();
        while let Some(job) = self.jobs.recv().await {
            let line = lines.entry(job.url.clone()).or_insert_with(|| {
                let (line, jobs) = unbounded_channel();
                workers.spawn(one_line(sender.clone(), jobs));
                line
            });
            // A worker ends only together with this task.
            let _ = line.send(job);
        }
    }
}

/// The secret in plain text; its bytes are the key.
pub(crate) fn webhook_secret(settings: &Settings) -> &str {
    settings.webhook_secret.as_deref().unwrap_or(&settings.client_secret)
}

/// The client that delivers webhooks.
pub(crate) fn client(timeout: Duration) -> std::io::Result<reqwest::Client> {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // Whoever was faster has installed one, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
    let builder =
        || reqwest::Client::builder().timeout(timeout).redirect(reqwest::redirect::Policy::none()).no_proxy();
    // A machine without any root certificates can still deliver to http URLs.
    let client = builder().build().or_else(|_| builder().tls_certs_only([]).build());
    client.map_err(std::io::Error::other)
}

/// The deliveries to one URL.
async fn one_line(sender: Arc<Sender>, mut jobs: UnboundedReceiver<Job>) {
    let mut retries = JoinSet::new();
    let mut held: Option<Job> = None;
    loop {
        while retries.try_join_next().is_some() {}
        let next = if held.is_some() {
            tokio::time::timeout(HOLD, jobs.recv()).await.unwrap_or_default()
        } else {
            match jobs.recv().await {
                Some(job) => Some(job),
                None => return,
            }
        };
        let Some(job) = next else {
            if let Some(job) = held.take() {
                first_attempt(&sender, job, &mut retries).await;
            }
            continue;
        };
        match job.fault {
            Some(Kind::WebhookReorder) if held.is_none() => held = Some(job),
            Some(Kind::WebhookLate) => {
                let sender = sender.clone();
                retries.spawn(async move {
                    tokio::time::sleep(job.delay).await;
                    let mut inner = JoinSet::new();
                    first_attempt(&sender, job, &mut inner).await;
                    inner.join_all().await;
                });
            }
            Some(Kind::WebhookDuplicate) => {
                sender.shared.webhooks.pending.fetch_add(1, Ordering::Relaxed);
                first_attempt(&sender, job.clone(), &mut retries).await;
                first_attempt(&sender, job, &mut retries).await;
            }
            _ => {
                first_attempt(&sender, job, &mut retries).await;
                if let Some(job) = held.take() {
                    first_attempt(&sender, job, &mut retries).await;
                }
            }
        }
    }
}

async fn first_attempt(sender: &Arc<Sender>, job: Job, retries: &mut JoinSet<()>) {
    if sender.deliver(&job, 1).await || sender.delays.is_empty() {
        sender.done();
        return;
    }
    let sender = sender.clone();
    retries.spawn(async move {
        for (made, delay) in sender.delays.iter().enumerate() {
            tokio::time::sleep(*delay).await;
            if sender.deliver(&job, made + 2).await {
                break;
            }
        }
        sender.done();
    });
}

impl Sender {
    async fn deliver(&self, job: &Job, attempt: usize) -> bool {
        // The system's time, not the movable clock: receivers compare it with their own.
        let timestamp = clock::system_now() / 1000;
        let sent = self
            .client
            .post(job.url.as_ref())
            .header("content-type", "application/json")
            .header("webhook-id", job.id.as_ref())
            .header("webhook-timestamp", timestamp.to_string())
            .header("webhook-signature", signature::webhook(&self.secret, &job.id, timestamp, &job.body))
            .body(job.body.to_string())
            .send()
            .await;
        let status = sent.as_ref().ok().map(|answer| answer.status().as_u16());
        let attempt = Attempt {
            url: job.url.to_string(),
            attempt,
            at: self.shared.clock.now(),
            status,
            error: sent.as_ref().err().map(explain),
        };
        if let Some(record) = lock(&self.shared.webhooks.log).get_mut(job.number) {
            record.attempts.push(attempt);
        }
        status.is_some_and(|status| (200..300).contains(&status))
    }

    fn done(&self) {
        self.shared.webhooks.pending.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What went wrong, with its causes.
fn explain(error: &reqwest::Error) -> String {
    let mut text = if error.is_timeout() { "timed out" } else { "request failed" }.to_owned();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

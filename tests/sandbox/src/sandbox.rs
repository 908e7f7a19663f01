//! The handle of a running sandbox.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::settings::Settings;
use crate::shared::Shared;
use crate::store::{Store, Writer};
use crate::webhooks::{self, Webhooks};
use crate::world::ids::Ids;
use crate::world::{Rules, Tally, World};
use crate::{http, server};

/// How often things that are due happen when no request comes.
const TICK: Duration = Duration::from_millis(50);

/// A running gateway. Dropping it stops it as well, without waiting for open requests.
pub struct Sandbox {
    port: u16,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
    background: Vec<JoinHandle<()>>,
    writer: Option<Writer>,
}

impl Sandbox {
    /// Starts a gateway inside the running tokio runtime; it accepts connections when this returns.
    ///
    /// # Errors
    /// When the address is taken, the callback key is not hex, or the data file cannot be used.
    pub async fn start(settings: Settings) -> io::Result<Sandbox> {
        let callback_key = hex::decode(&settings.callback_key)
            .ok()
            .filter(|key| !key.is_empty())
            .ok_or_else(|| invalid("the callback key must be hex, two digits a byte".to_owned()))?;
        let address = (settings.host.as_str(), settings.port);
        let listener = TcpListener::bind(address).await.map_err(|error| {
            io::Error::new(error.kind(), format!("cannot listen on {}:{}: {error}", address.0, address.1))
        })?;
        let local = listener.local_addr()?;
        let base_url = match &settings.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{local}"),
        };
        let ids = Ids::new(settings.seed)?;
        let mut world = World::new(Rules::new(&settings, &base_url), ids, settings.data.is_some());
        let store = match &settings.data {
            Some(path) => {
                let mut open = || {
                    let store = Store::open(path)?;
                    store.load(&mut world)?;
                    Ok(store)
                };
                let failed = |error: rusqlite::Error| invalid(format!("{}: {error}", path.display()));
                Some(open().map_err(failed)?)
            }
            None => None,
        };
        let client = webhooks::client(settings.webhook_timeout)?;
        let (webhooks, queue) = Webhooks::new(settings.webhook_urls.clone());
        let shared = Arc::new(Shared::new(settings, callback_key, base_url, webhooks, world));
        let writer = store.map(|store| store.spawn(shared.clone())).transpose()?;
        let (stop, stopped) = watch::channel(false);
        let router = http::router(shared.clone());
        let server = tokio::spawn(server::serve(listener, router, shared.clone(), stopped));
        let background =
            vec![tokio::spawn(queue.run(shared.clone(), client)), tokio::spawn(tick(shared.clone()))];
        Ok(Sandbox { port: local.port(), shared, stop, server, background, writer })
    }

    /// Where the gateway is reached, such as `http://127.0.0.1:41234`.
    pub fn url(&self) -> &str {
        &self.shared.base_url
    }

    /// The port it listens on, which is not that of [`Sandbox::url`] when a public URL was set.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The `client_id` that Generate Token accepts.
    pub fn client_id(&self) -> &str {
        &self.shared.settings.client_id
    }

    /// The `client_secret` that Generate Token accepts.
    pub fn client_secret(&self) -> &str {
        &self.shared.settings.client_secret
    }

    /// The key of the callback's signature, in hex.
    pub fn callback_key(&self) -> &str {
        &self.shared.settings.callback_key
    }

    /// The webhook secret in plain text; its UTF-8 bytes are the key.
    pub fn webhook_secret(&self) -> &str {
        webhooks::webhook_secret(&self.shared.settings)
    }

    /// Sends webhooks to these URLs from now on.
    pub fn set_webhook_urls(&self, urls: Vec<String>) {
        self.shared.webhooks.set_urls(urls);
    }

    /// Moves the sandbox's clock forward; what becomes due happens before this returns.
    pub fn advance(&self, by: Duration) {
        self.shared.clock.advance(crate::clock::millis(by));
        self.shared.act(|_, _| ());
    }

    /// What happened to the money of the order with this `merchant_order_reference`.
    pub fn tally(&self, merchant_order_reference: &str) -> Tally {
        self.shared.lock().ledger.orders.get(merchant_order_reference).cloned().unwrap_or_default()
    }

    /// What happened to all the money.
    pub fn total(&self) -> Tally {
        self.shared.lock().ledger.total.clone()
    }

    /// Requests received so far, those for pages included and those of the admin API not.
    pub fn requests(&self) -> u64 {
        self.shared.requests.received()
    }

    /// Stops: no new connections, open requests end, the data file is complete.
    pub async fn stop(mut self) {
        // The server has gone only if it failed, and then it has stopped.
        let _ = self.stop.send(true);
        let _ = (&mut self.server).await;
        for task in &self.background {
            task.abort();
        }
        if let Some(writer) = self.writer.take() {
            // As above: a writer that failed has nothing left to write.
            let _ = tokio::task::spawn_blocking(move || writer.close()).await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
        for task in &self.background {
            task.abort();
        }
        if let Some(writer) = self.writer.take() {
            writer.close();
        }
    }
}

async fn tick(shared: Arc<Shared>) {
    let mut ticks = tokio::time::interval(TICK);
    loop {
        ticks.tick().await;
        shared.act(|_, _| ());
    }
}

fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

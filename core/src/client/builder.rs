//! The builder of a client with a transport, platform, observer or HTTP options of its own.

use std::fmt;
use std::sync::Arc;

use super::observer::Observer;
use super::platform::SystemPlatform;
use super::{Client, Event, HttpOptions, HttpTransport, Platform, Transport};
use crate::{CallOptions, Config, Error, Session};

/// Builds a [`Client`] with a transport, a platform, an observer or HTTP options of its own.
#[must_use]
pub struct ClientBuilder {
    config: Config,
    transport: Option<Arc<dyn Transport>>,
    platform: Option<Arc<dyn Platform>>,
    observer: Option<Arc<Observer>>,
    http: HttpOptions,
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("config", &self.config)
            .field("http", &self.http)
            .finish_non_exhaustive()
    }
}

impl ClientBuilder {
    pub(super) fn new(config: Config) -> Self {
        Self { config, transport: None, platform: None, observer: None, http: HttpOptions::default() }
    }

    /// Another HTTP stack than reqwest.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Another clock and another source of randomness, for tests.
    pub fn platform(mut self, platform: impl Platform + 'static) -> Self {
        self.platform = Some(Arc::new(platform));
        self
    }

    /// A function that is told of every request and every answer, to log or to count.
    pub fn observer(mut self, observer: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Options of the transport on reqwest.
    pub fn http(mut self, options: HttpOptions) -> Self {
        self.http = options;
        self
    }

    /// Checks the configuration and makes the client.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config), with the field's name.
    pub fn build(self) -> Result<Client, Error> {
        Ok(Client {
            session: Session::new(self.config)?,
            transport: match self.transport {
                Some(transport) => transport,
                None => Arc::new(HttpTransport::new(&self.http)?),
            },
            platform: self.platform.unwrap_or_else(|| Arc::new(SystemPlatform)),
            observer: self.observer,
            options: CallOptions::default(),
        })
    }
}

//! Options of the transport on reqwest.

/// Options of the transport on reqwest. Times are in milliseconds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HttpOptions {
    /// How long connecting may take, TLS included. Default 10,000.
    pub connect_timeout_ms: u64,
    /// How many idle connections are kept. Default 64.
    pub max_idle_connections: usize,
    /// How long an idle connection is kept. Default 30,000.
    pub idle_timeout_ms: u64,
    /// The largest answer that is read, in bytes. Default 4 MiB.
    pub max_body_bytes: usize,
    /// Whether `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are followed. Default true. Requests to
    /// loopback never go through a proxy.
    pub proxy_from_environment: bool,
    /// More root certificates, PEM, beside the system's.
    pub ca_bundle_pem: Option<Vec<u8>>,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            connect_timeout_ms: 10_000,
            max_idle_connections: 64,
            idle_timeout_ms: 30_000,
            max_body_bytes: 4 << 20,
            proxy_from_environment: true,
            ca_bundle_pem: None,
        }
    }
}

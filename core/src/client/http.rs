//! The transport on reqwest with rustls.

use std::time::Duration;

use super::proxy::Proxies;
use super::{BoxFuture, HttpOptions, Transport};
use crate::{Error, HttpRequest, HttpResponse, Method, TransportFailure};

/// The transport on reqwest with rustls: redirects off, answers bounded, connections kept.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
    max_body_bytes: usize,
}

impl HttpTransport {
    /// Makes the transport.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for certificates that are not PEM, and, with the variable's
    /// name, for a proxy of the environment that is not the URL of an HTTP proxy.
    pub fn new(options: &HttpOptions) -> Result<Self, Error> {
        // A process has one provider of cryptography; another that is already there serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(Duration::from_millis(options.connect_timeout_ms))
            .pool_max_idle_per_host(options.max_idle_connections)
            .pool_idle_timeout(Duration::from_millis(options.idle_timeout_ms))
            .tcp_nodelay(true)
            // Its own look at the environment passes over what it cannot read, and sends loopback to the proxy.
            .no_proxy();
        if options.proxy_from_environment {
            for proxy in Proxies::from_environment()?.0 {
                builder = builder.proxy(proxy);
            }
        }
        if let Some(pem) = &options.ca_bundle_pem {
            let certificates = reqwest::Certificate::from_pem_bundle(pem)
                .ok()
                .filter(|list| !list.is_empty())
                .ok_or_else(|| Error::config("ca_bundle", "expected certificates in PEM"))?;
            builder = builder.tls_certs_merge(certificates);
        }
        let client = builder
            .build()
            .map_err(|error| Error::config("http", format!("no HTTP client: {}", chain(&error))))?;
        Ok(Self { client, max_body_bytes: options.max_body_bytes })
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportFailure> {
        let method = reqwest::Method::from_bytes(request.method.as_str().as_bytes())
            .map_err(|_| TransportFailure { sent: false, message: "the method is not valid".into() })?;
        let mut builder =
            self.client.request(method, &request.url).timeout(Duration::from_millis(request.timeout_ms));
        for (name, value) in &request.headers {
            builder = builder.header(&**name, &**value);
        }
        match &request.body {
            Some(body) => builder = builder.body(body.expose().to_owned()),
            // RFC 9110, section 8.6: a method that could have a body says that there is none.
            None if matches!(request.method, Method::Post | Method::Put | Method::Patch) => {
                builder = builder.header("Content-Length", "0");
            }
            None => {}
        }
        let mut response = builder.send().await.map_err(|error| failure(&error))?;
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect();
        // In one piece where its length is known, and never more than may be read.
        let announced = response.content_length().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(0);
        let mut body = Vec::with_capacity(announced.min(self.max_body_bytes));
        while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error))? {
            if body.len() + chunk.len() > self.max_body_bytes {
                let message = format!("the answer is larger than {} bytes", self.max_body_bytes);
                return Err(TransportFailure { sent: true, message });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status, headers, body })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportFailure>> {
        Box::pin(self.exchange(request))
    }
}

/// Not sent only if there was no connection, or the request could not even be written down.
fn failure(error: &reqwest::Error) -> TransportFailure {
    TransportFailure { sent: !(error.is_connect() || error.is_builder()), message: chain(error) }
}

/// The error and its causes in one line, without the URL: ids are the merchant's business.
fn chain(error: &reqwest::Error) -> String {
    let mut text = match () {
        () if error.is_timeout() => "no answer in time",
        () if error.is_connect() => "no connection",
        () if error.is_body() || error.is_decode() => "the connection was lost within the answer",
        () if error.is_builder() => "the request cannot be built",
        () => "the connection was lost",
    }
    .to_owned();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

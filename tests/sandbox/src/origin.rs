//! Which requests are refused for the name they were sent to, or for the page they come from.
//!
//! The admin API asks for no credentials and the first page shows all of them, so a page of another origin must
//! reach neither: not by a name that its DNS server points at loopback, and not by a form or script of its own.

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, Request, header};

use crate::wire::Refusal;

/// Tells where a request comes from even where a browser leaves `Origin` out.
const SEC_FETCH_SITE: &str = "sec-fetch-site";
/// The shopper's pages. Their URLs are secrets of one payment, and shops may show them in a frame.
const SHOPPER_PAGES: [&str; 4] = ["/web/", "/checkout/", "/upi/", "/mandate/"];

/// The names that are the sandbox's own, besides those of loopback and the address of the connection.
pub(crate) struct Own {
    hosts: Vec<String>,
    /// The authority of the URL under which clients and shoppers reach the sandbox.
    authority: String,
}

impl Own {
    /// `host` is the address to listen on, `base_url` where the sandbox is reached.
    pub(crate) fn new(host: &str, base_url: &str) -> Self {
        let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
        let authority = after_scheme.split('/').next().unwrap_or_default().to_ascii_lowercase();
        let named = name_of(&authority).unwrap_or_default().to_owned();
        Own { hosts: vec![host.to_ascii_lowercase(), named], authority }
    }

    /// Refuses a request to a name that is not the sandbox's, and one from another origin that would act.
    pub(crate) fn check<B>(&self, request: &Request<B>, local: Option<IpAddr>) -> Result<(), Refusal> {
        let host = host(request).filter(|host| self.is_own(host, local)).ok_or_else(misdirected)?;
        let path = request.uri().path();
        let acts = !matches!(*request.method(), Method::GET | Method::HEAD) || crate::http::is_gateways(path);
        let of_shopper = SHOPPER_PAGES.iter().any(|page| path.starts_with(page));
        if acts && !of_shopper && !self.comes_from_here(request.headers(), &host) {
            let message = "a page of another origin may not do this in the sandbox";
            return Err(Refusal::new(403, "INVALID_REQUEST", message));
        }
        Ok(())
    }

    fn is_own(&self, host: &str, local: Option<IpAddr>) -> bool {
        let Some(name) = name_of(host) else { return false };
        if let Ok(address) = name.parse::<IpAddr>() {
            let address = address.to_canonical();
            return address.is_loopback()
                || local.is_some_and(|local| local.to_canonical() == address)
                || self.hosts.iter().any(|own| own == name);
        }
        // No DNS server answers for names below `localhost` (RFC 6761).
        let below_localhost =
            name.strip_suffix("localhost").is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        below_localhost || self.hosts.iter().any(|own| own == name)
    }

    /// Whether the request comes from a page of the sandbox, or from no page at all.
    fn comes_from_here(&self, headers: &HeaderMap, host: &str) -> bool {
        let mut origins = headers.get_all(header::ORIGIN).iter().peekable();
        if origins.peek().is_some() {
            return origins.all(|origin| origin.to_str().is_ok_and(|origin| self.is_same(origin, host)));
        }
        headers.get_all(SEC_FETCH_SITE).iter().all(|site| site == "same-origin" || site == "none")
    }

    /// Whether an origin is the host of the request itself, or the public URL behind a proxy that changed `Host`.
    fn is_same(&self, origin: &str, host: &str) -> bool {
        let (scheme, authority) = match origin.split_once("://") {
            Some((scheme @ ("http" | "https"), authority)) => (scheme, authority.to_ascii_lowercase()),
            _ => return false,
        };
        let default = if scheme == "https" { ":443" } else { ":80" };
        let plain = |authority: &str| authority.strip_suffix(default).unwrap_or(authority).to_owned();
        plain(&authority) == plain(host) || plain(&authority) == plain(&self.authority)
    }
}

/// The host with its port in lower case, if the request has exactly one.
fn host<B>(request: &Request<B>) -> Option<String> {
    let mut headers = request.headers().get_all(header::HOST).iter();
    let header = headers.next();
    if headers.next().is_some() {
        return None;
    }
    // A proxy's request names the host in its target as well, and that one counts (RFC 9112, section 3.2.2).
    let host = match request.uri().authority() {
        Some(authority) => authority.as_str(),
        None => header?.to_str().ok()?,
    };
    Some(host.to_ascii_lowercase())
}

/// The name or address in `name`, `name:port`, `[address]` and `[address]:port`.
fn name_of(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (address, rest) = rest.split_once(']')?;
            (address, if rest.is_empty() { None } else { Some(rest.strip_prefix(':')?) })
        }
        None => host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port))),
    };
    let digits = port.is_none_or(|port| port.chars().all(|c| c.is_ascii_digit()));
    let name = name.strip_suffix('.').unwrap_or(name);
    (digits && !name.is_empty()).then_some(name)
}

fn misdirected() -> Refusal {
    let message = "the request is for a host that is not the sandbox's: use 127.0.0.1 or localhost, or start it \
                   with --public-url and the URL under which it is reached";
    Refusal::new(421, "INVALID_REQUEST", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_split_into_name_and_port() {
        for (host, name) in [
            ("localhost", Some("localhost")),
            ("localhost:4100", Some("localhost")),
            ("localhost.:4100", Some("localhost")),
            ("[::1]", Some("::1")),
            ("[::1]:4100", Some("::1")),
            ("::1", None),
            ("[::1", None),
            ("[::1]4100", None),
            ("", None),
            (":4100", None),
            ("localhost:x", None),
        ] {
            assert_eq!(name_of(host), name, "{host}");
        }
    }

    #[test]
    fn the_address_of_the_connection_is_the_sandboxs_own() {
        let own = Own::new("0.0.0.0", "http://0.0.0.0:4100");
        let local = Some("192.168.1.7".parse().unwrap());
        assert!(own.is_own("192.168.1.7:4100", local) && own.is_own("[::ffff:192.168.1.7]", local));
        assert!(!own.is_own("192.168.1.8:4100", local) && !own.is_own("192.168.1.7:4100", None));
    }

    #[test]
    fn an_origin_is_compared_with_its_port() {
        let own = Own::new("127.0.0.1", "https://pay.example");
        assert!(own.is_same("http://localhost:4100", "localhost:4100"));
        assert!(
            own.is_same("http://localhost", "localhost:80") && own.is_same("https://pay.example:443", "x")
        );
        for other in ["http://localhost:3000", "http://localhost", "null", "", "localhost:4100", "file://"] {
            assert!(!own.is_same(other, "localhost:4100"), "{other}");
        }
    }
}

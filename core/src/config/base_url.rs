//! The base URL: what is allowed, and its canonical form.

use std::net::Ipv4Addr;

use crate::Error;

/// Checks a base URL, and gives it without a default port, leading zeros of a port, and a slash at its end.
///
/// https anywhere, http on loopback only: a bearer token must not cross a network in the clear.
pub(super) fn canonical_base_url(url: &str) -> Result<String, Error> {
    let refuse = |message: &str| Err(Error::config("base_url", message));
    let (scheme, default_port, rest) = match url.split_once("://") {
        Some(("https", rest)) => ("https", 443, rest),
        Some(("http", rest)) => ("http", 80, rest),
        _ => return refuse("expected a URL that begins with `https://`"),
    };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/".contains(&b))
        || path.split('/').any(|segment| segment == "." || segment == "..")
    {
        return refuse("expected a URL without query, fragment or escapes in its path");
    }
    let (host, port) = match authority.split_once(']') {
        Some((host, port)) => (
            host.strip_prefix('[').unwrap_or_default(),
            port.strip_prefix(':').or((!port.is_empty()).then_some("")),
        ),
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    let is_ipv6 = authority.starts_with('[');
    let allowed = |b: u8| {
        b.is_ascii_alphanumeric() || if is_ipv6 { b == b':' || b == b'.' } else { b == b'-' || b == b'.' }
    };
    if !host.bytes().all(allowed) {
        return refuse("expected a plain host name, without user name or password");
    }
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let port: Option<u16> = match port {
        None => Some(default_port),
        Some(port) if is_port(port) => port.parse().ok().filter(|port| *port > 0),
        Some(_) => None,
    };
    let Some(port) = port.filter(|_| !host.is_empty()) else {
        return refuse("expected a host, and a port from 1 to 65535 if any");
    };
    if scheme == "http" && !is_loopback(host) {
        return refuse("expected https: http is allowed on loopback only");
    }
    let host = if is_ipv6 { format!("[{host}]") } else { host.to_ascii_lowercase() };
    let port = if port == default_port { String::new() } else { format!(":{port}") };
    let path = path.trim_end_matches('/');
    let path = if path.is_empty() { String::new() } else { format!("/{path}") };
    Ok(format!("{scheme}://{host}{port}{path}"))
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "::1"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

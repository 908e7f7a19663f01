//! The proxies that the environment names.

use std::env::{VarError, var};

use reqwest::{NoProxy, Proxy, Url};

use crate::Error;

/// Never through a proxy: a bearer token in the clear must not leave the machine.
const LOOPBACK: &str = "localhost,127.0.0.0/8,::1";

/// The proxies for http and https, none of which serves loopback.
pub(super) struct Proxies(pub(super) Vec<Proxy>);

impl Proxies {
    /// Reads `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper case before lower case.
    ///
    /// Nothing within CGI, where a client's header `Proxy` arrives as `HTTP_PROXY`.
    pub(super) fn from_environment() -> Result<Self, Error> {
        if std::env::var_os("REQUEST_METHOD").is_some() {
            return Ok(Self(Vec::new()));
        }
        let exempt = first(["NO_PROXY", "no_proxy"])?.map(|(_, hosts)| hosts).unwrap_or_default();
        let exempt = NoProxy::from_string(&format!("{LOOPBACK},{exempt}"));
        let mut proxies = Vec::new();
        for (names, make) in [
            (["HTTP_PROXY", "http_proxy"], Proxy::http as fn(Url) -> reqwest::Result<Proxy>),
            (["HTTPS_PROXY", "https_proxy"], Proxy::https),
            // The last, because the first that fits is taken.
            (["ALL_PROXY", "all_proxy"], Proxy::all),
        ] {
            let Some((name, text)) = first(names)? else { continue };
            let url = read(&text).ok_or_else(|| unreadable(name))?;
            proxies.push(make(url).map_err(|_| unreadable(name))?.no_proxy(exempt.clone()));
        }
        Ok(Self(proxies))
    }
}

/// The first of these variables that is set, with its name; an empty one says that there is none.
fn first(names: [&'static str; 2]) -> Result<Option<(&'static str, String)>, Error> {
    for name in names {
        match var(name) {
            Ok(text) => return Ok(Some((name, text)).filter(|(_, text)| !text.trim().is_empty())),
            Err(VarError::NotUnicode(_)) => return Err(Error::config(name, "expected Unicode text")),
            Err(VarError::NotPresent) => {}
        }
    }
    Ok(None)
}

/// The URL of a proxy; without a scheme it is http.
fn read(text: &str) -> Option<Url> {
    let text = text.trim();
    let url = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    Url::parse(&url).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

// Its value stays unsaid: it may hold a password.
fn unreadable(name: &str) -> Error {
    Error::config(name, "expected the URL of an HTTP proxy, such as `http://proxy.example:8080`")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_usual_spellings_of_a_proxy_are_read_and_nothing_else() {
        for good in [
            "http://proxy.example:8080",
            "https://u:p%40@proxy.example",
            "proxy.example:8080",
            " [::1]:3128 ",
        ] {
            assert!(read(good).is_some(), "{good}");
        }
        for bad in ["http://[bad", "socks5://proxy.example", "http://", "a b", "http://proxy.example:99999"] {
            assert!(read(bad).is_none(), "{bad}");
        }
    }
}

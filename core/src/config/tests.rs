use super::*;

fn at(url: &str) -> Result<String, Error> {
    Config::at(url, "id", "secret").check()
}

#[test]
fn the_environment_is_uat_unless_production_is_named() {
    assert_eq!(Config::uat("id", "secret").check().unwrap(), UAT_URL);
    assert_eq!(Config::production("id", "secret").check().unwrap(), PRODUCTION_URL);
}

#[test]
fn http_is_for_loopback_only() {
    for good in [
        "https://gateway.example",
        "https://gateway.example:8443/base/",
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:9",
    ] {
        assert!(at(good).is_ok(), "{good}");
    }
    for bad in [
        "http://gateway.example",
        "http://127.0.0.1.evil.example",
        "http://localhost@evil.example",
        "ftp://localhost",
        "https://",
        "https://a b",
        "https://user:pass@gateway.example",
        "https://gateway.example?x=1",
        "https://gateway.example/#x",
        "https://gateway.example/../x",
        "https://gateway.example:port",
        "https://[::1",
        "gateway.example",
        "https://gateway.example/a%2f",
    ] {
        let error = at(bad).unwrap_err();
        assert_eq!(error.path.as_deref(), Some("base_url"), "{bad}");
    }
}

#[test]
fn a_default_port_and_leading_zeros_are_taken_out() {
    for (given, canonical) in [
        ("https://gateway.example:443", "https://gateway.example"),
        ("https://gateway.example:0443/base/", "https://gateway.example/base"),
        ("https://Gateway.Example:08443//", "https://gateway.example:8443"),
        ("http://127.0.0.1:80/", "http://127.0.0.1"),
        ("http://127.0.0.1:0080", "http://127.0.0.1"),
        ("http://[::1]:0009", "http://[::1]:9"),
        ("http://localhost:443", "http://localhost:443"),
    ] {
        assert_eq!(at(given).unwrap(), canonical);
    }
    for bad in
        ["https://h:0", "https://h:", "https://h:00", "https://h:65536", "https://h:+1", "https://[::1]x"]
    {
        assert_eq!(at(bad).unwrap_err().path.as_deref(), Some("base_url"), "{bad}");
    }
}

#[test]
fn options_cannot_inject_or_replace_headers() {
    for (name, value) in [
        ("Authorization", "x"),
        ("X\r\nEvil", "x"),
        ("X-Good", "a\r\nEvil: 1"),
        ("", "x"),
        ("request-id", "1"),
        ("Range", "bytes=0-1"),
        ("Accept-Encoding", "gzip"),
        ("Proxy-Authorization", "Basic x"),
    ] {
        assert!(CallOptions::default().header(name, value).check().is_err(), "{name}");
    }
    assert!(CallOptions::default().header("Merchant-ID", "104359").check().is_ok());
    assert!(CallOptions::default().header("User-Agent", "shop/1").check().is_ok());
    assert!(CallOptions::default().header("X-A", "1").header("x-a", "2").check().is_err());
}

#[test]
fn limits_are_checked_and_named() {
    let mut config = Config::uat("id", "secret");
    config.max_retries = 11;
    assert_eq!(config.check().unwrap_err().path.as_deref(), Some("max_retries"));
    assert!(CallOptions::default().timeout_ms(0).check().is_err());
}

//! What pages of other origins, and names that point here by DNS rebinding, may do: nothing.

use pinelabs_sandbox::Settings;
use reqwest::Method;
use reqwest::header::{HOST, ORIGIN};
use serde_json::json;

use crate::common::{CARD, Gateway, answer, card, form, text};

/// The status of a request with these headers.
async fn status(gateway: &Gateway, method: Method, path: &str, headers: &[(&str, &str)]) -> u16 {
    let mut request = gateway.request(method, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn a_name_that_points_here_by_dns_rebinding_is_answered_nothing() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, true, json!({})).await;
    for path in [
        "/",
        "/_sandbox",
        "/_sandbox/api/status",
        "/_sandbox/api/orders",
        "/web/auth/landing/?token=x",
        "/checkout/?token=x",
        "/api/pay/v1/orders/reference/order-1",
    ] {
        for host in [
            "evil.example",
            "evil.example:4100",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "8.8.8.8",
        ] {
            let refused = gateway.request(Method::GET, path).header(HOST, host).send().await.unwrap();
            assert_eq!(refused.status(), 421, "{path} as {host}");
            let said = refused.text().await.unwrap();
            assert!(said.contains("--public-url"), "{said}");
            assert!(!said.contains(gateway.sandbox.client_secret()), "{said}");
        }
    }
    let reset = gateway.http.post(gateway.url("/_sandbox/api/reset")).header(HOST, "evil.example");
    answer(reset).await.refused(421, "INVALID_REQUEST");
    assert_eq!(gateway.fetch(&order).await["status"], "CREATED");
}

#[tokio::test]
async fn every_name_of_the_machine_itself_is_answered() {
    let gateway = Gateway::start().await;
    for host in [
        "localhost",
        "LOCALHOST:80",
        "localhost.",
        "shop.localhost:4100",
        "127.0.0.1",
        "127.9.9.9:1",
        "[::1]:4100",
    ] {
        assert_eq!(status(&gateway, Method::GET, "/", &[("host", host)]).await, 200, "{host}");
    }
    for host in ["", ":4100", "[::1", "localhost:http", "localhost@evil.example", "a b"] {
        assert_eq!(status(&gateway, Method::GET, "/", &[("host", host)]).await, 421, "{host}");
    }
}

#[tokio::test]
async fn the_public_url_and_the_configured_host_are_answered_too() {
    let settings = Settings {
        public_url: Some("https://Pay.Example:8443/".to_owned()),
        host: "0.0.0.0".to_owned(),
        ..Settings::default()
    };
    let sandbox = pinelabs_sandbox::Sandbox::start(settings).await.unwrap();
    // Bound to every address, so that the port is all that has to be found out.
    let port = sandbox.port();
    let http = crate::common::client();
    let get = async |host: &str| {
        let url = format!("http://127.0.0.1:{port}/");
        http.get(url).header(HOST, host).send().await.unwrap().status().as_u16()
    };
    assert_eq!((get("pay.example").await, get("PAY.example:8443").await), (200, 200));
    assert_eq!((get("0.0.0.0:4100").await, get("pay.example.evil").await), (200, 421));
    let post = async |origin: &str| {
        let url = format!("http://127.0.0.1:{port}/_sandbox/api/reset");
        http.post(url).header(ORIGIN, origin).send().await.unwrap().status().as_u16()
    };
    // A proxy before the sandbox may put its own name in `Host`.
    assert_eq!((post("https://pay.example:8443").await, post("https://pay.example").await), (200, 403));
    sandbox.stop().await;
}

#[tokio::test]
async fn a_page_of_another_origin_changes_nothing() {
    let gateway = Gateway::start().await;
    let order = gateway.order(1100, true, json!({})).await;
    let own = gateway.sandbox.url().to_owned();
    let foreign = [
        "https://evil.example",
        "http://127.0.0.1:1",
        "http://localhost:3000",
        "null",
        "http://127.0.0.1.evil.example",
        "file://",
    ];
    let writes = [
        (Method::POST, "/_sandbox/api/reset"),
        (Method::PUT, "/_sandbox/api/reset"),
        (Method::POST, "/_sandbox/reset"),
        (Method::POST, "/_sandbox/clock"),
        (Method::POST, "/_sandbox/webhooks"),
        (Method::POST, "/_sandbox/api/clock"),
        (Method::PUT, "/_sandbox/api/webhooks"),
        (Method::POST, "/_sandbox/api/faults"),
        (Method::DELETE, "/_sandbox/api/faults"),
        (Method::DELETE, "/_sandbox/api/requests"),
        (Method::POST, "/api/auth/v1/token"),
        (Method::POST, "/api/pay/v1/orders"),
        (Method::GET, "/api/pay/v1/orders/reference/order-1"),
    ];
    for (method, path) in writes {
        for origin in foreign {
            let refused = status(&gateway, method.clone(), path, &[("origin", origin)]).await;
            assert_eq!(refused, 403, "{method} {path} from {origin}");
        }
        // Browsers that leave `Origin` out, as for images and some forms, say where the page is from all the same.
        for site in ["cross-site", "same-site"] {
            let refused = status(&gateway, method.clone(), path, &[("sec-fetch-site", site)]).await;
            assert_eq!(refused, 403, "{method} {path} {site}");
        }
    }
    assert_eq!(gateway.fetch(&order).await["status"], "CREATED");
    let refused =
        gateway.http.post(gateway.url("/_sandbox/api/reset")).header(ORIGIN, "https://evil.example");
    answer(refused).await.refused(403, "INVALID_REQUEST");
    // Following a link to the pages is no change.
    let link = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
    assert_eq!(status(&gateway, Method::GET, "/_sandbox", &link).await, 200);
    // The page's own forms, and programs, which send no origin.
    for headers in [vec![("origin", own.as_str()), ("sec-fetch-site", "same-origin")], vec![]] {
        assert_eq!(status(&gateway, Method::POST, "/_sandbox/api/reset", &headers).await, 200);
    }
}

#[tokio::test]
async fn the_payment_page_is_paid_from_wherever_the_shop_shows_it() {
    let gateway = Gateway::start().await;
    let own = gateway.sandbox.url().to_owned();
    for origin in [own.as_str(), "null", "https://shop.example"] {
        let order = gateway.order(1100, true, json!({})).await;
        let paid = gateway.pay(&order, card(CARD)).await;
        let url = text(&paid.body["data"], "challenge_url");
        let entered =
            gateway.http.post(url).header(ORIGIN, origin).form(&[("otp", "123456")]).send().await.unwrap();
        let (action, _) = form(&entered.text().await.unwrap());
        assert_eq!(action, "https://shop.example/return", "{origin}");
        assert_eq!(gateway.fetch(&order).await["status"], "AUTHORIZED");
    }
}

#[tokio::test]
async fn the_forms_of_the_pages_tell_their_own_origin_and_cannot_be_framed() {
    let gateway = Gateway::start().await;
    for path in ["/", "/_sandbox"] {
        let page = gateway.http.get(gateway.url(path)).send().await.unwrap();
        // With `no-referrer` a browser posts `Origin: null`, which is everybody's.
        assert_eq!(page.headers()["referrer-policy"], "same-origin", "{path}");
        let policy = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    }
    let order = gateway.order(1100, true, json!({})).await;
    let paid = gateway.pay(&order, card(CARD)).await;
    let page = gateway.http.get(text(&paid.body["data"], "challenge_url")).send().await.unwrap();
    // Shops may show the payment page in a frame.
    assert!(!page.headers()["content-security-policy"].to_str().unwrap().contains("frame-ancestors"));
}

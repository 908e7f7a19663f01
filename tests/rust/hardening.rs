//! Hostile and broken input: each gets a clear error, and nothing crashes.

use pinelabs_online::{
    Answer, Call, CallOptions, Config, Effect, Error, ErrorKind, HttpRequest, HttpResponse, Session, Step,
    StepContext,
};
use serde_json::{Value, json};

const NOW: u64 = 1_720_511_828_022;
const HOUR: u64 = 3_600_000;

fn session() -> Session {
    Session::new(Config::uat("an-invented-id", "an-invented-secret")).unwrap()
}

fn context(unix_ms: u64) -> StepContext {
    StepContext { unix_ms, entropy: [7; 16] }
}

fn start(session: &Session, name: &str, params: &Value) -> Result<Call<Answer>, Error> {
    session.call_named(name, &params.to_string(), CallOptions::default())
}

fn answer(status: u16, body: impl Into<Vec<u8>>) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.into() }
}

fn token(life: &str) -> HttpResponse {
    answer(200, format!(r#"{{"access_token":"token-1"{life}}}"#))
}

/// Drives a call whose own requests get `main` and whose inquiries get `asked`; the clock follows the waits.
fn drive(call: &mut Call<Answer>, main: &HttpResponse, asked: &HttpResponse) -> (Result<String, Error>, u32) {
    let (mut now, mut sends, mut first) = (NOW, 0, None);
    for _ in 0..1_000 {
        match call.step(context(now)) {
            Ok(Step::Send(request)) => {
                if request.operation == "auth.generate_token" {
                    call.receive(Ok(token(r#","expires_in":3600"#)));
                    continue;
                }
                sends += 1;
                let is_main = *first.get_or_insert(request.operation) == request.operation;
                call.receive(Ok(if is_main { main.clone() } else { asked.clone() }));
            }
            Ok(Step::Sleep(duration)) => now += u64::try_from(duration.as_millis()).unwrap(),
            Ok(Step::Done(answer)) => return (Ok(answer.json.expose().to_owned()), sends),
            Err(error) => return (Err(error), sends),
        }
    }
    panic!("the call does not end");
}

/// The first request of the operation itself.
fn request(name: &str, params: &Value) -> Result<HttpRequest, Error> {
    let mut call = start(&session(), name, params)?;
    assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
    call.receive(Ok(token(r#","expires_in":3600"#)));
    match call.step(context(NOW)) {
        Ok(Step::Send(request)) => Ok(request),
        other => panic!("expected a request: {other:?}"),
    }
}

fn capture() -> Value {
    json!({ "order_id": "v1-1", "merchant_capture_reference": "capture-1" })
}

#[test]
fn an_answer_that_cannot_be_read_leaves_a_doubt_and_not_a_failure() {
    let deep = format!(r#"{{"data":{}"#, r#"{"a":"#.repeat(100_000));
    let nested = format!(
        r#"{{"data":{{"order_id":"v1-1","status":"PROCESSED","x":{}{}}}}}"#,
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let bodies: [&[u8]; 12] = [
        b"",
        b"\xff\xfe",
        b"{\"data\":{\"order_id\":\"\xc3\x28\",\"status\":\"PROCESSED\"}}",
        b"null",
        b"[]",
        b"0",
        b"\"PROCESSED\"",
        b"{\"data\":{\"order_id\":null,\"status\":\"PROCESSED\"}}",
        b"{\"data\":{\"order_id\":\"v1-1\",\"status\":\"PROCESSED\"}} {}",
        b"{\"data\":{\"order_id\":\"v1-1\",\"status\":\"PROCESSED\"}",
        deep.as_bytes(),
        nested.as_bytes(),
    ];
    for body in bodies {
        for asked in [answer(200, body), answer(503, "")] {
            let mut call = start(&session(), "orders.capture", &capture()).unwrap();
            let (outcome, _) = drive(&mut call, &answer(200, body), &asked);
            let error = outcome.unwrap_err();
            let shown = String::from_utf8_lossy(&body[..body.len().min(80)]);
            assert_eq!((error.kind, error.effect), (ErrorKind::UnreadableAnswer, Effect::Unknown), "{shown}");
            assert_eq!(error.inquiry.unwrap().operation, "orders.get", "{shown}");
        }
    }
}

#[test]
fn a_huge_answer_is_read_and_a_huge_message_is_cut() {
    let notes = "n".repeat(8 << 20);
    let body = json!({ "data": { "order_id": "v1-1", "status": "PROCESSED", "notes": notes } }).to_string();
    let mut call = start(&session(), "orders.get", &json!({ "order_id": "v1-1" })).unwrap();
    let (outcome, _) = drive(&mut call, &answer(200, body), &answer(500, ""));
    assert!(outcome.unwrap().len() > 8 << 20);

    let body = json!({ "code": "C".repeat(100_000), "message": "m\r\n".repeat(1 << 20) }).to_string();
    let mut call = start(&session(), "orders.capture", &capture()).unwrap();
    let (outcome, _) = drive(&mut call, &answer(400, body), &answer(500, ""));
    let error = outcome.unwrap_err();
    assert_eq!(error.effect, Effect::Rejected);
    assert!(error.to_string().len() < 1_500 && !error.to_string().contains(['\r', '\n']), "{error}");
}

#[test]
fn a_huge_or_broken_retry_after_neither_hangs_nor_overflows() {
    for wait in ["18446744073709551615", "1e9", "99999999999999999999999999", "-5", "", "\u{663}", "soon"] {
        let busy = HttpResponse {
            status: 429,
            headers: vec![("retry-AFTER".into(), wait.into()), ("X".into(), "x".repeat(1 << 20))],
            body: Vec::new(),
        };
        let mut call = start(&session(), "orders.capture", &capture()).unwrap();
        let (outcome, sends) = drive(&mut call, &busy, &answer(500, ""));
        let error = outcome.unwrap_err();
        assert_eq!((error.kind, error.effect), (ErrorKind::RateLimited, Effect::None), "{wait}");
        assert!(sends <= 3, "{wait}");
    }
}

#[test]
fn numbers_that_do_not_fit_are_refused_in_and_kept_out() {
    let amount = |value: &str| {
        let params = format!(r#"{{"order_amount":{{"value":{value},"currency":"INR"}}}}"#);
        session().call_named("orders.create", &params, CallOptions::default())
    };
    for value in [
        "9007199254740993",
        "18446744073709551616",
        "-1",
        "0",
        "100.0",
        "1e2",
        "100.5",
        "1e400",
        "\"100\"",
        "NaN",
    ] {
        let error = amount(value).unwrap_err();
        assert_eq!((error.kind, error.effect), (ErrorKind::Input, Effect::None), "{value}");
    }
    assert!(amount("100000000").is_ok());

    // What a double cannot hold is kept as text, to the digit.
    let body = r#"{"data":{"order_id":"v1-1","status":"NEW","merchant_id":9007199254740993,"x":1.10,"order_amount":{"value":9007199254740993,"currency":"INR"}}}"#;
    let mut call = start(&session(), "orders.get", &json!({ "order_id": "v1-1" })).unwrap();
    let (outcome, _) = drive(&mut call, &answer(200, body), &answer(500, ""));
    let json = outcome.unwrap();
    assert_eq!(json.matches("9007199254740993").count(), 2, "{json}");
    assert!(json.contains(r#""merchant_id":"9007199254740993""#), "{json}");
    assert!(json.contains(r#""order_amount":{"currency":"INR","value":"9007199254740993"}"#), "{json}");
    assert!(json.contains("1.1"), "{json}");
}

#[test]
fn a_key_given_twice_is_refused_in_parameters_and_never_read_two_ways_in_answers() {
    for params in [
        r#"{"order_id":"v1-1","order_id":"v1-2"}"#,
        r#"{"order_id":"v1-1","capture_amount":{"value":100,"value":10000,"currency":"INR"}}"#,
    ] {
        let error = session().call_named("orders.capture", params, CallOptions::default()).unwrap_err();
        assert_eq!((error.kind, error.message.as_str()), (ErrorKind::Input, "given twice"), "{params}");
    }
    // The last one counts, as in JavaScript and Python, which read the same text themselves.
    let body = r#"{"data":{"order_id":"v1-1","status":"CANCELLED","status":"AUTHORIZED"}}"#;
    let session = session();
    let mut call =
        session.call(pinelabs_online::operations::get_order::GetOrder { order_id: "v1-1".into() }).unwrap();
    assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
    call.receive(Ok(token("")));
    assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
    call.receive(Ok(answer(200, body)));
    let Ok(Step::Done(order)) = call.step(context(NOW)) else { panic!("expected the order") };
    assert_eq!(order.status.to_string(), "AUTHORIZED");
}

#[test]
fn no_id_leaves_its_place_in_the_path() {
    for id in [
        "../../auth/v1/token",
        "a/b",
        "a\\b",
        "a?b=c",
        "a#b",
        "a%2fb",
        "%2e%2e",
        "a b",
        "é",
        "a;b",
        "a&b",
        "...",
        "@",
        ":",
    ] {
        let request = request("orders.get", &json!({ "order_id": id })).unwrap();
        let rest = request.url.strip_prefix("https://pluraluat.v2.pinepg.in/api/pay/v1/orders/").unwrap();
        assert!(!rest.contains(['/', '?', '#', '\\', ' ', ';', '&', '@', ':']), "{id}: {rest}");
        let escapes = rest.replace("%25", "");
        assert!(!escapes.contains("%2e") && !escapes.contains("%2E"), "{id}: {rest}");
    }
    for id in ["", ".", "..", "a\r\nb", "a\0b", "a\u{7f}b", "a\u{85}b"] {
        let error = request("orders.get", &json!({ "order_id": id })).unwrap_err();
        assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::Input, Some("order_id")), "{id:?}");
    }
    let error = request("orders.get", &json!({ "order_id": "x".repeat(129) })).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Input);
}

#[test]
fn no_reference_or_query_leaves_its_place() {
    let found = request(
        "customers.find",
        &json!({ "merchant_customer_reference": "a&mobile_number=1#x\r\ny: z", "mobile_number": "9876543210" }),
    );
    if let Ok(found) = found {
        assert!(
            found.url.ends_with("merchant_customer_reference=a%26mobile_number%3D1%23x%0D%0Ay%3A%20z"),
            "{}",
            found.url
        );
    }
    let request =
        request("orders.get_by_reference", &json!({ "merchant_order_reference": "../v1-1" })).unwrap();
    assert!(request.url.ends_with("/reference/..%2Fv1-1"), "{}", request.url);
    for reference in ["a\nb", "a\r\nAuthorization: x", "\0", ""] {
        let params = json!({ "order_id": "v1-1", "merchant_capture_reference": reference });
        let error = start(&session(), "orders.capture", &params).unwrap_err();
        assert_eq!(error.path.as_deref(), Some("merchant_capture_reference"), "{reference:?}");
    }
}

#[test]
fn no_option_header_splits_a_request_or_replaces_ours() {
    for (name, value) in [
        ("X-A", "a\r\nAuthorization: Bearer x"),
        ("X-A", "a\nb"),
        ("X-A", "a\0b"),
        ("X-A", "é"),
        ("X-A: b\r\nX-B", "c"),
        ("X A", "b"),
        ("aUTHORIZATION", "Bearer x"),
        ("Content-Length", "0"),
        ("Transfer-Encoding", "chunked"),
        ("Host", "evil.example"),
        ("Request-ID", "1"),
    ] {
        let options = CallOptions::default().header(name, value);
        let error = session().call_named("orders.get", r#"{"order_id":"v1-1"}"#, options).unwrap_err();
        assert_eq!((error.kind, error.effect), (ErrorKind::Config, Effect::None), "{name:?}");
    }
}

#[test]
fn parameters_that_are_too_deep_or_too_large_are_refused_or_carried_and_never_crash() {
    let deep = format!(
        r#"{{"method":"POST","path":"/api/x","body":{}1{}}}"#,
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    let error = session().call_named("raw", &deep, CallOptions::default()).unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Input, Effect::None));
    for name in ["payments.create", "orders.create", "customers.create"] {
        assert!(session().call_named(name, &"[".repeat(100_000), CallOptions::default()).is_err());
        assert!(session().call_named(name, &r#"{"a":"#.repeat(100_000), CallOptions::default()).is_err());
    }
    let long = json!({ "order_amount": { "value": 100, "currency": "INR" }, "notes": "n".repeat(1 << 20) });
    assert!(request("orders.create", &long).unwrap().body.unwrap().expose().len() > 1 << 20);
}

#[test]
fn a_token_that_lives_for_no_time_serves_the_call_that_fetched_it() {
    for life in [r#","expires_in":0"#, r#","expires_at":"1970-01-01T00:00:00Z""#] {
        let session = session();
        for _ in 0..3 {
            let mut call = start(&session, "orders.get", &json!({ "order_id": "v1-1" })).unwrap();
            let Ok(Step::Send(first)) = call.step(context(NOW)) else { panic!("expected a token request") };
            assert_eq!(first.operation, "auth.generate_token", "{life}");
            call.receive(Ok(token(life)));
            let Ok(Step::Send(second)) = call.step(context(NOW)) else { panic!("expected the request") };
            assert_eq!(second.operation, "orders.get", "{life}");
        }
    }
}

#[test]
fn a_token_that_lives_for_ever_is_kept_until_the_gateway_refuses_it() {
    for life in [
        r#","expires_in":18446744073709551615"#,
        r#","expires_in":315360000"#,
        r#","expires_at":"9999-12-31T23:59:59Z""#,
    ] {
        let session = session();
        let mut call = start(&session, "orders.get", &json!({ "order_id": "v1-1" })).unwrap();
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
        call.receive(Ok(token(life)));
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));

        let later = NOW + 24 * 365 * HOUR;
        let mut call = start(&session, "orders.get", &json!({ "order_id": "v1-1" })).unwrap();
        let Ok(Step::Send(request)) = call.step(context(later)) else { panic!("expected a request") };
        assert_eq!(request.operation, "orders.get", "{life}");
        call.receive(Ok(answer(401, r#"{"message":"Unauthorized"}"#)));
        let Ok(Step::Send(request)) = call.step(context(later)) else { panic!("expected a request") };
        assert_eq!(request.operation, "auth.generate_token", "{life}");
    }
}

#[test]
fn a_clock_that_jumps_ends_a_call_or_lets_it_go_on_and_never_lies() {
    // Forwards, with a write in doubt: out of time, and in doubt.
    for jump in [HOUR, 50 * 365 * 24 * HOUR, u64::MAX - NOW] {
        let mut call = start(&session(), "orders.capture", &capture()).unwrap();
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
        call.receive(Ok(token(r#","expires_in":3600"#)));
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
        call.receive(Ok(answer(503, "")));
        assert!(matches!(call.step(context(NOW)), Ok(Step::Sleep(_))));
        let error = call.step(context(NOW + jump)).unwrap_err();
        assert_eq!(error.effect, Effect::Unknown, "{jump}");
        assert!(error.inquiry.is_some() && error.message.starts_with("out of time"), "{error}");
    }
    // Backwards, to the beginning of time: what was learnt by the old clock is not trusted, and the call goes on.
    for then in [0, NOW - HOUR] {
        let session = session();
        let mut call = start(&session, "orders.get", &json!({ "order_id": "v1-1" })).unwrap();
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
        call.receive(Ok(token(r#","expires_in":3600"#)));
        assert!(matches!(call.step(context(then)), Ok(Step::Send(_))));
        call.receive(Ok(answer(503, "")));
        assert!(matches!(call.step(context(then)), Ok(Step::Sleep(_))));
        assert!(matches!(call.step(context(then)), Ok(Step::Send(_))));
        call.receive(Ok(answer(200, r#"{"data":{"order_id":"v1-1","status":"CREATED"}}"#)));
        assert!(matches!(call.step(context(then)), Ok(Step::Done(_))));
    }
}

#[test]
fn a_step_out_of_turn_does_not_deny_the_write_that_is_in_flight() {
    let mut call = start(&session(), "orders.capture", &capture()).unwrap();
    assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
    let error = call.step(context(NOW)).unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Input, Effect::None), "only a token was asked for");
    call.receive(Ok(token("")));
    assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
    let error = call.step(context(NOW)).unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Input, Effect::Unknown));
    assert!(error.inquiry.is_some());
    // The call is not over: the answer still counts.
    call.receive(Ok(answer(200, r#"{"data":{"order_id":"v1-1","status":"PROCESSED"}}"#)));
    call.receive(Ok(answer(500, "nobody asked")));
    assert!(matches!(call.step(context(NOW)), Ok(Step::Done(_))));
}

#[test]
fn a_call_given_up_with_its_answer_in_hand_is_in_doubt() {
    let send = || {
        let mut call = start(&session(), "orders.capture", &capture()).unwrap();
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
        call.receive(Ok(token("")));
        assert!(matches!(call.step(context(NOW)), Ok(Step::Send(_))));
        call
    };
    let mut call = send();
    call.receive(Ok(answer(200, r#"{"data":{"order_id":"v1-1","status":"PROCESSED"}}"#)));
    assert_eq!(call.abandon(false).effect, Effect::Unknown);
    assert_eq!(send().abandon(true).effect, Effect::Unknown);
    assert_eq!(send().abandon(false).effect, Effect::None);
}

#[test]
fn a_taken_reference_is_a_doubt_until_it_is_known_what_has_it() {
    let refund = json!({
        "order_id": "v1-1", "merchant_order_reference": "refund-1", "order_amount": { "value": 400, "currency": "INR" },
    });
    let taken =
        answer(422, r#"{"code":"DUPLICATE_REQUEST","message":"Duplicate Merchant Reference ID received"}"#);
    let found = |value: u64| {
        let body = json!({ "data": {
            "order_id": "v1-2", "type": "REFUND", "status": "PENDING", "parent_order_id": "v1-1",
            "merchant_order_reference": "refund-1", "order_amount": { "value": value, "currency": "INR" },
        } });
        answer(200, body.to_string())
    };
    let outcome = |main: &HttpResponse, asked: &HttpResponse| {
        drive(&mut start(&session(), "refunds.create", &refund).unwrap(), main, asked).0
    };
    assert!(outcome(&taken, &found(400)).is_ok(), "it is this very refund");
    assert_eq!(outcome(&taken, &found(900)).unwrap_err().effect, Effect::Unknown, "it may be told otherwise");
    assert_eq!(outcome(&taken, &answer(503, "")).unwrap_err().effect, Effect::Unknown, "not known");
    let nothing = answer(404, r#"{"code":"ORDER_NOT_FOUND","message":"No order"}"#);
    assert_eq!(outcome(&taken, &nothing).unwrap_err().effect, Effect::Unknown, "one of the answers is wrong");
    // In the other documented manner the gateway answers with what has the reference.
    assert!(outcome(&found(400), &answer(503, "")).is_ok());
    let error = outcome(&found(900), &answer(503, "")).unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::UnreadableAnswer, Effect::Unknown), "{error}");
    assert!(error.inquiry.is_some(), "{error}");
}

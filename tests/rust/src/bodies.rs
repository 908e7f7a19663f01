//! What fuzzing and the property tests do with arbitrary bytes: one function a door, shared by both.
//!
//! Each panics where a promise is broken. The first bytes choose the circumstances, the rest is the input.

use pinelabs_online::{
    Answer, CallOptions, CallbackKey, Config, Effect, Error, ErrorKind, HttpRequest, HttpResponse,
    OPERATIONS, Secret, Session, Step, StepContext, TransportFailure, WebhookHeaders, WebhookKey,
    read_options,
};
use serde_json::Value;

const NOW_MS: u64 = 1_720_511_828_022;
const CLIENT_SECRET: &str = "canary-client-secret-Q7mZ";
const BEARER: &str = "canary-bearer-W3k";
const PAN: &str = "4895370012003478";
const CRYPTOGRAM: &str = "canaryCryptogramAAA5gz4=";

fn session() -> Session {
    Session::new(Config::uat("client", CLIENT_SECRET)).expect("the configuration is right")
}

fn stamp(ms: u64) -> StepContext {
    StepContext { unix_ms: NOW_MS + ms, entropy: [7; 16] }
}

/// A form post at the return URL, from anybody.
///
/// No bytes are accepted that the key did not sign, and what is accepted can be signed again to the same fields.
pub fn callback(bytes: &[u8]) {
    let key = CallbackKey::from_hex(&Secret::new("9A7282D0556544C59AFE8EC92F5C85F6")).expect("a key");
    if let Err(error) = key.verify_form(bytes) {
        assert_eq!((error.kind, error.effect), (ErrorKind::Signature, Effect::None));
        printable(&error);
    }
    // The same bytes as fields that the gateway signed: sign, then verify, then change one byte.
    let text = String::from_utf8_lossy(bytes);
    let fields = [("order_id", "v1-1"), ("status", "AUTHORIZED"), ("error_message", text.as_ref())];
    let Ok(form) = key.sign_form(&fields) else { return };
    let callback = key.verify_form(form.as_bytes()).expect("what was signed verifies");
    assert_eq!(callback.error_message.as_deref(), Some(text.as_ref()));
    let mut forged = form.into_bytes();
    let at = bytes.first().map_or(0, |byte| usize::from(*byte)) % forged.len();
    let before = forged[at];
    forged[at] = if before == b'0' { b'1' } else { b'0' };
    // A digit of the signature in the other case, or another spelling of the same text, is no forgery.
    if let Ok(read) = key.verify_form(&forged) {
        assert_eq!(read, callback, "a changed byte changed what was read");
    }
    // The key's own form takes arbitrary text too.
    let _ = CallbackKey::from_hex(&Secret::new(text.as_ref()));
}

/// A webhook from anybody: two bytes of circumstances, then headers and body, separated by a line break.
pub fn webhook(bytes: &[u8]) {
    let key = WebhookKey::plain(&Secret::new("abc1234")).expect("a key");
    let (head, body) =
        bytes.iter().position(|byte| *byte == b'\n').map_or((bytes, &b""[..]), |at| bytes.split_at(at));
    let head = String::from_utf8_lossy(head);
    let mut words = head.split('\t');
    let mut word = |default: &'static str| words.next().unwrap_or(default).to_owned();
    let (id, timestamp, signature) = (word("msg_1"), word("1728543028"), word("v1,"));
    let headers = WebhookHeaders { id: &id, timestamp: &timestamp, signature: &signature };
    if let Err(error) = key.verify(body, &headers, 1_728_543_028_000) {
        assert_eq!((error.kind, error.effect), (ErrorKind::Signature, Effect::None));
        printable(&error);
    }
    // Signed by the gateway: it verifies, in its time only, and no other body does; any body can be read.
    let Ok(signed) = key.sign_headers("msg_1", 1_728_543_028, bytes) else { panic!("plain headers sign") };
    let headers = WebhookHeaders::find(signed.iter().map(|(name, value)| (*name, value.as_str())))
        .expect("all three are there");
    let verified = key.verify(bytes, &headers, 1_728_543_030_000).expect("what was signed verifies");
    assert_eq!(verified.body, bytes);
    if let Ok(event) = verified.event() {
        let _ = format!("{event:?}");
    }
    assert!(key.verify(bytes, &headers, 1_728_543_329_000).is_err(), "301 s later it is a replay");
    let other = [bytes, b" "].concat();
    assert!(key.verify(&other, &headers, 1_728_543_030_000).is_err(), "another body does not verify");
    let _ = WebhookKey::base64(&Secret::new(head.as_ref()));
}

/// The gateway's answers: the first byte names the operation, the second the leg and status, the rest is the body.
///
/// Whatever it answers, the call ends; what was sent and not refused is never called undone.
pub fn answer(bytes: &[u8]) {
    let [which, how, body @ ..] = bytes else { return };
    let (name, params) = WRITES[usize::from(*which) % WRITES.len()];
    let statuses = [200, 200, 200, 201, 204, 302, 400, 401, 404, 408, 409, 422, 429, 500, 503, 504];
    let status = statuses[usize::from(*how & 15)];
    let target = match how >> 6 {
        0 => Leg::Token,
        1 => Leg::Ask,
        _ => Leg::Main,
    };
    let header = String::from_utf8_lossy(&body[..body.len().min(16)]).into_owned();
    let spoilt =
        || HttpResponse { status, headers: vec![("Retry-After".into(), header.clone())], body: body.into() };
    let mut lost = false;
    let mut ended = false;
    let mut acted = false;
    let session = session();
    let mut call =
        session.call_named(name, params, CallOptions::default()).expect("the parameters are right");
    let mut ms = 0;
    for _ in 0..200 {
        match call.step(stamp(ms)) {
            Ok(Step::Send(request)) => {
                well_formed(&request);
                let leg = Leg::of(&request, name);
                acted |= leg == Leg::Main && !(400..500).contains(&status);
                // A doubt for the asking leg to settle.
                if target == Leg::Ask && leg == Leg::Main && !lost {
                    lost = true;
                    call.receive(Err(TransportFailure { sent: true, message: "lost".into() }));
                } else if leg == target {
                    call.receive(Ok(spoilt()));
                } else {
                    let fine = if leg == Leg::Token {
                        format!(r#"{{"access_token":"{BEARER}","expires_in":3600}}"#)
                    } else {
                        r#"{"code":"INTERNAL_ERROR"}"#.to_owned()
                    };
                    let status = if leg == Leg::Token { 200 } else { 500 };
                    call.receive(Ok(HttpResponse { status, headers: Vec::new(), body: fine.into() }));
                }
            }
            Ok(Step::Sleep(duration)) => {
                ms += u64::try_from(duration.as_millis()).expect("a wait of reason").max(1);
            }
            Ok(Step::Done(Answer { json, .. })) => {
                serde_json::from_str::<Value>(json.expose()).expect("an answer is JSON");
                ended = true;
                break;
            }
            Err(error) => {
                printable(&error);
                if acted {
                    // A taken reference alone makes a success a refusal.
                    let taken = error.kind == ErrorKind::Rejected && error.effect == Effect::Rejected;
                    assert!(error.effect == Effect::Unknown || taken, "{error:?}");
                }
                if error.effect == Effect::Unknown {
                    assert!(error.inquiry.is_some(), "{error:?}");
                }
                ended = true;
                break;
            }
        }
    }
    assert!(ended, "the call does not end");
}

/// Parameters from anybody: the first byte names the operation, the rest is the JSON text.
///
/// What is accepted makes well-formed requests to the gateway and to nowhere else.
pub fn door(bytes: &[u8]) {
    let Some((which, text)) = bytes.split_first() else { return };
    let operation = OPERATIONS[usize::from(*which) % OPERATIONS.len()];
    let text = String::from_utf8_lossy(text);
    let _ = read_options(&text);
    let _ = Session::from_json(&text);
    let session = session();
    let started = session.call_named(operation.name, &text, CallOptions::default());
    let _ = session.call_named(&text, &text, CallOptions::default());
    let mut call = match started {
        Ok(call) => call,
        Err(error) => {
            assert_eq!((error.kind, error.effect), (ErrorKind::Input, Effect::None), "{error:?}");
            assert!(error.message.len() < 4_000, "{}", error.message.len());
            return;
        }
    };
    for _ in 0..20 {
        match call.step(stamp(0)) {
            Ok(Step::Send(request)) => {
                well_formed(&request);
                let is_token = request.operation == "auth.generate_token";
                let body = format!(r#"{{"access_token":"{BEARER}","expires_in":3600}}"#);
                let body = if is_token { body } else { "{}".to_owned() };
                call.receive(Ok(HttpResponse { status: 200, headers: Vec::new(), body: body.into() }));
            }
            Ok(Step::Sleep(_)) => return,
            Ok(Step::Done(_)) => return,
            Err(error) => {
                let _ = format!("{error} {error:?} {}", error.to_json());
                return;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Leg {
    Token,
    Main,
    Ask,
}

impl Leg {
    fn of(request: &HttpRequest, main: &str) -> Self {
        match request.operation {
            name if name == main => Self::Main,
            "auth.generate_token" => Self::Token,
            _ => Self::Ask,
        }
    }
}

/// A write of every kind that is settled by asking.
const WRITES: [(&str, &str); 11] = [
    ("orders.create", r#"{"order_amount":{"value":1100,"currency":"INR"}}"#),
    (
        "payments.create",
        r#"{"order_id":"v1-1","payments":[{"payment_amount":{"value":1100,"currency":"INR"},"payment_option":{"card_details":{"card_number":"4895370012003478","cvv":"7391","expiry_month":"12","expiry_year":"2031"}}}]}"#,
    ),
    (
        "payments.create",
        r#"{"order_id":"v1-1","payments":[{"merchant_payment_reference":"ref-1","payment_amount":{"value":1100,"currency":"INR"},"payment_option":{"card_token_details":{"token":"4895370012003478","cryptogram":"canaryCryptogramAAA5gz4=","expiry_month":"12","expiry_year":"2031"}}}]}"#,
    ),
    ("orders.capture", r#"{"order_id":"v1-1","merchant_capture_reference":"ref-1"}"#),
    ("orders.cancel", r#"{"order_id":"v1-1"}"#),
    (
        "refunds.create",
        r#"{"order_id":"v1-1","merchant_order_reference":"ref-1","order_amount":{"value":1100,"currency":"INR"}}"#,
    ),
    ("customers.create", r#"{"merchant_customer_reference":"ref-1"}"#),
    (
        "tokens.create",
        r#"{"customer_id":"cust-v1-1","merchant_token_reference":"ref-1","payment_option":{"encrypted_card_details":"canaryCryptogramAAA5gz4="}}"#,
    ),
    ("tokens.delete", r#"{"customer_id":"cust-v1-1","token_id":"token-v1-1"}"#),
    ("tokens.delete_by_id", r#"{"token_id":"token-v1-1"}"#),
    ("customers.update", r#"{"customer_id":"cust-v1-1","first_name":"K"}"#),
];

/// A request that any HTTP library sends to the gateway as one request, and nowhere else.
fn well_formed(request: &HttpRequest) {
    let path = request.url.strip_prefix("https://pluraluat.v2.pinepg.in/").expect("it goes to the gateway");
    assert!(request.url.bytes().all(|byte| byte.is_ascii_graphic()), "{}", request.url);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    assert!(path.split('/').all(|segment| !matches!(segment, "." | "..")), "{}", request.url);
    for (name, value) in &request.headers {
        assert!(name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':'), "{name}");
        assert!(value.bytes().all(|byte| (0x20..0x7f).contains(&byte) || byte == b'\t'), "{name}");
    }
    if let Some(body) = &request.body {
        serde_json::from_str::<Value>(body.expose()).expect("a body is JSON");
    }
    assert!(request.timeout_ms > 0);
    assert!(!format!("{request:?}").contains(BEARER));
}

/// No secret of ours is in what an error prints, and what it prints is one line.
fn printable(error: &Error) {
    let printed = format!("{error} {error:?} {}", error.to_json());
    for canary in [CLIENT_SECRET, BEARER, PAN, CRYPTOGRAM] {
        assert!(!printed.contains(canary), "{canary} in {printed}");
    }
    assert!(!error.to_string().contains(['\n', '\r']), "{error}");
}

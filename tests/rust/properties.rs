//! The bodies of the fuzz targets as properties on stable Rust, and over the committed corpora.
//!
//! `PROPTEST_CASES=1000000 cargo test -p pinelabs-tests --test properties` looks for longer.

use std::path::Path;

use pinelabs_tests::bodies;
use proptest::prelude::*;

/// Bytes that are likelier to get somewhere than noise: pieces of the real things, cut and joined.
fn bytes(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => prop::sample::select(pieces).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
        1 => any::<i64>().prop_map(|number| number.to_string().into_bytes()),
    ];
    let joined = prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat());
    (any::<[u8; 2]>(), joined).prop_map(|(head, rest)| [head.as_slice(), &rest].concat())
}

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "1e999",
    "-0",
    "18446744073709551616",
    "9007199254740993",
    r#"{"data":"#,
    r#""order_id":"v1-1""#,
    r#""status":"PROCESSED""#,
    r#""status":"CANCELLED""#,
    r#""status":"AUTHORIZED""#,
    r#""type":"REFUND""#,
    r#""type":"CHARGE""#,
    r#""parent_order_id":"v1-1""#,
    r#""merchant_order_reference":"ref-1""#,
    r#""order_amount":{"value":1100,"currency":"INR"}"#,
    r#""payments":[{"merchant_payment_reference":"ref-1"}]"#,
    r#""payments":[{"capture_data":[{"merchant_capture_reference":"ref-1"}]}]"#,
    r#""tokens":[{"token_id":"token-v1-1","merchant_token_reference":"ref-1"}]"#,
    r#""token_id":"token-v1-1""#,
    r#""customer_id":"cust-v1-1""#,
    r#""merchant_customer_reference":"ref-1""#,
    r#""access_token":"canary-bearer-W3k""#,
    r#""expires_in":0"#,
    r#""expires_in":18446744073709551615"#,
    r#""code":"DUPLICATE_REQUEST""#,
    r#""code":"ORDER_NOT_FOUND""#,
    r#""code":"PAYMENT_PENDING""#,
    r#""code":"API_RATE_LIMIT""#,
    r#""message":"card 4895 3700 1200 3478, canary-client-secret-Q7mZ""#,
    "\u{0}",
    "\\u0000",
    "\\ud800",
];

const DOOR: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "1.5",
    "-1",
    "1e3",
    "99999999999999999999",
    r#"{"order_id":"#,
    r#""../../x""#,
    r#""%2e%2e""#,
    r#""a\r\nb: c""#,
    r#""é\u0000""#,
    r#""order_amount":{"value":100,"currency":"INR"}"#,
    r#""merchant_order_reference":"r""#,
    r#""token_id":"t""#,
    r#""customer_id":"c""#,
    r#""payments":[{"payment_amount":{"value":100,"currency":"INR"},"payment_option":{"#,
    r#""card_details":{"card_number":"4895370012003478","cvv":"739","expiry_month":"12","expiry_year":"2031"}"#,
    r#""card_token_details":{"token_id":"t"}"#,
    "}}]}",
    r#"{"method":"GET","path":"/api/x"}"#,
    r#""path":"/a/../b""#,
    r#"{"payment_id":"v1-1-cc-a","otp":"123456"}"#,
    r#""headers":{"X-A":"b"}"#,
];

const FORM: &[&str] = &[
    "order_id=v1-1",
    "&",
    "=",
    "status=AUTHORIZED",
    "signature=",
    "%",
    "%00",
    "%ff",
    "+",
    "%26",
    "%3D",
    "error_code=X",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "\r\n",
    "é",
];

const WEBHOOK: &[&str] = &[
    "msg_1",
    "\t",
    "1728543028",
    "v1,",
    "v1=",
    "v2,",
    "Ns46HrH+Nfu9dZtBUVvSLyrOD5JH0SAGlNo3M5yobfQ=",
    "\n",
    " ",
    r#"{"event_type":"ORDER_PROCESSED","data":{"order_id":"v1-1","status":"PROCESSED"}}"#,
    r#"{"eventType":"TOKEN_ACTIVATED","data":{"token":{}}}"#,
    "{",
    "}",
    "[",
    "\"",
    "null",
];

/// More than the default, unless the environment says how many.
fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() {
        default
    } else {
        ProptestConfig { cases: 4_000, ..default }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_form_post_panics_or_is_believed_unsigned(bytes in bytes(FORM)) {
        bodies::callback(&bytes);
    }

    #[test]
    fn no_webhook_panics_or_is_believed_unsigned(bytes in bytes(WEBHOOK)) {
        bodies::webhook(&bytes);
    }

    #[test]
    fn no_answer_panics_loops_or_hides_what_was_done(bytes in bytes(JSON)) {
        bodies::answer(&bytes);
    }

    #[test]
    fn no_parameters_panic_or_leave_the_gateway(bytes in bytes(DOOR)) {
        bodies::door(&bytes);
    }
}

#[test]
fn every_committed_input_of_the_fuzz_targets_passes() {
    type Body = fn(&[u8]);
    let targets: [(&str, Body); 4] = [
        ("callback", bodies::callback),
        ("webhook", bodies::webhook),
        ("answer", bodies::answer),
        ("door", bodies::door),
    ];
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (target, body) in targets {
        let files: Vec<_> = std::fs::read_dir(corpus.join(target)).unwrap().collect();
        assert!(!files.is_empty(), "{target} has no corpus");
        for file in files {
            body(&std::fs::read(file.unwrap().path()).unwrap());
        }
    }
}

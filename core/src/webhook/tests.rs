use proptest::prelude::*;

use super::*;

const ID: &str = "msg_2nEfCaUDn9fynC9Kz2upo1QSydl";
const TIME: u64 = 1_728_543_028;
const BODY: &[u8] = br#"{"payload":"payload"}"#;
const PUBLISHED: &str = "v1,Ns46HrH+Nfu9dZtBUVvSLyrOD5JH0SAGlNo3M5yobfQ=";

fn key() -> WebhookKey {
    WebhookKey::plain(&Secret::new("abc1234")).unwrap()
}

fn verify(signature: &str) -> Result<Verified<'static>, Error> {
    let signature: &'static str = signature.to_owned().leak();
    let headers = WebhookHeaders { id: ID, timestamp: "1728543028", signature };
    key().verify(BODY, &headers, TIME * 1000)
}

fn message<T: fmt::Debug>(outcome: Result<T, Error>) -> String {
    let error = outcome.unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Signature, crate::Effect::None));
    error.message
}

#[test]
fn the_published_sample_verifies_with_either_form_of_its_secret() {
    assert_eq!(key().sign(ID, TIME, BODY).unwrap(), PUBLISHED);
    let verified = verify(PUBLISHED).unwrap();
    assert_eq!((verified.id, verified.timestamp, verified.body), (ID, TIME, BODY));
    let base64 = WebhookKey::base64(&Secret::new("YWJjMTIzNA==")).unwrap();
    assert_eq!(base64.sign(ID, TIME, BODY).unwrap(), PUBLISHED);
}

#[test]
fn a_hexadecimal_secret_read_as_base64_is_another_key() {
    let secret = Secret::new("9A7282D0556544C59AFE8EC92F5C85F6");
    let plain = WebhookKey::plain(&secret).unwrap().sign(ID, TIME, BODY).unwrap();
    assert_ne!(WebhookKey::base64(&secret).unwrap().sign(ID, TIME, BODY).unwrap(), plain);
}

#[test]
fn a_broken_secret_is_an_error() {
    let base64 = "expected base64, of the standard alphabet and padded";
    for (key, expected) in [
        (WebhookKey::plain(&Secret::new("")), "must not be empty"),
        (WebhookKey::base64(&Secret::new("")), "must not be empty"),
        (WebhookKey::base64(&Secret::new("YWJjMTIzNA")), base64),
        (WebhookKey::base64(&Secret::new("whsec_YWJjMTIzNA==")), base64),
        (WebhookKey::base64(&Secret::new("YWJjMTIzNA==\n")), base64),
        (WebhookKey::base64(&Secret::new("YWJjMTIzNB==")), base64),
    ] {
        let error = key.unwrap_err();
        assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::Config, Some("webhook_secret")));
        assert_eq!(error.message, expected);
    }
}

#[test]
fn the_age_may_be_300_whole_seconds_on_either_side() {
    let headers = WebhookHeaders { id: ID, timestamp: "1728543028", signature: PUBLISHED };
    let at = |now: u64| key().verify(BODY, &headers, now);
    for now in [TIME - 300, TIME - 299, TIME, TIME + 299, TIME + 300] {
        assert!(at(now * 1000).is_ok() && at(now * 1000 + 999).is_ok(), "{now}");
    }
    assert_eq!(
        message(at((TIME + 301) * 1000)),
        "signed 301 s ago, more than 300 s: a replay, or this clock is wrong"
    );
    assert_eq!(
        message(at((TIME - 301) * 1000 + 999)),
        "signed 301 s in the future, more than 300 s: this clock is wrong"
    );
    assert!(at(0).is_err() && at(u64::MAX).is_err());
}

#[test]
fn one_match_among_the_signatures_of_a_rotation_is_enough() {
    let other = WebhookKey::plain(&Secret::new("older")).unwrap().sign(ID, TIME, BODY).unwrap();
    for header in [
        format!("{other} {PUBLISHED}"),
        format!("{PUBLISHED} {other}"),
        format!("v1a,whatever {PUBLISHED}"),
        format!("{} {PUBLISHED}", [&*other; 15].join(" ")),
        PUBLISHED.replace("v1,", "v1="),
    ] {
        assert!(verify(&header).is_ok(), "{header}");
    }
}

#[test]
fn a_malformed_header_is_refused_for_its_reason() {
    let published = &PUBLISHED[3..];
    let other = WebhookKey::plain(&Secret::new("older")).unwrap().sign(ID, TIME, BODY).unwrap();
    let malformed =
        "the header `webhook-signature` holds a `v1` signature that is not the base64 of 32 bytes";
    let none = "the header `webhook-signature` holds no `v1` signature";
    for (signature, expected) in [
        (String::new(), none),
        (published.to_owned(), none),
        (format!("v2,{published}"), none),
        (format!("V1,{published}"), none),
        (format!("v1={published},v1={published}"), malformed),
        (format!("v1={published} v1={published}"), malformed),
        (format!("v1,{published},v1,{published}"), malformed),
        (format!("v1,{published}, v1,{published}"), malformed),
        ("v1,not-base64".to_owned(), malformed),
        ("v1,".to_owned(), malformed),
        (format!("v1,{}", &published[..43]), malformed),
        (format!("v1,{}f", &published[..43]), malformed),
        (format!("{PUBLISHED} v1,not-base64"), malformed),
        ([PUBLISHED; 17].join(" "), "the header `webhook-signature` holds more than 16 signatures"),
        (other, "the signature does not match: a forged or changed webhook, or another secret"),
    ] {
        assert_eq!(message(verify(&signature)), expected, "{signature}");
    }

    let with = |id: &str, timestamp: &str| {
        let headers = WebhookHeaders { id, timestamp, signature: PUBLISHED };
        message(key().verify(BODY, &headers, TIME * 1000))
    };
    let seconds = "the header `webhook-timestamp` is not whole seconds since 1970";
    for timestamp in ["", "1728543028.5", "+1728543028", " 1728543028", "-1", "0x67", "1728543028000"] {
        assert_eq!(with(ID, timestamp), seconds, "{timestamp}");
    }
    assert_eq!(with("", "1728543028"), "the header `webhook-id` must not be empty");
    let long = "x".repeat(257);
    assert_eq!(with(&long, "1728543028"), "the header `webhook-id` is longer than 256 bytes");
    assert_eq!(with("a.1", "2"), "the header `webhook-id` holds a dot: what was signed has two readings");
    let ascii = "the header `webhook-id` holds something else than visible ASCII characters";
    for id in ["a b", "a\n", "é"] {
        assert_eq!(with(id, "1728543028"), ascii, "{id}");
    }
}

#[test]
fn a_tag_that_the_caller_computed_is_as_good() {
    let tag: [u8; 32] = key().tag(ID, "1728543028", BODY).as_bytes().as_slice().try_into().unwrap();
    let headers = WebhookHeaders { id: ID, timestamp: "1728543028", signature: PUBLISHED };
    assert!(headers.verify_tag(tag, TIME * 1000).is_ok());
    assert!(headers.verify_tag([0; 32], TIME * 1000).is_err());
    assert!(headers.verify_tag(tag, (TIME + 301) * 1000).is_err());
    assert!(WebhookHeaders { id: "a.b", ..headers }.verify_tag(tag, TIME * 1000).is_err());
}

#[test]
fn headers_are_found_in_any_case_and_never_chosen_among_two() {
    let headers =
        [("WEBHOOK-ID", ID), ("host", "x"), ("Webhook-Timestamp", "1"), ("webhook-signature", "v1,x")];
    let found = WebhookHeaders::find(headers).unwrap();
    assert_eq!((found.id, found.timestamp, found.signature), (ID, "1", "v1,x"));
    assert_eq!(
        message(WebhookHeaders::find(headers.into_iter().skip(1))),
        "the header `webhook-id` is missing"
    );
    assert_eq!(
        message(WebhookHeaders::find(headers.into_iter().chain([("Webhook-Id", ID)]))),
        "the header `webhook-id` is given twice"
    );
}

#[test]
fn nothing_secret_is_printed() {
    let headers = WebhookHeaders { id: ID, timestamp: "1", signature: PUBLISHED };
    let shown = format!("{:?} {headers:?} {:?}", key(), verify(PUBLISHED).unwrap());
    assert!(!shown.contains("Ns46") && !shown.contains("payload") && !shown.contains("abc1234"), "{shown}");
    assert!(shown.contains("WebhookKey([redacted])"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_signed_verifies_and_any_changed_byte_fails(
        id in "[!--/-~]{1,40}",
        time in 0u64..999_999_999_999,
        body: Vec<u8>,
        place in any::<prop::sample::Index>(),
        flip in 1u8..=255,
    ) {
        let headers = key().sign_headers(&id, time, &body).unwrap();
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        let [(_, id), (_, timestamp), (_, signature)] = headers;
        let found = WebhookHeaders::find(headers).unwrap();
        let verified = key().verify(&body, &found, time * 1000).unwrap();
        prop_assert_eq!((verified.id, verified.timestamp, verified.body), (id, time, &*body));

        let mut whole = [id.as_bytes(), timestamp.as_bytes(), signature.as_bytes(), &body].concat();
        whole[place.index(id.len() + timestamp.len() + signature.len() + body.len())] ^= flip;
        let (changed_id, rest) = whole.split_at(id.len());
        let (changed_timestamp, rest) = rest.split_at(timestamp.len());
        let (changed_signature, changed_body) = rest.split_at(signature.len());
        if let (Ok(id), Ok(timestamp), Ok(signature)) = (
            std::str::from_utf8(changed_id),
            std::str::from_utf8(changed_timestamp),
            std::str::from_utf8(changed_signature),
        ) {
            // `v1=` for `v1,` is the one other way to write the same signature.
            let headers = WebhookHeaders { id, timestamp, signature };
            let accepted = key().verify(changed_body, &headers, time * 1000).is_ok();
            prop_assert_eq!(accepted, signature.starts_with("v1="));
        }
    }

    #[test]
    fn no_border_can_move(text in "[a.1]{0,12}", body in "[a.1]{0,6}") {
        // Every way to cut one signed text into id, timestamp and body.
        let text = format!("{text}.1.{body}");
        let mut accepted = 0;
        for (i, _) in text.match_indices('.') {
            for (j, _) in text.match_indices('.').filter(|(j, _)| *j > i) {
                let readable = check_id(&text[..i]).is_ok() && read_timestamp(&text[i + 1..j]).is_ok();
                accepted += usize::from(readable);
            }
        }
        prop_assert!(accepted <= 1);
    }

    #[test]
    fn no_webhook_panics(id in "\\PC{0,20}", timestamp in "\\PC{0,15}", signature in "(v1,|\\PC| ){0,30}", now: u64) {
        let _ = key().verify(b"", &WebhookHeaders { id: &id, timestamp: &timestamp, signature: &signature }, now);
    }
}

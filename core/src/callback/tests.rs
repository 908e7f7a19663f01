use proptest::prelude::*;

use super::*;

const ORDER: &str = "v1-4405071524-aa-qlAtAf";
// SHA-256 of "abc": what the guide shows in the place of a signature.
const GUIDE_SIGNATURE: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn key() -> CallbackKey {
    CallbackKey::from_hex(&Secret::new("9A7282D0556544C59AFE8EC92F5C85F6")).unwrap()
}

fn signed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let signature = key().sign(fields).unwrap();
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    fields.chain([(SIGNATURE.to_owned(), signature)]).collect()
}

fn message(outcome: Result<Callback, Error>) -> String {
    let error = outcome.unwrap_err();
    assert_eq!((error.kind, error.effect), (ErrorKind::Signature, crate::Effect::None));
    error.message
}

#[test]
fn a_signed_callback_is_read_in_any_order_of_fields() {
    let mut fields = signed(&[
        ("order_id", ORDER),
        ("status", "failed"),
        ("error_code", "USER_AUTHENTICATION_FAILED"),
        ("error_message", "Consumer Authentication required"),
        ("udf_field1", ""),
    ]);
    let callback = key().verify_fields(&fields).unwrap();
    assert_eq!(callback.order_id, ORDER);
    assert_eq!(callback.status, OrderStatus::Failed);
    assert_eq!(callback.error_code.as_deref(), Some("USER_AUTHENTICATION_FAILED"));
    assert_eq!(callback.error_message.as_deref(), Some("Consumer Authentication required"));
    assert_eq!(callback.other, BTreeMap::from([("udf_field1".to_owned(), String::new())]));
    fields.reverse();
    assert_eq!(key().verify_fields(&fields).unwrap(), callback);
}

#[test]
fn the_guides_sample_signature_is_refused() {
    let form = format!("order_id={ORDER}&status=AUTHORIZED&signature={GUIDE_SIGNATURE}");
    assert!(message(key().verify_form(form.as_bytes())).starts_with("the signature does not match"));
}

#[test]
fn the_sort_is_by_bytes() {
    // An underscore stands behind the capitals and before the small letters.
    let fields = [("a_b", "2"), ("aTb", "1"), ("atb", "3")];
    let tag = key().0.chain_update("aTb=1&a_b=2&atb=3").finalize();
    assert_eq!(key().sign(&fields).unwrap(), hex::encode_upper(tag.as_bytes()));
}

#[test]
fn a_broken_key_is_an_error_and_never_an_empty_signature() {
    for (text, expected) in [
        ("", "must not be empty: expected the secret key from onboarding, in hexadecimal"),
        (" ", "expected hexadecimal digits, nothing else"),
        ("9A7282D0556544C59AFE8EC92F5C85F6\n", "expected hexadecimal digits, nothing else"),
        ("fgwei7egyhuggwp39w8rh", "expected hexadecimal digits, nothing else"),
        ("9A7282D0556544C59AFE8EC92F5C85F", "expected an even number of hexadecimal digits"),
    ] {
        let error = CallbackKey::from_hex(&Secret::new(text)).unwrap_err();
        assert_eq!((error.kind, error.path.as_deref()), (ErrorKind::Config, Some("callback_key")), "{text}");
        assert_eq!(error.message, expected);
    }
}

#[test]
fn a_malformed_form_is_refused_for_its_reason() {
    let good = key().sign_form(&[("order_id", ORDER), ("status", "AUTHORIZED")]).unwrap();
    let many = |n: usize| (0..n).map(|i| format!("&f{i}=")).collect::<String>();
    for (form, expected) in [
        (String::new(), "`signature` is missing"),
        (format!("status=AUTHORIZED&signature={GUIDE_SIGNATURE}"), "`order_id` is missing"),
        (format!("order_id={ORDER}&signature={GUIDE_SIGNATURE}"), "`status` is missing"),
        (format!("order_id={ORDER}&status=AUTHORIZED"), "`signature` is missing"),
        (format!("order_id={ORDER}&status=AUTHORIZED&signature="), "`signature` must not be empty"),
        (
            format!("order_id={ORDER}&status=AUTHORIZED&signature=00"),
            "`signature` is not 64 hexadecimal digits",
        ),
        (format!("{good}0"), "`signature` is not 64 hexadecimal digits"),
        (format!("{good}&status=FAILED"), "`status` is given twice"),
        (format!("{good}&signature={GUIDE_SIGNATURE}"), "`signature` is given twice"),
        (format!("{good}&status%3DFAILED"), "a field's name holds `=` or `&`"),
        (format!("{good}&=x"), "a field has no name"),
        (format!("{good}&note=a%26b%3Dc"), "`note` holds `=` after `&`: what was signed has two readings"),
        (format!("{good}&4012001037141112=1&4012001037141112=2"), "a field is given twice"),
        (format!("{good}&note=%ff"), "`note` is not UTF-8"),
        (format!("{good}&%ff=1"), "a field's name is not UTF-8"),
        (format!("{good}{}", many(62)), "more than 64 fields"),
        (format!("{good}&note={}", "x".repeat(MAX_BYTES)), "more than 65536 bytes"),
        (
            format!("{good}{}", many(61)),
            "the signature does not match: forged or changed fields, or another key",
        ),
    ] {
        assert_eq!(message(key().verify_form(form.as_bytes())), expected, "{form:.200}");
    }
    assert_eq!(message(key().verify_form(b"order_id=\xff")), "the form is not UTF-8");
    let long = "x".repeat(MAX_BYTES);
    assert_eq!(message(key().verify_fields(&[("note", &long)])), "more than 65536 bytes");
    let empty = signed(&[("order_id", ""), ("status", "AUTHORIZED")]);
    assert_eq!(message(key().verify_fields(&empty)), "`order_id` must not be empty");
}

#[test]
fn a_form_is_decoded_as_browsers_write_it() {
    let fields = [("order_id", ORDER), ("status", "FAILED"), ("error_message", "50% off + ₹5 & a=b/c")];
    assert!(key().sign(&fields).is_err(), "two readings");
    let fields = [("order_id", ORDER), ("status", "FAILED"), ("error_message", "50% of a=b + ₹5 & more: no")];
    let form = key().sign_form(&fields).unwrap();
    assert!(form.contains("error_message=50%25+of+a%3Db+%2B+%E2%82%B95+%26+more%3A+no"), "{form}");
    let callback = key().verify_form(form.as_bytes()).unwrap();
    assert_eq!(callback.error_message.as_deref(), Some("50% of a=b + ₹5 & more: no"));
    // The same fields, escaped otherwise, in raw UTF-8, with empty pairs: still the same fields.
    let other = form.replace('+', "%20").replace("%E2%82%B9", "₹").replace("%25+", "%+").replace('&', "&&");
    assert_eq!(key().verify_form(other.as_bytes()).unwrap(), callback);
}

#[test]
fn no_status_is_refused() {
    for status in ["PROCESSED", "CANCELLED", "NEW_ONE", ""] {
        let callback = key().verify_fields(&signed(&[("order_id", ORDER), ("status", status)])).unwrap();
        assert_eq!(callback.status, OrderStatus::from(status));
    }
}

#[test]
fn a_key_prints_as_redacted() {
    assert_eq!(format!("{:?}", key()), "CallbackKey([redacted])");
}

/// Every way to cut a text into fields, accepted or not: an `&` is a border or not, and in each piece any `=`
/// may end the name.
fn cuttings(text: &str) -> Vec<Vec<(String, String)>> {
    let mut all = Vec::new();
    for (i, _) in text.match_indices('=') {
        let (name, rest) = (&text[..i], &text[i + 1..]);
        all.push(vec![(name.to_owned(), rest.to_owned())]);
        for (j, _) in rest.match_indices('&') {
            for mut tail in cuttings(&rest[j + 1..]) {
                tail.insert(0, (name.to_owned(), rest[..j].to_owned()));
                all.push(tail);
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_signed_verifies_and_comes_back(
        order_id in "[!-~]{1,40}",
        status in "\\PC{0,12}",
        other in prop::collection::btree_map("x[^=&]{0,8}", "[^&]{0,20}(&[^=]{0,5})?", 0..6),
    ) {
        prop_assume!(!order_id.contains('&') && !status.contains('&'));
        let mut fields = vec![("order_id", &*order_id), ("status", &*status)];
        fields.extend(other.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let form = key().sign_form(&fields).unwrap();
        let callback = key().verify_form(form.as_bytes()).unwrap();
        prop_assert_eq!(&callback, &key().verify_fields(&signed(&fields)).unwrap());
        prop_assert_eq!(callback.order_id, order_id);
        prop_assert_eq!(callback.status, OrderStatus::from(status));
        prop_assert_eq!(callback.other, other);
    }

    #[test]
    fn one_signature_fits_one_set_of_fields(text in "[a=&]{0,12}") {
        let mut accepted = Vec::new();
        for mut fields in cuttings(&text) {
            fields.sort();
            let joined = fields.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("&");
            if joined == text && key().sign(&fields).is_ok() {
                accepted.push(fields);
            }
        }
        accepted.dedup();
        prop_assert!(accepted.len() <= 1, "{:?}", accepted);
    }

    #[test]
    fn a_changed_byte_fails_or_changes_nothing(at in any::<prop::sample::Index>(), byte: u8) {
        let fields = [("order_id", ORDER), ("status", "FAILED"), ("error_message", "50% & a + b")];
        let form = key().sign_form(&fields).unwrap();
        let callback = key().verify_form(form.as_bytes()).unwrap();
        let mut bytes = form.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(other) = key().verify_form(&bytes) {
            prop_assert_eq!(other, callback);
        }
    }

    #[test]
    fn no_form_panics(body: Vec<u8>, form in "([a-c%+=&]|%26|%3D|signature=|order_id=|status=){0,40}") {
        let _ = key().verify_form(&body);
        let _ = key().verify_form(form.as_bytes());
    }
}

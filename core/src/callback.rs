//! The signed form that the shopper's browser posts to the return URL.
//!
//! The signature is an HMAC-SHA256 over every field but `signature`, sorted by name in byte order, written as
//! `name=value` and joined with `&`, nothing escaped. The key is the merchant's secret, decoded from hexadecimal.
//! (Tokenization guide, section 5.2.)
//!
//! Two things in that scheme are dangerous, and both are closed here. The guide's sample code answers a broken key
//! with an empty signature, which an attacker can send: a broken key is an error before anything is compared. And
//! because nothing is escaped, one signed string could be cut into fields in more than one way:
//! `error_message=no&status=AUTHORIZED` is one field or two. So only what has one reading is accepted: a name holds
//! neither `=` nor `&`, and a value holds no `=` after an `&`. Cutting the string at every `&` and gluing the pieces
//! without `=` to the one before then gives back exactly the fields, so that nobody who has seen one authentic
//! callback can make a second one of it. A message such as `Terms & conditions` or `a=b` passes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::open_enum::is_plain;
use crate::{Error, ErrorKind, OrderStatus, REDACTED, Secret};

const SIGNATURE: &str = "signature";
/// The two names of the status: section 5.1 of the guide has the first, the list of section 5.2 the second.
const STATUS: [&str; 2] = ["status", "payment_status"];
const NAMES: [&str; 6] = ["order_id", "status", "payment_status", "error_code", "error_message", SIGNATURE];
const MAX_BYTES: usize = 64 * 1024;
const MAX_FIELDS: usize = 64;

type Field<'a> = (Cow<'a, str>, Cow<'a, str>);

/// An authentic callback. **It says who speaks, not that money moved: read the order before you deliver.**
///
/// The gateway signed these fields, that is all. A callback can be posted again by anybody who has it, it may be of
/// another order than the one in the shopper's basket, and its `status` may be old or wrong: the guide's own example
/// of a failure says `AUTHORIZED`. So compare [`order_id`](Self::order_id) with the order that you created for this
/// shopper, and decide by the answer of `orders.get`.
///
/// Source: Tokenization guide, section 5.1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Callback {
    /// The order that the callback speaks of; never empty.
    pub order_id: String,
    /// The status that the callback claims, in `status` or in `payment_status`; never decide by it.
    pub status: OrderStatus,
    /// Why the payment failed, in a word such as `USER_AUTHENTICATION_FAILED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// Why the payment failed, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Every other field that was signed, by its name.
    pub other: BTreeMap<String, String>,
}

/// A merchant's key for callbacks, prepared once and used for every callback.
///
/// Preparing costs about as much as a verification, so keep the key; it can be cloned and shared between threads.
///
/// ```
/// use pinelabs_online::{CallbackKey, OrderStatus, Secret};
///
/// let key = CallbackKey::from_hex(&Secret::new("9A7282D0556544C59AFE8EC92F5C85F6"))?;
/// let posted = key.sign_form(&[("order_id", "v1-4405071524-aa-qlAtAf"), ("status", "AUTHORIZED")])?;
///
/// let callback = key.verify_form(posted.as_bytes())?;
/// assert_eq!(callback.order_id, "v1-4405071524-aa-qlAtAf");
/// // Authentic, not paid: now compare the id with your own and call `orders.get`.
/// # Ok::<(), pinelabs_online::Error>(())
/// ```
#[derive(Clone)]
pub struct CallbackKey(Hmac<Sha256>);

impl CallbackKey {
    /// Prepares the `secret_key` that Pine Labs' onboarding team gave, in hexadecimal, of either case.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] with the path `callback_key` if it is empty, holds anything but hexadecimal digits, or
    /// has an odd number of them. Nothing is trimmed or guessed.
    ///
    /// Source: Tokenization guide, section 5.2.
    pub fn from_hex(key: &Secret) -> Result<Self, Error> {
        let refuse = |message| Err(Error::config("callback_key", message));
        let digits = key.expose().as_bytes();
        if digits.is_empty() {
            return refuse("must not be empty: expected the secret key from onboarding, in hexadecimal");
        }
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return refuse("expected hexadecimal digits, nothing else");
        }
        let mut bytes = Zeroizing::new(vec![0; digits.len() / 2]);
        if hex::decode_to_slice(digits, &mut bytes).is_err() {
            return refuse("expected an even number of hexadecimal digits");
        }
        match Hmac::new_from_slice(&bytes) {
            Ok(hmac) => Ok(Self(hmac)),
            Err(_) => refuse("expected a shorter key"),
        }
    }

    /// Verifies the body of the post, `application/x-www-form-urlencoded`, as it came.
    ///
    /// At most 64 KiB and 64 fields. The signature's hexadecimal digits may be of either case.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Signature`] if the form is not authentic, and if its form alone rules that out: `order_id`,
    /// `status` or `signature` missing, a field given twice, a signature that is empty or not 64 hexadecimal
    /// digits, text that is not UTF-8, a name or value that gives the signed string two readings; a form that is still in
    /// base64, as API Gateway and Lambda pass bodies, is named. Such a shopper may
    /// still have paid: ask `orders.get` about the order that you created.
    ///
    /// Source: Tokenization guide, sections 5.1 and 5.2.
    pub fn verify_form(&self, body: &[u8]) -> Result<Callback, Error> {
        let verified = self.verify(&mut borrow(&read_form(body)?));
        verified.map_err(|error| {
            let is_form = |text: &[u8]| text.contains(&b'=') && text.contains(&b'&');
            if is_base64_of(body, is_form) { base64_error("form") } else { error }
        })
    }

    /// Verifies fields that a web framework has decoded already, in any order.
    ///
    /// Give every field that was posted, each as often as it was posted: a map that keeps one of two equal names
    /// hides a forgery. The limits are those of [`verify_form`](Self::verify_form).
    ///
    /// # Errors
    ///
    /// Those of [`verify_form`](Self::verify_form).
    pub fn verify_fields<K: AsRef<str>, V: AsRef<str>>(&self, fields: &[(K, V)]) -> Result<Callback, Error> {
        self.verify(&mut borrow(fields))
    }

    /// The signature of these fields in upper case, as the gateway would make it: for tests.
    ///
    /// A field named `signature` is passed over.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Signature`] for fields that [`verify_fields`](Self::verify_fields) refuses whatever their
    /// signature: a name given twice, two readings, too many.
    pub fn sign<K: AsRef<str>, V: AsRef<str>>(&self, fields: &[(K, V)]) -> Result<String, Error> {
        let mut mac = self.0.clone();
        read_signed(&mut borrow(fields), &mut mac)?;
        Ok(hex::encode_upper(mac.finalize().as_bytes()))
    }

    /// A whole body for the return URL with these fields, in their order, and their signature: for tests.
    ///
    /// # Errors
    ///
    /// Those of [`sign`](Self::sign).
    pub fn sign_form<K: AsRef<str>, V: AsRef<str>>(&self, fields: &[(K, V)]) -> Result<String, Error> {
        let signature = self.sign(fields)?;
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields.iter().filter(|(name, _)| name.as_ref() != SIGNATURE));
        Ok(form.append_pair(SIGNATURE, &signature).finish())
    }

    /// As [`verify_fields`](Self::verify_fields) for a caller that keeps the fields: gives the order's status, copies
    /// nothing else, and leaves the fields sorted by name.
    ///
    /// # Errors
    ///
    /// Those of [`verify_fields`](Self::verify_fields).
    pub fn verify_status(&self, fields: &mut [(&str, &str)]) -> Result<OrderStatus, Error> {
        let mut mac = self.0.clone();
        read_signed(fields, &mut mac)?;
        let field = |wanted: &str| {
            let found = fields.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
            found.ok_or_else(|| refused(format!("`{wanted}` is missing")))
        };
        let (signature, order_id) = (field(SIGNATURE)?, field("order_id")?);
        let mut statuses = fields.iter().filter(|(name, _)| STATUS.contains(name)).map(|(_, value)| *value);
        let status = statuses.next().ok_or_else(|| refused("`status` is missing"))?;
        if statuses.next().is_some() {
            return Err(refused("`status` and `payment_status` are both given: it is not known which one counts"));
        }
        if signature.is_empty() {
            return Err(refused("`signature` must not be empty"));
        }
        let tag = unhex(signature).ok_or_else(|| refused("`signature` is not 64 hexadecimal digits"))?;
        if mac.verify_slice(&tag).is_err() {
            return Err(refused("the signature does not match: forged or changed fields, or another key"));
        }
        if order_id.is_empty() {
            return Err(refused("`order_id` must not be empty"));
        }
        Ok(OrderStatus::from(status))
    }

    fn verify(&self, fields: &mut [(&str, &str)]) -> Result<Callback, Error> {
        let mut callback = Callback {
            order_id: String::new(),
            status: self.verify_status(fields)?,
            error_code: None,
            error_message: None,
            other: BTreeMap::new(),
        };
        for &mut (name, value) in fields {
            match name {
                "order_id" => callback.order_id = value.to_owned(),
                "status" | "payment_status" | SIGNATURE => {}
                "error_code" => callback.error_code = Some(value.to_owned()),
                "error_message" => callback.error_message = Some(value.to_owned()),
                _ => {
                    callback.other.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        Ok(callback)
    }
}

impl fmt::Debug for CallbackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CallbackKey").field(&format_args!("{REDACTED}")).finish()
    }
}

fn borrow<K: AsRef<str>, V: AsRef<str>>(fields: &[(K, V)]) -> Vec<(&str, &str)> {
    // One more than allowed is enough to be refused.
    fields.iter().take(MAX_FIELDS + 1).map(|(name, value)| (name.as_ref(), value.as_ref())).collect()
}

/// Sorts the fields and feeds the text under the signature, if they are the only ones that give it.
fn read_signed(fields: &mut [(&str, &str)], mac: &mut Hmac<Sha256>) -> Result<(), Error> {
    if fields.len() > MAX_FIELDS {
        return Err(refused(format!("more than {MAX_FIELDS} fields")));
    }
    let size: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
    if size > MAX_BYTES {
        return Err(refused(format!("more than {MAX_BYTES} bytes")));
    }
    fields.sort_unstable_by_key(|(name, _)| *name);
    let mut text = Feed::new(mac);
    let mut joint: &[u8] = b"";
    let mut previous = "";
    for &mut (name, value) in fields {
        if name.is_empty() {
            return Err(refused("a field has no name"));
        }
        if !NAMES.contains(&name) && (has(name, b'=') || has(name, b'&')) {
            return Err(refused("a field's name holds `=` or `&`"));
        }
        if previous == name {
            return Err(refused(format!("{} is given twice", shown(name))));
        }
        previous = name;
        if name == SIGNATURE {
            continue;
        }
        if has(value, b'&') && value.split_once('&').is_some_and(|(_, rest)| has(rest, b'=')) {
            return Err(refused(format!(
                "{} holds `=` after `&`: what was signed has two readings",
                shown(name)
            )));
        }
        for part in [joint, name.as_bytes(), b"=", value.as_bytes()] {
            text.put(part);
        }
        joint = b"&";
    }
    text.finish();
    Ok(())
}

/// Feeds a MAC in pieces that are worth it: the usual callback is one.
struct Feed<'m> {
    mac: &'m mut Hmac<Sha256>,
    buffer: [u8; 256],
    filled: usize,
}

impl<'m> Feed<'m> {
    fn new(mac: &'m mut Hmac<Sha256>) -> Self {
        Self { mac, buffer: [0; 256], filled: 0 }
    }

    fn put(&mut self, part: &[u8]) {
        let end = self.filled + part.len();
        if let Some(room) = self.buffer.get_mut(self.filled..end) {
            room.copy_from_slice(part);
            self.filled = end;
        } else {
            self.finish();
            self.mac.update(part);
        }
    }

    fn finish(&mut self) {
        self.mac.update(self.buffer.get(..self.filled).unwrap_or_default());
        self.filled = 0;
    }
}

/// Whether a text holds this ASCII byte. Without an early end, so that it compiles to vector code: most do not.
fn has(text: &str, byte: u8) -> bool {
    text.bytes().fold(false, |found, b| found | (b == byte))
}

/// Reads a form as browsers write it (WHATWG URL, section 5.1), but refuses what is not UTF-8.
fn read_form(body: &[u8]) -> Result<Vec<Field<'_>>, Error> {
    if body.len() > MAX_BYTES {
        return Err(refused(format!("more than {MAX_BYTES} bytes")));
    }
    let text = std::str::from_utf8(body).map_err(|_| refused("the form is not UTF-8"))?;
    let escaped = has(text, b'%') || has(text, b'+');
    let mut fields = Vec::with_capacity(8);
    for pair in text.split('&').filter(|pair| !pair.is_empty()).take(MAX_FIELDS + 1) {
        let (name, value) = match pair.bytes().position(|b| b == b'=') {
            Some(at) => (pair.get(..at).unwrap_or_default(), pair.get(at + 1..).unwrap_or_default()),
            None => (pair, ""),
        };
        if escaped {
            let name = decode(name).ok_or_else(|| refused("a field's name is not UTF-8"))?;
            let value = decode(value).ok_or_else(|| refused(format!("{} is not UTF-8", shown(&name))))?;
            fields.push((name, value));
        } else {
            fields.push((Cow::Borrowed(name), Cow::Borrowed(value)));
        }
    }
    Ok(fields)
}

/// Takes `+` and percent escapes out; `None` if that does not leave UTF-8. A broken escape stands for itself.
fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !has(text, b'%') && !has(text, b'+') {
        return Some(Cow::Borrowed(text));
    }
    let spaced = text.replace('+', " ");
    let plain = percent_decode_str(&spaced).decode_utf8().ok()?;
    Some(Cow::Owned(plain.into_owned()))
}

/// Decodes 64 hexadecimal digits of either case. Four times as fast as the crate `hex`, which matters next to an
/// HMAC of one block: all digits at once, without branches or tables. Inlined it does not compile to vector code.
#[inline(never)]
fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut nibbles = [0; 64];
    let mut wrong = 0;
    for (nibble, &digit) in nibbles.iter_mut().zip(digits) {
        *nibble = (digit & 0x0f) + (digit >> 6) * 9;
        // A digit is right if writing its value gives it back; a letter's case is the bit 0x20.
        let written = *nibble + b'0' + ((*nibble + 6) >> 4) * 7;
        let case = (written & 0x40) >> 1;
        wrong |= ((written ^ digit) & !case) | (*nibble & 0xf0);
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(nibbles.as_chunks::<2>().0) {
        *byte = pair[0] << 4 | pair[1];
    }
    (wrong == 0).then_some(bytes)
}

/// A field's name as an error may show it.
fn shown(name: &str) -> String {
    if is_plain(name) { format!("`{name}`") } else { "a field".to_owned() }
}

/// Whether a body is nothing but base64, and what it holds is what was expected.
pub(crate) fn is_base64_of(body: &[u8], is_expected: impl Fn(&[u8]) -> bool) -> bool {
    let body = body.trim_ascii();
    let is_alphabet = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    !body.is_empty()
        && body.iter().all(is_alphabet)
        && STANDARD.decode(body).is_ok_and(|decoded| is_expected(&decoded))
}

/// The error for a body that was not decoded.
pub(crate) fn base64_error(what: &str) -> Error {
    refused(format!("this {what} is base64, as API Gateway passes it: decode it first"))
}

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Signature, message)
}

#[cfg(test)]
mod tests {
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
            assert_eq!(
                (error.kind, error.path.as_deref()),
                (ErrorKind::Config, Some("callback_key")),
                "{text}"
            );
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
            (
                format!("{good}&note=a%26b%3Dc"),
                "`note` holds `=` after `&`: what was signed has two readings",
            ),
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
        let fields =
            [("order_id", ORDER), ("status", "FAILED"), ("error_message", "50% of a=b + ₹5 & more: no")];
        let form = key().sign_form(&fields).unwrap();
        assert!(form.contains("error_message=50%25+of+a%3Db+%2B+%E2%82%B95+%26+more%3A+no"), "{form}");
        let callback = key().verify_form(form.as_bytes()).unwrap();
        assert_eq!(callback.error_message.as_deref(), Some("50% of a=b + ₹5 & more: no"));
        // The same fields, escaped otherwise, in raw UTF-8, with empty pairs: still the same fields.
        let other =
            form.replace('+', "%20").replace("%E2%82%B9", "₹").replace("%25+", "%+").replace('&', "&&");
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

        #[test]
        fn digits_are_read_as_the_crate_hex_reads_them(
            text in "[0-9a-fA-F]{64}",
            at in 0usize..64,
            byte in 0u8..128,
            odd in "\\PC{0,70}",
        ) {
            let mut changed = text.clone().into_bytes();
            changed[at] = byte;
            for text in [text, String::from_utf8(changed).unwrap(), odd] {
                let mut bytes = [0; 32];
                let expected = hex::decode_to_slice(&text, &mut bytes).ok().map(|()| bytes);
                prop_assert_eq!(unhex(&text), expected);
            }
        }
    }
}

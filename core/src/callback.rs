//! The signed form that the shopper's browser posts to the return URL.
//!
//! The signature is an HMAC-SHA256 over every field but `signature`, sorted by name in byte order, written as
//! `name=value` and joined with `&`, nothing escaped. The key is the merchant's secret, decoded from hexadecimal.
//! (Tokenization guide, section 5.2.)
//!
//! Two properties of that scheme are dangerous, and this module closes both:
//!
//! - The guide's sample code computes an empty signature when its key is broken, and an attacker can send an empty
//!   signature. Here a broken key is an error before anything is compared.
//! - Nothing is escaped, so that one signed string may be cut into fields in more than one way:
//!   `error_message=no&status=AUTHORIZED` is one field or two. Only a string with one reading is accepted: a name holds
//!   neither `=` nor `&`, and a value holds no `=` after an `&`. Cutting the string at every `&`, and joining each piece
//!   without `=` to the piece before it, then gives exactly the fields again, so that no second callback can be made
//!   of an authentic one. Messages such as `Terms & conditions` and `a=b` pass.

pub(crate) mod form;
mod signed_text;

use std::collections::BTreeMap;
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Error, ErrorKind, OrderStatus, REDACTED, Secret};

const SIGNATURE: &str = "signature";
/// The two names of the status: section 5.1 of the guide has the first, the list of section 5.2 the second.
const STATUS: [&str; 2] = ["status", "payment_status"];
const MAX_BYTES: usize = 64 * 1024;
const MAX_FIELDS: usize = 64;

/// An authentic callback. **It is no proof of payment: read the order before you deliver.**
///
/// The gateway signed these fields. Any party that has a callback can post it again, it may belong to another order
/// than the one in the shopper's basket, and its `status` may be old or wrong: the guide's own example of a failure says
/// `AUTHORIZED`. So compare [`order_id`](Self::order_id) with the order that you created for this shopper, and decide by
/// the answer of `orders.get`.
///
/// Source: Tokenization guide, section 5.1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Callback {
    /// The gateway's id of the order that the callback is about; never empty.
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
        let verified = self.verify(&mut borrow(&form::read(body)?));
        verified.map_err(|error| {
            let is_form = |text: &[u8]| text.contains(&b'=') && text.contains(&b'&');
            if form::is_base64_of(body, is_form) { form::base64_error("form") } else { error }
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
        mac.update(signed_text::of(&mut borrow(fields))?.as_bytes());
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
        mac.update(signed_text::of(fields)?.as_bytes());
        let field = |wanted: &str| {
            let found = fields.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
            found.ok_or_else(|| refused(format!("`{wanted}` is missing")))
        };
        let (signature, order_id) = (field(SIGNATURE)?, field("order_id")?);
        let mut statuses = fields.iter().filter(|(name, _)| STATUS.contains(name)).map(|(_, value)| *value);
        let status = statuses.next().ok_or_else(|| refused("`status` is missing"))?;
        if statuses.next().is_some() {
            return Err(refused(
                "`status` and `payment_status` are both given: it is not known which one counts",
            ));
        }
        if signature.is_empty() {
            return Err(refused("`signature` must not be empty"));
        }
        let mut tag = [0; 32];
        hex::decode_to_slice(signature, &mut tag)
            .map_err(|_| refused("`signature` is not 64 hexadecimal digits"))?;
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

/// A field's name as an error may show it.
fn shown(name: &str) -> String {
    if crate::open_enum::is_plain(name) { format!("`{name}`") } else { "a field".to_owned() }
}

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Signature, message)
}

#[cfg(test)]
mod tests;

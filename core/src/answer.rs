//! What the gateway answers, before anybody knows what it means: envelope, text, form.

use std::any::Any;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::check::without_values;
use crate::endpoint::Found;
use crate::http::RETRY_AFTER;
use crate::json::Node;
use crate::models::head::{Head, check_head};
use crate::{HttpResponse, Secret};

/// The gateway's own JSON text, without its envelope, after the check that the types make.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The JSON text. It may hold secrets, such as the challenge URL.
    pub json: Secret,
    /// Where the text comes from, for a driver that has the body's text already.
    pub origin: Origin,
}

/// Where an [`Answer`]'s text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is the whole body of the last response.
    Body,
    /// It is the value of `data` in the body of the last response.
    Data,
    /// It was made from an inquiry's answer.
    Inquiry,
}

/// How an answer's text becomes a value.
pub(crate) enum Decoder<T> {
    /// All of it is read; `found` shows what a ruling can look at.
    Read { read: fn(&str) -> Result<T, serde_json::Error>, found: fn(&T) -> Option<Found<'_>> },
    /// It is known for an answer, and made something of.
    Check { check: fn(&str) -> Result<(), serde_json::Error>, keep: fn(&str, Origin) -> T },
}

/// Whose answer it is, where another's can come in its place.
pub(crate) enum Verdict {
    /// Nobody can tell, or nobody asks.
    Unclear,
    /// That of the request, and surely an answer.
    Ours,
    /// Another's, and surely an answer; the text says what that means.
    Taken(String),
}

impl<T> Decoder<T> {
    pub(crate) fn typed() -> Self
    where
        T: DeserializeOwned + 'static,
    {
        Self::Read {
            read: |json| serde_json::from_str(json),
            found: |value| (value as &dyn Any).downcast_ref().map(Found::Order),
        }
    }

    pub(crate) fn checked<R: Head>(keep: fn(&str, Origin) -> T) -> Self {
        Self::Check { check: check_head::<R>, keep }
    }

    /// Makes the value, and says what is in its way if it is another's; nothing is read twice.
    pub(crate) fn decode(
        &self,
        Text { json, origin }: Text<'_>,
        judge: &dyn Fn(Found<'_>) -> Verdict,
    ) -> Result<(T, Option<String>), serde_json::Error> {
        let taken = |verdict| if let Verdict::Taken(why) = verdict { Some(why) } else { None };
        match self {
            Self::Read { read, found } => {
                let value = read(json)?;
                let verdict = judge(found(&value).unwrap_or(Found::Json(json)));
                Ok((value, taken(verdict)))
            }
            Self::Check { check, keep } => {
                let verdict = judge(Found::Json(json));
                if matches!(verdict, Verdict::Unclear) {
                    check(json)?;
                }
                Ok((keep(json, origin), taken(verdict)))
            }
        }
    }
}

/// What may be an answer.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) json: &'a str,
    pub(crate) origin: Origin,
}

pub(crate) fn without_message(status: u16) -> &'static str {
    match status {
        401 => "the gateway does not accept the access token",
        404 => "the gateway knows no such thing",
        429 => "the gateway asks for fewer requests",
        400..=499 => "the gateway refused the request without saying why",
        500.. => "the gateway failed without saying why",
        _ => "the gateway's answer is neither success nor refusal",
    }
}

pub(crate) fn is_success(response: &HttpResponse) -> bool {
    (200..300).contains(&response.status)
}

pub(crate) fn text(response: &HttpResponse) -> Result<&str, String> {
    std::str::from_utf8(&response.body).map_err(|_| "it is not UTF-8".to_owned())
}

/// `Retry-After` in seconds, as milliseconds; its date form is not used by APIs and not read.
pub(crate) fn retry_after_ms(response: &HttpResponse) -> Option<u64> {
    let seconds: u64 = response.header(RETRY_AFTER)?.trim().parse().ok()?;
    Some(seconds.saturating_mul(1000))
}

/// Whether an inquiry's answer says that there is no such thing: by code, because 404 and 422 are both documented.
pub(crate) fn says_nothing_found(response: &HttpResponse) -> bool {
    if !matches!(response.status, 400 | 404 | 422) {
        return false;
    }
    let Ok(body) = text(response).map(str::trim) else { return false };
    let Ok(body @ Node::Object(_)) = Node::parse(body) else { return false };
    let says = |name: &str| if let Some(Node::Text(text)) = body.get(name) { text.as_ref() } else { "" };
    response.status == 404
        || says("code") == "ORDER_NOT_FOUND"
        || says("message").contains("No matching records found")
}

pub(crate) fn read_body<T: DeserializeOwned>(response: &HttpResponse, enveloped: bool) -> Result<T, String> {
    decode_opened(text(response)?, enveloped, |json, _| serde_json::from_str(json))
}

/// Decodes what is in the envelope, or the whole if that fails.
pub(crate) fn decode_opened<T>(
    body: &str,
    enveloped: bool,
    mut decode: impl FnMut(&str, Origin) -> Result<T, serde_json::Error>,
) -> Result<T, String> {
    if enveloped {
        // The usual case without a scan of its own: the envelope is the first and the last few bytes.
        let inside = body.strip_prefix(r#"{"data":"#).and_then(|rest| rest.strip_suffix('}'));
        if let Some(json) = inside
            && let Ok(value) = decode(json, Origin::Data)
        {
            return Ok(value);
        }
    }
    let (json, origin) = open(body, enveloped);
    decode(json, origin).map_err(|error| {
        if error.is_data() { without_values(&error.to_string()) } else { "it is not JSON".to_owned() }
    })
}

/// Takes the envelope off, if there is one.
pub(crate) fn open(body: &str, enveloped: bool) -> (&str, Origin) {
    #[derive(serde::Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        data: Option<&'a RawValue>,
    }
    if enveloped
        && let Ok(Envelope { data: Some(data) }) = serde_json::from_str(body)
        && data.get().starts_with('{')
    {
        return (data.get(), Origin::Data);
    }
    (body, Origin::Body)
}

//! What an operation is, with its types and without.

use std::any::Any;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::answer::{self, Unreadable};
use crate::check::At;
pub use crate::recovery::{Lookup, Reconciliation, Recovery, Resolution};
use crate::recovery::{AnyReconciliation, AnyRecovery};
use crate::secret::to_json;
use crate::stamp::{Stamp, Use};
use crate::models::Extra;
use crate::{Error, HttpResponse, Inquiry, Method, Secret, extra_body};

/// One operation of the gateway: its request is the type itself.
///
/// The struct holds the parameters of the path and the fields of the body together, under the wire's own names;
/// what is part of the path is not serialised into the body.
pub trait Endpoint: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// Its name in every language: `orders.capture`.
    const NAME: &'static str;
    /// Its HTTP method.
    const METHOD: Method;
    /// Its path, parameters in braces: `/api/pay/v1/orders/{order_id}/capture`.
    const PATH: &'static str;
    /// Whether the request has a JSON body.
    const BODY: bool = true;
    /// Whether the answer comes inside `{"data": ..}`.
    const DATA: bool = false;
    /// Whether the request carries the credentials as its body in the place of a bearer token.
    const CREDENTIALS: bool = false;
    /// The error codes by which the gateway says that what is asked for does not exist.
    const MISSING: &'static [&'static str] = &[];
    /// What the gateway answers.
    type Response: Model;

    /// The values of the path's parameters, in the path's order; each is escaped when the path is made.
    fn path_params(&self) -> Vec<&str> {
        Vec::new()
    }

    /// The names and values of the query.
    fn query(&self) -> Vec<(&'static str, &str)> {
        Vec::new()
    }

    /// Brings accepted forms of fields into the documented one; [`ACCEPTED`](crate::models::ACCEPTED) lists them.
    fn normalize(&mut self) {}

    /// Checks what types cannot say.
    ///
    /// # Errors
    /// [`ErrorKind::Input`](crate::ErrorKind::Input), with the path of the field.
    fn check(&self) -> Result<(), Error>;

    /// Puts a fresh reference where the caller gave none.
    fn fill_reference(&mut self, _fresh: &dyn Fn() -> String) {}

    /// What to do when a request was sent and no readable answer came.
    fn recovery(&self) -> Recovery<Self::Response>;

    /// Whether an answer is one to this very request, and not to another: it names the ids that were asked for, and
    /// what it says of an amount or a reference is what was sent.
    ///
    /// # Errors
    /// Why it is not.
    fn recognize(&self, _answer: &Self::Response) -> Result<(), Mismatch> {
        Ok(())
    }

    /// Takes this operation's own answer out of one that holds it, after [`recognize`](Self::recognize) has accepted it.
    fn adopt(&self, answer: Self::Response) -> Self::Response {
        answer
    }

    /// The secrets in the request, to be taken out of whatever the gateway writes about it.
    fn secrets(&self) -> Vec<Secret> {
        Vec::new()
    }

    /// The method, where it is the caller's choice.
    fn method(&self) -> Method {
        Self::METHOD
    }

    /// Whether this very request has a JSON body.
    fn has_body(&self) -> bool {
        Self::BODY && !Self::CREDENTIALS && Self::METHOD != Method::Get
    }

    /// The path with every parameter filled and escaped, and the query.
    fn path(&self) -> String {
        fill_path(Self::PATH, &self.path_params(), &self.query())
    }
}

/// What the gateway answers: read by serde, and written as JSON for other languages.
pub trait Model: Serialize + DeserializeOwned + Send + 'static {}

impl<T: Serialize + DeserializeOwned + Send + 'static> Model for T {}

/// Why a readable answer is not one to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It speaks of something else, or cannot be matched with certainty: it decides nothing, and a write is in doubt.
    Unclear(String),
    /// It is what holds the reference in the place of what was sent: the write did not happen.
    Conflict(String),
}

/// Requires an answer to name what was asked for, if it names it at all.
pub(crate) fn same(field: &str, asked: &str, answered: Option<&str>) -> Result<(), Mismatch> {
    match answered {
        Some(answered) if answered != asked => {
            Err(Mismatch::Unclear(format!("its `{field}` is another than the one that was asked for")))
        }
        _ => Ok(()),
    }
}

/// As [`same`], where an empty text means nothing on either side.
pub(crate) fn same_if_any(field: &str, asked: Option<&str>, answered: Option<&str>) -> Result<(), Mismatch> {
    match (asked.unwrap_or_default(), answered.unwrap_or_default()) {
        ("", _) | (_, "") => Ok(()),
        (asked, answered) => same(field, asked, Some(answered)),
    }
}

impl Inquiry {
    /// The inquiry that a request makes: its name and its fields. `None` if the request cannot be made.
    pub(crate) fn of<E: Endpoint>(request: &E, look_for: impl Into<String>) -> Option<Self> {
        request.check().is_ok().then(|| Self::unchecked(request, look_for))
    }

    pub(crate) fn unchecked<E: Endpoint>(request: &E, look_for: impl Into<String>) -> Self {
        let params = match serde_json::to_value(request) {
            Ok(Value::Object(fields)) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
            _ => Map::new(),
        };
        Self { operation: E::NAME.to_owned(), params, look_for: look_for.into() }
    }
}

/// An answer without its type.
pub(crate) trait AnyAnswer: Send {
    /// The answer as JSON text; it may hold secrets, such as the challenge URL.
    fn to_json(&self) -> Secret;
    /// For a downcast.
    fn as_any(&self) -> &dyn Any;
    /// For a downcast.
    fn into_any(self: Box<Self>) -> Box<dyn Any + Send>;
}

impl<T: Model> AnyAnswer for T {
    fn to_json(&self) -> Secret {
        // What was read from JSON can be written as JSON.
        to_json(self).unwrap_or_default()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self
    }
}

/// An endpoint without its type, ready to be sent: the same machine drives them all.
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) method: Method,
    pub(crate) path_template: &'static str,
    pub(crate) path: String,
    pub(crate) body: Option<Secret>,
    pub(crate) credentials: bool,
    pub(crate) missing: &'static [&'static str],
    pub(crate) recovery: AnyRecovery,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) request_id: String,
    read: Box<Read>,
}

type Read = dyn Fn(&HttpResponse) -> Result<Box<dyn AnyAnswer>, Unreadable> + Send + Sync;

impl Operation {
    /// Completes the request and makes everything that is needed to send it and to understand its answer.
    pub(crate) fn new<E: Endpoint>(request: E, stamp: &Stamp) -> Result<Self, Error> {
        Self::with_extra_body(request, None, stamp)
    }

    /// As [`new`](Self::new), with fields of the caller's merged into the body.
    pub(crate) fn with_extra_body<E: Endpoint>(
        mut request: E,
        extra: Option<&Extra>,
        stamp: &Stamp,
    ) -> Result<Self, Error> {
        request.fill_reference(&|| stamp.uuid(Use::Reference));
        let unwritable = |_| At::ROOT.refuse("expected values that can be written as JSON");
        let mut body = None;
        if request.has_body() {
            body = Some(to_json(&request).map_err(unwritable)?);
        }
        if let Some(extra) = extra {
            body = Some(extra_body::merge(body.as_ref(), extra).map_err(unwritable)?);
        }
        let recovery = AnyRecovery::new(request.recovery());
        if let AnyRecovery::Reconcile(AnyReconciliation { refused: Some(error), .. }) = &recovery {
            return Err(error.clone());
        }
        let (method, path, secrets) = (request.method(), request.path(), request.secrets());
        let request = Arc::new(request);
        Ok(Self {
            name: E::NAME,
            method,
            path_template: E::PATH,
            path,
            body,
            credentials: E::CREDENTIALS,
            missing: E::MISSING,
            recovery,
            secrets,
            request_id: stamp.uuid(Use::RequestId),
            read: Box::new(move |response| {
                let answer: E::Response = answer::read(response, E::DATA).map_err(Unreadable::Form)?;
                request.recognize(&answer).map_err(Unreadable::Mismatch)?;
                Ok(Box::new(request.adopt(answer)))
            }),
        })
    }

    /// Reads an answer to this operation.
    pub(crate) fn read(&self, response: &HttpResponse) -> Result<Box<dyn AnyAnswer>, Unreadable> {
        (self.read)(response)
    }
}

/// Everything but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn fill_path(template: &str, params: &[&str], query: &[(&str, &str)]) -> String {
    let mut path = String::with_capacity(template.len() + 64);
    let mut params = params.iter();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        path.push_str(before);
        path.extend(utf8_percent_encode(params.next().copied().unwrap_or_default(), ESCAPED));
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    path.push_str(rest);
    let mut separator = '?';
    for (name, value) in query.iter().filter(|(_, value)| !value.is_empty()) {
        path.push(separator);
        path.push_str(name);
        path.push('=');
        path.extend(utf8_percent_encode(value, ESCAPED));
        separator = '&';
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_of_a_path_is_escaped() {
        let path = fill_path(
            "/orders/{order_id}/capture",
            &["../a b?c#d/é"],
            &[("x", "+91"), ("y", ""), ("z", "&")],
        );
        assert_eq!(path, "/orders/..%2Fa%20b%3Fc%23d%2F%C3%A9/capture?x=%2B91&z=%26");
    }
}

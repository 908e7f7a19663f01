//! The trait of an operation, and its form without types that the machine of a call drives.

mod extra_body;
mod fields;
mod operation;
mod recovery;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub(crate) use self::extra_body::check as check_extra_body;
pub(crate) use self::operation::{AnyAnswer, AnyRequest, Operation, Unreadable};
pub(crate) use self::recovery::{AnyReconciliation, AnyRecovery};
pub use self::recovery::{Lookup, Reconciliation, Recovery, Resolution};
use crate::models::List;
use crate::secret::to_json;
use crate::{Error, Inquiry, Method, Secret};

/// An operation of the gateway, implemented by the type of its request.
///
/// The struct holds the parameters of the path and the fields of the query or the body together, under the wire's own
/// names: a field whose name stands in braces in [`PATH`](Self::PATH) is part of the path.
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
    /// Whether its answer is a page of a list, after which [`next_page`](Self::next_page) may lead on.
    const PAGED: bool = false;
    /// The model of its answer.
    type Response: Model;

    /// Brings accepted forms of fields into the documented one; [`ACCEPTED`](crate::models::ACCEPTED) lists them.
    fn normalize(&mut self) {}

    /// Checks what types cannot say.
    ///
    /// # Errors
    /// [`ErrorKind::Input`](crate::ErrorKind::Input), with the path of the field.
    fn check(&self) -> Result<(), Error>;

    /// The field of the merchant's reference: one is made where it is absent or empty. By default there is no such field.
    fn reference(&mut self) -> Option<&mut Option<String>> {
        None
    }

    /// What to do when a request was sent and no readable answer came.
    fn recovery(&self) -> Recovery<Self::Response>;

    /// Checks that an answer belongs to this request: it has the ids that were asked for, and the amount and reference
    /// that were sent, where it has any.
    ///
    /// # Errors
    /// Why it belongs to another.
    fn recognize(&self, _answer: &Self::Response) -> Result<(), Mismatch> {
        Ok(())
    }

    /// Takes this operation's own answer out of one that holds it, after [`recognize`](Self::recognize) has accepted it.
    fn adopt(&self, answer: Self::Response) -> Self::Response {
        answer
    }

    /// The request of the page after the one that was answered; `None` after the last page.
    fn next_page(&self, _page: &Self::Response) -> Option<Self> {
        None
    }

    /// The method, where it is the caller's choice.
    fn method(&self) -> Method {
        Self::METHOD
    }

    /// Whether this very request has a JSON body.
    fn has_body(&self) -> bool {
        Self::BODY && !Self::CREDENTIALS && Self::METHOD != Method::Get
    }

    /// The path with every parameter filled and escaped, and the query of a GET. `fields` is the request as JSON.
    ///
    /// # Errors
    /// serde's, for a request that is not written as an object.
    fn path(&self, fields: &Secret) -> Result<String, serde_json::Error> {
        fields::path(fields, Self::PATH, Self::METHOD == Method::Get)
    }

    /// The body: every field that is not part of the path. `fields` is the request as JSON.
    ///
    /// # Errors
    /// As [`path`](Self::path).
    fn body(&self, fields: &Secret) -> Result<Secret, serde_json::Error> {
        fields::body(fields, Self::PATH)
    }
}

/// The model of an answer: read by serde, and written as JSON for other languages.
pub trait Model: Serialize + DeserializeOwned + Send + 'static {}

impl<T: Serialize + DeserializeOwned + Send + 'static> Model for T {}

/// Why a readable answer is not one to the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is about something else, or cannot be matched with certainty: it decides nothing, and a write stays in doubt.
    Unclear(String),
    /// It is another object, which already has the reference that was sent: the write did not happen.
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

/// Requires a list of an answer to have been read to its end: what is not in it is not there.
pub(crate) fn whole<T>(list: &List<T>) -> Result<(), Mismatch> {
    if list.is_whole() { Ok(()) } else { Err(Mismatch::Unclear("its list cannot be read".into())) }
}

impl Inquiry {
    /// The inquiry that a request makes: its name and its fields. `None` if the request cannot be made.
    pub(crate) fn of<E: Endpoint>(request: &E, look_for: impl Into<String>) -> Option<Self> {
        request.check().is_ok().then(|| Self::unchecked(request, look_for))
    }

    pub(crate) fn unchecked<E: Endpoint>(request: &E, look_for: impl Into<String>) -> Self {
        let params = to_json(request).map_or_else(|_| Map::new(), |json| given(&json));
        Self { operation: E::NAME.to_owned(), params, look_for: look_for.into() }
    }
}

/// The fields of a request that are not `null`.
fn given(json: &Secret) -> Map<String, Value> {
    let mut fields: Map<String, Value> = serde_json::from_str(json.expose()).unwrap_or_default();
    fields.retain(|_, value| !value.is_null());
    fields
}

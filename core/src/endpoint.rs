//! What an operation is, with its types and without.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Map;

use crate::check::At;
use crate::models::Order;
use crate::models::facts::{OrderFacts, OrderHead, read_facts};
use crate::secret::to_json;
use crate::stamp::{Stamp, Use};
use crate::{Error, Inquiry, Method, Secret};

/// One operation of the gateway: its request is the type itself.
///
/// The struct holds the parameters of the path and the fields of the body together, under the wire's own names;
/// what is part of the path is not serialised into the body.
pub trait Endpoint: Serialize + DeserializeOwned + Send + 'static {
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
    /// Whether the gateway may answer a reference that is taken with what has it, as if that were new.
    ///
    /// A success is then held against the ruling of [`settle`](Endpoint::settle) too. Any ruling but
    /// [`Unclear`](Ruling::Unclear) must mean that what was looked at is such an answer.
    const TWINS: bool = false;
    /// Whether the request carries the credentials as its body in the place of a bearer token.
    const CREDENTIALS: bool = false;
    /// What the gateway answers.
    type Response: DeserializeOwned + Send + 'static;

    /// The values of the path's parameters, in the path's order; each is escaped when the path is made.
    fn path_params(&self) -> Vec<&str> {
        Vec::new()
    }

    /// The names and values of the query.
    fn query(&self) -> Vec<(&'static str, &str)> {
        Vec::new()
    }

    /// Checks what types cannot say. `at` is the root of the parameters' paths.
    ///
    /// # Errors
    /// [`ErrorKind::Input`](crate::ErrorKind::Input), with the path of the field.
    fn check(&self) -> Result<(), Error>;

    /// Puts a fresh reference where the caller gave none.
    fn fill_reference(&mut self, _fresh: &dyn Fn() -> String) {}

    /// What to do when a request was sent and no readable answer came.
    fn settle(&self) -> Settle;

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

/// How a doubt is settled: what may follow a request that was sent and not answered readably.
pub enum Settle {
    /// It changes nothing: send it again.
    Read,
    /// It may be done twice without harm: send it again; the inquiry shows the result.
    Repeat(Option<Inquiry>),
    /// It must not be sent again unasked, and nothing can be asked by the call itself.
    Never(Option<Inquiry>),
    /// Ask; the ruling on the answer decides.
    Ask(Inquiry, Ruler),
}

/// Decides from the answer to an inquiry whether the write happened.
pub type Ruler = Box<dyn for<'a> Fn(Found<'a>) -> Ruling<'a> + Send + Sync>;

/// What an inquiry found.
#[derive(Clone, Copy)]
pub enum Found<'a> {
    /// The gateway says that there is no such thing.
    Nothing,
    /// The thing, as JSON text without its envelope.
    Json(&'a str),
    /// An order that was read already: what the write itself was answered with.
    Order(&'a Order),
}

impl<'a> Found<'a> {
    /// Rules on an order: `ours` says whether it is the one that was written, if it can be told.
    pub(crate) fn rule_order(
        self,
        ours: impl FnOnce(OrderHead<'_>) -> Option<bool>,
        taken: &str,
    ) -> Ruling<'a> {
        let ours = match self {
            Self::Nothing => return Ruling::NotDone,
            Self::Json(json) => read_facts::<OrderFacts>(json).and_then(|order| ours(order.head())),
            Self::Order(order) => ours(order.into()),
        };
        match (ours, self) {
            (Some(true), Self::Json(json)) => Ruling::Done(json.into()),
            // Who has read it needs no text.
            (Some(true), _) => Ruling::Done("".into()),
            (Some(false), _) => Ruling::Taken(taken.to_owned()),
            (None, _) => Ruling::Unclear,
        }
    }
}

/// What an inquiry's answer means for the write in doubt.
#[derive(Debug, PartialEq)]
pub enum Ruling<'a> {
    /// It happened: the JSON text stands for its answer, unless that is [read](Found::Order) already.
    Done(Cow<'a, str>),
    /// It has not happened: it may be sent again with the same reference.
    NotDone,
    /// It has not happened and cannot happen any more; the text says why.
    Impossible(String),
    /// What stands under its reference is something else, and keeps it from happening; the text says what. A
    /// success is looked at with this in mind too: the gateway answers a taken reference with what has it.
    Taken(String),
    /// The answer does not say.
    Unclear,
}

impl Settle {
    /// Asks `operation` with `params`; `rule` decides from what is found.
    pub(crate) fn ask(
        inquiry: Inquiry,
        rule: impl for<'a> Fn(Found<'a>) -> Ruling<'a> + Send + Sync + 'static,
    ) -> Self {
        Self::Ask(inquiry, Box::new(rule))
    }

    /// The question that settles a doubt, if there is one.
    pub(crate) fn inquiry(&self) -> Option<&Inquiry> {
        match self {
            Self::Read => None,
            Self::Repeat(inquiry) | Self::Never(inquiry) => inquiry.as_ref(),
            Self::Ask(inquiry, _) => Some(inquiry),
        }
    }
}

impl Inquiry {
    pub(crate) fn new<const N: usize>(
        operation: &str,
        params: [(&str, &str); N],
        look_for: impl Into<String>,
    ) -> Self {
        let mut given = Map::new();
        for (name, value) in params.into_iter().filter(|(_, value)| !value.is_empty()) {
            given.insert(name.to_owned(), value.into());
        }
        Self { operation: operation.to_owned(), params: given, look_for: look_for.into() }
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
    pub(crate) twins: bool,
    pub(crate) settle: Settle,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) request_id: String,
}

impl Operation {
    pub(crate) fn new<E: Endpoint>(mut request: E, stamp: &Stamp) -> Result<Self, Error> {
        request.fill_reference(&|| stamp.uuid(Use::Reference));
        let body = if request.has_body() {
            let text = to_json(&request)
                .map_err(|_| At::ROOT.refuse("expected values that can be written as JSON"))?;
            Some(text)
        } else {
            None
        };
        Ok(Self {
            name: E::NAME,
            method: request.method(),
            path_template: E::PATH,
            path: request.path(),
            body,
            credentials: E::CREDENTIALS,
            twins: E::TWINS,
            settle: request.settle(),
            secrets: request.secrets(),
            request_id: stamp.uuid(Use::RequestId),
        })
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

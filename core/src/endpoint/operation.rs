//! An endpoint without its type: what the machine of a call sends and understands.

use std::any::Any;
use std::sync::Arc;

use super::recovery::{AnyReconciliation, AnyRecovery};
use super::{Endpoint, Mismatch, Model, extra_body};
use crate::check::At;
use crate::models::Extra;
use crate::secret::to_json;
use crate::step_context::{Entropy, StepContext};
use crate::{Error, HttpResponse, Method, Secret, answer};

/// Why a 2xx is no answer to the request.
pub(crate) enum Unreadable {
    /// It cannot be read as the model.
    Form(String),
    /// It can, but speaks of something else.
    Mismatch(Mismatch),
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
    pub(crate) fn new<E: Endpoint>(request: E, context: &StepContext) -> Result<Self, Error> {
        Self::with_extra_body(request, None, context)
    }

    /// As [`new`](Self::new), with fields of the caller's merged into the body.
    pub(crate) fn with_extra_body<E: Endpoint>(
        mut request: E,
        extra: Option<&Extra>,
        context: &StepContext,
    ) -> Result<Self, Error> {
        request.fill_reference(&|| context.uuid(Entropy::Reference));
        let unwritable = |_| At::ROOT.refuse("expected values that can be written as JSON");
        let mut body = None;
        if request.has_body() {
            body = Some(request.body().map_err(unwritable)?);
        }
        if let Some(extra) = extra {
            body = Some(extra_body::merge(body.as_ref(), extra).map_err(unwritable)?);
        }
        let recovery = AnyRecovery::new(request.recovery());
        if let AnyRecovery::Reconcile(AnyReconciliation { refused: Some(error), .. }) = &recovery {
            return Err(Error::clone(error));
        }
        let (method, secrets) = (request.method(), request.secrets());
        let path = request.path().map_err(unwritable)?;
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
            request_id: context.uuid(Entropy::RequestId),
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

//! An endpoint without its type, as the machine of a call sends it and reads its answer.

use std::any::Any;

use super::recovery::{AnyReconciliation, AnyRecovery};
use super::{Endpoint, Mismatch, Model, extra_body};
use crate::check::At;
use crate::models::{Extra, blank};
use crate::secret::{to_json, to_json_and_secrets};
use crate::step_context::{Entropy, StepContext};
use crate::{Error, HttpResponse, Method, Secret, answer};

/// Why a 2xx is no answer to the request.
pub(crate) enum Unreadable {
    /// It cannot be read as the model.
    Form(String),
    /// It can, but does not belong to the request.
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

/// A request without its type: the machine of a call, and all that makes an [`Operation`], is compiled once.
pub(crate) trait AnyRequest: Send + Sync {
    fn about(&self) -> About;
    fn method(&self) -> Method;
    fn has_body(&self) -> bool;
    fn field_names(&self) -> &'static [&'static str];
    fn normalize(&mut self);
    fn check(&self) -> Result<(), Error>;
    fn reference(&mut self) -> Option<&mut Option<String>>;
    fn to_json_and_secrets(&self) -> Result<(Secret, Vec<Secret>), serde_json::Error>;
    fn path(&self, fields: &Secret) -> Result<String, serde_json::Error>;
    fn body(&self, fields: &Secret) -> Result<Secret, serde_json::Error>;
    fn recovery(&self) -> AnyRecovery;
    fn read(&self, response: &HttpResponse) -> Result<Box<dyn AnyAnswer>, Unreadable>;
}

/// What is the same for every request of an endpoint.
#[derive(Clone, Copy)]
pub(crate) struct About {
    pub(crate) name: &'static str,
    pub(crate) path_template: &'static str,
    pub(crate) credentials: bool,
    pub(crate) missing: &'static [&'static str],
}

impl<E: Endpoint> AnyRequest for E {
    fn about(&self) -> About {
        About { name: E::NAME, path_template: E::PATH, credentials: E::CREDENTIALS, missing: E::MISSING }
    }

    fn method(&self) -> Method {
        Endpoint::method(self)
    }

    fn has_body(&self) -> bool {
        Endpoint::has_body(self)
    }

    fn field_names(&self) -> &'static [&'static str] {
        extra_body::field_names::<E>()
    }

    fn normalize(&mut self) {
        Endpoint::normalize(self);
    }

    fn check(&self) -> Result<(), Error> {
        Endpoint::check(self)
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Endpoint::reference(self)
    }

    fn to_json_and_secrets(&self) -> Result<(Secret, Vec<Secret>), serde_json::Error> {
        to_json_and_secrets(self)
    }

    fn path(&self, fields: &Secret) -> Result<String, serde_json::Error> {
        Endpoint::path(self, fields)
    }

    fn body(&self, fields: &Secret) -> Result<Secret, serde_json::Error> {
        Endpoint::body(self, fields)
    }

    fn recovery(&self) -> AnyRecovery {
        AnyRecovery::new(Endpoint::recovery(self))
    }

    fn read(&self, response: &HttpResponse) -> Result<Box<dyn AnyAnswer>, Unreadable> {
        let answer: E::Response = answer::read(response, E::DATA).map_err(Unreadable::Form)?;
        self.recognize(&answer).map_err(Unreadable::Mismatch)?;
        Ok(Box::new(self.adopt(answer)))
    }
}

/// A request, ready to be sent: the same machine drives them all.
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
    request: Box<dyn AnyRequest>,
}

impl Operation {
    /// Completes the request, and prepares what sending it and reading its answer need. `extra` are fields that are
    /// merged into the body.
    pub(crate) fn new(
        mut request: Box<dyn AnyRequest>,
        extra: Option<&Extra>,
        context: &StepContext,
    ) -> Result<Self, Error> {
        if let Some(reference) = request.reference().filter(|reference| blank(*reference)) {
            *reference = Some(context.uuid(Entropy::Reference));
        }
        let unwritable = |_| At::ROOT.refuse("expected values that can be written as JSON");
        let (fields, secrets) = request.to_json_and_secrets().map_err(unwritable)?;
        let mut body = None;
        if request.has_body() {
            body = Some(request.body(&fields).map_err(unwritable)?);
        }
        if let Some(extra) = extra {
            body = Some(extra_body::merge(body.as_ref(), extra).map_err(unwritable)?);
        }
        let recovery = request.recovery();
        if let AnyRecovery::Reconcile(AnyReconciliation { refused: Some(error), .. }) = &recovery {
            return Err(Error::clone(error));
        }
        let About { name, path_template, credentials, missing } = request.about();
        Ok(Self {
            name,
            method: request.method(),
            path_template,
            path: request.path(&fields).map_err(unwritable)?,
            body,
            credentials,
            missing,
            recovery,
            secrets,
            request_id: context.uuid(Entropy::RequestId),
            request,
        })
    }

    /// Reads an answer to this operation.
    pub(crate) fn read(&self, response: &HttpResponse) -> Result<Box<dyn AnyAnswer>, Unreadable> {
        self.request.read(response)
    }
}

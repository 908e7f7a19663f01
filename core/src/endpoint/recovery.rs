//! How a lost answer is recovered: what may follow a request that was sent and not answered readably.
//!
//! An operation names its policy in [`Endpoint::recovery`](crate::endpoint::Endpoint::recovery). Where the policy is
//! to reconcile, it names an inquiry, which is another operation's request, and a resolver, which decides from that
//! operation's typed answer whether the write happened and what it is answered with.
//!
//! | the write | policy |
//! |---|---|
//! | changes nothing | [`Recovery::Read`] |
//! | may be done twice without harm | [`Recovery::Retry`] |
//! | an inquiry shows for certain whether it happened | [`Recovery::Reconcile`] |
//! | anything else | [`Recovery::Never`] |

use std::any::Any;

use super::{AnyAnswer, Endpoint, Model, Operation};
use crate::step_context::StepContext;
use crate::{Error, Inquiry};

/// What may follow a request that was sent and not answered readably. `R` is the operation's answer.
pub enum Recovery<R> {
    /// It changes nothing: send it again.
    Read,
    /// It may be done twice without harm: send it again; the inquiry, if any, shows the result.
    Retry(Option<Inquiry>),
    /// It must not be sent again before an inquiry has shown that it did not happen.
    Reconcile(Reconciliation<R>),
    /// It must not be sent again, and the call itself cannot find out; the inquiry, if any, is for the caller.
    Never(Option<Inquiry>),
}

/// What an inquiry found.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup<T> {
    /// The gateway says that there is no such object.
    Missing,
    /// The inquiry's answer.
    Found(T),
}

/// What an inquiry's answer means for the write whose answer was lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution<R> {
    /// It happened, and this is its answer.
    Applied(R),
    /// It happened, but its answer cannot be had: the call ends `unknown`, with its inquiry, unless the operation
    /// [repeats for the answer](Reconciliation::repeat_for_the_answer).
    AppliedWithoutAnswer,
    /// It has not happened: it may be sent again with the same reference.
    NotApplied,
    /// As [`NotApplied`](Self::NotApplied), and nothing keeps it from happening: a refusal contradicts this, so that the
    /// answer may be older than the write.
    NotAppliedThoughPossible,
    /// It has not happened and cannot happen any more; the text says why.
    Rejected(String),
    /// Something else has its reference, which keeps it from happening; the text says what.
    Conflict(String),
    /// The answer does not show it.
    Inconclusive,
}

/// An inquiry, and the function that decides from its answer whether the write happened.
pub struct Reconciliation<R> {
    inquiry: Inquiry,
    refused: Option<Box<Error>>,
    prepare: Prepare,
    resolve: Resolver<Resolution<R>>,
    questioned: &'static [&'static str],
    repeats_for_answer: bool,
}

type Prepare = Box<dyn Fn(&StepContext) -> Result<Operation, Error> + Send + Sync>;
type Resolver<T> = Box<dyn Fn(Lookup<Box<dyn Any + Send>>) -> T + Send + Sync>;

impl<R: Model> Reconciliation<R> {
    /// Reconciles by the inquiry `request`; `resolve` decides from its answer, and `look_for` says in words what decides.
    pub fn by<Q: Endpoint>(
        request: Q,
        look_for: impl Into<String>,
        resolve: impl Fn(Lookup<Q::Response>) -> Resolution<R> + Send + Sync + 'static,
    ) -> Self {
        Self {
            inquiry: Inquiry::unchecked(&request, look_for),
            refused: request.check().err().map(Box::new),
            prepare: Box::new(move |context| Operation::new(Box::new(request.clone()), None, context)),
            resolve: Box::new(move |found| match found {
                Lookup::Missing => resolve(Lookup::Missing),
                Lookup::Found(answer) => match answer.downcast::<Q::Response>() {
                    Ok(answer) => resolve(Lookup::Found(*answer)),
                    // Only an answer to `Q` is given here.
                    Err(_) => Resolution::Inconclusive,
                },
            }),
            questioned: &[],
            repeats_for_answer: false,
        }
    }

    /// Codes of refusals that an earlier delivery of the same write may have caused: they are looked into before they
    /// are believed. `DUPLICATE_REQUEST` and HTTP 409 always are.
    #[must_use]
    pub fn question(mut self, codes: &'static [&'static str]) -> Self {
        self.questioned = codes;
        self
    }

    /// Sends the write again where it [was applied](Resolution::AppliedWithoutAnswer) and only its answer is lost: for a
    /// write that gives the existing object under the same reference, and does no harm where it does not.
    #[must_use]
    pub fn repeat_for_the_answer(mut self) -> Self {
        self.repeats_for_answer = true;
        self
    }
}

/// A [`Recovery`] without the answer's type, as the machine of a call drives it.
pub(crate) enum AnyRecovery {
    Read,
    Retry(Option<Inquiry>),
    Reconcile(AnyReconciliation),
    Never(Option<Inquiry>),
}

/// A [`Reconciliation`] without the answer's type.
pub(crate) struct AnyReconciliation {
    pub(crate) inquiry: Inquiry,
    /// Why the inquiry cannot be made: then the write must not be sent either.
    pub(crate) refused: Option<Box<Error>>,
    pub(crate) prepare: Prepare,
    pub(crate) resolve: Resolver<Resolution<Box<dyn AnyAnswer>>>,
    pub(crate) questioned: &'static [&'static str],
    pub(crate) repeats_for_answer: bool,
}

impl AnyRecovery {
    pub(crate) fn new<R: Model>(recovery: Recovery<R>) -> Self {
        match recovery {
            Recovery::Read => Self::Read,
            Recovery::Retry(inquiry) => Self::Retry(inquiry),
            Recovery::Never(inquiry) => Self::Never(inquiry),
            Recovery::Reconcile(reconciliation) => {
                let Reconciliation { inquiry, refused, prepare, resolve, questioned, repeats_for_answer } =
                    reconciliation;
                let resolve: Resolver<Resolution<Box<dyn AnyAnswer>>> =
                    Box::new(move |found| match resolve(found) {
                        Resolution::Applied(answer) => Resolution::Applied(Box::new(answer)),
                        Resolution::AppliedWithoutAnswer => Resolution::AppliedWithoutAnswer,
                        Resolution::NotApplied => Resolution::NotApplied,
                        Resolution::NotAppliedThoughPossible => Resolution::NotAppliedThoughPossible,
                        Resolution::Rejected(why) => Resolution::Rejected(why),
                        Resolution::Conflict(why) => Resolution::Conflict(why),
                        Resolution::Inconclusive => Resolution::Inconclusive,
                    });
                Self::Reconcile(AnyReconciliation {
                    inquiry,
                    refused,
                    prepare,
                    resolve,
                    questioned,
                    repeats_for_answer,
                })
            }
        }
    }

    /// The inquiry that settles a doubt, if there is one.
    pub(crate) fn inquiry(&self) -> Option<&Inquiry> {
        match self {
            Self::Read => None,
            Self::Retry(inquiry) | Self::Never(inquiry) => inquiry.as_ref(),
            Self::Reconcile(reconciliation) => Some(&reconciliation.inquiry),
        }
    }

    /// Whether a lost answer leaves something in doubt.
    pub(crate) fn changes(&self) -> bool {
        !matches!(self, Self::Read)
    }
}

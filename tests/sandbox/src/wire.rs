//! Reading requests and refusing them, in the gateway's vocabulary.

pub(crate) mod address;
pub(crate) mod amount;
pub(crate) mod fields;
pub(crate) mod refusal;
pub(crate) mod rule;

pub(crate) use amount::Amount;
pub(crate) use fields::Fields;
pub(crate) use refusal::Refusal;

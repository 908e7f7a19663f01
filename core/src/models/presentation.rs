//! A presentation: a debit of a subscription.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Amount, Extra, List, PageInfo, PageLinks};
use crate::{PdnStatus, PresentationStatus};

/// A presentation, as the gateway tells it: a debit that is asked for under a customer's mandate.
///
/// Source: API reference, presentation.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Presentation {
    /// The gateway's id: `v1-pre-4405071524-aa-qlAtAf`, in newer samples `v1-bil-250612063111-aa-FJIBcB`.
    pub presentation_id: String,
    /// Where the debit stands; only `COMPLETED` says that money came. One published sample leaves it out.
    pub status: Option<PresentationStatus>,
    /// The gateway's id of the subscription.
    pub subscription_id: Option<String>,
    /// The merchant's reference.
    pub merchant_presentation_reference: Option<String>,
    /// What is debited.
    pub amount: Option<Amount>,
    /// When, ISO 8601 UTC.
    pub due_date: Option<String>,
    /// Whether the customer was told beforehand.
    pub pdn_status: Option<PdnStatus>,
    /// How often the bank failed to debit.
    pub failure_count: Option<u64>,
    /// The gateway's id of the order that the debit makes: read and refunded as any other.
    pub order_id: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A page of presentations. Source: API reference, list presentations by subscription.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PresentationsPage {
    /// The presentations of this page.
    pub presentations: List<Presentation>,
    /// Where the other pages are.
    pub links: Option<PageLinks>,
    /// Which page it is, of how many.
    pub page: Option<PageInfo>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

//! `POST /api/checkout/v1/orders`
//!
//! Source: API reference, generate checkout link; official SDK for Go; official shop plugins.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::create_order::{AllowedPaymentMethod, recognize_order};
use super::get_order_by_reference::GetOrderByReference;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution};
#[cfg(feature = "schema")]
use crate::models::accepted::TextOrNumber;
use crate::models::accepted::{optional_text_or_number, plain_country_code};
use crate::models::{Amount, Extra, PurchaseDetails, blank};
use crate::{Error, Method, Secret};

/// Creates an order whose shopper pays on the gateway's own page (hosted checkout).
///
/// It needs no PCI compliance certificate: card data never passes through your server, and the page saves cards too.
/// The order is then read, captured, cancelled and refunded as any other. After a lost answer the order is looked up by
/// its reference; the link is had by sending the same request again, which gives the existing one where the gateway
/// honours references so. Where it refuses the repeat, the call ends `unknown`: create another order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateCheckout {
    /// The merchant's reference, 1 to 50 characters, new for every order; made if absent.
    ///
    /// Under one that was used before, the gateway may give the link to that order, and the answer does not tell its
    /// amount.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_order_reference: Option<String>,
    /// What is to be paid.
    pub order_amount: Amount,
    /// How the page is shown. Default `REDIRECT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_mode: Option<IntegrationMode>,
    /// Whether the money is blocked first and captured later; for cards and points only. Default false.
    #[serde(skip_serializing_if = "blank")]
    pub pre_auth: Option<bool>,
    /// How the order may be paid; each way must be enabled for the merchant.
    #[serde(skip_serializing_if = "blank")]
    pub allowed_payment_methods: Option<Vec<AllowedPaymentMethod>>,
    /// A note of the merchant's.
    #[serde(skip_serializing_if = "blank")]
    pub notes: Option<String>,
    /// Where the shopper's browser posts the result. The test environment refuses `localhost`.
    #[serde(skip_serializing_if = "blank")]
    pub callback_url: Option<String>,
    /// Where the shopper's browser posts a failure.
    #[serde(skip_serializing_if = "blank")]
    pub failure_callback_url: Option<String>,
    /// The purchase: customer, cart, metadata.
    #[serde(skip_serializing_if = "blank")]
    pub purchase_details: Option<PurchaseDetails>,
}

/// How the gateway's page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum IntegrationMode {
    /// The shopper's browser goes to it.
    Redirect,
    /// In a frame of the shop's page.
    Iframe,
    /// By the gateway's script.
    Sdk,
}

/// The link to the gateway's page.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Checkout {
    /// The gateway's id of the order.
    pub order_id: String,
    /// Where to send the shopper's browser. A secret: it lets its holder pay.
    pub redirect_url: Option<Secret>,
    /// The token of the page. A secret.
    pub token: Option<Secret>,
    /// 200, as the body repeats it.
    pub response_code: Option<u64>,
    /// The result in words.
    pub response_message: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Endpoint for CreateCheckout {
    const NAME: &'static str = "checkout.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/checkout/v1/orders";
    type Response = Checkout;

    fn normalize(&mut self) {
        if let Some(customer) = self.purchase_details.as_mut().and_then(|details| details.customer.as_mut()) {
            plain_country_code(&mut customer.country_code);
        }
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("merchant_order_reference").reference(self.merchant_order_reference.as_deref())?;
        self.order_amount.check(at.field("order_amount"))?;
        let details = self.purchase_details.as_ref();
        details.map_or(Ok(()), |details| details.check(at.field("purchase_details")))
    }

    fn reference(&mut self) -> Option<&mut Option<String>> {
        Some(&mut self.merchant_order_reference)
    }

    fn recovery(&self) -> Recovery<Checkout> {
        let inquiry = GetOrderByReference {
            merchant_order_reference: self.merchant_order_reference.clone().unwrap_or_default(),
        };
        let (reference, amount) = (self.merchant_order_reference.clone(), self.order_amount.clone());
        let look_for = "an order with this reference: it was created, but its link cannot be read";
        let reconciliation = Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Missing => Resolution::NotApplied,
            Lookup::Found(order) => match recognize_order(&order, reference.as_deref(), Some(&amount)) {
                Ok(()) => Resolution::AppliedWithoutAnswer,
                Err(Mismatch::Conflict(why)) => Resolution::Conflict(why),
                Err(Mismatch::Unclear(_)) => Resolution::Inconclusive,
            },
        });
        Recovery::Reconcile(reconciliation.repeat_for_the_answer())
    }
}

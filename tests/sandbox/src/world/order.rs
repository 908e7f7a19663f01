//! An order with its payments: what is stored, and how the wire shows it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::World;
use super::instrument::Instrument;
use crate::clock::{Millis, iso_millis};
use crate::settings::Oddity;
use crate::testdata::{Outcome, Provision};
use crate::wire::Amount;
use crate::wire::amount::CONVERSION_RATE;

/// Order statuses (API reference, orders; `PARTIALLY_CAPTURED` is only in a webhook sample).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum OrderStatus {
    Created,
    Pending,
    Attempted,
    Authorized,
    Processed,
    PartiallyCaptured,
    Cancelled,
    Failed,
    PartiallyRefunded,
    FullyRefunded,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum PaymentStatus {
    Pending,
    Authorized,
    Processed,
    Cancelled,
    Failed,
}

impl PaymentStatus {
    pub(crate) fn text(self) -> &'static str {
        match self {
            PaymentStatus::Pending => "PENDING",
            PaymentStatus::Authorized => "AUTHORIZED",
            PaymentStatus::Processed => "PROCESSED",
            PaymentStatus::Cancelled => "CANCELLED",
            PaymentStatus::Failed => "FAILED",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Kind {
    Charge,
    Refund,
}

/// An order or, with `parent`, a refund of one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) id: String,
    pub(crate) reference: String,
    pub(crate) kind: Kind,
    pub(crate) status: OrderStatus,
    pub(crate) amount: Amount,
    pub(crate) pre_auth: bool,
    pub(crate) integration_mode: String,
    pub(crate) allowed_payment_methods: Vec<String>,
    pub(crate) notes: Option<String>,
    pub(crate) callback_url: Option<String>,
    pub(crate) failure_callback_url: Option<String>,
    pub(crate) purchase_details: Option<Value>,
    /// Further fields that are echoed as they came.
    pub(crate) echo: Map<String, Value>,
    pub(crate) customer_id: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) payments: Vec<Payment>,
    pub(crate) refunds: Vec<String>,
    pub(crate) retries: u32,
    pub(crate) checkout: Option<String>,
    pub(crate) authorised: u64,
    pub(crate) captured: u64,
    /// Refunds accepted so far, settled or not.
    pub(crate) refunding: u64,
    pub(crate) refunded: u64,
    pub(crate) created_at: Millis,
    pub(crate) updated_at: Millis,
}

/// What a pending payment waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// The shopper; the text is the secret part of the challenge URL.
    Shopper(String),
    /// Nobody: the answer was lost and only expiry ends it.
    Nobody,
    /// The bank, whose answer is on its way.
    Bank,
    /// Nothing any more.
    Done,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) reference: String,
    pub(crate) status: PaymentStatus,
    pub(crate) amount: Amount,
    pub(crate) method: String,
    pub(crate) instrument: Instrument,
    pub(crate) outcome: Outcome,
    pub(crate) provision: Provision,
    pub(crate) save: bool,
    pub(crate) stage: Stage,
    pub(crate) wrong_otps: u32,
    pub(crate) otp_sent: bool,
    pub(crate) otp_resends: u32,
    /// When the next thing happens to it by itself.
    pub(crate) due: Option<Millis>,
    /// When the bank's money arrives, for late authorisations.
    pub(crate) money_at: Option<Millis>,
    pub(crate) error: Option<ErrorDetail>,
    pub(crate) acquirer: Option<AcquirerData>,
    pub(crate) captures: Vec<Capture>,
    /// Further fields that are echoed as they came.
    #[serde(default)]
    pub(crate) echo: Map<String, Value>,
    pub(crate) parent_payment_id: Option<String>,
    pub(crate) created_at: Millis,
    pub(crate) updated_at: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ErrorDetail {
    pub(crate) code: String,
    pub(crate) message: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AcquirerData {
    pub(crate) approval_code: String,
    pub(crate) acquirer_reference: String,
    pub(crate) rrn: String,
    pub(crate) is_aggregator: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Capture {
    pub(crate) reference: String,
    pub(crate) amount: Amount,
    pub(crate) created_at: Millis,
}

impl Order {
    /// The payment that decides the order's fate: the last one.
    pub(crate) fn payment(&self) -> Option<&Payment> {
        self.payments.last()
    }

    pub(crate) fn challenge(&self) -> Option<&str> {
        match &self.payment()?.stage {
            Stage::Shopper(token) => Some(token),
            _ => None,
        }
    }
}

/// The id of the order that a payment id belongs to: payment ids end in `-cc-x`.
pub(crate) fn order_of(payment: &str) -> &str {
    payment.rsplitn(3, '-').nth(2).unwrap_or(payment)
}

#[derive(Serialize)]
pub(crate) struct OrderView<'a> {
    order_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_order_id: Option<&'a str>,
    merchant_order_reference: &'a str,
    #[serde(rename = "type")]
    kind: Kind,
    status: OrderStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    challenge_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image_url: Option<String>,
    merchant_id: &'a str,
    order_amount: Cow<'a, Amount>,
    #[serde(flatten)]
    conversion: Option<Conversion<'a>>,
    pre_auth: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    allowed_payment_methods: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure_callback_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purchase_details: Option<&'a Value>,
    payments: Vec<PaymentView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refunds: Option<Vec<OrderView<'a>>>,
    created_at: String,
    updated_at: String,
    integration_mode: &'a str,
    payment_retries_remaining: u32,
    #[serde(flatten)]
    echo: &'a Map<String, Value>,
}

#[derive(Serialize)]
struct PaymentView<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_payment_id: Option<&'a str>,
    merchant_payment_reference: &'a str,
    status: PaymentStatus,
    payment_amount: Cow<'a, Amount>,
    #[serde(flatten)]
    conversion: Option<Conversion<'a>>,
    payment_method: &'a str,
    payment_option: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    acquirer_data: Option<&'a AcquirerData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_detail: Option<&'a ErrorDetail>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    capture_data: Vec<CaptureView<'a>>,
    #[serde(flatten)]
    echo: &'a Map<String, Value>,
    created_at: String,
    updated_at: String,
}

/// What an amount in another currency was, and the rate.
#[derive(Serialize)]
struct Conversion<'a> {
    base_amount: &'a Amount,
    conversion_rate: f64,
}

#[derive(Serialize)]
struct CaptureView<'a> {
    merchant_capture_reference: &'a str,
    capture_amount: &'a Amount,
    created_at: String,
}

#[derive(Serialize)]
struct Data<T> {
    data: T,
}

impl World {
    /// The order as answers to the merchant show it, inside `data`.
    pub(crate) fn order_body(&self, order: &Order) -> String {
        text(&Data { data: self.order_view(order, true) })
    }

    /// The order as events show it: without the challenge URL.
    pub(crate) fn order_event(&self, order: &Order) -> String {
        text(&self.order_view(order, false))
    }

    pub(crate) fn order_view<'a>(&'a self, order: &'a Order, with_challenge: bool) -> OrderView<'a> {
        let refunds = (!order.refunds.is_empty()).then(|| {
            let found = order.refunds.iter().filter_map(|id| self.orders.get(id));
            found.map(|refund| self.order_view(refund, false)).collect()
        });
        let foreign = self.rules.has(Oddity::ForeignCurrency);
        let (order_amount, conversion) = tell(&order.amount, foreign && order.kind == Kind::Refund);
        OrderView {
            order_id: &order.id,
            parent_order_id: order.parent.as_deref(),
            merchant_order_reference: &order.reference,
            kind: order.kind,
            status: order.status,
            challenge_url: if with_challenge { self.challenge_link(order) } else { None },
            image_url: if with_challenge { self.qr_url(order) } else { None },
            merchant_id: &self.rules.merchant_id,
            order_amount,
            conversion,
            pre_auth: order.pre_auth,
            allowed_payment_methods: &order.allowed_payment_methods,
            notes: order.notes.as_deref(),
            callback_url: order.callback_url.as_deref(),
            failure_callback_url: order.failure_callback_url.as_deref(),
            purchase_details: order.purchase_details.as_ref(),
            payments: order.payments.iter().map(|payment| PaymentView::of(payment, foreign)).collect(),
            refunds,
            created_at: iso_millis(order.created_at),
            updated_at: iso_millis(order.updated_at),
            integration_mode: &order.integration_mode,
            payment_retries_remaining: order.retries,
            echo: &order.echo,
        }
    }

    pub(crate) fn challenge_url(&self, token: &str) -> String {
        format!("{}/web/auth/landing/?token={token}", self.rules.base_url)
    }

    /// Works on an order with the rest of the world at hand, and marks it as changed.
    ///
    /// While `work` runs the order is not in `orders`.
    pub(crate) fn with_order<T>(
        &mut self,
        id: &str,
        work: impl FnOnce(&mut World, &mut Order) -> T,
    ) -> Option<T> {
        let (id, mut order) = self.orders.remove_entry(id)?;
        let done = work(self, &mut order);
        self.dirty.order(&id);
        self.orders.insert(id, order);
        Some(done)
    }
}

impl<'a> PaymentView<'a> {
    fn of(payment: &'a Payment, foreign: bool) -> Self {
        let (payment_amount, conversion) = tell(&payment.amount, foreign);
        PaymentView {
            id: &payment.id,
            parent_payment_id: payment.parent_payment_id.as_deref(),
            merchant_payment_reference: &payment.reference,
            status: payment.status,
            payment_amount,
            conversion,
            payment_method: &payment.method,
            payment_option: payment.instrument.view(payment.save),
            acquirer_data: payment.acquirer.as_ref(),
            error_detail: payment.error.as_ref(),
            capture_data: payment.captures.iter().map(CaptureView::of).collect(),
            echo: &payment.echo,
            created_at: iso_millis(payment.created_at),
            updated_at: iso_millis(payment.updated_at),
        }
    }
}

impl<'a> CaptureView<'a> {
    fn of(capture: &'a Capture) -> Self {
        CaptureView {
            merchant_capture_reference: &capture.reference,
            capture_amount: &capture.amount,
            created_at: iso_millis(capture.created_at),
        }
    }
}

/// An amount as it is told: as it is, or in another currency.
fn tell(amount: &Amount, foreign: bool) -> (Cow<'_, Amount>, Option<Conversion<'_>>) {
    if !foreign {
        return (Cow::Borrowed(amount), None);
    }
    let conversion = Conversion { base_amount: amount, conversion_rate: CONVERSION_RATE };
    (Cow::Owned(amount.in_dollars()), Some(conversion))
}

/// JSON of something that always has one: plain structs with string keys.
pub(crate) fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

//! What the gateway says, in its documented form and in the odd ones.

use serde_json::{Value, json};

use super::super::oddity::{Codes, Duplicates, Oddity, Refunds};
use super::{Customer, Gateway, Order, Reply, Saved};

impl Gateway {
    /// A refusal with its code where this gateway puts it.
    pub fn refusal(&self, status: u16, code: &str, message: &str) -> Reply {
        let is_duplicate = code == "DUPLICATE_REQUEST";
        let count = |oddity| {
            if is_duplicate {
                self.met.count(oddity)
            }
        };
        let body = match self.habits.codes {
            Codes::Plain => json!({ "code": code, "message": message }),
            Codes::Nested => {
                count(Oddity::DuplicateNested);
                json!({ "error": { "code": code, "message": message } })
            }
            Codes::InLowerCase => {
                count(Oddity::DuplicateInLowerCase);
                json!({ "code": code.to_ascii_lowercase(), "message": message })
            }
            Codes::ErrorCode => {
                count(Oddity::DuplicateAsErrorCode);
                json!({ "error_code": code, "error_message": message })
            }
            Codes::ResponseCode => {
                count(Oddity::DuplicateAsResponseCode);
                json!({ "response_code": code, "response_message": message })
            }
        };
        Reply::new(status, body.to_string())
    }

    pub(super) fn duplicate(&self) -> Reply {
        match self.habits.duplicates {
            Duplicates::ByCode => {
                self.refusal(422, "DUPLICATE_REQUEST", "Duplicate Merchant Reference ID received")
            }
            Duplicates::ConflictEmpty => {
                self.met.count(Oddity::ConflictEmpty);
                Reply::new(409, String::new())
            }
            Duplicates::ConflictJson => {
                self.met.count(Oddity::ConflictJson);
                Reply::new(409, r#"{"message":"Conflict"}"#.into())
            }
        }
    }

    pub(super) fn no_order(&self) -> Reply {
        self.refusal(404, "ORDER_NOT_FOUND", "No order with specified order-id exists in the system")
    }

    pub(super) fn no_token(&self) -> Reply {
        self.refusal(404, "TOKEN_NOT_FOUND", "no such token")
    }

    /// An order or a refund, as this gateway tells it.
    pub(super) fn tell(&self, order: &Order) -> Reply {
        Reply { unclear: self.is_told_unclearly(order), ..Reply::new(200, in_data(&self.render(order))) }
    }

    /// The answer to a refund: the refund, or for some gateways the order that has it among its refunds.
    pub(super) fn tell_refund(&self, refund: &Order) -> Reply {
        let parent = refund.parent.as_deref().and_then(|parent| self.order(parent));
        match parent {
            Some(parent) if self.habits.refunds == Refunds::InOrder => {
                self.met.count(Oddity::RefundInOrder);
                self.tell(parent)
            }
            _ => self.tell(refund),
        }
    }

    /// Reads an order; with a lag, as it was so long ago.
    pub(super) fn read_order(&self, order: Option<&Order>, now: u64, lag_ms: u64) -> Reply {
        match order {
            None => self.no_order(),
            Some(order) if lag_ms > 0 && order.changed_ms + lag_ms > now => {
                order.before.as_ref().map_or_else(|| self.no_order(), |before| self.tell(before))
            }
            Some(order) => self.tell(order),
        }
    }

    /// Whether what is told of it differs from what was sent.
    fn is_told_unclearly(&self, order: &Order) -> bool {
        let is_plain = matches!(self.habits.refunds, Refunds::Plainly | Refunds::InOrder);
        if order.parent.is_some() { !is_plain } else { order.is_new && self.habits.converts }
    }

    fn render(&self, order: &Order) -> Value {
        let refund = order.parent.as_deref();
        let refunds = if refund.is_some() { self.habits.refunds } else { Refunds::Plainly };
        let is_converted =
            refunds == Refunds::InOtherCurrency || (refund.is_none() && order.is_new && self.habits.converts);
        let money = |paise: u64| match is_converted {
            true => json!({ "value": paise / 80 + 1, "currency": "USD" }),
            false => json!({ "value": paise, "currency": "INR" }),
        };
        let whole =
            || refund.and_then(|parent| self.order(parent)).map_or(order.amount, |order| order.amount);
        let amount = if refunds == Refunds::WithWholeAmount { whole() } else { order.amount };
        let payments: Vec<Value> = order
            .payments
            .iter()
            .map(|payment| {
                let captures: Vec<Value> = payment
                    .captures
                    .iter()
                    .map(|(reference, amount)| {
                        json!({ "merchant_capture_reference": reference, "capture_amount": money(*amount) })
                    })
                    .collect();
                json!({
                    "id": format!("{}-cc-a", order.id),
                    "merchant_payment_reference": payment.reference,
                    "status": payment.status,
                    "payment_amount": money(payment.amount),
                    "payment_method": "CARD",
                    "capture_data": captures,
                })
            })
            .collect();
        let mut body = json!({
            "order_id": order.id,
            "merchant_order_reference": order.reference,
            "type": if refund.is_some() { "REFUND" } else { "CHARGE" },
            "status": order.status,
            "order_amount": money(amount),
            "pre_auth": order.pre_auth,
            "payments": payments,
        });
        match refunds {
            Refunds::InOtherCurrency => self.met.count(Oddity::RefundInOtherCurrency),
            Refunds::WithWholeAmount => self.met.count(Oddity::RefundWithWholeAmount),
            Refunds::WithBlank => self.met.count(Oddity::RefundWithBlank),
            Refunds::Plainly | Refunds::InOrder if is_converted => {
                self.met.count(Oddity::OrderInOtherCurrency)
            }
            Refunds::Plainly | Refunds::InOrder => {}
        }
        if !order.parts.is_empty() {
            body["purchase_details"] = order.render_parts(self.tells_whole);
        }
        if let Some(parent) = refund {
            let blank = if refunds == Refunds::WithBlank { " " } else { "" };
            body["parent_order_id"] = format!("{parent}{blank}").into();
        } else if self.habits.refunds == Refunds::InOrder {
            let refunds = self.orders.iter().filter(|refund| refund.parent.as_ref() == Some(&order.id));
            body["refunds"] = refunds.map(|refund| self.render(refund)).collect();
        }
        body
    }
}

impl Reply {
    pub(super) fn new(status: u16, body: String) -> Self {
        Self { status, body, unclear: false }
    }
}

pub(super) fn ok(body: &Value) -> Reply {
    Reply::new(200, body.to_string())
}

fn in_data(body: &Value) -> String {
    format!(r#"{{"data":{body}}}"#)
}

pub(super) fn render_customer(customer: &Customer) -> Value {
    json!({
        "customer_id": customer.id,
        "merchant_customer_reference": customer.reference,
        "mobile_number": customer.mobile,
        "country_code": if customer.mobile.is_empty() { "" } else { "91" },
        "status": "INACTIVE",
    })
}

pub(super) fn render_saved(saved: &Saved) -> Value {
    json!({
        "token_id": saved.id,
        "customer_id": saved.customer,
        "merchant_token_reference": saved.reference,
        "status": if saved.deleted { "DELETED" } else { "ACTIVE" },
    })
}

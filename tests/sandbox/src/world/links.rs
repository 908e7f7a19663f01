//! Payment links: an order whose payment page is the gateway's, and a link to it that ends (API reference, pay by link).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::World;
use super::ledger::count;
use super::order::{Order, OrderStatus, text};
use super::persist::Table;
use crate::clock::{Millis, iso_millis, moment_of};
use crate::settings::Duplicate;
use crate::wire::{Amount, Fields, Refusal, rule};

/// How far ahead a link may end: 180 days.
const LONGEST: Millis = 180 * 24 * 3600 * 1000;

/// Fields that are echoed as they came.
const ECHOED: &[&str] = &[
    "description",
    "expire_by",
    "allowed_payment_methods",
    "callback_url",
    "failure_callback_url",
    "part_payment",
    "customer",
    "product_details",
    "cart_details",
    "cart_coupon_discount_amount",
    "merchant_metadata",
    "split_info",
    "account_details",
];

/// A payment link. What is paid is its order's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) reference: String,
    pub(crate) amount: Amount,
    pub(crate) order_id: String,
    /// The secret part of its URL.
    pub(crate) token: String,
    ends_at: Option<Millis>,
    clicked: bool,
    cancelled: bool,
    pre_auth: bool,
    is_mcc_transaction: bool,
    /// How often the customer was sent a message, the first one included.
    messages: u64,
    echo: Map<String, Value>,
    created_at: Millis,
    updated_at: Millis,
}

/// The published statuses; `PARTIAL_PROCESSED` does not come here, since a link is paid whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Created,
    Clicked,
    PaymentInitiated,
    Processed,
    Cancelled,
    Expired,
}

impl Status {
    fn text(self) -> &'static str {
        match self {
            Status::Created => "CREATED",
            Status::Clicked => "CLICKED",
            Status::PaymentInitiated => "PAYMENT_INITIATED",
            Status::Processed => "PROCESSED",
            Status::Cancelled => "CANCELLED",
            Status::Expired => "EXPIRED",
        }
    }

    fn is_open(self) -> bool {
        matches!(self, Status::Created | Status::Clicked | Status::PaymentInitiated)
    }
}

impl World {
    /// The link, and whether it was made just now.
    pub(crate) fn create_link(&mut self, body: &Value, now: Millis) -> Result<(bool, Value), Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_payment_link_reference")?;
        let amount = fields.required_amount("amount", self.rules.minimum_amount)?;
        let pre_auth = fields.flag("pre_auth")?.unwrap_or(false);
        let is_mcc_transaction = fields.flag("is_mcc_transaction")?.unwrap_or(false);
        let ends_at = read_end(&fields, now)?;
        for name in ["product_details", "cart_details.items"] {
            check_products(&fields, name)?;
        }
        if let Some(id) = self.link_references.get(&reference) {
            return match self.rules.duplicate {
                Duplicate::Existing => Ok((false, self.link_body(self.link(id)?, now))),
                Duplicate::Reject => Err(Refusal::duplicate()),
            };
        }
        let id = self.ids.payment_link(now);
        let order_id = self.create_order(&order_of_link(body, &id, pre_auth), "REDIRECT", now)?;
        let token = self.ids.url_token();
        self.checkouts.insert(token.clone(), order_id.clone());
        self.with_order(&order_id, |_, order| order.checkout = Some(token.clone()));
        let echo = ECHOED
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), fields.value(name)?.clone())))
            .collect();
        let link = Link {
            id: id.clone(),
            reference,
            amount,
            order_id,
            token,
            ends_at,
            clicked: false,
            cancelled: false,
            pre_auth,
            is_mcc_transaction,
            messages: u64::from(is_reachable(body)),
            echo,
            created_at: now,
            updated_at: now,
        };
        self.dirty.mark(Table::Link, &id);
        self.keep_link(link);
        Ok((true, self.link_body(self.link(&id)?, now)))
    }

    pub(crate) fn get_link(&self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.link(id).map(|link| self.link_body(link, now))
    }

    pub(crate) fn link_by_reference(&self, reference: &str, now: Millis) -> Result<Value, Refusal> {
        let id = self.link_references.get(reference).ok_or_else(Refusal::no_match)?;
        self.get_link(id, now)
    }

    pub(crate) fn cancel_link(&mut self, id: &str, now: Millis) -> Result<Value, Refusal> {
        match self.link_status(self.link(id)?, now) {
            Status::Created | Status::Clicked => {}
            Status::PaymentInitiated if !self.is_being_paid(self.link(id)?) => {}
            status => {
                let message = format!("The payment link cannot be cancelled: it is {}", status.text());
                return Err(Refusal::not_allowed(message));
            }
        }
        self.change_link(id, now, |link| link.cancelled = true);
        let reference = self.link(id)?.reference.clone();
        count(&mut self.ledger.link_cancellations, &reference);
        self.get_link(id, now)
    }

    /// Sends the customer another message: here it is only counted.
    pub(crate) fn notify_link(&mut self, id: &str, now: Millis) -> Result<Value, Refusal> {
        let link = self.link(id)?;
        let status = self.link_status(link, now);
        if !status.is_open() {
            let message = format!("The payment link cannot be sent: it is {}", status.text());
            return Err(Refusal::not_allowed(message));
        }
        if link.messages == 0 {
            return Err(Refusal::invalid("Customer must have an Email Id or a Mobile Number"));
        }
        self.change_link(id, now, |link| link.messages += 1);
        self.get_link(id, now)
    }

    /// The customer opens the link: the token of its page, if there is such a link.
    pub(crate) fn open_link(&mut self, token: &str, now: Millis) -> Option<String> {
        let link = self.links.get(self.links_of_orders.get(self.checkouts.get(token)?)?)?;
        if self.link_status(link, now) == Status::Created {
            let id = link.id.clone();
            self.change_link(&id, now, |link| link.clicked = true);
        }
        Some(token.to_owned())
    }

    /// Whether the order's page may still be paid at, as far as its link decides; an order without one may.
    pub(crate) fn is_link_open(&self, order: &Order, now: Millis) -> bool {
        let link = self.links_of_orders.get(&order.id).and_then(|id| self.links.get(id));
        link.is_none_or(|link| self.link_status(link, now).is_open())
    }

    /// How many messages the customers of links were sent.
    pub(crate) fn link_messages(&self) -> u64 {
        self.links.values().map(|link| link.messages).sum()
    }

    /// Takes a link into the world, new or from the file.
    pub(crate) fn keep_link(&mut self, link: Link) {
        self.link_references.insert(link.reference.clone(), link.id.clone());
        self.links_of_orders.insert(link.order_id.clone(), link.id.clone());
        self.links.insert(link.id.clone(), link);
    }

    fn link(&self, id: &str) -> Result<&Link, Refusal> {
        self.links.get(id).ok_or_else(Refusal::no_match)
    }

    fn change_link(&mut self, id: &str, now: Millis, change: impl FnOnce(&mut Link)) {
        if let Some(link) = self.links.get_mut(id) {
            change(link);
            link.updated_at = now;
            self.dirty.mark(Table::Link, id);
        }
    }

    /// What is paid stays paid; else the link ends by the merchant or by its time.
    fn link_status(&self, link: &Link, now: Millis) -> Status {
        let order = self.orders.get(&link.order_id);
        let is_paid = order.is_some_and(|order| order.authorised > 0);
        let is_begun = order.is_some_and(|order| !order.payments.is_empty());
        if is_paid {
            Status::Processed
        } else if link.cancelled {
            Status::Cancelled
        } else if link.ends_at.is_some_and(|end| end <= now) {
            Status::Expired
        } else if is_begun {
            Status::PaymentInitiated
        } else if link.clicked {
            Status::Clicked
        } else {
            Status::Created
        }
    }

    /// Whether a payment is open, so that the link's money may still come.
    fn is_being_paid(&self, link: &Link) -> bool {
        self.orders.get(&link.order_id).is_some_and(|order| order.status == OrderStatus::Pending)
    }

    fn link_body(&self, link: &Link, now: Millis) -> Value {
        let status = self.link_status(link, now);
        let due = if status == Status::Processed { 0 } else { link.amount.value };
        let mut body = json!({
            "payment_link": format!("{}/checkout/link?token={}", self.rules.base_url, link.token),
            "payment_link_id": link.id,
            "status": status.text(),
            "amount": link.amount,
            "amount_due": { "value": due, "currency": link.amount.currency },
            "order_id": link.order_id,
            "merchant_payment_link_reference": link.reference,
            "pre_auth": link.pre_auth,
            "is_mcc_transaction": link.is_mcc_transaction,
            "created_at": iso_millis(link.created_at),
            "updated_at": iso_millis(link.updated_at),
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(link.echo.clone());
        }
        body
    }

    pub(crate) fn link_row(&self, id: &str) -> Option<String> {
        self.links.get(id).map(text)
    }
}

/// The order behind a link. Under which reference the gateway makes it is not published: here it is the link's id.
fn order_of_link(link: &Value, id: &str, pre_auth: bool) -> Value {
    let mut purchase = Map::new();
    for name in ["customer", "merchant_metadata"] {
        if let Some(value) = link.get(name).filter(|value| !value.is_null()) {
            purchase.insert(name.to_owned(), value.clone());
        }
    }
    let mut order = json!({
        "merchant_order_reference": id,
        "order_amount": link.get("amount"),
        "pre_auth": pre_auth,
        "purchase_details": purchase,
    });
    for (name, from) in [
        ("allowed_payment_methods", "allowed_payment_methods"),
        ("callback_url", "callback_url"),
        ("failure_callback_url", "failure_callback_url"),
        ("notes", "description"),
        ("part_payment", "part_payment"),
        ("split_info", "split_info"),
    ] {
        if let (Some(value), Some(order)) = (link.get(from), order.as_object_mut()) {
            order.insert(name.to_owned(), value.clone());
        }
    }
    order
}

/// When the link ends. The samples have the time with seconds, without them, and with fractions of them.
fn read_end(fields: &Fields<'_>, now: Millis) -> Result<Option<Millis>, Refusal> {
    let Some(text) = fields.owned("expire_by", &rule::TEXT)? else { return Ok(None) };
    let end = moment_of(&text).ok_or_else(|| fields.refuse("expire_by", "must be an ISO 8601 timestamp"))?;
    if end <= now || end > now + LONGEST {
        return Err(fields.refuse("expire_by", "must be in the future, at most 180 days ahead"));
    }
    Ok(Some(end))
}

fn check_products(fields: &Fields<'_>, path: &str) -> Result<(), Refusal> {
    let check = |owner: &Fields<'_>, name: &str| {
        if owner.value(name).is_some() {
            for item in owner.items(name)? {
                item.text("product_code", &rule::TEXT)?;
                item.amount("product_amount", 1)?;
            }
        }
        Ok(())
    };
    match path.split_once('.') {
        None => check(fields, path),
        Some((owner, name)) => fields.object(owner)?.map_or(Ok(()), |owner| check(&owner, name)),
    }
}

/// Whether there is an address to send the link to.
fn is_reachable(body: &Value) -> bool {
    let given = |name: &str| {
        let value = body.get("customer").and_then(|customer| customer.get(name)).and_then(Value::as_str);
        value.is_some_and(|value| !value.is_empty())
    };
    given("email_id") || given("mobile_number")
}

//! The model gateway: what Pine Labs Online is documented to do, in memory.
//!
//! It shares no type with the core except the HTTP request, so that one misreading cannot hide in both. It keeps a
//! ledger of every effect with the call that caused it: the ledger is the truth that the checks compare with.

use pinelabs_online::HttpRequest;
use serde_json::{Value, json};

use super::chance::Chance;

/// What the gateway does with a merchant reference that it has seen before; the first two are documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It answers 200 with what exists under the reference.
    Existing,
    /// It answers 422 `DUPLICATE_REQUEST`.
    Duplicate,
    /// It does it again: here nothing but the client's own care prevents a second charge.
    Ignored,
}

/// How the gateway tells the life of an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// `expires_in`, in seconds.
    In,
    /// `expires_at`.
    At,
    /// `expires_in`, inside `data`.
    InData,
    /// Not at all.
    Silent,
    /// `expires_in` 0.
    Zero,
    /// A number of seconds that overflows milliseconds.
    Endless,
    /// `expires_in`, but the token dies much sooner.
    Lie,
}

/// An effect that the gateway had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A customer was created.
    Customer,
    /// An order was created.
    Order,
    /// A payment was made: a charge.
    Payment,
    /// An order was captured.
    Capture,
    /// An order was cancelled.
    Cancel,
    /// A refund was made.
    Refund,
    /// A card was saved.
    Save,
    /// A saved card was deleted.
    Delete,
}

/// One line of the ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When, in true milliseconds.
    pub at: u64,
    /// What.
    pub deed: Deed,
    /// In which call's service; [`SOMEBODY`] for others.
    pub owner: usize,
    /// Under which reference, or on which object where there is none.
    pub reference: String,
}

/// The owner of what somebody else did.
pub const SOMEBODY: usize = usize::MAX;

/// The client's credentials; the secret is a canary.
pub const CLIENT_ID: &str = "a17ce30e-f88e-4f81-ada1-c3b4909ed232";
/// The client secret that no error may show.
pub const CLIENT_SECRET: &str = "canary-client-secret-Q7mZ";
/// What every access token begins with.
pub const BEARER: &str = "canary-bearer-W3k";

/// An answer of the model.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

#[derive(Clone, Debug)]
struct Access {
    text: String,
    ends_ms: u64,
}

#[derive(Clone, Debug)]
struct Customer {
    id: String,
    reference: String,
    changed_ms: u64,
}

/// An order or a refund.
#[derive(Clone, Debug)]
pub struct Order {
    /// The gateway's id.
    pub id: String,
    /// The merchant's reference.
    pub reference: String,
    /// Paise.
    pub amount: u64,
    /// The order that a refund belongs to.
    pub parent: Option<String>,
    /// Whether a payment blocks the money first.
    pub pre_auth: bool,
    /// Where it stands.
    pub status: &'static str,
    /// Its payments.
    pub payments: Vec<Payment>,
    changed_ms: u64,
    before: Option<String>,
}

/// A payment on an order.
#[derive(Clone, Debug)]
pub struct Payment {
    /// The merchant's reference.
    pub reference: String,
    /// Paise.
    pub amount: u64,
    /// Where it stands.
    pub status: &'static str,
    /// References and amounts of its captures.
    pub captures: Vec<(String, u64)>,
}

#[derive(Clone, Debug)]
struct Saved {
    id: String,
    customer: String,
    reference: String,
    deleted: bool,
    changed_ms: u64,
}

/// The gateway.
#[derive(Debug)]
pub struct Gateway {
    /// What it does with a reference seen before.
    pub manner: Manner,
    /// How it tells a token's life.
    pub life: Life,
    /// A token's true life.
    pub life_ms: u64,
    /// Whether a payment waits for the shopper.
    pub challenge: bool,
    /// Whether an order can be captured again after a part; only where nothing else protects.
    pub captures_again: bool,
    /// Whether an error's message repeats the secrets of the request.
    pub echoes: bool,
    /// Everything that it did.
    pub ledger: Vec<Entry>,
    /// Its orders and refunds.
    pub orders: Vec<Order>,
    access: Vec<Access>,
    customers: Vec<Customer>,
    saved: Vec<Saved>,
    serial: u64,
}

impl Gateway {
    /// A gateway with nothing in it.
    pub fn new(chance: &mut Chance, honoured: bool) -> Self {
        let manner =
            if honoured { chance.pick(&[Manner::Existing, Manner::Duplicate]) } else { Manner::Ignored };
        Self {
            manner,
            life: chance.pick(&[
                Life::In,
                Life::In,
                Life::At,
                Life::InData,
                Life::Silent,
                Life::Zero,
                Life::Endless,
                Life::Lie,
            ]),
            life_ms: chance.pick(&[2_000, 60_000, 3_600_000, 3_600_000]),
            challenge: chance.permille(500),
            captures_again: !honoured && chance.permille(500),
            echoes: chance.permille(500),
            ledger: Vec::new(),
            orders: Vec::new(),
            access: Vec::new(),
            customers: Vec::new(),
            saved: Vec::new(),
            serial: 0,
        }
    }

    fn id(&mut self, prefix: &str) -> String {
        self.serial += 1;
        format!("{prefix}-{:04}", self.serial)
    }

    fn record(&mut self, at: u64, deed: Deed, owner: usize, reference: &str) {
        self.ledger.push(Entry { at, deed, owner, reference: reference.to_owned() });
    }

    // What the world is furnished with.

    /// An order that exists before the calls begin.
    pub fn furnish_order(&mut self, amount: u64, pre_auth: bool, status: &'static str) -> String {
        let id = self.id("v1-order");
        let paid = match status {
            "CREATED" => None,
            "AUTHORIZED" => Some("AUTHORIZED"),
            "CANCELLED" => Some("CANCELLED"),
            _ => Some("PROCESSED"),
        };
        let payments = paid
            .map(|status| Payment {
                reference: format!("furnished-{id}"),
                amount,
                status,
                captures: Vec::new(),
            })
            .into_iter()
            .collect();
        self.orders.push(Order {
            reference: format!("ref-{id}"),
            id: id.clone(),
            amount,
            parent: None,
            pre_auth,
            status,
            payments,
            changed_ms: 0,
            before: None,
        });
        if let Some(order) = self.orders.last_mut() {
            order.before = Some(render_order(order));
        }
        id
    }

    /// A customer that exists before the calls begin.
    pub fn furnish_customer(&mut self) -> String {
        let id = self.id("cust-v1");
        self.customers.push(Customer { reference: format!("ref-{id}"), id: id.clone(), changed_ms: 0 });
        id
    }

    /// A saved card that exists before the calls begin.
    pub fn furnish_token(&mut self, customer: &str) -> String {
        let id = self.id("token-v1");
        self.saved.push(Saved {
            reference: format!("ref-{id}"),
            id: id.clone(),
            customer: customer.to_owned(),
            deleted: false,
            changed_ms: 0,
        });
        id
    }

    // What the checks ask.

    /// The order of this id.
    pub fn order(&self, id: &str) -> Option<&Order> {
        self.orders.iter().find(|order| order.id == id)
    }

    /// The order or refund of this reference.
    pub fn by_reference(&self, reference: &str) -> Option<&Order> {
        self.orders.iter().find(|order| order.reference == reference)
    }

    /// Whether there is a customer with this reference.
    pub fn has_customer(&self, reference: &str) -> bool {
        self.customers.iter().any(|customer| customer.reference == reference)
    }

    /// Whether there is a saved card with this reference.
    pub fn has_saved(&self, reference: &str) -> bool {
        self.saved.iter().any(|saved| saved.reference == reference)
    }

    /// Whether the saved card is deleted.
    pub fn is_deleted(&self, id: &str) -> bool {
        self.saved.iter().any(|saved| saved.id == id && saved.deleted)
    }

    // What happens without our calls.

    /// Revokes every access token.
    pub fn revoke(&mut self) {
        self.access.clear();
    }

    /// Somebody else acts on an order, or the shopper does.
    pub fn somebody(&mut self, now: u64, what: Deed, id: &str) -> bool {
        match what {
            Deed::Capture => {
                self.capture(now, SOMEBODY, id, "somebody-else", None, Manner::Ignored).status == 200
            }
            Deed::Cancel => self.cancel(now, SOMEBODY, id).status == 200,
            Deed::Delete => self.delete(now, SOMEBODY, id).status == 200,
            _ => self.shopper(now, id),
        }
    }

    /// The shopper passes the challenge of the last payment.
    fn shopper(&mut self, now: u64, id: &str) -> bool {
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id && order.status == "PENDING")
        else {
            return false;
        };
        order.touch(now);
        order.status = if order.pre_auth { "AUTHORIZED" } else { "PROCESSED" };
        for payment in &mut order.payments {
            payment.status = order.status;
        }
        true
    }

    // The wire.

    /// Answers one request. With a lag, what is read is as old as that.
    pub fn handle(&mut self, now: u64, owner: usize, request: &HttpRequest, lag_ms: u64) -> Reply {
        let path = request.url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let (path, query) = path.and_then(|path| path.split_once('?')).unwrap_or((path.unwrap_or("/"), ""));
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let body = request.body.as_ref().map(|body| serde_json::from_str::<Value>(body.expose()));
        let body = match body {
            Some(Err(_)) => return refusal(400, "INVALID_REQUEST", "not JSON"),
            Some(Ok(body)) => body,
            None => Value::Null,
        };
        let method = request.method.as_str();
        if (method, path) == ("POST", "/api/auth/v1/token") {
            return self.issue(now, &body);
        }
        let bearer = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        let bearer = bearer.and_then(|(_, value)| value.strip_prefix("Bearer ")).unwrap_or_default();
        if !self.access.iter().any(|access| access.text == bearer && now < access.ends_ms) {
            return Reply { status: 401, body: r#"{"message":"Unauthorized"}"#.into() };
        }
        match (method, segments.as_slice()) {
            ("POST", ["api", "v1", "customer"]) => self.create_customer(now, owner, &body),
            ("GET", ["api", "v1", "customer"]) => self.find_customer(query, now, lag_ms),
            ("POST", ["api", "pay", "v1", "orders"]) => self.create_order(now, owner, &body),
            ("GET", ["api", "pay", "v1", "orders", id]) => {
                let order = self.orders.iter().find(|order| order.id == *id);
                read_order(order, now, lag_ms)
            }
            ("GET", ["api", "pay", "v1", "orders", "reference", reference]) => {
                let order = self.orders.iter().find(|order| order.reference == *reference);
                read_order(order, now, lag_ms)
            }
            ("POST", ["api", "pay", "v1", "orders", id, "payments"]) => self.pay(now, owner, id, &body),
            ("PUT", ["api", "pay", "v1", "orders", id, "capture"]) => {
                let reference = text(&body, "merchant_capture_reference");
                let amount = body["capture_amount"]["value"].as_u64();
                self.capture(now, owner, id, &reference, amount, self.manner)
            }
            ("PUT", ["api", "pay", "v1", "orders", id, "cancel"]) => self.cancel(now, owner, id),
            ("POST", ["api", "pay", "v1", "refunds", id]) => self.refund(now, owner, id, &body),
            ("POST", ["api", "v1", "tokens"]) => self.save(now, owner, &body),
            ("GET", ["api", "v1", "customer", customer, "tokens"]) => {
                let tokens: Vec<Value> = self
                    .saved
                    .iter()
                    .filter(|saved| saved.customer == *customer)
                    .filter(|saved| lag_ms == 0 || saved.deleted || saved.changed_ms + lag_ms <= now)
                    .map(render_saved)
                    .collect();
                ok(json!({ "customer_id": customer, "total_tokens": tokens.len(), "tokens": tokens }))
            }
            ("GET", ["api", "v1", "tokens", id] | ["api", "v1", "customer", _, "tokens", id]) => {
                let Some(saved) = self.saved.iter().find(|saved| saved.id == *id) else {
                    return refusal(404, "TOKEN_NOT_FOUND", "no such token");
                };
                let mut seen = saved.clone();
                if lag_ms > 0 && saved.changed_ms + lag_ms > now {
                    seen.deleted = false;
                }
                if seen.deleted && self.life_ms > 60_000 {
                    return refusal(404, "TOKEN_NOT_FOUND", "no such token");
                }
                ok(render_saved(&seen))
            }
            (
                "POST",
                ["api", "v1", "tokens", id, "delete"] | ["api", "v1", "customer", _, "tokens", id, "delete"],
            ) => self.delete(now, owner, id),
            _ => refusal(404, "NOT_FOUND", "no such path"),
        }
    }

    fn issue(&mut self, now: u64, body: &Value) -> Reply {
        if body["client_id"] != CLIENT_ID || body["client_secret"] != CLIENT_SECRET {
            return refusal(401, "UNAUTHORIZED", "unknown client");
        }
        self.serial += 1;
        let text = format!("{BEARER}-{:04}", self.serial);
        let ends_ms = now + if self.life == Life::Lie { 1_000 } else { self.life_ms };
        self.access.push(Access { text: text.clone(), ends_ms });
        let seconds = self.life_ms / 1000;
        ok(match self.life {
            Life::In => json!({ "access_token": text, "expires_in": seconds }),
            Life::At => {
                let at = std::time::UNIX_EPOCH + std::time::Duration::from_millis(ends_ms);
                json!({ "access_token": text, "expires_at": humantime::format_rfc3339_millis(at).to_string() })
            }
            Life::InData => json!({ "data": { "access_token": text, "expires_in": seconds } }),
            Life::Silent => json!({ "access_token": text }),
            Life::Zero => json!({ "access_token": text, "expires_in": 0 }),
            Life::Endless => json!({ "access_token": text, "expires_in": u64::MAX }),
            Life::Lie => json!({ "access_token": text, "expires_in": 3600 }),
        })
    }

    fn create_customer(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_customer_reference");
        let known = self.customers.iter().find(|customer| customer.reference == reference);
        match (known, self.manner) {
            (Some(customer), Manner::Existing) => return ok(render_customer(customer)),
            (Some(_), Manner::Duplicate) => return duplicate(),
            _ => {}
        }
        let customer = Customer { id: self.id("cust-v1"), reference: reference.clone(), changed_ms: now };
        let reply = Reply { status: 201, body: render_customer(&customer).to_string() };
        self.customers.push(customer);
        self.record(now, Deed::Customer, owner, &reference);
        reply
    }

    fn find_customer(&self, query: &str, now: u64, lag_ms: u64) -> Reply {
        let reference =
            query.split('&').find_map(|pair| pair.strip_prefix("merchant_customer_reference=")).unwrap_or("");
        let found = self.customers.iter().find(|customer| {
            customer.reference == reference && (lag_ms == 0 || customer.changed_ms + lag_ms <= now)
        });
        found.map_or_else(
            || refusal(404, "CUSTOMER_NOT_FOUND", "no such customer"),
            |customer| ok(render_customer(customer)),
        )
    }

    fn create_order(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_order_reference");
        match (self.by_reference(&reference), self.manner) {
            (Some(order), Manner::Existing) => return in_data(render_order(order)),
            (Some(_), Manner::Duplicate) => return duplicate(),
            _ => {}
        }
        let id = self.id("v1-order");
        self.add_order(
            now,
            Order {
                id,
                reference: reference.clone(),
                amount: body["order_amount"]["value"].as_u64().unwrap_or_default(),
                parent: None,
                pre_auth: body["pre_auth"].as_bool().unwrap_or_default(),
                status: "CREATED",
                payments: Vec::new(),
                changed_ms: now,
                before: None,
            },
            Deed::Order,
            owner,
        )
    }

    fn add_order(&mut self, now: u64, order: Order, deed: Deed, owner: usize) -> Reply {
        let reply = in_data(render_order(&order));
        self.record(now, deed, owner, &order.reference);
        self.orders.push(order);
        reply
    }

    fn pay(&mut self, now: u64, owner: usize, id: &str, body: &Value) -> Reply {
        let payment = &body["payments"][0];
        let reference = text(payment, "merchant_payment_reference");
        let known = self
            .orders
            .iter()
            .find(|order| order.payments.iter().any(|payment| payment.reference == reference));
        match (known, self.manner) {
            (Some(order), Manner::Existing) => return in_data(render_order(order)),
            (Some(_), Manner::Duplicate) => return duplicate(),
            _ => {}
        }
        let challenge = self.challenge;
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else { return no_order() };
        if !matches!(order.status, "CREATED" | "ATTEMPTED" | "PENDING") {
            return refusal(422, "OPERATION_NOT_ALLOWED", "the order cannot be paid");
        }
        order.touch(now);
        order.status = match (challenge, order.pre_auth) {
            (true, _) => "PENDING",
            (false, true) => "AUTHORIZED",
            (false, false) => "PROCESSED",
        };
        order.payments.push(Payment {
            reference: reference.clone(),
            amount: payment["payment_amount"]["value"].as_u64().unwrap_or_default(),
            status: order.status,
            captures: Vec::new(),
        });
        let reply = in_data(render_order(order));
        self.record(now, Deed::Payment, owner, &reference);
        reply
    }

    fn capture(
        &mut self,
        now: u64,
        owner: usize,
        id: &str,
        reference: &str,
        amount: Option<u64>,
        manner: Manner,
    ) -> Reply {
        let again = self.captures_again;
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else { return no_order() };
        let known =
            order.payments.iter().any(|payment| payment.captures.iter().any(|(known, _)| known == reference));
        match (known, manner) {
            (true, Manner::Existing) => return in_data(render_order(order)),
            (true, Manner::Duplicate) => return duplicate(),
            _ => {}
        }
        match order.status {
            "AUTHORIZED" => {}
            "PARTIALLY_CAPTURED" if again => {}
            "CANCELLED" => return refusal(422, "ORDER_CANCELLED", "the order is cancelled"),
            _ => return refusal(422, "OPERATION_NOT_ALLOWED", "the order is not authorized"),
        }
        order.touch(now);
        let whole = order.amount;
        order.status =
            if amount.is_some_and(|amount| amount < whole) { "PARTIALLY_CAPTURED" } else { "PROCESSED" };
        if let Some(payment) = order.payments.last_mut() {
            payment.status = "PROCESSED";
            payment.captures.push((reference.to_owned(), amount.unwrap_or(whole)));
        }
        let reply = in_data(render_order(order));
        self.record(now, Deed::Capture, owner, reference);
        reply
    }

    fn cancel(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        let manner = self.manner;
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else { return no_order() };
        match order.status {
            "AUTHORIZED" => {}
            "CANCELLED" if manner == Manner::Existing => return in_data(render_order(order)),
            "CANCELLED" => return refusal(422, "ORDER_CANCELLED", "the order is already cancelled"),
            _ => return refusal(422, "OPERATION_NOT_ALLOWED", "the order is not authorized"),
        }
        order.touch(now);
        order.status = "CANCELLED";
        for payment in &mut order.payments {
            payment.status = "CANCELLED";
        }
        let reply = in_data(render_order(order));
        self.record(now, Deed::Cancel, owner, id);
        reply
    }

    fn refund(&mut self, now: u64, owner: usize, id: &str, body: &Value) -> Reply {
        let reference = text(body, "merchant_order_reference");
        match (self.by_reference(&reference), self.manner) {
            (Some(order), Manner::Existing) => return in_data(render_order(order)),
            (Some(_), Manner::Duplicate) => return duplicate(),
            _ => {}
        }
        let amount = body["order_amount"]["value"].as_u64().unwrap_or_default();
        let given: u64 = self
            .orders
            .iter()
            .filter(|order| order.parent.as_deref() == Some(id))
            .map(|order| order.amount)
            .sum();
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else { return no_order() };
        if !matches!(order.status, "PROCESSED" | "PARTIALLY_REFUNDED") {
            return refusal(422, "OPERATION_NOT_ALLOWED", "the order is not processed");
        }
        if given + amount > order.amount {
            return refusal(422, "AMOUNT_LIMIT_EXCEEDED", "more than was paid");
        }
        order.touch(now);
        order.status = if given + amount == order.amount { "FULLY_REFUNDED" } else { "PARTIALLY_REFUNDED" };
        let refund = Order {
            id: self.id("v1-refund"),
            reference,
            amount,
            parent: Some(id.to_owned()),
            pre_auth: false,
            status: "PENDING",
            payments: Vec::new(),
            changed_ms: now,
            before: None,
        };
        self.add_order(now, refund, Deed::Refund, owner)
    }

    fn save(&mut self, now: u64, owner: usize, body: &Value) -> Reply {
        let reference = text(body, "merchant_token_reference");
        let customer = text(body, "customer_id");
        let known = self.saved.iter().find(|saved| saved.reference == reference);
        match (known, self.manner) {
            (Some(saved), Manner::Existing) => return ok(render_saved(saved)),
            (Some(_), Manner::Duplicate) => return duplicate(),
            _ => {}
        }
        if !self.customers.iter().any(|known| known.id == customer) {
            return refusal(400, "INVALID_REQUEST", "no such customer");
        }
        let saved = Saved {
            id: self.id("token-v1"),
            customer,
            reference: reference.clone(),
            deleted: false,
            changed_ms: now,
        };
        let reply = Reply { status: 201, body: render_saved(&saved).to_string() };
        self.saved.push(saved);
        self.record(now, Deed::Save, owner, &reference);
        reply
    }

    fn delete(&mut self, now: u64, owner: usize, id: &str) -> Reply {
        let Some(saved) = self.saved.iter_mut().find(|saved| saved.id == id && !saved.deleted) else {
            return refusal(404, "TOKEN_NOT_FOUND", "no such token");
        };
        saved.deleted = true;
        saved.changed_ms = now;
        let reply = ok(render_saved(saved));
        self.record(now, Deed::Delete, owner, id);
        reply
    }
}

impl Order {
    fn touch(&mut self, now: u64) {
        self.before = Some(render_order(self));
        self.changed_ms = now;
    }

    /// Whether it has a payment with this reference.
    pub fn has_payment(&self, reference: &str) -> bool {
        self.payments.iter().any(|payment| payment.reference == reference)
    }

    /// Whether it has a capture with this reference.
    pub fn has_capture(&self, reference: &str) -> bool {
        self.payments.iter().any(|payment| payment.captures.iter().any(|(known, _)| known == reference))
    }
}

fn text(body: &Value, field: &str) -> String {
    body[field].as_str().unwrap_or_default().to_owned()
}

fn ok(body: Value) -> Reply {
    Reply { status: 200, body: body.to_string() }
}

fn in_data(rendered: String) -> Reply {
    Reply { status: 200, body: format!(r#"{{"data":{rendered}}}"#) }
}

/// A refusal in the documented form.
pub fn refusal(status: u16, code: &str, message: &str) -> Reply {
    Reply { status, body: json!({ "code": code, "message": message }).to_string() }
}

fn duplicate() -> Reply {
    refusal(422, "DUPLICATE_REQUEST", "Duplicate Merchant Reference ID received")
}

fn no_order() -> Reply {
    refusal(404, "ORDER_NOT_FOUND", "No order with specified order-id exists in the system")
}

fn read_order(order: Option<&Order>, now: u64, lag_ms: u64) -> Reply {
    let Some(order) = order else { return no_order() };
    if lag_ms > 0 && order.changed_ms + lag_ms > now {
        return order.before.clone().map_or_else(no_order, in_data);
    }
    in_data(render_order(order))
}

fn render_order(order: &Order) -> String {
    let payments: Vec<Value> = order
        .payments
        .iter()
        .map(|payment| {
            let captures: Vec<Value> = payment
                .captures
                .iter()
                .map(|(reference, amount)| {
                    json!({
                        "merchant_capture_reference": reference,
                        "capture_amount": { "value": amount, "currency": "INR" },
                    })
                })
                .collect();
            json!({
                "id": format!("{}-cc-a", order.id),
                "merchant_payment_reference": payment.reference,
                "status": payment.status,
                "payment_amount": { "value": payment.amount, "currency": "INR" },
                "payment_method": "CARD",
                "capture_data": captures,
            })
        })
        .collect();
    let mut body = json!({
        "order_id": order.id,
        "merchant_order_reference": order.reference,
        "type": if order.parent.is_some() { "REFUND" } else { "CHARGE" },
        "status": order.status,
        "order_amount": { "value": order.amount, "currency": "INR" },
        "pre_auth": order.pre_auth,
        "payments": payments,
    });
    if let Some(parent) = &order.parent {
        body["parent_order_id"] = parent.as_str().into();
    }
    body.to_string()
}

fn render_customer(customer: &Customer) -> Value {
    json!({
        "customer_id": customer.id,
        "merchant_customer_reference": customer.reference,
        "status": "INACTIVE",
    })
}

fn render_saved(saved: &Saved) -> Value {
    json!({
        "token_id": saved.id,
        "customer_id": saved.customer,
        "merchant_token_reference": saved.reference,
        "status": if saved.deleted { "DELETED" } else { "ACTIVE" },
    })
}

//! The model gateway: what Pine Labs Online is documented to do, in memory.
//!
//! It shares no type with the core except the HTTP request, so that one misreading cannot hide in both. It keeps a
//! ledger of every effect with the call that caused it: the ledger is the truth that the checks compare with.

use pinelabs_online::HttpRequest;
use serde_json::{Value, json};

use super::chance::Chance;
use super::oddity::{Habits, Met, Oddity};

mod access;
mod another;
mod debits;
mod deed;
mod furnished;
mod links;
mod others;
mod splits;
mod subscriptions;
mod told;
mod writes;

use self::access::Access;
pub use self::access::Life;
pub use self::debits::Debit;
pub use self::deed::{Deed, Entry, SOMEBODY};
pub use self::links::Link;
pub use self::others::Act;
pub use self::splits::Part;
pub use self::subscriptions::Subscription;
use self::told::{ok, render_customer, render_saved};

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
    /// Whether it tells what was asked for, or something else in its place, in a way that leaves open which.
    pub unclear: bool,
}

#[derive(Clone, Debug)]
struct Customer {
    id: String,
    /// Empty if the merchant gave none.
    reference: String,
    /// Empty if the merchant gave none.
    mobile: String,
    changed_ms: u64,
}

impl Customer {
    /// Whether it is known by this reference, or where there is none by this mobile number.
    fn is_known_by(&self, reference: &str, mobile: &str) -> bool {
        if reference.is_empty() { self.mobile == mobile } else { self.reference == reference }
    }
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
    /// The parts that its money is divided into.
    pub parts: Vec<Part>,
    /// Whether it was created in the schedule.
    pub is_new: bool,
    changed_ms: u64,
    before: Option<Box<Order>>,
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

impl Saved {
    fn is_of(&self, customer: Option<&str>, id: &str) -> bool {
        self.id == id && customer.is_none_or(|customer| self.customer == customer)
    }
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
    /// Whether a debit that was deleted is gone.
    pub forgets_deleted: bool,
    /// Whether a subscription that is read tells the page where it is approved.
    pub tells_page: bool,
    /// Whether a debit that is tried again fails again.
    pub fails_again: bool,
    /// Whether what is left after the release of less than a part stays on hold, and can be released.
    pub holds_rest: bool,
    /// Whether it tells how much was released where all was.
    pub tells_whole: bool,
    /// Whether an error's message repeats the secrets of the request.
    pub echoes: bool,
    /// In what odd ways it answers.
    pub habits: Habits,
    /// Which odd ways a client met.
    pub met: Met,
    /// Everything that it did.
    pub ledger: Vec<Entry>,
    /// Its orders and refunds.
    pub orders: Vec<Order>,
    /// Its payment links.
    pub links: Vec<Link>,
    /// Its subscriptions.
    pub subscriptions: Vec<Subscription>,
    /// Its debits of subscriptions.
    pub debits: Vec<Debit>,
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
            forgets_deleted: chance.permille(500),
            tells_page: chance.permille(300),
            fails_again: chance.permille(300),
            holds_rest: chance.permille(300),
            tells_whole: chance.permille(700),
            echoes: chance.permille(500),
            habits: Habits::draw(chance),
            met: Met::default(),
            ledger: Vec::new(),
            orders: Vec::new(),
            links: Vec::new(),
            subscriptions: Vec::new(),
            debits: Vec::new(),
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

    // The wire.

    /// Answers one request. With a lag, what is read is as old as that.
    pub fn handle(&mut self, now: u64, owner: usize, request: &HttpRequest, lag_ms: u64) -> Reply {
        let path = request.url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let (path, query) = path.and_then(|path| path.split_once('?')).unwrap_or((path.unwrap_or("/"), ""));
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let body = request.body.as_ref().map(|body| serde_json::from_str::<Value>(body.expose()));
        let body = match body {
            Some(Err(_)) => return self.refusal(400, "INVALID_REQUEST", "not JSON"),
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
            return Reply::new(401, r#"{"message":"Unauthorized"}"#.into());
        }
        match (method, segments.as_slice()) {
            ("POST", ["api", "v1", "customer"]) => self.create_customer(now, owner, &body),
            ("GET", ["api", "v1", "customer"]) => self.find_customer(query, now, lag_ms),
            ("POST", ["api", "pay", "v1", "orders"]) => self.create_order(now, owner, &body),
            ("GET", ["api", "pay", "v1", "orders", id]) => {
                let order = self.orders.iter().find(|order| order.id == *id);
                self.read_order(order, now, lag_ms)
            }
            ("GET", ["api", "pay", "v1", "orders", "reference", reference]) => {
                self.read_order(self.by_reference(reference), now, lag_ms)
            }
            ("POST", ["api", "pay", "v1", "orders", id, "payments"]) => self.pay(now, owner, id, &body),
            ("PUT", ["api", "pay", "v1", "orders", id, "capture"]) => {
                let reference = text(&body, "merchant_capture_reference");
                let amount = body["capture_amount"]["value"].as_u64();
                self.capture(now, owner, id, &reference, amount, self.manner)
            }
            ("PUT", ["api", "pay", "v1", "orders", id, "cancel"]) => self.cancel(now, owner, id),
            ("PATCH", ["api", "pay", "v1", "orders", order, "settlementId", id, "release"]) => {
                let amount = body["release_amount"]["value"].as_u64();
                self.release(now, owner, order, id, amount)
            }
            ("POST", ["api", "pay", "v1", "refunds", id]) => self.refund(now, owner, id, &body),
            ("POST", ["api", "checkout", "v1", "orders"]) => self.create_checkout(now, owner, &body),
            ("POST", ["api", "pay", "v1", "paymentlink"]) => self.create_link(now, owner, &body),
            ("GET", ["api", "pay", "v1", "paymentlink", id]) => self.read_link(self.link(id), now, lag_ms),
            ("GET", ["api", "pay", "v1", "paymentlink", "ref", reference]) => {
                self.read_link(self.link_by_reference(reference), now, lag_ms)
            }
            ("PUT", ["api", "pay", "v1", "paymentlink", id, "cancel"]) => self.cancel_link(now, owner, id),
            (_, ["ps", "api", "v1", rest @ ..]) => {
                self.handle_mandates(now, owner, (method, rest), &body, lag_ms)
            }
            ("POST", ["api", "v1", "tokens"]) => self.save(now, owner, &body),
            ("GET", ["api", "v1", "customer", customer, "tokens"]) => {
                let tokens: Vec<Value> = self
                    .saved
                    .iter()
                    .filter(|saved| saved.customer == *customer)
                    .filter(|saved| lag_ms == 0 || saved.deleted || saved.changed_ms + lag_ms <= now)
                    .map(render_saved)
                    .collect();
                ok(&json!({ "customer_id": customer, "total_tokens": tokens.len(), "tokens": tokens }))
            }
            ("GET", ["api", "v1", "tokens", id]) => self.read_saved(now, None, id, lag_ms),
            ("GET", ["api", "v1", "customer", customer, "tokens", id]) => {
                self.read_saved(now, Some(customer), id, lag_ms)
            }
            ("POST", ["api", "v1", "tokens", id, "delete"]) => self.delete(now, owner, None, id),
            ("POST", ["api", "v1", "customer", customer, "tokens", id, "delete"]) => {
                self.delete(now, owner, Some(customer), id)
            }
            _ => self.refusal(404, "NOT_FOUND", "no such path"),
        }
    }

    /// What is under the subscriptions' own prefix of paths.
    fn handle_mandates(
        &mut self,
        now: u64,
        owner: usize,
        route: (&str, &[&str]),
        body: &Value,
        lag_ms: u64,
    ) -> Reply {
        match route {
            ("POST", ["mandate", "merchant-retry"]) => self.retry(now, owner, body),
            ("POST", ["public", "subscriptions"]) => self.subscribe(now, owner, body),
            ("POST", ["public", "subscriptions", "execute"]) => self.execute(now, owner, body),
            ("GET", ["public", "subscriptions", "reference", reference]) => {
                self.read_subscription(self.subscription_by_reference(reference), now, lag_ms)
            }
            ("GET", ["public", "subscriptions", id]) => {
                self.read_subscription(self.subscription(id), now, lag_ms)
            }
            ("POST", ["public", "subscriptions", id, "cancel"]) => self.cancel_subscription(now, owner, id),
            ("POST", ["public", "subscriptions", id, "pause"]) => self.pause_subscription(now, owner, id),
            ("POST", ["public", "subscriptions", id, "presentations"]) => self.present(now, owner, id, body),
            ("DELETE", ["public", "presentations", id]) => self.delete_debit(now, owner, id),
            ("GET", ["public", "presentations", id]) => self.read_debit(self.debit(id), now, lag_ms),
            ("GET", ["public", "presentations", "reference", reference]) => {
                self.read_debit(self.debit_by_reference(reference), now, lag_ms)
            }
            _ => self.refusal(404, "NOT_FOUND", "no such path"),
        }
    }

    /// A saved card; under another customer than its own there is none.
    fn read_saved(&self, now: u64, customer: Option<&str>, id: &str, lag_ms: u64) -> Reply {
        let Some(saved) = self.saved.iter().find(|saved| saved.is_of(customer, id)) else {
            return self.no_token();
        };
        let mut seen = saved.clone();
        if lag_ms > 0 && saved.changed_ms + lag_ms > now {
            seen.deleted = false;
        }
        if seen.deleted && self.life_ms > 60_000 {
            return self.no_token();
        }
        ok(&render_saved(&seen))
    }

    fn find_customer(&self, query: &str, now: u64, lag_ms: u64) -> Reply {
        let asked = |name: &str| {
            query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap_or("")
        };
        let (reference, mobile) = (asked("merchant_customer_reference"), asked("mobile_number"));
        let found = self.customers.iter().find(|customer| {
            customer.is_known_by(reference, mobile) && (lag_ms == 0 || customer.changed_ms + lag_ms <= now)
        });
        found.map_or_else(
            || self.refusal(404, "CUSTOMER_NOT_FOUND", "no such customer"),
            |customer| ok(&render_customer(customer)),
        )
    }
}

impl Order {
    fn touch(&mut self, now: u64) {
        self.before = Some(Box::new(Self { before: None, ..self.clone() }));
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

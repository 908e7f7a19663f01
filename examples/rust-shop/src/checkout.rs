//! Paying an order: references stored before the call, outcomes stored after it.
//!
//! Card data passes through [`Checkout::pay`] on its way to the gateway and is kept nowhere.

use std::sync::Arc;

use pinelabs_online::models::{Amount, CustomerDetails, Order as Told, PurchaseDetails};
use pinelabs_online::operations::create_checkout::CreateCheckout;
use pinelabs_online::operations::create_customer::CreateCustomer;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::create_payment::{CreatePayment, PaymentOption};
use pinelabs_online::operations::find_customer::FindCustomer;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::operations::get_order_by_reference::GetOrderByReference;
use pinelabs_online::{Action, CallOptions, Client, Effect, ErrorKind, Secret};

use crate::database::{self, Database, Tx, values};
use crate::models::{Method, Order, OrderState, Payment, PaymentState, fresh, now_ms};
use crate::orders;
use crate::settings::Settings;

/// How a link begins that a UPI app opens.
pub const UPI_LINK: &str = "upi://pay?";

/// Why something could not be done.
#[derive(Debug)]
pub enum Failure {
    Gateway(pinelabs_online::Error),
    Database(database::Error),
}

/// Pays orders and asks what became of them. Cheap to clone.
#[derive(Clone)]
pub struct Checkout {
    pub settings: Arc<Settings>,
    pub db: Database,
    pub pl: Client,
    /// A person waits for what this one asks.
    quick: Client,
}

impl Checkout {
    pub fn new(settings: Arc<Settings>, db: Database, client: &Client) -> Checkout {
        let limits =
            CallOptions::default().total_timeout_ms(settings.call_ms).timeout_ms(settings.call_ms / 2);
        let quick = CallOptions::default().total_timeout_ms(settings.call_ms.min(6_000));
        Checkout { settings, db, pl: client.with_options(limits), quick: client.with_options(quick) }
    }

    /// Pays an order and gives where the shopper goes on: the bank's page, the gateway's, a UPI app, or none.
    ///
    /// `option` is the card, the saved card, or UPI, and `None` for the gateway's own page. An order that is being paid
    /// already, or cannot be paid any more, is left alone. Every other outcome is in the order's state.
    pub async fn pay(
        &self,
        order_id: &str,
        method: Method,
        option: Option<PaymentOption>,
    ) -> Result<Option<Secret>, Failure> {
        let Some(reference) = self.claim(order_id, method).await? else { return Ok(None) };
        let mut sent = false;
        let told = match self.send(order_id, &reference, option, &mut sent).await {
            Ok(Sent::Page(page)) => return Ok(page),
            Ok(Sent::Payment(told)) => told,
            Err(Failure::Gateway(error)) => {
                self.failed(order_id, reference, error, sent).await?;
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let go_on = challenge(&told);
        self.apply(order_id, *told).await?;
        if go_on.is_none() {
            // Paid at once, or the bank is silent: there is no page on which the shopper could go on.
            self.came_back(order_id).await?;
        }
        Ok(go_on)
    }

    /// Stores the payment before anything is sent: of two clicks, one gets its reference.
    pub async fn claim(&self, order_id: &str, method: Method) -> Result<Option<String>, Failure> {
        let (order_id, settle_ms) = (order_id.to_owned(), self.settings.settle_ms);
        let claimed = self.db.transaction(move |tx| {
            let allowed = |order: &Order| can_pay(order) && (method != Method::Upi || can_upi(order));
            let Some(mut order) = Order::lock(tx, &order_id)?.filter(allowed) else { return Ok(None) };
            if order.payment_ref.is_none() {
                order.pre_auth = method != Method::Upi;
            }
            let (reference, now) = (fresh("pay"), now_ms());
            let payment = Payment {
                reference: reference.clone(),
                order_id,
                method,
                state: PaymentState::Open,
                error_code: None,
                created_at: now,
            };
            payment.insert(tx)?;
            order.state = OrderState::Paying;
            order.payment_ref = Some(reference.clone());
            order.check_at = Some(now + settle_ms);
            order.save(tx)?;
            Ok(Some(reference))
        });
        Ok(claimed.await?)
    }

    async fn send(
        &self,
        order_id: &str,
        reference: &str,
        option: Option<PaymentOption>,
        sent: &mut bool,
    ) -> Result<Sent, Failure> {
        let order = self.read(order_id).await?;
        let Some(option) = option else {
            *sent = true;
            return Ok(Sent::Page(self.hosted(&order).await?));
        };
        let gateway_order_id = self.known_at_gateway(&order).await?;
        *sent = true;
        let mut request = CreatePayment::new(gateway_order_id, Amount::inr(order.amount_paise), option);
        for payment in &mut request.payments {
            payment.merchant_payment_reference = Some(reference.to_owned());
        }
        Ok(Sent::Payment(Box::new(self.pl.payments().create(request).await?)))
    }

    /// The gateway's id of the order, made there if it is not there yet: the same call again gives the same order.
    async fn known_at_gateway(&self, order: &Order) -> Result<String, Failure> {
        if let Some(id) = &order.gateway_order_id {
            return Ok(id.clone());
        }
        let told = self
            .pl
            .orders()
            .create(CreateOrder {
                merchant_order_reference: Some(order.id.clone()),
                order_amount: Amount::inr(order.amount_paise),
                pre_auth: Some(order.pre_auth),
                callback_url: Some(format!("{}/return", self.settings.url)),
                purchase_details: Some(self.purchase(order).await?),
                ..Default::default()
            })
            .await?;
        self.keep_gateway_id(&order.id, &told.order_id).await?;
        Ok(told.order_id)
    }

    /// The gateway's own page for this order: the same call again gives the same page.
    pub async fn hosted(&self, order: &Order) -> Result<Option<Secret>, Failure> {
        let page = self
            .pl
            .checkout()
            .create(CreateCheckout {
                merchant_order_reference: Some(order.id.clone()),
                order_amount: Amount::inr(order.amount_paise),
                pre_auth: Some(order.pre_auth),
                callback_url: Some(format!("{}/return", self.settings.url)),
                purchase_details: Some(self.purchase(order).await?),
                ..Default::default()
            })
            .await?;
        self.keep_gateway_id(&order.id, &page.order_id).await?;
        Ok(page.redirect_url)
    }

    async fn keep_gateway_id(&self, order_id: &str, gateway_order_id: &str) -> Result<(), Failure> {
        let gateway_order_id = gateway_order_id.to_owned();
        let kept = self.change(order_id, move |_, order| {
            order.gateway_order_id.get_or_insert(gateway_order_id);
            Ok(())
        });
        kept.await
    }

    /// Who buys: the shopper's customer at the gateway, made with our reference at the first payment.
    async fn purchase(&self, order: &Order) -> Result<PurchaseDetails, Failure> {
        let shopper = order.shopper_id.clone();
        let known = self.db.transaction(move |tx| customer_of(tx, &shopper)).await?;
        let customer_id = match known {
            Some(id) => id,
            None => self.new_customer(&order.shopper_id).await?,
        };
        let customer = CustomerDetails { customer_id: Some(customer_id), ..Default::default() };
        Ok(PurchaseDetails { customer: Some(customer), ..Default::default() })
    }

    async fn new_customer(&self, shopper: &str) -> Result<String, Failure> {
        let reference = Some(shopper.to_owned());
        let request = CreateCustomer { merchant_customer_reference: reference.clone(), ..Default::default() };
        let customer = match self.pl.customers().create(request).await {
            Err(error) if error.code.as_deref() == Some("DUPLICATE_REQUEST") => {
                let known = FindCustomer { merchant_customer_reference: reference, ..Default::default() };
                self.pl.customers().find(known).await?
            }
            made => made?,
        };
        let (id, shopper) = (customer.customer_id.clone(), shopper.to_owned());
        let kept = "UPDATE shoppers SET customer_id = $2 WHERE id = $1";
        self.db.transaction(move |tx| tx.execute(kept, values![shopper, id])).await?;
        Ok(customer.customer_id)
    }

    /// Stores what an error means for the money. Until the payment itself was sent, it means nothing.
    async fn failed(
        &self,
        order_id: &str,
        reference: String,
        error: pinelabs_online::Error,
        sent: bool,
    ) -> Result<(), Failure> {
        let effect = if sent { error.effect } else { Effect::None };
        let stored = self.change(order_id, move |tx, order| {
            if order.payment_ref.as_ref() != Some(&reference) || !order.is_open() {
                // A webhook was quicker.
                return Ok(());
            }
            if effect == Effect::Unknown {
                // The worker makes the error's inquiry: it reads the order.
                order.state = OrderState::Checking;
                order.check_at = Some(now_ms() + 2_000);
                return Ok(());
            }
            if let Some(mut payment) = Payment::find(tx, &reference)? {
                let refused = effect == Effect::Rejected || error.kind == ErrorKind::Input;
                payment.state = if refused { PaymentState::Refused } else { PaymentState::NotSent };
                payment.error_code = error.code.or_else(|| word(error.kind));
                payment.save(tx)?;
            }
            order.state = OrderState::Failed;
            // An earlier payment may be why, one that was given up and has appeared: the worker reads the order.
            order.check_at = (effect == Effect::Rejected).then(|| now_ms() + 2_000);
            Ok(())
        });
        stored.await
    }

    /// Asks the gateway for an order and applies the answer; `None` if the gateway has no such order.
    pub async fn ask(&self, order_id: &str) -> Result<Option<Told>, Failure> {
        let order = self.read(order_id).await?;
        let answer = match order.gateway_order_id.clone() {
            Some(order_id) => self.quick.orders().get(GetOrder { order_id }).await,
            None => {
                let request = GetOrderByReference { merchant_order_reference: order.id.clone() };
                self.quick.orders().get_by_reference(request).await
            }
        };
        let told = match answer {
            // A code that says so, not the HTTP status alone.
            Err(error)
                if error.code.as_deref() == Some("ORDER_NOT_FOUND") && order.gateway_order_id.is_none() =>
            {
                self.never_made(order_id).await?;
                return Ok(None);
            }
            answer => answer?,
        };
        self.apply(order_id, told.clone()).await?;
        Ok(Some(told))
    }

    /// The gateway has no such order: if the call that would make it has ended, nothing was ever paid.
    async fn never_made(&self, order_id: &str) -> Result<(), Failure> {
        let settle_ms = self.settings.settle_ms;
        let stored = self.change(order_id, move |tx, order| {
            let Some(mut payment) = Payment::current(tx, order)?.filter(|_| order.is_open()) else {
                return Ok(());
            };
            let ended = payment.created_at + settle_ms;
            if now_ms() < ended {
                order.check_at = Some(ended);
                return Ok(());
            }
            payment.state = PaymentState::NotSent;
            payment.save(tx)?;
            order.state = OrderState::Failed;
            order.check_at = None;
            Ok(())
        });
        stored.await
    }

    pub async fn apply(&self, order_id: &str, told: Told) -> Result<(), Failure> {
        let give_up_ms = self.settings.give_up_ms;
        self.change(order_id, move |tx, order| orders::apply(tx, order, &told, give_up_ms).map(|_| ())).await
    }

    /// The shopper is not at the bank any more: what is still open is being checked from now on.
    pub async fn came_back(&self, order_id: &str) -> Result<(), Failure> {
        let stored = self.change(order_id, |_, order| {
            if order.is_open() {
                order.state = OrderState::Checking;
                order.check_at = Some(order.check_at.unwrap_or(0).min(now_ms() + 2_000));
            }
            Ok(())
        });
        stored.await
    }

    /// Has the worker ask in so many milliseconds.
    pub async fn ask_later(&self, order_id: &str, ms: u64) -> Result<(), Failure> {
        let stored = self.change(order_id, move |_, order| {
            order.check_at = Some(now_ms() + ms);
            Ok(())
        });
        stored.await
    }

    /// Changes an order as it is now, which is locked while `change` runs.
    async fn change<F>(&self, order_id: &str, change: F) -> Result<(), Failure>
    where
        F: FnOnce(&mut Tx<'_>, &mut Order) -> Result<(), database::Error> + Send + 'static,
    {
        let order_id = order_id.to_owned();
        let changed = self.db.transaction(move |tx| {
            let Some(mut order) = Order::lock(tx, &order_id)? else { return Ok(()) };
            change(tx, &mut order)?;
            order.save(tx)
        });
        Ok(changed.await?)
    }

    pub async fn read(&self, order_id: &str) -> Result<Order, Failure> {
        let order_id = order_id.to_owned();
        let missing = || database::Error::Value("an order that is not there".to_owned());
        let found = self.db.transaction(move |tx| Order::find(tx, &order_id)?.ok_or_else(missing));
        Ok(found.await?)
    }
}

/// What was sent: a payment, or the shopper to the gateway's page.
enum Sent {
    Payment(Box<Told>),
    Page(Option<Secret>),
}

/// The shopper's customer at the gateway, if there is one.
pub fn customer_of(tx: &mut Tx<'_>, shopper: &str) -> Result<Option<String>, database::Error> {
    let found =
        tx.row::<(Option<String>,)>("SELECT customer_id FROM shoppers WHERE id = $1", values![shopper])?;
    Ok(found.and_then(|(id,)| id))
}

/// Whether a payment may be started now: none is open, and the gateway's status allows one.
pub fn can_pay(order: &Order) -> bool {
    matches!(order.state, OrderState::New | OrderState::Failed)
        && order.status().actions(None).contains(&Action::Pay)
}

/// Whether UPI is a way to pay: it takes the money at once, and the first payment decides whether the order does.
pub fn can_upi(order: &Order) -> bool {
    order.payment_ref.is_none() || !order.pre_auth
}

/// Where the shopper goes on: the bank's page, or the link that a UPI app opens.
///
/// It lets its holder go on with the payment: it is never stored.
pub fn challenge(told: &Told) -> Option<Secret> {
    let of_payments = told.payments.iter().map(|payment| payment.challenge_url.as_ref());
    let mut urls = std::iter::once(told.challenge_url.as_ref()).chain(of_payments).flatten();
    let known = ["https://", "http://", UPI_LINK];
    urls.find(|url| known.iter().any(|start| url.expose().starts_with(start))).cloned()
}

/// The kind's name, as in every language: `network`.
fn word(kind: ErrorKind) -> Option<String> {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned))
}

impl From<pinelabs_online::Error> for Failure {
    fn from(error: pinelabs_online::Error) -> Failure {
        Failure::Gateway(error)
    }
}

impl From<database::Error> for Failure {
    fn from(error: database::Error) -> Failure {
        Failure::Database(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Gateway(error) => error.fmt(f),
            Failure::Database(error) => error.fmt(f),
        }
    }
}

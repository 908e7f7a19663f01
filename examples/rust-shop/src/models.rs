//! The tables, as `migrations` makes them.

use std::time::{SystemTime, UNIX_EPOCH};

use pinelabs_online::OrderStatus;

use crate::database::{Error, FromRow, FromValue, Row, Tx, Value, values};

/// An enum whose words stand in the database.
macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant),+ }

        impl $name {
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl FromValue for $name {
            fn from_value(value: Value) -> Option<Self> {
                match String::from_value(value)?.as_str() {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl From<$name> for Value {
            fn from(word: $name) -> Value {
                word.as_str().into()
            }
        }
    };
}

words! {
    /// The state of an order: what the pages show.
    OrderState {
        New = "new",
        Paying = "paying",
        Checking = "checking",
        Authorised = "authorised",
        Paid = "paid",
        Failed = "failed",
        Cancelled = "cancelled",
        PartRefunded = "part_refunded",
        Refunded = "refunded",
    }
}

words! {
    /// How a payment is made.
    Method { Card = "card", SavedCard = "saved_card", Upi = "upi", Hosted = "hosted" }
}

words! {
    PaymentState {
        Open = "open",
        Paid = "paid",
        Failed = "failed",
        Refused = "refused",
        NotSent = "not_sent",
        GivenUp = "given_up",
    }
}

words! {
    /// What the merchant does with an order.
    Kind { Capture = "capture", Cancel = "cancel", Refund = "refund" }
}

words! {
    ActionState { Started = "started", Done = "done", Refused = "refused" }
}

#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub shopper_id: String,
    pub amount_paise: u64,
    pub state: OrderState,
    pub gateway_order_id: Option<String>,
    pub gateway_status: Option<OrderStatus>,
    pub payment_ref: Option<String>,
    /// Whether the money is blocked until it is captured; else it is taken at once.
    pub pre_auth: bool,
    pub captured_paise: u64,
    pub refunded_paise: u64,
    pub problem: Option<String>,
    pub check_at: Option<u64>,
    pub created_at: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    pub reference: String,
    pub order_id: String,
    pub method: Method,
    pub state: PaymentState,
    pub error_code: Option<String>,
    pub created_at: u64,
}

#[derive(Clone, Debug)]
pub struct Action {
    pub reference: String,
    pub order_id: String,
    pub kind: Kind,
    pub amount_paise: u64,
    pub state: ActionState,
    pub error_code: Option<String>,
    pub created_at: u64,
}

pub struct Product {
    pub id: String,
    pub name: String,
    pub description: String,
    pub price_paise: u64,
}

/// A line of a cart or an order.
pub struct Line {
    pub product_id: String,
    pub name: String,
    pub price_paise: u64,
    pub quantity: u64,
}

const ORDER: &str = "SELECT id, shopper_id, amount_paise, state, gateway_order_id, gateway_status, payment_ref, \
                     pre_auth, captured_paise, refunded_paise, problem, check_at, created_at FROM orders";
const PAYMENT: &str = "SELECT ref, order_id, method, state, error_code, created_at FROM payments";
const ACTION: &str = "SELECT ref, order_id, kind, amount_paise, state, error_code, created_at FROM actions";

impl Order {
    pub fn find(tx: &mut Tx<'_>, id: &str) -> Result<Option<Order>, Error> {
        tx.row(&format!("{ORDER} WHERE id = $1"), values![id])
    }

    /// The order as it is now, locked until the transaction ends.
    pub fn lock(tx: &mut Tx<'_>, id: &str) -> Result<Option<Order>, Error> {
        tx.row(&format!("{ORDER} WHERE id = $1{}", tx.for_update()), values![id])
    }

    /// The newest orders of a shopper.
    pub fn of(tx: &mut Tx<'_>, shopper: &str) -> Result<Vec<Order>, Error> {
        let mine = format!("{ORDER} WHERE shopper_id = $1 ORDER BY created_at DESC LIMIT 50");
        tx.rows(&mine, values![shopper])
    }

    /// The newest orders of all.
    pub fn newest(tx: &mut Tx<'_>) -> Result<Vec<Order>, Error> {
        tx.rows(&format!("{ORDER} ORDER BY created_at DESC LIMIT 100"), &[])
    }

    /// Stores the fields of an order that may have changed.
    pub fn save(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let changed = "UPDATE orders SET state = $2, gateway_order_id = $3, gateway_status = $4, payment_ref = $5, \
                       pre_auth = $6, captured_paise = $7, refunded_paise = $8, problem = $9, check_at = $10 WHERE id = $1";
        let status = self.gateway_status.as_ref().map(OrderStatus::as_str);
        let values = values![
            &self.id,
            self.state,
            self.gateway_order_id.as_ref(),
            status,
            self.payment_ref.as_ref(),
            u64::from(self.pre_auth),
            self.captured_paise,
            self.refunded_paise,
            self.problem.as_ref(),
            self.check_at,
        ];
        tx.execute(changed, values).map(|_| ())
    }

    /// Whether the gateway is asked for it.
    pub fn is_open(&self) -> bool {
        matches!(self.state, OrderState::Paying | OrderState::Checking)
    }

    /// The gateway's status, as far as it is known here.
    pub fn status(&self) -> &OrderStatus {
        self.gateway_status.as_ref().unwrap_or(&OrderStatus::Created)
    }
}

impl Payment {
    pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Payment>, Error> {
        tx.row(&format!("{PAYMENT} WHERE ref = $1"), values![reference])
    }

    /// The payment under way, or the last one.
    pub fn current(tx: &mut Tx<'_>, order: &Order) -> Result<Option<Payment>, Error> {
        order.payment_ref.as_ref().map_or(Ok(None), |reference| Payment::find(tx, reference))
    }

    /// The payments of an order, the oldest first.
    pub fn of(tx: &mut Tx<'_>, order_id: &str) -> Result<Vec<Payment>, Error> {
        tx.rows(&format!("{PAYMENT} WHERE order_id = $1 ORDER BY created_at"), values![order_id])
    }

    pub fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let new = "INSERT INTO payments (ref, order_id, method, state, error_code, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let code = self.error_code.as_ref();
        let values = values![&self.reference, &self.order_id, self.method, self.state, code, self.created_at];
        tx.execute(new, values).map(|_| ())
    }

    pub fn save(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let changed = "UPDATE payments SET state = $2, error_code = $3 WHERE ref = $1";
        tx.execute(changed, values![&self.reference, self.state, self.error_code.as_ref()]).map(|_| ())
    }
}

impl Action {
    pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Action>, Error> {
        tx.row(&format!("{ACTION} WHERE ref = $1"), values![reference])
    }

    /// An action and its order: the order is locked first, everywhere.
    pub fn lock(tx: &mut Tx<'_>, reference: &str) -> Result<Option<(Order, Action)>, Error> {
        let Some(found) = Action::find(tx, reference)? else { return Ok(None) };
        let Some(order) = Order::lock(tx, &found.order_id)? else { return Ok(None) };
        let now = tx.row(&format!("{ACTION} WHERE ref = $1{}", tx.for_update()), values![reference])?;
        Ok(now.map(|action| (order, action)))
    }

    /// The actions on an order, the oldest first.
    pub fn of(tx: &mut Tx<'_>, order_id: &str) -> Result<Vec<Action>, Error> {
        tx.rows(&format!("{ACTION} WHERE order_id = $1 ORDER BY created_at"), values![order_id])
    }

    /// Changes an action that is started; one that is over stays as it is.
    pub fn set(
        tx: &mut Tx<'_>,
        reference: &str,
        state: ActionState,
        error_code: Option<&str>,
        check_at: Option<u64>,
    ) -> Result<(), Error> {
        let changed = "UPDATE actions SET state = $2, error_code = $3, check_at = $4 \
                       WHERE ref = $1 AND state = 'started'";
        tx.execute(changed, values![reference, state, error_code, check_at]).map(|_| ())
    }
}

impl Product {
    pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Product>, Error> {
        tx.rows("SELECT id, name, description, price_paise FROM products ORDER BY name", &[])
    }
}

impl FromRow for Order {
    fn from_row(row: &mut Row) -> Result<Order, Error> {
        Ok(Order {
            id: row.take()?,
            shopper_id: row.take()?,
            amount_paise: row.take()?,
            state: row.take()?,
            gateway_order_id: row.take()?,
            gateway_status: row.take::<Option<String>>()?.map(OrderStatus::from),
            payment_ref: row.take()?,
            pre_auth: row.take::<u64>()? == 1,
            captured_paise: row.take()?,
            refunded_paise: row.take()?,
            problem: row.take()?,
            check_at: row.take()?,
            created_at: row.take()?,
        })
    }
}

impl FromRow for Payment {
    fn from_row(row: &mut Row) -> Result<Payment, Error> {
        Ok(Payment {
            reference: row.take()?,
            order_id: row.take()?,
            method: row.take()?,
            state: row.take()?,
            error_code: row.take()?,
            created_at: row.take()?,
        })
    }
}

impl FromRow for Action {
    fn from_row(row: &mut Row) -> Result<Action, Error> {
        Ok(Action {
            reference: row.take()?,
            order_id: row.take()?,
            kind: row.take()?,
            amount_paise: row.take()?,
            state: row.take()?,
            error_code: row.take()?,
            created_at: row.take()?,
        })
    }
}

impl FromRow for Product {
    fn from_row(row: &mut Row) -> Result<Product, Error> {
        Ok(Product { id: row.take()?, name: row.take()?, description: row.take()?, price_paise: row.take()? })
    }
}

impl FromRow for Line {
    fn from_row(row: &mut Row) -> Result<Line, Error> {
        Ok(Line {
            product_id: row.take()?,
            name: row.take()?,
            price_paise: row.take()?,
            quantity: row.take()?,
        })
    }
}

/// A reference that was never used before, such as `order-3f9c..`: 128 random bits.
pub fn fresh(kind: &str) -> String {
    format!("{kind}-{}", hex::encode(random::<16>()))
}

/// So many random bytes of the system.
///
/// # Panics
/// If the system has none: nothing that needs one could be done safely then.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has random bytes");
    bytes
}

/// Milliseconds since 1970.
pub fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

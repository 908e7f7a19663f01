//! The tables of the order's state machine: each row with its source.

use super::{Action, OrderStatus};

/// A row of [`MOVES`]: the gateway moves an order from one status to another.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Move {
    /// The status before.
    pub from: OrderStatus,
    /// The status after.
    pub to: OrderStatus,
    /// Only for orders created with, or without, `pre_auth`; `None` for both.
    pub pre_auth: Option<bool>,
    /// The event that moves it.
    pub when: &'static str,
    /// Where it is documented.
    pub source: &'static str,
}

/// A row of [`ALLOWED`]: in this status, the merchant may do this.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Permission {
    /// The order's status.
    pub status: OrderStatus,
    /// What may be done.
    pub action: Action,
    /// Only for orders created with, or without, `pre_auth`; `None` for both.
    pub pre_auth: Option<bool>,
    /// Where it is documented.
    pub source: &'static str,
}

/// How the gateway moves an order from status to status.
///
/// A report may skip statuses, so [`OrderStatus::observe`] follows any number of rows.
pub const MOVES: &[Move] = &[
    Move {
        from: OrderStatus::Created,
        to: OrderStatus::Pending,
        pre_auth: None,
        when: "a payment is made",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Authorized,
        pre_auth: None,
        when: "the shopper pays, the money is blocked",
        source: "API documentation, order life cycle, for `pre_auth` only; Tokenization guide, section 5, also for \
                 orders without",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Processed,
        pre_auth: Some(false),
        when: "the shopper pays, the money is taken",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Attempted,
        pre_auth: None,
        when: "the payment fails, another may be made",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Failed,
        pre_auth: None,
        when: "the payment fails for good",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Pending,
        to: OrderStatus::Cancelled,
        pre_auth: None,
        when: "the shopper cancels",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Attempted,
        to: OrderStatus::Pending,
        pre_auth: None,
        when: "another payment is made",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Attempted,
        to: OrderStatus::Failed,
        pre_auth: None,
        when: "no retries remain",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::Processed,
        pre_auth: None,
        when: "capture",
        source: "Tokenization guide, section 6; its order has `pre_auth`, captured orders of the webhook samples do not",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::PartiallyCaptured,
        pre_auth: None,
        when: "capture of a part",
        source: "API documentation, webhooks: the sample of `ORDER_PROCESSED` with 1200 of 2000 captured",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::Cancelled,
        pre_auth: None,
        when: "cancel",
        source: "Tokenization guide, section 7; its order has `pre_auth`, that of the webhook sample does not",
    },
    Move {
        from: OrderStatus::Authorized,
        to: OrderStatus::Failed,
        pre_auth: None,
        when: "the capture fails",
        source: "API documentation, webhooks: the sample of `PAYMENT_FAILED` with the order `FAILED`",
    },
    Move {
        from: OrderStatus::PartiallyCaptured,
        to: OrderStatus::Processed,
        pre_auth: None,
        when: "the rest is let go",
        source: "inferred: API reference, capture order, has `PROCESSED` after every capture",
    },
    Move {
        from: OrderStatus::PartiallyCaptured,
        to: OrderStatus::PartiallyRefunded,
        pre_auth: None,
        when: "refund of a part",
        source: "inferred: as from `PROCESSED`",
    },
    Move {
        from: OrderStatus::PartiallyCaptured,
        to: OrderStatus::FullyRefunded,
        pre_auth: None,
        when: "refund of all",
        source: "inferred: as from `PROCESSED`",
    },
    Move {
        from: OrderStatus::Processed,
        to: OrderStatus::PartiallyRefunded,
        pre_auth: None,
        when: "refund of a part",
        source: "API documentation, order life cycle",
    },
    Move {
        from: OrderStatus::Processed,
        to: OrderStatus::FullyRefunded,
        pre_auth: None,
        when: "refund of all",
        source: "API documentation, webhooks: the netbanking sample of `REFUND_PROCESSED`",
    },
    Move {
        from: OrderStatus::PartiallyRefunded,
        to: OrderStatus::FullyRefunded,
        pre_auth: None,
        when: "refund of the rest",
        source: "API documentation, order life cycle",
    },
];

/// What a merchant may do to an order in which status.
///
/// Capture and cancel are documented for orders with `pre_auth` only. They are allowed without it as well, as long
/// as the order is `AUTHORIZED`: the gateway's own samples show such orders, and it is the one to refuse.
pub const ALLOWED: &[Permission] = &[
    Permission {
        status: OrderStatus::Created,
        action: Action::Pay,
        pre_auth: None,
        source: "Tokenization guide, section 4",
    },
    Permission {
        status: OrderStatus::Attempted,
        action: Action::Pay,
        pre_auth: None,
        source: "API documentation, order life cycle: until `payment_retries_remaining` is 0",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Capture,
        pre_auth: Some(true),
        source: "Tokenization guide, sections 5 and 6",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Capture,
        pre_auth: Some(false),
        source: "inferred: API documentation, webhooks, has captured orders whose `pre_auth` is false",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Cancel,
        pre_auth: Some(true),
        source: "Tokenization guide, sections 5 and 7",
    },
    Permission {
        status: OrderStatus::Authorized,
        action: Action::Cancel,
        pre_auth: Some(false),
        source: "inferred: API documentation, webhooks, has a cancelled order whose `pre_auth` is false",
    },
    Permission {
        status: OrderStatus::PartiallyCaptured,
        action: Action::Refund,
        pre_auth: None,
        source: "inferred: the captured part is taken money, as in `PROCESSED`",
    },
    Permission {
        status: OrderStatus::Processed,
        action: Action::Refund,
        pre_auth: None,
        source: "API documentation, payment refund",
    },
    Permission {
        status: OrderStatus::PartiallyRefunded,
        action: Action::Refund,
        pre_auth: None,
        source: "inferred: API documentation, order life cycle, has `FULLY_REFUNDED` follow it",
    },
];

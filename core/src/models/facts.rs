//! What the rulings on a doubt look at in an answer, and nothing else of it.
//!
//! As lenient as the models, field for field, but what is not looked at is passed over instead of kept.

use super::amount::Amount;
use super::order::{Order, OrderType};
use super::token::TokenStatus;
use super::wire::{Wire, facts};
use crate::OrderStatus;
use crate::json::Node;

/// Reads the facts of an answer; nothing if it is none.
pub(crate) fn read_facts<T: Wire>(json: &str) -> Option<T> {
    Node::parse_some(json, &is_looked_at, |node| Ok(T::read(node).got())).ok()?
}

fn is_looked_at(name: &str) -> bool {
    let names = [
        OrderFacts::NAMES,
        PaymentFacts::NAMES,
        CaptureFacts::NAMES,
        CustomerFacts::NAMES,
        TokenFacts::NAMES,
        Amount::NAMES,
    ];
    names.iter().any(|names| names.contains(&name))
}

facts! {
    /// An order, or a refund.
    OrderFacts {
        #[expect(dead_code, reason = "what has none is no order")]
        order_id: String,
        status: OrderStatus,
        order_type: Option<OrderType> | "type",
        parent_order_id: Option<String>,
        order_amount: Option<Amount>,
        payments: Vec<PaymentFacts>,
    }
}

/// What tells one order from another under the same reference.
pub(crate) struct OrderHead<'a> {
    pub(crate) order_type: Option<&'a OrderType>,
    pub(crate) parent_order_id: Option<&'a str>,
    pub(crate) order_amount: Option<&'a Amount>,
}

impl OrderFacts {
    pub(crate) fn head(&self) -> OrderHead<'_> {
        OrderHead {
            order_type: self.order_type.as_ref(),
            parent_order_id: self.parent_order_id.as_deref(),
            order_amount: self.order_amount.as_ref(),
        }
    }
}

impl<'a> From<&'a Order> for OrderHead<'a> {
    fn from(order: &'a Order) -> Self {
        Self {
            order_type: order.order_type.as_ref(),
            parent_order_id: order.parent_order_id.as_deref(),
            order_amount: order.order_amount.as_ref(),
        }
    }
}

facts! {
    /// A payment on an order.
    PaymentFacts {
        merchant_payment_reference: Option<String>,
        capture_data: Vec<CaptureFacts>,
    }
}

facts! {
    /// A capture of a payment.
    CaptureFacts {
        merchant_capture_reference: Option<String>,
    }
}

facts! {
    /// A customer.
    CustomerFacts {
        #[expect(dead_code, reason = "what has none is no customer")]
        customer_id: String,
        merchant_customer_reference: Option<String>,
    }
}

facts! {
    /// A token in the vault.
    TokenFacts {
        #[expect(dead_code, reason = "what has none is no token")]
        token_id: String | "token-id",
        status: Option<TokenStatus>,
    }
}

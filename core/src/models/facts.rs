//! What the rulings on a doubt look at in an answer, and nothing else of it.
//!
//! As lenient as the models, field for field, but what is not looked at is passed over instead of kept.

use super::amount::Amount;
use super::order::OrderType;
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

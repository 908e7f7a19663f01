//! The gateway beside its wire: what is in it before the calls begin, and what the checks ask.

use super::{Customer, Gateway, Order, Payment, Saved};

impl Gateway {
    // What the world is furnished with.

    /// An order that exists before the calls begin.
    pub fn furnish_order(&mut self, amount: u64, pre_auth: bool, status: &'static str) -> String {
        let id = self.id("v1-order");
        let paid = match status {
            "CREATED" => None,
            "AUTHORIZED" => Some("AUTHORIZED"),
            "CANCELLED" => Some("CANCELLED"),
            "PENDING" => Some("PENDING"),
            _ => Some("PROCESSED"),
        };
        let payments = paid
            .map(|status| Payment {
                reference: format!("furnished-{id}"),
                amount,
                status,
                captures: match (pre_auth, status) {
                    (true, "PROCESSED") => vec![(format!("furnished-{id}"), amount)],
                    _ => Vec::new(),
                },
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
            parts: Vec::new(),
            is_new: false,
            changed_ms: 0,
            before: None,
        });
        id
    }

    /// A customer that exists before the calls begin.
    pub fn furnish_customer(&mut self) -> String {
        let id = self.id("cust-v1");
        let (reference, mobile) = (format!("ref-{id}"), String::new());
        self.customers.push(Customer { reference, mobile, id: id.clone(), changed_ms: 0 });
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

    /// Whether this refund was made; an order may have its reference too.
    pub fn has_refund(&self, reference: &str, parent: &str, amount: u64) -> bool {
        let refunds = self.orders.iter().filter(|order| order.reference == reference);
        refunds.into_iter().any(|refund| refund.parent.as_deref() == Some(parent) && refund.amount == amount)
    }

    /// Whether there is a customer with this reference or mobile number.
    pub fn has_customer(&self, identity: &str) -> bool {
        self.customers.iter().any(|customer| customer.reference == identity || customer.mobile == identity)
    }

    /// The customer whose saved card it is.
    pub fn customer_of(&self, token: &str) -> &str {
        self.saved.iter().find(|saved| saved.id == token).map_or("", |saved| &saved.customer)
    }

    /// Whether there is a saved card with this reference.
    pub fn has_saved(&self, reference: &str) -> bool {
        self.saved.iter().any(|saved| saved.reference == reference)
    }

    /// Whether the saved card is deleted.
    pub fn is_deleted(&self, id: &str) -> bool {
        self.saved.iter().any(|saved| saved.id == id && saved.deleted)
    }
}

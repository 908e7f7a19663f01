//! The gateway's state and the rules that move it. No I/O, no clock: time is an argument.

pub(crate) mod capture;
pub(crate) mod card;
pub(crate) mod challenge;
pub(crate) mod checkout;
pub(crate) mod customer;
pub(crate) mod customers;
pub(crate) mod events;
pub(crate) mod ids;
pub(crate) mod instrument;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod order;
pub(crate) mod orders;
pub(crate) mod otp;
pub(crate) mod pages;
pub(crate) mod payments;
pub(crate) mod payouts;
pub(crate) mod persist;
pub(crate) mod plans;
pub(crate) mod presentations;
pub(crate) mod quotes;
pub(crate) mod refunds;
pub(crate) mod settlement;
pub(crate) mod splits;
pub(crate) mod subscriptions;
pub(crate) mod timers;
pub(crate) mod token;
pub(crate) mod upi;
pub(crate) mod vault;

use std::collections::HashMap;

use crate::clock::{self, Millis};
use crate::settings::{Duplicate, Oddity, Settings};
use customer::Customer;
use events::Event;
use ids::Ids;
use ledger::Ledger;
use links::Link;
use order::Order;
use persist::Dirty;
use plans::Plan;
use presentations::Presentation;
use subscriptions::Subscription;
use timers::Timers;
use token::CardToken;

pub use ledger::Tally;

/// How the gateway behaves. `duplicate` and `oddities` can be changed while it runs.
pub(crate) struct Rules {
    pub(crate) base_url: String,
    pub(crate) merchant: String,
    pub(crate) merchant_id: String,
    pub(crate) duplicate: Duplicate,
    pub(crate) oddities: Vec<Oddity>,
    pub(crate) token_ttl: Millis,
    pub(crate) payment_retries: u32,
    pub(crate) minimum_amount: u64,
    pub(crate) challenge_ttl: Millis,
    pub(crate) late_authorization: Millis,
    pub(crate) callback_url: Option<String>,
}

impl Rules {
    pub(crate) fn new(settings: &Settings, base_url: &str) -> Self {
        Rules {
            base_url: base_url.to_owned(),
            merchant: settings.merchant.clone(),
            merchant_id: settings.merchant_id.clone(),
            duplicate: settings.duplicate,
            oddities: settings.oddities.clone(),
            token_ttl: clock::millis(settings.token_ttl),
            payment_retries: settings.payment_retries,
            minimum_amount: settings.minimum_amount,
            challenge_ttl: clock::millis(settings.challenge_ttl),
            late_authorization: clock::millis(settings.late_authorization),
            callback_url: settings.callback_url.clone(),
        }
    }
}

impl Rules {
    pub(crate) fn has(&self, oddity: Oddity) -> bool {
        self.oddities.contains(&oddity)
    }
}

/// Everything the gateway knows. Every look-up on a request's way is by key, never a scan.
pub(crate) struct World {
    pub(crate) rules: Rules,
    pub(crate) ids: Ids,
    /// Boxed, so that a million of them can move house quickly.
    pub(crate) orders: HashMap<String, Box<Order>>,
    /// In order of creation, for listing.
    pub(crate) order_ids: Vec<String>,
    /// `merchant_order_reference` of orders and refunds to their id.
    pub(crate) order_references: HashMap<String, String>,
    /// `merchant_payment_reference` to the order's id.
    pub(crate) payment_references: HashMap<String, String>,
    /// The secret part of a challenge URL to the payment's id.
    pub(crate) challenges: HashMap<String, String>,
    /// The secret part of a hosted checkout URL to the order's id.
    pub(crate) checkouts: HashMap<String, String>,
    pub(crate) links: HashMap<String, Link>,
    /// `merchant_payment_link_reference` to the link's id.
    pub(crate) link_references: HashMap<String, String>,
    /// An order's id to the id of the link that it was made for.
    pub(crate) links_of_orders: HashMap<String, String>,
    pub(crate) plans: HashMap<String, Plan>,
    /// `merchant_plan_reference` to the plan's id.
    pub(crate) plan_references: HashMap<String, String>,
    pub(crate) subscriptions: HashMap<String, Subscription>,
    /// `merchant_subscription_reference` to the subscription's id.
    pub(crate) subscription_references: HashMap<String, String>,
    /// An order's id to the id of the subscription that it registers.
    pub(crate) subscriptions_of_orders: HashMap<String, String>,
    pub(crate) presentations: HashMap<String, Presentation>,
    /// `merchant_presentation_reference` to the presentation's id.
    pub(crate) presentation_references: HashMap<String, String>,
    pub(crate) customers: HashMap<String, Customer>,
    pub(crate) customer_references: HashMap<String, String>,
    pub(crate) customer_mobiles: HashMap<(String, String), String>,
    pub(crate) tokens: HashMap<String, CardToken>,
    pub(crate) token_references: HashMap<String, String>,
    pub(crate) ledger: Ledger,
    pub(crate) timers: Timers,
    pub(crate) outbox: Vec<Event>,
    pub(crate) dirty: Dirty,
}

impl World {
    pub(crate) fn new(rules: Rules, ids: Ids, persistent: bool) -> Self {
        World {
            rules,
            ids,
            orders: HashMap::new(),
            order_ids: Vec::new(),
            order_references: HashMap::new(),
            payment_references: HashMap::new(),
            challenges: HashMap::new(),
            checkouts: HashMap::new(),
            links: HashMap::new(),
            link_references: HashMap::new(),
            links_of_orders: HashMap::new(),
            plans: HashMap::new(),
            plan_references: HashMap::new(),
            subscriptions: HashMap::new(),
            subscription_references: HashMap::new(),
            subscriptions_of_orders: HashMap::new(),
            presentations: HashMap::new(),
            presentation_references: HashMap::new(),
            customers: HashMap::new(),
            customer_references: HashMap::new(),
            customer_mobiles: HashMap::new(),
            tokens: HashMap::new(),
            token_references: HashMap::new(),
            ledger: Ledger::default(),
            timers: Timers::default(),
            outbox: Vec::new(),
            dirty: Dirty::new(persistent),
        }
    }

    /// Forgets everything except the rules. Ids go on where they were, so none is ever used twice.
    pub(crate) fn reset(&mut self) {
        self.orders.clear();
        self.order_ids.clear();
        self.order_references.clear();
        self.payment_references.clear();
        self.challenges.clear();
        self.checkouts.clear();
        self.links.clear();
        self.link_references.clear();
        self.links_of_orders.clear();
        self.plans.clear();
        self.plan_references.clear();
        self.subscriptions.clear();
        self.subscription_references.clear();
        self.subscriptions_of_orders.clear();
        self.presentations.clear();
        self.presentation_references.clear();
        self.customers.clear();
        self.customer_references.clear();
        self.customer_mobiles.clear();
        self.tokens.clear();
        self.token_references.clear();
        self.ledger = Ledger::default();
        self.timers = Timers::default();
        self.outbox.clear();
        self.dirty.wipe();
    }
}

#[cfg(test)]
mod properties;

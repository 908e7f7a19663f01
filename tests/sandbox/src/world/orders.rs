//! Create and get an order; capture and cancel are in `capture`.

use serde_json::{Map, Value, json};

use super::World;
use super::order::{Kind, Order, OrderStatus};
use super::splits;
use crate::clock::Millis;
use crate::settings::{Duplicate, Oddity};
use crate::wire::{Fields, Refusal, rule};

/// Payment methods (API reference, create order).
pub(crate) const METHODS: &[&str] =
    &["CARD", "UPI", "NETBANKING", "POINTS", "WALLET", "CREDIT_EMI", "DEBIT_EMI", "BNPL", "CARDLESS_EMI"];

/// Fields that are echoed as they came: nothing here depends on them.
const ECHOED: &[&str] =
    &["part_payment", "is_mcc_transaction", "base_amount", "cart_coupon_discount_amount", "split_info"];

impl World {
    /// Creates an order and returns its id. `integration_mode` is `SEAMLESS`, or `REDIRECT` for hosted checkout.
    pub(crate) fn create_order(
        &mut self,
        body: &Value,
        integration_mode: &str,
        now: Millis,
    ) -> Result<String, Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_order_reference")?;
        let amount = fields.required_amount("order_amount", self.rules.minimum_amount)?;
        let pre_auth = fields.flag("pre_auth")?.unwrap_or(false);
        let allowed_payment_methods = read_methods(&fields)?;
        let notes = fields.owned("notes", &rule::TEXT)?;
        let callback_url = fields.url("callback_url")?;
        let failure_callback_url = fields.url("failure_callback_url")?;
        let purchase = fields.object("purchase_details")?;
        if let Some(purchase) = &purchase {
            check_purchase(purchase)?;
        }
        if let Some(known) = self.order_references.get(&reference) {
            return self.known_order(known);
        }
        let mut details = fields.value("purchase_details").cloned();
        let customer = purchase.map(|purchase| purchase.object("customer")).transpose()?.flatten();
        let customer_id = match customer {
            Some(customer) => self.customer_of_order(&customer, now)?,
            None => None,
        };
        if let (Some(id), Some(Value::Object(customer))) =
            (&customer_id, details.as_mut().and_then(|details| details.get_mut("customer")))
        {
            customer.insert("customer_id".to_owned(), json!(id));
        }
        let id = self.ids.order(now);
        let mut echo = echoed(&fields);
        splits::begin(&id, &mut details, &mut echo, now);
        let order = Order {
            id: id.clone(),
            reference: reference.clone(),
            kind: Kind::Charge,
            status: OrderStatus::Created,
            amount,
            pre_auth,
            integration_mode: integration_mode.to_owned(),
            allowed_payment_methods,
            notes,
            callback_url,
            failure_callback_url,
            purchase_details: details,
            echo,
            customer_id,
            parent: None,
            payments: Vec::new(),
            refunds: Vec::new(),
            retries: self.rules.payment_retries,
            checkout: None,
            authorised: 0,
            captured: 0,
            refunding: 0,
            refunded: 0,
            created_at: now,
            updated_at: now,
        };
        self.order_references.insert(reference, id.clone());
        self.add_order(order);
        Ok(id)
    }

    pub(crate) fn get_order(&self, id: &str) -> Result<&Order, Refusal> {
        self.orders.get(id).map(AsRef::as_ref).ok_or_else(Refusal::order_not_found)
    }

    pub(crate) fn order_by_reference(&self, reference: &str) -> Result<&Order, Refusal> {
        let id = self.order_references.get(reference).ok_or_else(Refusal::order_not_found)?;
        self.get_order(id)
    }

    pub(crate) fn add_order(&mut self, order: Order) {
        self.dirty.order(&order.id);
        self.order_ids.push(order.id.clone());
        self.orders.insert(order.id.clone(), Box::new(order));
    }

    fn known_order(&self, id: &str) -> Result<String, Refusal> {
        let charge = self.orders.get(id).is_some_and(|order| order.kind == Kind::Charge);
        let told = charge || self.rules.has(Oddity::AnyExisting);
        if told && self.rules.duplicate == Duplicate::Existing {
            Ok(id.to_owned())
        } else {
            Err(Refusal::duplicate())
        }
    }
}

fn read_methods(fields: &Fields<'_>) -> Result<Vec<String>, Refusal> {
    let methods = fields.array("allowed_payment_methods")?.unwrap_or_default();
    let read = |method: &Value| match method.as_str() {
        Some(name) if METHODS.contains(&name) => Ok(name.to_owned()),
        _ => Err(fields.refuse("allowed_payment_methods", &format!("must be of {}", METHODS.join(", ")))),
    };
    methods.iter().map(read).collect()
}

fn check_purchase(purchase: &Fields<'_>) -> Result<(), Refusal> {
    purchase.metadata("merchant_metadata")?;
    purchase.object("split_info")?;
    if let Some(cart) = purchase.object("cart_details")?
        && cart.value("cart_items").is_some()
    {
        cart.items("cart_items")?;
    }
    if let Some(customer) = purchase.object("customer")? {
        customer.flag("is_edit_customer_details_allowed")?;
    }
    Ok(())
}

fn echoed(fields: &Fields<'_>) -> Map<String, Value> {
    ECHOED.iter().filter_map(|name| Some(((*name).to_owned(), fields.value(name)?.clone()))).collect()
}

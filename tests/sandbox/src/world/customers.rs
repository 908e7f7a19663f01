//! Create, get, find and update a customer (API reference, customers).

use serde_json::{Map, Value, json};

use super::World;
use super::customer::{Customer, CustomerStatus, country_code};
use crate::clock::Millis;
use crate::settings::Duplicate;
use crate::testdata::FAILING_CUSTOMER;
use crate::wire::{Fields, Refusal, address, rule};

const REFERENCE: &str = "merchant_customer_reference";

impl World {
    pub(crate) fn create_customer(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let mut echo = read_customer(&fields)?;
        if fields.value("gstin").is_some() {
            let gstin = fields.text("gstin", &rule::GSTIN)?.unwrap_or_default();
            echo.insert("gstin".to_owned(), json!(gstin));
        }
        if let Some(metadata) = fields.metadata("merchant_metadata")? {
            echo.insert("merchant_metadata".to_owned(), Value::Object(metadata));
        }
        let reference = identity(&echo).0;
        let repeated = reference.is_some_and(|reference| self.customer_references.contains_key(reference));
        if repeated && self.rules.duplicate == Duplicate::Reject {
            return Err(Refusal::duplicate());
        }
        match self.known_customer(&echo, now) {
            Some(id) => self.get_customer(&id).map(Customer::view),
            None => Ok(self.add_customer(echo, now).view()),
        }
    }

    pub(crate) fn get_customer(&self, id: &str) -> Result<&Customer, Refusal> {
        self.customers.get(id).ok_or_else(Refusal::no_match)
    }

    /// By reference or by country code and number. The reference lists all three as required; either
    /// identifies a customer.
    pub(crate) fn find_customer(
        &self,
        reference: Option<&str>,
        code: Option<&str>,
        mobile: Option<&str>,
    ) -> Result<&Customer, Refusal> {
        let given = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
        let (reference, mobile) = (given(reference), given(mobile));
        if reference.is_none() && mobile.is_none() {
            let message = "Merchant Customer Reference or Mobile Number must not be empty";
            return Err(Refusal::invalid(message));
        }
        let mobile = mobile.map(|number| (country_code(code.filter(|code| !code.is_empty())), number));
        self.find_customer_by(reference.as_deref(), mobile).ok_or_else(Refusal::no_match)
    }

    pub(crate) fn update_customer(&mut self, id: &str, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let mut changes = read_customer(&fields)?;
        // An empty reference is none; other fields are emptied by it.
        changes.retain(|name, value| name != REFERENCE || value != "");
        let status = fields.choice("status", CustomerStatus::NAMES)?.and_then(CustomerStatus::named);
        let old = self.get_customer(id)?;
        if old.status == CustomerStatus::Deleted {
            return Err(Refusal::invalid("Customer is deleted"));
        }
        if old.status == CustomerStatus::Failed {
            return Err(Refusal::invalid("Customer creation has failed"));
        }
        let mut customer = old.clone();
        customer.fields.extend(changes);
        customer.updated_at = now;
        let taken = customer.field(REFERENCE).and_then(|text| self.customer_references.get(text));
        if taken.is_some_and(|owner| owner != id) {
            return Err(Refusal::invalid("Merchant Customer Reference belongs to another customer"));
        }
        self.forget_customer(id);
        let before = customer.status;
        customer.status = status.unwrap_or(before);
        if customer.status != CustomerStatus::Deleted {
            self.index_customer(&customer);
        }
        if customer.status != before {
            match customer.status {
                CustomerStatus::Active => self.emit_customer("CUSTOMER_ACTIVATED", &customer),
                CustomerStatus::Suspended => self.emit_customer("CUSTOMER_SUSPENDED", &customer),
                CustomerStatus::Deleted => self.emit_customer("CUSTOMER_DELETED", &customer),
                CustomerStatus::Inactive | CustomerStatus::Failed => {}
            }
        }
        let view = customer.view();
        self.dirty.customer(id);
        self.customers.insert(id.to_owned(), customer);
        Ok(view)
    }

    /// The customer of an order (Tokenization guide, section 3): a known `customer_id` first, else found or
    /// made by reference or number.
    pub(crate) fn customer_of_order(
        &mut self,
        given: &Fields<'_>,
        now: Millis,
    ) -> Result<Option<String>, Refusal> {
        let echo = read_customer(given)?;
        let id = given.text_or_number("customer_id", &rule::ID)?;
        if let Some(id) = &id
            && self.customers.contains_key(id.as_ref())
        {
            return Ok(Some(id.clone().into_owned()));
        }
        if let (None, None) = identity(&echo) {
            return match id {
                Some(_) => Err(given.refuse("customer_id", "is not known")),
                None => Ok(None),
            };
        }
        if let Some(known) = self.known_customer(&echo, now) {
            return Ok(Some(known));
        }
        Ok(Some(self.add_customer(echo, now).id))
    }

    /// A customer becomes ACTIVE with the first card saved.
    pub(crate) fn activate_customer(&mut self, id: &str, now: Millis) {
        let Some(mut customer) = self.customers.remove(id) else { return };
        if customer.status == CustomerStatus::Inactive {
            customer.status = CustomerStatus::Active;
            customer.updated_at = now;
            self.emit_customer("CUSTOMER_ACTIVATED", &customer);
        }
        self.dirty.customer(id);
        self.customers.insert(id.to_owned(), customer);
    }

    pub(crate) fn index_customer(&mut self, customer: &Customer) {
        if matches!(customer.status, CustomerStatus::Deleted | CustomerStatus::Failed) {
            return;
        }
        if let Some(reference) = customer.field(REFERENCE) {
            self.customer_references.insert(reference.to_owned(), customer.id.clone());
        }
        if let Some(mobile) = customer.mobile() {
            self.customer_mobiles.entry(mobile).or_insert_with(|| customer.id.clone());
        }
    }

    fn add_customer(&mut self, fields: Map<String, Value>, now: Millis) -> Customer {
        let id = self.ids.customer(now);
        let customer = Customer {
            id: id.clone(),
            status: CustomerStatus::Inactive,
            fields,
            tokens: Vec::new(),
            created_at: now,
            updated_at: now,
        };
        let mut kept = customer.clone();
        if customer.field("mobile_number") == Some(FAILING_CUSTOMER) {
            kept.status = CustomerStatus::Failed;
            self.emit_customer("CUSTOMER_CREATION_FAILED", &kept);
        }
        self.index_customer(&kept);
        self.dirty.customer(&id);
        self.customers.insert(id, kept);
        customer
    }

    /// The customer that a merchant's data are about: the one with the reference, else the one with the number unless
    /// it has a reference of its own (Tokenization guide, notes of sections 2 and 3). It takes over what it is known
    /// by and did not have yet, so that later either of the two finds it.
    fn known_customer(&mut self, echo: &Map<String, Value>, now: Millis) -> Option<String> {
        let (reference, mobile) = identity(echo);
        let by_reference = reference.and_then(|reference| self.customer_references.get(reference));
        let by_mobile = mobile.and_then(|mobile| self.customer_mobiles.get(&mobile));
        let known = by_reference.or_else(|| {
            by_mobile.filter(|id| {
                let owner = self.customers.get(*id).and_then(|customer| customer.field(REFERENCE));
                reference.is_none() || owner.is_none()
            })
        });
        let id = known?.clone();
        let mut customer = self.customers.get(&id)?.clone();
        for names in [&[REFERENCE][..], &["mobile_number", "country_code"]] {
            let lacking = names.iter().take(1).all(|name| customer.field(name).is_none());
            let given = names.iter().filter(|_| lacking).filter_map(|name| echo.get_key_value(*name));
            customer.fields.extend(given.map(|(name, value)| (name.clone(), value.clone())));
        }
        if self.customers.get(&id).is_some_and(|before| before.fields != customer.fields) {
            customer.updated_at = now;
            self.index_customer(&customer);
            self.dirty.customer(&id);
            self.customers.insert(id.clone(), customer);
        }
        Some(id)
    }

    fn forget_customer(&mut self, id: &str) {
        let Some(customer) = self.customers.get(id) else { return };
        if let Some(reference) = customer.field(REFERENCE) {
            self.customer_references.remove(reference);
        }
        if let Some(mobile) = customer.mobile()
            && self.customer_mobiles.get(&mobile).is_some_and(|owner| owner == id)
        {
            self.customer_mobiles.remove(&mobile);
        }
    }

    /// A reference identifies alone; the number counts only where no reference is given.
    fn find_customer_by(
        &self,
        reference: Option<&str>,
        mobile: Option<(String, String)>,
    ) -> Option<&Customer> {
        let id = match (reference, mobile) {
            (Some(reference), _) => self.customer_references.get(reference),
            (None, Some(mobile)) => self.customer_mobiles.get(&mobile),
            (None, None) => None,
        };
        self.customers.get(id?)
    }
}

/// What a customer is known by: the reference, or country code and number.
fn identity(echo: &Map<String, Value>) -> (Option<&str>, Option<(String, String)>) {
    let given = |name: &str| echo.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let code = country_code(given("country_code"));
    (given(REFERENCE), given("mobile_number").map(|number| (code, number.to_owned())))
}

/// The fields that create, update and an order's customer have in common.
fn read_customer(fields: &Fields<'_>) -> Result<Map<String, Value>, Refusal> {
    let mut echo = Map::new();
    for (name, limits) in [
        (REFERENCE, &rule::REFERENCE),
        ("first_name", &rule::NAME),
        ("last_name", &rule::NAME),
        ("country_code", &rule::COUNTRY_CODE),
        ("mobile_number", &rule::MOBILE),
        ("email_id", &rule::EMAIL),
    ] {
        let text = if name == REFERENCE {
            fields.text_or_number(name, limits)?
        } else {
            fields.text(name, limits)?
        };
        match text {
            Some(text) => echo.insert(name.to_owned(), json!(text)),
            // The guide sends, and gets back, an empty reference.
            None if fields.value(name).is_some() => echo.insert(name.to_owned(), json!("")),
            None => None,
        };
    }
    for name in ["billing_address", "shipping_address"] {
        if let Some(address) = address::read(fields, name)? {
            echo.insert(name.to_owned(), address);
        }
    }
    Ok(echo)
}

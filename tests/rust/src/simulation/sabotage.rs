//! Ways to break what is around the core on purpose: each must be found, or the checks prove nothing.

use pinelabs_online::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use super::gateway::{Deed, Reply};
use super::plan::CallPlan;

/// A way to break the driver or the gateway.
///
/// The last seven bring faults back that an earlier core had, by showing the core what it then took for the truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sabotage {
    /// None.
    #[default]
    None,
    /// The transport says of every lost request that it was not sent.
    LossesCalledUnsent,
    /// The transport turns 5xx into 400.
    ServerErrorsAsRefusals,
    /// Every error claims that nothing was done.
    DoubtsForgotten,
    /// No error carries its inquiry.
    InquiriesForgotten,
    /// Every attempt goes out under a reference of its own.
    ReferenceForEveryAttempt,
    /// Every call fetches a token for itself.
    SessionsOfTheirOwn,
    /// The gateway answers refunds that it does not make.
    GatewayForgets,
    /// Errors print the card's number.
    SecretsPrinted,
    /// A refund that is told otherwise than it was sent is not there: it is another one.
    DifferentRefundsHidden,
    /// An order that answers a refund is a refund.
    ChargesCalledRefunds,
    /// A list that cannot be read is empty.
    BrokenListsEmptied,
    /// Every 404 of an inquiry says that there is no such thing.
    EveryMissingBelieved,
    /// Every answer bears the names that were asked for.
    NamesOverlooked,
    /// Every refusal is believed.
    QuestionsCalledRefusals,
    /// A dot segment is taken as a reference or an id.
    DotSegmentsTaken,
}

impl Sabotage {
    /// Every way.
    pub const ALL: [Self; 15] = [
        Self::LossesCalledUnsent,
        Self::ServerErrorsAsRefusals,
        Self::DoubtsForgotten,
        Self::InquiriesForgotten,
        Self::ReferenceForEveryAttempt,
        Self::SessionsOfTheirOwn,
        Self::GatewayForgets,
        Self::SecretsPrinted,
        Self::DifferentRefundsHidden,
        Self::ChargesCalledRefunds,
        Self::BrokenListsEmptied,
        Self::EveryMissingBelieved,
        Self::NamesOverlooked,
        Self::QuestionsCalledRefusals,
        Self::DotSegmentsTaken,
    ];

    /// What the core is shown in the place of an answer.
    pub(super) fn rewrite(
        self,
        plan: &CallPlan,
        request: &HttpRequest,
        mut response: HttpResponse,
    ) -> HttpResponse {
        let is_read = request.method.as_str() == "GET";
        let is_main = request.operation == plan.write.operation();
        if self == Self::EveryMissingBelieved && is_read && response.status == 404 {
            let code = match request.operation.split_once('.') {
                Some(("tokens", _)) => "TOKEN_NOT_FOUND",
                Some(("customers", _)) => "CUSTOMER_NOT_FOUND",
                _ => "ORDER_NOT_FOUND",
            };
            let message = "No matching records found for the inquiry";
            response.body = json!({ "code": code, "message": message }).to_string().into_bytes();
        }
        if self == Self::QuestionsCalledRefusals && is_main && matches!(response.status, 409 | 422) {
            let said = String::from_utf8_lossy(&response.body).to_ascii_uppercase();
            let is_question = |code| said.contains(code);
            if response.status == 409
                || ["DUPLICATE_REQUEST", "OPERATION_NOT_ALLOWED", "AMOUNT_LIMIT_EXCEEDED"]
                    .into_iter()
                    .any(is_question)
            {
                response.status = 422;
                response.body = br#"{"code":"INVALID_REQUEST"}"#.to_vec();
            }
        }
        if response.status != 200 {
            return response;
        }
        let Ok(mut body) = serde_json::from_slice::<Value>(&response.body) else { return response };
        let object = if body["data"].is_object() { &mut body["data"] } else { &mut body };
        if !object.is_object() {
            return response;
        }
        match self {
            Self::DifferentRefundsHidden if is_read && object["type"] == "REFUND" => {
                let money = json!({ "value": plan.amount, "currency": "INR" });
                if object["order_amount"] != money || object["parent_order_id"] != *plan.target {
                    response.status = 404;
                    body = json!({ "code": "ORDER_NOT_FOUND" });
                }
            }
            Self::ChargesCalledRefunds if plan.write.deed() == Deed::Refund && object["type"] == "CHARGE" => {
                object["type"] = "REFUND".into();
                object["order_amount"] = json!({ "value": plan.amount, "currency": "INR" });
                object["parent_order_id"] = plan.target.as_str().into();
            }
            Self::BrokenListsEmptied => mend_lists(request.operation, object),
            Self::NamesOverlooked => name(plan, request, object),
            _ => return response,
        }
        response.body = body.to_string().into_bytes();
        response
    }
}

fn mend_lists(operation: &str, object: &mut Value) {
    let mend = |object: &mut Value, name: &str| {
        let list = object[name].as_array().filter(|list| list.iter().all(Value::is_object));
        let is_broken = list.is_none();
        if is_broken {
            object[name] = json!([]);
        }
        is_broken
    };
    if operation.starts_with("tokens.") {
        mend(object, "tokens");
    } else if mend(object, "payments") {
        // The order's status alone would give the missing payment away.
        object["status"] = "CREATED".into();
    } else {
        for payment in object["payments"].as_array_mut().into_iter().flatten() {
            mend(payment, "capture_data");
        }
    }
}

/// Gives an answer the names that the core compares.
fn name(plan: &CallPlan, request: &HttpRequest, object: &mut Value) {
    let sent: Value =
        request.body.as_ref().and_then(|body| serde_json::from_str(body.expose()).ok()).unwrap_or_default();
    let last = request.url.rsplit('/').next().unwrap_or_default();
    let mut set = |name: &str, value: &Value| {
        if !value.is_null() && object.get(name).is_some() {
            object[name] = value.clone();
        }
    };
    let target = Value::from(plan.target.as_str());
    let params: Value = serde_json::from_str(&plan.params).unwrap_or_default();
    let order = params["order_id"].clone();
    match (request.operation, plan.write.deed()) {
        ("orders.get_by_reference", _) => set("merchant_order_reference", &last.into()),
        ("orders.create" | "refunds.create", _) => {
            set("merchant_order_reference", &sent["merchant_order_reference"]);
            set("parent_order_id", &target);
        }
        ("customers.create", _) => {
            set("merchant_customer_reference", &sent["merchant_customer_reference"]);
            set("mobile_number", &sent["mobile_number"]);
        }
        ("tokens.create", _) => {
            set("customer_id", &target);
            set("merchant_token_reference", &sent["merchant_token_reference"]);
        }
        ("payment_links.get_by_reference", _) => set("merchant_payment_link_reference", &last.into()),
        ("payment_links.create", _) => {
            set("merchant_payment_link_reference", &sent["merchant_payment_link_reference"]);
        }
        ("subscriptions.get_by_reference", _) => set("merchant_subscription_reference", &last.into()),
        ("subscriptions.create", _) => {
            set("merchant_subscription_reference", &sent["merchant_subscription_reference"]);
            set("customer_id", &sent["customer_id"]);
            set("plan_details", &json!({ "plan_id": sent["plan_id"], "status": "ACTIVE" }));
        }
        (_, Deed::CancelSubscription | Deed::Pause) => set("subscription_id", &target),
        ("presentations.get_by_reference", _) => set("merchant_presentation_reference", &last.into()),
        ("presentations.create", _) => {
            set("merchant_presentation_reference", &sent["merchant_presentation_reference"]);
            set("subscription_id", &target);
        }
        (_, Deed::Execute | Deed::Retry | Deed::DeleteDebit) => {
            set("presentation_id", &target);
            set("merchant_presentation_reference", &params["merchant_presentation_reference"]);
        }
        (_, Deed::Release) => set("order_id", &order),
        (_, Deed::CancelLink) => set("payment_link_id", &target),
        ("tokens.list", _) => set("customer_id", &target),
        (_, Deed::Delete) => set("token_id", &target),
        _ => set("order_id", &target),
    }
}

/// A refund's answer from a gateway that made no refund.
pub(super) fn pretend_refund(request: &HttpRequest) -> Reply {
    let body: Value =
        request.body.as_ref().and_then(|body| serde_json::from_str(body.expose()).ok()).unwrap_or_default();
    let parent = request.url.rsplit('/').next().unwrap_or_default();
    let refund = json!({ "data": {
        "order_id": "v1-refund-none",
        "merchant_order_reference": body["merchant_order_reference"],
        "type": "REFUND",
        "status": "PENDING",
        "order_amount": body["order_amount"],
        "parent_order_id": parent,
    }});
    Reply { status: 200, body: refund.to_string(), unclear: false }
}

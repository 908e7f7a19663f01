//! Answers that depend on nothing stored: convenience fees and currency conversion.
//!
//! Sources: API reference, convenience fee; official SDK for Python. Rates and percentages are this sandbox's own.

use serde_json::{Value, json};

use crate::wire::{Fields, Refusal, rule};

/// Two percent of the amount, and GST of 18 percent on that.
const FEE_PERCENT: u64 = 2;
const TAX_PERCENT: u64 = 18;

/// From one currency to another, by their numeric ISO 4217 codes: the rate as it is told, and the same times 10,000.
const RATES: &[(&str, &str, f64, u64)] = &[
    ("840", "356", 83.5, 835_000),
    ("978", "356", 90.25, 902_500),
    ("356", "840", 0.0123, 123),
    ("356", "978", 0.0111, 111),
];

/// `POST /api/v1/fees`.
pub(crate) fn fees(body: &Value) -> Result<Value, Refusal> {
    let fields = Fields::root(body)?;
    let amount = fields.required_amount("amount", 1)?;
    let methods = ["CARD", "UPI", "NETBANKING", "WALLET", "POINTS", "CREDIT_EMI", "DEBIT_EMI", "BNPL"];
    let method = fields
        .choice("payment_method", &methods)?
        .ok_or_else(|| fields.refuse("payment_method", "must not be empty"))?;
    let network = fields.owned("network_type", &rule::TEXT)?;
    let fee = amount.value * FEE_PERCENT / 100;
    let tax = fee * TAX_PERCENT / 100;
    let metadata = match (method, network) {
        ("CARD", network) => json!({ "network_type": network, "card_type": "CREDIT" }),
        _ => Value::Null,
    };
    Ok(json!({ "data": [{
        "payment_method": method,
        "fee_type": "PERCENTAGE",
        "amount": amount,
        "convenience_fee_breakdown": {
            "fee_amount": amount.of(fee),
            "tax_amount": amount.of(tax),
            "additional_fee_amount": amount.of(0),
            "maximum_fee_amount": amount.of(fee + tax),
            "applicable_fee_amount": amount.of(fee + tax),
        },
        "payable_amount": amount.of(amount.value + fee + tax),
        "payment_method_metadata": metadata,
    }] }))
}

/// `POST /api/conversion/mcc`.
pub(crate) fn conversion(body: &Value) -> Result<Value, Refusal> {
    let fields = Fields::root(body)?;
    fields.required_text("bank_code", &rule::TEXT)?;
    let invoice = fields.required_text("invoice_id", &rule::TEXT)?;
    let source = fields.required_text("source_currency", &rule::TEXT)?;
    let dest = fields.required_text("dest_currency", &rule::TEXT)?;
    let amount = fields.required_text("transaction_amount", &rule::TEXT)?;
    let hundredths = hundredths(&amount).ok_or_else(|| {
        fields.refuse("transaction_amount", "must be a decimal number with at most two decimals")
    })?;
    let (.., rate, times_10_000) = RATES
        .iter()
        .find(|(from, to, ..)| *from == source && *to == dest)
        .ok_or_else(|| fields.refuse("source_currency", "cannot be converted to the destination currency"))?;
    Ok(json!({
        "source_currency": source,
        "dest_currency": dest,
        "invoice_id": invoice,
        "conversion_rate": rate,
        "converted_amount": (hundredths * times_10_000 + 5_000) / 10_000,
        "transaction_amount": amount,
        "converted_exponent": 2,
    }))
}

/// `100`, `100.5` or `100.50` in hundredths.
fn hundredths(text: &str) -> Option<u64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, "00"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(whole) && digits(rest) && whole.len() <= 9 && rest.len() <= 2;
    if fits { format!("{whole}{rest:0<2}").parse().ok().filter(|value| *value > 0) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Amount;

    #[test]
    fn a_fee_has_its_tax_and_is_added() {
        let body = json!({ "amount": { "value": 50_000, "currency": "INR" }, "payment_method": "UPI" });
        let told = fees(&body).unwrap();
        assert_eq!(told["data"][0]["convenience_fee_breakdown"]["applicable_fee_amount"]["value"], 1_180);
        assert_eq!(
            told["data"][0]["payable_amount"],
            json!(Amount { value: 51_180, currency: "INR".into() })
        );
    }

    #[test]
    fn dollars_become_paise() {
        let body = json!({ "bank_code": "AXIS", "invoice_id": "1", "source_currency": "840", "dest_currency": "356",
                           "transaction_amount": "100" });
        let told = conversion(&body).unwrap();
        assert_eq!((&told["conversion_rate"], &told["converted_amount"]), (&json!(83.5), &json!(835_000)));
    }
}

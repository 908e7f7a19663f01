//! Settlements: what the merchant's bank gets (API reference, settlements). Rupees as JSON numbers, as published.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::World;
use super::order::{Kind, Order, Payment, PaymentStatus};
use crate::clock::{Millis, iso_millis, moment_of};
use crate::wire::Refusal;

const DAY: Millis = 24 * 3600 * 1000;
/// When a day's money is paid out: the next day at 10:59:46.
const PAID_AT: Millis = DAY + (10 * 3600 + 59 * 60 + 46) * 1000;
/// The widest range of days, and the largest page.
const MOST_DAYS: u64 = 60;
const PER_PAGE: usize = 10;
/// The fee of this sandbox, in hundredths of a per cent, and the tax on it in per cent.
const FEE: u64 = 200;
const TAX: u64 = 18;

/// What is captured on one day, in UTC, is paid out under one UTR.
#[derive(Default)]
struct Payout<'a> {
    captures: Vec<(&'a Payment, u64, Millis)>,
}

/// The parameters of a query; all of them are text.
pub(crate) struct PageQuery<'a>(pub(crate) &'a BTreeMap<String, String>);

impl PageQuery<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn number(&self, name: &str, default: usize, most: usize) -> Result<usize, Refusal> {
        let Some(text) = self.text(name) else { return Ok(default) };
        let number = text.parse().ok().filter(|number| (1..=most).contains(number));
        number.ok_or_else(|| Refusal::invalid(format!("{name} must be a number from 1 to {most}")))
    }

    /// The page's number and size.
    fn page(&self) -> Result<(usize, usize), Refusal> {
        Ok((self.number("page", 1, 1_000_000)?, self.number("per_page", PER_PAGE, PER_PAGE)?))
    }

    fn moment(&self, name: &str, of_day: &str) -> Result<Millis, Refusal> {
        let text = self.text(name).ok_or_else(|| Refusal::invalid(format!("{name} must not be empty")))?;
        let whole = if text.len() == 10 { format!("{text}T{of_day}Z") } else { format!("{text}Z") };
        moment_of(&whole).ok_or_else(|| Refusal::invalid(format!("{name} must be a date")))
    }
}

impl World {
    pub(crate) fn list_settlements(&self, query: &PageQuery<'_>, now: Millis) -> Result<Value, Refusal> {
        let start = query.moment("start_date", "00:00:00")?;
        let end = query.moment("end_date", "23:59:59")?;
        if end < start || (end - start) / DAY > MOST_DAYS {
            return Err(Refusal::invalid("the date range must be at most 60 days"));
        }
        let (page, size) = query.page()?;
        let payouts = self.payouts(now);
        // The newest first, as in the published sample.
        let all: Vec<_> =
            payouts.iter().rev().filter(|(day, _)| (start..=end).contains(&(*day + PAID_AT))).collect();
        let total: i64 = all.iter().map(|(_, payout)| payout.total()).sum();
        let count: usize = all.iter().map(|(_, payout)| payout.captures.len()).sum();
        let shown = all.iter().skip((page - 1) * size).take(size);
        Ok(json!({
            "data": shown.map(|(day, payout)| payout.summary(**day)).collect::<Vec<_>>(),
            "total_settlement_count": all.len(),
            "total_transactions_count": count,
            "total_settlement_amount": rupees(total),
        }))
    }

    pub(crate) fn settlement(&self, utr: &str, query: &PageQuery<'_>, now: Millis) -> Result<Value, Refusal> {
        let (page, size) = query.page()?;
        let payouts = self.payouts(now);
        let found = payouts.iter().find(|(day, _)| utr_of(**day) == utr);
        let (day, payout) = found.ok_or_else(Refusal::no_match)?;
        let actual: u64 = payout.captures.iter().map(|(_, value, _)| value).sum();
        let (fee, tax) = payout.deductions();
        let shown = payout.captures.iter().skip((page - 1) * size).take(size);
        Ok(json!({
            "utr_number": utr,
            "bank_name": BANK.0,
            "bank_acc_number": BANK.1,
            "programs": payout.programs(),
            "total_transaction_count": payout.captures.len(),
            "total_transaction_amount": rupees(payout.total()),
            "actual_transaction_amount": rupees(signed(actual)),
            "total_refund": 0,
            "total_mdr_amount": rupees(signed(fee)),
            "total_gst_amount": rupees(signed(tax)),
            "total_settled_amount": rupees(payout.total()),
            "transactions": shown.map(|capture| transaction(capture, *day)).collect::<Vec<_>>(),
            "pagination": {
                "total_pages": payout.captures.len().div_ceil(size),
                "current_page": page.to_string(),
            },
        }))
    }

    /// What was paid out by now, by the day on which it was captured.
    fn payouts(&self, now: Millis) -> BTreeMap<Millis, Payout<'_>> {
        let mut payouts: BTreeMap<Millis, Payout<'_>> = BTreeMap::new();
        let charges = self.order_ids.iter().filter_map(|id| self.orders.get(id));
        for order in charges.map(AsRef::as_ref).filter(|order: &&Order| order.kind == Kind::Charge) {
            for payment in &order.payments {
                for (value, at) in taken(payment) {
                    let day = at / DAY * DAY;
                    if day + PAID_AT <= now {
                        payouts.entry(day).or_default().captures.push((payment, value, at));
                    }
                }
            }
        }
        payouts
    }
}

/// What was taken by a payment, and when: by its captures, or at once where the order had no `pre_auth`.
fn taken(payment: &Payment) -> Vec<(u64, Millis)> {
    if payment.captures.is_empty() && payment.status == PaymentStatus::Processed {
        return vec![(payment.amount.value, payment.updated_at)];
    }
    payment.captures.iter().map(|capture| (capture.amount.value, capture.created_at)).collect()
}

/// The merchant's bank and account, as in the published sample.
const BANK: (&str, &str) = ("HDFC Bank Ltd", "04992990009595");

impl Payout<'_> {
    /// Fee and tax, of each capture by itself.
    fn deductions(&self) -> (u64, u64) {
        self.captures
            .iter()
            .map(|(_, value, _)| deductions(*value))
            .fold((0, 0), |(fees, taxes), (fee, tax)| (fees + fee, taxes + tax))
    }

    fn total(&self) -> i64 {
        let actual: u64 = self.captures.iter().map(|(_, value, _)| value).sum();
        let (fee, tax) = self.deductions();
        signed(actual) - signed(fee + tax)
    }

    fn programs(&self) -> Vec<&str> {
        let mut programs: Vec<_> =
            self.captures.iter().map(|(payment, ..)| payment.method.as_str()).collect();
        programs.sort_unstable();
        programs.dedup();
        programs
    }

    fn summary(&self, day: Millis) -> Value {
        let actual: u64 = self.captures.iter().map(|(_, value, _)| value).sum();
        let (fee, tax) = self.deductions();
        json!({
            "total_amount": rupees(self.total()),
            "actual_transaction_amount": rupees(signed(actual)),
            "total_deduction_amount": rupees(signed(fee + tax)),
            "total_transactions_count": self.captures.len(),
            "last_processed_date": local(day + DAY + 7 * 3600 * 1000),
            "settled_date": local(day + PAID_AT),
            "utr_number": utr_of(day),
            "programs": self.programs(),
            "system": "PG",
            "bank_name": BANK.0,
            "bank_acc_number": BANK.1,
        })
    }
}

fn transaction((payment, value, at): &(&Payment, u64, Millis), day: Millis) -> Value {
    let (fee, tax) = deductions(*value);
    json!({
        "transaction_id": payment.id,
        "system": "PG",
        "processed_date": local(day + DAY + 7 * 3600 * 1000),
        "transaction_date": local(*at),
        "transaction_amount": rupees(signed(*value)),
        "actual_transaction_amount": rupees(signed(*value)),
        "total_deduction_amount": rupees(signed(fee + tax)),
        "settled_amount": rupees(signed(*value) - signed(fee + tax)),
        "is_emi": false,
        "utr_number": utr_of(day),
        "program": payment.method,
        "payout_status": "SETTLED",
    })
}

fn deductions(value: u64) -> (u64, u64) {
    let fee = (value * FEE + 5_000) / 10_000;
    (fee, (fee * TAX + 50) / 100)
}

/// `4` and the day: twelve digits, as in the published samples.
fn utr_of(day: Millis) -> String {
    let digits: String = iso_millis(day).chars().filter(char::is_ascii_digit).take(8).collect();
    format!("4{digits}001")
}

fn signed(paise: u64) -> i64 {
    i64::try_from(paise).unwrap_or(i64::MAX)
}

/// Paise as a JSON number of rupees: the double that prints these decimals.
fn rupees(paise: i64) -> f64 {
    let sign = if paise < 0 { "-" } else { "" };
    let (whole, part) = (paise.unsigned_abs() / 100, paise.unsigned_abs() % 100);
    format!("{sign}{whole}.{part:02}").parse().unwrap_or_default()
}

/// A time without its zone, as in the published samples.
fn local(at: Millis) -> String {
    iso_millis(at).chars().take(19).collect()
}

//! Settlements: the money that the gateway pays out to the merchant's bank.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::rupees::rupees;
use super::{Extra, List};
use crate::Secret;

/// A page of settlements. Amounts are rupees in decimal text, `"0.96"`, exactly as told.
///
/// Source: API reference, settlements, object.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SettlementsPage {
    /// The settlements of this page.
    pub data: List<Settlement>,
    /// How many settlements there are on all pages.
    pub total_settlement_count: Option<u64>,
    /// How many transactions they have.
    pub total_transactions_count: Option<u64>,
    /// What they come to, in rupees.
    #[serde(default, deserialize_with = "rupees")]
    pub total_settlement_amount: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// One settlement: what the bank paid under one UTR. Source: API reference, settlements, object.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Settlement {
    /// The bank's unique transaction reference, `410092786849`: what `settlements.get` takes.
    pub utr_number: Option<String>,
    /// What was paid to the merchant, in rupees.
    #[serde(default, deserialize_with = "rupees")]
    pub total_amount: Option<String>,
    /// What the customers paid, in rupees, before deductions.
    #[serde(default, deserialize_with = "rupees")]
    pub actual_transaction_amount: Option<String>,
    /// What was deducted, in rupees.
    #[serde(default, deserialize_with = "rupees")]
    pub total_deduction_amount: Option<String>,
    /// How many transactions it has.
    pub total_transactions_count: Option<u64>,
    /// When its transactions were last processed, without a time zone: `2024-10-09T07:00:00`.
    pub last_processed_date: Option<String>,
    /// When it was settled, without a time zone: `2024-10-09T10:59:46`.
    pub settled_date: Option<String>,
    /// The ways of payment in it, such as `UPI`.
    pub programs: List<String>,
    /// `PG`.
    pub system: Option<String>,
    /// The merchant's bank.
    pub bank_name: Option<String>,
    /// The merchant's bank account. A secret.
    pub bank_acc_number: Option<Secret>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// One settlement with a page of its transactions. Amounts are rupees in decimal text, exactly as told.
///
/// Source: API reference, get settlements by UTR.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SettlementDetail {
    /// The bank's unique transaction reference.
    pub utr_number: Option<String>,
    /// The merchant's bank.
    pub bank_name: Option<String>,
    /// The merchant's bank account. A secret.
    pub bank_acc_number: Option<Secret>,
    /// The ways of payment in it, such as `UPI`.
    pub programs: List<String>,
    /// How many transactions it has.
    pub total_transaction_count: Option<u64>,
    /// What the transactions come to after deductions.
    #[serde(default, deserialize_with = "rupees")]
    pub total_transaction_amount: Option<String>,
    /// What the customers paid.
    #[serde(default, deserialize_with = "rupees")]
    pub actual_transaction_amount: Option<String>,
    /// Refunds that were deducted.
    #[serde(default, deserialize_with = "rupees")]
    pub total_refund: Option<String>,
    /// Chargebacks that were deducted.
    #[serde(default, deserialize_with = "rupees")]
    pub total_chargeback_recovery_amount: Option<String>,
    /// Repayment of loans that was deducted.
    #[serde(default, deserialize_with = "rupees")]
    pub total_loan_recovery_amount: Option<String>,
    /// The merchant discount rate (MDR).
    #[serde(default, deserialize_with = "rupees")]
    pub total_mdr_amount: Option<String>,
    /// The tax on it.
    #[serde(default, deserialize_with = "rupees")]
    pub total_gst_amount: Option<String>,
    /// The fee of a late settlement.
    #[serde(default, deserialize_with = "rupees")]
    pub total_late_settlement_fee: Option<String>,
    /// What was paid to the merchant.
    #[serde(default, deserialize_with = "rupees")]
    pub total_settled_amount: Option<String>,
    /// The merchant acquisition rate.
    #[serde(default, deserialize_with = "rupees")]
    pub total_mar_amount: Option<String>,
    /// What went to other merchants by a split.
    #[serde(default, deserialize_with = "rupees")]
    pub split_fund_amount: Option<String>,
    /// The platform's fee.
    #[serde(default, deserialize_with = "rupees")]
    pub total_platform_fee: Option<String>,
    /// Other deductions.
    #[serde(default, deserialize_with = "rupees")]
    pub other_deductions: Option<String>,
    /// More of the merchant discount rate.
    #[serde(default, deserialize_with = "rupees")]
    pub additional_mdr_amount: Option<String>,
    /// The convenience fee.
    #[serde(default, deserialize_with = "rupees")]
    pub total_convenience_fee: Option<String>,
    /// The tax on the convenience fee.
    #[serde(default, deserialize_with = "rupees")]
    pub total_gst_on_c_c_f: Option<String>,
    /// Cashback.
    #[serde(default, deserialize_with = "rupees")]
    pub total_cashback_amount: Option<String>,
    /// The merchant's cashback.
    #[serde(default, deserialize_with = "rupees")]
    pub total_merchant_cashback: Option<String>,
    /// The merchant's convenience fee.
    #[serde(default, deserialize_with = "rupees")]
    pub total_merchant_convenience_fee: Option<String>,
    /// The transactions of this page.
    pub transactions: List<SettlementTransaction>,
    /// Which page it is, of how many.
    pub pagination: Option<Pagination>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// One transaction of a settlement. Amounts are rupees in decimal text, exactly as told.
///
/// Source: API reference, get settlements by UTR.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SettlementTransaction {
    /// Its id.
    pub transaction_id: Option<String>,
    /// The UTR that it was settled under.
    pub utr_number: Option<String>,
    /// `PG`.
    pub system: Option<String>,
    /// The way of payment, such as `UPI`.
    pub program: Option<String>,
    /// When it was made.
    pub transaction_date: Option<String>,
    /// When it was processed.
    pub processed_date: Option<String>,
    /// Its amount.
    #[serde(default, deserialize_with = "rupees")]
    pub transaction_amount: Option<String>,
    /// Its amount before deductions.
    #[serde(default, deserialize_with = "rupees")]
    pub actual_transaction_amount: Option<String>,
    /// What was deducted.
    #[serde(default, deserialize_with = "rupees")]
    pub total_deduction_amount: Option<String>,
    /// What was paid to the merchant for it.
    #[serde(default, deserialize_with = "rupees")]
    pub settled_amount: Option<String>,
    /// Where the store is, for a payment at a terminal.
    pub store_address: Option<String>,
    /// The acquirer.
    pub acquirer_name: Option<String>,
    /// The terminal.
    pub tid: Option<String>,
    /// Whether it is paid in instalments.
    pub is_emi: Option<bool>,
    /// Where the payout stands.
    pub payout_status: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Which page an answer is, of how many.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pagination {
    /// How many pages there are.
    pub total_pages: Option<u64>,
    /// The number of this one.
    pub current_page: Option<u64>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

//! Which card numbers and amounts do what. Pine Labs Online publishes no test cards; these are the sandbox's own.

use serde::{Deserialize, Serialize};

/// The one-time password that passes.
pub(crate) const RIGHT_OTP: &str = "123456";
/// The one-time password that fails the authentication at once.
pub(crate) const FAILING_OTP: &str = "000000";

/// What becomes of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Outcome {
    /// Succeeds after the challenge.
    Approve,
    /// Succeeds at once, without a challenge.
    Frictionless,
    /// Fails with this code after the right OTP.
    Decline(String),
    /// 422 with this code at once.
    Refuse(String),
    /// 429 `PAYMENT_RATE_LIMIT`, nothing done.
    RateLimited,
    /// 500 `INTERNAL_ERROR`, nothing done.
    Unavailable,
    /// 504 `TIMED_OUT`; the payment stays pending and expires.
    TimedOut,
    /// 504 `TIMED_OUT`, yet the payment succeeded.
    TimedOutCharged,
    /// The bank authorises this many seconds after the OTP.
    Late(u64),
    /// Authorised, but the capture fails.
    CaptureFails,
    /// Pending, and nobody ever answers: it expires.
    Unanswered,
    /// Made, and failed at once with this code.
    FailAtOnce(String),
    /// 404, nothing done.
    NotFound,
}

/// How a saved card becomes a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Provision {
    #[default]
    AtOnce,
    /// `INITIATED` for this many seconds.
    After(u64),
    Fails,
}

/// A card number with a behaviour.
pub(crate) struct TestCard {
    pub(crate) number: &'static str,
    pub(crate) outcome: fn() -> Outcome,
    pub(crate) provision: Provision,
    pub(crate) kind: &'static str,
    pub(crate) issuer: &'static str,
    pub(crate) native_otp: bool,
    pub(crate) international: bool,
    pub(crate) note: &'static str,
}

impl TestCard {
    const fn new(number: &'static str, outcome: fn() -> Outcome, note: &'static str) -> Self {
        TestCard {
            number,
            outcome,
            provision: Provision::AtOnce,
            kind: "CREDIT",
            issuer: "KOTAK",
            native_otp: false,
            international: false,
            note,
        }
    }
}

fn approve() -> Outcome {
    Outcome::Approve
}

macro_rules! declines {
    ($code:literal) => {
        || Outcome::Decline($code.to_owned())
    };
}

macro_rules! refuses {
    ($code:literal) => {
        || Outcome::Refuse($code.to_owned())
    };
}

/// Every card with a behaviour. Any other number of 12-19 digits succeeds after the challenge.
pub(crate) static CARDS: &[TestCard] = &[
    TestCard::new("4895489548954895", approve, "succeeds (the guide's card)"),
    TestCard {
        native_otp: true,
        issuer: "HDFC",
        ..TestCard::new("4012001037141112", approve, "succeeds; native OTP")
    },
    TestCard {
        kind: "DEBIT",
        issuer: "ICICI",
        native_otp: true,
        ..TestCard::new("5123456789012346", approve, "succeeds; Mastercard debit; native OTP")
    },
    TestCard {
        kind: "DEBIT",
        issuer: "SBI",
        ..TestCard::new("6074825972083818", approve, "succeeds; RuPay debit")
    },
    TestCard {
        issuer: "NONE",
        international: true,
        ..TestCard::new("4000000000000077", approve, "succeeds; issued abroad")
    },
    TestCard::new("4000000000000010", || Outcome::Frictionless, "succeeds at once, without a challenge"),
    TestCard::new("4000000000000028", declines!("PAYMENT_DECLINED"), "declined after the OTP"),
    TestCard::new("4000000000000036", declines!("INSUFFICIENT_FUNDS"), "declined after the OTP"),
    TestCard::new(
        "4000000000000044",
        declines!("USER_AUTHENTICATION_FAILED"),
        "the bank refuses even the right OTP",
    ),
    TestCard::new(
        "4000000000000267",
        declines!("USER_AUTHENTICATION_REQUIRED"),
        "declined after the OTP: the bank wants another authentication",
    ),
    TestCard::new("4000000000000051", declines!("CARD_LOST"), "declined after the OTP"),
    TestCard::new("4000000000000069", declines!("CARD_STOLEN"), "declined after the OTP"),
    TestCard::new("4000000000000085", declines!("AMOUNT_LIMIT_EXCEEDED"), "declined after the OTP"),
    TestCard::new(
        "4000000000000093",
        declines!("CARD_VERIFICATION_FAILED"),
        "declined after the OTP: wrong CVV",
    ),
    TestCard::new("4000000000000101", refuses!("CARD_EXPIRED"), "422 at once"),
    TestCard::new("4000000000000119", refuses!("CARD_NOT_ENROLLED"), "422 at once"),
    TestCard::new("4000000000000127", refuses!("CARD_NOT_ALLOWED"), "422 at once"),
    TestCard::new("4000000000000135", refuses!("RISK_CHECK_FAILED"), "422 at once"),
    TestCard::new("4000000000000143", refuses!("ISSUER_NOT_SUPPORTED"), "422 at once"),
    TestCard::new("4000000000000150", refuses!("INVALID_INSTRUMENT"), "422 at once"),
    TestCard::new("4000000000000168", refuses!("HOTLISTED_USER"), "422 at once"),
    TestCard::new("4000000000000176", || Outcome::RateLimited, "429 PAYMENT_RATE_LIMIT, nothing done"),
    TestCard::new("4000000000000184", || Outcome::Unavailable, "500 INTERNAL_ERROR, nothing done"),
    TestCard::new("4000000000000192", || Outcome::TimedOut, "504 TIMED_OUT; stays pending, then expires"),
    TestCard::new(
        "4000000000000200",
        || Outcome::TimedOutCharged,
        "504 TIMED_OUT, yet the payment succeeded",
    ),
    TestCard::new("4000000000000218", || Outcome::Late(60), "pending after the OTP, authorised 60 s later"),
    TestCard::new(
        "4000000000000226",
        || Outcome::Late(6 * 3600),
        "authorised 6 h after the OTP: fails after 5 h, the late money goes back",
    ),
    TestCard::new("4000000000000234", || Outcome::CaptureFails, "authorised, but the capture fails"),
    TestCard {
        provision: Provision::After(60),
        ..TestCard::new("4000000000000242", approve, "succeeds; saved, the token is INITIATED for 60 s")
    },
    TestCard {
        provision: Provision::Fails,
        ..TestCard::new("4000000000000259", approve, "succeeds; saved, the token ends FAILED")
    },
];

/// An order amount in paise with a behaviour, for any card that would succeed.
pub(crate) struct TestAmount {
    pub(crate) paise: u64,
    pub(crate) outcome: fn() -> Outcome,
    pub(crate) note: &'static str,
}

/// Every order amount with a behaviour.
pub(crate) static AMOUNTS: &[TestAmount] = &[
    TestAmount { paise: 400_001, outcome: declines!("INSUFFICIENT_FUNDS"), note: "declined after the OTP" },
    TestAmount { paise: 400_002, outcome: declines!("PAYMENT_DECLINED"), note: "declined after the OTP" },
    TestAmount { paise: 400_003, outcome: refuses!("AMOUNT_LIMIT_EXCEEDED"), note: "422 at once" },
    TestAmount {
        paise: 400_004,
        outcome: declines!("USER_AUTHENTICATION_FAILED"),
        note: "the bank refuses even the right OTP",
    },
    TestAmount { paise: 400_005, outcome: refuses!("RISK_CHECK_FAILED"), note: "422 at once" },
    TestAmount {
        paise: 400_006,
        outcome: || Outcome::TimedOut,
        note: "504 TIMED_OUT; stays pending, then expires",
    },
    TestAmount {
        paise: 400_007,
        outcome: || Outcome::TimedOutCharged,
        note: "504 TIMED_OUT, yet the payment succeeded",
    },
    TestAmount {
        paise: 400_008,
        outcome: || Outcome::Late(60),
        note: "pending after the OTP, authorised 60 s later",
    },
    TestAmount {
        paise: 400_009,
        outcome: || Outcome::Late(6 * 3600),
        note: "authorised 6 h after the OTP: fails after 5 h, the late money goes back",
    },
    TestAmount { paise: 400_010, outcome: || Outcome::Unavailable, note: "500 INTERNAL_ERROR, nothing done" },
];

/// A refund of this many paise stays `PENDING` for 60 seconds.
pub(crate) const SLOW_REFUND: u64 = 300_001;
/// A refund of this many paise ends `FAILED`.
pub(crate) const FAILING_REFUND: u64 = 300_002;
/// A customer with this mobile number is answered as created, and fails.
pub(crate) const FAILING_CUSTOMER: &str = "9100000044";
/// How long a slow refund takes.
pub(crate) const SLOW_REFUND_MILLIS: u64 = 60_000;

pub(crate) fn card(number: &str) -> Option<&'static TestCard> {
    CARDS.iter().find(|card| card.number == number)
}

pub(crate) fn amount(paise: u64) -> Option<Outcome> {
    AMOUNTS.iter().find(|amount| amount.paise == paise).map(|amount| (amount.outcome)())
}

/// The sentence that goes with a code.
pub(crate) fn message(code: &str) -> &'static str {
    match code {
        "INSUFFICIENT_FUNDS" => "Insufficient funds in the account",
        "PAYMENT_DECLINED" => "Payment declined by the issuer",
        "USER_AUTHENTICATION_FAILED" => "Customer authentication failed",
        "USER_AUTHENTICATION_REQUIRED" => "Consumer Authentication Required",
        "CARD_LOST" => "Card reported lost",
        "CARD_STOLEN" => "Card reported stolen",
        "CARD_EXPIRED" => "Card has expired",
        "CARD_VERIFICATION_FAILED" => "Card verification failed",
        "CARD_NOT_ENROLLED" => "Card is not enrolled for authentication",
        "CARD_NOT_ALLOWED" => "Card is not allowed for this transaction",
        "AMOUNT_LIMIT_EXCEEDED" => "Amount limit exceeded",
        "RISK_CHECK_FAILED" => "Risk check failed",
        "ISSUER_NOT_SUPPORTED" => "Issuer is not supported",
        "INVALID_INSTRUMENT" => "Payment instrument is invalid",
        "HOTLISTED_USER" => "User is hotlisted",
        "PAYMENT_EXPIRED" => "Payment expired before it was completed",
        "ORDER_CANCELLED" => "Payment was cancelled by the customer",
        "INTERNAL_ERROR" => "Payment processor is unavailable",
        _ => "Payment failed",
    }
}

/// The published codes by their text, so that a code read back from disk is again one of them.
pub(crate) fn code(text: &str) -> &'static str {
    const CODES: &[&str] = &[
        "INSUFFICIENT_FUNDS",
        "PAYMENT_DECLINED",
        "USER_AUTHENTICATION_FAILED",
        "USER_AUTHENTICATION_REQUIRED",
        "CARD_LOST",
        "CARD_STOLEN",
        "CARD_EXPIRED",
        "CARD_VERIFICATION_FAILED",
        "CARD_NOT_ENROLLED",
        "CARD_NOT_ALLOWED",
        "AMOUNT_LIMIT_EXCEEDED",
        "RISK_CHECK_FAILED",
        "ISSUER_NOT_SUPPORTED",
        "INVALID_INSTRUMENT",
        "HOTLISTED_USER",
    ];
    CODES.iter().find(|known| **known == text).copied().unwrap_or("PAYMENT_DECLINED")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_card_and_amount_is_listed_once_and_its_code_is_published() {
        let numbers: HashSet<_> = CARDS.iter().map(|card| card.number).collect();
        assert_eq!(numbers.len(), CARDS.len());
        let amounts: HashSet<_> = AMOUNTS.iter().map(|amount| amount.paise).collect();
        assert_eq!(amounts.len(), AMOUNTS.len());
        let outcomes = CARDS.iter().map(|c| (c.outcome)()).chain(AMOUNTS.iter().map(|a| (a.outcome)()));
        for outcome in outcomes {
            if let Outcome::Decline(text) | Outcome::Refuse(text) = outcome {
                assert_eq!(code(&text), text);
                assert_ne!(message(&text), "Payment failed", "{text}");
            }
        }
    }

    #[test]
    fn the_readme_lists_every_card_and_amount() {
        let readme = include_str!("../README.md");
        for card in CARDS {
            assert!(readme.contains(card.number), "{} is missing", card.number);
        }
        for amount in AMOUNTS {
            assert!(readme.contains(&format!("| {} |", amount.paise)), "{} is missing", amount.paise);
        }
        assert!(readme.contains(FAILING_CUSTOMER));
    }
}

//! The ways in which a gateway, or a proxy before it, tells the truth oddly or not at all; each is counted.
//!
//! What a whole schedule keeps to is drawn once, as [`Habits`]; what strikes one exchange is a
//! [`Fate`](super::fate::Fate).

use std::cell::Cell;
use std::fmt;

use super::chance::Chance;

/// Something odd that a client met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A refund is told in another currency.
    RefundInOtherCurrency,
    /// A refund is told with the whole order's amount.
    RefundWithWholeAmount,
    /// A refund's order is told with a trailing blank.
    RefundWithBlank,
    /// A refund is told as the order, among its `refunds`.
    RefundInOrder,
    /// A refund under the order's own reference is answered with the order.
    ChargeForRefund,
    /// An order is told in another currency.
    OrderInOtherCurrency,
    /// A subscription's plan is told by another id than was sent.
    PlanOfAnotherId,
    /// `payments` cannot be read, in part or at all.
    BrokenPayments,
    /// `capture_data` cannot be read, in part or at all.
    BrokenCaptures,
    /// `tokens` cannot be read, in part or at all.
    BrokenTokens,
    /// `refunds` cannot be read, in part or at all.
    BrokenRefunds,
    /// `split_details` cannot be read, in part or at all.
    BrokenParts,
    /// A list is missing.
    ListMissing,
    /// A list is `null`.
    ListNull,
    /// A list is not one.
    ListOfAnotherType,
    /// A list has an item that cannot be read.
    ItemUnreadable,
    /// A list is empty, against what the order's status says.
    ListEmptied,
    /// A write is answered with another order, or an inquiry about an order is.
    AnotherOrder,
    /// The same with another customer.
    AnotherCustomer,
    /// The same with another saved card, or another customer's list.
    AnotherToken,
    /// The same with another payment link.
    AnotherLink,
    /// The same with another subscription.
    AnotherSubscription,
    /// The same with another debit of a subscription.
    AnotherDebit,
    /// An inquiry is answered with something else than was asked for.
    AnotherForInquiry,
    /// `DUPLICATE_REQUEST` inside of `error`.
    DuplicateNested,
    /// The same in lower case.
    DuplicateInLowerCase,
    /// The same as `error_code`.
    DuplicateAsErrorCode,
    /// The same as `response_code`.
    DuplicateAsResponseCode,
    /// The same as 409 without a body.
    ConflictEmpty,
    /// The same as 409 with JSON that names no code.
    ConflictJson,
    /// A capture is not allowed, because it was made by an earlier delivery.
    CaptureNotAllowedTwice,
    /// The same of a cancellation.
    CancelNotAllowedTwice,
    /// The same of the release of a part.
    ReleaseNotAllowedTwice,
    /// A proxy answers a write with 404 and JSON of its own.
    MissingByProxy,
    /// The same to an inquiry.
    MissingByProxyForInquiry,
    /// A call is given a dot segment as its reference or id.
    DotSegment,
}

impl Oddity {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 36] = [
        Self::RefundInOtherCurrency,
        Self::RefundWithWholeAmount,
        Self::RefundWithBlank,
        Self::RefundInOrder,
        Self::ChargeForRefund,
        Self::OrderInOtherCurrency,
        Self::PlanOfAnotherId,
        Self::BrokenPayments,
        Self::BrokenCaptures,
        Self::BrokenTokens,
        Self::BrokenRefunds,
        Self::BrokenParts,
        Self::ListMissing,
        Self::ListNull,
        Self::ListOfAnotherType,
        Self::ItemUnreadable,
        Self::ListEmptied,
        Self::AnotherOrder,
        Self::AnotherCustomer,
        Self::AnotherToken,
        Self::AnotherLink,
        Self::AnotherSubscription,
        Self::AnotherDebit,
        Self::AnotherForInquiry,
        Self::DuplicateNested,
        Self::DuplicateInLowerCase,
        Self::DuplicateAsErrorCode,
        Self::DuplicateAsResponseCode,
        Self::ConflictEmpty,
        Self::ConflictJson,
        Self::CaptureNotAllowedTwice,
        Self::CancelNotAllowedTwice,
        Self::ReleaseNotAllowedTwice,
        Self::MissingByProxy,
        Self::MissingByProxyForInquiry,
        Self::DotSegment,
    ];
}

/// How often each oddity was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met(Cell<[u64; Oddity::ALL.len()]>);

impl Default for Met {
    fn default() -> Self {
        Self(Cell::new([0; Oddity::ALL.len()]))
    }
}

impl Met {
    /// Counts one.
    pub fn count(&self, oddity: Oddity) {
        let mut counts = self.0.get();
        counts[oddity as usize] += 1;
        self.0.set(counts);
    }

    /// How often this one was met.
    pub fn of(&self, oddity: Oddity) -> u64 {
        self.0.get()[oddity as usize]
    }

    /// Adds what another run met.
    pub fn add(&mut self, other: &Self) {
        for (sum, count) in self.0.get_mut().iter_mut().zip(other.0.get()) {
            *sum += count;
        }
    }
}

impl fmt::Display for Met {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, oddity) in Oddity::ALL.into_iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}{oddity:?} {}", self.of(oddity))?;
        }
        Ok(())
    }
}

/// How a gateway tells a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refunds {
    /// As it was sent.
    Plainly,
    /// In another currency.
    InOtherCurrency,
    /// With the whole order's amount.
    WithWholeAmount,
    /// With a blank after the order's id.
    WithBlank,
    /// As the order, with the refund among `refunds`.
    InOrder,
}

/// Where a gateway puts the code of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// `code`
    Plain,
    /// `error.code`
    Nested,
    /// `code`, in lower case.
    InLowerCase,
    /// `error_code`
    ErrorCode,
    /// `response_code`
    ResponseCode,
}

/// How a gateway says that a reference is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplicates {
    /// 422 with the code.
    ByCode,
    /// 409 without a body.
    ConflictEmpty,
    /// 409 with JSON that names no code.
    ConflictJson,
}

/// What a gateway always does in a schedule.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    /// See there.
    pub refunds: Refunds,
    /// Whether new orders are told in another currency.
    pub converts: bool,
    /// Whether the plans of subscriptions are told by other ids than were sent.
    pub renames_plans: bool,
    /// See there.
    pub codes: Codes,
    /// See there.
    pub duplicates: Duplicates,
    /// Whether a write is held against its object's status first, so that a second delivery of it is refused.
    pub status_first: bool,
}

impl Habits {
    /// Draws them; most gateways have none.
    pub fn draw(chance: &mut Chance) -> Self {
        Self {
            refunds: if chance.permille(600) {
                Refunds::Plainly
            } else {
                chance.pick(&[
                    Refunds::InOtherCurrency,
                    Refunds::WithWholeAmount,
                    Refunds::WithBlank,
                    Refunds::InOrder,
                ])
            },
            converts: chance.permille(80),
            renames_plans: chance.permille(80),
            codes: if chance.permille(500) {
                Codes::Plain
            } else {
                chance.pick(&[Codes::Nested, Codes::InLowerCase, Codes::ErrorCode, Codes::ResponseCode])
            },
            duplicates: chance.pick(&[
                Duplicates::ByCode,
                Duplicates::ByCode,
                Duplicates::ConflictEmpty,
                Duplicates::ConflictJson,
            ]),
            status_first: chance.permille(450),
        }
    }
}

//! The ledger: every effect that the gateway had, and in which call's service.

/// An effect that the gateway had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A customer was created.
    Customer,
    /// An order was created.
    Order,
    /// A payment was made: a charge.
    Payment,
    /// An order was captured.
    Capture,
    /// An order was cancelled.
    Cancel,
    /// A refund was made.
    Refund,
    /// A card was saved.
    Save,
    /// A saved card was deleted.
    Delete,
    /// An order was created for a hosted checkout.
    Checkout,
    /// A payment link was created.
    Link,
    /// A payment link was cancelled.
    CancelLink,
    /// A subscription was created.
    Subscribe,
    /// A subscription was cancelled.
    CancelSubscription,
    /// A subscription was paused.
    Pause,
    /// A debit of a subscription was asked for.
    Present,
    /// A debit that waited was made: a charge.
    Execute,
    /// A debit that failed was tried again: a charge, unless it failed again.
    Retry,
    /// A debit that was not made was deleted.
    DeleteDebit,
    /// A part of an order's money was released to another merchant.
    Release,
}

impl Deed {
    /// The field of the write's own reference; a write without one names the object that it changes.
    pub fn reference_field(self) -> Option<&'static str> {
        match self {
            Self::Customer => Some("merchant_customer_reference"),
            Self::Order | Self::Refund | Self::Checkout => Some("merchant_order_reference"),
            Self::Payment => Some("merchant_payment_reference"),
            Self::Link => Some("merchant_payment_link_reference"),
            Self::Capture => Some("merchant_capture_reference"),
            Self::Save => Some("merchant_token_reference"),
            Self::Subscribe => Some("merchant_subscription_reference"),
            Self::Present => Some("merchant_presentation_reference"),
            Self::Cancel
            | Self::Delete
            | Self::CancelLink
            | Self::CancelSubscription
            | Self::Pause
            | Self::Execute
            | Self::Retry
            | Self::DeleteDebit
            | Self::Release => None,
        }
    }
}

/// One line of the ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When, in true milliseconds.
    pub at: u64,
    /// What.
    pub deed: Deed,
    /// In which call's service; [`SOMEBODY`] for others.
    pub owner: usize,
    /// Under which reference, or on which object where there is none.
    pub reference: String,
}

/// The owner of what somebody else did.
pub const SOMEBODY: usize = usize::MAX;

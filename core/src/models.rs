//! Shapes that more than one operation uses.
//!
//! What the merchant sends is read strictly: a misspelt or mistyped field is an error. What the gateway answers
//! is read leniently: words and fields that this version does not know are kept.

mod address;
mod amount;
pub(crate) mod blank;
mod customer;
pub(crate) mod facts;
pub(crate) mod head;
mod order;
mod otp;
mod payment;
mod purchase;
mod token;
pub(crate) mod wire;

pub use address::Address;
pub use amount::Amount;
pub(crate) use blank::blank;
pub use customer::{Customer, CustomerStatus};
pub use order::{Order, OrderType};
pub use otp::{CardLookup, CardPaymentDetail, Otp, OtpMetaData};
pub use payment::{AcquirerData, Capture, CardData, ErrorDetail, Payment, PaymentOptionData, PaymentStatus};
pub use purchase::{CartDetails, CartItem, CustomerDetails, PurchaseDetails, SplitDetail, SplitInfo};
pub use token::{Cryptogram, Token, TokenCardData, TokenData, TokenStatus, Tokens};
pub use wire::Extra;

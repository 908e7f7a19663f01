//! Shapes that more than one operation uses.
//!
//! What the merchant sends is read strictly: a misspelt or mistyped field is an error. What the gateway answers
//! is read leniently: words and fields that this version does not know are kept.

pub(crate) mod accepted;
mod address;
mod amount;
mod blank;
mod card_token;
mod customer;
mod device_info;
mod extra;
pub(crate) mod lenient;
mod list;
mod metadata;
mod order;
mod otp;
mod payment;
mod payment_option;
mod purchase;
mod token;

pub use accepted::{ACCEPTED, AcceptedForm};
pub use address::{Address, AddressData};
pub use amount::Amount;
pub(crate) use blank::{blank, never_blank};
pub use card_token::{CardTokenDetails, ForeignToken, SavedToken, TokenTxnType};
pub use customer::{Customer, CustomerStatus};
pub use device_info::DeviceInfo;
pub use extra::Extra;
pub use list::List;
pub(crate) use metadata::strict_metadata;
pub use order::{Order, OrderType};
pub use otp::{CardLookup, CardPaymentDetail, Otp, OtpMetaData};
pub use payment::{
    AcquirerData, Capture, CardData, ConvenienceFeeBreakdown, ErrorDetail, ErrorOrigin, FailureReason,
    NetbankingData, Payment, PaymentOptionData, PaymentStatus, UpiData, UpiPayer, WalletData,
};
pub use payment_option::{CardDetails, PaymentOption};
pub use purchase::{
    CartData, CartDetails, CartItem, CartItemData, CustomerData, CustomerDetails, PurchaseData,
    PurchaseDetails, SplitData, SplitDetail, SplitDetailData, SplitInfo,
};
pub use token::{Cryptogram, Token, TokenCardData, TokenData, TokenStatus, Tokens};

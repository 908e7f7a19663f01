//! Shapes that more than one operation uses.
//!
//! What the merchant sends is read strictly: a misspelt or mistyped field is an error. What the gateway answers
//! is read leniently: words and fields that this version does not know are kept.

pub(crate) mod accepted;
mod account;
mod address;
mod amount;
mod blank;
mod card_token;
mod convenience_fee;
mod customer;
mod deletion;
mod device_info;
mod extra;
mod list;
mod metadata;
mod netbanking;
mod order;
mod otp;
mod page;
mod payment;
mod payment_link;
mod payment_option;
mod plan;
mod presentation;
mod purchase;
mod rupees;
mod settlement;
mod subscription;
mod token;
mod upi;

pub use accepted::{ACCEPTED, AcceptedForm};
pub use account::{AccountData, AccountDetails, BankData, BankDetails, CustomerAccountDetails};
pub use address::{Address, AddressData};
pub use amount::Amount;
pub(crate) use blank::{blank, never_blank};
pub use card_token::{CardTokenDetails, ForeignToken, SavedToken, TokenTxnType};
pub use convenience_fee::{ConvenienceFeeBreakdown, ConvenienceFeeData};
pub use customer::{Customer, CustomerStatus};
pub use deletion::Deletion;
pub use device_info::DeviceInfo;
pub use extra::Extra;
pub use list::List;
pub(crate) use metadata::strict_metadata;
pub use netbanking::{NetbankingData, NetbankingDetails, NetbankingMode, WalletData, WalletDetails};
pub use order::{Order, OrderType};
pub use otp::{CardLookup, CardPaymentDetail, Otp, OtpMetaData};
pub(crate) use page::next_page_number;
pub use page::{PageInfo, PageLink, PageLinks};
pub use payment::{
    AcquirerData, Capture, CardData, ErrorDetail, ErrorOrigin, FailureReason, Payment, PaymentOptionData,
    PaymentStatus,
};
pub use payment_link::{PaymentLink, ProductDetail, ProductDetailData};
pub use payment_option::{CardDetails, PaymentMethod, PaymentOption};
pub use plan::{Plan, PlansPage};
pub use presentation::{Presentation, PresentationsPage};
pub use purchase::{
    CartData, CartDetails, CartItem, CartItemData, CustomerData, CustomerDetails, PurchaseData,
    PurchaseDetails, SplitData, SplitDetail, SplitDetailData, SplitInfo,
};
pub use settlement::{Pagination, Settlement, SettlementDetail, SettlementTransaction, SettlementsPage};
pub use subscription::{BankAccount, BankAccountData, Subscription, SubscriptionsPage};
pub use token::{Cryptogram, Token, TokenCardData, TokenData, TokenStatus, Tokens};
pub use upi::{
    UpiCollect, UpiCollectMode, UpiData, UpiDetails, UpiIntent, UpiIntentMode, UpiPayer, UpiPayerData,
};

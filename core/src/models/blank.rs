//! Which values are left out of a request.

use std::collections::BTreeMap;

use crate::Secret;

/// A value that may say nothing: absent, or an empty text.
///
/// The guide sends `"merchant_customer_reference": ""` where the reference asks for at least one character; what
/// is empty is left out.
pub(crate) trait Blank {
    fn is_blank(&self) -> bool;
}

/// For serde's `skip_serializing_if`.
pub(crate) fn blank<T: Blank>(value: &T) -> bool {
    value.is_blank()
}

impl<T: Blank> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.as_ref().is_none_or(Blank::is_blank)
    }
}

impl Blank for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Blank for Secret {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Blank for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Blank for BTreeMap<K, V> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// Names types that always say something.
macro_rules! never_blank {
    ($($type:ty),* $(,)?) => {
        $(impl $crate::models::blank::Blank for $type {
            fn is_blank(&self) -> bool {
                false
            }
        })*
    };
}
pub(crate) use never_blank;

never_blank! { bool, u64 }

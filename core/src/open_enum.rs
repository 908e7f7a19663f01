//! Enums whose values the gateway may extend: an unknown value is kept, never refused.

/// Defines an enum of words of the gateway, with a variant for words that are not known.
///
/// Words are read in any case (the gateway's pages write `Active`, its answers `ACTIVE`) and written as listed.
/// Reading a known word allocates nothing.
macro_rules! open_enum {
    (
        $(#[doc = $doc:literal])*
        $vis:vis enum $name:ident {
            $( $(#[doc = $variant_doc:literal])* $variant:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $vis enum $name {
            $( $(#[doc = $variant_doc])* $variant, )+
            /// A word that this version does not know, as it came.
            Other(String),
        }

        impl $name {
            /// The words that this version knows, as they stand on the wire.
            $vis const KNOWN: &'static [&'static str] = &[$( $word ),+];

            /// The word as it stands on the wire; an unknown one as it came.
            $vis fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $word, )+
                    Self::Other(word) => word,
                }
            }

            fn known(word: &str) -> Option<Self> {
                const VARIANTS: &[$name] = &[$( $name::$variant ),+];
                VARIANTS.get($crate::open_enum::position(Self::KNOWN, word)?).cloned()
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self::known(word).unwrap_or_else(|| Self::Other(word.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self::known(&word).unwrap_or(Self::Other(word))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_string($crate::open_enum::Word::new())
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": concat!($($doc, "\n"),*),
                    "x-known": Self::KNOWN,
                    "x-docs": [$( concat!($($variant_doc, "\n"),*) ),+],
                })
            }
        }
    };
}

pub(crate) use open_enum;

/// The place of a word among the known ones, in any case. Not within the macro: the comparisons of all enums, each
/// written out, would be a good part of the WebAssembly module.
pub(crate) fn position(known: &[&str], word: &str) -> Option<usize> {
    known.iter().position(|known| known.eq_ignore_ascii_case(word))
}

/// Reads one word straight into an open enum.
pub(crate) struct Word<T>(std::marker::PhantomData<T>);

impl<T> Word<T> {
    pub(crate) fn new() -> Self {
        Self(std::marker::PhantomData)
    }
}

impl<T: From<String> + for<'a> From<&'a str>> serde::de::Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, word: &str) -> Result<T, E> {
        Ok(T::from(word))
    }

    fn visit_string<E>(self, word: String) -> Result<T, E> {
        Ok(T::from(word))
    }
}

/// Whether a word of the gateway's may stand in an error: short, of letters, digits and `_`, no card number.
pub(crate) fn is_plain(word: &str) -> bool {
    (1..=64).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && word.bytes().filter(u8::is_ascii_digit).count() < 12
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    open_enum! {
        /// A test's enum.
        pub(crate) enum Light {
            /// Stop.
            Red = "RED",
            /// Go.
            Green = "GREEN_LIGHT",
        }
    }

    #[test]
    fn known_words_are_read_in_any_case_and_written_as_listed() {
        assert_eq!(Light::from("green_Light"), Light::Green);
        assert_eq!(Light::from("red".to_owned()), Light::Red);
        assert_eq!(serde_json::from_str::<Light>("\"Red\"").unwrap(), Light::Red);
        assert_eq!(serde_json::from_str::<Light>(r#""\u0052ed""#).unwrap(), Light::Red);
        assert_eq!(serde_json::from_value::<Light>("Red".into()).unwrap(), Light::Red);
        assert_eq!(serde_json::to_string(&Light::Green).unwrap(), "\"GREEN_LIGHT\"");
        assert_eq!(Light::Green.to_string(), "GREEN_LIGHT");
        assert_eq!(Light::KNOWN, ["RED", "GREEN_LIGHT"]);
    }

    #[test]
    fn an_unknown_word_is_kept_as_it_came() {
        for word in ["Blue", "", " RED", "REDD"] {
            let light: Light = serde_json::from_value(word.into()).unwrap();
            assert_eq!(light, Light::Other(word.to_owned()));
            assert_eq!(serde_json::to_value(&light).unwrap(), word);
        }
    }

    #[test]
    fn only_short_plain_words_are_shown() {
        for word in ["PROCESSED", "udf_field1", "x"] {
            assert!(is_plain(word), "{word}");
        }
        for word in ["", "a b", "a\nb", "a`b", "4012001037141112", "é", &"x".repeat(65)] {
            assert!(!is_plain(word), "{word}");
        }
    }

    #[test]
    fn what_is_not_a_string_is_refused() {
        for text in ["1", "null", "true", "[\"RED\"]", "{\"RED\":1}"] {
            assert!(serde_json::from_str::<Light>(text).is_err(), "{text}");
        }
    }
}

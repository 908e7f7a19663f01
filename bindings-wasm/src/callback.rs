//! The signed form of the return URL.

use pinelabs_online::{CallbackKey, Secret};
use wasm_bindgen::prelude::*;

use crate::refusal::{Refusal, to_json};

/// A key for callbacks, prepared.
#[wasm_bindgen]
pub struct CallbackVerifier(CallbackKey);

#[wasm_bindgen]
impl CallbackVerifier {
    /// Reads the key, in hexadecimal.
    #[wasm_bindgen(constructor)]
    pub fn new(key: String) -> Result<Self, Refusal> {
        Ok(Self(CallbackKey::from_hex(&Secret::new(key))?))
    }

    /// Verifies a form as it was posted; the callback is JSON text.
    pub fn verify_form(&self, form: Vec<u8>) -> Result<String, Refusal> {
        Ok(to_json(&self.0.verify_form(&form)?))
    }

    /// Verifies fields, names and values in turns; the callback is JSON text.
    pub fn verify_fields(&self, fields: Vec<String>) -> Result<String, Refusal> {
        Ok(to_json(&self.0.verify_fields(&pairs(&fields))?))
    }

    /// The signature of these fields.
    pub fn sign(&self, fields: Vec<String>) -> Result<String, Refusal> {
        Ok(self.0.sign(&pairs(&fields))?)
    }

    /// The whole form with these fields and their signature.
    pub fn sign_form(&self, fields: Vec<String>) -> Result<String, Refusal> {
        Ok(self.0.sign_form(&pairs(&fields))?)
    }
}

/// Names and values in turns as pairs.
fn pairs(flat: &[String]) -> Vec<(&str, &str)> {
    flat.as_chunks().0.iter().map(|[name, value]| (name.as_str(), value.as_str())).collect()
}

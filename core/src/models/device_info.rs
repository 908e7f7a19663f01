//! The shopper's device.

use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::accepted::TextOrFlag;
use super::accepted::optional_text_or_flag;
use super::blank;

/// The shopper's device. Every value is a text, even `"true"` and `"-330"`.
///
/// Source: API reference, create payment; the two halves are two vocabularies of the documents, send what you have.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeviceInfo {
    /// `ANDROID`, `IOS`, `MACOS` or `WINDOWS`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub operating_system: Option<String>,
    /// The shopper's IP address as the server sees it.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub source_ip_address: Option<String>,
    /// The shopper's IP address as the browser tells it.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_ip_address: Option<String>,
    /// The browser's user agent.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_user_agent: Option<String>,
    /// The device's model.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_model: Option<String>,
    /// The device's maker.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_manufacturer: Option<String>,
    /// The kind of device.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_type: Option<String>,
    /// What the browser accepts.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_accept_header: Option<String>,
    /// The browser's language.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_language: Option<String>,
    /// The screen's height in pixels.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_screen_height: Option<String>,
    /// The screen's width in pixels.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_screen_width: Option<String>,
    /// Minutes from local time to UTC: `"-330"` in India.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_timezone: Option<String>,
    /// The window's size: `"1366x768"`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_window_size: Option<String>,
    /// Bits per pixel.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_screen_color_depth: Option<String>,
    /// `"true"` if the browser runs Java.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_java_enabled_val: Option<String>,
    /// `"true"` if the browser runs JavaScript.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_javascript_enabled_val: Option<String>,
    /// `"browser"`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_channel: Option<String>,
}

//! Checks of what the caller gives, with the path of the field that is wrong.

use std::fmt;

use crate::{Error, Secret};

/// A place in the caller's parameters, such as `payments[0].payment_amount`.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    parent: Option<&'a At<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Root,
    Field(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    pub(crate) const ROOT: At<'static> = At { parent: None, segment: Segment::Root };

    pub(crate) fn field(&'a self, name: &'a str) -> At<'a> {
        At { parent: Some(self), segment: Segment::Field(name) }
    }

    pub(crate) fn index(&'a self, index: usize) -> At<'a> {
        At { parent: Some(self), segment: Segment::Index(index) }
    }

    pub(crate) fn refuse(&self, message: impl Into<String>) -> Error {
        Error::input(self.to_string(), message)
    }

    /// An id that becomes part of a path: not empty, at most 128 characters, and not a dot segment.
    pub(crate) fn id(&self, id: &str) -> Result<(), Error> {
        match id {
            "" => Err(self.refuse("must not be empty")),
            "." | ".." => Err(self.refuse("expected an id, not a dot segment")),
            _ if id.chars().count() > 128 => Err(self.refuse("expected at most 128 characters")),
            _ if id.chars().any(char::is_control) => {
                Err(self.refuse("expected an id without control characters"))
            }
            _ => Ok(()),
        }
    }

    /// A merchant reference, if there is one: 1 to 50 characters, none of them a control character.
    pub(crate) fn reference(&self, reference: Option<&str>) -> Result<(), Error> {
        let Some(reference) = reference else { return Ok(()) };
        if reference.is_empty() {
            return Err(self.refuse("must not be empty: leave it out to have one made"));
        }
        if matches!(reference, "." | "..") {
            return Err(self.refuse("expected a reference, not a dot segment"));
        }
        if reference.chars().any(char::is_control) {
            return Err(self.refuse("expected a reference without control characters"));
        }
        self.at_most(Some(reference), 50)
    }

    /// As [`id`](Self::id) or [`reference`](Self::reference), where an empty text counts as absent.
    pub(crate) fn name_if_any(&self, name: Option<&str>, max: usize) -> Result<(), Error> {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(()) };
        self.id(name)?;
        self.at_most(Some(name), max)
    }

    pub(crate) fn at_most(&self, text: Option<&str>, max: usize) -> Result<(), Error> {
        if text.is_some_and(|text| text.chars().count() > max) {
            return Err(self.refuse(format!("expected at most {max} characters")));
        }
        Ok(())
    }

    pub(crate) fn digits(&self, text: &Secret, min: usize, max: usize) -> Result<(), Error> {
        self.digits_if_any(Some(text.expose()), min, max)?;
        if text.is_empty() { Err(self.refuse(expected_digits(min, max))) } else { Ok(()) }
    }

    /// Digits only, unless there is no text.
    pub(crate) fn digits_if_any(&self, text: Option<&str>, min: usize, max: usize) -> Result<(), Error> {
        let text = text.unwrap_or_default();
        let fits = (min..=max).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if text.is_empty() || fits { Ok(()) } else { Err(self.refuse(expected_digits(min, max))) }
    }

    /// An expiry month and year, if there are any: `01` to `12` and four digits.
    pub(crate) fn expiry(&self, month: Option<&Secret>, year: Option<&Secret>) -> Result<(), Error> {
        let is_month = |month: &str| {
            month.len() == 2 && month.bytes().all(|b| b.is_ascii_digit()) && ("01"..="12").contains(&month)
        };
        if month.is_some_and(|month| !is_month(month.expose())) {
            return Err(self.field("expiry_month").refuse("expected two digits from `01` to `12`"));
        }
        let is_year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        if year.is_some_and(|year| !is_year(year.expose())) {
            return Err(self.field("expiry_year").refuse("expected four digits such as `2030`"));
        }
        Ok(())
    }
}

fn expected_digits(min: usize, max: usize) -> String {
    let plural = if max == 1 { "" } else { "s" };
    if min == max {
        format!("expected {min} digit{plural}, nothing else")
    } else {
        format!("expected {min} to {max} digits, nothing else")
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match (self.segment, self.parent.map(|p| p.segment)) {
            (Segment::Root, _) => Ok(()),
            (Segment::Field(name), Some(Segment::Root)) => f.write_str(name),
            (Segment::Field(name), _) => write!(f, ".{name}"),
            (Segment::Index(index), _) => write!(f, "[{index}]"),
        }
    }
}

/// A sentence of serde's with the value that was found taken out: it may be a secret.
pub(crate) fn without_values(text: &str) -> String {
    let text = strip_position(text);
    for (start, found) in [
        ("invalid type: ", true),
        ("invalid value: ", false),
        ("invalid length ", false),
        ("unknown variant ", false),
    ] {
        if let Some(rest) = text.strip_prefix(start) {
            let Some((value, expected)) = rest.rsplit_once(", expected ") else { continue };
            let expected = plain_type(expected);
            if !found {
                return format!("expected {expected}");
            }
            let kind = value.split([' ', '`', '"']).next().unwrap_or_default();
            let kind = match kind {
                "integer" => "an integer",
                "floating" => "a fraction",
                "string" => "a string",
                "boolean" => "a boolean",
                "null" | "unit" => "null",
                "sequence" => "a list",
                "map" => "an object",
                _ => "something else",
            };
            return format!("expected {expected}, not {kind}");
        }
    }
    text.to_owned()
}

/// serde's names of Rust types in words of JSON.
fn plain_type(expected: &str) -> &str {
    match expected {
        "u64" | "u32" | "u16" | "usize" => "a whole number",
        "a map" => "an object",
        "a sequence" => "a list",
        "a boolean" | "bool" => "a boolean",
        // A word of a list; what else is an enum in Rust is untagged, or read as an object.
        other if other.starts_with("enum ") => "a string",
        other if other.starts_with("struct ") || other.starts_with("internally tagged") => "an object",
        other => other,
    }
}

fn strip_position(text: &str) -> &str {
    text.rsplit_once(" at line ").map_or(text, |(text, _)| text)
}

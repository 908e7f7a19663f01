//! The documented limits of text fields, each in one place.

/// Length in characters and the characters allowed.
pub(crate) struct Rule {
    pub(crate) min: usize,
    pub(crate) max: usize,
    pub(crate) allows: fn(char) -> bool,
    pub(crate) described: &'static str,
}

/// Merchant references (API reference): letters, `-`, `_`; every example has digits as well.
pub(crate) const REFERENCE: Rule =
    Rule { min: 1, max: 50, allows: reference, described: "letters, digits, hyphens and underscores" };
/// First and last name of a customer (API reference, create customer).
pub(crate) const NAME: Rule = Rule {
    min: 1,
    max: 50,
    allows: name,
    described: "letters, digits, spaces, underscores, dots and hyphens",
};
/// Mobile numbers are 10-20 digits (API reference).
pub(crate) const MOBILE: Rule = Rule { min: 10, max: 20, allows: digit, described: "digits" };
/// Country codes: at most 5; `91` and `+91` are both in the examples.
pub(crate) const COUNTRY_CODE: Rule =
    Rule { min: 1, max: 5, allows: country_code, described: "digits, with or without a leading plus" };
/// E-mail addresses: 1-50.
pub(crate) const EMAIL: Rule =
    Rule { min: 1, max: 50, allows: visible, described: "characters without spaces" };
/// Ids of the gateway's own objects: at most 50.
pub(crate) const ID: Rule =
    Rule { min: 1, max: 50, allows: reference, described: "letters, digits, hyphens and underscores" };
/// PIN codes are 6-10 digits.
pub(crate) const PINCODE: Rule = Rule { min: 6, max: 10, allows: digit, described: "digits" };
/// Address lines and the full name: at most 100.
pub(crate) const LINE: Rule = Rule { min: 0, max: 100, allows: any, described: "characters" };
/// City, state, country: at most 50.
pub(crate) const PLACE: Rule = Rule { min: 0, max: 50, allows: any, described: "characters" };
/// The category of an address: at most 20.
pub(crate) const CATEGORY: Rule = Rule { min: 0, max: 20, allows: any, described: "characters" };
/// Card numbers: 12-19 digits; one published sample has hyphens.
pub(crate) const CARD_NUMBER: Rule = Rule { min: 12, max: 23, allows: card_number, described: "digits" };
/// Card verification values: 3-4 digits.
pub(crate) const CVV: Rule = Rule { min: 3, max: 4, allows: digit, described: "digits" };
/// The name on a card: 1-100.
pub(crate) const CARD_NAME: Rule = Rule { min: 1, max: 100, allows: any, described: "characters" };
/// A token of another provider: 1-50.
pub(crate) const TOKEN: Rule =
    Rule { min: 1, max: 50, allows: visible, described: "characters without spaces" };
/// Indian GSTIN: 15 characters.
pub(crate) const GSTIN: Rule =
    Rule { min: 15, max: 15, allows: alphanumeric, described: "letters and digits" };
/// Text without a documented limit, bounded so that nothing here grows without end.
pub(crate) const TEXT: Rule = Rule { min: 1, max: 2048, allows: any, described: "characters" };

fn any(_: char) -> bool {
    true
}

fn visible(c: char) -> bool {
    !c.is_whitespace() && !c.is_control()
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn reference(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '.' | '-')
}

fn country_code(c: char) -> bool {
    c.is_ascii_digit() || c == '+'
}

fn card_number(c: char) -> bool {
    c.is_ascii_digit() || c == '-' || c == ' '
}

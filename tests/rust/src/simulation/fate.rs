//! What strikes one exchange on its way to the gateway and back.

use super::chance::Chance;

/// What is done to one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing.
    Fine,
    /// No connection: the gateway never gets it, and the client knows.
    Refused,
    /// The request is lost on its way; the connection breaks, or nothing ever comes.
    LostBefore {
        /// Whether the client learns of it at once.
        broken: bool,
    },
    /// The gateway acts and the answer is lost.
    LostAfter {
        /// Whether the client learns of it at once.
        broken: bool,
    },
    /// The client loses it, and the gateway acts on it so much later.
    Late(u64),
    /// An error of the gateway that did nothing.
    ErrorBefore(u16),
    /// An error of the gateway after it had acted.
    ErrorAfter(u16),
    /// A 200 with junk from something that did nothing.
    JunkBefore(Junk),
    /// The gateway acts, and its 200 is spoilt.
    JunkAfter(Junk),
    /// A valid token is refused.
    Unauthorized,
    /// Too many requests, perhaps with a `Retry-After`.
    TooMany(Option<&'static str>),
    /// The same as a code in a 422.
    TooManyByCode,
    /// A page of some firewall: nothing is done.
    Forbidden,
    /// 404 and JSON of some proxy: nothing is done.
    Missing,
    /// The gateway acts; the answer is one about something else.
    Another,
    /// The gateway acts; the lists in its answer are told so.
    Unlisted(Unlisted),
    /// The gateway acts and says that the payment is pending, as a refusal.
    PendingByCode,
    /// What is read is as old as that.
    Lag(u64),
    /// Something on the way sends it twice; the client gets the second answer.
    Twice,
}

/// How a list is told that cannot be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlisted {
    /// Not at all.
    Missing,
    /// As `null`.
    Null,
    /// As something that is no list.
    OtherType,
    /// With an item that cannot be read.
    Unreadable,
    /// Empty, though the order's status says that there must be something in it.
    Emptied,
}

const UNLISTED: [Unlisted; 5] =
    [Unlisted::Missing, Unlisted::Null, Unlisted::OtherType, Unlisted::Unreadable, Unlisted::Emptied];

/// What kind of exchange a fate is drawn for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exchange {
    /// Whether what is late may arrive.
    pub late: bool,
    /// Whether it changes nothing.
    pub reads: bool,
    /// Whether it is a payment.
    pub pays: bool,
    /// Whether it may be sent twice on its way.
    pub twice: bool,
    /// Whether it fetches an access token.
    pub token: bool,
}

/// A spoilt body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Junk {
    /// Nothing.
    Empty,
    /// The true answer, cut.
    Cut,
    /// A page.
    Html,
    /// `null`
    Null,
    /// `[]`
    List,
    /// `{}`
    Object,
    /// `{"data":null}`
    NoData,
    /// `{"data":{}}`
    EmptyData,
    /// Bytes that are no text.
    Bytes,
    /// Far too deep.
    Deep,
    /// A refusal's body with a 200.
    Refusal,
}

const JUNK: [Junk; 11] = [
    Junk::Empty,
    Junk::Cut,
    Junk::Html,
    Junk::Null,
    Junk::List,
    Junk::Object,
    Junk::NoData,
    Junk::EmptyData,
    Junk::Bytes,
    Junk::Deep,
    Junk::Refusal,
];

impl Junk {
    /// Whether it is nothing, or an object.
    pub fn is_nothing_or_object(self) -> bool {
        matches!(
            self,
            Self::Empty | Self::Null | Self::Object | Self::NoData | Self::EmptyData | Self::Refusal
        )
    }
}

impl Fate {
    /// Draws what happens to an exchange that is struck.
    pub fn draw(chance: &mut Chance, exchange: Exchange) -> Self {
        let Exchange { late, reads, pays, twice, token } = exchange;
        let errors = [500, 500, 502, 503, 504, 408, 302];
        loop {
            return match chance.below(34) {
                0 | 1 => Self::Refused,
                2 | 3 => Self::LostBefore { broken: chance.permille(500) },
                4..=7 => Self::LostAfter { broken: chance.permille(500) },
                8 | 9 if late && !reads => {
                    Self::Late(chance.pick(&[1, 500, 2_000, 40_000, 600_000, 90_000_000]))
                }
                10 | 11 => Self::ErrorBefore(chance.pick(&errors)),
                12..=14 => Self::ErrorAfter(chance.pick(&errors)),
                15 => Self::JunkBefore(chance.pick(&JUNK)),
                16 | 17 => Self::JunkAfter(chance.pick(&JUNK)),
                18 => Self::Unauthorized,
                19 => Self::TooMany(chance.pick(&[None, Some("1"), Some("7"), Some("600"), Some("soon")])),
                20 => Self::TooManyByCode,
                21 if chance.permille(300) => Self::Forbidden,
                22 if pays => Self::PendingByCode,
                22 if reads => Self::Missing,
                23 | 33 if late && reads => Self::Lag(chance.pick(&[500, 5_000, 100_000])),
                24 | 31 | 32 if late && twice => Self::Twice,
                25 => Self::Missing,
                26 | 27 if !token => Self::Another,
                28..=30 if !token => Self::Unlisted(chance.pick(&UNLISTED)),
                _ => continue,
            };
        }
    }
}

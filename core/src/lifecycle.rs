//! How things of the gateway's move from one status to another: what the tables of statuses have in common.
//!
//! A table is a list of moves, each with its source; a submodule has one, with the enum of its words. The order's table
//! is [`order_status`](crate::OrderStatus)'s own, because it also says what a merchant may do. What the gateway reports
//! is a fact and is never refused: a table only says how a report fits what was known before.

mod payment_link;
mod plan;
mod presentation;
mod subscription;

use std::fmt::{self, Display, Write};

use serde::{Deserialize, Serialize};

pub use self::payment_link::{LINK_MOVES, LinkStatus};
pub use self::plan::{PLAN_MOVES, PlanStatus};
pub use self::presentation::{PRESENTATION_MOVES, PdnStatus, PresentationStatus};
pub use self::subscription::{SUBSCRIPTION_MOVES, SubscriptionStatus};

/// A row of a table of statuses: the gateway moves something from one status to another.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StatusMove<S> {
    /// The status before.
    pub from: S,
    /// The status after.
    pub to: S,
    /// What brings it about.
    pub when: &'static str,
    /// Where it is documented.
    pub source: &'static str,
}

/// How a reported status fits the one that was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// The same status: nothing new.
    Same,
    /// One or more moves of the table lead to it: store it.
    Forward,
    /// It had that status earlier, as in a webhook that another one overtook. Keep what you have.
    Stale,
    /// No moves lead there, or a status is not known: read it again, and let a person look at it if it stays so.
    Inconsistent,
}

impl Transition {
    /// The transition's name: `same`, `forward`, `stale` or `inconsistent`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Forward => "forward",
            Self::Stale => "stale",
            Self::Inconsistent => "inconsistent",
        }
    }
}

impl Display for Transition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A table of statuses by its name, for a binding, which knows statuses as text.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Lifecycle {
    /// What it is of: `payment_link`.
    pub name: &'static str,
    /// How a reported status, the second, fits the one that was known before.
    pub observe: fn(&str, &str) -> Transition,
    /// Whether nothing more follows the status.
    pub is_final: fn(&str) -> bool,
    /// The table as a Mermaid state diagram.
    pub diagram: fn() -> String,
}

impl Lifecycle {
    /// The table of that name.
    pub fn of(name: &str) -> Option<&'static Self> {
        LIFECYCLES.iter().find(|lifecycle| lifecycle.name == name)
    }
}

/// Every table of statuses but the order's.
pub const LIFECYCLES: &[Lifecycle] = &[
    LinkStatus::LIFECYCLE,
    PlanStatus::LIFECYCLE,
    SubscriptionStatus::LIFECYCLE,
    PresentationStatus::LIFECYCLE,
];

/// Gives an open enum what its table of moves says: `status_table!(LinkStatus, "payment_link", LINK_MOVES, [Processed, ..])`
/// with the statuses that nothing follows.
macro_rules! status_table {
    ($status:ident, $name:literal, $moves:ident, [$($last:ident),+ $(,)?]) => {
        impl $status {
            pub(crate) const LIFECYCLE: $crate::lifecycle::Lifecycle = $crate::lifecycle::Lifecycle {
                name: $name,
                observe: |stored, reported| Self::from(stored).observe(&Self::from(reported)),
                is_final: |status| Self::from(status).is_final(),
                diagram: Self::diagram,
            };

            /// Says how a status that the gateway reports fits this one, which was known before; it refuses nothing.
            pub fn observe(&self, reported: &Self) -> $crate::Transition {
                $crate::lifecycle::observe($moves, self, reported)
            }

            /// Whether nothing more follows, so that polling can stop.
            pub fn is_final(&self) -> bool {
                matches!(self, $(Self::$last)|+)
            }

            #[doc = concat!("The table [`", stringify!($moves), "`] as a Mermaid state diagram, for documentation.")]
            pub fn diagram() -> String {
                $crate::lifecycle::diagram($moves, Self::KNOWN)
            }
        }
    };
}
use status_table;

/// A row of any table, the order's too.
pub(crate) trait Row {
    /// The statuses.
    type Status: PartialEq + Display + for<'a> From<&'a str>;

    /// The status before and the one after.
    fn ends(&self) -> (&Self::Status, &Self::Status);

    /// What brings it about, in words.
    fn label(&self) -> String;
}

impl<S: PartialEq + Display + for<'a> From<&'a str>> Row for StatusMove<S> {
    type Status = S;

    fn ends(&self) -> (&S, &S) {
        (&self.from, &self.to)
    }

    fn label(&self) -> String {
        self.when.to_owned()
    }
}

/// How a reported status fits the one that was known before, by any number of rows.
pub(crate) fn observe<R: Row>(rows: &[R], stored: &R::Status, reported: &R::Status) -> Transition {
    if stored == reported {
        Transition::Same
    } else if reaches(rows, stored, reported) {
        Transition::Forward
    } else if reaches(rows, reported, stored) {
        Transition::Stale
    } else {
        Transition::Inconsistent
    }
}

fn reaches<R: Row>(rows: &[R], start: &R::Status, end: &R::Status) -> bool {
    let mut seen = vec![start];
    let mut next = 0;
    while let Some(&at) = seen.get(next) {
        for (_, to) in rows.iter().map(Row::ends).filter(|(from, _)| *from == at) {
            if to == end {
                return true;
            }
            if !seen.contains(&to) {
                seen.push(to);
            }
        }
        next += 1;
    }
    false
}

/// The rows as a Mermaid state diagram, from the first of the known words to those that nothing follows.
pub(crate) fn diagram<R: Row>(rows: &[R], known: &[&str]) -> String {
    let mut diagram = String::from("stateDiagram-v2\n");
    // Writing to a String cannot fail.
    if let Some(first) = known.first() {
        let _ = writeln!(diagram, "    [*] --> {first}");
    }
    for row in rows {
        let (from, to) = row.ends();
        let _ = writeln!(diagram, "    {from} --> {to}: {}", row.label());
    }
    for word in known {
        let status = R::Status::from(*word);
        if !rows.iter().any(|row| *row.ends().0 == status) {
            let _ = writeln!(diagram, "    {status} --> [*]");
        }
    }
    diagram
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds a table to what all of them promise.
    fn check<S: PartialEq + Display + fmt::Debug + for<'a> From<&'a str>>(
        rows: &[StatusMove<S>],
        known: &[&str],
        name: &str,
    ) {
        let lifecycle = Lifecycle::of(name).unwrap();
        let is_known = |status: &S| known.contains(&status.to_string().as_str());
        for (index, row) in rows.iter().enumerate() {
            assert!(is_known(&row.from) && is_known(&row.to), "{row:?}");
            assert!(!row.when.is_empty() && !row.source.is_empty(), "{row:?}");
            assert!(!rows[..index].iter().any(|other| other.ends() == row.ends()), "{row:?}");
            assert_eq!(observe(rows, &row.from, &row.to), Transition::Forward, "{row:?}");
            assert!(!(lifecycle.is_final)(&row.from.to_string()), "{row:?}: nothing follows a final status");
        }
        for word in known {
            let leaves = rows.iter().any(|row| row.from == S::from(word));
            assert_eq!((lifecycle.is_final)(word), !leaves, "{word}");
            assert_eq!((lifecycle.observe)(word, word), Transition::Same);
            assert_eq!((lifecycle.observe)(word, "NEW_WORD"), Transition::Inconsistent);
            assert!((lifecycle.diagram)().contains(word), "{word}");
        }
        assert!(!(lifecycle.is_final)("NEW_WORD"));
    }

    #[test]
    fn every_table_names_known_statuses_and_its_sources_and_ends() {
        check(LINK_MOVES, LinkStatus::KNOWN, "payment_link");
        check(PLAN_MOVES, PlanStatus::KNOWN, "plan");
        check(SUBSCRIPTION_MOVES, SubscriptionStatus::KNOWN, "subscription");
        check(PRESENTATION_MOVES, PresentationStatus::KNOWN, "presentation");
        assert_eq!(LIFECYCLES.len(), 4, "every table is checked above");
    }
}

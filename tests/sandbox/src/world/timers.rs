//! What will happen by itself, ordered by time.

use std::collections::BTreeSet;

use super::World;
use crate::clock::Millis;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Timer {
    /// A payment that nobody finished expires.
    Expire { payment: String },
    /// The bank's late answer arrives.
    LateAnswer { payment: String },
    /// A refund is settled.
    Refund { order: String },
    /// A token's provisioning ends.
    Provision { token: String },
    /// A presentation is debited.
    Debit { presentation: String },
    /// What the registration of a mandate cost goes back.
    ReturnCharge { order: String },
}

#[derive(Default)]
pub(crate) struct Timers {
    due: BTreeSet<(Millis, Timer)>,
}

impl Timers {
    pub(crate) fn set(&mut self, at: Millis, timer: Timer) {
        self.due.insert((at, timer));
    }

    fn next_until(&mut self, now: Millis) -> Option<(Millis, Timer)> {
        if self.due.first()?.0 > now {
            return None;
        }
        self.due.pop_first()
    }
}

impl World {
    /// Lets everything happen that is due. Each thing happens at its own time, not at `now`.
    pub(crate) fn run_due(&mut self, now: Millis) {
        while let Some((at, timer)) = self.timers.next_until(now) {
            match timer {
                Timer::Expire { payment } => self.expire_payment(&payment, at),
                Timer::LateAnswer { payment } => self.late_answer(&payment, at),
                Timer::Refund { order } => self.settle_refund(&order, at),
                Timer::Provision { token } => self.finish_provisioning(&token, at),
                Timer::Debit { presentation } => self.due_debit(&presentation, at),
                Timer::ReturnCharge { order } => self.return_charge(&order, at),
            }
        }
    }
}

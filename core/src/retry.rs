//! The retry decision: one pure function.

/// What went wrong, as far as sending again is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It was certainly not done: not sent, or refused unread (429).
    NotDone,
    /// It may have been done: sent and lost, 5xx, unreadable.
    InDoubt,
}

/// What may be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeatable {
    /// It may be sent any number of times.
    Freely,
    /// Only after an inquiry says that it was not done.
    AfterAsking,
    /// Only if it was certainly not done.
    Never,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Wait so many milliseconds, then send it again.
    Repeat(u64),
    /// Wait so many milliseconds, then make the inquiry.
    Ask(u64),
    /// Do not send again: the call ends.
    GiveUp,
}

/// The first wait, in milliseconds; each further one is twice as long.
const FIRST_WAIT_MS: u64 = 500;
/// The longest wait without a `Retry-After`, in milliseconds.
const LONGEST_WAIT_MS: u64 = 8_000;
/// The longest wait that a `Retry-After` can ask for, in milliseconds; a longer one ends the call.
const LONGEST_ASKED_MS: u64 = 60_000;

/// Decides what follows a failure.
///
/// `sent` is how often it was sent, `max_retries` how often it may be repeated, `jitter` a random number from 0
/// to 999: waits vary by a quarter, so that clients that failed together do not come back together.
pub(crate) fn decide(
    failure: Failure,
    repeatable: Repeatable,
    sent: u32,
    max_retries: u32,
    retry_after_ms: Option<u64>,
    jitter: u64,
) -> Next {
    let wait = wait_ms(sent, jitter).max(retry_after_ms.unwrap_or(0));
    match (failure, repeatable) {
        (Failure::InDoubt, Repeatable::Never) => Next::GiveUp,
        // Also when no repeat is left: the inquiry may still show what happened.
        (Failure::InDoubt, Repeatable::AfterAsking) => Next::Ask(wait.min(LONGEST_ASKED_MS)),
        _ if sent > max_retries || wait > LONGEST_ASKED_MS => Next::GiveUp,
        _ => Next::Repeat(wait),
    }
}

fn wait_ms(sent: u32, jitter: u64) -> u64 {
    let doublings = sent.saturating_sub(1).min(16);
    let wait = (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS);
    wait * 3 / 4 + wait * jitter / 2000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_vary_by_a_quarter_and_end() {
        assert_eq!((wait_ms(1, 0), wait_ms(1, 999)), (375, 624));
        assert_eq!((wait_ms(2, 0), wait_ms(3, 0)), (750, 1500));
        assert_eq!(wait_ms(u32::MAX, 999), 9996);
    }

    #[test]
    fn a_doubt_is_never_repeated_unasked() {
        for sent in 1..20 {
            let next = decide(Failure::InDoubt, Repeatable::AfterAsking, sent, 2, None, 500);
            assert!(matches!(next, Next::Ask(_)), "{sent}");
            assert_eq!(decide(Failure::InDoubt, Repeatable::Never, sent, 2, None, 500), Next::GiveUp);
        }
    }

    #[test]
    fn the_limit_of_repeats_holds() {
        let next = |sent| decide(Failure::NotDone, Repeatable::Never, sent, 2, None, 0);
        assert_eq!([next(1), next(2), next(3)], [Next::Repeat(375), Next::Repeat(750), Next::GiveUp]);
        assert_eq!(decide(Failure::InDoubt, Repeatable::Freely, 1, 0, None, 0), Next::GiveUp);
    }

    #[test]
    fn retry_after_is_kept_up_to_a_minute() {
        let next = |ms| decide(Failure::NotDone, Repeatable::Never, 1, 2, Some(ms), 0);
        assert_eq!(
            [next(5_000), next(60_000), next(60_001)],
            [Next::Repeat(5_000), Next::Repeat(60_000), Next::GiveUp]
        );
    }
}

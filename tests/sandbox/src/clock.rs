//! The sandbox's own time: the system's, moved forward on demand.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970, the only form of time inside the sandbox.
pub(crate) type Millis = u64;

#[derive(Default)]
pub(crate) struct Clock {
    ahead: AtomicU64,
}

impl Clock {
    pub(crate) fn now(&self) -> Millis {
        system_now().saturating_add(self.ahead())
    }

    pub(crate) fn advance(&self, by: Millis) {
        self.ahead.fetch_add(by, Ordering::Relaxed);
    }

    pub(crate) fn ahead(&self) -> Millis {
        self.ahead.load(Ordering::Relaxed)
    }

    pub(crate) fn reset(&self) {
        self.ahead.store(0, Ordering::Relaxed);
    }
}

/// The system's time, for what other machines compare with their own clock.
pub(crate) fn system_now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, millis)
}

pub(crate) fn millis(duration: Duration) -> Millis {
    Millis::try_from(duration.as_millis()).unwrap_or(Millis::MAX)
}

/// `2024-07-19T11:11:48.944Z`, as in orders, payments and tokens.
pub(crate) fn iso_millis(at: Millis) -> String {
    humantime::format_rfc3339_millis(moment(at)).to_string()
}

/// `2024-10-04T13:11:29.645591Z`, as in customers.
pub(crate) fn iso_micros(at: Millis) -> String {
    humantime::format_rfc3339_micros(moment(at)).to_string()
}

/// `241004131129`, the middle of an id.
pub(crate) fn compact(at: Millis) -> String {
    let iso = humantime::format_rfc3339_seconds(moment(at)).to_string();
    iso.chars().skip(2).filter(char::is_ascii_digit).take(12).collect()
}

/// The moment of a text such as `2025-03-21T08:29:00Z`; the seconds may be absent, as in one published sample.
pub(crate) fn moment_of(text: &str) -> Option<Millis> {
    let whole = match text.strip_suffix('Z').map(|text| text.matches(':').count()) {
        Some(1) => text.replace('Z', ":00Z"),
        _ => text.to_owned(),
    };
    let at = humantime::parse_rfc3339(&whole).ok()?;
    at.duration_since(UNIX_EPOCH).ok().map(millis)
}

/// The month that an expiry date is compared with, as `YYYYMM`.
pub(crate) fn month(at: Millis) -> u32 {
    let iso = humantime::format_rfc3339_seconds(moment(at)).to_string();
    iso.chars().filter(char::is_ascii_digit).take(6).collect::<String>().parse().unwrap_or(0)
}

fn moment(at: Millis) -> SystemTime {
    // The year 9999 is the last that the format can write.
    UNIX_EPOCH + Duration::from_millis(at.min(253_402_300_799_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_gateway_writes_them() {
        let at = 1_728_047_489_645;
        assert_eq!(iso_millis(at), "2024-10-04T13:11:29.645Z");
        assert_eq!(iso_micros(at), "2024-10-04T13:11:29.645000Z");
        assert_eq!(compact(at), "241004131129");
        assert_eq!(month(at), 202_410);
        iso_millis(u64::MAX);
    }

    #[test]
    fn the_clock_only_moves_forward_until_it_is_reset() {
        let clock = Clock::default();
        let before = clock.now();
        clock.advance(3_600_000);
        assert!(clock.now() >= before + 3_600_000);
        clock.reset();
        assert_eq!(clock.ahead(), 0);
    }
}

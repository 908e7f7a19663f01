//! The platform of a client: clock, entropy and timer.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::BoxFuture;
use crate::StepContext;

/// The clock, entropy and timer of the platform; a test can bring its own.
pub trait Platform: Send + Sync {
    /// The clock and fresh randomness.
    fn step_context(&self) -> StepContext;
    /// Waits for this time.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// The real clock and the operating system's randomness.
pub(super) struct SystemPlatform;

impl Platform for SystemPlatform {
    fn step_context(&self) -> StepContext {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut entropy = [0; 16];
        // The operating system's randomness does not fail on a system that runs; without it, time must do.
        if getrandom::fill(&mut entropy).is_err() {
            entropy = since.as_nanos().to_le_bytes();
        }
        StepContext { unix_ms: u64::try_from(since.as_millis()).unwrap_or(u64::MAX), entropy }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

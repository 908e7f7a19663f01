//! A platform whose waits take no time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::StepContext;
use crate::client::{BoxFuture, Platform};

/// A clock that only sleeping moves: waits between repeats take no time.
///
/// It starts at the present time. Its clones share one clock. Its entropy is a counter, so that references and request
/// ids differ within a test and are the same in the next run.
#[derive(Clone, Debug)]
pub struct VirtualPlatform {
    started_ms: u64,
    slept_ms: Arc<AtomicU64>,
    steps: Arc<AtomicU64>,
}

impl VirtualPlatform {
    /// A clock that stands at the present time.
    pub fn new() -> Self {
        Self { started_ms: unix_ms(), slept_ms: Arc::default(), steps: Arc::default() }
    }

    /// How long was slept in all.
    pub fn slept(&self) -> Duration {
        Duration::from_millis(self.slept_ms.load(Ordering::Relaxed))
    }
}

impl Default for VirtualPlatform {
    fn default() -> Self {
        Self::new()
    }
}

impl Platform for VirtualPlatform {
    fn step_context(&self) -> StepContext {
        let step = self.steps.fetch_add(1, Ordering::Relaxed);
        let unix_ms = self.started_ms.saturating_add(self.slept_ms.load(Ordering::Relaxed));
        StepContext { unix_ms, entropy: u128::from(step).to_le_bytes() }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        self.slept_ms.fetch_add(ms, Ordering::Relaxed);
        Box::pin(std::future::ready(()))
    }
}

/// The present time, in milliseconds since 1970.
pub(super) fn unix_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

//! The last requests received: enough to see what a client did, never a body, a query or a secret.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::clock::Millis;

/// How many requests are remembered.
const KEPT: usize = 2000;

#[derive(Clone, Serialize)]
pub(crate) struct Entry {
    pub(crate) number: u64,
    pub(crate) at: Millis,
    pub(crate) method: String,
    pub(crate) path: String,
    /// 0 when the connection was dropped instead of answered.
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) faults: Vec<&'static str>,
    /// Until the answer was there; a fault that delays it is not counted.
    pub(crate) micros: u64,
}

#[derive(Default)]
pub(crate) struct RequestLog {
    ring: Mutex<(u64, VecDeque<Entry>)>,
}

impl RequestLog {
    pub(crate) fn add(&self, mut entry: Entry) {
        let mut ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.0 += 1;
        entry.number = ring.0;
        if ring.1.len() >= KEPT {
            ring.1.pop_front();
        }
        ring.1.push_back(entry);
    }

    /// The newest first.
    pub(crate) fn latest(&self, limit: usize) -> Vec<Entry> {
        let ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.1.iter().rev().take(limit).cloned().collect()
    }

    pub(crate) fn received(&self) -> u64 {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner).0
    }

    pub(crate) fn clear(&self) {
        *self.ring.lock().unwrap_or_else(PoisonError::into_inner) = (0, VecDeque::new());
    }
}

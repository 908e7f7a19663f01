//! What all connections share.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use crate::clock::{Clock, Millis};
use crate::faults::Faults;
use crate::origin::Own;
use crate::request_log::RequestLog;
use crate::settings::Settings;
use crate::webhooks::Webhooks;
use crate::world::World;

pub(crate) struct Shared {
    pub(crate) settings: Settings,
    pub(crate) callback_key: Vec<u8>,
    pub(crate) base_url: String,
    pub(crate) own: Own,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) requests: RequestLog,
    pub(crate) webhooks: Webhooks,
    world: Mutex<World>,
    /// Access tokens and when they expire.
    grants: RwLock<HashMap<String, Millis>>,
}

impl Shared {
    pub(crate) fn new(
        settings: Settings,
        callback_key: Vec<u8>,
        base_url: String,
        webhooks: Webhooks,
        world: World,
    ) -> Self {
        let own = Own::new(&settings.host, &base_url);
        Shared {
            settings,
            callback_key,
            base_url,
            own,
            clock: Clock::default(),
            faults: Faults::default(),
            requests: RequestLog::default(),
            webhooks,
            world: Mutex::new(world),
            grants: RwLock::default(),
        }
    }

    /// Lets what is due happen, then does `work`, as one step that no other request can divide.
    ///
    /// `work` must not wait for anything. Events leave in the order in which things happened.
    pub(crate) fn act<T>(&self, work: impl FnOnce(&mut World, Millis) -> T) -> T {
        let mut world = self.lock();
        let now = self.clock.now();
        world.run_due(now);
        let done = work(&mut world, now);
        for event in world.outbox.drain(..) {
            let fault = self.faults.take_for_webhook(event.event_type);
            self.webhooks.send(event, now, fault);
        }
        done
    }

    /// The world as it is, without letting anything happen.
    pub(crate) fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn grant(&self, token: String, now: Millis, expires: Millis) {
        let mut grants = self.grants.write().unwrap_or_else(PoisonError::into_inner);
        // Now and then, so that asking for a token does not become dearer with every token.
        if grants.len().is_power_of_two() {
            grants.retain(|_, until| *until > now);
        }
        grants.insert(token, expires);
    }

    pub(crate) fn accepts(&self, token: &str) -> bool {
        let grants = self.grants.read().unwrap_or_else(PoisonError::into_inner);
        grants.get(token).is_some_and(|until| *until > self.clock.now())
    }

    /// Back to the beginning: state, tokens, clock, faults and logs.
    pub(crate) fn reset(&self) {
        let mut world = self.lock();
        world.reset();
        world.rules.duplicate = self.settings.duplicate;
        world.rules.oddities = self.settings.oddities.clone();
        drop(world);
        self.grants.write().unwrap_or_else(PoisonError::into_inner).clear();
        self.clock.reset();
        self.faults.clear();
        self.requests.clear();
        self.webhooks.clear();
    }
}

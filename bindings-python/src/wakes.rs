//! On a single core, whoever waits for the runtime's thread is woken when that thread has nothing else to do.
//!
//! The system likes to let whoever is woken run at once. If that were after every outcome, the threads would take
//! turns for each of them, and each would find the caches emptied by the other. With more cores, those who wait have
//! one of their own, and are woken at once.

use std::cell::RefCell;
use std::sync::Arc;
use std::task::{Wake, Waker};

/// How many may be kept waiting by a thread that always has something to do.
const AT_MOST: usize = 64;

type Act = Box<dyn FnOnce()>;

thread_local! {
    /// `None` on every thread but a runtime's that is to share its core.
    static LATER: RefCell<Option<Vec<Act>>> = const { RefCell::new(None) };
}

/// Whether threads take turns; limits of containers count.
pub(crate) fn is_single_core() -> bool {
    std::thread::available_parallelism().is_ok_and(|cores| cores.get() == 1)
}

/// What the runtime's thread does before it sleeps, on a single core: wakes all that wait.
pub(crate) fn now() {
    let waiting = LATER.replace(Some(Vec::new()));
    waiting.into_iter().flatten().for_each(|act| act());
}

/// Wakes somebody: later where that is of use, else now.
pub(crate) fn soon(act: impl FnOnce() + 'static) {
    let mut act = Some(act);
    let full = LATER.with_borrow_mut(|later| {
        let Some(later) = later else { return false };
        later.extend(act.take().map(|act| Box::new(act) as Act));
        later.len() >= AT_MOST
    });
    if let Some(act) = act {
        act();
    } else if full {
        now();
    }
}

/// The same as a waker.
pub(crate) fn soon_by(waker: &Waker) -> Waker {
    Waker::from(Arc::new(Soon(waker.clone())))
}

struct Soon(Waker);

impl Wake for Soon {
    fn wake(self: Arc<Self>) {
        let waker = self.0.clone();
        soon(move || waker.wake());
    }
}

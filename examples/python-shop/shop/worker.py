"""The worker: settles by asking what no answer, callback or webhook has settled. Any number of them may run."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import cast

from pinelabs_online import PineLabsError
from sqlalchemy import CursorResult, Update, select, update

from .fulfilment import Fulfilment
from .models import Action, Order, now_ms

log = logging.getLogger("shop.worker")

AT_ONCE = 8
"""How many orders and actions are asked for at the same time."""


class Worker:
    def __init__(self, fulfilment: Fulfilment) -> None:
        self.fulfilment = fulfilment
        self.checkout = fulfilment.checkout
        self.sessions = fulfilment.sessions

    def run(self, stop: Event) -> None:
        """Works until it is told to stop."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while not stop.is_set():
                started = time.monotonic()
                try:
                    jobs = [pool.submit(job) for job in self.due()]
                    for job in jobs:
                        job.result()
                except Exception:
                    # The database may be away for a while; what was due stays due.
                    log.exception("the worker goes on after an error")
                stop.wait(max(0.0, 0.5 - (time.monotonic() - started)))

    def due(self) -> list[Callable[[], None]]:
        """What is due, taken for this worker: the others see it again after `settle_ms`."""
        jobs: list[Callable[[], None]] = []
        now = now_ms()
        later = now + self.checkout.settings.settle_ms
        with self.sessions() as db:
            orders = db.execute(
                select(Order.id, Order.check_at).where(Order.check_at <= now).order_by(Order.check_at).limit(32)
            ).all()
            actions = db.execute(
                select(Action.ref, Action.check_at).where(Action.check_at <= now).order_by(Action.check_at).limit(32)
            ).all()
        for order_id, check_at in orders:
            if self.take(update(Order).where(Order.id == order_id, Order.check_at == check_at).values(check_at=later)):
                jobs.append(partial(self.settle_order, order_id))
        for ref, check_at in actions:
            if self.take(update(Action).where(Action.ref == ref, Action.check_at == check_at).values(check_at=later)):
                jobs.append(partial(self.fulfilment.carry_out, ref))
        return jobs

    def take(self, claim: Update) -> bool:
        """Whether this worker was the first: of several, one finds the time that it read."""
        with self.sessions.begin() as db:
            return cast("CursorResult[object]", db.execute(claim)).rowcount == 1

    def settle_order(self, order_id: str) -> None:
        try:
            self.checkout.ask(order_id)
        except PineLabsError as error:
            log.warning("order %s: %s", order_id, error)
            self.checkout.change(order_id, lambda order: setattr(order, "check_at", now_ms() + 5_000))

"""What the statuses of payment links, plans, subscriptions and presentations mean.

What the gateway reports is never refused: a table only says how a report fits what was known before.
"""

from __future__ import annotations

from . import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .models import Transition

__all__ = ["StatusTable", "link_status", "plan_status", "presentation_status", "subscription_status"]


class StatusTable:
    """A table of statuses: how the gateway moves something from one to another."""

    def __init__(self, name: str) -> None:
        self._name = name

    def observe(self, stored: str, reported: str) -> Transition:
        """How a status that the gateway reports fits the one that was known before."""
        return _native.observe_lifecycle(self._name, stored, reported)

    def is_final(self, status: str) -> bool:
        """Whether nothing more follows the status, so that polling can stop."""
        return _native.is_end_of_lifecycle(self._name, status)

    def diagram(self) -> str:
        """The table as a Mermaid diagram."""
        return _native.draw_lifecycle(self._name)

    def __repr__(self) -> str:
        return f"<StatusTable {self._name}>"


link_status = StatusTable("payment_link")
"""What a payment link's status means."""

plan_status = StatusTable("plan")
"""What a plan's status means."""

subscription_status = StatusTable("subscription")
"""What a subscription's status means. Pausing and resuming lead in a circle: within it any report is `forward`."""

presentation_status = StatusTable("presentation")
"""What a presentation's status means. Only `COMPLETED` says that money came."""

"""The operations as methods that give a `Reply`.

Printed by `cargo xtask types` from the Rust types in `core`: do not edit.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ._operation import Group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .models import (
        By,
        CallOptions,
        Job,
        Price,
        State,
    )
    from .reply import Reply


class JobsWithResponse(Group, name="jobs"):
    """The operations `jobs.*`."""

    def find_all(
        self,
        *,
        state: State | None = None,
        limit: int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Job]:
        """As `jobs.find_all`, with the response around its answer."""

    def pay(
        self,
        *,
        id: str,
        price: Price,
        by: By,
        note: str | None = None,
        state: State = "OPEN",
        options: CallOptions | None = None,
    ) -> Reply[Any]:
        """As `jobs.pay`, with the response around its answer."""


class WithResponse(Group, name=""):
    """Every operation, by group."""

    jobs = JobsWithResponse()
    """The operations `jobs.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.jobs = JobsWithResponse(call)

    def raw(
        self,
        *,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Reply[Any]:
        """As `raw`, with the response around its answer."""


class AsyncJobsWithResponse(Group, name="jobs"):
    """The operations `jobs.*`."""

    async def find_all(
        self,
        *,
        state: State | None = None,
        limit: int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Job]:
        """As `jobs.find_all`, with the response around its answer."""

    async def pay(
        self,
        *,
        id: str,
        price: Price,
        by: By,
        note: str | None = None,
        state: State = "OPEN",
        options: CallOptions | None = None,
    ) -> Reply[Any]:
        """As `jobs.pay`, with the response around its answer."""


class AsyncWithResponse(Group, name=""):
    """Every operation, by group."""

    jobs = AsyncJobsWithResponse()
    """The operations `jobs.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.jobs = AsyncJobsWithResponse(call)

    async def raw(
        self,
        *,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Reply[Any]:
        """As `raw`, with the response around its answer."""

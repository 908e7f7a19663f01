"""The operations as methods.

Printed by `cargo xtask types` from the Rust types in `core`: do not edit.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ._operation import Group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
    from typing import Any

    from .models import (
        By,
        CallOptions,
        Job,
        Price,
        State,
    )


class JobsOperations(Group, name="jobs"):
    """The operations `jobs.*`."""

    def find_all(
        self,
        *,
        state: State | None = None,
        limit: int | None = None,
        options: CallOptions | None = None,
    ) -> Job:
        """Finds jobs.

        `GET /jobs`

        - `limit`: How many.
        """

    def find_all_pages(
        self,
        *,
        state: State | None = None,
        limit: int | None = None,
        options: CallOptions | None = None,
    ) -> Generator[Job, None, None]:
        """The pages of `jobs.find_all`, from the one that the parameters name: each is asked for
        when it is wanted.

        - `limit`: How many.
        """

    def pay(
        self,
        *,
        id: str,
        price: Price,
        by: By,
        note: str | None = None,
        state: State = "OPEN",
        options: CallOptions | None = None,
    ) -> Any:
        """Pays a job.

        The `OPEN` ones only.

        `POST /jobs/{id}`

        - `id`: Which.
        """


class Operations(Group, name=""):
    """Every operation, by group."""

    jobs = JobsOperations()
    """The operations `jobs.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.jobs = JobsOperations(call)

    def raw(
        self,
        *,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Any:
        ...


class AsyncJobsOperations(Group, name="jobs"):
    """The operations `jobs.*`."""

    async def find_all(
        self,
        *,
        state: State | None = None,
        limit: int | None = None,
        options: CallOptions | None = None,
    ) -> Job:
        """Finds jobs.

        `GET /jobs`

        - `limit`: How many.
        """

    def find_all_pages(
        self,
        *,
        state: State | None = None,
        limit: int | None = None,
        options: CallOptions | None = None,
    ) -> AsyncGenerator[Job, None]:
        """The pages of `jobs.find_all`, from the one that the parameters name: each is asked for
        when it is wanted.

        - `limit`: How many.
        """

    async def pay(
        self,
        *,
        id: str,
        price: Price,
        by: By,
        note: str | None = None,
        state: State = "OPEN",
        options: CallOptions | None = None,
    ) -> Any:
        """Pays a job.

        The `OPEN` ones only.

        `POST /jobs/{id}`

        - `id`: Which.
        """


class AsyncOperations(Group, name=""):
    """Every operation, by group."""

    jobs = AsyncJobsOperations()
    """The operations `jobs.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.jobs = AsyncJobsOperations(call)

    async def raw(
        self,
        *,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Any:
        ...

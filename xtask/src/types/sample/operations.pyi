# Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

from collections.abc import Callable
from typing import Any

from .models import (
    By,
    CallOptions,
    Job,
    Price,
    State,
)

class JobsOperations:
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

class Operations:
    """Every operation, by group."""

    def __init__(self, call: Callable[..., Any]) -> None: ...

    jobs: JobsOperations
    """The operations `jobs.*`."""

    def raw(
        self,
        *,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Any:
        ...

class AsyncJobsOperations:
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

class AsyncOperations:
    """Every operation, by group."""

    def __init__(self, call: Callable[..., Any]) -> None: ...

    jobs: AsyncJobsOperations
    """The operations `jobs.*`."""

    async def raw(
        self,
        *,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Any:
        ...

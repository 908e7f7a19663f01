"""The types of requests and answers.

Printed by `cargo xtask types` from the Rust types in `core`: do not edit.
"""

from typing import Any, Literal, TypedDict, Union

__all__ = [
    "By",
    "ByCard",
    "ByCash",
    "CallOptions",
    "Card",
    "FindJobs",
    "Job",
    "Mood",
    "OperationName",
    "PayJob",
    "Plain",
    "Price",
    "PriceAnswer",
    "Raw",
    "State",
    "Token",
]


OperationName = Literal["jobs.find_all", "jobs.pay", "raw"]
"""The name of an operation: the same in every language, in errors and in inquiries."""


State = Union[Literal["OPEN", "DONE"], str]
"""- `OPEN`: To do.
- `DONE`: Done.

Any other word may come.
"""


class FindJobs(TypedDict, total=False):
    """Finds jobs."""

    state: State | None
    limit: int | None
    """How many."""


class PriceAnswer(TypedDict):
    """A price.

    As it comes in answers: parts may be missing.
    """

    paise: int
    """In paise."""


class _JobRequired(TypedDict):
    id: str
    parts: "list[Job]"


class Job(_JobRequired, total=False):
    """A job."""

    price: PriceAnswer
    tags: dict[str, str]


class Price(TypedDict):
    """A price."""

    paise: int
    """In paise."""


class Plain(TypedDict):
    number: str


class Token(TypedDict):
    token: str


Card = Union[Plain, Token]


class ByCash(TypedDict):
    """By cash."""

    cash: bool


class ByCard(TypedDict):
    """By card."""

    card: Card


By = Union[ByCash, ByCard]
"""One of two."""


class _PayJobRequired(TypedDict):
    id: str
    """Which."""
    price: Price
    by: By


class PayJob(_PayJobRequired, total=False):
    """Pays a job.

    The `OPEN` ones only.
    """

    note: str | None
    state: State


class Raw(TypedDict, total=False):
    body: Any


Mood = Literal["good", "bad"]
"""A mood.

- `good`
- `bad`
"""


class CallOptions(TypedDict):
    """How to call."""

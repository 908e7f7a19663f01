"""The answers and events of the vectors as literals of their declared types, for a type checker."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from conftest import VECTORS, vectors
from pinelabs_online import OPERATIONS, PineLabs, models, types

EVENTS: list[Any] = list(get_args(types.WebhookEvent))


def answers() -> Iterator[tuple[str, Any]]:
    """Every answer, with the name of the type that its method declares."""
    for file in sorted((VECTORS / "calls").glob("*.json")):
        for case in vectors(f"calls/{file.name}"):
            done = case["expect"]["outcome"].get("done")
            declared = returned(case["operation"]) if done is not None else "Any"
            if declared != "Any":
                yield f"models.{declared}", done


def returned(operation: str) -> str:
    assert operation in {name for name, _, _ in OPERATIONS}
    at: Any = PineLabs
    for name in operation.split("."):
        at = getattr(at, name)
    declared = inspect.signature(at).return_annotation
    assert isinstance(declared, str)
    return declared


def events() -> Iterator[tuple[str, Any]]:
    """Every event, with the name of the type that its kind and its event type belong to."""
    for case in vectors("webhooks.json"):
        event = case["expect"].get("event", {}).get("ok")
        if event is not None:
            declared = [each for each in EVENTS if event["kind"] in get_args(get_type_hints(each)["kind"])]
            assert len(declared) == 1, event["kind"]
            yield f"types.{declared[0].__name__}", event


def declared_part(value: Any, of: Any) -> Any:
    """The value without the fields that are not declared: an answer may have more, a literal may not."""
    if is_typeddict(of) and isinstance(value, dict):
        hints = get_type_hints(of)
        return {name: declared_part(field, hints[name]) for name, field in value.items() if name in hints}
    origin, arguments = get_origin(of), get_args(of)
    if origin is list and isinstance(value, list):
        return [declared_part(item, arguments[0]) for item in value]
    if origin is dict and isinstance(value, dict):
        return {name: declared_part(item, arguments[1]) for name, item in value.items()}
    if origin in (Union, UnionType):
        for candidate in arguments:
            if (is_typeddict(candidate) and isinstance(value, dict)) or get_origin(candidate) in (list, dict):
                return declared_part(value, candidate)
    return value


def module() -> str:
    """A module in which every answer and event is a literal of its type."""
    lines = ["from typing import Any", "", "from pinelabs_online import models, types", ""]
    known: dict[str, Any] = {}
    for number, (name, value) in enumerate([*answers(), *events()]):
        declared = known.setdefault(
            name, getattr(models if name.startswith("models.") else types, name.partition(".")[2])
        )
        lines.append(f"literal_{number}: {name} = {declared_part(value, declared)!r}")
    return "\n".join(lines) + "\n"


def literal_words(of: Any) -> set[str]:
    """The words of a `Literal`, within a union too."""
    if get_origin(of) is Literal:
        return set(get_args(of))
    return {word for argument in get_args(of) for word in literal_words(argument)}

"""The usual answer of each operation, about what its request names: a template, filled."""

from __future__ import annotations

import re
from importlib.resources import files
from json import loads
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..transport import Request

__all__ = ["answer", "body_of", "enveloped", "ready"]

_TEMPLATES: dict[str, Any] = loads(files(__package__).joinpath("templates.json").read_text("utf-8"))


def answer(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A ready answer of this kind (`order`), with these fields in the place of its own."""
    return {**_fill(_TEMPLATES["answers"][kind], {}, set()), **fields}


def ready(request: Request, sent: Sequence[Request]) -> Any:
    """The usual answer of the operation, with what the request names; `sent` is what was sent until now."""
    named = _named(request)
    field = _TEMPLATES["found_by"].get(request.operation)
    if field is not None:
        # What is found is what was created.
        created = next((earlier for earlier in map(_named, sent) if earlier.get(field) == named.get(field)), {})
        named = {**created, **named}
    return _fill(_TEMPLATES["operations"][request.operation], named, set())


def enveloped(operation: str, answer: Any) -> Any:
    """An answer as it comes: in the gateway's envelope where the operation has one."""
    return {"data": answer} if operation.partition(".")[0] in _TEMPLATES["enveloped"] else answer


def body_of(request: Request) -> Any:
    """The body of a request, read from its JSON; None where there was none."""
    return loads(request.body) if request.body else None


def _fill(template: Any, named: Mapping[str, Any], taken: set[str]) -> Any:
    """Fills a template with what a request names, and notes which names it has taken.

    `{name}` stands for one of them, `$like` for the fields of a ready answer, `$repeat` for every name that was not
    taken.
    """
    if isinstance(template, list):
        return [_fill(item, named, taken) for item in template]
    if not isinstance(template, dict):
        return template
    like = template.get("$like")
    first = {} if like is None else _fill(_TEMPLATES["answers"][like], named, taken)
    own = {}
    for field, part in template.items():
        name = re.fullmatch(r"\{(.+)\}", part) if isinstance(part, str) else None
        if field.startswith("$"):
            continue
        if name is None:
            own[field] = _fill(part, named, taken)
            continue
        taken.add(name[1])
        if name[1] in named:
            own[field] = named[name[1]]
    rest = {name: value for name, value in named.items() if name not in taken} if "$repeat" in template else {}
    return {**first, **rest, **own}


def _named(request: Request) -> dict[str, Any]:
    """The ids in the request's path, and the references and amounts in its body."""
    body = body_of(request)
    fields = body.items() if isinstance(body, dict) else ()
    named = {name: value for name, value in fields if name in _TEMPLATES["repeated"]}
    template = request.path_template.split("/")
    path = urlsplit(request.url).path.split("/")[-len(template) + 1 :]
    for name, value in zip(template[1:], path, strict=False):
        if name.startswith("{"):
            named[name[1:-1]] = unquote(value)
    return named

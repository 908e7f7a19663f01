"""What `help()` says of an operation, read from `operations.pyi` when somebody asks."""

from __future__ import annotations

import ast
from inspect import Parameter, Signature
from pathlib import Path
from typing import NamedTuple


class Help(NamedTuple):
    """The text and the signature of a method."""

    doc: str | None
    signature: Signature


_known: dict[str, Help] = {}


def find(qualname: str) -> Help:
    """What is known of a method such as `OrdersOperations.capture`."""
    if not _known:
        _known.update(_read())
    return _known.get(qualname) or Help(None, _signature(None))


def _read() -> dict[str, Help]:
    try:
        tree = ast.parse(Path(__file__).with_name("operations.pyi").read_text("utf-8"))
    except OSError:
        # Stripped by a packager who wants no stubs: help says less, and nothing fails.
        return {}
    return {
        f"{cls.name}.{method.name}": Help(ast.get_docstring(method), _signature(method))
        for cls in tree.body
        if isinstance(cls, ast.ClassDef)
        for method in cls.body
        if isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


def _signature(method: ast.FunctionDef | ast.AsyncFunctionDef | None) -> Signature:
    this = Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)
    if method is None:
        return Signature([this, Parameter("params", Parameter.VAR_KEYWORD)])
    parameters = [
        Parameter(
            argument.arg,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if default is None else ast.literal_eval(default),
            annotation=ast.unparse(argument.annotation) if argument.annotation else Parameter.empty,
        )
        for argument, default in zip(method.args.kwonlyargs, method.args.kw_defaults)
    ]
    returns = ast.unparse(method.returns) if method.returns else Signature.empty
    return Signature([this, *parameters], return_annotation=returns)

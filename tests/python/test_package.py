"""The package as installed: light to import, documented, and whole."""

from __future__ import annotations

import inspect
import json
import pydoc
import statistics
import subprocess
import sys
import time

import pinelabs_online
import pytest
from pinelabs_online import OPERATIONS, AsyncPineLabs, PineLabs, operations

CLIENT = PineLabs(client_id="id", client_secret="secret")
ASYNC_CLIENT = AsyncPineLabs(client_id="id", client_secret="secret")


def imported(statement: str) -> set[str]:
    program = f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    return set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )


def test_an_import_brings_only_what_a_call_needs() -> None:
    ours = {name for name in imported("import pinelabs_online") if name.split(".")[0] == "pinelabs_online"}
    foreign = imported("import pinelabs_online") - ours
    assert ours == {
        "pinelabs_online", *(f"pinelabs_online.{name}" for name in (
            "_blocking", "_drive", "_log", "_native", "_operation", "amount", "callbacks", "client", "errors", "lifecycle",
            "operations", "order_status", "transport", "webhooks",
        )),
    }  # fmt: skip
    assert foreign <= {"__future__"}, foreign


def test_an_import_is_quick() -> None:
    def took(statement: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        return time.perf_counter() - began

    pairs = [(took("pass"), took("import pinelabs_online")) for _ in range(15)]
    more = statistics.median(ours - bare for bare, ours in pairs)
    assert more < 0.030, f"{more * 1000:.1f} ms above bare Python"


@pytest.mark.parametrize("name", [name for name, _, _ in OPERATIONS])
def test_every_operation_is_documented_where_one_asks(name: str) -> None:
    group, _, method = name.rpartition(".")
    for client in (CLIENT, ASYNC_CLIENT):
        bound = getattr(getattr(client, group) if group else client, method)
        parameters = inspect.signature(bound).parameters
        assert "options" in parameters
        assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in parameters.values())
        text = pydoc.plain(pydoc.render_doc(bound))
        assert f"{method}(*, " in text
        assert str(inspect.getdoc(bound)) in pydoc.plain(text).replace("\n    ", "\n")
        for parameter in parameters:
            assert parameter == "options" or f"`{parameter}`" in text


def test_help_lists_the_methods_of_a_group() -> None:
    text = pydoc.plain(pydoc.render_doc(CLIENT.orders))
    assert "class OrdersOperations" in text
    for method in ("create", "get", "get_by_reference", "capture", "cancel"):
        assert f"{method}(self, *, " in text


def test_groups_and_methods_are_those_of_the_core() -> None:
    for client, of_all in ((CLIENT, operations.Operations), (ASYNC_CLIENT, operations.AsyncOperations)):
        made = set()
        for group, members in vars(client).items():
            if not group.startswith("_"):
                made |= {f"{group}.{name}" for name in vars(type(members)) if not name.startswith("_")}
        made |= {name for name in vars(of_all) if not name.startswith("_") and name not in vars(client)}
        known = {name for name, _, _ in OPERATIONS}
        # A read in pages has a second method, which walks them.
        pages = {name for name in made - known if name.endswith("_pages") and name.removesuffix("_pages") in known}
        assert made == known | pages


def test_a_misspelt_method_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        CLIENT.orders.captrue  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        CLIENT.orders.get("v1-1")  # type: ignore[call-arg]


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import metadata, requires

    assert metadata("pinelabs-online")["Version"] == pinelabs_online.__version__
    assert requires("pinelabs-online") is None


def test_the_types_can_be_imported() -> None:
    from pinelabs_online import models, types

    assert json.dumps(sorted(models.__all__)) and all(hasattr(types, name) for name in types.__all__)

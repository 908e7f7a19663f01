"""The promise over real sockets: the clients against the sandbox's faults, judged by the sandbox's ledger."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from queue import SimpleQueue
from typing import Any

import pytest
from conftest import VECTORS, Sandbox
from corpus import Corpus
from pinelabs_online import AsyncPineLabs, PineLabs, PineLabsError

FAULTS = json.loads((VECTORS / "faults.json").read_text("utf-8"))
TOKEN = {"method": "POST", "path": "/api/auth/v1/token"}

CASES = {
    f"{write['name']} with {fault['name']}": (write, fault)
    for write, fault in product(FAULTS["writes"], FAULTS["faults"])
}

AT_ONCE = 32
"""How many combinations run at once, each with a sandbox of its own."""

IDS = ("order_id", "customer_id", "payment_link_id", "plan_id", "subscription_id", "presentation_id")
"""The ids that later parameters name."""

Invoke = Callable[[str, dict[str, Any]], Any]
Connect = Callable[..., Invoke]
"""From a client's settings to its `invoke`."""


def play(sandbox: Sandbox, connect: Connect, write: dict[str, Any], fault: dict[str, Any]) -> dict[str, Any]:
    """Plays a write under a fault, and tells what was observed."""
    sandbox.api("POST", "reset")
    ids = prepare(sandbox, write["prepare"])
    for leg, at in (("request", write["request"]), ("inquiry", write["inquiry"]), ("token", TOKEN)):
        for armed in fault[leg]:
            sandbox.api("POST", "faults", {**armed, **at})
    events: list[Any] = []
    invoke = connect(**sandbox.settings, **FAULTS["config"], observer=events.append)
    outcome = outcome_of(invoke, write["operation"], fill(write["params"], ids))
    trace = requests(events)
    sandbox.api("DELETE", "faults")
    inquiry = outcome.get("error", {}).get("inquiry")
    settled = None if inquiry is None else outcome_of(invoke, inquiry["operation"], inquiry["params"])
    acts = count(sandbox, **write["count"])
    observed = masked({"trace": trace, "outcome": outcome, "inquiry": settled, "acts": acts})
    played: dict[str, Any] = unfill(observed, ids)
    return played


def prepare(sandbox: Sandbox, steps: list[dict[str, Any]]) -> dict[str, str]:
    """Makes the calls before the one that counts, and gives the ids that they ended with."""
    client = PineLabs(**sandbox.settings)
    ids: dict[str, str] = {}
    for step in steps:
        answer = client.invoke(step["operation"], fill(step["params"], ids))
        ids |= {name: answer[name] for name in IDS if name in answer}
    return ids


def fill(params: dict[str, Any], ids: dict[str, str]) -> Any:
    text = json.dumps(params)
    for name, value in ids.items():
        text = text.replace(f"${name}", value)
    return json.loads(text)


def unfill(observed: dict[str, Any], ids: dict[str, str]) -> Any:
    """The other way: texts tell ids, too, and those are others each time."""
    text = json.dumps(observed)
    for name, value in ids.items():
        text = text.replace(value, f"${name}")
    return json.loads(text)


def outcome_of(invoke: Invoke, operation: str, params: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"done": invoke(operation, params)}
    except PineLabsError as error:
        told = error.to_dict()
        # Left out, for every HTTP library words it otherwise.
        return {"error": {**told, "message": "*"} if error.kind == "network" else told}


def requests(events: list[Any]) -> list[dict[str, Any]]:
    """The requests that a client told its observer, each with what came of it."""
    # Left out, for it differs by nature: how long it took, and the HTTP library's word for a failure.
    ids = list(dict.fromkeys(event["request_id"] for event in events))
    names = ("operation", "method", "path_template", "attempt")
    return [
        {
            "send": {name: event[name] for name in names},
            "which_request_id": ids.index(event["request_id"]),
            "status": event["outcome"]["status"],
        }
        for event in events
        if event["outcome"] is not None
    ]


def count(sandbox: Sandbox, path: str, at: list[str]) -> int:
    found = sandbox.api("GET", path.removeprefix("/_sandbox/api/"))
    for step in at:
        found = found.get(step, {})
    return found or 0


def masked(observed: Any) -> Any:
    """What was observed, without what differs by nature: ids, times and secrets that are made anew each time."""
    if isinstance(observed, list):
        return [masked(one) for one in observed]
    if isinstance(observed, dict):
        return {name: "*" if name in FAULTS["by_nature"] else masked(value) for name, value in observed.items()}
    return observed


@contextmanager
def sync_client() -> Iterator[Connect]:
    yield lambda **settings: PineLabs(**settings).invoke


@contextmanager
def asyncio_client() -> Iterator[Connect]:
    """Clients whose calls all run on one event loop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def connect(**settings: Any) -> Invoke:
        client = AsyncPineLabs(**settings)
        return lambda name, params: asyncio.run_coroutine_threadsafe(client.invoke(name, params), loop).result()

    yield connect
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


Run = tuple[str, dict[str, Future[dict[str, Any]]]]
"""A manner of honouring references, and what is observed of every case in it."""

RUNS = [(sync_client, "existing"), (sync_client, "reject"), (asyncio_client, "reject")]


@pytest.fixture(scope="module", params=RUNS, ids=lambda run: f"{run[0].__name__} {run[1]}")
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """Plays all cases, many at once, for the tests to look at one by one."""
    client, manner = request.param
    sandboxes = [Sandbox("--duplicate", manner) for _ in range(AT_ONCE)]
    idle: SimpleQueue[Sandbox] = SimpleQueue()
    for sandbox in sandboxes:
        idle.put(sandbox)
    with client() as connect, ThreadPoolExecutor(AT_ONCE) as pool:

        def borrow(write: dict[str, Any], fault: dict[str, Any]) -> dict[str, Any]:
            sandbox = idle.get()
            try:
                return play(sandbox, connect, write, fault)
            finally:
                idle.put(sandbox)

        yield manner, {name: pool.submit(borrow, *case) for name, case in CASES.items()}
    for sandbox in sandboxes:
        sandbox.stop()


@pytest.mark.parametrize("name", CASES)
def test_no_fault_on_the_wire_charges_twice_or_lies_about_it(run: Run, name: str, corpus: Corpus) -> None:
    manner, running = run
    observed = running[name].result()
    corpus.add("faults", f"{name}, references {manner}", observed)
    write, fault = CASES[name]
    expected = write.get("expect", {}).get(manner, {}).get(fault["name"], fault["expect"])
    error = observed["outcome"].get("error", {"effect": "done"})
    assert error["effect"] == expected
    assert ("inquiry" in error) is (error["effect"] == "unknown")
    if observed["inquiry"] is not None:
        # That it is not there is an answer too.
        assert observed["inquiry"].get("error", {"status": 404})["status"] == 404
    assert observed["acts"] == write.get("acts", {}).get(fault["name"], fault["acts"])


def test_the_faults_are_all_there() -> None:
    assert len(CASES) > 150

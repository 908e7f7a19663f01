"""Interleaved measurement: every variant once a round, medians over the rounds.

A machine's speed drifts from second to second. What is compared is therefore measured in turns within one process, and
only ratios are to be believed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, perf_counter_ns

QUICK = "--quick" in sys.argv
ROUNDS = 5 if QUICK else 15
SLICE_NS = 4_000_000 if QUICK else 20_000_000
RATE_ROUNDS = 2 if QUICK else 5
RATE_SECONDS = 0.1 if QUICK else 0.5

Work = Callable[[], object]


def compare(title: str, variants: Mapping[str, Work]) -> None:
    """Prints a table of nanoseconds; the first variant is what the others are compared with."""
    counts = {name: _calibrate(work) for name, work in variants.items()}
    times: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(ROUNDS):
        for name, work in variants.items():
            times[name].append(_time(work, counts[name]) / counts[name])
    table(title, "ns", times)


def _time(work: Work, count: int) -> int:
    since = perf_counter_ns()
    for _ in range(count):
        work()
    return perf_counter_ns() - since


def _calibrate(work: Work) -> int:
    count = 1
    while True:
        took = _time(work, count)
        if took * 4 >= SLICE_NS:
            return max(1, count * SLICE_NS // took)
        count *= 2


def compare_rates(title: str, variants: Mapping[str, tuple[int, Work]]) -> None:
    """Prints a table of requests a second: each variant is how many threads call, and what makes one call."""
    rates: dict[str, list[float]] = {name: [] for name in variants}
    pools = {name: ThreadPoolExecutor(in_flight) for name, (in_flight, _) in variants.items()}
    # The first round is for the connections.
    for turn in range(-1, RATE_ROUNDS):
        for name, (in_flight, call) in variants.items():
            rate = _rate(pools[name], in_flight, call)
            if turn >= 0:
                rates[name].append(rate)
    for pool in pools.values():
        pool.shutdown()
    table(title, "requests/s", rates)


def _rate(pool: ThreadPoolExecutor, in_flight: int, call: Work) -> float:
    since = perf_counter()
    until = since + RATE_SECONDS

    def worker() -> int:
        made = 0
        while True:
            call()
            made += 1
            if perf_counter() >= until:
                return made

    made = sum(future.result() for future in [pool.submit(worker) for _ in range(in_flight)])
    return made / (perf_counter() - since)


async def compare_rates_async(title: str, variants: Mapping[str, tuple[int, Callable[[], Awaitable[object]]]]) -> None:
    """The same with tasks in the place of threads."""
    rates: dict[str, list[float]] = {name: [] for name in variants}
    for turn in range(-1, RATE_ROUNDS):
        for name, (in_flight, call) in variants.items():
            rate = await _rate_async(in_flight, call)
            if turn >= 0:
                rates[name].append(rate)
    table(title, "requests/s", rates)


async def _rate_async(in_flight: int, call: Callable[[], Awaitable[object]]) -> float:
    since = perf_counter()
    until = since + RATE_SECONDS

    async def worker() -> int:
        made = 0
        while True:
            await call()
            made += 1
            if perf_counter() >= until:
                return made

    made = sum(await asyncio.gather(*[worker() for _ in range(in_flight)]))
    return made / (perf_counter() - since)


def table(title: str, unit: str, variants: Mapping[str, list[float]]) -> None:
    """Prints one table; the ratio is the median of the rounds' ratios, because neighbours in time share a mood."""
    first = next(iter(variants.values()))
    rows = [
        {
            "name": name,
            "median": _quantile(values, 0.5),
            "low": _quantile(values, 0.25),
            "high": _quantile(values, 0.75),
            "ratio": _quantile([this / that for this, that in zip(values, first, strict=True)], 0.5),
        }
        for name, values in variants.items()
    ]
    print(json.dumps({"title": title, "unit": unit, "rows": rows}), flush=True)


def _quantile(values: list[float], at: float) -> float:
    return sorted(values)[round((len(values) - 1) * at)]

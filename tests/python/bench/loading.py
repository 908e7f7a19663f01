"""What a process pays for importing a package, and what a package weighs on disk."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import files, requires
from pathlib import Path
from time import perf_counter

from measure import QUICK, table

PROGRAMS = {
    "bare Python": "",
    "pinelabs-online": "import pinelabs_online",
    "stripe": "import stripe",
    "razorpay": "import razorpay",
    "httpx": "import httpx",
    "requests": "import requests",
    "aiohttp": "import aiohttp",
}
# Not `getrusage`: what it says begins with the memory of the parent.
PEAK = "\nprint(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"


def loading() -> None:
    wall: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    memory: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    # The first round writes the compiled files.
    for turn in range(-1, 3 if QUICK else 15):
        for name, program in PROGRAMS.items():
            since = perf_counter()
            peak = subprocess.run(
                [sys.executable, "-c", program + PEAK], check=True, capture_output=True, text=True
            ).stdout
            took = perf_counter() - since
            if turn >= 0:
                wall[name].append(took * 1000)
                memory[name].append(int(peak) / 1024)
    table("a process that imports the package", "ms", wall)
    table("memory of a process that imports the package, at its peak", "MiB", memory)


def weight() -> None:
    names = ("pinelabs-online", "stripe", "razorpay", "httpx", "requests", "aiohttp")
    sizes = {name: [sum(_bytes(one) for one in _with_requirements(name)) / 1000] for name in names}
    table("bytes installed, of the package and what it requires", "kB", sizes)


def _with_requirements(name: str, found: set[str] | None = None) -> set[str]:
    found = set() if found is None else found
    if name not in found:
        found.add(name)
        for requirement in requires(name) or []:
            # What is required by an extra, or elsewhere only, is not installed.
            needed, _, condition = requirement.partition(";")
            if not condition.strip():
                _with_requirements("".join(c if c.isalnum() or c in "-_." else " " for c in needed).split()[0], found)
    return found


def _bytes(name: str) -> int:
    found = [Path(str(file.locate())) for file in files(name) or [] if file.suffix != ".pyc"]
    return sum(path.stat().st_size for path in found if path.exists())

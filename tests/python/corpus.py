"""What the players observed, kept for `cargo xtask corpus` to compare with the other languages."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent.parent / os.environ.get("CARGO_TARGET_DIR", "target")


class Corpus:
    """The transcripts of one run, one for each file of vectors."""

    def __init__(self) -> None:
        self.files: dict[str, dict[str, Any]] = {}

    def add(self, file: str, case: str, observed: Any) -> None:
        """Keeps what a case did; every client that plays it must have done the same."""
        assert self.files.setdefault(file, {}).setdefault(case, observed) == observed

    def write(self) -> None:
        for file, cases in self.files.items():
            lines = [canonical({"case": case, "observed": cases[case]}) for case in sorted(cases)]
            path = TARGET / "corpus" / "python" / f"{file}.jsonl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def canonical(value: Any) -> str:
    """JSON without spaces, every object's members in the order of their names."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

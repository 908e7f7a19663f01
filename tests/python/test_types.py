"""Declared types never lie: a type checker reads every published answer and event as a literal of its type."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pinelabs_online import OPERATIONS, models
from typed_literals import EVENTS, answers, events, literal_words, module, returned


def mypy(program: str, folder: Path) -> str:
    """What mypy says of a module, in its strict mode."""
    (folder / "literals.py").write_text(program, "utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir",
        str(folder / "cache"),
        "literals.py",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("types")


def test_every_answer_and_every_event_fits_its_declared_type(folder: Path) -> None:
    program = module()
    assert program.count("\nliteral_") == len([*answers(), *events()]) > 150
    assert mypy(program, folder) == "Success: no issues found in 1 source file\n"


@pytest.mark.parametrize(
    ("literal", "said"),
    [
        ('models.Order = {"order_id": 1, "status": "CREATED", "allowed_payment_methods": [], "payments": [], "refunds": []}', '"order_id" has type "str"'),
        ('models.Order = {"order_id": "v1-1", "status": "CREATED", "allowed_payment_methods": [], "payments": []}', 'Missing key "refunds"'),
        ('models.Order = {"order_id": "v1-1", "status": "CREATED", "allowed_payment_methods": [], "payments": [], "refunds": [], "orderid": 1}', 'Extra key "orderid"'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_found(literal: str, said: str, folder: Path) -> None:
    assert said in mypy(f"from pinelabs_online import models\n\nliteral: {literal}\n", folder)


def test_every_type_of_event_is_declared() -> None:
    declared = literal_words(models.EventType)
    seen = {event["event_type"] for _, event in events()}
    assert len(seen & declared) > 20 and len(EVENTS) == 5


def test_every_typed_answer_is_among_them() -> None:
    declared = {f"models.{returned(name)}" for name, _, _ in OPERATIONS if returned(name) != "Any"}
    assert {name for name, _ in answers()} == declared

"""One process, more than one load of the package, more than one interpreter."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_each_load_of_the_package_catches_its_own_errors(run_program: Callable[..., str]) -> None:
    assert run_program("loaded_twice.py").strip() == "both loads catch their own"


@pytest.mark.parametrize("when", ["after the main one", "before the main one"])
def test_a_second_interpreter_is_refused_by_one_clear_error_and_the_process_ends(
    when: str, run_program: Callable[..., str]
) -> None:
    *refusals, last = run_program("subinterpreter.py", when).splitlines()
    assert refusals and last == "ends"
    for refusal in refusals:
        assert refusal == (
            "ImportError: pinelabs_online works in the main interpreter of a process only, not in a sub-interpreter"
            " (with mod_wsgi: `WSGIApplicationGroup %{GLOBAL}`); cause: None"
        )

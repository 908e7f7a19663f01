"""Puts a program into the wheel: that of PINELABS_SANDBOX, for the platform of PINELABS_SANDBOX_PLATFORM."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        program = os.environ["PINELABS_SANDBOX"]
        extension = ".exe" if program.endswith(".exe") else ""
        build_data["shared_scripts"][program] = f"pinelabs-sandbox{extension}"
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{os.environ['PINELABS_SANDBOX_PLATFORM']}"

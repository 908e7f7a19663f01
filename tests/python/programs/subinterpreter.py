"""Imports the package in a second interpreter, and ends while that is alive."""

import sys

try:
    import _interpreters as interpreters  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    import _xxsubinterpreters as interpreters  # type: ignore[import-not-found, no-redef, unused-ignore]

PROGRAM = """
try:
    import pinelabs_online
except ImportError as error:
    print(f"ImportError: {error}; cause: {error.__cause__}", flush=True)
"""

if sys.argv[1] == "after the main one":
    import pinelabs_online
# One that shares the main interpreter's lock, as those of mod_wsgi do, and from Python 3.12 on the other kind too.
for options in [("legacy",), ()] if sys.version_info >= (3, 13) else [()]:
    interpreter = interpreters.create(*options)
    interpreters.run_string(interpreter, PROGRAM)
if sys.argv[1] != "after the main one":
    import pinelabs_online
pinelabs_online.callbacks.sign({"a": "1"}, "c0ffee")
print("ends")

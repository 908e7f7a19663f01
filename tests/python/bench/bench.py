"""The benchmarks of the PyPI package: prints one JSON table a line. `python bench.py [--quick] SERVER_URL`."""

import sys

from calls import calls
from loading import loading, weight
from verify import verify

verify()
calls(sys.argv[-1])
loading()
weight()

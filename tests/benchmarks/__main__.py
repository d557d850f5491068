"""Measure speed and memory against their floors: `python3 dev.py bench -- --articles 1000 10000`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import importing, journeys, keys, notes, open, search, start
from tests.benchmarks.figures import Results
from tests.benchmarks.page import put_figures
from tests.benchmarks.workspace import Workspace

# In this order: the import leaves the libraries that the others open.
BENCHMARKS: dict[str, Callable[[Workspace, Sequence[int], Results], None]] = {
    "import": importing.measure,
    "start": start.measure,
    "open": open.measure,
    "search": search.measure,
    "keys": keys.measure,
    "notes": notes.measure,
    "journeys": journeys.measure,
}


def main() -> int:
    chosen = _arguments()
    workspace = Workspace(chosen.work, reuse=chosen.reuse)
    results = Results()
    for name, measure in BENCHMARKS.items():
        if name in (chosen.only or BENCHMARKS):
            print(f"Measuring {name}", file=sys.stderr)
            measure(workspace, chosen.articles, results)
            _keep(results, chosen)  # a run takes long, and what was measured is not to be lost
    print(results.as_text())
    return 0


def _keep(results: Results, chosen: argparse.Namespace) -> None:
    if chosen.json:
        chosen.json.write_text(json.dumps(results.as_json(), indent=2) + "\n", encoding="utf-8")
    if chosen.markdown:
        put_figures(chosen.markdown, results.as_markdown())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench --", description=__doc__)
    parser.add_argument(
        "--articles", type=int, nargs="+", default=[1_000, 10_000], metavar="N", help="sizes of the library"
    )
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="may be given more than once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="put the table into docs/speed.md")
    parser.add_argument(
        "--work",
        type=Path,
        metavar="DIR",
        default=Path(tempfile.gettempdir()) / "regional-reader-benchmarks",
        help="where articles and libraries are kept between runs (default: %(default)s)",
    )
    parser.add_argument(
        "--reuse", action="store_true", help="open the kept libraries even though the code has changed"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""Inject every fault and say what came of it: `python3 dev.py faults -- --only kill --cases 50`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.figures import machine
from tests.benchmarks.page import put_figures
from tests.faults.finding import Row, as_markdown, row, rows_in
from tests.faults.harnesses import HARNESSES

_WRITTEN_BY = "the fault run"


def main() -> int:
    chosen = _arguments()
    rows: list[Row] = []
    failed = False
    for name, harness in HARNESSES.items():
        if name not in (chosen.only or HARNESSES):
            continue
        reason = harness.why_not()
        if reason:
            print(f"Not run: {harness.fault} ({reason})", file=sys.stderr)
            failed = True
            continue
        print(f"Injecting: {harness.fault}", file=sys.stderr)
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            finding = harness.measure(chosen.cases or harness.full, Path(folder))
        rows.append(row(harness.fault, finding, time.monotonic() - began))
        if chosen.markdown:
            _put(chosen.markdown, rows)
        failed |= finding.verdict != "held"
        print(f"  {rows[-1].figure} [{finding.verdict}]", file=sys.stderr)
        for mistake in finding.mistakes[: chosen.mistakes]:
            print(f"  {mistake}", file=sys.stderr)
    print(as_markdown(rows), end="")
    return 1 if failed else 0


def _put(page: Path, rows: list[Row]) -> None:
    """Rows that were not measured now stay as the page has them."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    kept = {each.fault: each for each in rows_in(text)} | {each.fault: each for each in rows}
    in_order = [kept[each.fault] for each in HARNESSES.values() if each.fault in kept]
    facts = "\n".join(f"- {name}: {value}" for name, value in machine().items())
    put_figures(page, f"{as_markdown(in_order)}\nMeasured on:\n\n{facts}\n", _WRITTEN_BY)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py faults --", description=__doc__)
    parser.add_argument("--only", action="append", choices=HARNESSES, help="may be given more than once")
    parser.add_argument("--cases", type=int, metavar="N", help="how often; for “writers” the seconds")
    parser.add_argument("--mistakes", type=int, default=10, metavar="N", help="how many of them to list")
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help="put the table into docs/reliability.md"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""Each harness of the fault run, with small numbers: nothing is lost, and the control is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.finding import Row, as_markdown, rows_in
from tests.faults.harnesses import HARNESSES


@pytest.mark.parametrize("name", HARNESSES)
def test_a_fault(name: str, tmp_path: Path) -> None:
    harness = HARNESSES[name]
    if harness.why_not():
        pytest.skip(harness.why_not())
    finding = harness.measure(harness.quick, tmp_path)
    assert finding.verdict == "held", "\n".join((finding.figure, *finding.mistakes[:10]))


def test_rows_are_found_again_in_a_page() -> None:
    rows = [Row("one", "1", "0 lost", "2 lost", "held", "3 s"), Row("two", "", "", "", "", "")]
    assert rows_in(f"# Page\n\n{as_markdown(rows)}\nMore.\n") == rows

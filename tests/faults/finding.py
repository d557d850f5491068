"""What came of injecting a fault many times over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Finding:
    """cases: how often the fault was injected. figure: what came of it, in numbers and words. held: whether
    nothing happened that must not. control: the figure of a program that is wrong on purpose; caught: whether
    that was noticed. mistakes: what went wrong, case by case, for whoever mends it.
    """

    cases: int
    figure: str
    held: bool
    control: str
    caught: bool
    mistakes: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        if not self.caught:
            return "proves nothing: the control passed"
        return "held" if self.held else "failed"


class Row(NamedTuple):
    """One line of the table, as text."""

    fault: str
    cases: str
    figure: str
    control: str
    verdict: str
    time: str


HEADINGS = Row("Fault", "Cases", "Figure", "Control", "Verdict", "Time")


def row(fault: str, finding: Finding, seconds: float) -> Row:
    time = f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
    return Row(fault, f"{finding.cases:,}", finding.figure, finding.control, finding.verdict, time)


def as_markdown(rows: list[Row]) -> str:
    lines = [HEADINGS, Row(*["---"] * len(HEADINGS)), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def rows_in(markdown: str) -> list[Row]:
    """The rows of the first table of `Row`s in a page; none where there is no such table."""
    rows = []
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if len(cells) == len(HEADINGS) and line.startswith("| "):
            rows.append(Row(*cells))
    return rows[2:]

"""What was measured, and how it is shown: on the terminal, as JSON, as a Markdown table."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import qVersion

COLUMNS = ("Figure", "Value", "Floor", "Ratio", "Bar", "Verdict", "How")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the table.

    value: in `unit`. floor: what it is compared with, in the same unit, measured in the same run; floor_name
    says what that is. ratio: value to floor (of runs taken in turn, the median of their ratios).
    bar: the most that is allowed, of the ratio where `bar_on_ratio`, else of the value.
    note: how it was taken.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    floor_name: str = ""
    ratio: float | None = None
    bar: float | None = None
    bar_on_ratio: bool = False
    note: str = ""

    @property
    def measured_against_bar(self) -> float | None:
        return self.ratio if self.bar_on_ratio else self.value

    @property
    def verdict(self) -> str:
        """ "met", "missed by 12%", or "" where there is no bar."""
        measured = self.measured_against_bar
        if self.bar is None or measured is None:
            return ""
        return "met" if measured <= self.bar else f"missed by {measured / self.bar - 1:.0%}"

    def row(self) -> tuple[str, ...]:
        """One cell for each of `COLUMNS`."""
        floor = f"{number(self.floor)} {self.unit} ({self.floor_name})" if self.floor is not None else ""
        bar = "" if self.bar is None else f"{self.bar:g}" + ("×" if self.bar_on_ratio else f" {self.unit}")
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}×"
        return (self.name, f"{number(self.value)} {self.unit}", floor, ratio, bar, self.verdict, self.note)


@dataclass(slots=True)
class Results:
    """All figures of a run, and what could not be measured, with the reason."""

    figures: list[Figure] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        figures = [{**asdict(figure), "verdict": figure.verdict} for figure in self.figures]
        return {"machine": machine(), "figures": figures, "skipped": self.skipped}

    def as_text(self) -> str:
        rows = [COLUMNS[:-1], *(figure.row()[:-1] for figure in self.figures)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([*lines, *(f"Not measured: {reason}" for reason in self.skipped)])

    def as_markdown(self) -> str:
        rows = [COLUMNS, ("---",) * len(COLUMNS), *(figure.row() for figure in self.figures)]
        table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        facts = "\n".join(f"- {name}: {value}" for name, value in machine().items())
        skipped = "".join(f"\n- Not measured: {reason}" for reason in self.skipped)
        return f"{table}\n\nMeasured on:\n\n{facts}{skipped}\n"


def told(values: Sequence[float]) -> str:
    """The milliseconds of several rounds, each to a tenth."""
    return ", ".join(f"{value:.1f}" for value in values)


def number(value: float) -> str:
    """Three significant digits, never in powers of ten."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that at least `share` of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-round(share * 1000) * len(ordered) // 1000) - 1)]


def paired_ratio(values: Sequence[float], floors: Sequence[float]) -> float:
    """The median of the ratios of runs taken in turn, so that a drift of the machine's speed cancels out."""
    return statistics.median(value / floor for value, floor in zip(values, floors, strict=True))


def machine() -> dict[str, str]:
    """What the figures depend on besides the program."""
    return {
        "Processor": f"{_cpu_model()}, {os.cpu_count()} cores",
        "System": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Qt": f"{qVersion()} (PySide6 {PySide6.__version__})",
        "SQLite": sqlite3.sqlite_version,
    }


def _cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()

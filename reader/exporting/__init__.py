"""Use case: notes out of the notebook into files, and back in from a file.

`Exporter` is the whole face; the modules behind it are this package's own.
"""

from __future__ import annotations

from reader.exporting.exporter import Exporter
from reader.exporting.plans import (
    ExportFailure,
    ExportPlan,
    ExportProgress,
    ExportReport,
    NotesImported,
    PersonalFinding,
    Selection,
)

__all__ = [
    "ExportFailure",
    "ExportPlan",
    "ExportProgress",
    "ExportReport",
    "Exporter",
    "NotesImported",
    "PersonalFinding",
    "Selection",
]

"""Use case: notes out of the notebook into files, and back in from a file.

`Exporter` is the face, with `personal_findings` for notes that go out in another way; the modules behind
them are this package's own.
"""

from __future__ import annotations

from reader.exporting.exporter import Exporter
from reader.exporting.gathering import personal_findings
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
    "personal_findings",
]

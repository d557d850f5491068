"""Giving a damaged notebook another name and a finished new one its place, safe against interruption.

At every point either the damaged file still has its name, or the finished new one lies beside it under a name
that the next opening takes up.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from reader.files import sync_folder

JOURNAL = "-journal"


def recovered_beside(path: Path) -> Path:
    """Where a finished new notebook lies for the moment in which the damaged one is given another name."""
    return path.with_name(path.name + ".recovered")


def take_up_recovered(path: Path) -> None:
    """Put a finished recovery in its place if it was cut short in that moment. Raises OSError."""
    recovered = recovered_beside(path)
    if recovered.exists() and not path.exists():
        journal = _beside(path, JOURNAL)
        if journal.exists():
            # It belongs to the damaged notebook, and would do harm to the new one.
            journal.replace(_beside(_unused_name(path), JOURNAL))
        recovered.replace(path)
        sync_folder(path.parent)


def set_aside(path: Path) -> Path:
    """Give the notebook at `path` and its journal another, unused name; returns it. Raises OSError."""
    kept = _unused_name(path)
    # The notebook first: while it has its name, its journal must lie beside it.
    path.replace(kept)
    journal = _beside(path, JOURNAL)
    if journal.exists():
        journal.replace(_beside(kept, JOURNAL))
    return kept


def delete_copy(path: Path) -> None:
    """Delete a copy that nobody needs any more, with its journal. Raises OSError."""
    for each in (path, _beside(path, JOURNAL)):
        each.unlink(missing_ok=True)


def _unused_name(path: Path) -> Path:
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    kept = path.with_name(f"{path.stem} (damaged {stamp}){path.suffix}")
    number = 1
    while kept.exists() or _beside(kept, JOURNAL).exists():
        number += 1
        kept = path.with_name(f"{path.stem} (damaged {stamp}, {number}){path.suffix}")
    return kept


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)

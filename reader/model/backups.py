"""Backups of the notebook: what there is, and what each holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. made: UTC, ISO 8601 to the second. size: bytes."""

    path: Path
    made: str
    size: int


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds, beside what the notebook holds now.

    highlights, notes, bookmarks, tagged (articles), searches, corrections, read (articles): numbers in the
    backup. changed: the time of its latest change to a mark, UTC, ISO 8601; None where there is no mark.
    only_now: marks that the notebook holds and the backup does not; only_there: the reverse; different: marks
    of both that say other things.
    """

    backup: Backup
    highlights: int
    notes: int
    bookmarks: int
    tagged: int
    searches: int
    corrections: int
    read: int
    changed: str | None
    only_now: int
    only_there: int
    different: int

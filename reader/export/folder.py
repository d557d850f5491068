"""A folder of exported Markdown: what is in it, and bringing one file up to date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.export.block import Draft, Outcome, key_of, merge, new_file
from reader.export.names import ENDING
from reader.export.writing import ChangedMeanwhile, create_file, refused, replace_file

_LARGEST = 64 * 1024 * 1024  # no exported file comes near; a larger one is somebody else's
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class FolderContents:
    """by_key: our files, by the key of their article (or the name of an index). others: every other name."""

    by_key: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def look_through(folder: Path) -> FolderContents:
    """What `folder` itself holds, without what lies in folders within it. A file that cannot be read counts
    as somebody else's. Raises `EnvironmentFault` where the folder cannot be read.
    """
    by_key: dict[str, str] = {}
    others: list[str] = []
    try:
        # The shortest name first: a copy that somebody made ("... copy", "... (2)") has a longer one.
        paths = sorted(folder.iterdir(), key=lambda path: (len(path.name), path.name))
    except OSError as error:
        raise refused(folder, error) from error
    for path in paths:
        key = _key_in(path)
        if key is None or key in by_key:
            others.append(path.name)
        else:
            by_key[key] = path.name
    return FolderContents(by_key, tuple(others))


def write_draft(path: Path, draft: Draft) -> Outcome:
    """Bring the file at `path` up to date, which is not there or is `draft.key`'s.

    Raises `EnvironmentFault`, `ChangedMeanwhile` where others keep on writing it; the file is then as it was.
    """
    for _attempt in range(_ATTEMPTS):
        try:
            return _write_once(path, draft)
        except ChangedMeanwhile:
            continue
    raise ChangedMeanwhile(path)


def _write_once(path: Path, draft: Draft) -> Outcome:
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        create_file(path, new_file(draft))
        return Outcome.NEW
    except OSError as error:
        raise refused(path, error) from error
    if key_of(present) != draft.key:
        raise ChangedMeanwhile(path)
    merged, outcome = merge(present, draft)
    if merged != present:
        replace_file(path, merged, expected=present)
    return outcome


def _key_in(path: Path) -> str | None:
    if not path.name.casefold().endswith(ENDING):
        return None
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return key_of(path.read_bytes())
    except OSError:
        return None

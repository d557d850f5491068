"""Which files an import takes: those given, and those in the folders given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.ingest.formats import FORMATS, NOT_YET
from reader.model import CancelToken

# Browsers put a saved page's pictures and scripts into a folder beside it.
_COMPANION_ENDS = ("_files", "-dateien", "_fichiers", ".files")
_KNOWN = frozenset([*FORMATS, *NOT_YET])
_LOCK_START = "~$"  # Office notes beside a document who has it open


def find_files(paths: Iterable[Path], cancel: CancelToken | None = None) -> Iterator[Path]:
    """The files to read, one at a time, as they are found.

    A file given by name comes as it is, whatever its kind: reading says why it cannot be read. Folders are
    walked to the bottom in sorted order; there only documents count, those of a kind that cannot be read yet
    among them, so that they fail by name. Left out are pictures, style sheets and whatever else is no
    document, hidden files, links back to a folder being walked and the companion folders of saved pages. A
    folder that cannot be opened comes itself, so that it fails by name. No file comes twice, and nothing is
    raised. Ends soon after `cancel` is cancelled, also amid folders that hold nothing to read.
    """
    seen: set[str] = set()
    for path in paths:
        # Path.is_dir() raises for a name that is too long or stands where one may not look.
        is_folder = os.path.isdir(path)  # noqa: PTH112
        for file in _walk(path, frozenset(), cancel or CancelToken()) if is_folder else (path,):
            # Path.absolute() keeps "..", and one file would count twice.
            place = os.path.abspath(file)  # noqa: PTH100
            if place not in seen:
                seen.add(place)
                yield file


def _walk(folder: Path, above: frozenset[str], cancel: CancelToken) -> Iterator[Path]:
    """`above`: the real places of the folders that lead here."""
    here = os.path.realpath(folder)
    if here in above or cancel.cancelled:
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith((".", _LOCK_START)):
            continue
        path = folder / entry.name
        if _is_folder(entry):
            if not _is_companion(entry.name, names):
                yield from _walk(path, above | {here}, cancel)
        elif path.suffix.lower() in _KNOWN:
            yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_companion(name: str, beside: set[str]) -> bool:
    """Is this folder the companion of a saved page: named like it, and the page beside it?"""
    for end in _COMPANION_ENDS:
        if name.lower().endswith(end):
            stem = name[: -len(end)]
            return any(stem + suffix in beside for suffix in (".html", ".htm", ".HTML", ".HTM"))
    return False

"""Use case: the digests that ship with the program, in the person's library as the program has them.

Nobody is asked, and nothing of it counts as an import. They are read like any other Markdown, in a worker
process, so that the window stays free; and only where those in the library are not the ones that this program
brings, which a stamp tells.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from reader.library import Incoming, Library
from reader.model import CancelToken


class Shipping:
    """Keeps the shipped part of `library` as `folder` has it: a folder a region, a Markdown file a digest."""

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._folder = folder

    def bring_up_to_date(self, cancel: CancelToken | None = None) -> bool:
        """Put the digests in, or those of this program in place of another version's.

        Returns whether anything was written. What is stopped, or cannot be read now, comes in at the next
        start.

        Raises `EnvironmentFault` and `LibraryError`, after which nothing was changed.
        """
        if self._library.read_only or stamp_of(self._folder) == self._library.shipped.stamp():
            return False
        return self._put_in(cancel or CancelToken(), removed=False) is not None

    def bring_back(self, cancel: CancelToken | None = None) -> int | None:
        """Put in those, too, that the person removed; returns how many came back, None where not all could
        be read: nothing was changed then.

        Raises as `bring_up_to_date`.
        """
        return self._put_in(cancel or CancelToken(), removed=True)

    def _put_in(self, token: CancelToken, *, removed: bool) -> int | None:
        """Returns how many came in that were not there; None where it was stopped, or not all were read."""
        files, stamp = _files(self._folder), stamp_of(self._folder)
        # Imported late: nearly every start finds the digests there.
        from reader.ingest import ParserPool

        incoming = []
        # One worker process: starting a second one takes longer than it would save.
        with ParserPool(workers=1) as parsers:
            for outcome in parsers.parse(files, token, keep_blocks=False):
                place = _place(outcome.path, self._folder)
                incoming += [Incoming(each.article, each.rendered, place) for each in outcome.articles]
        if token.cancelled or len(incoming) < len(files):
            return None
        return self._library.shipped.replace(incoming, stamp, removed=removed)


def stamp_of(folder: Path) -> str:
    """Says which digests a folder holds, word for word."""
    whole = hashlib.sha256()
    for file in _files(folder):
        content = file.read_bytes()
        whole.update(f"{_place(file, folder)}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.md"))


def _place(file: Path, folder: Path) -> str:
    # Not where the program happens to lie on this computer: that changes from one version to the next.
    return file.relative_to(folder).as_posix()

"""Use case: source documents into the library.

Documents are found, parsed in worker processes and added in chunks, each chunk one short transaction, so
that others can write in between and a stopped import keeps what was complete. Whatever a document holds, at
worst it fails alone, by name; only a fault of the machine or of the library's own file ends an import.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.errors import Cancelled, EnvironmentFault, LibraryError, UnknownArticle
from reader.ingest import Parsed, ParseOutcome, ParserPool, Pasted, find_files
from reader.library import AddCounts, Incoming, Library
from reader.model import ArticleSummary, CancelToken, ImportFailure, ImportSummary

_CHUNK_ARTICLES = 500
_CHUNK_SECONDS = 1.0
_REPORT_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is.

    done: documents finished. total: of how many; None while they are still being looked for. current: name of
    the document finished last, or of the folder looked through. Told at most some twenty times a second.
    """

    done: int
    total: int | None
    current: str


Report = Callable[[ImportProgress], None]


def _unreported(_progress: ImportProgress) -> None:
    """Nobody wants to know how far it is."""


class Importer:
    """Brings documents into `library`. make_parsers: gives the parsers for one import."""

    def __init__(
        self, library: Library, make_parsers: Callable[[], AbstractContextManager[ParserPool]] = ParserPool
    ) -> None:
        self._library = library
        self._make_parsers = make_parsers

    def import_paths(
        self,
        paths: Iterable[Path],
        report: Report = _unreported,
        cancel: CancelToken | None = None,
    ) -> ImportSummary:
        """Import files, and folders with all documents below them; what cannot be read is listed as failed.

        report: called on this thread. Where `cancel` stops the work, what was complete is in the library and
        the summary says `cancelled`. Raises `EnvironmentFault` and `LibraryError`, which say what is in.
        """
        return self._import(_Intake(self._library), paths, report, cancel or CancelToken())

    def look_for_new_files(
        self,
        folders: Iterable[Path],
        report: Report = _unreported,
        cancel: CancelToken | None = None,
    ) -> ImportSummary:
        """As `import_paths`, but only files not read before as they now are (path, size, time of change), and
        without the articles that the person removed.
        """
        intake = _Intake(self._library, automatic=True)
        return self._import(intake, folders, report, cancel or CancelToken(), only_new=True)

    def read_pasted(self, pasted: Pasted, cancel: CancelToken | None = None) -> tuple[Parsed, ...]:
        """What the clipboard holds as articles, not yet added.

        Raises `UnreadableDocument` where there is nothing to read, `EnvironmentFault`, `Cancelled`.
        """
        with self._make_parsers() as parsers:
            return parsers.read_pasted(pasted, cancel or CancelToken())

    def add_pasted(self, articles: Sequence[Parsed]) -> ImportSummary:
        """Add what `read_pasted` gave. Raises `EnvironmentFault` and `LibraryError`."""
        intake = _Intake(self._library)
        with intake.saying_what_is_in():
            intake.take_articles(articles)
            return intake.finish(CancelToken())

    def _import(
        self,
        intake: _Intake,
        paths: Iterable[Path],
        report: Report,
        cancel: CancelToken,
        *,
        only_new: bool = False,
    ) -> ImportSummary:
        def told() -> Iterator[Path]:
            for path in paths:
                report(ImportProgress(0, None, path.name))
                yield path.absolute()

        files = []
        with intake.saying_what_is_in():
            for file in find_files(told()):
                if cancel.cancelled:
                    break
                if not only_new or self._is_new(file):
                    files.append(file)
            self._take_in(files, intake, report, cancel)
            return intake.finish(cancel)

    def _is_new(self, file: Path) -> bool:
        stamp = _Stamp.of(file)
        return stamp is None or not self._library.imports.is_known(file, stamp.size, stamp.mtime_ns)

    def _take_in(self, files: Sequence[Path], intake: _Intake, report: Report, cancel: CancelToken) -> None:
        if not files or cancel.cancelled:
            return
        # Taken before the reading: a file that changes meanwhile is new at the next look.
        stamps = {file: _Stamp.of(file) for file in files}
        report(ImportProgress(0, len(files), ""))
        last_report = time.monotonic()
        with self._make_parsers() as parsers:
            for done, outcome in enumerate(parsers.parse(files, cancel, keep_blocks=False), start=1):
                intake.take_document(outcome, stamps[outcome.path])
                now = time.monotonic()
                if done == len(files) or now - last_report >= _REPORT_SECONDS:
                    report(ImportProgress(done, len(files), outcome.path.name))
                    last_report = now


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a change of a file shows in, without reading it."""

    size: int
    mtime_ns: int

    @classmethod
    def of(cls, file: Path) -> _Stamp | None:
        """None where it cannot be told; the reading will then say why."""
        try:
            status = file.stat()
        except OSError:
            return None
        return cls(status.st_size, status.st_mtime_ns)


class _Intake:
    """One import under way: gathers what was parsed, hands it to the library in chunks, and counts.

    A batch is begun with the first chunk, so that an import that brings nothing leaves no trace.
    automatic: as in `Imports.begin`.
    """

    def __init__(self, library: Library, *, automatic: bool = False) -> None:
        self._library = library
        self._automatic = automatic
        self._batch: int | None = None
        self._waiting: list[Incoming] = []
        self._read: list[tuple[Path, int, int]] = []
        self._last_add = time.monotonic()
        self._counts: list[AddCounts] = []
        self._failed: list[ImportFailure] = []

    def take_document(self, outcome: ParseOutcome, stamp: _Stamp | None) -> None:
        """One document as a worker left it."""
        # A broken file is remembered too: it will be as broken at the next look. Not so where the machine
        # refused, which may be put right without a trace in the file.
        if stamp is not None and not outcome.refused:
            self._read.append((outcome.path, stamp.size, stamp.mtime_ns))
        if outcome.failure is not None:
            self._failed.append(ImportFailure(str(outcome.path), outcome.failure))
            return
        self.take_articles(outcome.articles, str(outcome.path))

    def take_articles(self, articles: Iterable[Parsed], path: str = "") -> None:
        """All articles of one place; "" for the clipboard."""
        self._waiting += (Incoming(parsed.article, parsed.rendered, path) for parsed in articles)
        full = len(self._waiting) >= _CHUNK_ARTICLES
        if full or time.monotonic() - self._last_add >= _CHUNK_SECONDS:
            self._add_waiting()

    def finish(self, cancel: CancelToken) -> ImportSummary:
        """Adds what still waits, and says what the import did."""
        self._add_waiting()
        if self._total("added") or self._total("updated"):
            try:
                self._library.imports.settle(cancel)
            except Cancelled:
                pass  # only searches are slower for it, until the next import
        return ImportSummary(
            added=self._total("added"),
            updated=self._total("updated"),
            unchanged=self._total("unchanged"),
            duplicates=self._total("duplicates"),
            failed=tuple(self._failed),
            cancelled=cancel.cancelled,
            batch=self._batch,
            first_key=self._newest_added(),
        )

    @contextmanager
    def saying_what_is_in(self) -> Iterator[None]:
        """A fault that ends the import says how much of it is in the library."""
        try:
            yield
        except (EnvironmentFault, LibraryError) as error:
            raise type(error)(error.happened, self._what_is_in(), error.advice) from error

    def _add_waiting(self) -> None:
        """A document with very many articles is split over several transactions."""
        self._last_add = time.monotonic()
        if not (self._waiting or self._read):
            return
        imports = self._library.imports
        if self._batch is None:
            self._batch = imports.begin(automatic=self._automatic)
        while self._waiting:
            self._counts.append(imports.add(self._batch, self._waiting[:_CHUNK_ARTICLES]))
            del self._waiting[:_CHUNK_ARTICLES]
        # Only now: a document whose articles are not all in is to be found again by the next look.
        imports.remember_files(self._batch, self._read)
        self._read.clear()

    def _total(self, what: str) -> int:
        return sum(getattr(counts, what) for counts in self._counts)

    def _newest_added(self) -> str | None:
        newest: ArticleSummary | None = None
        for counts in self._counts:
            for key in counts.keys[:1]:
                try:
                    summary = self._library.articles.summary(key)
                except UnknownArticle:
                    continue  # another window has removed it meanwhile
                if newest is None or _date_order(summary) > _date_order(newest):
                    newest = summary
        return newest.key if newest else None

    def _what_is_in(self) -> str:
        kept = self._total("added") + self._total("updated")
        if not kept:
            return "Nothing of this import is in the library; what was there before is safe."
        articles = "1 article" if kept == 1 else f"{kept:,} articles"
        return f"{articles} of this import and all that was there before are safe in the library."


def _date_order(summary: ArticleSummary) -> tuple[int, int]:
    month = summary.issued.sort_month
    return (month.index if month else 0, summary.issued.day or 0)

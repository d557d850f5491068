"""Between the columns of `articles` and the values that the library hands out."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from reader.errors import LibraryDamaged
from reader.library.hashing import hash_of
from reader.model import (
    ArticleSummary,
    Committee,
    DateEvidence,
    Issued,
    Kind,
    Month,
    Region,
)

Row = tuple[Any, ...]


SHIPPED = 0
"""The number of the batch that is no import, but the shipped library."""

SUMMARY_COLUMNS = (
    "articles.key, articles.words, articles.title, articles.publisher, articles.kind, articles.regions, "
    "articles.committees, articles.issued, articles.evidence, articles.earliest, articles.latest, "
    "articles.reason, articles.digest, articles.corrected"
)


@contextmanager
def understood(what: str) -> Iterator[None]:
    """Columns that cannot be understood inside mean that the file was damaged. what: "An article", for the
    person.
    """
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error, sqlite3.OperationalError) as error:
        if hasattr(error, "sqlite_errorcode"):
            raise  # not the one that Python raises where text is no UTF-8
        raise LibraryDamaged(
            f"{what} in the library is damaged and cannot be shown.",
            "The other articles are not affected, nor are your source documents.",
            "Repair the library: regional-reader check --repair.",
        ) from error


def summary(row: Sequence[Any]) -> ArticleSummary:
    """From `SUMMARY_COLUMNS`; raises ValueError where they make no sense."""
    key, words, title, publisher, kind, regions, committees, *dates, digest, corrected = row
    return ArticleSummary(
        key=key,
        title=title,
        publisher=publisher,
        kind=Kind(kind),
        regions=tuple(map(Region, regions.split())),
        committees=tuple(map(Committee, committees.split())),
        issued=issued_from(*dates),
        words=words,
        digest=bool(digest),
        corrected=tuple(corrected.split()),
    )


def issued_from(
    iso: str | None, evidence: str | None, earliest: str | None, latest: str | None, reason: str
) -> Issued:
    if iso and evidence:
        return Issued.stated(iso, DateEvidence(evidence), reason)
    if earliest and latest:
        return Issued.between(Month.parse(earliest), Month.parse(latest), reason)
    return Issued(reason=reason)


def issued_columns(issued: Issued) -> tuple[str | None, str | None, str | None, str | None, str]:
    """The reverse of `issued_from`."""
    return (
        issued.iso,
        issued.evidence,
        str(issued.earliest) if issued.earliest else None,
        str(issued.latest) if issued.latest else None,
        issued.reason,
    )


def short_hash(text: str) -> int:
    """64 bits, as SQLite's integers hold them."""
    return int.from_bytes(hash_of(text)[:8], "big", signed=True)


def now() -> str:
    """UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

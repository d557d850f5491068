"""Between the columns of `articles` and the values that the library hands out."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from reader.errors import LibraryDamaged
from reader.library.packing import pack_list, storable
from reader.model import (
    Article,
    ArticleSummary,
    Committee,
    DateEvidence,
    Issued,
    Kind,
    Month,
    Region,
    comparable,
)

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text."""

    title: str
    publisher: str | None
    kind: Kind
    regions: tuple[Region, ...]
    committees: tuple[Committee, ...]
    issued: Issued
    tags: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    digest: bool = False

    @classmethod
    def of(cls, article: Article) -> Metadata:
        return cls(
            title=storable(article.title),
            publisher=article.publisher and storable(article.publisher),
            kind=article.kind,
            regions=article.regions,
            committees=article.committees,
            issued=replace(article.issued, reason=storable(article.issued.reason)),
            tags=tuple(map(storable, article.tags)),
            emails=tuple(map(storable, article.emails)),
            urls=tuple(map(storable, article.urls)),
            digest=article.digest,
        )

    def agrees_with(self, other: Metadata) -> bool:
        """Whether they say the same, though the dates may rest on something else."""
        return replace(self, issued=replace(self.issued, reason="")) == replace(
            other, issued=replace(other.issued, reason="")
        )

    @property
    def name_hash(self) -> int:
        """The same for articles of the same publisher and title; others hardly ever share it."""
        name = f"{comparable(self.publisher or '')}\x1f{comparable(self.title)}"
        return short_hash(name)

    @property
    def columns(self) -> tuple[Any, ...]:
        """In the order of `METADATA_COLUMNS`."""
        issued = self.issued
        return (
            self.title,
            self.publisher,
            self.kind,
            pack_list(self.regions),
            pack_list(self.committees),
            issued.iso,
            issued.evidence,
            str(issued.earliest) if issued.earliest else None,
            str(issued.latest) if issued.latest else None,
            issued.reason,
            self.digest,
        )

    @property
    def facts(self) -> str:
        """What only the details show, as one column."""
        facts = {"tags": self.tags, "emails": self.emails, "urls": self.urls}
        filled = {name: values for name, values in facts.items() if values}
        return json.dumps(filled, ensure_ascii=False, separators=(",", ":")) if filled else "{}"


SHIPPED = 0
"""The number of the batch that is no import, but the shipped library."""

METADATA_COLUMNS = (
    "title, publisher, kind, regions, committees, issued, evidence, earliest, latest, reason, digest"
)
SUMMARY_COLUMNS = (
    "articles.key, articles.words, articles.title, articles.publisher, articles.kind, articles.regions, "
    "articles.committees, articles.issued, articles.evidence, articles.earliest, articles.latest, "
    "articles.reason, articles.digest"
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
    key, words, title, publisher, kind, regions, committees, *dates, digest = row
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
    )


def metadata(columns: Sequence[Any], facts: str) -> Metadata:
    """From `METADATA_COLUMNS` and the column `facts`; raises ValueError where they make no sense."""
    title, publisher, kind, regions, committees, *dates, digest = columns
    known = {name: tuple(values) for name, values in json.loads(facts).items()}
    return Metadata(
        title,
        publisher,
        Kind(kind),
        tuple(map(Region, regions.split())),
        tuple(map(Committee, committees.split())),
        issued_from(*dates),
        **known,
        digest=bool(digest),
    )


def issued_from(
    iso: str | None, evidence: str | None, earliest: str | None, latest: str | None, reason: str
) -> Issued:
    if iso and evidence:
        return Issued.stated(iso, DateEvidence(evidence), reason)
    if earliest and latest:
        return Issued.between(Month.parse(earliest), Month.parse(latest), reason)
    return Issued(reason=reason)


def short_hash(text: str) -> int:
    """64 bits, as SQLite's integers hold them."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def now() -> str:
    """UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

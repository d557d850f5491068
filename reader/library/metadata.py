"""What is known of an article besides its text, and the columns of `articles` that hold it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.library.packing import pack_list, storable
from reader.library.rows import issued_from, short_hash
from reader.model import Article, Committee, Issued, Kind, Region, comparable

METADATA_COLUMNS = (
    "title, publisher, kind, regions, committees, issued, evidence, earliest, latest, reason, digest"
)


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

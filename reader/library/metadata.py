"""What is known of an article besides its text, and the columns of `articles` that hold it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.library.packing import pack_list, storable
from reader.library.rows import issued_columns, issued_from, short_hash
from reader.model import (
    Article,
    ArticleSummary,
    Committee,
    Contact,
    Issued,
    Kind,
    NewsletterItem,
    Region,
    Section,
    comparable,
)

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
    items: tuple[NewsletterItem, ...] = ()
    resources: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
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
            items=tuple(map(_storable_item, article.items)),
            resources=tuple(map(storable, article.resources)),
            contacts=tuple(map(_storable_contact, article.contacts)),
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
    def actions(self) -> int:
        """How many items ask something of the reader."""
        return sum(bool(item.action.strip()) for item in self.items)

    @property
    def columns(self) -> tuple[Any, ...]:
        """In the order of `METADATA_COLUMNS`."""
        return (
            self.title,
            self.publisher,
            self.kind,
            pack_list(self.regions),
            pack_list(self.committees),
            *issued_columns(self.issued),
            self.digest,
        )

    @property
    def facts(self) -> str:
        """What only the details show, as one column."""
        facts = {
            "tags": self.tags,
            "emails": self.emails,
            "urls": self.urls,
            "items": [(each.programme, each.update, each.action, each.section) for each in self.items],
            "resources": self.resources,
            "contacts": [
                (each.role, each.name, each.organisation, each.email, each.phone) for each in self.contacts
            ],
        }
        filled = {name: values for name, values in facts.items() if values}
        return json.dumps(filled, ensure_ascii=False, separators=(",", ":")) if filled else "{}"


def metadata(columns: Sequence[Any], facts: str) -> Metadata:
    """From `METADATA_COLUMNS` and the column `facts`; raises ValueError where they make no sense."""
    title, publisher, kind, regions, committees, *dates, digest = columns
    known = unpack_facts(facts)
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


def own_metadata(own: str | None, columns: Sequence[Any], facts: str) -> Metadata:
    """What the source says. own: the column of that name; the rest as for `metadata`, which raises alike."""
    return metadata(columns if own is None else json.loads(own), facts)


def own_summary(shown: ArticleSummary, own: str) -> ArticleSummary:
    """The summary as the source has it. own: the column of that name; raises as `metadata` does."""
    known = metadata(json.loads(own), "{}")
    return replace(
        shown,
        title=known.title,
        regions=known.regions,
        issued=known.issued,
        kind=known.kind,
        corrected=(),
    )


def unpack_facts(facts: str) -> dict[str, tuple[Any, ...]]:
    """The values of the column `facts` by the names of `Metadata`; raises ValueError, TypeError."""
    known: dict[str, tuple[Any, ...]] = {name: tuple(values) for name, values in json.loads(facts).items()}
    if "items" in known:
        known["items"] = tuple(
            NewsletterItem(programme, update, action, Section(section))
            for programme, update, action, section in known["items"]
        )
    if "contacts" in known:
        known["contacts"] = tuple(Contact(*each) for each in known["contacts"])
    return known


def _storable_item(item: NewsletterItem) -> NewsletterItem:
    return NewsletterItem(
        storable(item.programme), storable(item.update), storable(item.action), item.section
    )


def _storable_contact(contact: Contact) -> Contact:
    return Contact(
        storable(contact.role),
        storable(contact.name),
        storable(contact.organisation),
        contact.email and storable(contact.email),
        contact.phone and storable(contact.phone),
    )

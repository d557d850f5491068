"""What a Markdown file's front matter says of its article, which wins over what was read from the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

from reader.model import (
    Article,
    Committee,
    DateEvidence,
    Issued,
    Kind,
    Month,
    Region,
    TitleEvidence,
    comparable,
)

_DATE = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:[T ]\d.*)?")
_BRACKET = re.compile(r"(\d{4}-\d{2})(?:-\d{2})?\s*(?:\.\.|;|,|/|to)\s*(\d{4}-\d{2})(?:-\d{2})?")

_FIELDS = frozenset(
    "title publisher kind regions region committees committee issued date issued_bracket tags digest".split()
)

_Named = TypeVar("_Named", Region, Committee, Kind)


def apply(article: Article, metadata: Mapping[str, str]) -> Article:
    """`article` with the fields that the front matter states: title, publisher, kind, regions,
    committees, issued (or date), issued_bracket, tags and digest. A value that says nothing to us is passed
    over.
    """
    if _FIELDS.isdisjoint(metadata):
        return article
    kinds = _named(Kind, metadata.get("kind", ""))
    digest = metadata.get("digest", "").strip().casefold() in ("true", "yes")
    tags = tuple(dict.fromkeys(_parts(metadata.get("tags", ""))))
    return replace(
        article,
        title=metadata.get("title") or article.title,
        title_evidence=TitleEvidence.STATED if metadata.get("title") else article.title_evidence,
        publisher=metadata.get("publisher") or article.publisher,
        kind=kinds[0] if kinds else article.kind,
        regions=_named(Region, _either(metadata, "regions", "region")) or article.regions,
        committees=_named(Committee, _either(metadata, "committees", "committee")) or article.committees,
        issued=_issued(metadata, digest) or article.issued,
        tags=tags or article.tags,
        digest=digest,
    )


def _either(metadata: Mapping[str, str], *names: str) -> str:
    return next((metadata[name] for name in names if metadata.get(name)), "")


def _parts(written: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,]", written) if part.strip()]


@cache
def _by_name(values: type[_Named]) -> Mapping[str, _Named]:
    return {
        comparable(name): value for value in values for name in (value.label, value.value.replace("_", " "))
    }


def _named(values: type[_Named], written: str) -> tuple[_Named, ...]:
    """The regions (committees, kinds) that `written` names, by code or by name."""
    by_name = _by_name(values)
    # A name may itself hold a comma ("Families, Communities ..."), so parts are tried joined, then alone.
    wanted = [written, *written.split(";"), *_parts(written)]
    found = (by_name.get(comparable(name.replace("_", " ").replace("&", " "))) for name in wanted)
    return tuple(dict.fromkeys(value for value in found if value is not None))


def _issued(metadata: Mapping[str, str], digest: bool) -> Issued | None:
    # Who reads it knows a digest, and a document's details, but not that a file begins with some.
    whose = "The digest’s own details" if digest else "The document’s own details"
    date = _DATE.fullmatch(_either(metadata, "issued", "date"))
    bracket = _BRACKET.fullmatch(metadata.get("issued_bracket", ""))
    try:
        if date:
            stated = Issued.stated(date[1], DateEvidence.METADATA)
            return replace(stated, reason=f"{whose} say {stated.label}.")
        if bracket:
            reason = f"No date is stated; {whose[0].lower()}{whose[1:]} name these months."
            return Issued.between(Month.parse(bracket[1]), Month.parse(bracket[2]), reason)
    except ValueError:
        pass  # the 31st of a shorter month, or a bracket from later to earlier
    return None

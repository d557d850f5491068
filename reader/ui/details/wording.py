"""The details panel's words. Pure functions from values to plain English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.model import ArticleDetails, Month, Region, Source, Version
from reader.ui.article.header import date_evidence, reading_time
from reader.ui.importing.wording import counted


def moment(utc: str) -> str:
    """A UTC time in ISO 8601 as the local day and time: "12 March 2024, 14:05"; as it is where it is none."""
    try:
        at = datetime.fromisoformat(utc).astimezone()
    except ValueError:
        return utc
    return f"{at.day} {Month(at.year, at.month).name} {at.year}, {at:%H:%M}"


def facts(details: ArticleDetails) -> list[tuple[str, str, str]]:
    """What is known of an article: (name, value, remark), in the order shown; no value is empty."""
    summary, own = details.summary, details.own or details.summary
    corrected = set(summary.corrected) if details.own else set()

    def remark(field: str, said: str, otherwise: str = "") -> str:
        return f"Corrected by you; the source says: {said}" if field in corrected else otherwise

    title = summary.title if "title" in corrected else ""
    committees = ", ".join(f"{committee.label} ({committee})" for committee in summary.committees)
    first = min((version.imported for version in details.versions), default="")
    all_facts = [
        ("Title", title, remark("title", own.title)),
        ("Issued", summary.issued.label, remark("issued", own.issued.label, date_evidence(summary.issued))),
        ("Publisher", summary.publisher or "Not stated", ""),
        ("Kind", summary.kind.label, remark("kind", own.kind.label)),
        (
            "Regions" if len(summary.regions) > 1 else "Region",
            region_names(summary.regions),
            remark("regions", region_names(own.regions)),
        ),
        ("Committees" if len(summary.committees) > 1 else "Committee", committees, ""),
        ("Length", f"{counted(summary.words, 'word')}, {reading_time(summary.words)}", ""),
        ("Imported", moment(first) if first and not summary.digest else "", ""),
    ]
    return [fact for fact in all_facts if fact[1]]


def region_names(regions: Sequence[Region]) -> str:
    """ "London, South East"; "National" for none."""
    return ", ".join(region.label for region in regions) or "National"


def version_line(version: Version) -> tuple[str, str]:
    """A version's name, and when it came and how long it is."""
    return f"Version {version.number}", f"{moment(version.imported)} · {counted(version.words, 'word')}"


def source_lines(source: Source) -> tuple[str, str]:
    """Where an article came from: the path, and the rest in words."""
    place = f"Article {source.ordinal:,} in the file · " if source.path and source.ordinal > 1 else ""
    return source.path or "Pasted", f"{place}{moment(source.imported)}"


def counterpart_title(details: ArticleDetails) -> str:
    """What stands above the article's digest, or the digest's article; "" where it has none."""
    if details.summary.digest:
        return "Digest of"
    return "Digest available" if details.counterpart else ""


def counterpart_lines(details: ArticleDetails) -> tuple[str, str]:
    """The title of the other one, and a remark."""
    other = details.counterpart or details.summary
    if details.summary.digest and details.counterpart is None:
        return other.title, "The page itself is not in your library."
    return other.title, f"{counted(other.words, 'word')}, {reading_time(other.words)}"

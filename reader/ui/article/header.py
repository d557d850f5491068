"""What stands above an article's text: one line of facts, and the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import DateEvidence

if TYPE_CHECKING:
    from reader.model import ArticleSummary, Issued

WORDS_A_MINUTE = 230


def facts(summary: ArticleSummary) -> list[str]:
    """The facts in order: that it is a digest, publisher, regions (or "National"), date, kind, reading time;
    none is empty.
    """
    regions = ", ".join(region.label for region in summary.regions) or "National"
    parts = [
        "Digest" if summary.digest else "",
        summary.publisher or "",
        regions,
        summary.issued.label,
        summary.kind.label,
        f"{reading_time(summary.words)} read",
    ]
    return [part for part in parts if part]


def reading_time(words: int) -> str:
    """How long reading takes: "1 min", "12 min"."""
    return f"{max(1, round(words / WORDS_A_MINUTE))} min"


def date_evidence(issued: Issued) -> str:
    """One sentence on what the date rests on."""
    if issued.reason:
        return issued.reason
    match issued.evidence:
        case DateEvidence.TITLE:
            return "The title states this date."
        case DateEvidence.BODY:
            return "The text states this date."
        case DateEvidence.METADATA:
            return "The file that it came from states this date."
        case DateEvidence.CORRECTION:
            return "You put this date right."
        case _ if issued.latest:
            return "No date is stated; these months come from the dates around it."
    return "No date is stated."

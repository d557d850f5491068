"""The JSON that the commands print, field by field (the parse contract itself stands in `reader.ingest`)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.model import (
    UNDATED,
    ArticleDetails,
    ArticleSummary,
    ArticleText,
    CheckReport,
    Facets,
    Hit,
    ImportFailure,
    ImportSummary,
    Issued,
    SearchResult,
    SearchResults,
)
from reader.query import describe_condition, without

Shape = dict[str, Any]


def article(summary: ArticleSummary) -> Shape:
    """An entry of `list`."""
    return {
        **_heading(summary),
        "words": summary.words,
        "digest": summary.digest,
    }


def whole_article(text: ArticleText, details: ArticleDetails, markdown: str, version: int) -> Shape:
    """What `show` prints: one version's text, with all versions and sources."""
    return {
        **article(text.summary),
        "committees": [committee.value for committee in text.summary.committees],
        "issued_evidence": text.summary.issued.evidence,
        "corrected": list(text.summary.corrected),
        "counterpart": details.counterpart.key if details.counterpart else None,
        "tags": list(text.tags),
        "emails": list(details.emails),
        "urls": list(details.urls),
        "version": version,
        "versions": [asdict(each) for each in details.versions],
        "sources": [asdict(each) for each in details.sources],
        "text": text.text,
        "markdown": markdown,
    }


def found(results: SearchResults) -> Shape:
    """What `search` prints."""
    query = results.query
    return {
        "query": query.text,
        "understood": results.understood,
        "total": results.total,
        "results": [result(each) for each in results.results],
        "may_belong": results.may_belong,
        "expansions": [asdict(each) for each in results.expansions],
        "misreadings": [
            {"start": each.start, "end": each.end, "text": query.text[each.start : each.end]}
            | {"reason": each.reason}
            for each in query.misreadings
        ],
        "facets": _facets(results.facets or Facets()),
        "suggestions": list(results.suggestions),
        "excluded": [
            {
                "filter": describe_condition(each.filter),
                "articles": each.articles,
                "query": without(query.text, each.filter),
            }
            for each in results.excluded
        ],
    }


def result(each: SearchResult) -> Shape:
    """One article that a search found."""
    return {
        **article(each.summary),
        "score": each.score,
        "snippet": each.snippet.text,
        "hits": [_hit(hit) for hit in each.hits],
    }


def imported(summary: ImportSummary) -> Shape:
    """What `import` prints."""
    return {
        "added": summary.added,
        "updated": summary.updated,
        "unchanged": summary.unchanged,
        "duplicates": summary.duplicates,
        "failed": [failure(each) for each in summary.failed],
    }


def failure(each: ImportFailure) -> Shape:
    return {"path": each.path, "reason": each.reason}


def checked(library: CheckReport, notes: CheckReport | None) -> Shape:
    """What `check` prints. notes: None where no note was ever made."""
    reports = [library, notes] if notes else [library]
    return {
        "sound": all(report.sound for report in reports),
        "articles": library.articles,
        "problems": [problem for report in reports for problem in report.problems],
        "repaired": [repaired for report in reports for repaired in report.repaired],
        "notebook": None if notes is None else {"sound": notes.sound, "problems": list(notes.problems)},
    }


def _heading(summary: ArticleSummary) -> Shape:
    return {
        "key": summary.key,
        "title": summary.title,
        "publisher": summary.publisher,
        "kind": summary.kind.value,
        "regions": [region.value for region in summary.regions],
        "issued": summary.issued.iso,
        "issued_bracket": _bracket(summary.issued),
    }


def _bracket(issued: Issued) -> list[str] | None:
    if issued.earliest is None or issued.latest is None:
        return None
    return [str(issued.earliest), str(issued.latest)]


def _facets(facets: Facets) -> Shape:
    """How many of the found articles each value has. A year of None: neither date nor bracket is known."""
    values = {
        "regions": facets.regions,
        "years": [(None if year == UNDATED else year, number) for year, number in facets.years],
        "kinds": facets.kinds,
        "publishers": facets.publishers,
        "tags": facets.tags,
    }
    return {
        name: [{"value": value, "articles": number} for value, number in counts]
        for name, counts in values.items()
    }


def _hit(hit: Hit) -> Shape:
    return {
        "in": hit.place.value,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "heading": hit.heading,
        "note": hit.note,
    }

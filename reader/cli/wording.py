"""What the commands say to people in text: one line, one paragraph at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.ingest import Parsed
from reader.model import (
    Article,
    ArticleDetails,
    ArticleSummary,
    ImportSummary,
    Region,
    SearchResult,
    SearchResults,
)

# Wide enough for "c. Nov 2017-Jan 2018" and for most regions.
_DATE_WIDTH = 20
_REGION_WIDTH = 24
_RULE_WIDTH = 72


def counted(number: int, noun: str) -> str:
    """ "1 article", "1,234 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def region_names(regions: Sequence[Region]) -> str:
    """ "South East, London", or "National" where there is none."""
    return ", ".join(region.label for region in regions) or "National"


def article_line(summary: ArticleSummary) -> str:
    """An article on one line: key, date, region, title, and whether it is a digest."""
    date = f"{summary.issued.label:<{_DATE_WIDTH}}"
    region = f"{region_names(summary.regions):<{_REGION_WIDTH}}"
    return f"{summary.key}  {date}  {region}  {summary.title}{' (digest)' if summary.digest else ''}"


def facts(about: ArticleSummary | Article) -> str:
    """What is known of an article besides its text, on one line."""
    parts = [about.publisher or "", about.kind.label, region_names(about.regions), about.issued.label]
    parts += [committee.label for committee in about.committees]
    parts.append("Digest" if about.digest else "")
    return " · ".join(part for part in parts if part)


def counterpart_lines(details: ArticleDetails) -> Iterator[str]:
    """That an article is a digest, or has one, with the key of the other where that is in the library."""
    about, other = details.summary, details.counterpart
    where = f": {other.key}" if other else " (not in the library)"
    if about.digest:
        yield f"Digest of “{about.title}”{where}"
    elif other:
        yield f"Digest available{where}"


def parsed_lines(parsed: Parsed) -> Iterator[str]:
    """An article as it was read from its document, with its text as Markdown, and a line below it."""
    article = parsed.article
    yield article.title
    yield facts(article)
    yield f"{article.source}, article {article.ordinal}"
    yield ""
    yield parsed.rendered.markdown
    yield ""
    yield "-" * _RULE_WIDTH
    yield ""


def found_lines(results: SearchResults) -> Iterator[str]:
    """What a search found, best first."""
    if not results.results:
        yield f"Nothing found for {results.understood}."
        return
    yield f"{counted(results.total, 'article')} for {results.understood}"
    for result in results.results:
        yield ""
        yield from _result_lines(result)
    left = results.total - len(results.results)
    if left > 0:
        yield ""
        yield f"{left:,} more: --limit {results.total} shows them all."


def _result_lines(result: SearchResult) -> Iterator[str]:
    yield result.summary.title
    yield f"  {facts(result.summary)}"
    yield f"  {result.summary.key}"
    snippet = " ".join(result.snippet.text.split())
    if snippet:
        yield f"  {snippet}"


def import_line(summary: ImportSummary) -> str:
    """ "103 added, 0 updated, 0 unchanged, 1 duplicate, 0 failed."""
    duplicates = "1 duplicate" if summary.duplicates == 1 else f"{summary.duplicates:,} duplicates"
    return (
        f"{summary.added:,} added, {summary.updated:,} updated, {summary.unchanged:,} unchanged, "
        f"{duplicates}, {len(summary.failed):,} failed"
    )

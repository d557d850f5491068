"""What the commands say to people in text: one line, one paragraph at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.model import (
    Article,
    ArticleDetails,
    ArticleSummary,
    HitPlace,
    ImportSummary,
    Region,
    SearchResult,
    SearchResults,
)
from reader.query import describe_condition

if TYPE_CHECKING:
    from reader.ingest import Parsed

# Wide enough for "c. Nov 2017-Jan 2018" and for most regions.
_DATE_WIDTH = 20
_REGION_WIDTH = 24
_RULE_WIDTH = 72


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 article", "1,234 articles". plural: where an s at the end does not make it."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


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
    """What a search found in its order, and how it was read; where nothing was found, what may help."""
    if results.total:
        yield f"{counted(results.total, 'article')} for {results.understood}"
    else:
        yield f"Nothing found for {results.understood}."
    yield from _reading_lines(results)
    for each in results.excluded:
        yield f"Without “{describe_condition(each.filter)}”: {counted(each.articles, 'article')}."
    if results.suggestions:
        yield f"Did you mean: {'; '.join(results.suggestions)}?"
    for result in results.results:
        yield ""
        yield from _result_lines(result)
    left = results.total - len(results.results)
    if left > 0:
        yield ""
        yield f"{left:,} more: --limit {results.total} shows them all."


def _reading_lines(results: SearchResults) -> Iterator[str]:
    """What there is to say of a search besides its results."""
    for misreading in results.query.misreadings:
        yield misreading.reason
    for expansion in results.expansions:
        others = ", ".join(expansion.others)
        yield f"Also looked for: {others} for {expansion.typed} (--no-acronyms: only as typed)."
    if results.may_belong:
        yield f"{counted(results.may_belong, 'more article')} may belong: dated only roughly."


def _result_lines(result: SearchResult) -> Iterator[str]:
    yield result.summary.title
    yield f"  {facts(result.summary)}"
    in_notes = sum(hit.place is HitPlace.NOTE for hit in result.hits)
    found = f", {in_notes:,} in your notes" if in_notes else ""
    yield f"  {result.summary.key}  {counted(len(result.hits), 'hit')}{found}"
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

"""Which marks the list of all notes holds, and in which order. Pure values; nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.model import (
    NATIONAL,
    ArticleSummary,
    Colour,
    Mark,
    MarkKind,
    MarkOrder,
    Month,
    Region,
)
from reader.ui.notes.period import Period

if TYPE_CHECKING:
    from reader.noting import Noter


class Listed(NamedTuple):
    """A mark and its article; None where that is not in the library."""

    mark: Mark
    summary: ArticleSummary | None

    @property
    def month(self) -> Month | None:
        """The month under which the article stands: of its date, else its bracket's later one."""
        if self.summary:
            return self.summary.issued.sort_month
        issued = self.mark.article.issued
        return Month.parse(issued) if issued else None

    @property
    def regions(self) -> tuple[str, ...]:
        if self.summary is None:
            return ()
        return tuple(self.summary.regions) or (NATIONAL,)

    @property
    def title(self) -> str:
        return self.summary.title if self.summary else self.mark.article.title

    @property
    def date(self) -> str:
        """For people: "June 2024"."""
        return self.summary.issued.label if self.summary else self.mark.article.label


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions that all hold, each unset where it is empty; of each set one has to hold.

    regions: codes, `NATIONAL` among them. period: None for all time. text: all of these words stand in the
    note, the label, the quotation, the tags or the article's title, in small or capital letters.
    """

    kinds: frozenset[MarkKind] = frozenset()
    colours: frozenset[Colour] = frozenset()
    regions: frozenset[str] = frozenset()
    period: Period | None = None
    tags: frozenset[str] = frozenset()
    text: str = ""
    order: MarkOrder = MarkOrder.NEWEST

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(
            self.kinds or self.colours or self.regions or self.period or self.tags or self.text.strip()
        )


class Choices(NamedTuple):
    """What can be chosen from, since a mark has it. months: the first and the last of any; None where all are
    undated. undated: whether any is.
    """

    kinds: tuple[MarkKind, ...]
    colours: tuple[Colour, ...]
    regions: tuple[str, ...]
    months: tuple[Month, Month] | None
    years: tuple[int, ...]
    undated: bool
    tags: tuple[str, ...]


def gather(noter: Noter) -> tuple[Listed, ...]:
    """Every mark with its article, the newest first. Raises as the notebook and the library do."""
    marks = noter.notebook.marks.select()
    known = noter.library.articles.text_hashes({mark.article.key for mark in marks})
    summaries = {summary.key: summary for summary in noter.library.articles.summaries(known)}
    return tuple(Listed(mark, summaries.get(mark.article.key)) for mark in marks)


def sift(listed: Iterable[Listed], wanted: Wanted) -> tuple[Listed, ...]:
    """Those that are wanted, in the wanted order. listed: the newest first."""
    words = wanted.text.casefold().split()
    tags = {tag.casefold() for tag in wanted.tags}
    found = [each for each in listed if _passes(each, wanted, tags) and _says(each, words)]
    if wanted.order is MarkOrder.OLDEST:
        found.reverse()
    elif wanted.order is MarkOrder.ARTICLE:
        found.sort(key=lambda each: each.mark.anchor.start if each.mark.anchor else -1)
        found.sort(key=lambda each: (each.title.casefold(), each.mark.article.key))
        found.sort(key=_when, reverse=True)
    return tuple(found)


def choices(listed: Sequence[Listed]) -> Choices:
    """What the marks have, each in the order in which it is offered."""
    kinds = {each.mark.kind for each in listed}
    colours = {each.mark.colour for each in listed}
    regions = {region for each in listed for region in each.regions}
    months = {month for each in listed if (month := each.month)}
    tags: dict[str, str] = {}
    for each in listed:
        for tag in each.mark.tags:
            tags.setdefault(tag.casefold(), tag)
    return Choices(
        kinds=tuple(kind for kind in MarkKind if kind in kinds),
        colours=tuple(colour for colour in Colour if colour in colours),
        regions=tuple(sorted(regions, key=lambda code: (code == NATIONAL, region_name(code)))),
        months=(min(months), max(months)) if months else None,
        years=tuple(sorted({month.year for month in months}, reverse=True)),
        undated=any(each.month is None for each in listed),
        tags=tuple(tags[folded] for folded in sorted(tags)),
    )


def region_name(code: str) -> str:
    return "National" if code == NATIONAL else Region(code).label


def counted(kinds: Mapping[MarkKind, int]) -> str:
    """ "3 highlights and 1 note"."""
    parts = [
        f"{number:,} {kind.value}{'' if number == 1 else 's'}" for kind, number in kinds.items() if number
    ]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _passes(each: Listed, wanted: Wanted, tags: set[str]) -> bool:
    mark = each.mark
    return (
        (not wanted.kinds or mark.kind in wanted.kinds)
        and (not wanted.colours or mark.colour in wanted.colours)
        and (not wanted.regions or not wanted.regions.isdisjoint(each.regions))
        and (wanted.period is None or wanted.period.holds(each.month))
        and (not tags or not tags.isdisjoint(tag.casefold() for tag in mark.tags))
    )


def _says(each: Listed, words: Sequence[str]) -> bool:
    if not words:
        return True
    mark = each.mark
    quotation = mark.anchor.exact if mark.anchor else ""
    text = "\n".join((mark.body, mark.label, quotation, " ".join(mark.tags), each.title)).casefold()
    return all(word in text for word in words)


def _when(each: Listed) -> str:
    month = each.summary.issued.sort_month if each.summary else None
    if each.summary and month:
        return each.summary.issued.iso or str(month)
    return each.mark.article.issued or ""

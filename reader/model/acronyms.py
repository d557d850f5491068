"""What acronyms stand for, and related articles: what the library tells besides the articles themselves."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.shelf import ArticleSummary


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that an acronym stands for.

    short, long: as the newest article writes them, in the singular. articles: how many say so. newest: the
    newest of them, None where only public usage says so. source: that usage, "" where articles say so.
    """

    short: str
    long: str
    articles: int
    newest: ArticleSummary | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a query is widened by. typed: the words of the query. others: what is looked for beside them."""

    typed: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """An article that stands near another one. reason: why, in a few words for the person."""

    summary: ArticleSummary
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """A region's, committee's or publisher's articles in order of date, around one of them.

    name: what they are, in the plural ("updates from the North West"). previous, next: the articles before
    and after it, None at the ends.
    """

    name: str
    previous: ArticleSummary | None
    next: ArticleSummary | None

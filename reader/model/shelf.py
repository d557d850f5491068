"""What the library hands out: summaries for lists, texts for the article pane."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.model.issued import Issued
from reader.model.kinds import Kind
from reader.model.regions import Committee, Region


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a list shows it. words: of the reading text. digest: as in `Article`.

    corrected: the fields that the person put right, by their names in `Correction`: "title", "regions",
    "issued", "kind".
    """

    key: str
    title: str
    publisher: str | None
    kind: Kind
    regions: tuple[Region, ...]
    committees: tuple[Committee, ...]
    issued: Issued
    words: int
    digest: bool = False
    corrected: tuple[str, ...] = ()


class Digests(StrEnum):
    """Which digests a list holds beside all other articles."""

    LONE = "lone"  # those whose source article is not in the library
    OWN = "own"  # likewise, but of those that ship with the program none
    ALL = "all"
    NONE = "none"


class Heading(NamedTuple):
    """A heading of the reading text: `start` to `end` in code points."""

    start: int
    end: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as the article pane shows it; `html` and `text` (the reading text) are made by `render`."""

    summary: ArticleSummary
    html: str
    text: str
    headings: tuple[Heading, ...]
    tags: tuple[str, ...] = ()


class ReadingText(NamedTuple):
    """An article's reading text alone. text_hash: SHA-256 of `text`, hexadecimal."""

    summary: ArticleSummary
    text: str
    text_hash: str


class Grouping(StrEnum):
    """How the tree is arranged."""

    REGION_YEAR = "region_year"  # region, year, article; then National by kind
    YEAR_MONTH = "year_month"  # year, month, region, article


NATIONAL = "national"
UNDATED = 0

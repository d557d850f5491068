"""What the library hands out: summaries for lists, texts for the article pane, versions, sources, counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.issued import Issued
from reader.model.kinds import Kind
from reader.model.regions import Committee, Region


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a list shows it. words: of the reading text. digest: as in `Article`."""

    key: str
    title: str
    publisher: str | None
    kind: Kind
    regions: tuple[Region, ...]
    committees: tuple[Committee, ...]
    issued: Issued
    words: int
    digest: bool = False


class Digests(StrEnum):
    """Which digests a list holds beside all other articles."""

    LONE = "lone"  # those whose source article is not in the library
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Heading:
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


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article. number: from 1, the highest is the current one.

    imported: UTC, ISO 8601 to the second. text_hash: SHA-256 of the reading text, hexadecimal.
    """

    number: int
    imported: str
    title: str
    words: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class Source:
    """A place that an article came from. path: as imported, absolute; "" where it was pasted.

    imported: UTC, ISO 8601 to the second, of the last time that this place brought the article.
    """

    path: str
    ordinal: int
    imported: str


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """What the details panel shows. versions and sources: newest first.

    counterpart: of a digest the article that it is a digest of, of any other article its digest; None where
    that is not in the library.
    """

    summary: ArticleSummary
    versions: tuple[Version, ...]
    sources: tuple[Source, ...]
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    counterpart: ArticleSummary | None = None


class Grouping(StrEnum):
    """How the tree is arranged."""

    REGION_YEAR = "region_year"  # region, year, article; then National by kind
    YEAR_MONTH = "year_month"  # year, month, region, article


@dataclass(frozen=True, slots=True)
class TreeCount:
    """How many articles share a place in the tree.

    region: None for national. year, month: of the stated date or the bracket's later month; `UNDATED` where
    there is neither. An article of two regions counts once in each.
    """

    region: Region | None
    kind: Kind
    year: int
    month: int
    count: int


@dataclass(frozen=True, slots=True)
class TreePlace:
    """A branch of the tree whose articles are asked for. A set of conditions that all hold.

    region: a region, `NATIONAL` for articles of no region, None for any.
    kind: None for any. year, month: None for any, `UNDATED` for articles with neither date nor bracket.
    """

    region: Region | str | None = None
    kind: Kind | None = None
    year: int | None = None
    month: int | None = None


NATIONAL = "national"
UNDATED = 0


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """A document that could not be taken in, and why, in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. batch: its number, for undo; None where nothing was written.

    cancelled: the person stopped it; what was counted here is in the library.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: tuple[ImportFailure, ...] = ()
    cancelled: bool = False
    batch: int | None = None
    first_key: str | None = None  # an article to open afterwards: the newest one added


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the library found. problems: one plain sentence each; repaired: what was put right."""

    articles: int
    problems: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.problems or len(self.repaired) >= len(self.problems)

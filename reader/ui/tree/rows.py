"""What the rows of the tree are and say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from reader.model import ArticleSummary


class Signs(NamedTuple):
    """What the person did with an article, as far as the tree shows it."""

    read: bool = False
    bookmarked: bool = False
    annotated: bool = False

    @property
    def words(self) -> list[str]:
        """What a screen reader says of it: "unread", "bookmarked", "with notes"."""
        holds = (not self.read, self.bookmarked, self.annotated)
        return [
            word
            for word, does in zip(("unread", "bookmarked", "with highlights or notes"), holds, strict=True)
            if does
        ]


class Portion(NamedTuple):
    """Articles as they were read for a branch, and what is known of those that the person touched."""

    articles: Sequence[ArticleSummary]
    signs: Mapping[str, Signs]


NOTHING = Portion((), {})


class Role(IntEnum):
    """What a row says besides its text. COUNT: articles below a branch. KEY, SUMMARY: of an article."""

    COUNT = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2
    SORT = Qt.ItemDataRole.UserRole + 3
    SUMMARY = Qt.ItemDataRole.UserRole + 4


class Sort(IntEnum):
    """The sorts of row."""

    HEADER = 1
    BRANCH = 2
    ARTICLE = 3
    SEARCH = 5
    MORE = 4  # "Loading…", or "Show more" where there are more articles than a portion


class Row(NamedTuple):
    """All that is painted of a row. depth: 1 for the outermost. articles: None for what is no branch.

    unread: how many of a branch's articles are. signs: of an article.
    """

    sort: Sort
    text: str
    articles: int | None
    depth: int
    unread: int = 0
    signs: Signs | None = None

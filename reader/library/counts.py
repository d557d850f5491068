"""What an import did, and what undoing one does: plain numbers for the summary and the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Article
    from reader.render import Rendered


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article to take in. path: of the document it comes from, absolute; "" where it was pasted."""

    article: Article
    rendered: Rendered
    path: str = ""


@dataclass(frozen=True, slots=True)
class AddCounts:
    """What one call of `Imports.add` did; every article counts once.

    added: new articles, their `keys` newest first. updated: known ones with another text or better metadata
    from the same document. unchanged: known ones from a place that brought them before. duplicates: known
    ones from a place that had not.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchInfo:
    """The import that `Imports.undo_last` would undo. begun: UTC, ISO 8601 to the second."""

    batch: int
    begun: str
    added: int
    updated: int


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What undoing an import did. removed: articles that it had added. restored: articles that are again as
    they were before it.
    """

    batch: int
    begun: str
    removed: int
    restored: int

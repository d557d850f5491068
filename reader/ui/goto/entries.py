"""What can be gone to, as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Sort(Enum):
    """What an entry leads to; the value is what a person calls it."""

    ARTICLE = "Article"
    BRANCH = "Group"
    SEARCH = "Saved search"
    TAG = "Tag"
    COMMAND = "Command"
    LOOK = "Search"  # for the words typed, in every article


@dataclass(frozen=True, slots=True)
class Entry:
    """target: what `sort` needs to go there: an article's key, a branch's id, a query, a command's name.

    detail: what is said beside the label. keys: of a command, as this system writes them. others: more words
    by which it can be found. inner: of a branch below one that is an entry, too. marks: (start, end) pairs in
    `label`, in code points, of what was typed.
    """

    sort: Sort
    target: str
    label: str
    detail: str = ""
    keys: str = ""
    others: tuple[str, ...] = ()
    inner: bool = False
    marks: tuple[tuple[int, int], ...] = ()

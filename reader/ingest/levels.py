"""Levels of the headings that plain text leaves unmarked.

A heading that is followed at once by another one groups those that are printed like that other one. A
masthead (the page's own title said again) groups nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reader.ingest.wording import capitalised, groups_what_follows, is_weekday, words
from reader.model import comparable


@dataclass(frozen=True, slots=True)
class Found:
    """A heading. heads_heading: another follows at once. opens: it stands above all body text."""

    at: int
    text: str
    heads_heading: bool
    opens: bool


class _Case(Enum):
    TITLE = auto()
    SENTENCE = auto()
    UNTOLD = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class _Print:
    """How a heading is printed, as far as text shows it."""

    case: _Case
    colon: bool

    def like(self, other: _Print) -> bool:
        if _Case.DAY in (self.case, other.case):
            return self.case is other.case
        told = _Case.UNTOLD not in (self.case, other.case)
        return self.colon == other.colon and not (told and self.case is not other.case)


def levels_of(found: Sequence[Found], lines: Sequence[str], title: str) -> dict[int, int]:
    """Line number -> level (1 or 2, 3 below an announced group) for `found`, in order of `lines`."""
    prints = [_print(one.text) for one in found]
    mostly_capitalised = sum(one.case is _Case.TITLE for one in prints) * 2 > len(found)
    levels: dict[int, int] = {}
    parent: _Print | None = None
    child: _Print | None = None
    below = 0
    for one, here in zip(found, prints, strict=True):
        if one.at and groups_what_follows(lines[one.at - 1]):
            below, parent, child = 1, None, None
        if parent is not None and child is None:
            child = None if here.like(parent) and here.case is not _Case.UNTOLD else here
            parent = parent if child else None
        level = 1
        if child is not None and here.like(child):
            level = 2
            child = here if child.case is _Case.UNTOLD else child
        else:
            parent = child = None
            if one.heads_heading and not (one.opens and _is_masthead(one.text, title)):
                parent = here
            elif here.case is _Case.SENTENCE and here.colon and mostly_capitalised and levels:
                level = 2
        levels[one.at] = level + below
    return levels


def _print(text: str) -> _Print:
    if is_weekday(text):
        return _Print(_Case.DAY, text.endswith(":"))
    share = capitalised(text)
    case = _Case.UNTOLD if share < 0 else _Case.TITLE if share >= 0.6 else _Case.SENTENCE
    return _Print(case, text.endswith(":"))


def _is_masthead(text: str, title: str) -> bool:
    """Says the page's title, its publisher or its occasion once more."""
    own = [word.casefold() for word in words(text) if len(word) > 3]
    known = comparable(title)
    if any(
        word in own for word in ("committee", "committees", "address", "speech", "newsletter", "bulletin")
    ):
        return True
    return bool(own) and sum(comparable(word)[:6] in known for word in own) * 2 >= len(own)

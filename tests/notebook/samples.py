"""Invented articles and marks, and a watch that can be set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from reader.model import Citation, Colour, Mark, MarkKind, NewMark
from reader.notebook import Notebook
from reader.notebook.anchoring import make_anchor

TEXT = (
    "Harbour lessons\n"
    "Every child near the harbour learns to swim before the autumn, say the instructors who teach there.\n"
    "Small boats are lent to families on Sundays; life jackets hang by the door in all sizes.\n"
)
HARBOUR = Citation("a" * 20, "Harbour swimming", "Quay Trust", "2019-05", "May 2019")
LANTERN = Citation("b" * 20, "Lantern walk", None, None, "No date")


class Watch:
    """Shows the same time until it is moved on."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def wait(self, **time: float) -> None:
        self.time += timedelta(**time)


def highlight(
    start: int = 16, end: int = 40, colour: Colour = Colour.YELLOW, article: Citation = HARBOUR
) -> NewMark:
    return NewMark(MarkKind.HIGHLIGHT, article, make_anchor(TEXT, start, end), colour)


def note(body: str = "Ask the quay.", article: Citation = HARBOUR) -> NewMark:
    return NewMark(MarkKind.NOTE, article, body=body)


def star(article: Citation = HARBOUR) -> NewMark:
    return NewMark(MarkKind.BOOKMARK, article)


def add_one(notebook: Notebook, new: NewMark) -> Mark:
    (mark,) = notebook.marks.add(new)
    return mark


def content(notebook: Notebook) -> tuple[Any, ...]:
    """All that a person can see in a notebook."""
    return (
        sorted(notebook.marks.select(), key=lambda mark: mark.uid),
        notebook.tags.all(),
        list(notebook.facts()),
        notebook.searches.all(),
        notebook.colours.names(),
        notebook.corrections.all(),
        notebook.reading.recent(100),
    )

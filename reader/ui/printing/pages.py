"""Cutting a long strip of lines into pages: no heading alone at the foot, no line of a paragraph alone.

All numbers are heights in the same unit; nothing of Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Unit(NamedTuple):
    """A line of text or a row of a table, which no page cuts through.

    keep: the next one is to stand on the same page. head: top and bottom of the heads of its table, which
    stand again above it where a page begins with it.
    """

    top: float
    bottom: float
    keep: bool = False
    head: tuple[float, float] | None = None


class Strip(NamedTuple):
    """What stands from `top` to `bottom`, put at `at` below the top of the page."""

    top: float
    bottom: float
    at: float


def paginate(units: Sequence[Unit], room: float) -> list[list[Strip]]:
    """The pages, each as strips from its top to its foot; every unit stands on exactly one page, in order.

    room: the height of a page. A unit higher than that has a page of its own, and so has what is to be kept
    together and does not fit on one page.
    """
    pages: list[list[Strip]] = []
    first = 0
    while first < len(units):
        after = _page_end(units, first, room)
        pages.append(_strips(units, first, after))
        first = after
    return pages


def _page_end(units: Sequence[Unit], first: int, room: float) -> int:
    """Where the page that begins with `first` ends: the number of the first unit on the next one."""
    top = units[first].top - _head_height(units[first])
    after = first + 1
    while after < len(units) and units[after].bottom - top <= room:
        after += 1
    if after == len(units):
        return after
    for end in range(after, first, -1):
        if not units[end - 1].keep:
            return end
    return after


def _strips(units: Sequence[Unit], first: int, after: int) -> list[Strip]:
    strips = []
    height = _head_height(units[first])
    head = units[first].head
    if head:
        strips.append(Strip(*head, 0.0))
    bottom = max(unit.bottom for unit in units[first:after])
    return [*strips, Strip(units[first].top, bottom, height)]


def _head_height(unit: Unit) -> float:
    return unit.head[1] - unit.head[0] if unit.head else 0.0

"""The pages of a notebook's file, read past SQLite, which gives up whole tables where one page is damaged.

As https://sqlite.org/fileformat2.html has it, as far as the tables of a notebook need it. Nothing that is
read here is to be relied on: a page may hold anything, and only the hash of a row says that it is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PAGE = 4096
"""Bytes; SQLite gives every new notebook pages of this size."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_FIRST_FREE, _NUMBER_FREE = 32, 36
_INTERIOR, _LEAF = 5, 13
_MOST_ON_LEAF = PAGE - 35
_LEAST_ON_LEAF = (PAGE - 12) * 32 // 255 - 23
_ON_OVERFLOW = PAGE - 4
_MOST_VALUES = 40
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Cell = tuple[int, bytes]
"""A row's number and its record."""


class Pages:
    """Pages are numbered from 1, as SQLite does. Nothing is raised, whatever they hold."""

    def __init__(self, data: bytes) -> None:
        """data: the whole file; it may end within a page."""
        self._data = data + bytes(-len(data) % PAGE)
        self.numbers = range(1, len(self._data) // PAGE + 1)

    def is_leaf(self, number: int) -> bool:
        """Whether it looks like one that holds rows of a table."""
        return self._kind(number) == _LEAF

    def leaves(self, root: int) -> tuple[list[int], bool]:
        """The pages that hold the rows of the table at `root`, and whether these are all of them."""
        found: list[int] = []
        whole = True
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in seen or number not in self.numbers:
                whole = False
                continue
            seen.add(number)
            kind = self._kind(number)
            if kind == _LEAF:
                found.append(number)
            elif kind == _INTERIOR:
                waiting += self._children(number)
            else:
                whole = False
        return found, whole

    def cells(self, number: int) -> Iterator[Cell | None]:
        """The rows of a leaf; None for each that cannot be read."""
        page = self._page(number)
        for place in self._places(number, 8):
            try:
                yield self._cell(page, place)
            except (ValueError, IndexError):
                yield None

    def free(self) -> set[int] | None:
        """The pages that hold nothing any more; None where that cannot be told."""
        if not self._data.startswith(_MAGIC):
            return None
        found: set[int] = set()
        trunk = _number(self._data, _FIRST_FREE)
        while trunk:
            if trunk not in self.numbers or trunk in found:
                return None
            page = self._page(trunk)
            number = _number(page, 4)
            if number > PAGE // 4 - 2:
                return None
            found |= {trunk, *(_number(page, 8 + 4 * place) for place in range(number))}
            trunk = _number(page, 0)
        return found if len(found) == _number(self._data, _NUMBER_FREE) else None

    def _page(self, number: int) -> bytes:
        if number not in self.numbers:
            raise ValueError(f"no page {number}")
        return self._data[(number - 1) * PAGE : number * PAGE]

    def _kind(self, number: int) -> int:
        return self._data[(number - 1) * PAGE + _start(number)]

    def _places(self, number: int, header: int) -> list[int]:
        """Where the cells of a page begin. header: bytes before the list of these places."""
        page, start = self._page(number), _start(number)
        count = int.from_bytes(page[start + 3 : start + 5])
        places = (start + header + 2 * each for each in range(count))
        return [int.from_bytes(page[at : at + 2]) for at in places if at + 2 <= PAGE]

    def _children(self, number: int) -> list[int]:
        page = self._page(number)
        last = _number(page, _start(number) + 8)
        return [last, *(_number(page, place) for place in reversed(self._places(number, 12)))]

    def _cell(self, page: bytes, place: int) -> Cell:
        length, place = _varint(page, place)
        row_id, place = _varint(page, place)
        if length <= _MOST_ON_LEAF:
            return row_id, page[place : place + length]
        if length > len(self._data):
            raise ValueError("longer than the file")
        here = _LEAST_ON_LEAF + (length - _LEAST_ON_LEAF) % _ON_OVERFLOW
        here = here if here <= _MOST_ON_LEAF else _LEAST_ON_LEAF
        parts = [page[place : place + here]]
        following = _number(page, place + here)
        left = length - here
        while left > 0:
            page = self._page(following)
            parts.append(page[4 : 4 + min(left, _ON_OVERFLOW)])
            following = _number(page, 0)
            left -= _ON_OVERFLOW
        return row_id, b"".join(parts)


def record(data: bytes) -> tuple[Any, ...]:
    """The values of a record. Raises ValueError or IndexError where it is none."""
    end, place = _varint(data, 0)
    kinds = []
    while place < end:
        kind, place = _varint(data, place)
        kinds.append(kind)
        if len(kinds) > _MOST_VALUES:
            raise ValueError("more values than any row has")
    values = []
    for kind in kinds:
        value, place = _value(data, kind, place)
        values.append(value)
    return tuple(values)


def _value(data: bytes, kind: int, place: int) -> tuple[Any, int]:
    """A value and where the next one begins. Fractions, which a notebook never holds, raise ValueError."""
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    length = (kind - 12) // 2 if kind >= 12 else _WHOLE_NUMBERS.get(kind)
    if length is None or place + length > len(data):
        raise ValueError(f"no value of kind {kind}")
    part = data[place : place + length]
    if kind < 12:
        return int.from_bytes(part, signed=True), place + length
    # As the connection reads text, so that the same rows have the same hashes.
    return part.decode("utf-8", "surrogateescape") if kind % 2 else part, place + length


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for at in range(place, place + 8):
        byte = data[at]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + 1
    value = value << 8 | data[place + 8]
    return (value - 2**64 if value >= 2**63 else value), place + 9


def _number(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4])


def _start(number: int) -> int:
    """Where a page's own header begins; the file's header stands before that of the first."""
    return _HEADER if number == 1 else 0

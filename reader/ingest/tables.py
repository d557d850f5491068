"""Tables that lost their shape: one cell a line, row after row.

What gives such a table away is repetition. Short lines follow each other, and every so many lines the same
kind of value comes back: a number, a date, a sum of money. The distance is the number of columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.ingest.dates import is_date_line
from reader.ingest.document import Line
from reader.ingest.links import find_addresses
from reader.ingest.marks import find_mark
from reader.ingest.wording import ends_sentence
from reader.model import BlockType

_MOST_COLUMNS = 8
_LONGEST_RUN = 400  # lines looked at for one table, so that hostile text costs little
_LEAST_AGREEMENT = 0.8
_NUMBER = re.compile(r"[£€$]?\s?\d[\d,.]*\s?(?:%|k|m|bn|st|nd|rd|th)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d)?")
_TIME = re.compile(
    r"\d{1,2}[:.]\d\d\s?(?:am|pm)?(?:\s?[-–]\s?\d{1,2}[:.]\d\d\s?(?:am|pm)?)?|\d{1,2}\s?(?:am|pm)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table found in lines `start` to `end` (exclusive), `columns` wide; its first row is the header."""

    start: int
    end: int
    columns: int


def find_flat_tables(lines: Sequence[Line]) -> list[FlatTable]:
    """The flattened tables among `lines`, in order."""
    tables = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and end - at < _LONGEST_RUN and _could_be_cell(lines[end]):
            end += 1
        if end - at >= 6:
            table = _table_in(lines, at, end)
            if table:
                tables.append(table)
                at = table.end
                continue
        at = max(end, at + 1)
    return tables


def _could_be_cell(line: Line) -> bool:
    if line.role not in (None, BlockType.PARAGRAPH) or len(line.text) > 60 or len(line.text.split()) > 8:
        return False
    if line.text.endswith(":") or find_mark(line.text):
        return False
    return not ends_sentence(line.text) or _kind(line.text) != "words"


def _table_in(lines: Sequence[Line], start: int, end: int) -> FlatTable | None:
    """The best reading of the run as a table: up to two lines of it may stand before the header."""
    kinds = [_kind(line.text) for line in lines[start:end]]
    if all(kind == "words" for kind in kinds):
        return None
    best: tuple[float, int] | None = None
    table = None
    for skip in range(min(3, len(kinds))):
        for columns in range(2, _MOST_COLUMNS + 1):
            rows = (len(kinds) - skip) // columns
            if rows < 3 or not all(
                _heads_column(line.text) for line in lines[start + skip : start + skip + columns]
            ):
                continue
            rows = _rows_that_agree(kinds, skip, columns, rows)
            agreement = _agreement(kinds, skip, columns, rows)
            rank = (agreement * rows * columns - skip * 2, -columns)
            if rows >= 3 and agreement >= _LEAST_AGREEMENT and (best is None or rank > best):
                best = rank
                table = FlatTable(start + skip, start + skip + rows * columns, columns)
    return table


def _heads_column(text: str) -> bool:
    return _kind(text) == "words" or _YEAR.fullmatch(text) is not None


def _rows_that_agree(kinds: Sequence[str], skip: int, columns: int, rows: int) -> int:
    """How many rows there are before what follows the table no longer fits its columns."""
    while rows >= 3:
        last = kinds[skip + (rows - 1) * columns : skip + rows * columns]
        typical = [_most_common(kinds, skip, column, columns, rows) for column in range(columns)]
        if sum(a == b for a, b in zip(last, typical, strict=True)) * 2 > columns and (
            typical[0] == "words" or last[0] == typical[0] or len(set(last)) > 1
        ):
            break
        rows -= 1
    return rows


def _agreement(kinds: Sequence[str], skip: int, columns: int, rows: int) -> float:
    """The share of cells of their column's kind; 0 where no column is of another kind than words."""
    if rows < 3:
        return 0.0
    same = 0
    typed = False
    for column in range(columns):
        cells = [kinds[skip + row * columns + column] for row in range(1, rows)]
        kind, count = Counter(cells).most_common(1)[0]
        if kind != "words" and count / len(cells) < _LEAST_AGREEMENT:
            return 0.0
        if kind == "words" and count < len(cells) and count / len(cells) < _LEAST_AGREEMENT:
            return 0.0
        typed = typed or kind != "words"
        same += count
    return same / (columns * (rows - 1)) if typed else 0.0


def _most_common(kinds: Sequence[str], skip: int, column: int, columns: int, rows: int) -> str:
    return Counter(kinds[skip + row * columns + column] for row in range(1, rows)).most_common(1)[0][0]


def _kind(text: str) -> str:
    if text[0] in "£€$" or text[0].isdigit():
        if _NUMBER.fullmatch(text):
            return "number"
        if _TIME.fullmatch(text):
            return "time"
    if is_date_line(text):
        return "date"
    if "." in text and any(one.start == 0 and one.end == len(text) for one in find_addresses(text)):
        return "address"
    return "words"

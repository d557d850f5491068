"""Which rows of a damaged file are what was once written.

First those that its tables lead to. Then those on pages that no table leads to any more, because a page
between was damaged; pages that hold nothing any more are left aside, so that nothing deleted comes back. A
row is taken for what its hash proves: a row of that table with that number, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.notebook.pages import Cell, Pages, record
from reader.notebook.tables import MARKS, Table

Row = tuple[Any, ...]
_SCHEMA_PAGE = 1
_MODIFIED = 1 + MARKS.columns.index("modified")


@dataclass(slots=True)
class Salvaged:
    """rows: by table and id, as `Table.select` reads them. lost: rows that are there, but not as written."""

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    lost: int = 0

    def of(self, table: Table) -> Iterable[Row]:
        return self.rows[table.name].values()


def salvage(data: bytes, tables: Iterable[Table], usual_roots: Mapping[str, int]) -> Salvaged:
    """What can be had of the file `data`. usual_roots: the page at which each table of a new notebook begins,
    for those that the file does not name any more. Nothing is raised, whatever the file holds.
    """
    pages, wanted = Pages(data), tuple(tables)
    salvaged = Salvaged({table.name: {} for table in wanted})
    roots = {**usual_roots, **_roots(pages)}
    reached: set[int] = set()
    all_whole = True
    for table in wanted:
        leaves, whole = pages.leaves(roots.get(table.name, 0))
        all_whole &= whole
        reached.update(leaves)
        _take(pages, leaves, table, salvaged)
    free = pages.free()
    # Where all tables are whole and free pages cannot be told apart, what is left is what was deleted.
    if free is not None or not all_whole:
        left = (number for number in pages.numbers if number not in reached | (free or set()))
        _take_strays(pages, left, wanted, salvaged)
    return salvaged


def _roots(pages: Pages) -> dict[str, int]:
    roots = {}
    for number in pages.leaves(_SCHEMA_PAGE)[0]:
        for cell in pages.cells(number):
            match _values(cell):
                case (_, "table", str(name), _, int(root), _):
                    roots[name] = root
    return roots


def _take(pages: Pages, leaves: Iterable[int], table: Table, salvaged: Salvaged) -> None:
    for number in leaves:
        for cell in pages.cells(number):
            row = _row(_values(cell), table)
            if row is None:
                salvaged.lost += 1
            else:
                salvaged.rows[table.name][row[0]] = row


def _take_strays(pages: Pages, numbers: Iterable[int], tables: Iterable[Table], salvaged: Salvaged) -> None:
    strays: dict[tuple[str, int], Row] = {}
    for number in numbers:
        for cell in pages.cells(number) if pages.is_leaf(number) else ():
            for table, row in _any_row(_values(cell), tables):
                known = strays.get((table.name, row[0]))
                if known is None or (table is MARKS and row[_MODIFIED] > known[_MODIFIED]):
                    strays[table.name, row[0]] = row
    for (name, row_id), row in strays.items():
        salvaged.rows[name].setdefault(row_id, row)


def _any_row(values: Row, tables: Iterable[Table]) -> Iterator[tuple[Table, Row]]:
    for table in tables:
        row = _row(values, table)
        if row is not None:
            yield table, row


def _row(values: Row, table: Table) -> Row | None:
    """A cell's values as a row of `table`; None where they are not one that was written there."""
    if len(values) != len(table.columns) + 3 or values[1] is not None:
        return None
    row = (values[0], *values[2:])  # SQLite keeps the id with the cell, and NULL in its column
    return row if table.is_sound(row) else None


def _values(cell: Cell | None) -> Row:
    """The row's number and the values of its record; () where it cannot be read."""
    try:
        return (cell[0], *record(cell[1])) if cell else ()
    except (ValueError, IndexError):
        return ()

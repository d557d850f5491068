"""Tables that lay out a page become its content; tables of data become regular, one cell a place."""

from __future__ import annotations

import re

from reader.ingest.formats.page.tree import HEADINGS, Element, text_of

_DATA_NAMES = re.compile(r"MsoTable(?!Normal)|wp-block-table|\btable\b|\bgrid\b|govuk-table", re.IGNORECASE)
_LONGEST_CELL = 600
_MOST_COLUMNS = 40
_MOST_SPAN_ROWS = 200


def settle_tables(body: Element) -> None:
    """Turn layout tables into plain boxes, and fill up rows and columns that cells of data tables span."""
    tables = list(body.iter("table"))
    around_others = {next(table.iterancestors("table"), None) for table in tables}
    for table in tables:
        rows = _rows(table)
        if table not in around_others and _is_data(table, rows):
            _fill_spans(rows)
            _put_caption_before(table)
        else:
            _unwrap(table, rows)


def _rows(table: Element) -> list[Element]:
    """The rows of this table, not of a table in it."""
    rows = [child for child in table if child.tag == "tr"]
    for part in table:
        if part.tag in ("thead", "tbody", "tfoot"):
            rows += [child for child in part if child.tag == "tr"]
    return rows


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_data(table: Element, rows: list[Element]) -> bool:
    """Has it a header or says it is a table, at least two rows and columns, and cells of a line or a few?"""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    cells = [cell for row in rows for cell in _cells(row)]
    columns = max((len(_cells(row)) for row in rows), default=0)
    if len([row for row in rows if text_of(row)]) < 2 or not 2 <= columns <= _MOST_COLUMNS:
        return False
    for cell in cells:
        if len(text_of(cell)) > _LONGEST_CELL or next(cell.iter(*HEADINGS, "blockquote"), None) is not None:
            return False
    return _has_header(table, rows) or _says_data(table)


def _has_header(table: Element, rows: list[Element]) -> bool:
    first = [cell for cell in _cells(rows[0]) if text_of(cell)]
    if table.find("thead") is not None or any(cell.tag == "th" for row in rows for cell in _cells(row)):
        return True
    return len(first) >= 2 and all(_is_bold(cell) for cell in first)


def _is_bold(cell: Element) -> bool:
    bold = sum(len(text_of(part)) for part in cell.iter("b", "strong"))
    return bold >= len(text_of(cell))


def _says_data(table: Element) -> bool:
    border = table.get("border") or "0"
    return (
        table.find("caption") is not None
        or border not in ("0", "")
        or bool(_DATA_NAMES.search(table.get("class") or ""))
    )


def _fill_spans(rows: list[Element]) -> None:
    """Put empty cells where a cell spans further columns or rows, so that each column keeps its place."""
    open_below: dict[int, int] = {}  # column: rows for which a cell above still reaches down
    for row in rows:
        column = 0
        for cell in _cells(row):
            while open_below.get(column):
                open_below[column] -= 1
                cell.addprevious(cell.makeelement("td"))
                column += 1
            wide = _span(cell, "colspan", _MOST_COLUMNS)
            high = _span(cell, "rowspan", _MOST_SPAN_ROWS)
            for extra in range(wide):
                if extra:
                    cell.addnext(cell.makeelement("td"))
                if high > 1:
                    open_below[column + extra] = high - 1
            column += wide
        while open_below.get(column):
            open_below[column] -= 1
            row.append(row.makeelement("td"))
            column += 1


def _span(cell: Element, name: str, most: int) -> int:
    written = cell.get(name) or "1"
    return min(int(written), most) if written.isdecimal() and len(written) < 6 and int(written) else 1


def _put_caption_before(table: Element) -> None:
    caption = table.find("caption")
    if caption is not None:
        table.addprevious(caption)
        caption.tag = "p"


def _unwrap(table: Element, rows: list[Element]) -> None:
    """Make boxes of this table and its own parts; a table of data inside stays."""
    parts = [child for child in table if child.tag in ("caption", "thead", "tbody", "tfoot")]
    for part in (table, *parts, *rows, *(cell for row in rows for cell in _cells(row))):
        part.tag = "div"

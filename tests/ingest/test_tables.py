from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.structure import read_blocks
from reader.ingest.tables import find_flat_tables
from reader.model import BlockType
from tests.ingest.reading import lines_of

_NAMES = st.sampled_from(["Kirkham", "Nether Poppleton", "Ashby and Moor", "Wells", "Long Marston"])
_DATES = st.sampled_from(["3 May 2021", "14th June", "2 July 2021", "Friday 9 July 2021"])
_COLUMNS = {"Place": _NAMES, "Day": _DATES, "Seats": st.integers(1, 999).map(str), "Host": _NAMES}


@st.composite
def _tables(draw: st.DrawFn) -> list[list[str]]:
    names = draw(st.permutations(["Place", "Host"]))[: draw(st.integers(1, 2))] + draw(
        st.permutations(["Day", "Seats"])
    )
    header = draw(st.permutations(names))
    rows = [[draw(_COLUMNS[name]) for name in header] for _ in range(draw(st.integers(2, 9)))]
    return [list(header), *rows]


@given(_tables())
def test_a_flattened_table_gets_its_shape_back(rows: list[list[str]]) -> None:
    cells = [cell for row in rows for cell in row]
    text = (
        "The days were settled in a vote.\n\n"
        + "\n\n".join(cells)
        + "\n\nEverybody who asked was given a seat."
    )
    blocks = read_blocks(lines_of(text))
    assert [block.type for block in blocks] == [BlockType.PARAGRAPH, BlockType.TABLE, BlockType.PARAGRAPH]
    assert [[cell.text for cell in row] for row in blocks[1].rows] == rows


def test_a_cell_may_break_the_rule() -> None:
    cells = ["Lot", "Day", "Seats"]
    for number, name in enumerate(["One", "Two", "Three", "Four", "Five"], start=3):
        cells += [name, f"{number} May 2021", str(number * 3) if name != "Five" else "none"]
    (table,) = find_flat_tables(lines_of("\n\n".join(cells)))
    assert (table.start, table.end, table.columns) == (0, 18, 3)


def test_lists_of_names_are_no_tables() -> None:
    assert find_flat_tables(lines_of("\n\n".join(["Kirkham", "Wells", "Ashby"] * 6))) == []
    assert find_flat_tables(lines_of("\n\n".join(["1", "2", "3"] * 6))) == []

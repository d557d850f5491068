from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextTable

from reader.ui.article.tables import column_widths
from tests import showcase
from tests.ui.conftest import Reader

_WIDE = ("Authority", "Referrals", "Assessments", "Discussions", "Conferences", "Reviews", "Placements")


def test_short_texts_stay_on_one_line_and_the_long_one_has_the_rest() -> None:
    assert column_widths([40, 40, 40], [60, 90, 900], 400) == [60, 90, 250]


def test_what_nobody_needs_is_shared_out() -> None:
    assert column_widths([10, 20], [10, 20], 60) == [20, 40]


def test_words_that_are_wider_than_the_room_keep_their_width() -> None:
    assert column_widths([300, 200], [900, 900], 400) == [300, 200]


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 900)), min_size=1, max_size=9),
    st.integers(100, 900),
)
@settings(max_examples=100, deadline=None)
def test_no_column_is_narrower_than_its_word_and_the_room_is_used(
    columns: list[tuple[int, int]], room: int
) -> None:
    words = [word for word, _ in columns]
    widths = column_widths(words, [word + more for word, more in columns], room)
    assert all(width >= word - 0.01 for width, word in zip(widths, words, strict=True))
    assert sum(widths) == pytest.approx(max(room, sum(words)))


def _table(reader: Reader, heads: tuple[str, ...]) -> QTextTable:
    lines = (heads, ("---",) * len(heads), tuple(f"{n * 1371:,}" for n in range(len(heads))))
    body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    showcase.fill(reader.library, [showcase.Invented("Boats by area", body, showcase.month("2024-08"))])
    reader.window.commands.on_library_changed()
    reader.settle()
    reader.open("Boats by area")
    (table,) = reader.parts.article.view.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    return table


def _broken(table: QTextTable) -> list[str]:
    """The words of the head that stand on more than one line."""
    blocks = [table.cellAt(0, column).firstCursorPosition().block() for column in range(table.columns())]
    return [block.text() for block in blocks if block.layout().lineCount() > 1]


def test_a_wide_table_is_set_smaller_and_fits(reader: Reader) -> None:
    table = _table(reader, _WIDE)
    assert _broken(table) == []
    view = reader.parts.article.view
    assert view.horizontalScrollBar().maximum() == 0
    words = table.cellAt(0, 0).firstCursorPosition().block().begin().fragment()
    assert words.charFormat().font().pixelSize() == 12


def test_a_table_that_cannot_fit_is_scrolled_to_and_no_word_is_broken(reader: Reader) -> None:
    table = _table(reader, tuple(f"{word}inneighbourhoods" for word in _WIDE))
    assert _broken(table) == []
    assert reader.parts.article.view.horizontalScrollBar().maximum() > 0

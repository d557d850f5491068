"""Paging: every line is read, whatever the window's height and the text's size; some of it twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.article.paging import Line, next_top, top_before
from tests import showcase
from tests.ui.conftest import Reader

_LONG = "Everything the valleys said about buses"


def _long() -> showcase.Invented:
    """Paragraphs, headings, a list and a table whose cells are higher than a page of a small window."""
    cell = "The bus of the valley waits for whoever runs. " * 12
    parts = []
    for number in range(9):
        parts.append(f"# Valley {number}\n\n" + "The bus is late when the milk is late. " * (9 + 5 * number))
        parts.append("\n".join(f"- stop {number} {each}, by the old mill" for each in range(6)))
    head = "| Stop | What was said | Who |\n| --- | --- | --- |\n"
    table = f"{head}| Mill | {cell} | Drivers |\n| Ford | {cell} | All |"
    parts.insert(7, table)
    return showcase.Invented(_LONG, "\n\n".join(parts), showcase.month("2024-05"))


@pytest.fixture
def long(reader: Reader) -> Reader:
    """The window, still, with a long article open."""
    reader.settings.reduce_motion = True
    showcase.fill(reader.library, [_long()])
    reader.window.commands.on_library_changed()
    reader.settle()
    reader.open(_LONG)
    reader.parts.article.view.setFocus()
    return reader


def lines_shown(reader: Reader) -> set[tuple[int, int]]:
    """Every line that stands whole on the screen: the number of its block, and its own."""
    view = reader.parts.article.view
    top = view.verticalScrollBar().value()
    bottom = top + view.viewport().height()
    document = view.document()
    shown = set()
    block = document.begin()
    while block.isValid():
        box = document.documentLayout().blockBoundingRect(block)
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            begins = box.top() + line.y()
            if begins >= top - 1 and begins + line.height() <= bottom + 1:
                shown.add((block.blockNumber(), number))
        block = block.next()
    return shown


@pytest.mark.parametrize(("height", "larger"), [(800, 0), (517, 0), (440, 3), (700, 5)])
def test_space_shows_every_line_whole_on_some_page(long: Reader, height: int, larger: int) -> None:
    for _ in range(larger):
        long.parts.actions["larger"].trigger()
    long.window.resize(1280, height)
    long.until(lambda: long.window.height() == height)
    view = long.parts.article.view
    view.verticalScrollBar().setValue(0)
    everything, pages = lines_shown(long), 1
    while not view.at_end:
        before = lines_shown(long)
        QTest.keyClick(view, Qt.Key.Key_Space)
        now = lines_shown(long)
        assert before & now or view.at_end, "the last line of a page is the first of the next"
        assert now - before, "a page brings something new"
        everything |= now
        pages += 1
    last = max(block for block, _ in everything)
    wanted = {
        (block, line)
        for block in range(last + 1)
        for line in range(view.document().findBlockByNumber(block).layout().lineCount())
    }
    assert wanted == everything
    assert pages > 4

    back = lines_shown(long)
    while view.verticalScrollBar().value():
        QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
        assert lines_shown(long) - back or not view.verticalScrollBar().value()
        back |= lines_shown(long)
    assert wanted <= back


def test_a_page_slides_only_where_that_is_wanted(long: Reader) -> None:
    bar = long.parts.article.view.verticalScrollBar()
    QTest.keyClick(long.parts.article.view, Qt.Key.Key_Space)
    still = bar.value()
    assert still > 0
    bar.setValue(0)
    long.settings.reduce_motion = False
    QTest.keyClick(long.parts.article.view, Qt.Key.Key_Space)
    assert bar.value() < still
    long.until(lambda: bar.value() == still)


def test_a_second_key_while_the_page_slides_goes_two_pages_on(long: Reader) -> None:
    view = long.parts.article.view
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Space)
    wanted = view.verticalScrollBar().value()
    view.verticalScrollBar().setValue(0)
    long.settings.reduce_motion = False
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Space)
    long.until(lambda: view.verticalScrollBar().value() == wanted)


@st.composite
def columns(draw: st.DrawFn) -> list[Line]:
    """Lines of any heights under each other, with room between some."""
    lines, top = [], 0.0
    for height, room in draw(
        st.lists(st.tuples(st.integers(8, 60), st.integers(0, 40)), min_size=1, max_size=60)
    ):
        top += room
        lines.append(Line(top, top + height))
        top += height
    return lines


@given(columns(), st.integers(120, 400))
def test_paging_through_any_column_leaves_no_line_out(lines: list[Line], height: int) -> None:
    end = lines[-1].bottom
    top, seen = 0, set[Line]()
    for _ in range(200):
        on_page = [line for line in lines if line.bottom > top and line.top < top + height]
        seen |= {line for line in on_page if line.top >= top and line.bottom <= top + height}
        if top + height >= end:
            break
        following = next_top(on_page, top, height)
        assert following > top
        top = following
    assert seen == set(lines)
    while top > 0:
        on_page = [line for line in lines if line.bottom > top and line.top < top + height]
        before = max(top_before(on_page, top, height), 0)
        assert before < top
        top = before
        seen -= {line for line in lines if line.top >= top and line.bottom <= top + height}
    assert not seen - {line for line in lines if line.bottom > end - height}

"""The outline marks the section that is read, from the first to the last, however long the article is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import showcase
from tests.ui.conftest import Reader

_TITLE = "What every valley said"


def _open(reader: Reader, sections: int, sentences: int) -> None:
    body = "\n\n".join(
        f"# Valley {number}\n\n" + "The bus is late when the milk is late. " * sentences
        for number in range(sections)
    )
    showcase.fill(reader.library, [showcase.Invented(_TITLE, body, showcase.month("2024-05"))])
    reader.window.commands.on_library_changed()
    reader.open(_TITLE)


@pytest.mark.parametrize(("sections", "sentences"), [(6, 12), (40, 60), (30, 2)])
def test_every_section_has_its_turn_in_order(reader: Reader, sections: int, sentences: int) -> None:
    _open(reader, sections, sentences)
    bar, outline = reader.parts.article.view.verticalScrollBar(), reader.parts.side.outline
    document = reader.parts.article.view.document()
    reader.until(lambda: document.lastBlock().layout().lineCount())
    seen = []
    for place in (*range(0, bar.maximum(), 12 + bar.maximum() // 400), bar.maximum()):
        bar.setValue(place)
        if outline.section not in seen:
            seen.append(outline.section)
    assert [section for section in seen if section >= 0] == list(range(sections))
    bar.setValue(0)
    assert outline.section <= 0


def test_a_section_at_the_end_is_marked_when_one_goes_there(reader: Reader) -> None:
    _open(reader, 12, 8)
    outline = reader.parts.side.outline
    for row in (11, 9, 10, 0):
        index = outline.model().index(row, 0)
        outline.scrollTo(index)
        place = outline.visualRect(index).center()
        QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=place)
        reader.settle()
        assert outline.section == row


def test_a_short_article_stands_at_its_first_section(reader: Reader) -> None:
    reader.open("South East Update April 2024")
    reader.settle()
    assert reader.parts.article.view.verticalScrollBar().maximum() == 0
    assert reader.parts.side.outline.section <= 0


def test_the_keyboard_comes_to_the_section_that_is_read(reader: Reader) -> None:
    _open(reader, 40, 12)
    bar, outline = reader.parts.article.view.verticalScrollBar(), reader.parts.side.outline
    reader.until(lambda: reader.parts.article.view.document().lastBlock().layout().lineCount())
    bar.setValue(bar.maximum())
    outline.setFocus(Qt.FocusReason.TabFocusReason)
    here = outline.currentIndex()
    assert here.row() == outline.section > 0
    assert outline.viewport().rect().contains(outline.visualRect(here))

"""Preferences in the real window: each has effect at once, and follows what is chosen elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.article.markup import TITLE_BLOCK
from reader.ui.article.view import ArticleView
from reader.ui.preferences.page import PreferencesPage
from reader.ui.theme.tokens import (
    COLUMNS,
    DARK,
    LINE_HEIGHT,
    LINE_HEIGHTS,
    SEPIA,
    SPACINGS,
    TEXT_SIZE,
    TEXT_SIZES,
    TextFace,
    ThemeName,
)
from tests import showcase
from tests.ui.conftest import Reader


@pytest.fixture
def page(reader: Reader) -> PreferencesPage:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["preferences"].trigger()
    page = reader.window.commands.preferring.preferences
    assert page is not None
    return page


def _line_height(reader: Reader) -> float:
    """The line height of the first ordinary paragraph of the shown article, in per cent."""
    document = reader.parts.article.view.document()
    return max(
        document.findBlockByNumber(number).blockFormat().lineHeight()
        for number in range(document.blockCount())
    )


def _deep_in_the_article(reader: Reader) -> ArticleView:
    """What shows the article, scrolled to its third heading."""
    view = reader.parts.article.view
    assert view.article is not None
    view.go_to(view.article.headings[2].start)
    return view


def test_ctrl_comma_opens_the_page_once(reader: Reader) -> None:
    reader.parts.shelf.view.setFocus()
    QTest.keyClick(reader.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = reader.window.commands.preferring.preferences
    assert page is not None
    reader.parts.actions["preferences"].trigger()
    assert reader.window.commands.preferring.preferences is page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert reader.window.commands.preferring.preferences is None


def test_the_theme_is_worn_at_once_and_ticked_in_the_menu(reader: Reader, page: PreferencesPage) -> None:
    page.theme.setCurrentIndex(page.theme.findData(ThemeName.DARK))
    assert reader.appearance.theme is DARK
    assert reader.parts.actions["theme_dark"].isChecked()
    reader.parts.actions["theme_sepia"].trigger()
    assert reader.appearance.theme is SEPIA
    reader.settle()
    assert page.theme.currentData() == ThemeName.SEPIA
    assert page.theme.itemText(0) == "Same as the system"


def test_the_text_s_size_follows_the_slider_and_the_slider_the_keys(
    reader: Reader, page: PreferencesPage
) -> None:
    QTest.keyClick(page.size_of_text.slider, Qt.Key.Key_Right)
    assert reader.parts.article.view.font().pixelSize() == 19
    assert page.size_of_text.said == "112%"
    reader.parts.actions["larger"].trigger()
    assert page.size_of_text.said == "124%"
    QTest.keyClick(page.size_of_text.slider, Qt.Key.Key_End)
    assert reader.settings.text_size == TEXT_SIZES[-1]
    QTest.keyClick(page.size_of_text.slider, Qt.Key.Key_Home)
    assert reader.settings.text_size == TEXT_SIZES[0]
    QTest.keyClick(page.size_of_text.slider, Qt.Key.Key_Left)
    assert reader.settings.text_size == TEXT_SIZES[0]


def test_the_line_height_reaches_the_article_and_keeps_the_place(
    reader: Reader, page: PreferencesPage
) -> None:
    view = _deep_in_the_article(reader)
    first = view.top_offset
    assert _line_height(reader) == LINE_HEIGHT
    for height in LINE_HEIGHTS[LINE_HEIGHTS.index(LINE_HEIGHT) + 1 :]:
        QTest.keyClick(page.line_height.slider, Qt.Key.Key_Right)
        assert _line_height(reader) == height
        assert view.top_offset == first
    assert page.line_height.said == "2.00"


def test_the_line_length_reaches_the_article(reader: Reader, page: PreferencesPage) -> None:
    view = reader.parts.article.view
    reader.window.resize(1280, 700)
    widths = []
    for _ in COLUMNS:
        widths.append(view.viewport().width())
        QTest.keyClick(page.column.slider, Qt.Key.Key_Left)
    assert widths[0] > widths[1] > widths[2]
    assert reader.settings.column == COLUMNS[0]
    assert page.column.said == "50 characters"


def _apart(block: QTextBlock) -> tuple[float, float]:
    """The pixels between the letters and between the words of a block, in parts of the letters' size."""
    font = block.begin().fragment().charFormat().font()
    return font.letterSpacing() / font.pixelSize(), font.wordSpacing() / font.pixelSize()


def test_letters_words_and_paragraphs_come_apart_as_far_as_anybody_needs(
    reader: Reader, page: PreferencesPage
) -> None:
    view = _deep_in_the_article(reader)
    assert view.article is not None
    reader.window.resize(1600, 800)
    first, width = view.top_offset, view.viewport().width()
    paragraph = view.positions.to_cursor(view.article.text.index("."))
    for spacing in SPACINGS[1:]:
        QTest.keyClick(page.spacing.slider, Qt.Key.Key_Right)
        assert page.spacing.said == f"+{spacing}%"
        assert view.top_offset == first
        document = view.document()
        for block in (document.findBlockByNumber(TITLE_BLOCK), document.findBlock(paragraph)):
            letters, words = _apart(block)
            assert letters == pytest.approx(spacing / 100, abs=0.001)
            assert words == pytest.approx(spacing / 75, abs=0.001)
    # As WCAG 1.4.12 asks for: 0.12, 0.16, and two times the letters' size below paragraphs.
    assert view.document().findBlock(paragraph).blockFormat().bottomMargin() == 2 * TEXT_SIZE
    assert view.viewport().width() > width
    QTest.keyClick(page.spacing.slider, Qt.Key.Key_Home)
    assert page.spacing.said == "Usual"
    assert view.viewport().width() == width
    assert view.top_offset == first


def test_the_letters_reach_the_article(reader: Reader, page: PreferencesPage) -> None:
    page.face.setCurrentIndex(1)
    assert reader.parts.article.view.font().family() == reader.appearance.families.sans[0]
    page.face.setCurrentIndex(0)
    assert reader.parts.article.view.font().family() == reader.appearance.families.serif[0]


def test_the_mouse_takes_the_slider_to_numbers_that_there_are(reader: Reader, page: PreferencesPage) -> None:
    slider = page.size_of_text.slider
    for x in range(0, slider.width(), 23):
        slider.setSliderDown(True)
        slider.setSliderPosition(
            slider.minimum() + x * (slider.maximum() - slider.minimum()) // slider.width()
        )
        slider.triggerAction(slider.SliderAction.SliderMove)
        slider.setSliderDown(False)
        assert reader.settings.text_size in TEXT_SIZES


def test_switches_have_effect_at_once(reader: Reader, page: PreferencesPage) -> None:
    page.single_keys.click()
    assert reader.parts.actions["star"].shortcuts() == []
    page.shipped.click()
    assert not reader.settings.show_shipped
    assert not reader.parts.actions["shipped_library"].isChecked()
    reader.parts.actions["shipped_library"].trigger()
    assert page.shipped.isChecked()
    page.motion.setCurrentIndex(1)
    assert reader.settings.reduce_motion
    page.read_at_end.click()
    assert not reader.settings.read_at_end


def test_keys_are_changed_from_here(reader: Reader, page: PreferencesPage) -> None:
    page.change_keys.click()
    keys = reader.window.commands.preferring.keys
    assert keys is not None
    assert keys.editor.isVisible()
    keys.single.setChecked(False)
    assert not page.single_keys.isChecked()
    keys.close()


def test_back_to_the_usual_settings(reader: Reader, page: PreferencesPage) -> None:
    settings = reader.settings
    page.theme.setCurrentIndex(2)
    reader.appearance.set_text(
        size=24, line_height=LINE_HEIGHTS[-1], column=90, spacing=SPACINGS[-1], face=TextFace.SANS
    )
    for switch in (page.read_at_end, page.shipped, page.single_keys):
        switch.click()
    page.motion.setCurrentIndex(1)
    page.reset.click()
    assert settings.theme is ThemeName.AUTOMATIC
    assert (settings.text_size, settings.line_height, settings.column) == (TEXT_SIZE, LINE_HEIGHT, 70)
    assert (settings.text_face, settings.spacing) == (TextFace.SERIF, 0)
    assert settings.read_at_end
    assert settings.show_shipped
    assert settings.single_keys
    assert not settings.reduce_motion
    measures = (page.size_of_text, page.line_height, page.column, page.spacing)
    assert [each.said for each in measures] == ["100%", "1.55", "70 characters", "Usual"]
    assert all(switch.isChecked() for switch in (page.read_at_end, page.shipped, page.single_keys))


def test_what_was_chosen_is_there_in_the_next_run(
    qtbot: QtBot, reader: Reader, page: PreferencesPage
) -> None:
    reader.appearance.set_text(line_height=LINE_HEIGHTS[-1], column=60, spacing=8, face=TextFace.SANS)
    reader.close()
    again = Reader(qtbot, reader.home)
    again.show()
    assert _line_height(again) == LINE_HEIGHTS[-1]
    assert again.parts.article.view.font().family() == again.appearance.families.sans[0]
    assert (again.appearance.column, again.appearance.spacing) == (60, 8)
    again.close()

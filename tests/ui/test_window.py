"""The whole window on a real library: opening, history, search, panes, what it keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.model import Grouping
from reader.paths import Home
from reader.ui.sentences import SentencesDialog
from reader.ui.settings import Settings
from reader.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, SEPIA, ThemeName
from tests import showcase
from tests.ui.accessibility import walking
from tests.ui.conftest import Reader


def test_the_first_window_shows_the_newest_article_and_stands_on_it_in_the_tree(reader: Reader) -> None:
    assert reader.parts.article.view.article is not None
    assert reader.parts.article.view.article.summary.title == showcase.NEWSLETTER
    reader.until(lambda: reader.parts.shelf.view.currentIndex().data() == "12 July · Weekly round-up 41")
    assert reader.parts.status.count_text == "34 articles"
    assert reader.window.windowTitle().startswith(showcase.NEWSLETTER)


def test_the_tree_has_the_keyboard_in_a_window_that_was_left_meanwhile(
    qtbot: QtBot, filled_home: Home, nothing_left: None
) -> None:
    reader, other = Reader(qtbot, filled_home), QWidget()
    reader.window.first_painted.connect(other.show)
    reader.window.first_painted.connect(other.activateWindow)
    reader.show()
    assert not reader.window.isActiveWindow()
    assert reader.window.focusWidget() is reader.parts.shelf.view
    other.close()
    other.deleteLater()
    reader.close()


def test_an_empty_library_says_what_to_do(empty_reader: Reader) -> None:
    parts = empty_reader.parts
    assert parts.article.is_empty_library
    assert parts.status.count_text == "No articles"
    texts = [label.text() for label in parts.article.findChildren(QLabel) if label.isVisible()]
    assert "Nothing here yet" in texts
    buttons = [button for button in parts.article.findChildren(QPushButton) if button.isVisible()]
    assert [button.text() for button in buttons] == ["Import files…", "Import folder…"]
    showcase.fill(empty_reader.library)
    empty_reader.window.commands.on_library_changed()
    empty_reader.settle()
    assert not parts.article.is_empty_library
    assert parts.status.count_text == "34 articles"


def test_back_and_forward_go_through_the_articles_and_their_places(reader: Reader) -> None:
    parts = reader.parts
    assert not parts.actions["back"].isEnabled()
    reader.open(showcase.EAST_JUNE)
    parts.article.view.verticalScrollBar().setValue(120)
    reader.open(showcase.STATEMENT)
    assert parts.actions["back"].isEnabled()
    assert not parts.actions["forward"].isEnabled()
    parts.actions["back"].trigger()
    reader.shown(showcase.EAST_JUNE)
    assert parts.article.view.verticalScrollBar().value() == 120
    parts.actions["back"].trigger()
    reader.shown(showcase.NEWSLETTER)
    assert not parts.actions["back"].isEnabled()
    parts.actions["forward"].trigger()
    reader.shown(showcase.EAST_JUNE)


def test_next_and_previous_follow_the_tree(reader: Reader) -> None:
    parts = reader.parts
    reader.until(lambda: parts.shelf.view.currentIndex().data() == "12 July · Weekly round-up 41")
    parts.actions["next_article"].trigger()
    reader.shown("South East Update April 2024")
    parts.actions["previous_article"].trigger()
    reader.shown(showcase.NEWSLETTER)


def test_the_window_keeps_what_it_was_like(qtbot: QtBot, reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.shelf.view.expand_branches(["region/london", "region/london/2023"])
    reader.settle()
    reader.parts.panes.set_widths(310, 330)
    reader.close()
    again = Reader(qtbot, reader.home)
    again.show()
    assert again.parts.article.view.article is not None
    assert again.parts.article.view.article.summary.title == showcase.EAST_JUNE
    assert {"region/london", "region/london/2023"} <= set(again.parts.shelf.view.expanded_branches())
    assert again.parts.panes.widths == (310, 330)
    again.close()


@pytest.mark.parametrize("words", [0, 20_000])
def test_the_line_at_which_the_person_stopped_is_on_the_screen_again(
    qtbot: QtBot, reader: Reader, words: int
) -> None:
    article = reader.open(showcase.EAST_JUNE)
    if words:
        body = "\n\n".join(f"Paragraph {number} of a report that is long." for number in range(words // 9))
        report = showcase.Invented("A long report", body, showcase.month("2024-07"))
        reader.library.imports.add(reader.library.imports.begin(), showcase.incoming([report]))
        article = reader.open("A long report")
    reader.window.resize(1100, 500)
    reader.settle()
    view = reader.parts.article.view
    view.go_to(article.text.index("Paragraph 2000") if words else article.text.index("Figures"))
    reader.settle()
    stopped = view.top_offset
    assert stopped > 0
    for _ in range(2):  # to start and to close it changes nothing
        reader.close()
        reader = Reader(qtbot, reader.home)
        reader.show()
        assert reader.parts.article.view.top_offset == stopped
    reader.close()


def test_a_line_near_the_end_is_at_the_top_again_when_there_is_room_below(
    qtbot: QtBot, reader: Reader
) -> None:
    article = reader.open(showcase.EAST_JUNE)
    reader.window.resize(1100, 440)
    reader.settle()
    view = reader.parts.article.view
    reader.until(lambda: "Related articles" in view.toPlainText())
    view.go_to(article.text.index("Networks"))
    reader.settle()
    stopped = view.top_offset
    reader.close()
    reader = Reader(qtbot, reader.home)
    reader.show()
    view = reader.parts.article.view
    reader.until(lambda: "Related articles" in view.toPlainText())
    assert view.top_offset == stopped
    bar = view.verticalScrollBar()
    assert bar.value() < bar.maximum()
    reader.close()


def test_an_article_that_was_asked_for_last_begins_at_its_beginning(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.window.resize(900, 440)
    reader.settle()
    bar = reader.parts.article.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    reader.settle()
    reader.parts.reading.open(wanted := reader.key_of(showcase.STATEMENT))
    reader.close()
    assert (reader.settings.last_article, reader.settings.last_place) == (wanted, 0)


def test_a_last_article_that_is_gone_gives_way_to_the_newest(qtbot: QtBot, filled_home: Home) -> None:
    Settings(filled_home.settings).last_article = "0" * 20
    reader = Reader(qtbot, filled_home)
    reader.show()
    assert reader.parts.article.view.article is not None
    assert reader.parts.article.view.article.summary.title == showcase.NEWSLETTER
    reader.close()


def test_another_program_s_changes_show(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    other = Library.open(reader.home.library)
    other.imports.add(
        other.imports.begin(),
        showcase.incoming([showcase.Invented("Kites over Ely", "They fly.", showcase.month("2024-08"))]),
    )
    other.close()
    reader.window.watch.look()
    reader.until(lambda: reader.parts.status.count_text == "35 articles")
    assert reader.parts.shelf.view.currentIndex().data() == "June · Eastern Region Update"
    assert reader.parts.article.view.article is not None
    assert reader.parts.article.view.article.summary.title == showcase.EAST_JUNE


def test_an_article_removed_by_another_program_is_closed(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    other = Library.open(reader.home.library)
    other.imports.remove([reader.key_of(showcase.EAST_JUNE)])
    other.close()
    reader.window.watch.look()
    reader.until(lambda: reader.parts.reading.key is None)
    reader.until(lambda: reader.parts.status.count_text == "33 articles")


@pytest.mark.parametrize(
    ("width", "left", "right"), [(1280, 280, 300), (1140, 280, 300), (1024, 280, 0), (740, 220, 0)]
)
def test_the_panes_give_way_to_the_text(reader: Reader, width: int, left: int, right: int) -> None:
    reader.window.resize(width, 700)
    reader.until(lambda: reader.window.width() == width)
    sizes = reader.parts.panes.sizes()
    assert (sizes[0] if reader.parts.left.isVisible() else 0) == left
    assert (sizes[2] if reader.parts.side.isVisible() else 0) == right
    assert sizes[1] >= 480


def test_the_side_panes_can_be_hidden(reader: Reader) -> None:
    for name, pane in (("library_pane", reader.parts.left), ("details_pane", reader.parts.side)):
        reader.parts.actions[name].trigger()
        assert not pane.isVisible()
        reader.parts.actions[name].trigger()
        assert pane.isVisible()
    assert reader.settings.show_library
    assert reader.settings.show_details


@pytest.mark.parametrize("theme", [DARK, SEPIA, HIGH_CONTRAST, LIGHT])
def test_a_theme_has_effect_at_once_and_keeps_the_place(reader: Reader, theme: object) -> None:
    reader.open(showcase.EAST_JUNE)
    view = reader.parts.article.view
    start = view.article.headings[2].start if view.article else 0
    view.go_to(start)
    before = view.top_offset
    name = getattr(theme, "name", ThemeName.LIGHT)
    reader.parts.actions[f"theme_{name.value}"].trigger()
    assert reader.appearance.theme is theme
    assert reader.settings.theme is name
    reader.settle()
    assert view.palette().base().color().name().upper() == getattr(theme, "paper", "")
    assert abs(view.top_offset - before) < 80


def test_text_grows_and_shrinks_between_its_ends(reader: Reader) -> None:
    sizes = []
    for name in ["larger"] * 9 + ["smaller"] * 9 + ["normal_size"]:
        reader.parts.actions[name].trigger()
        sizes.append(reader.appearance.text_size)
    assert max(sizes) == 34
    assert min(sizes) == 13
    assert sizes[-1] == 17


def test_the_tree_can_be_arranged_by_month_and_keeps_its_place(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["by_month"].trigger()
    reader.settle()
    reader.until(lambda: reader.parts.shelf.view.currentIndex().data() == "Eastern Region Update")
    assert reader.settings.grouping is Grouping.YEAR_MONTH
    assert reader.rows()[4:7] == ["Years", "2024 (15)", "2023 (16)"]


def test_a_link_opens_only_after_it_was_shown_and_agreed_to(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "reader.ui.article.links.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    view = reader.parts.article.view
    address = "https://figures.example.org/spring?a=1#b"
    for agreed in (False, True):
        view.anchorClicked.emit(QUrl(address))
        dialog = reader.window.findChild(SentencesDialog)
        assert dialog is not None
        assert address in [label.text() for label in dialog.findChildren(QLabel)]
        assert not opened
        (dialog.accept if agreed else dialog.reject)()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert opened == [address]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "http:", "x"],
)
def test_other_addresses_never_open(reader: Reader, address: str) -> None:
    reader.parts.article.view.anchorClicked.emit(QUrl(address))
    assert reader.window.findChild(SentencesDialog) is None


@pytest.mark.parametrize("relative", [False, True])
def test_nothing_is_ever_loaded(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reader.window.grab().save(str(tmp_path / "picture.png"))
    address = QUrl("picture.png") if relative else QUrl.fromLocalFile(str(tmp_path / "picture.png"))
    view = reader.parts.article.view
    view.setHtml(f'<img src="{address.toString()}"><p>x</p>')
    document = view.document()
    with_picture = document.size().height()
    assert with_picture < 200, "a picture of the window is 800 pixels high"
    assert document.resource(QTextDocument.ResourceType.ImageResource, address).width() == 1
    style = tmp_path / "style.css"
    style.write_text("p { font-size: 300px }", encoding="utf-8")
    assert not document.resource(
        QTextDocument.ResourceType.StyleSheetResource, QUrl.fromLocalFile(str(style))
    )


def test_every_control_has_a_name(reader: Reader) -> None:
    reader.search(showcase.QUOTED_PHRASE)
    for widget in reader.window.findChildren(QWidget):
        if isinstance(widget, QToolButton) and widget.isVisible():
            name = widget.accessibleName() or widget.text() or widget.toolTip()
            assert name, widget
            assert "&" not in widget.accessibleName()
    parts = reader.parts
    for widget in (
        parts.shelf.view,
        parts.results.list,
        parts.article.view,
        parts.top_bar.search_box,
        parts.side.outline,
    ):
        assert widget.accessibleName()


def test_every_action_is_explained_and_no_key_is_used_twice(reader: Reader) -> None:
    keys: dict[str, str] = {}
    for spec, action in reader.parts.actions:
        assert spec.help
        assert not spec.help.endswith(".")
        for key in action.shortcuts():
            assert key.toString(), spec.name
            assert key.toString() not in keys, (spec.name, keys.get(key.toString()))
            keys[key.toString()] = spec.name


def test_all_actions_stand_in_the_menus(reader: Reader) -> None:
    menus = reader.window.menuBar().findChildren(QMenu)
    shown = {action.objectName() for menu in menus for action in menu.actions()}
    assert {spec.name for spec, _ in reader.parts.actions} <= shown


def test_copying_gives_clean_text(reader: Reader) -> None:
    reader.open(showcase.NEWSLETTER)
    reader.parts.actions["select_all"].trigger()
    reader.parts.actions["copy"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "Pair\tWeek\tHost\tGuest\tTheme\n1\t9 September\tMarshford" in copied
    assert not set("\u2028\u2029\ufdd0\ufdd1\ufffc") & set(copied)
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["select_all"].trigger()
    reader.parts.actions["copy"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "• waiting lists for speech therapy, which grew over the winter\n  • in the towns" in copied
    assert "\n\n1. Bring the first visit" in copied


def test_the_outline_leads_to_the_sections_and_marks_the_one_being_read(reader: Reader) -> None:
    article = reader.open(showcase.EAST_JUNE)
    reader.window.resize(1280, 460)
    outline = reader.parts.side.outline
    index = outline.model().index(2, 0)
    assert index.data() == "Figures"
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(index).center())
    reader.until(lambda: outline.section == 2)
    assert article.text[reader.parts.article.view.top_offset :].startswith("Figures")


def test_the_version_shown_is_the_one_asked_for(reader: Reader) -> None:
    changed = showcase.Invented(
        showcase.EAST_JUNE,
        "# Figures\n\nThe figures were put right in July.\n",
        showcase.month("2024-06"),
        regions=showcase.written_out()[0].regions,
    )
    reader.library.imports.add(reader.library.imports.begin(), showcase.incoming([changed]))
    key = reader.key_of(showcase.EAST_JUNE)
    reader.open(showcase.EAST_JUNE)
    assert "put right in July" in reader.parts.article.view.toPlainText()
    reader.parts.side.earlier_text_requested.emit(key, 1)
    reader.until(lambda: "Visits between neighbours" in reader.parts.article.view.toPlainText())
    reader.parts.side.current_text_requested.emit(key)
    reader.until(lambda: "put right in July" in reader.parts.article.view.toPlainText())


def test_twenty_thousand_calls_of_qt_survive(qtbot: QtBot) -> None:
    """PySide6 6.12.0 ends the process after some five thousand on Python 3.11."""
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(20_000):
        label.setText(str(number))
    assert label.text() == "19999"


def test_tab_goes_through_the_window_as_one_reads_it(reader: Reader) -> None:
    parts = reader.parts
    reader.open(showcase.STATEMENT)
    parts.top_bar.search_box.setFocus()
    expected = [*parts.top_bar.controls[5:], parts.shelf.view, parts.article.view]
    for widget in expected:
        QTest.keyClick(QApplication.focusWidget() or reader.window, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
    QTest.keyClick(parts.article.view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert parts.shelf.view.hasFocus()


def test_tab_goes_through_what_was_found_as_one_reads_it(reader: Reader) -> None:
    parts = reader.parts
    parts.top_bar.search_box.setFocus()
    reader.search("lantern")
    parts.actions["narrow"].trigger()
    reader.until(lambda: parts.results.facets.chips)
    parts.results.activate_first()
    reader.until(lambda: parts.article.view.hits)
    reader.settle()
    shown = [each for each in parts.results.controls if each.isVisible()]
    assert [each.accessibleName() for each in shown[:2]] == ["Narrow the results", "Save this search…"]
    assert shown[3:-1] == parts.results.facets.chips
    assert shown[-1] is parts.results.list
    bars = parts.top_bar.controls[5:], parts.article.hit_bar.controls
    _follows(reader, [*bars[0], *shown, *bars[1], parts.article.view])


def test_tab_goes_through_what_helps_where_nothing_was_found(reader: Reader) -> None:
    results = reader.parts.results
    for query in ("zeppelin region:north-west", "lantern region:north-west"):
        reader.search(query)
        reader.until(lambda: results.count_text == "Nothing found")
    assert results.nothing.choices
    shown = [each for each in results.controls if each.isVisible()]
    assert shown[3:] == results.nothing.choices
    _follows(reader, shown)
    reader.search("lantern date:2023-12")  # of which one more may belong
    reader.until(lambda: results.notices.texts)
    shown = [each for each in results.controls if each.isVisible()]
    assert shown[3:4] == [each for each in results.notices.buttons if each.isVisible()]
    _follows(reader, shown)


def _follows(reader: Reader, expected: list[QWidget]) -> None:
    way = walking.tab_way(reader.window)
    start = way.index(expected[0])
    assert way[start : start + len(expected)] == expected

"""Another theme comes whole: nothing is painted half in the old one, and nothing is forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.paths import Home
from reader.ui.settings import Settings
from reader.ui.theme.dressing import Dressing
from reader.ui.theme.icons import icon
from reader.ui.theme.palette import palette
from reader.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, SEPIA, Theme, ThemeName
from reader.ui.theme.widgets import widget_style
from tests import showcase
from tests.ui.accessibility.dialogs import OPENERS, close_dialogs, open_dialog
from tests.ui.accessibility.views import VIEWS
from tests.ui.conftest import Reader


class Paints(QObject):
    """Counts what is painted while another theme is on its way to the article's own words."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.early = self.late = 0
        self._whole = False
        reader.appearance.text_changed.connect(self._on_whole)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.late += self._whole
            self.early += not self._whole
        return False

    def _on_whole(self) -> None:
        self._whole = True


def pictures(reader: Reader) -> list[QImage]:
    """Of everything but the article, which comes to stand some pixels elsewhere when its text is set anew."""
    reader.settle()
    parts = reader.parts
    shown = (reader.window.menuBar(), parts.top_bar, parts.left, parts.side, parts.status)
    return [each.grab().toImage() for each in shown]


@pytest.mark.parametrize("theme", [DARK, SEPIA, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_a_window_that_changed_looks_as_one_that_was_opened_so(
    qtbot: QtBot, filled_home: Home, nothing_left: None, theme: Theme
) -> None:
    seen = []
    for before in (theme.name, ThemeName.LIGHT):
        filled_home.settings.unlink(missing_ok=True)
        Settings(filled_home.settings).theme = before
        reader = Reader(qtbot, filled_home)
        try:
            reader.show()
            reader.open(showcase.EAST_JUNE)
            reader.search("lantern")
            reader.appearance.choose(theme.name)
            seen.append(pictures(reader))
        finally:
            reader.close()
    assert seen[0] == seen[1]


def test_nothing_is_painted_before_everything_that_is_shown_changed(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.qtbot.wait(50)
    paints = Paints(reader)
    reader.appearance.choose(ThemeName.DARK)
    reader.settle()
    reader.qtbot.wait(50)
    assert paints.early == 0
    assert paints.late > 0


def test_what_is_hidden_changes_too(reader: Reader) -> None:
    VIEWS["narrowed results"](reader)
    reader.parts.finding.end()
    reader.settle()
    label = next(
        each for each in reader.parts.results.findChildren(QLabel) if each.property("role") == "strong"
    )
    assert not label.isVisible()
    reader.appearance.choose(ThemeName.DARK)
    reader.settle()
    assert label.palette().windowText().color().name().upper() in {DARK.ink, DARK.muted}


def test_the_last_choice_is_worn(reader: Reader) -> None:
    told: list[Theme] = []
    reader.appearance.theme_changed.connect(told.append)
    for name in (ThemeName.DARK, ThemeName.HIGH_CONTRAST, ThemeName.SEPIA):
        reader.appearance.choose(name)
        QApplication.sendPostedEvents()
    reader.settle()
    assert told[-1] is SEPIA
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.styleSheet() == widget_style(SEPIA)


def test_only_what_held_itself_up_is_not_painted_afterwards(reader: Reader) -> None:
    """Some asked not to be painted before, of their own accord; and no window is left over the others."""
    reader.parts.status.setUpdatesEnabled(False)
    before = len(reader.window.findChildren(QWidget))
    reader.appearance.choose(ThemeName.DARK)
    reader.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    widgets = reader.window.findChildren(QWidget)
    assert len(widgets) == before
    off = [each for each in (reader.window, *widgets) if not each.updatesEnabled()]
    assert set(off) == {reader.parts.status, *reader.parts.status.findChildren(QWidget)}


def test_the_keyboard_stays_where_it_is_in_a_dialog(reader: Reader) -> None:
    dialog = open_dialog(reader, OPENERS["AboutDialog"])
    before = dialog.focusWidget()
    reader.appearance.choose(ThemeName.DARK)
    reader.settle()
    assert dialog.focusWidget() is before
    close_dialogs()


def test_an_icon_has_the_colours_of_its_theme(qapp: QApplication) -> None:
    assert icon("search", LIGHT).cacheKey() == icon("search", LIGHT).cacheKey()
    for theme in (LIGHT, DARK):
        image = icon("search", theme).pixmap(20, 20).toImage()
        inked = {
            image.pixelColor(x, y).name()
            for x in range(20)
            for y in range(20)
            if image.pixelColor(x, y).alpha() > 250
        }
        assert inked == {theme.ink.lower()}


def test_what_was_chosen_last_is_worn_although_a_step_before_failed(reader: Reader) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dressing = Dressing(application, reader.window)
    reached: list[str] = []

    def fail() -> None:
        dressing.change(palette(SEPIA), widget_style(SEPIA), (), [lambda: reached.append("sepia")])
        raise RuntimeError("A step that failed")

    with reader.qtbot.captureExceptions() as failed:
        dressing.change(palette(DARK), widget_style(DARK), (), [fail, lambda: reached.append("dark")])
        reader.until(lambda: not dressing.changing)
    assert [str(each[1]) for each in failed] == ["A step that failed"]
    assert reached == ["sepia"]
    assert reader.window.updatesEnabled()

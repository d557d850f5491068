"""Pictures of every main view, taken of the real window: `python -m tests.journeys.screens FOLDER`.

The library in them is invented (`tests.showcase`). Each view is shown in the light and the dark theme.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from reader.app import open_noter
from reader.exporting import Exporter, Selection
from reader.importing import Importer
from reader.library import Library
from reader.model import Colour, ImportFailure, ImportSummary, MarkKind, Region
from reader.paths import Home
from reader.searching import Searcher
from reader.ui.article.links import ask_and_open
from reader.ui.exporting.personal import PersonalDialog
from reader.ui.importing.summary import SummaryDialog
from reader.ui.marking.unsaved import UnsavedDialog
from reader.ui.settings import Settings
from reader.ui.theme.appearance import Appearance
from reader.ui.theme.tokens import THEMES, ThemeName
from reader.ui.window import MainWindow
from tests import showcase

_PATIENCE = 20_000  # milliseconds
_SMALLEST = 0  # Qt's quality of a PNG: the lower, the smaller, and always without loss
_CHANGED = """\
# Visits

All eleven areas were visited. The waiting lists for talking therapy are longer than in spring.

# Later in the year

Again the waiting lists for talking therapy were named first.
"""
_TWICE = "twice"  # the argument of the run at 200%


class Studio:
    """One window on one home, and a camera."""

    def __init__(self, folder: Path, out: Path, *, filled: bool = True) -> None:
        home = Home(folder)
        self.out = out
        self._library = Library.open(home.library)
        if filled:
            showcase.fill(self._library)
        settings = Settings(home.settings)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.appearance = Appearance(application, settings)
        self.window = MainWindow(
            home,
            settings,
            self.appearance,
            self._library,
            Searcher(self._library),
            lambda: Importer(self._library),
            lambda: open_noter(home, self._library),
        )
        self.parts = self.window.parts
        self.window.first_painted.connect(self.window.begin_work)
        self.window.open_first()
        self.window.show()
        self.window.resize(1280, 800)
        self.until(lambda: self.window.commands.imports is not None)
        self.until(lambda: self.window.commands.noting and self.window.commands.noting.marking)

    def until(self, condition: Callable[[], object]) -> None:
        """Let the window work until `condition` holds and nothing is under way. Raises TimeoutError."""
        waited = 0
        while not condition() or self.parts.jobs.busy():
            if waited > _PATIENCE:
                raise TimeoutError("the window did not get there")
            rest(20)
            waited += 20
        rest(120)

    def open(self, title: str) -> None:
        key = next(each.key for each in self._library.articles.list() if each.title == title)
        self.parts.reading.open(key)
        view = self.parts.article.view
        self.until(lambda: view.article is not None and view.article.summary.title == title)

    def search(self, text: str) -> None:
        self.parts.top_bar.search_box.setText(text)
        self.until(lambda: self.parts.finding.active)

    def end_search(self) -> None:
        self.parts.finding.end()
        self.until(lambda: not self.parts.finding.active)

    def wear(self, theme: ThemeName) -> None:
        self.appearance.choose(theme)
        self.until(lambda: not self.appearance.changing)
        rest(150)

    def both(self, name: str) -> None:
        """Take the view in the light and the dark theme."""
        for theme in (ThemeName.LIGHT, ThemeName.DARK):
            self.wear(theme)
            self.take(f"{name}-{theme.value}")

    def with_dialog(self, name: str, show: Callable[[], object]) -> None:
        """Take the window with the dialog that `show` opens, in both themes."""
        for theme in (ThemeName.LIGHT, ThemeName.DARK):
            self.wear(theme)
            show()
            rest(250)
            dialog = next(each for each in self.window.findChildren(QDialog) if each.isVisible())
            picture = self.window.grab()
            _put_over(picture, dialog.grab(), self.appearance.theme.line)
            save(picture, self.out / f"{name}-{theme.value}.png")
            dialog.close()
            rest(50)

    def take(self, name: str) -> None:
        save(self.window.grab(), self.out / f"{name}.png")

    def close(self) -> None:
        self.window.close()
        self._library.close()


def main(out: Path) -> None:
    """Write a PNG of every main view into `out`, which is made; earlier pictures there go."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        _empty(Studio(Path(folder, "empty"), out, filled=False))
        _welcome(Studio(Path(folder, "new"), out))
        _reading(Studio(Path(folder, "filled"), out))
    again = [sys.executable, "-m", "tests.journeys.screens", str(out), _TWICE]
    subprocess.run(again, check=True, env={**os.environ, "QT_SCALE_FACTOR": "2"})


def _empty(studio: Studio) -> None:
    studio.both("empty")
    studio.close()


def _welcome(studio: Studio) -> None:
    """The first start with the articles that come with the program, until one is opened."""
    studio.parts.reading.close()
    studio.parts.article.show_welcome()
    rest(200)
    studio.both("welcome")
    studio.close()


def _going(studio: Studio) -> None:
    """Go to anything, and the guide."""
    studio.parts.actions["go_to"].trigger()
    commands = studio.window.commands
    studio.until(lambda: commands.go_to and commands.go_to.box.isVisible())
    assert commands.go_to is not None
    commands.go_to.box.field.setText("north")
    studio.both("go-to")
    commands.go_to.toggle()
    for theme in (ThemeName.LIGHT, ThemeName.DARK):
        studio.wear(theme)
        studio.parts.actions["guide"].trigger()
        studio.until(lambda: commands.help.guide and commands.help.guide.shown)
        assert commands.help.guide is not None
        rest(200)
        save(commands.help.guide.grab(), studio.out / f"guide-{theme.value}.png")
        commands.help.guide.close()
        rest(50)


def _reading(studio: Studio) -> None:
    studio.open(showcase.EAST_JUNE)
    studio.both("main")
    for theme in (ThemeName.SEPIA, ThemeName.HIGH_CONTRAST):
        studio.wear(theme)
        studio.take(f"main-{theme.value}")
    studio.window.resize(1024, 700)
    rest(200)
    studio.both("main-1024")
    studio.window.resize(1280, 800)
    _tabs(studio)
    studio.open(showcase.NEWSLETTER)
    studio.parts.article.view.verticalScrollBar().setValue(420)
    studio.both("newsletter")
    studio.open(showcase.STATEMENT)
    studio.both("statement")
    studio.search(f'"{showcase.QUOTED_PHRASE}"')
    studio.parts.results.activate_first()
    studio.until(lambda: studio.parts.article.view.hits)
    studio.both("search")
    studio.search("zeppelin")
    studio.until(lambda: studio.parts.results.count_text == "Nothing found")
    studio.both("nothing-found")
    _finding(studio)
    studio.end_search()
    _going(studio)
    studio.parts.actions["by_month"].trigger()
    studio.open(showcase.EAST_JUNE)
    studio.both("by-month")
    _dialogs(studio)
    _notes(studio)
    studio.close()


def _tabs(studio: Studio) -> None:
    """Articles side by side, few and many, and the end of one with its series."""
    tabs, articles = studio.window.commands.tabs, studio.parts.library.articles
    assert tabs is not None
    keys = {each.title: each.key for each in articles.list()}
    for title in (showcase.STATEMENT, showcase.LONG_TITLE):
        tabs.open_behind(keys[title])
    studio.until(lambda: all(tabs.titles))
    for theme in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST):
        studio.wear(theme)
        studio.take(f"tabs-{theme.value}")
    studio.window.resize(1024, 700)
    for key in list(keys.values())[:8]:
        tabs.open_behind(key)
    studio.until(lambda: all(tabs.titles))
    studio.wear(ThemeName.LIGHT)
    studio.take("tabs-many-1024")
    tabs.close_others(tabs.front)
    studio.window.resize(1280, 800)
    view = studio.parts.article.view
    studio.until(lambda: "Previous: " in view.toPlainText())
    for theme in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST):
        studio.wear(theme)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        rest(100)
        studio.take(f"article-end-{theme.value}")


def _finding(studio: Studio) -> None:
    """What helps while searching, find in page, and what stands below an article."""
    parts = studio.parts
    studio.search("lantern region:north-west")
    studio.until(lambda: parts.results.nothing.choices)
    studio.both("kept-out")
    studio.search("lantern")
    parts.actions["narrow"].trigger()
    studio.until(lambda: parts.results.model.rowCount() == 3 and parts.results.facets.chips)
    parts.results.list.setExpanded(parts.results.model.index(0), True)
    parts.results.activate_first()
    studio.until(lambda: parts.article.view.hits)
    for theme in THEMES:
        studio.wear(theme)
        studio.take(f"narrowed-{theme.value}")
    parts.actions["narrow"].trigger()
    studio.with_dialog("search-form", parts.actions["search_form"].trigger)
    studio.with_dialog("save-search", parts.actions["save_search"].trigger)
    studio.end_search()
    studio.open(showcase.EAST_JUNE)
    studio.until(lambda: "Related articles" in parts.article.view.toPlainText())
    parts.article.view.verticalScrollBar().setValue(10_000)
    studio.both("related")
    parts.actions["find"].trigger()
    finding = studio.window.commands.finding.in_article
    assert finding is not None
    finding.bar.field.setText("the")
    studio.both("find-in-article")
    finding.close()
    studio.with_dialog("glossary", parts.actions["glossary"].trigger)


def _notes(studio: Studio) -> None:
    """Marks in an article, the list of all notes, and the dialogs of articles."""
    noting = studio.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    noter = noting.noter
    key = next(each.key for each in studio.parts.library.articles.list() if each.title == showcase.EAST_JUNE)
    text = studio.parts.library.articles.reading_text(key).text
    for words, colour, body, tags in (
        ("waiting lists for speech therapy", Colour.YELLOW, "Ask how long they wait.", ["SEND"]),
        ("Bring the first visit after a birth forward", Colour.GREEN, "", ["briefing"]),
        ("Each area sees its own numbers", Colour.BLUE, "", []),
    ):
        start = text.index(words)
        place = (start, start + len(words))
        noter.add(key, MarkKind.HIGHLIGHT, place, colour=colour, body=body, tags=tags)
    articles = [each.key for each in studio.parts.library.articles.list()]
    noter.mark_read(articles[:9], True)
    noter.star([key, articles[2]], True)
    assert noting.writer is not None
    noting.writer.changed.emit()
    studio.until(lambda: noting.marking and noting.marking.section.list.cards.marks)
    studio.both("marked")
    studio.parts.actions["all_notes"].trigger()
    notebook = studio.window.commands.notebook
    assert notebook is not None
    notes = notebook.notes
    studio.until(lambda: notes.pane.model.rows)
    notes.pane.list.setCurrentIndex(notes.pane.model.index(2))
    studio.both("notes")
    period = notes.pane.filters.period
    studio.with_dialog("period", lambda: period.menu().actions()[-1].trigger())
    notes.leave()
    studio.parts.article.view.setFocus()
    studio.with_dialog("correct", lambda: _and_wait(studio, "correct"))
    studio.with_dialog("tags", lambda: _and_wait(studio, "tags"))
    studio.with_dialog("colours", lambda: _and_wait(studio, "colour_names"))
    unsaved = "The disk is full, so the note could not be written."
    studio.with_dialog("unsaved", lambda: UnsavedDialog(unsaved, "Ask again", studio.window).open())
    noter.add(key, MarkKind.NOTE, None, body="Ring 01632 960 123 or write to robin@example.org first.")
    plan = Exporter(studio.parts.library, noter.notebook).plan(Selection.everything())
    studio.with_dialog("personal", lambda: PersonalDialog(plan.personal, (), studio.window).open())
    changed = showcase.Invented(
        showcase.EAST_JUNE, _CHANGED, showcase.month("2024-06"), regions=(Region.EAST_OF_ENGLAND,)
    )
    showcase.fill(studio.parts.library, [changed])
    studio.window.commands.on_library_changed()
    studio.until(lambda: studio.parts.actions["review"].isEnabled())
    studio.with_dialog("review", lambda: _and_wait(studio, "review"))


def _and_wait(studio: Studio, action: str) -> None:
    """Let a dialog come that needs to read something first."""
    studio.parts.actions[action].trigger()
    studio.until(lambda: any(each.isVisible() for each in studio.window.findChildren(QDialog)))


def _dialogs(studio: Studio) -> None:
    summary = ImportSummary(
        added=12,
        updated=1,
        duplicates=2,
        failed=(ImportFailure("/home/robin/Saved pages/scan.tiff", "This is a picture, not a text."),),
    )
    studio.with_dialog("imported", lambda: SummaryDialog(summary, studio.window).open())
    address = QUrl("https://figures.example.org/spring")
    studio.with_dialog("link", lambda: ask_and_open(address, studio.window))
    studio.with_dialog("shortcuts", studio.parts.actions["shortcuts"].trigger)
    studio.with_dialog("change-keys", lambda: _change_keys(studio))
    studio.with_dialog("preferences", studio.parts.actions["preferences"].trigger)
    # Not the folder of whoever takes the pictures.
    studio.parts.settings.export_folder = "/home/amina/Documents/Briefings"
    studio.with_dialog("export", studio.parts.actions["export"].trigger)
    studio.with_dialog("restore", studio.parts.actions["restore"].trigger)
    studio.with_dialog("save-pdf", studio.parts.actions["save_pdf"].trigger)


def _change_keys(studio: Studio) -> None:
    """The page of keys, where somebody presses a key that another action has."""
    preferring = studio.window.commands.preferring
    preferring.show_keys(changing=True)
    assert preferring.keys is not None
    preferring.keys.list.choose("star")
    preferring.keys.editor.field.setFocus()
    QTest.keyClick(preferring.keys.editor.field, Qt.Key.Key_H)


def _twice(out: Path) -> None:
    """The main view on a screen at 200%."""
    QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), out)
        studio.open(showcase.EAST_JUNE)
        studio.wear(ThemeName.LIGHT)
        studio.take("main-200")
        tabs = studio.window.commands.tabs
        assert tabs is not None
        for article in studio.parts.library.articles.list()[:2]:
            tabs.open_behind(article.key)
        studio.until(lambda: all(tabs.titles))
        studio.take("tabs-200")
        studio.close()


def rest(milliseconds: int) -> None:
    """Let the window do what it has to do."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def save(picture: QPixmap, path: Path) -> None:
    """Write `picture` without transparency, as small as PNG makes it."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not image.save(str(path), quality=_SMALLEST):
        raise OSError(f"{path} could not be written")


def _put_over(picture: QPixmap, dialog: QPixmap, line: str) -> None:
    """Draw the dialog in the middle of the window, with a thin frame where the system would draw one."""
    place = QPoint((picture.width() - dialog.width()) // 2, (picture.height() - dialog.height()) // 2)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 60))
    painter.drawPixmap(place, dialog)
    painter.setPen(QColor(line))
    painter.drawRect(place.x() - 1, place.y() - 1, dialog.width() + 1, dialog.height() + 1)
    painter.end()


if __name__ == "__main__":
    (_twice if sys.argv[2:] == [_TWICE] else main)(Path(sys.argv[1]))

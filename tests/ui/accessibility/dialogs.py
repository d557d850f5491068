"""How a person comes to each dialog of the window: every class of a dialog stands here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

import reader.ui
from reader.errors import ReaderError
from reader.exporting import Exporter, Selection
from reader.model import Colour, ImportFailure, ImportSummary, MarkKind, Region
from reader.noting import Noter
from reader.ui.article.links import ask_and_open
from reader.ui.crash_dialog import CrashDialog
from reader.ui.exporting.personal import PersonalDialog
from reader.ui.exporting.report import ReportDialog
from reader.ui.faults import show_fault
from reader.ui.help.licences import LicencesDialog
from reader.ui.importing.summary import SummaryDialog
from reader.ui.marking.unsaved import UnsavedDialog
from tests import showcase
from tests.ui.accessibility import walking
from tests.ui.conftest import Reader

_FAILED = (ImportFailure("/home/robin/Saved pages/scan.tiff", "This is a picture, not a text."),)
_CHANGED = "# Visits\n\nNothing here is as it was, and the visits are told in other words.\n"


def dialog_classes() -> set[str]:
    """The names of all classes of dialogs that the window has, its own modules and those it loads late."""
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        importlib.import_module(module.name)
    return {each.__name__ for each in _below(QDialog) if each.__module__.startswith("reader.")}


def shown_dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _below(base: type) -> Iterator[type]:
    each: type
    for each in base.__subclasses__():
        yield each
        yield from _below(each)


def _action(name: str) -> Callable[[Reader], None]:
    return lambda reader: reader.parts.actions[name].trigger()


def _noter(reader: Reader) -> Noter:
    noting = reader.window.commands.noting
    assert noting is not None
    assert noting.noter is not None
    return noting.noter


def _note(reader: Reader, words: str) -> None:
    key = reader.key_of(showcase.EAST_JUNE)
    start = reader.library.articles.reading_text(key).text.index(words)
    place = (start, start + len(words))
    _noter(reader).add(key, MarkKind.HIGHLIGHT, place, colour=Colour.GREEN, body="Ask robin@example.org.")


def _bookmark(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    reader.parts.actions["bookmark"].trigger()


def _personal(reader: Reader) -> None:
    _note(reader, "waiting lists for speech therapy")
    plan = Exporter(reader.library, _noter(reader).notebook).plan(Selection.everything())
    PersonalDialog(plan.personal, (), reader.window).open()


def _period(reader: Reader) -> None:
    _note(reader, "waiting lists for speech therapy")
    reader.parts.actions["all_notes"].trigger()
    notebook = reader.window.commands.notebook
    assert notebook is not None
    reader.until(lambda: notebook.notes.pane.model.rows)
    reader.settle()
    notebook.notes.pane.filters.period.menu().actions()[-1].trigger()


def _review(reader: Reader) -> None:
    reader.open(showcase.EAST_JUNE)
    _note(reader, "waiting lists for speech therapy")
    changed = showcase.Invented(
        showcase.EAST_JUNE, _CHANGED, showcase.month("2024-06"), regions=(Region.EAST_OF_ENGLAND,)
    )
    showcase.fill(reader.library, [changed])
    reader.window.commands.on_library_changed()
    reader.until(lambda: reader.parts.actions["review"].isEnabled())
    reader.parts.actions["review"].trigger()


def _save_search(reader: Reader) -> None:
    reader.search("lantern")
    reader.parts.actions["save_search"].trigger()


def _licences(reader: Reader) -> None:
    LicencesDialog(reader.parts.jobs, reader.window).open()


def _crash(reader: Reader) -> None:
    dialog = CrashDialog("What was logged.", Path("/home/robin/log.txt"), reader.window)
    dialog.open()
    dialog.show_log.click()


def _report(reader: Reader) -> None:
    ReportDialog("Export", "2 notes exported", ("2 new files",), _FAILED, "", reader.window).open()


def _summary(reader: Reader) -> None:
    SummaryDialog(ImportSummary(added=2, failed=_FAILED, first_key="00ff"), reader.window).open()


def _fault(reader: Reader) -> None:
    show_fault(reader.window, ReaderError("This went wrong.", "Nothing is lost.", "Try again."))


def _changing_keys(reader: Reader) -> None:
    preferring = reader.window.commands.preferring
    preferring.show_keys(changing=True)
    assert preferring.keys is not None
    preferring.keys.list.choose("star")


def _link(reader: Reader) -> None:
    ask_and_open(QUrl("https://figures.example.org/spring"), reader.window)


def _paste(reader: Reader) -> None:
    QApplication.clipboard().setText("London Update June 2020\n\nBoats\n\nThe boat club has two new boats.\n")
    reader.parts.actions["paste"].trigger()


OPENERS: dict[str, Callable[[Reader], None]] = {
    "AboutDialog": _action("about"),
    "BackupsDialog": _action("restore"),
    "ColoursDialog": _action("colour_names"),
    "CorrectDialog": _action("correct"),
    "CrashDialog": _crash,
    "ExportDialog": _action("export"),
    "FoldersDialog": _action("import_folders"),
    "Glossary": _action("glossary"),
    "GuideWindow": _action("guide"),
    "KeysPage": _action("shortcuts"),
    "LabelDialog": _bookmark,
    "LicencesDialog": _licences,
    "NameDialog": _save_search,
    "PaperDialog": _action("save_pdf"),
    "PasteDialog": _paste,
    "PeriodDialog": _period,
    "PersonalDialog": _personal,
    "PreferencesPage": _action("preferences"),
    "ReportDialog": _report,
    "ReviewWindow": _review,
    "SearchFormDialog": _action("search_form"),
    "SentencesDialog": _fault,
    "SummaryDialog": _summary,
    "TagsDialog": _action("tags"),
    "UnsavedDialog": lambda reader: UnsavedDialog("The disk is full.", "Ask again", reader.window).open(),
    "WelcomeDialog": _action("welcome"),
}
"""By the class's name; a test fails where one is missing."""

MORE_OPENERS: dict[str, Callable[[Reader], None]] = {
    "changing keys": _changing_keys,
    "a link": _link,
    "taking articles out": _action("remove"),
}
"""Dialogs that are of a class above, but with other buttons."""


ALL = {**OPENERS, **MORE_OPENERS}
CHANGING = ("LabelDialog", "NameDialog", "PeriodDialog", "PersonalDialog", "ReviewWindow")
"""Those about what was done before, so that the window is another when they are closed again."""


def open_dialog(reader: Reader, opener: Callable[[Reader], None]) -> QDialog:
    """Let `opener` bring its dialog up; returns it when all that it reads is there."""
    opener(reader)
    reader.until(shown_dialogs)
    reader.settle()
    dialog = shown_dialogs()[-1]
    reader.until(lambda: dialog.isActiveWindow() and dialog.focusWidget())
    return dialog


def close_dialogs() -> None:
    for dialog in reversed(shown_dialogs()):
        dialog.close()


def walk_through(reader: Reader, name: str) -> None:
    """Open the dialog and use it as people do who do not see it, or have no mouse; Escape closes it."""
    dialog = open_dialog(reader, ALL[name])
    if name in OPENERS:
        assert name in [each.__name__ for each in type(dialog).__mro__]
    assert dialog.windowTitle()
    found = [*walking.faults(dialog), *walking.unsettled(dialog)]
    assert not found, "\n".join(found)
    assert dialog.focusWidget() in walking.tab_way(dialog)
    assert not walking.trapped(dialog)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    reader.settle()
    assert dialog not in shown_dialogs()
    assert reader.window.focusWidget() is not None

"""Saving as PDF and printing, from the menu to the file, in the real window."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QFileDialog

from reader.model import Colour, MarkKind
from reader.ui.exporting.personal import PersonalDialog
from reader.ui.printing.choices import Choice, Paper
from reader.ui.printing.dialog import PaperDialog
from reader.ui.sentences import SentencesDialog
from tests import showcase
from tests.ui.conftest import Reader
from tests.ui.printing.conftest import pages_of

_WORDS = "waiting lists for speech therapy"


@pytest.fixture
def desk(reader: Reader) -> Iterator[Reader]:
    article = reader.open(showcase.EAST_JUNE)
    noting = reader.window.commands.noting
    assert noting
    assert noting.noter
    start = article.text.index(_WORDS)
    noting.noter.add(
        article.summary.key,
        MarkKind.HIGHLIGHT,
        (start, start + len(_WORDS)),
        colour=Colour.GREEN,
        body="Ask in Ely.",
    )
    yield reader
    for dialog in reader.window.findChildren(QDialog):
        dialog.close()


def _asked(reader: Reader, action: str) -> PaperDialog:
    reader.parts.actions[action].trigger()
    return next(each for each in reader.window.findChildren(PaperDialog) if each.isVisible())


def _save(reader: Reader, dialog: PaperDialog, file: Path) -> None:
    """Go on from the dialog of choices, and save as `file`."""
    dialog.go_on.click()
    chooser = next(each for each in reader.window.findChildren(QFileDialog) if each.isVisible())
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    chooser.fileSelected.emit(str(file))
    chooser.close()
    reader.settle()


def test_an_article_is_saved_as_pdf_with_its_notes(desk: Reader, tmp_path: Path) -> None:
    file = tmp_path / "east.pdf"
    dialog = _asked(desk, "save_pdf")
    assert dialog.article.isChecked()
    assert not dialog.selection.isEnabled()
    assert dialog.choice == Choice(selection=False, notes=True, paper=Paper.A4)
    _save(desk, dialog, file)
    told = " ".join(pages_of(file.read_bytes()))
    assert showcase.EAST_JUNE in told
    assert "Ask in Ely." in told
    assert "east.pdf” (1 page)" in desk.parts.status.currentMessage()
    assert desk.settings.pdf_folder == str(tmp_path)


def test_the_selection_alone_without_notes(desk: Reader, tmp_path: Path) -> None:
    view = desk.parts.article.view
    assert view.article
    start = view.article.text.index("Two themes")
    cursor = view.textCursor()
    cursor.setPosition(view.positions.to_cursor(start))
    end = view.article.text.index("in the villages")
    cursor.setPosition(view.positions.to_cursor(end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    dialog = _asked(desk, "save_pdf")
    assert dialog.selection.isChecked()
    dialog.notes.setChecked(False)
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.A5))
    _save(desk, dialog, tmp_path / "part.pdf")
    (page,) = pages_of((tmp_path / "part.pdf").read_bytes())
    assert _WORDS in page
    assert "in the towns by a fifth" in page
    assert "Ask in Ely." not in page
    assert "Priorities" not in page
    again = _asked(desk, "save_pdf")
    assert not again.notes.isChecked()
    assert again.choice.paper is Paper.A5


def test_a_note_that_is_being_typed_goes_along(desk: Reader, tmp_path: Path) -> None:
    noting = desk.window.commands.noting
    assert noting
    assert noting.marking
    desk.parts.actions["note"].trigger()
    noting.marking.section.editor.field.setPlainText("Typed just now.")
    _save(desk, _asked(desk, "save_pdf"), tmp_path / "typed.pdf")
    assert "Typed just now." in " ".join(pages_of((tmp_path / "typed.pdf").read_bytes()))


def test_what_looks_like_personal_data_is_asked_about_once(desk: Reader, tmp_path: Path) -> None:
    noting = desk.window.commands.noting
    assert noting
    assert noting.noter
    key = desk.key_of(showcase.EAST_JUNE)
    noting.noter.add(key, MarkKind.NOTE, None, body="Write to robin@example.org first.")
    _save(desk, _asked(desk, "save_pdf"), tmp_path / "asked.pdf")
    asking = next(each for each in desk.window.findChildren(PersonalDialog) if each.isVisible())
    assert not (tmp_path / "asked.pdf").exists()
    asking.leave_all.click()
    asking.go_on.click()
    desk.settle()
    told = " ".join(pages_of((tmp_path / "asked.pdf").read_bytes()))
    assert "robin@example.org" not in told
    assert "Ask in Ely." in told
    _save(desk, _asked(desk, "save_pdf"), tmp_path / "again.pdf")
    next(each for each in desk.window.findChildren(PersonalDialog) if each.isVisible()).go_on.click()
    desk.settle()
    assert "robin@example.org" in " ".join(pages_of((tmp_path / "again.pdf").read_bytes()))
    _save(desk, _asked(desk, "save_pdf"), tmp_path / "third.pdf")
    assert (tmp_path / "third.pdf").exists()


def test_a_place_that_cannot_be_written_is_told_and_what_was_there_stays(
    desk: Reader, tmp_path: Path
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    _save(desk, _asked(desk, "save_pdf"), tmp_path / "folder.pdf")
    said = next(each for each in desk.window.findChildren(SentencesDialog) if each.isVisible())
    assert "could not be written" in said.accessibleDescription()
    assert list(tmp_path.glob(".regional-reader-*")) == []
    assert (tmp_path / "folder.pdf").is_dir()


def test_nothing_can_be_saved_or_printed_while_no_article_is_open(empty_reader: Reader) -> None:
    for action in ("save_pdf", "print", "copy_markdown", "copy_with_source"):
        assert not empty_reader.parts.actions[action].isEnabled()


def test_the_print_service_is_loaded_at_print_alone_and_pages_come_out(tmp_path: Path) -> None:
    """In a process of its own, since other tests may have loaded it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.printing.printing_program", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["before:", "False", "after:", "True"]
    pages = pages_of((tmp_path / "printed.pdf").read_bytes())
    assert len(pages) == 1
    assert re.search(r"Rafts 2 of [3-9]$", pages[0])


def test_print_goes_on_to_the_system_s_own_dialog(desk: Reader) -> None:
    dialog = _asked(desk, "print")
    assert dialog.go_on.text() == "Choose printer…"
    dialog.go_on.click()
    printing = next(each for each in desk.window.findChildren(QDialog) if each.isVisible())
    assert printing.inherits("QPrintDialog")
    printing.reject()
    desk.settle()
    assert not [each for each in desk.window.findChildren(QDialog) if each.isVisible()]

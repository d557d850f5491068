"""Importing, looking for new files, undoing and removing, in a window over a real library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.details.panel import DetailsPanel
from reader.ui.importing.folders import FoldersDialog
from reader.ui.importing.paste import PasteDialog
from reader.ui.importing.summary import SummaryDialog
from reader.ui.sentences import SentencesDialog
from tests.invented import KITE, LANTERN
from tests.ui.importing.conftest import Desk

KITES, LANTERNS, HARBOUR = (
    "North West Update May 2018",
    "London Update March 2019",
    "Harbour swimming lessons open to all",
)


def _summary_of(desk: Desk) -> SummaryDialog:
    desk.wait_for(lambda: desk.dialogs(SummaryDialog))
    (dialog,) = desk.dialogs(SummaryDialog)
    assert isinstance(dialog, SummaryDialog)
    return dialog


def _question_of(desk: Desk) -> SentencesDialog:
    desk.wait_for(lambda: desk.dialogs(SentencesDialog))
    (dialog,) = desk.dialogs(SentencesDialog)
    assert isinstance(dialog, SentencesDialog)
    return dialog


def _press(dialog: SentencesDialog, words: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()


def _imported(desk: Desk, documents: Path) -> None:
    desk.controller.import_paths([documents])
    _summary_of(desk).reject()
    desk.wait_for(lambda: desk.controller.can_undo and not desk.jobs.busy())


def test_a_folder_comes_in_and_the_newest_can_be_read(desk: Desk, documents: Path) -> None:
    desk.controller.import_paths([documents])
    dialog = _summary_of(desk)
    assert dialog.summary.added == 3
    assert desk.titles() == sorted([KITES, LANTERNS, HARBOUR])
    assert [change.added for change in desk.changes if change] == [3]
    dialog.read.click()
    assert desk.requested == [dialog.summary.first_key]
    assert not dialog.isVisible()


def test_importing_again_adds_nothing_and_says_so(desk: Desk, documents: Path) -> None:
    _imported(desk, documents)
    desk.controller.import_paths([documents])
    dialog = _summary_of(desk)
    assert (dialog.summary.added, dialog.summary.unchanged) == (0, 3)
    assert "3 articles were in the library already" in dialog.accessibleDescription()
    assert not dialog.undo.isVisible()


def test_an_imported_folder_can_be_remembered_once(desk: Desk, documents: Path) -> None:
    desk.controller.import_paths([documents])
    dialog = _summary_of(desk)
    dialog.remember.click()
    assert desk.settings.import_folders == [str(documents)]
    assert not dialog.remember.isEnabled()
    dialog.reject()
    desk.controller.import_paths([documents])
    assert not hasattr(_summary_of(desk), "remember")


def test_failed_files_are_listed_with_their_reasons(desk: Desk, documents: Path) -> None:
    (documents / "empty.txt").write_bytes(b"")
    (documents / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 40)
    desk.controller.import_paths([documents, documents / "gone.txt"])
    dialog = _summary_of(desk)
    assert dialog.summary.added == 3
    assert {Path(failure.path).name for failure in dialog.summary.failed} == {
        "empty.txt",
        "picture.txt",
        "gone.txt",
    }
    dialog.copy_list.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 3
    assert all("\t" in line and line.endswith(".") for line in copied)


def test_a_folder_of_documents_that_cannot_be_read_names_them(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("paper.pdf", "minutes.docx"):
        (folder / name).write_bytes(b"whatever it holds")
    desk.controller.import_paths([folder])
    said = _summary_of(desk).accessibleDescription()
    assert said == "Nothing could be imported. 2 files could not be imported"
    assert len(_summary_of(desk).summary.failed) == 2


def test_progress_shows_only_where_it_takes_a_while_and_cancel_keeps_what_is_in(
    desk: Desk, documents: Path
) -> None:
    for number in range(400):
        text = KITE.replace("May 2018", f"May 20{number % 100:02}").replace("Kite", f"Kite {number}")
        (documents / f"kites {number}.txt").write_text(text * 8, encoding="utf-8")
    panel = desk.controller.progress
    desk.controller.import_paths([documents])
    assert not panel.isVisible()
    desk.wait_for(lambda: panel.isVisible() and "of 403" in panel.title)
    panel.cancel.click()
    assert panel.title == "Stopping…"
    assert not panel.cancel.isEnabled()
    dialog = _summary_of(desk)
    assert not panel.isVisible()
    assert dialog.summary.cancelled
    assert "You stopped the import" in dialog.accessibleDescription()
    came_in = dialog.summary.added
    assert 0 <= came_in < 403
    assert desk.library.articles.count() == came_in


def test_closing_while_importing_stops_and_leaves_a_sound_library(desk: Desk, documents: Path) -> None:
    for number in range(300):
        (documents / f"kites {number}.txt").write_text(
            KITE.replace("Kite", f"Kite {number}") * 8, encoding="utf-8"
        )
    desk.controller.import_paths([documents])
    desk.wait_for(lambda: "of 303" in desk.controller.progress.title)
    desk.jobs.close(15)
    assert not desk.changes
    assert desk.library.articles.count() <= 303
    assert not desk.dialogs(SummaryDialog)


def test_imports_wait_for_each_other(desk: Desk, documents: Path) -> None:
    desk.controller.import_paths([documents / "kite.txt"])
    desk.controller.import_paths([documents / "lantern.txt"])
    desk.wait_for(lambda: len(desk.dialogs(SummaryDialog)) == 2)
    assert desk.titles() == sorted([KITES, LANTERNS])


def test_new_files_are_told_by_a_small_notice(desk: Desk, documents: Path) -> None:
    _imported(desk, documents)
    desk.settings.import_folders = [str(documents), str(documents / "not there")]
    desk.controller.look_for_new_files(quiet=True)
    desk.wait_for(lambda: not desk.jobs.busy())
    assert not desk.controller.notice.isVisible()
    newer = LANTERN.replace("March 2019", "April 2019").replace("Lantern walk", "Lamps")
    (documents / "newer.txt").write_text(newer, encoding="utf-8")
    desk.controller.look_for_new_files(quiet=True)
    desk.wait_for(lambda: desk.controller.notice.isVisible())
    assert desk.controller.notice.text == "1 new article"
    (read,) = desk.controller.notice.offers
    read.click()
    assert len(desk.requested) == 1
    assert not desk.controller.notice.isVisible()
    assert not desk.dialogs(SummaryDialog)


def test_a_quiet_failure_offers_its_list(desk: Desk, documents: Path) -> None:
    (documents / "empty.txt").write_bytes(b"")
    desk.settings.import_folders = [str(documents)]
    desk.controller.look_for_new_files(quiet=True)
    desk.wait_for(lambda: desk.controller.notice.isVisible())
    assert desk.controller.notice.text == "3 new articles, 1 file could not be imported"
    desk.controller.notice.offers[0].click()
    assert _summary_of(desk).summary.failed


def test_looking_on_purpose_names_a_missing_folder(desk: Desk, documents: Path) -> None:
    desk.settings.import_folders = [str(documents / "not there")]
    desk.controller.look_for_new_files(quiet=False)
    (failure,) = _summary_of(desk).summary.failed
    assert failure.path == str(documents / "not there")
    assert "not there now" in failure.reason


def test_looking_without_folders_opens_their_list(desk: Desk) -> None:
    desk.controller.look_for_new_files(quiet=True)
    assert not desk.dialogs(FoldersDialog)
    desk.controller.look_for_new_files(quiet=False)
    assert len(desk.dialogs(FoldersDialog)) == 1


def test_undo_asks_and_takes_back_only_the_last_import(desk: Desk, documents: Path) -> None:
    assert not desk.controller.can_undo
    _imported(desk, documents / "kite.txt")
    _imported(desk, documents)
    assert desk.controller.undo_text == "Undo last import (2 articles)"
    desk.controller.undo_last()
    question = _question_of(desk)
    assert "2 articles that it added will be removed from the library." in question.accessibleDescription()
    assert "what you wrote yourself" in question.accessibleDescription()
    _press(question, "Cancel")
    assert len(desk.titles()) == 3
    desk.controller.undo_last()
    _press(_question_of(desk), "Undo import")
    desk.wait_for(lambda: desk.changes[-1] is None)
    assert desk.titles() == [KITES]
    assert desk.controller.notice.text == "Import undone: 2 articles removed"
    desk.wait_for(lambda: desk.controller.undo_text == "Undo last import (1 article)")


def test_undo_from_the_summary_asks_too(desk: Desk, documents: Path) -> None:
    desk.controller.import_paths([documents])
    _summary_of(desk).undo.click()
    _press(_question_of(desk), "Undo import")
    desk.wait_for(lambda: desk.changes[-1] is None)
    assert desk.titles() == []
    desk.wait_for(lambda: not desk.controller.can_undo)


def test_undo_from_an_older_summary_takes_back_no_other_import(desk: Desk, documents: Path) -> None:
    desk.controller.import_paths([documents / "kite.txt"])
    older = _summary_of(desk)
    desk.controller.import_paths([documents / "lantern.txt"])
    desk.wait_for(lambda: len(desk.dialogs(SummaryDialog)) == 2)
    older.undo.click()
    assert "Another import has been made since" in _question_of(desk).accessibleDescription()
    assert len(desk.titles()) == 2


def test_undoing_nothing_is_said(desk: Desk) -> None:
    desk.controller.undo_last()
    assert "no import to undo" in _question_of(desk).accessibleDescription()


def test_removing_asks_with_the_titles_and_importing_brings_them_back(desk: Desk, documents: Path) -> None:
    _imported(desk, documents)
    keys = [summary.key for summary in desk.library.articles.list() if summary.title != HARBOUR]
    desk.controller.remove(keys)
    question = _question_of(desk)
    assert f"“{KITES}”" in question.accessibleDescription()
    assert "Remove 2 articles from the library?" in question.accessibleDescription()
    _press(question, "Remove")
    desk.wait_for(lambda: desk.changes[-1] is None)
    assert desk.titles() == [HARBOUR]
    assert desk.controller.notice.text == "2 articles removed from the library"
    _imported(desk, documents)
    assert len(desk.titles()) == 3


def test_removing_what_is_gone_is_said_and_changes_nothing(desk: Desk, documents: Path) -> None:
    _imported(desk, documents)
    desk.controller.remove(["0" * 20])
    assert "no longer in the library" in _question_of(desk).accessibleDescription()
    desk.controller.remove([])
    assert len(desk.titles()) == 3


def test_an_amended_article_shows_its_earlier_text_in_the_details(
    qtbot: QtBot, desk: Desk, documents: Path
) -> None:
    _imported(desk, documents)
    (documents / "kite.txt").write_text(KITE.replace("green kites", "blue kites"), encoding="utf-8")
    desk.controller.import_paths([documents])
    dialog = _summary_of(desk)
    assert "1 article updated; its earlier text is kept" in dialog.accessibleDescription()
    key = next(summary.key for summary in desk.library.articles.list() if summary.title == KITES)
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.show_details(desk.library.articles.details(key))
    with qtbot.waitSignal(panel.earlier_text_requested) as asked:
        buttons = [
            button for button in panel.findChildren(QPushButton) if button.text() == "Show earlier text"
        ]
        buttons[-1].click()
    assert "green kites" in desk.library.articles.text(key, asked.args[1]).text


def _copy(html: str | None, plain: str) -> None:
    data = QMimeData()
    if html is not None:
        data.setHtml(html)
    data.setText(plain)
    QGuiApplication.clipboard().setMimeData(data)


def _paste_dialog(desk: Desk) -> PasteDialog:
    desk.controller.paste()
    (dialog,) = desk.dialogs(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    desk.wait_for(lambda: not desk.jobs.busy("paste"))
    return dialog


def test_pasted_text_is_shown_first_and_then_opened(desk: Desk) -> None:
    _copy(None, LANTERN)
    dialog = _paste_dialog(desk)
    assert LANTERNS in dialog.shown_text()
    assert "London · March 2019" in dialog.shown_text()
    assert "Seven boroughs walk" in dialog.shown_text()
    assert desk.titles() == []
    dialog.add.click()
    desk.wait_for(lambda: desk.requested)
    assert desk.titles() == [LANTERNS]
    assert desk.controller.notice.text == "1 article added to the library"
    sources = desk.library.articles.details(desk.requested[0]).sources
    assert [source.path for source in sources] == [""]


def test_a_pasted_page_keeps_its_headings(desk: Desk) -> None:
    _copy("<h1>Owl watch</h1><h2>Where</h2><p>By the mill, on the second of May 2016.</p>", "Owl watch")
    dialog = _paste_dialog(desk)
    assert "Owl watch" in dialog.shown_text()
    assert "Where" in dialog.shown_text()
    dialog.reject()
    desk.wait_for(lambda: not desk.jobs.busy())
    assert desk.titles() == []


def test_an_empty_clipboard_is_said(desk: Desk) -> None:
    _copy(None, " \n ")
    desk.controller.paste()
    assert "There is no text on the clipboard." in _question_of(desk).accessibleDescription()


def test_copied_files_are_imported_as_files(desk: Desk, documents: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(documents / "kite.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    desk.controller.paste()
    assert _summary_of(desk).summary.added == 1
    assert desk.titles() == [KITES]


@pytest.mark.parametrize("action", ["import_files", "import_folder"])
def test_choosing_what_to_import(desk: Desk, documents: Path, action: str) -> None:
    getattr(desk.controller, action)()
    (chooser,) = desk.dialogs(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chosen = str(documents / "kite.txt") if action == "import_files" else str(documents)
    chooser.filesSelected.emit([chosen])
    chooser.reject()
    assert _summary_of(desk).summary.added == (1 if action == "import_files" else 3)


def test_a_fault_in_a_quiet_look_is_a_notice(desk: Desk, documents: Path) -> None:
    desk.settings.import_folders = [str(documents)]
    desk.library.close()
    desk.controller.look_for_new_files(quiet=True)
    desk.wait_for(lambda: desk.controller.notice.isVisible())
    assert not desk.dialogs(SentencesDialog)
    desk.controller.notice.offers[0].click()
    assert desk.controller.notice.text in _question_of(desk).accessibleDescription()


def test_a_library_that_cannot_be_written_is_said_and_the_panel_goes(desk: Desk, documents: Path) -> None:
    desk.library.close()
    desk.controller.import_paths([documents])
    assert _question_of(desk).findChildren(QDialogButtonBox)
    assert not desk.controller.progress.isVisible()
    assert desk.changes == [None]

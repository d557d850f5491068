"""Notes out of the window into files, and back in."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reader.export import Briefing
from reader.exporting import Selection
from reader.ui.exporting.choices import Choice, Form, Scope
from reader.ui.exporting.dialog import ExportDialog
from reader.ui.exporting.personal import PersonalDialog
from reader.ui.exporting.report import ReportDialog
from reader.ui.importing.failures import FailuresView
from reader.ui.sentences import SentencesDialog
from tests import showcase
from tests.ui.exporting.conftest import Desk
from tests.ui.full_disk import full_disk


def choose(desk: Desk, form: Form, place: Path, scope: int = 0, briefing: Briefing | None = None) -> None:
    """Answer the dialog of an export."""
    dialog = desk.dialog(ExportDialog)
    dialog.scopes.buttons()[scope].setChecked(True)
    dialog.form.setCurrentIndex(dialog.form.findData(form))
    dialog.place.setText(str(place))
    dialog.briefing.setCurrentIndex(dialog.briefing.findData(briefing))
    dialog.export.click()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def labels(dialog: ExportDialog) -> list[str]:
    return [button.text() for button in dialog.scopes.buttons()]


def test_everything_into_a_folder(desk: Desk, folder: Path) -> None:
    desk.trigger("export")
    choose(desk, Form.PLAIN, folder, briefing=Briefing.REGION)
    report = desk.dialog(ReportDialog)
    assert report.headline == "2 notes from 2 articles exported"
    assert report.lines == ("4 new files",)
    assert {"Briefing by region.md", "Index of notes.md"} < set(files(folder))
    report.close()
    desk.trigger("export")
    dialog = desk.dialog(ExportDialog)
    assert (dialog.chosen_form, dialog.choice.place, dialog.choice.briefing) == (
        Form.PLAIN,
        folder,
        Briefing.REGION,
    )
    dialog.export.click()
    assert desk.dialog(ReportDialog).lines == ("4 files already up to date",)


def test_what_may_go_out_depends_on_what_is_open(desk: Desk) -> None:
    desk.trigger("export")
    dialog = desk.dialog(ExportDialog)
    assert labels(dialog) == ["All your notes", f"Notes on this article: {showcase.EAST_JUNE}"]
    dialog.close()
    desk.reader.search("lantern")
    desk.trigger("export")
    dialog = desk.dialog(ExportDialog)
    assert labels(dialog)[0] == "Notes on articles that this search finds: lantern"
    assert dialog.choice.scope.selection == Selection.of_query("lantern")
    dialog.close()
    notebook = desk.reader.window.commands.notebook
    assert notebook is not None
    notebook.exports.export(Selection.of_marks([1, 2]))
    assert labels(desk.dialog(ExportDialog))[0] == "What you selected (2 notes)"


def test_only_this_article(desk: Desk, folder: Path) -> None:
    desk.trigger("export")
    choose(desk, Form.OBSIDIAN, folder, scope=1)
    assert desk.dialog(ReportDialog).headline == "1 note from 1 article exported"
    assert len(files(folder)) == 2


def test_a_place_that_is_no_whole_path_cannot_be_exported_to(desk: Desk) -> None:
    desk.trigger("export")
    dialog = desk.dialog(ExportDialog)
    dialog.place.setText("notes")
    assert not dialog.export.isEnabled()
    dialog.choose_place("/somewhere/else")
    assert dialog.export.isEnabled()
    dialog.form.setCurrentIndex(dialog.form.findData(Form.ANNOTATIONS))
    assert dialog.choice.place == Path("/somewhere/else/Regional Reader notes.jsonld")
    assert not dialog.briefing.isEnabled()


def test_what_looks_like_personal_data_is_pointed_out_until_agreed_to(desk: Desk, folder: Path) -> None:
    kept = desk.add("Ring 01632 960 123")
    desk.add("Child D, date of birth 03/04/2011, see robin@example.org", 40)
    desk.trigger("export")
    choose(desk, Form.PLAIN, folder)
    question = desk.dialog(PersonalDialog)
    assert [each.phrase for each in question.model.findings] == [
        "01632 960 123",
        "03/04/2011",
        "robin@example.org",
    ]
    assert question.go_on.text() == "Export anyway"
    tick = question.model.index(1, 0)
    question.model.setData(tick, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert [question.model.index(row, 0).data() for row in range(3)] == ["Yes", "No", "No"]
    assert question.go_on.text() == "Export without it"
    question.go_on.click()
    report = desk.dialog(ReportDialog)
    assert report.lines[-1] == "1 note left out, as you chose"
    written = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert "01632 960 123" in written
    assert "robin@example.org" not in written
    assert "03/04/2011" not in written
    report.close()

    # What was left out is asked about again; what was agreed to is ticked.
    desk.trigger("export")
    desk.dialog(ExportDialog).export.click()
    question = desk.dialog(PersonalDialog)
    assert kept.uid not in question.model.left_out
    assert len(question.model.left_out) == 1
    question.export_all.click()
    question.go_on.click()
    desk.dialog(ReportDialog).close()

    # Everything is agreed to: not a word of it, until something new appears.
    desk.trigger("export")
    desk.dialog(ExportDialog).export.click()
    desk.dialog(ReportDialog).close()
    desk.add("NHS number 943 476 5919", 70)
    desk.trigger("export")
    desk.dialog(ExportDialog).export.click()
    assert len(desk.dialog(PersonalDialog).model.findings) == 4


def test_cancelling_the_question_writes_nothing(desk: Desk, folder: Path) -> None:
    desk.add("Ring 01632 960 123")
    desk.trigger("export")
    choose(desk, Form.PLAIN, folder)
    question = desk.dialog(PersonalDialog)
    question.leave_all.click()
    assert question.model.left_out
    question.reject()
    desk.reader.settle()
    assert not folder.exists()
    assert desk.reader.settings.export_agreed == []


def test_no_notes_there_is_said(desk: Desk, folder: Path) -> None:
    desk.reader.open(showcase.STATEMENT)
    desk.trigger("export")
    choose(desk, Form.PLAIN, folder, scope=1)
    fault = desk.dialog(SentencesDialog)
    assert "no highlights, notes or bookmarks" in fault.accessibleDescription()
    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("x")
    desk.trigger("export")
    choose(desk, Form.PLAIN, tmp_path / "in the way" / "notes")
    assert desk.dialog(SentencesDialog).accessibleDescription()


def test_files_that_fail_are_listed_and_a_second_export_brings_them(desk: Desk, folder: Path) -> None:
    folder.mkdir(parents=True)
    desk.trigger("export")
    with full_disk():
        choose(desk, Form.PLAIN, folder)
        report = desk.dialog(ReportDialog)
    assert report.headline == "Nothing could be exported"
    assert report.lines == ("3 files could not be written:",)
    assert report.findChildren(FailuresView)
    assert files(folder) == []
    report.close()
    desk.trigger("export")
    desk.dialog(ExportDialog).export.click()
    assert desk.dialog(ReportDialog).lines == ("3 new files",)


def test_what_is_being_typed_goes_along(desk: Desk, folder: Path) -> None:
    desk.trigger("note")
    noting = desk.reader.window.commands.noting
    assert noting
    assert noting.marking
    noting.marking.section.editor.field.setPlainText("Typed a moment ago")
    desk.trigger("export")
    choose(desk, Form.PLAIN, folder, scope=1)
    assert desk.dialog(ReportDialog).headline == "2 notes from 1 article exported"
    assert "Typed a moment ago" in "".join(path.read_text("utf-8") for path in folder.iterdir())


def test_cancelled_the_file_under_way_is_whole_and_the_report_says_so(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped while the first of two articles is on its way to the disk."""
    writing, stopped, fsync = threading.Event(), threading.Event(), os.fsync

    def slow_disk(handle: int) -> None:
        if threading.current_thread().name == "lane-export" and any(folder.glob("*")):
            writing.set()
            assert stopped.wait(10)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", slow_disk)
    notebook = desk.reader.window.commands.notebook
    assert notebook is not None
    exports = notebook.exports
    exports.begin(Choice(Scope("All", Selection.everything()), Form.PLAIN, folder))
    desk.reader.until(writing.is_set)
    exports.panel.cancel_requested.emit()
    stopped.set()
    report = desk.dialog(ReportDialog)
    assert report.headline == "Export stopped"
    assert report.lines == (
        "The files that were written are whole. Export again for the rest.",
        "1 new file",
    )
    assert not exports.panel.isVisible()
    stopped_at = {path.name: path.read_bytes() for path in folder.iterdir()}
    report.close()
    exports.begin(Choice(Scope("All", Selection.everything()), Form.PLAIN, folder))
    assert desk.dialog(ReportDialog).headline == "2 notes from 2 articles exported"
    ((name, content),) = stopped_at.items()
    assert (folder / name).read_bytes() == content


def test_annotations_go_out_and_come_back(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonld"
    desk.trigger("export")
    choose(desk, Form.ANNOTATIONS, file)
    report = desk.dialog(ReportDialog)
    assert report.lines == ("Written to notes.jsonld",)
    report.close()
    desk.noter.delete([mark.id for mark in desk.noter.notebook.marks.select()])
    desk.trigger("import_notes")
    chooser = desk.dialog(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.close()
    report = desk.dialog(ReportDialog)
    assert report.headline == "2 notes brought in"
    assert report.lines == ("2 added",)
    assert desk.noter.notebook.marks.count() == 2
    report.close()
    notebook = desk.reader.window.commands.notebook
    assert notebook is not None
    notebook.exports.take_in(file)
    report = desk.dialog(ReportDialog)
    assert (report.headline, report.lines) == ("Nothing new in that file", ("2 already here",))


@pytest.mark.parametrize("data", [b"", b"{}", b"not json"])
def test_a_file_that_holds_no_notes_is_said(desk: Desk, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(data)
    notebook = desk.reader.window.commands.notebook
    assert notebook is not None
    notebook.exports.take_in(file)
    assert desk.dialog(SentencesDialog).accessibleDescription()
    assert desk.noter.notebook.marks.count() == 2
